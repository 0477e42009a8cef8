"""Nobody is taken for a well-known organisation, or a state, that only has a name like theirs."""

import time

import pytest

from broker.identity import Entity, find_duplicates, resolve
from broker.identity._known import KnownNames
from broker.identity._states import state_of
from broker.vocabulary import KnownOrganisation, known_organisations
from broker.wording import Words


def verdict(one: str, other: str, *, here: str | None = None, there: str | None = None) -> str:
    found = resolve(
        [Entity(id="new", names=(one,), country=here)],
        known=[Entity(id="old", names=(other,), country=there)],
    )
    return found[0].verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Milano", "A2A"),
        ("Colorado", "Colorado State University"),
        ("Santa", "Holy See"),
        ("Centro", "South Centre"),
        ("Group", "e& Group"),
        ("Kraftwerke", "Uniper"),
        ("Natura", "Pro Natura"),
        ("Greenpeace (Italy)", "Greenpeace International"),
        ("Greenpeace (Italy)", "Greenpeace (Spain)"),
        ("University of Bern (CDE)", "University of Bern"),
        ("Umweltbundesamt", "Environment Agency Austria"),
    ],
)
def test_a_part_of_a_name_is_not_the_name(one, other):
    assert verdict(one, other) != "same"


@pytest.mark.parametrize(
    ("name", "whole", "country"),
    [
        ("Instituto do Ambiente", "Portuguese Environment Agency", "PRT"),
        (
            "Centre national de la recherche scientifique",
            "French National Centre for Scientific Research",
            "FRA",
        ),
        ("Orange", "Orange S.A.", "FRA"),
        ("Leonardo", "Finmeccanica", "ITA"),
        ("Total", "TotalEnergies", "FRA"),
    ],
)
def test_a_name_that_others_may_have_is_asked_about_where_no_country_is_told(name, whole, country):
    assert verdict(name, whole, there=country) == "unsure"
    assert verdict(whole, name, here=country) == "unsure"
    assert verdict(name, whole, here=country, there=country) == "same"
    assert verdict(name, whole, here="NPL", there=country) == "new"


@pytest.mark.parametrize("name", ["Grain", "Traffic", "Interaction"])
def test_a_common_word_is_asked_about(name):
    whole = {
        "Grain": "Genetic Resources Action International",
        "Traffic": "TRAFFIC International",
        "Interaction": "American Council for Voluntary International Action",
    }
    assert verdict(name, whole[name]) == "unsure"


@pytest.mark.parametrize(
    ("name", "country"), [("Georgia", "GEO"), ("Jordan", "JOR"), ("Montserrat", "MSR")]
)
def test_a_country_whose_name_others_have_is_asked_about(name, country):
    government = f"Government of {name}"
    assert verdict(name, government, there=country) == "unsure"
    assert verdict(name, government, here=country, there=country) == "same"
    assert verdict(name, government, here="USA", there=country) == "new"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("South Africa", "ZAF"),
        ("República da África do Sul", "ZAF"),
        ("Republic of the Sudan", "SDN"),
        ("South Sudan", "SSD"),
        ("Republic of El Salvador", "SLV"),
        ("Confederación Suiza", "CHE"),
        ("Schweizerische Eidgenossenschaft", "CHE"),
        ("Russian Federation", "RUS"),
        ("Gobierno mexicano", "MEX"),
        ("People's Republic of China", "CHN"),
        ("Democratic People's Republic of Korea", "PRK"),
        ("Africa", None),
        ("Federación Africana", None),
        ("Fédération française", None),
        ("Swiss", None),
        ("Royal Dutch", None),
        ("Royal Jordanian", None),
        ("Peru, Bolivia, Chile", None),
        ("Austria, Germany, Switzerland", None),
        ("Scotland", None),
        ("Government of England", None),
        ("Northern Ireland", None),
        ("State of Georgia", None),
        ("Gobierno del Estado de México", None),
        ("Niger State", None),
        ("Republic of China", None),
        ("People's Republic of Korea", None),
        ("German Democratic Republic", None),
        ("Congo", None),
        ("Government of Congo", None),
        ("Salvador", None),
        ("Island", None),
    ],
)
def test_a_state_is_told_from_what_is_called_like_it(name, country):
    assert state_of(name) == country


def test_a_name_of_two_states_means_the_one_whose_country_is_told():
    assert state_of("Congo", told="COG") == "COG"
    assert state_of("Congo", told="COD") is None
    assert state_of("Georgia", told="GE") == "GEO"
    assert state_of("Georgia", told="USA") is None


def test_a_person_is_never_taken_for_a_state_against_the_countries_that_are_told():
    people = ("Jordan", "Chad", "Georgia", "Israel", "Kenya", "Maurice", "Malta", "India")
    for name in people:
        assert verdict(name, f"Government of {name}", here="CHE", there="NPL") == "new"
        country = state_of(name, alone=True)
        assert verdict(name, f"Government of {name}", here="CHE", there=country) == "new"


def test_an_office_in_a_country_is_not_the_body_itself():
    office = Entity(
        id="office",
        names=("UNDP Pakistan", "United Nations Development Programme Pakistan"),
        acronyms=("UNDP",),
        country="PAK",
    )
    for name in ("PNUD", "UNDP", "United Nations Development Programme"):
        (found,) = resolve([Entity(id="new", names=(name,))], known=[office])
        assert found.verdict == "unsure"
        said = [clue.text for clue in found.matches[0].clues if clue.part == "known"]
        assert said in (
            [],
            ["One of them may be an office of “United Nations Development Programme”."],
        )


def test_a_body_that_tells_its_own_country_is_no_office():
    assert verdict("University of Bern, Switzerland", "Universität Bern", there="CHE") != "new"


def test_what_others_may_be_called_too_is_said_so():
    old = Entity(id="old", names=("Government of Georgia",), country="GEO")
    (found,) = resolve(
        [Entity(id="new", names=("Georgia",))], known=[old], words=Words(language="fr")
    )
    said = [clue.text for clue in found.matches[0].clues if clue.part == "known"]
    assert len(said) == 1
    assert "Gouvernement (Géorgie)" in said[0]
    assert "d’autres" in said[0]


def test_contributions_add_up_where_somebody_is_asked_about():
    old = Entity(id="old", names=("Orange S.A.",), country="FRA")
    (found,) = resolve([Entity(id="new", names=("Orange",))], known=[old])
    (match,) = found.matches
    odds = sum(clue.contribution for clue in match.clues)
    assert 1 / (1 + 2.718281828459045**-odds) == pytest.approx(match.score, abs=1e-3)


def test_one_code_in_a_register_needs_no_other_name():
    code = ("ror:03vek6s52",)
    old = Entity(id="old", names=("Orange S.A.",), country="FRA", identifiers=code)
    (found,) = resolve([Entity(id="new", names=("Orange",), identifiers=code)], known=[old])
    assert found.verdict == "same"


@pytest.mark.parametrize("name", ["UNDP " * 20_000, "Peru " * 20_000, "A" * 100_000])
def test_a_name_without_end_takes_no_time(name):
    world = [Entity(id="undp", names=("United Nations Development Programme",))]
    resolve([Entity(id="new", names=("UNDP",))], known=world)
    started = time.perf_counter()
    resolve([Entity(id="new", names=(name,))], known=world)
    find_duplicates([Entity(id="new", names=(name,)), *world])
    assert time.perf_counter() - started < 5


def test_two_names_without_end_are_not_one_for_how_they_begin():
    start = "Alliance of the valleys of the north " * 20
    assert verdict(f"{start} Kathmandu glaciers", f"{start} Lima orchards") != "same"


def test_every_row_of_the_table_is_found_by_its_own_name_and_by_no_other():
    names = KnownNames(known_organisations())
    for one in known_organisations():
        found = names.described(Entity(id="x", names=(one.name,), country=one.country))
        assert found is None or found.organisation in (one,) or found.organisation.government, one


def test_a_body_of_the_table_with_a_legal_form_is_known_at_home_without_it():
    tide = KnownOrganisation(name="Tide", other=("Tide S.A.",), former=("Marea",), country="PRT")
    names = KnownNames([tide])
    assert names.described(Entity(id="x", names=("Tide",), country="PRT"))
    assert names.described(Entity(id="x", names=("Tide",), country="ESP")) is None
