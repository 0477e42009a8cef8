import pytest

from broker.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("We look for universities and municipalities.", "academic_research subnational_authority"),
        ("We are an NGO. We seek companies in the Alps.", "private_sector"),
        ("Nous cherchons des communes et des entreprises.", "subnational_authority private_sector"),
        ("Buscamos municipios y una universidad.", "subnational_authority academic_research"),
        ("Cerchiamo comuni e aziende.", "subnational_authority private_sector"),
        ("Procuramos parceiros: universidades e ONG.", "academic_research civil_society"),
        (
            "Wir suchen Gemeinden und Forschungsinstitute.",
            "subnational_authority academic_research",
        ),
        ("Partners wanted: NGOs.", "civil_society"),
        ("Municipalities are sought.", "subnational_authority"),
        ("Universidades y ONG son bienvenidas.", "academic_research civil_society"),
    ],
)
def test_kinds_that_a_text_asks_for(vocabulary: Vocabulary, text: str, kinds: str) -> None:
    assert vocabulary.kinds_in(text) == tuple(kinds.split())


@pytest.mark.parametrize(
    "text",
    [
        "The university works in the valley of the company.",
        "Our partners are universities.",
        "We need training for municipalities.",
        "We seek help. The university is near.",
        "",
    ],
)
def test_kinds_that_are_only_named(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.kinds_in(text) == ()


def test_whom_the_work_is_for_is_not_asked_for(vocabulary: Vocabulary) -> None:
    text = "We look for universities to train companies."
    assert vocabulary.kinds_in(text) == ("academic_research",)
