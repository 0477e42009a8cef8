"""Answers, shaped for the eye."""

import pytest

from broker.model import Reason, Years, fold
from broker.ui._member_view import status, years
from broker.ui._view import choices, evidence_line, place_choices, shown_reasons
from broker.vocabulary import load_vocabulary
from broker.wording import LANGUAGES, Words
from tests.ui.tiny import tiny_alliance


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_places_have_the_same_name(language: str) -> None:
    places = place_choices(load_vocabulary(), words=Words(language))
    assert len(set(places.values())) == len(places)
    assert places["country:PER"] in {"Peru", "Pérou", "Perú"}


def test_choices_stand_in_the_order_of_their_names() -> None:
    names = list(choices(load_vocabulary(), "theme", words=Words("fr")).values())
    assert names == sorted(names, key=fold)
    assert names.index("Éducation") < names.index("Forêts")


def test_a_reason_shows_its_words_and_where_they_stand() -> None:
    reason = Reason(text="t", source="https://example.org/x", quote="*so*", contribution=1)
    line = evidence_line(reason, words=Words())
    assert line == "“\\*so\\*” — [example\\.org](https://example.org/x)"


@pytest.mark.parametrize("key", ["civil_society", "450000", "en", "FRA"])
def test_a_reason_that_rests_on_a_key_shows_no_key(key: str) -> None:
    reason = Reason(text="t", source="a list", quote=key, contribution=1)
    assert evidence_line(reason, words=Words()) == "Source: a list"


def test_what_speaks_against_something_is_said_without_its_record_once_more() -> None:
    source = "https://example.org"
    good = Reason(text="It fits.", source=source, quote="so", contribution=0.2)
    bad = Reason(text="It is old.", source=source, quote="Grants", contribution=-0.1)
    shown = shown_reasons((good, bad), most=2, words=Words())
    assert shown.splitlines()[-1] == "- It is old\\."


def test_work_without_a_year_shows_a_dash() -> None:
    work = tiny_alliance().activities[0]
    assert years(work) == "–"
    assert years(work.model_copy(update={"years": Years(start=2020, ongoing=True)})) == "2020–"


def test_the_state_of_work_comes_with_the_remark_of_its_source() -> None:
    work = tiny_alliance().activities[0].model_copy(update={"status_note": "until spring"})
    assert status(work, words=Words()) == "running (until spring)"
