"""An invitation to two parties: its first step is one that either can really take."""

import pytest

from broker._two_sides import two_sided
from broker.evidence import Evidence
from broker.model import Alliance, Hold, InputError, Years
from tests import worlds

HELLO = "what does each side run now"


def world(**more: object) -> Evidence:
    members = tuple(worlds.member(key, themes=("water",)) for key in ("lead", "guest", "friend"))
    return worlds.evidence(Alliance(members=members, **more))


def step(evidence: Evidence) -> str:
    asked = worlds.proposal("Water for villages.", vocabulary=evidence.vocabulary)
    led = asked.model_copy(update={"lead": "lead"})
    return two_sided(evidence, proposal=led, partner="guest").sides[0].step


def friends() -> tuple[object, ...]:
    return (worlds.initiative("a", "lead", "friend"), worlds.initiative("b", "friend", "guest"))


def test_who_has_worked_with_both_introduces_them() -> None:
    assert step(world(initiatives=friends())).startswith("Friend has worked with both")


def test_old_partners_need_no_introduction() -> None:
    joint = worlds.initiative("c", "lead", "guest")
    assert HELLO in step(world(initiatives=(*friends(), joint)))


def test_who_is_kept_apart_from_one_of_them_is_not_asked_to_introduce() -> None:
    seen = world(initiatives=friends())
    for hold in (Hold(one="guest", other="friend"), Hold(one="friend")):
        assert HELLO in step(seen.with_holds([hold]))


def test_two_who_are_kept_apart_by_now_are_not_invited() -> None:
    seen = world(initiatives=friends())
    for hold in (Hold(one="guest", other="lead"), Hold(one="guest")):
        with pytest.raises(InputError, match="not introduced at present"):
            step(seen.with_holds([hold]))
    assert step(seen.with_holds([Hold(one="guest", other="friend")]))


def test_they_talk_about_work_that_goes_on_and_not_of_long_ago() -> None:
    new = worlds.activity("new", of="guest")
    old = worlds.activity("old", of="guest", years=Years(start=2007, ongoing=True), as_of=2009)
    assert "“New”" in step(world(activities=(old, new)))
    assert HELLO in step(world(activities=(old,)))
