"""An introduction moves from stage to stage; who is kept apart is never brought together."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from broker.introduce import (
    COOL_OFF,
    NEXT,
    holds_on,
    is_stale,
    listed,
    move,
    propose,
    require_free,
    stage_called,
    stage_name,
)
from broker.model import Hold, InputError
from broker.wording import LANGUAGES, Words

DAY = dt.date(2026, 6, 1)
LATER = DAY + dt.timedelta(days=30)


def begun(**more):
    return propose("a", "b", on=DAY, **more)


def test_it_goes_all_the_way_from_a_proposal_to_funding():
    one = begun(introducer="c", purpose="Seeds")
    for stage in ("sent", "accepted", "met", "joint_work", "funded"):
        one = move(one, on=LATER, stage=stage)
        assert (one.stage, one.moved_on) == (stage, LATER)
    assert not one.is_open
    assert one.purpose == "Seeds"


@given(some.data())
def test_only_stages_that_follow_are_reached(data):
    one = begun()
    for _ in range(6):
        wanted = data.draw(some.sampled_from(sorted(NEXT)))
        reason = "why" if wanted in {"declined", "ended"} else None
        allowed = wanted == one.stage or wanted in NEXT[one.stage]
        if allowed:
            one = move(one, on=DAY + 2 * COOL_OFF, stage=wanted, reason=reason)
        else:
            with pytest.raises(InputError, match="cannot become"):
                move(one, on=DAY + 2 * COOL_OFF, stage=wanted, reason=reason)
        assert (one.stage in {"declined", "ended"}) == bool(one.reason)
        if one.stage == "declined":
            break


def test_declining_asks_for_a_reason_and_nothing_else_does():
    with pytest.raises(InputError, match="Say why"):
        move(begun(), on=DAY, stage="declined", reason="  ")
    with pytest.raises(InputError, match="Only a declined"):
        move(begun(), on=DAY, stage="sent", reason="busy")


def working():
    one = begun()
    for stage in ("sent", "accepted", "met", "joint_work"):
        one = move(one, on=DAY, stage=stage)
    return one


def test_joint_work_without_money_ends_with_a_reason():
    with pytest.raises(InputError, match="Say why the joint work ended"):
        move(working(), on=LATER, stage="ended")
    one = move(working(), on=LATER, stage="ended", reason="The study is done")
    assert (one.reason, one.is_open, one.moved_on) == ("The study is done", False, LATER)
    assert not is_stale(one, on=LATER + 10 * COOL_OFF)
    again = move(one, on=LATER, stage="joint_work")
    assert (again.stage, again.reason, again.is_open) == ("joint_work", "", True)


def test_whose_work_ended_may_be_suggested_to_each_other_again():
    one = move(working(), on=DAY, stage="ended", reason="Done")
    assert holds_on(DAY, holds=(), introductions=(one,)) == ()


def test_only_joint_work_can_end():
    for stage in ("proposed", "sent", "accepted", "met", "declined", "funded"):
        assert "ended" not in NEXT[stage]


def test_a_new_stage_lets_go_of_the_step_before():
    one = move(begun(), on=DAY, next_step="Write", due=LATER)
    assert (one.next_step, one.due) == ("Write", LATER)
    sent = move(one, on=DAY, stage="sent")
    assert (sent.next_step, sent.due) == ("", None)


def test_a_step_is_late_from_the_day_after_it_is_due():
    one = move(begun(), on=DAY, next_step="Write", due=LATER)
    assert not is_stale(one, on=LATER)
    assert is_stale(one, on=LATER + dt.timedelta(days=1))


def test_what_waits_too_long_surfaces_first():
    old, new = begun(), propose("c", "d", on=LATER)
    due = move(propose("e", "f", on=LATER), on=LATER, next_step="Call", due=DAY)
    funded = begun().model_copy(update={"stage": "funded"})
    waiting = [is_stale(one, on=LATER) for one in (new, old, due, funded)]
    assert waiting == [False, True, True, False]
    rows = listed((new, old, due), names={"a": "Alpha"}, on=LATER).introductions
    assert [row.stale for row in rows] == [True, True, False]
    assert {"Alpha", "c", "e"} == {row.one for row in rows}


def test_nobody_is_introduced_to_themselves_or_by_one_of_the_two():
    with pytest.raises(InputError):
        propose("a", "a", on=DAY)
    with pytest.raises(InputError):
        begun(introducer="b")


@pytest.mark.parametrize(
    "hold",
    [Hold(one="a", other="b"), Hold(one="b", other="a"), Hold(one="a"), Hold(one="b", until=DAY)],
)
def test_who_is_kept_apart_is_not_introduced_and_nobody_hears_why(hold):
    with pytest.raises(InputError) as refused:
        begun(holds=(hold,))
    assert "at present" in str(refused.value)
    propose("c", "d", on=DAY, holds=(hold,))


def test_a_wish_that_comes_later_stops_what_is_not_sent_yet_and_no_note_of_what_was():
    wish = [Hold(one="a", other="b")]
    for stage in ("proposed", "sent"):
        with pytest.raises(InputError, match="at present"):
            require_free(begun(), stage=stage, on=LATER, holds=wish)
        require_free(begun(), stage=stage, on=LATER, holds=[Hold(one="a", until=DAY)])
    for stage in ("accepted", "declined", "met"):
        require_free(begun(), stage=stage, on=LATER, holds=wish)


def test_a_declined_pair_cools_off_and_may_be_tried_again():
    no = move(begun(), on=DAY, stage="declined", reason="Busy")
    assert holds_on(DAY + COOL_OFF, holds=(), introductions=(no,))
    after = DAY + COOL_OFF + dt.timedelta(days=1)
    assert not holds_on(after, holds=(), introductions=(no,))
    with pytest.raises(InputError):
        move(no, on=DAY + COOL_OFF, stage="proposed")
    again = move(no, on=after, stage="proposed")
    assert (again.stage, again.reason) == ("proposed", "")


def test_a_hold_ends_after_its_last_day():
    assert Hold(one="a", until=DAY).holds(DAY)
    assert not Hold(one="a", until=DAY).holds(LATER)
    assert Hold(one="a", other="b").id == Hold(one="b", other="a").id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", list(NEXT))
def test_a_stage_is_found_by_what_the_reader_sees(stage, language):
    name = stage_name(stage, words=Words(language))
    assert stage_called(name) == stage
    assert stage_called(f" {name.upper()} ") == stage
    assert stage_called(stage.replace("_", "-")) == stage


def test_stages_are_told_in_the_readers_words():
    with pytest.raises(InputError) as unknown:
        stage_called("soon")
    said = Words("fr").tell(unknown.value.said)
    assert stage_name("joint_work", words=Words("fr")) in said
    assert "joint_work" not in said
    with pytest.raises(InputError) as early:
        move(begun(), on=DAY, stage="joint_work")
    assert "“working together” at once; after that comes: sent or declined." in str(early.value)
    assert "viene: enviada o rechazada." in Words("es").tell(early.value.said)
