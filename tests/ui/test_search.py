"""Finding organisations by words and by facets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker import Evidence
from broker.ui._search import Facets, found
from tests.ui.tiny import HERDERS, MILLERS, OUTSIDERS, TEACHERS, tiny_alliance


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return Evidence(tiny_alliance())


def ids(evidence: Evidence, text: str = "", **facets: object) -> list[str]:
    return [one.id for one in found(evidence, text=text, facets=Facets(**facets))]


def test_everybody_is_listed_by_name_without_a_wish(evidence: Evidence) -> None:
    assert ids(evidence) == [HERDERS, MILLERS, TEACHERS]


def test_words_find_who_works_on_it(evidence: Evidence) -> None:
    assert ids(evidence, "pastures and herds")[0] == HERDERS
    assert MILLERS not in ids(evidence, "pastures and herds")


def test_a_part_of_a_name_finds_its_bearer(evidence: Evidence) -> None:
    assert ids(evidence, "mill")[0] == MILLERS


def test_words_that_nobody_uses_find_nobody(evidence: Evidence) -> None:
    assert ids(evidence, "zzzz") == []
    assert ids(evidence, "???") == []


def test_those_around_are_shown_only_when_asked_for(evidence: Evidence) -> None:
    assert OUTSIDERS not in ids(evidence, "pasture")
    assert ids(evidence, "pasture", around=True) == [OUTSIDERS]


def test_facets_narrow_the_list_down(evidence: Evidence) -> None:
    assert ids(evidence, countries=("NPL", "KEN")) == [MILLERS, TEACHERS]
    assert ids(evidence, countries=("NPL", "KEN"), kinds=("academic_research",)) == [TEACHERS]
    assert ids(evidence, themes=("sard_m",)) == [HERDERS]
    assert ids(evidence, regions=("central_asia",)) == [HERDERS]


@given(
    text=st.sampled_from(["", "pastures", "water", "school"]),
    kind=st.sampled_from(["academic_research", "civil_society"]),
)
def test_a_facet_only_takes_away(evidence: Evidence, text: str, kind: str) -> None:
    assert set(ids(evidence, text, kinds=(kind,))) <= set(ids(evidence, text))
