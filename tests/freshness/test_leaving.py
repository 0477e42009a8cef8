"""A member leaves because a person says so; its past stays, and it may come back."""

import pytest

from broker.freshness import leave
from broker.model import Alliance, InputError, Need, Offer
from tests.worlds import activity, initiative, member, neighbour

WORLD = Alliance(
    members=(member("club", themes=("gender",), country="CHE"), member("other")),
    around=(neighbour("guest"),),
    initiatives=(initiative("fair", "club", "other"),),
    activities=(activity("walk", of="club"),),
    offers=(Offer(id="ropes", organisation="club", category="training", text="Ropes", source="s"),),
    needs=(Need(id="maps", organisation="club", category="data", text="Maps", source="s"),),
)


def test_who_leaves_is_known_around_the_alliance_with_all_its_past():
    after = leave(WORLD, member="club")
    assert [one.id for one in after.members] == ["other"]
    left = after.by_id["club"]
    before = WORLD.by_id["club"]
    assert left.standing == "around"
    assert (left.focus, left.country, left.summary) == (
        before.focus, before.country, before.summary,
    )  # fmt: skip
    for part in ("initiatives", "activities", "offers", "needs"):
        assert getattr(after, part) == getattr(WORLD, part)


def test_who_is_no_member_cannot_leave():
    with pytest.raises(InputError, match="no member"):
        leave(WORLD, member="guest")
