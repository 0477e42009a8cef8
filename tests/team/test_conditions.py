"""What a call asks of a team, as rows of the model: never more than the call itself asks."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.evidence import Evidence
from broker.model import Alliance, Condition
from broker.team import assemble, rules_for
from broker.team._calls import Calls
from broker.wording import Words
from tests import worlds

KINDS = ("government", "civil_society", "academic_research")
PEOPLE = tuple(
    worlds.member(f"m{number}", kind=kind, country=country)
    for number, (kind, country) in enumerate(
        (kind, country) for kind in KINDS for country in ("PER", "ITA", None)
    )
)

LINEAR = (
    "each.kind in civil_society, government", "any.country in ITA", "each.country not in PER",
    "members >= 3", "members <= 2", "members >= 1 of government", "members <= 1 of government",
    "countries >= 2", "countries >= 2 of EU, PER", "kinds >= 2", "kinds <= 1",
    "members >= 1 of civil_society from EU", "partners >= 2", "partners <= 1",
)  # fmt: skip
WITH_LEAD = ("lead.kind in government", "lead.country in PER", "partner.kind in civil_society")
OTHER = (
    "members >= 3 or kinds >= 2", "lead.age >= 3", "cofinancing >= 20%", "note: ask the desk",
    "members >= 2 if budget >= 100 EUR",
)  # fmt: skip


CACHE: dict[tuple[str, ...], Evidence] = {}


def judged(conditions, *, lead, team):
    """Return whether a team misses a limit, and the verdict on it."""
    call = worlds.call("call", kinds=(), conditions=tuple(map(Condition.read, conditions)))
    if conditions not in CACHE:
        world = Alliance(members=PEOPLE, funders=(worlds.PAYER,), calls=(call,))
        CACHE[conditions] = worlds.evidence(world)
    evidence = CACHE[conditions]
    proposal = worlds.proposal("Work.", lead=lead)
    calls = Calls(evidence, proposal=proposal, words=Words())
    limits = calls.limits("Call", PEOPLE)
    missed = any(limit.excess(frozenset(team)) for limit in limits)
    return missed, calls.verdict(call, [PEOPLE[one] for one in sorted(team)]).eligible


TEAMS = [frozenset(team) for size in (1, 2, 3) for team in combinations(range(len(PEOPLE)), size)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(LINEAR + WITH_LEAD + OTHER), min_size=1, max_size=3, unique=True),
    st.sampled_from([None, "m0", "m4"]),
    st.sampled_from(TEAMS),
)
def test_what_is_not_refused_misses_no_limit(conditions, lead, team):
    if lead is not None:
        team |= {int(lead[1:])}
    missed, verdict = judged(tuple(conditions), lead=lead, team=team)
    assert not missed or verdict == "no"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(LINEAR + WITH_LEAD), min_size=1, max_size=3, unique=True),
    st.sampled_from(["m0", "m4"]),
    st.sampled_from(TEAMS),
)
def test_of_linear_conditions_what_misses_no_limit_is_not_refused(conditions, lead, team):
    team |= {int(lead[1:])}
    missed, verdict = judged(tuple(conditions), lead=lead, team=team)
    assert missed == (verdict == "no")


@pytest.fixture(scope="module")
def evidence():
    call = worlds.call(
        "consortium",
        kinds=(),
        conditions=(Condition.read("countries >= 3"), Condition.read("members >= 1 of government")),
    )
    world = worlds.water_world()
    return worlds.evidence(world.model_copy(update={"funders": (worlds.PAYER,), "calls": (call,)}))


def test_a_team_is_composed_so_that_a_call_admits_it(evidence):
    proposal = worlds.proposal(worlds.WATER)
    free = assemble(evidence, proposal=proposal, size=(2, 3))
    asked = rules_for(evidence, call="Consortium")
    fitted = assemble(evidence, proposal=proposal, size=(2, 3), require=asked)
    assert "Lead" in {one.member for one in fitted.team}
    assert fitted.calls[0].eligible == "yes"
    assert fitted.objective <= free.objective + 1e-9


def test_a_call_that_no_team_fits_is_in_conflict(evidence):
    asked = rules_for(evidence, call="Consortium")
    answer = assemble(evidence, proposal=worlds.proposal(worlds.WATER), size=(1, 2), require=asked)
    assert {str(rule) for rule in answer.conflict} == {"members<=2", "call:Consortium>=1"}
    changes = {way.change for way in answer.relaxations}
    assert changes == {"members<=2 → members<=3", "call:Consortium>=1 → call:Consortium>=0"}


def test_partners_without_a_lead_are_one_fewer_than_the_members():
    assert judged(("partners >= 2",), lead=None, team={0, 1}) == (True, "no")
    assert judged(("partners >= 2",), lead=None, team={0, 1, 2})[0] is False
    assert judged(("partners <= 1",), lead=None, team={0, 1, 2}) == (True, "no")
    assert judged(("partners <= 1",), lead=None, team={0, 1})[0] is False
