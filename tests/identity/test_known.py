"""Who goes by several names, in several languages and times, is one organisation."""

import pytest

from broker.identity import Entity, find_duplicates, organisation_called, resolve
from broker.identity._states import state_of
from broker.model import Alliance
from tests.worlds import member

UNDP = "United Nations Development Programme"


def verdict(one: str, other: str, *, here: str | None = None, there: str | None = None) -> str:
    found = resolve(
        [Entity(id="new", names=(one,), country=here)],
        known=[Entity(id="old", names=(other,), country=there)],
    )
    return found[0].verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (UNDP, "Programa de las Naciones Unidas para el Desarrollo"),
        ("PNUD", UNDP),
        ("PNUD", "UNDP"),
        ("OMM", "World Meteorological Organization"),
        ("Banque mondiale", "Weltbank"),
        ("GTZ", "Deutsche Gesellschaft für Internationale Zusammenarbeit"),
        ("FAO", "Organización de las Naciones Unidas para la Alimentación y la Agricultura"),
    ],
)
def test_a_well_known_organisation_is_recognised_by_any_of_its_names(one, other):
    assert verdict(one, other) == "same"
    assert verdict(other, one) == "same"


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Andean Farmers' Union", "Unión de Agricultores Andinos", "PER"),
        ("Alpenverein Hintertal", "Alpine Club Hintertal", "AUT"),
        ("SDI - Sustainable Dzong Initiative", "Sustainable Dzong Initiative", "BTN"),
        ("Montabella (European association of alpine pastures)", "MONTABELLA", "FRA"),
        ("Stockdale Mountain Inst.", "SMI - Stockdale Mountain Institute", "GBR"),
    ],
)
def test_one_name_in_two_languages_or_with_its_short_one_is_noticed(one, other, country):
    assert verdict(one, other, here=country, there=country) in {"same", "unsure"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Government of Niger", "Government of Nigeria"),
        ("World Health Organization", "World Organisation for Animal Health"),
        ("Asian Development Bank", "African Development Bank"),
        ("PNUD", "PNUMA"),
        ("Ministerio del Ambiente", "Universidad del Ambiente"),
    ],
)
def test_names_that_are_alike_are_not_the_same_for_that(one, other):
    assert verdict(one, other) != "same"


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Royaume du Lesotho", "Government of Lesotho", "LSO"),
        ("Confédération suisse", "Government of Switzerland", "CHE"),
        ("Gobierno peruano", "Government of Peru", "PER"),
        ("République démocratique du Congo", "Democratic Republic of the Congo", "COD"),
        ("Bundesrepublik Deutschland", "Germany", "DEU"),
        ("Nepal", "Federal Democratic Republic of Nepal", "NPL"),
    ],
)
def test_a_government_is_recognised_by_any_name_of_its_state(one, other, country):
    assert verdict(one, other, here=country, there=country) == "same"
    assert verdict(one, other) == "same"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Republic of the Congo", "COG"),
        ("Government of Niger", "NER"),
        ("République de Guinée", "GIN"),
        ("Papua New Guinea", "PNG"),
        ("Côte d'Ivoire", "CIV"),
        ("Ministry of Environment of Peru", None),
        ("Government of Aragon", None),
        ("Altai Republic", None),
        ("Royal Society", None),
        ("Republic", None),
        ("", None),
        ("Peru " * 1000, None),
    ],
)
def test_a_state_is_told_by_its_name_and_nothing_else(name, country):
    assert state_of(name) == country


def test_a_government_is_not_that_of_another_country_with_the_same_name():
    assert verdict("Georgia", "Government of Georgia", here="USA", there="GEO") == "new"


def test_a_short_name_that_several_bear_tells_who_it_is_only_with_the_country():
    swiss = "Swiss Agency for Development and Cooperation"
    assert verdict("DDC", swiss, here="CHE", there="CHE") == "same"
    assert verdict("DDC", swiss) != "same"
    assert verdict("DDC", swiss, here="PER", there="CHE") == "new"


def test_a_programme_is_not_called_as_the_body_that_runs_it():
    some = (
        Entity(id="grants", names=("Small Grants Programme for Valleys (UNDP)",)),
        Entity(id="office", names=("UNDP Pakistan",), acronyms=("UNDP",), country="PAK"),
        Entity(id="undp", names=(UNDP,)),
    )
    assert not [
        pair for pair in find_duplicates(some).duplicates if "grants" in {pair.one, pair.other}
    ]


def test_what_speaks_for_two_names_of_one_is_said():
    old = Entity(id="old", names=(UNDP,))
    (found,) = resolve([Entity(id="new", names=("PNUD",))], known=[old])
    said = [clue.text for clue in found.matches[0].clues if clue.part == "known"]
    assert said == [f"Both are known as “{UNDP}”."]


def test_somebody_is_found_at_a_prompt_by_another_name():
    world = Alliance(members=(member("one", name=UNDP), member("two", name="Alpine Club")))
    for name in ("pnud", "UNDP", "Programme des Nations Unies pour le développement"):
        assert organisation_called(world, name).id == "one"
