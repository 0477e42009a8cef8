"""A proposal's title is that of its form, or its first line, and no word of it is cut."""

import pytest

from broker._compose import title_of
from broker.model import Proposal


@pytest.mark.parametrize("text", ["# Springs\n\nText.", "\n ** Springs **\nText.", "Springs"])
def test_it_is_the_first_line_without_marks(text: str) -> None:
    assert title_of(Proposal(text=text)) == "Springs"


def test_a_long_line_ends_after_a_word_and_says_that_it_goes_on() -> None:
    title = title_of(Proposal(text="springs " * 40))
    assert len(title) <= 120
    assert set(title.removesuffix("…").split()) == {"springs"}
    assert title.endswith("springs…")
    assert title_of(Proposal(text="x" * 300)) == "x" * 119 + "…"
    assert title_of(Proposal(text="x" * 120)) == "x" * 120


@pytest.mark.parametrize(
    "text",
    [
        "CALL FOR PROPOSALS\nProject title: Springs of the hills\nDuration: 2 years",
        "FORMULAIRE\n1. Titre du projet :::\n\nSprings of the hills\n\n2. Site du projet : là",
        "Resumen\nTítulo del proyecto Springs of the hills",
        "FICHA\n1) TÍTULO: Springs of the hills\n2) MUNICÍPIO",
        "1.4 Nombre de Proyecto\n\nSprings of the hills\n2.1",
        "Projekttitel\nSprings of the hills\nAkronym\nSPRINGS",
        "Kurzbeschreibung\n\nBezeichnung: Springs of the hills\nLand: Nepal",
        "Scheda\n| Titolo del progetto | “Springs of the hills” |",
    ],
)
def test_a_form_names_its_title(text: str) -> None:
    assert title_of(Proposal(text=text)) == "Springs of the hills"


@pytest.mark.parametrize(
    "text", ["Titles and rights of herders\nText.", "Springs\nTitle deeds are"]
)
def test_a_word_like_a_label_is_none(text: str) -> None:
    assert title_of(Proposal(text=text)) == text.partition("\n")[0]
