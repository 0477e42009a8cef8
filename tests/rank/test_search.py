"""Finding organisations by words and by facets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker import Evidence
from broker.model import Alliance, UnknownNameError
from broker.rank import search
from tests.ui.tiny import HERDERS, MILLERS, OUTSIDERS, TEACHERS, tiny_alliance
from tests.worlds import member


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return Evidence(tiny_alliance())


def ids(evidence: Evidence, text: str = "", **facets: object) -> list[str]:
    return [one.organisation.id for one in search(evidence, text=text, **facets)]


def test_everybody_is_listed_by_name_without_a_wish(evidence: Evidence) -> None:
    assert ids(evidence) == [HERDERS, MILLERS, TEACHERS]


def test_one_value_alone_is_not_read_letter_by_letter(evidence: Evidence) -> None:
    assert ids(evidence, countries="Kyrgyzstan") == ids(evidence, countries=["Kyrgyzstan"])


def test_what_is_no_facet_is_refused(evidence: Evidence) -> None:
    with pytest.raises(TypeError, match="takes no colour, theme; facets: themes, "):
        ids(evidence, theme=["water"], colour=["red"])


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


def test_a_facet_may_be_given_by_name(evidence: Evidence) -> None:
    assert ids(evidence, countries=("Nepal",)) == [MILLERS]
    with pytest.raises(UnknownNameError, match="Nepal"):
        ids(evidence, countries=("Nepall",))


def test_what_is_found_comes_with_its_focus(evidence: Evidence) -> None:
    first = search(evidence, text="pastures")[0]
    assert first.focus.themes == {"sard_m"}
    assert first.focus.countries == {"KGZ"}
    assert "central_asia" in first.focus.regions


def test_who_is_busy_with_something_else_does_not_come_first(evidence: Evidence) -> None:
    words = "Mountains: a school of young people, and pastures."
    assert ids(evidence, words)[0] == TEACHERS


@given(
    text=st.sampled_from(["", "pastures", "water", "school"]),
    kind=st.sampled_from(["academic_research", "civil_society"]),
)
def test_a_facet_only_takes_away(evidence: Evidence, text: str, kind: str) -> None:
    assert set(ids(evidence, text, kinds=(kind,))) <= set(ids(evidence, text))


def test_a_well_known_one_is_found_by_a_name_in_another_language() -> None:
    world = Alliance(
        members=(member("wmo", name="World Meteorological Organization"), member("other"))
    )
    found = search(Evidence(world), text="Organisation météorologique mondiale")
    assert found[0].organisation.id == "wmo"
    assert [one.organisation.id for one in search(Evidence(world), text="OMM")] == ["wmo"]
