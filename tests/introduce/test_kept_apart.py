"""Who is kept apart is missing from every suggestion, and no answer tells why."""

import datetime as dt

import pytest

from broker._pack import offline_pack
from broker._steps import first_steps
from broker.fund import match_exchanges, unlocks
from broker.model import Hold, Need, Offer
from broker.rank import recommend, search, similar
from broker.team import Options, assemble
from broker.weave import member_network, openings
from tests.worlds import PAYER, WATER, activity, call, evidence, initiative, proposal, water_world

LEAD, NEAR = "lead", "water-andes"
NAME = "Water Andes"
DAY = dt.date(2026, 6, 1)


def world():
    known = water_world()
    offers = (
        Offer(
            id="o",
            organisation=NEAR,
            category="training",
            text="Trains in watershed measuring.",
            themes=("water",),
            source="https://example.org/o",
        ),
    )
    needs = (
        Need(
            id="n",
            organisation=LEAD,
            category="training",
            text="Looks for training in watershed measuring.",
            themes=("water",),
            source="https://example.org/n",
        ),
    )
    return evidence(known.model_copy(update={"offers": offers, "needs": needs}))


KEPT = [Hold(one=LEAD, other=NEAR), Hold(one=NEAR, other=LEAD), Hold(one=NEAR)]


@pytest.mark.parametrize("hold", KEPT)
def test_partners_teams_exchanges_and_steps_respect_it(hold):
    free, held = world(), world().with_holds((hold,))
    asked = proposal(WATER, lead=LEAD, vocabulary=free.vocabulary)

    def told(seen):
        partners = recommend(seen, proposal=asked)
        alike = similar(seen, member=LEAD)
        return {
            "partners": partners.model_dump_json(),
            "similar": alike.model_dump_json(),
            "team": assemble(seen, proposal=asked, size=(2, 3)).model_dump_json(),
            "exchange": match_exchanges(seen, organisation=LEAD).model_dump_json(),
            "steps": " ".join(first_steps(seen, member=LEAD, alike=alike)),
        }

    before, after = told(free), told(held)
    assert NAME in before["partners"]
    assert NAME in before["team"]
    assert NAME in before["exchange"]
    assert not [what for what, text in after.items() if NAME in text]


def test_a_search_still_finds_everybody():
    seen = world().with_holds((Hold(one=NEAR),))
    assert NEAR in {found.organisation.id for found in search(seen, text="watersheds Peru")}


def test_two_who_are_apart_are_never_in_one_team():
    free = world()
    asked = proposal(WATER, vocabulary=free.vocabulary)
    both = {"Water Andes", "Music Andes"}
    rules = ("members>=4",)
    seen = free.with_holds((Hold(one="water-andes", other="music-andes"),))
    for options in (Options(), Options(cohesive=True), Options(seconds=0)):
        team = assemble(seen, proposal=asked, size=(4, 4), options=options)
        assert {one.member for one in team.team} != set()
        assert not both <= {one.member for one in team.team}
        replaced = {name: [s.member for s in subs] for name, subs in team.replacements.items()}
        inside = {one.member for one in team.team}
        for leaving, joining in replaced.items():
            for name in joining:
                assert not both <= (inside - {leaving}) | {name}
    impossible = assemble(seen, proposal=asked, size=(5, 5), require=rules)
    assert impossible.status == "infeasible"
    assert not any("Music" in str(rule) or rule.what == "any" for rule in impossible.conflict)


def test_whom_a_person_asks_for_by_name_is_in_all_the_same():
    seen = world().with_holds((Hold(one=LEAD, other=NEAR),))
    asked = proposal(WATER, lead=LEAD, vocabulary=seen.vocabulary)
    team = assemble(seen, proposal=asked, size=(2, 3), lock=("Water Andes",))
    assert NAME in {one.member for one in team.team}


def test_the_offline_pack_and_the_calls_that_open_respect_it():
    base = water_world()
    cash = call("cash", kinds=("academic_research",))
    rich = base.model_copy(update={"funders": (PAYER,), "calls": (cash,)})
    free = evidence(rich)
    held = free.with_holds((Hold(one=LEAD, other=NEAR),))
    lead = next(at for at, one in enumerate(free.alliance.members) if one.id == LEAD)
    near = next(at for at, one in enumerate(free.alliance.members) if one.id == NEAR)
    pairs = [
        {match.member for match in offline_pack(seen).members[lead].matches}
        for seen in (free, held)
    ]
    assert near not in pairs[1]
    opened = [
        {name for row in unlocks(seen, member=NEAR).calls for name in row.members}
        for seen in (free, held)
    ]
    assert opened[0] - opened[1] <= {"Lead"}
    assert "Lead" not in opened[1]


def test_nobody_who_is_apart_is_woven_together_or_asked_to_introduce():
    base = water_world()
    joint = (initiative("one", LEAD, "quiet"), initiative("two", "quiet", NEAR))
    own = activity(
        "flow",
        of=LEAD,
        summary="Rain and stream flow are measured in small watersheds.",
        themes=("watershed_management", "water"),
        countries=("PER",),
        ranges=("andes",),
    )
    works = (*base.activities, own)
    free = evidence(base.model_copy(update={"activities": works, "initiatives": joint}))

    def found(seen):
        made = openings(seen, member_network(seen), top=20)
        return {frozenset({one.one, one.other}): one.introducer for one in made}

    pair = frozenset({"Lead", NAME})
    assert found(free)[pair] == "Quiet"
    assert pair not in found(free.with_holds((Hold(one=NEAR, other=LEAD),)))
    assert found(free.with_holds((Hold(one="quiet", other=LEAD),)))[pair] is None
    gone = found(free.with_holds((Hold(one=NEAR),)))
    assert not any(NAME in names for names in gone)
