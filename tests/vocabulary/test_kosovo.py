"""Kosovo has no code in ISO 3166: it is known, named and counted all the same."""

import json
from importlib import resources

import pytest

from broker.intake._cordis_codes import country_of
from broker.vocabulary import Vocabulary, load_groups
from tests.intake.sheets import examined

LIST = "name,kind,country,focus countries,source\nEra,civil society,{},{},https://example.org\n"


@pytest.mark.parametrize(
    "name",
    ["Kosovo", "KOSOVO", "Kosovë", "Kosova", "Косово", "XK", "XKX", "Kosovo (UNSCR 1244)",
     "Republic of Kosovo", "République du Kosovo", "Cosovo"],
)  # fmt: skip
def test_it_is_recognised_by_every_name(vocabulary: Vocabulary, name: str) -> None:
    assert vocabulary.country(name) == "XKX"
    assert vocabulary.place(name).key == "XKX"


def test_it_is_shown_as_the_united_nations_write_it(vocabulary: Vocabulary) -> None:
    assert vocabulary.label("country", "XKX") == "Kosovo (UNSCR 1244)"
    assert vocabulary.label("country", "XKX", language="fr") == "Kosovo (RCSNU 1244)"


def test_what_cordis_calls_it_is_known(vocabulary: Vocabulary) -> None:
    assert country_of("XK") in vocabulary.countries


@pytest.mark.parametrize("name", ["Kosovo", "Kosovë", "Kosovo (UNSCR 1244)", "XKX"])
def test_a_list_that_names_it_is_read(tmp_path, name: str) -> None:
    found = examined(tmp_path, LIST.format(name, f"Albania; {name}"))
    assert found.report.problems == ()
    (era,) = [one for one in found.after.members if one.name == "Era"]
    assert era.country == "XKX"
    assert era.focus[0].countries == ("ALB", "XKX")


def test_it_is_found_in_texts(vocabulary: Vocabulary) -> None:
    texts = (
        "Shepherds in Kosovo and Albania.",
        "Les bergers kosovares et albanais.",
        "Kosovarische Hirten.",
    )
    for text in texts:
        assert "XKX" in {one.key for one in vocabulary.places_in(text)}, text


def test_it_lies_in_europe_and_in_its_mountains(vocabulary: Vocabulary) -> None:
    assert "XKX" in vocabulary.regions["europe"].countries
    for key in ("dinaric-alps", "prokletije", "sharr-mountains", "balkans"):
        assert "XKX" in vocabulary.ranges[key].countries, key
    for name in ("Sharr Mountains", "Šar Planina", "Shar Mountains"):
        assert vocabulary.range_of(name) == "sharr-mountains"
    near = vocabulary.nearness(vocabulary.place("Dinaric Alps"), countries=("XKX",))
    assert near.level == "country"


@pytest.mark.parametrize(
    ("group", "belongs"),
    [("DAC", True), ("DEVELOPING", True), ("DAC_UPPER_MIDDLE", True), ("DAC_LOW", False),
     ("WESTERN_BALKANS", True), ("AC", True), ("WIDENING", True), ("LDC", False), ("EU", False),
     ("EEA_EFTA", False), ("OECD", False), ("LANDLOCKED", False), ("WORLD", True)],
)  # fmt: skip
def test_funders_groups_of_countries_place_it(group: str, belongs: bool) -> None:
    assert load_groups()[group].holds("XKX") is belongs


def test_the_map_has_a_place_for_it() -> None:
    points = json.loads((resources.files("broker.ui") / "world" / "countries.json").read_text())
    longitude, latitude = points["XKX"]
    assert 20 < longitude < 22
    assert 41.8 < latitude < 43.3
