import pytest

from broker.model import InputError, UnknownNameError
from broker.vocabulary import understand

TEXT = """Gestion des bassins versants dans les Andes du Pérou et de l'Équateur.
Nous cherchons des universités et des communes. Notre budget est de 48 000 euros."""


def test_a_proposal_tells_what_it_is_about() -> None:
    proposal = understand(TEXT, source="proposal.txt", lead="condesan")
    assert proposal.language == "fr"
    assert proposal.themes[0] == "watershed_management"
    assert [place.key for place in proposal.places] == ["andes", "PER", "ECU"]
    assert proposal.kinds == ("academic_research", "subnational_authority")
    assert str(proposal.budget) == "EUR 48,000"
    assert (proposal.text, proposal.source, proposal.lead) == (
        TEXT.strip(),
        "proposal.txt",
        "condesan",
    )


def test_what_is_told_comes_first_and_once() -> None:
    proposal = understand(
        TEXT,
        themes=["Genre", "watershed management"],
        places=["Bolivie", "Andes"],
        kinds=["private sector"],
    )
    assert proposal.themes[:2] == ("gender", "watershed_management")
    assert len(set(proposal.themes)) == len(proposal.themes)
    assert [place.key for place in proposal.places] == ["BOL", "andes", "PER", "ECU"]
    assert proposal.kinds[0] == "private_sector"


@pytest.mark.parametrize("text", ["", "  \n", "123 — 456", "🏔", "\ud800"])
def test_nothing_to_go_by(text: str) -> None:
    with pytest.raises(InputError, match="nothing to go by"):
        understand(text)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="No theme is called 'astrology'"):
        understand(TEXT, themes=["astrology"])
