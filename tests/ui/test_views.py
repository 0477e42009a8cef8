"""Answers, shaped for the eye."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker import Evidence
from broker.model import Reason
from broker.rank import similar
from broker.ui._member_view import activities_of, first_steps, years
from broker.ui._together import among, partners_of
from broker.ui._view import choices, evidence_line, odds, place_choices, shares
from broker.vocabulary import load_vocabulary
from broker.wording import LANGUAGES, Words
from tests.ui.tiny import HERDERS, MILLERS, TEACHERS, tiny_alliance


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return Evidence(tiny_alliance())


@given(st.lists(st.floats(-1, 5, allow_nan=False), max_size=8))
def test_shares_are_parts_of_one_whole(contributions: list[float]) -> None:
    made = tuple(Reason(text="t", source="s", quote="q", contribution=c) for c in contributions)
    parts = shares(made)
    assert all(0 <= part <= 1 for part in parts)
    assert sum(parts) == pytest.approx(1 if any(c > 0 for c in contributions) else 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_places_have_the_same_name(language: str) -> None:
    places = place_choices(load_vocabulary(), words=Words(language))
    assert len(set(places.values())) == len(places)
    assert places["country:PER"] in {"Peru", "Pérou", "Perú"}


def test_choices_stand_in_the_order_of_their_names() -> None:
    names = list(choices(load_vocabulary(), "theme", words=Words("fr")).values())
    assert names == sorted(names, key=str.casefold)


def test_a_score_is_a_percentage_and_a_word() -> None:
    assert odds(0.82, words=Words()) == "82%, likely"
    assert odds(0.0, words=Words()) == "under 1%, a long shot"


def test_a_reason_shows_its_words_and_where_they_stand() -> None:
    reason = Reason(text="t", source="https://example.org/x", quote="*so*", contribution=1)
    line = evidence_line(reason, words=Words())
    assert line == "“\\*so\\*” — [example\\.org](https://example.org/x)"


def test_running_work_comes_first(evidence: Evidence) -> None:
    assert [one.id for one in activities_of(evidence, HERDERS)] == ["a1", "a2"]
    assert years(activities_of(evidence, HERDERS)[0]) == "–"


def test_pairs_that_worked_together_are_found_once(evidence: Evidence) -> None:
    ties = among(evidence, [HERDERS, MILLERS, TEACHERS, HERDERS])
    assert [(tie.one, tie.other, tie.titles) for tie in ties] == [
        (HERDERS, TEACHERS, ("Pasture committees",))
    ]
    assert [tie.other for tie in partners_of(evidence, TEACHERS)] == [HERDERS]


@pytest.mark.parametrize("key", [HERDERS, MILLERS, TEACHERS])
def test_there_are_always_three_first_steps(evidence: Evidence, key: str) -> None:
    words = Words()
    alike = similar(evidence, member=key, words=words)
    steps = first_steps(evidence, evidence.by_id(key), alike=alike, words=words)
    assert len(steps) == 3
    assert all(steps)
