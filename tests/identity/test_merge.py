"""A merge loses nothing, and can be taken back to the letter."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.identity import merge, standing_merges, unmerge
from broker.model import Alliance, InputError, Need, Offer, Unit, UnknownNameError
from tests.worlds import activity, initiative, member, neighbour

TODAY = dt.date(2026, 6, 1)
KEYS = ("one", "two", "three", "four")


def world() -> Alliance:
    return Alliance(
        members=(
            member("one", name="Alpine Club", country="CHE", themes=("gender",)),
            member(
                "two",
                name="Club Alpin",
                acronym="CA",
                languages=("fr",),
                country="CHE",
                themes=("forests",),
                identifiers=("pic:999984059",),
                units=(Unit(name="Desk"),),
            ),
            member("three"),
        ),
        around=(neighbour("four", name="The Alpine Club"),),
        activities=(
            activity("walk", of="two", partners=("one", "three")),
            activity("climb", of="three", partners=("two", "one")),
            activity("rest", of="three", partners=("two", "two")),
        ),
        initiatives=(initiative("peak", "one", "two", "three"), initiative("valley", "three")),
        offers=(Offer(id="o", organisation="two", category="training", text="Ropes", source="s"),),
        needs=(Need(id="n", organisation="four", category="money", text="Huts", source="s"),),
    )


def merged(alliance: Alliance, kept: str, gone: str, number: int = 1):
    return merge(alliance, kept=kept, gone=gone, on=TODAY, by="Secretariat", number=number)


def test_all_that_is_known_of_both_is_kept():
    after, _ = merged(world(), "one", "two")
    one = after.by_id["one"]
    assert one.names == ("Alpine Club", "CA", "Club Alpin")
    assert one.languages == ("en", "fr")
    assert one.identifiers == ("pic:999984059",)
    assert {key for area in one.focus for key in area.themes} == {"gender", "forests"}
    assert [unit.name for unit in one.units] == ["Desk"]
    assert "two" not in after.by_id


def test_no_short_name_is_lost():
    before = Alliance(members=(member("one", name="Alpine Club", acronym="AC"),
                               member("two", name="Club Alpin", acronym="CA"),
                               member("three", name="Club Alpino")))  # fmt: skip
    both, _ = merged(before, "one", "two")
    assert (both.by_id["one"].acronym, both.by_id["one"].aliases) == ("AC", ("Club Alpin", "CA"))
    filled, _ = merged(before, "three", "two")
    assert (filled.by_id["three"].acronym, filled.by_id["three"].aliases) == ("CA", ("Club Alpin",))


def test_all_work_follows_and_nobody_works_with_itself():
    after, _ = merged(world(), "one", "two")
    assert [work.organisation for work in after.activities] == ["one", "three", "three"]
    assert [work.partners for work in after.activities] == [("three",), ("one",), ("one",)]
    assert after.initiatives[0].members == ("one", "three")
    assert after.offers[0].organisation == "one"


def test_what_is_not_concerned_is_not_touched():
    before = world()
    after, done = merged(before, "one", "two")
    assert after.initiatives[1] is before.initiatives[1]
    assert "valley" not in {change.id for change in done.changes}


@settings(max_examples=60, deadline=None)
@given(st.permutations(KEYS), st.integers(min_value=1, max_value=3))
def test_merges_are_taken_back_in_turn_to_the_letter(keys, count):
    states, done = [world()], []
    for gone in keys[1 : count + 1]:
        try:
            after, one = merged(states[-1], keys[0], gone, number=len(done) + 1)
        except InputError:
            continue  # a member does not go into a neighbour
        states.append(after)
        done.append(one)
    for one in reversed(done):
        back, undone = unmerge(states.pop(), merge=one)
        assert back == states[-1]
        assert undone.undone


def test_a_merge_that_was_built_upon_is_not_taken_back_first():
    first, one = merged(world(), "one", "two")
    second, _ = merged(first, "one", "four", number=2)
    with pytest.raises(InputError, match="changed since"):
        unmerge(second, merge=one)


def test_it_is_told_which_merge_has_to_be_taken_back_first():
    first, one = merged(world(), "one", "two")
    second, two = merged(first, "one", "four", number=2)
    with pytest.raises(InputError, match=r"Take that one back first: broker unmerge 2"):
        unmerge(second, merge=one, standing=(one, two))
    back, _ = unmerge(second, merge=two, standing=(one, two))
    assert unmerge(back, merge=one, standing=(one,))[0] == world()


def test_a_merge_is_taken_back_once():
    after, one = merged(world(), "one", "two")
    _, undone = unmerge(after, merge=one)
    with pytest.raises(InputError, match="already"):
        unmerge(after, merge=undone)
    assert standing_merges([one]) == (one,)
    assert standing_merges([one, undone]) == ()


def test_a_member_never_goes_into_a_neighbour():
    with pytest.raises(InputError, match="is a member"):
        merged(world(), "four", "one")
    after, _ = merged(world(), "one", "four")
    assert after.needs[0].organisation == "one"
    assert not after.around


@pytest.mark.parametrize(("kept", "gone"), [("one", "nobody"), ("nobody", "one")])
def test_unknown_organisations_are_refused(kept, gone):
    with pytest.raises(UnknownNameError, match="nobody"):
        merged(world(), kept, gone)


def test_nobody_is_merged_with_itself():
    with pytest.raises(InputError, match="itself"):
        merged(world(), "one", "one")


def test_a_membership_that_one_source_states_is_stated():
    likely, stated = member("a", evidence="strong"), member("b", evidence="stated")
    after, _ = merged(Alliance(members=(likely, stated)), "a", "b")
    assert after.members[0].evidence == "stated"
