"""Suggestions with reasons: who, how likely, and why."""

import datetime as dt

import numpy as np
import pytest

from broker.history import Past, Reading, history_of
from broker.model import Initiative, InputError
from broker.rank.learned import Ledger, Question, Sharing, Suggester, companions
from broker.rank.learned._why import why
from broker.wording import Words
from tests.history.tiny import Dictionary, organisation, reading

from .worlds import CLUB, DAY, club, subjects, trained


@pytest.fixture
def suggester():
    return Suggester(
        past=Past(reading=subjects(), day=DAY),
        ranker=trained(),
        sharing=Sharing(diversity=0, exposure=0, newcomers=0),
    )


def members(answer):
    return [one.member.removesuffix(" institute") for one in answer.recommendations]


def test_the_club_of_the_subject_is_suggested(suggester):
    answer = suggester.suggest("snow and more snow", lead=club(1)[0], top=7)
    assert set(members(answer)) == set(club(1)[1:])
    assert [one.rank for one in answer.recommendations] == list(range(1, 8))
    assert {one.country for one in answer.recommendations} == {"NPL"}


def test_reasons_add_up_to_the_score_and_quote_what_stands_there(suggester):
    history = suggester.past.history
    source_of = dict(zip(history.sources, history.titles, strict=True))
    for one in suggester.suggest("goat", lead=club(3)[1], top=5).recommendations:
        total = sum(reason.contribution for reason in one.reasons)
        said = trained().probabilities(np.array([total]))[0]
        assert said == pytest.approx(one.score, abs=1e-3)
        worth = [reason.contribution for reason in one.reasons]
        assert worth == sorted(worth, reverse=True)
        quoted = [reason for reason in one.reasons if reason.source and reason.quote]
        assert quoted
        assert all(reason.quote in source_of[reason.source] for reason in quoted)


def told(*, lead, place):
    """Reasons where a works on goats with b, and c on snow with d, under a work without a title."""
    pairs = (("goats", "a", "b", "Goats", "goat"), ("w2", "c", "d", "w2", "snow on the mountain"))
    works = [
        Initiative(
            id=key, title=title, type="project", status="unknown", members=members,
            summary=text, source=f"page of {key}",
        )
        for key, *members, title, text in pairs
    ]  # fmt: skip
    found = history_of([organisation(key) for key in "abcd"], initiatives=works)
    past = Past(reading=Reading(history=found, encoder=Dictionary()), day=DAY)
    asked = Question(past=past, text="snow", lead=found.position[lead])
    parts = {"text": 1.0, "feedback": 0.5, "place": 0.4, "kind": 0.3, "activity": 0.2}
    return why(asked, place=found.position[place], parts=parts, words=Words())


def test_a_reason_claims_no_likeness_that_is_not_there():
    near, company, *_ = told(lead="c", place="b")
    assert near.text == "Of what it did before, this comes nearest: “Goats”."
    assert company.text.startswith("It has not worked with others"), "it never did with any of them"


def test_a_reason_counts_what_it_claims(suggester):
    past = suggester.past
    history = past.history
    asked = Question(past=past, text="snow", lead=history.position[club(1)[0]])
    place = history.position[club(1)[1]]
    parts = {"feedback": 3.0, "place": 2.0, "kind": 1.0, "activity": 0.0}
    company, country, kind, active = why(asked, place=place, parts=parts, words=Words())
    works = set(past.incidence.works_of(place).tolist())
    friends = [club(1)[at] for at in range(2, CLUB)]
    times = {
        history.names[history.position[one]]: len(
            works.intersection(past.incidence.works_of(history.position[one]).tolist())
        )
        for one in friends
    }
    most = max(times, key=lambda name: times[name])
    assert f"it has worked with {len(friends)}, most often with {most} and" in company.text
    assert company.quote in history.titles
    about = int(asked.near.sum())
    assert country.text == (
        f"Of the {about} works most like this, {about} have somebody from its country: Nepal."
    )
    members = [
        one for work in np.flatnonzero(asked.near) for one in past.incidence.members_of(work)
    ]
    alike = np.mean([history.kinds[one] == history.kinds[place] for one in members])
    assert f"{round(100 * alike)}% are of its kind" in kind.text
    recent = int((past.ages[sorted(works)] <= 3).sum())
    assert active.text == (
        f"It took part in {len(works)} works that are known, {recent} in the last three years."
    )


def test_work_without_a_title_is_told_by_its_text():
    near, *_ = told(lead="a", place="d")
    assert "“snow on the mountain”" in near.text
    assert (near.source, near.quote) == ("page of w2", "snow on the mountain")


def test_reasons_speak_the_language_asked_for(suggester):
    english, french = (
        suggester.suggest("goat", lead=None, top=1, words=Words(language))
        for language in ("en", "fr")
    )
    told = {reason.text for reason in english.recommendations[0].reasons}
    assert told.isdisjoint(reason.text for reason in french.recommendations[0].reasons)


def test_a_lead_that_nobody_knows_is_no_obstacle(suggester):
    answer = suggester.suggest("snow", lead="a stranger", top=5)
    assert set(members(answer)) <= set(club(1))
    assert members(answer) == members(suggester.suggest("snow", lead=None, top=5))


@pytest.mark.parametrize("text", ["", "no word is known", "snow " * 2000])
def test_any_text_gets_an_answer(suggester, text):
    assert len(suggester.suggest(text, lead=club(0)[0], top=3).recommendations) == 3


@pytest.mark.parametrize("top", [0, -1])
def test_fewer_than_one_is_refused_and_noted_nowhere(suggester, top):
    with pytest.raises(InputError, match="at least one"):
        suggester.suggest("snow", lead=None, top=top)
    assert not suggester.ledger.shown


def test_an_empty_history_suggests_nobody():
    for works in ([], [("w", "2030-01-01", "snow", "ab")]):
        nobody = Suggester(past=Past(reading=reading(works), day=DAY), ranker=trained())
        nobody.ready()
        assert nobody.suggest("snow", lead=None).recommendations == ()


def test_before_anything_happened_nobody_is_suggested():
    early = Past(reading=subjects(), day=dt.date(2000, 1, 1))
    assert Suggester(past=early, ranker=trained()).suggest("snow", lead=None).recommendations == ()


def test_newcomers_have_a_list_of_their_own():
    usual = [(f"w{at}", f"2020-0{at + 1}-01", "snow", "abcd") for at in range(6)]
    first = [("n1", "2021-01-01", "snow snow", "ax"), ("n2", "2021-02-01", "bread", "by")]
    suggester = Suggester(past=Past(reading=reading([*usual, *first]), day=DAY), ranker=trained())
    assert members(suggester.suggest_newcomers("snow", lead="a")) == ["x", "y"]
    assert members(suggester.suggest_newcomers("bread", lead=None, top=1)) == ["y"]
    assert set(members(suggester.suggest("snow", lead="a", top=5))) == set("bcdxy")


def test_without_a_history_or_a_wish_for_newcomers_the_second_list_is_empty():
    for works in ([], [("w", "2020-01-01", "snow", "ab")]):
        suggester = Suggester(past=Past(reading=reading(works), day=DAY), ranker=trained())
        answer = companions(suggester, "snow", lead="a", newcomers=0)
        assert answer.newcomers == ()
        assert len(answer.recommendations) == len(works)


def test_what_is_shown_is_noted_so_that_others_come_up():
    shared = Suggester(
        past=Past(reading=subjects(), day=DAY),
        ranker=trained(),
        sharing=Sharing(diversity=0, exposure=2.0, newcomers=0),
    )
    seen = {one for _ in range(8) for one in members(shared.suggest("snow", lead=None, top=2))}
    assert len(seen) > 2
    assert len(shared.ledger.shown) == len(seen)


def test_getting_ready_forgets_nothing_that_was_shown():
    ledger = Ledger({3: 1.5})
    Suggester(past=Past(reading=subjects(), day=DAY), ranker=trained(), ledger=ledger).ready()
    assert ledger.shown == {3: 1.5}


def test_the_same_question_gets_the_same_answer(suggester):
    first, second = (suggester.suggest("bread", lead=club(4)[0], top=9) for _ in range(2))
    assert first.recommendations == second.recommendations
