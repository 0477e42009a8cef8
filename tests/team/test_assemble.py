"""Teams: the best one, under rules, or the rules that make it impossible."""

from contextlib import suppress
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.model import Alliance, BrokerError, InputError, Rule, TeamAnswer, UnknownNameError
from broker.rank import Query, Ranking
from broker.team import assemble, parse_rule
from broker.team._seats import Aspect, Problem, pose
from broker.team._solve import solve
from broker.team._why_not import conflict
from tests import worlds


@pytest.fixture(scope="module")
def evidence():
    world = worlds.water_world()
    return worlds.evidence(
        world.model_copy(
            update={
                "members": (
                    *world.members,
                    worlds.member("bank", kind="private_sector", country="PER"),
                    worlds.member("town", kind="subnational_authority", country="BOL"),
                )
            }
        )
    )


def assembled(evidence, **more):
    proposal = worlds.proposal(worlds.WATER, lead=more.pop("lead", None))
    return assemble(evidence, proposal=proposal, **more)


def names(answer):
    return {seated.member for seated in answer.team}


def test_the_team_is_proven_and_covers_what_is_asked_for(evidence):
    answer = assembled(evidence)
    assert answer.status == "optimal"
    assert answer.bound == pytest.approx(answer.objective)
    assert "Water Andes" in names(answer)
    assert any("Andes" in seated.covers for seated in answer.team)


def test_shares_add_up_to_the_objective(evidence):
    answer = assembled(evidence, size=(3, 5))
    assert sum(seated.share for seated in answer.team) == pytest.approx(answer.objective)


def test_the_lead_sits_first(evidence):
    answer = assembled(evidence, lead="lead")
    assert (answer.team[0].member, answer.team[0].seat) == ("Lead", "lead")


def test_locked_members_are_in_and_excluded_ones_are_not(evidence):
    answer = assembled(evidence, lock=["Quiet"], exclude=["Water Andes"])
    assert "Quiet" in names(answer)
    assert "Water Andes" not in names(answer)


def test_rules_are_kept(evidence):
    answer = assembled(
        evidence, require=["countries>=3", "kind:private_sector<=0", "country:BOL>=1"]
    )
    assert "Town" in names(answer)
    assert "Bank" not in names(answer)


def test_an_impossible_request_names_the_rules_and_a_way_out(evidence):
    answer = assembled(evidence, require=["country:BOL>=2", "kinds>=2"])
    assert answer.status == "infeasible"
    assert [str(rule) for rule in answer.conflict] == ["country:BOL>=2"]
    assert answer.relaxations[0].change == "country:BOL>=2 → country:BOL>=1"
    assert answer.team == ()


def test_the_json_of_an_impossible_team_is_as_documented_and_can_be_read_back(evidence):
    answer = assembled(evidence, require=["country:BOL>=2"])
    written = answer.model_dump(mode="json")
    assert written["conflict"] == ["country:BOL>=2"]
    way = answer.relaxations[0]
    assert written["relaxations"] == [
        {"change": "country:BOL>=2 → country:BOL>=1", "objective": way.objective}
    ]
    assert TeamAnswer.model_validate_json(answer.model_dump_json()) == answer


def test_contradicting_rules_are_both_named(evidence):
    answer = assembled(evidence, require=["kinds>=3", "kinds<=1"])
    assert {str(rule) for rule in answer.conflict} == {"kinds>=3", "kinds<=1"}


def test_replacements_cost_nothing_or_more(evidence):
    answer = assembled(evidence, size=(2, 3))
    assert set(answer.replacements) == names(answer)
    for substitutes in answer.replacements.values():
        losses = [one.loss for one in substitutes]
        assert losses == sorted(losses)
        assert all(loss >= 0 for loss in losses)
        assert not {one.member for one in substitutes} & names(answer)


def test_locking_and_excluding_the_same_member_is_refused(evidence):
    with pytest.raises(InputError, match="not both"):
        assembled(evidence, lock=["Quiet"], exclude=["quiet"])


def test_an_unknown_name_comes_with_the_nearest(evidence):
    with pytest.raises(UnknownNameError, match="Water Andes"):
        assembled(evidence, lock=["Water Ande"])


@pytest.mark.parametrize("size", [(0, 3), (4, 3)])
def test_a_size_that_cannot_be_is_refused(evidence, size):
    with pytest.raises(InputError, match="size"):
        assembled(evidence, size=size)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("countries>=3", "countries>=3"),
        (" kind:private_sector <= 1 ", "kind:private_sector<=1"),
        ("kind:NGO>=1", "kind:civil_society>=1"),
        ("country:PER>=1", "country:PER>=1"),
        ("country:Peru>=1", "country:PER>=1"),
        ("theme:gender>=1", "theme:gender>=1"),
        ("region:andes>=1", "region:andes>=1"),
        ("range:Tien Shan>=1", "range:tien-shan>=1"),
    ],
)
def test_rules_are_read_as_people_write_them(evidence, text, meant):
    assert str(parse_rule(text, evidence=evidence)) == meant


@pytest.mark.parametrize(
    "text", ["", "countries", "countries=3", "countries>=x", "countries:PER>=1", "kind>=1", "x>=1"]
)
def test_what_is_no_rule_is_refused_with_an_example(evidence, text):
    with pytest.raises(InputError, match="countries>=3"):
        parse_rule(text, evidence=evidence)


def test_a_rule_about_an_unknown_theme_suggests_the_nearest(evidence):
    with pytest.raises(UnknownNameError, match="Gender"):
        parse_rule("theme:gendr>=1", evidence=evidence)


def test_an_empty_alliance_has_no_team():
    answer = assemble(worlds.evidence(Alliance()), proposal=worlds.proposal(worlds.WATER))
    assert answer.status == "infeasible"
    assert [str(rule) for rule in answer.conflict] == ["members>=3"]


@st.composite
def problems(draw):
    people = draw(st.integers(3, 7))
    subset = st.frozensets(st.integers(0, people - 1))
    gain = tuple(draw(st.floats(-0.5, 0.5).map(lambda x: round(x, 3))) for _ in range(people))
    aspects = tuple(
        Aspect(what="theme", key=str(n), worth=1.0, holders=draw(subset)) for n in range(3)
    )
    countries = [draw(st.sampled_from("XYZ")) for _ in range(people)]
    rules = [
        Rule(what="members", at_least=True, number=draw(st.integers(1, 3))),
        Rule(what="members", at_least=False, number=draw(st.integers(1, 5))),
        Rule(what="countries", at_least=draw(st.booleans()), number=draw(st.integers(1, 3))),
        Rule(what="kind", key="k", at_least=draw(st.booleans()), number=draw(st.integers(0, 3))),
    ]
    everyone = frozenset(range(people))
    by_country = {
        name: frozenset(one for one in everyone if countries[one] == name) for name in "XYZ"
    }
    groups = {rules[0]: {"": everyone}, rules[1]: {"": everyone}}
    groups[rules[2]], groups[rules[3]] = by_country, {"": draw(subset)}
    return Problem(
        pool=tuple(range(people)),
        gain=gain,
        aspects=aspects,
        fixed=draw(st.frozensets(st.integers(0, people - 1), max_size=2)),
        rules=tuple(rules),
        groups=groups,
    )


def every_team(problem):
    for size in range(len(problem.pool) + 1):
        for team in combinations(range(len(problem.pool)), size):
            if problem.fixed <= set(team) and not problem.broken(frozenset(team)):
                yield frozenset(team)


@settings(max_examples=150, deadline=None)
@given(problems())
def test_the_solver_equals_brute_force(problem):
    best = max((problem.objective(team) for team in every_team(problem)), default=None)
    solution = solve(problem)
    if best is None:
        assert solution is None
    else:
        assert solution is not None
        assert solution.proven
        assert not problem.broken(solution.team)
        assert solution.objective == pytest.approx(best, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_a_conflict_is_minimal(problem):
    if solve(problem) is not None:
        return
    rules = conflict(problem)
    for left_out in rules:
        rest = tuple(rule for rule in rules if rule is not left_out)
        smaller = Problem(**{**vars(problem), "rules": rest})
        assert solve(smaller) is not None


def test_running_out_of_time_is_not_taken_for_impossible(evidence):
    ranking = Ranking(Query(proposal=worlds.proposal(worlds.WATER), evidence=evidence))
    problem = pose(
        ranking,
        pool=tuple(range(len(evidence.alliance.members))),
        fixed=frozenset(),
        rules=(Rule(what="members", at_least=True, number=3),),
    )
    with suppress(BrokerError):
        assert solve(problem, seconds=1e-9) is not None


def test_a_country_does_not_cover_its_mountains():
    world = Alliance(
        members=(
            worlds.member("in-the-alps", ranges=("alps",), countries=("ITA",)),
            worlds.member("in-italy", countries=("ITA",)),
        )
    )
    answer = assemble(
        worlds.evidence(world), proposal=worlds.proposal("Work in the Alps of Italy."), size=(2, 2)
    )
    covers = {one.member: set(one.covers) for one in answer.team}
    assert covers == {"In The Alps": {"Alps", "Italy"}, "In Italy": {"Italy"}}
