"""Why not: the smallest set of rules in conflict, and the nearest ways out."""

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from broker.team._conflict import _irreducible, conflict
from broker.team._feasible import core
from broker.team._relax import relaxations
from broker.team._solve import counts, solve
from tests.team.requests import every_team, large, small


def possible(problem, rules):
    return bool(every_team(problem.with_rules(tuple(rules))))


def background(problem):
    """Without any rule, only the seats remain: whoever must sit could do so."""
    return possible(problem, ())


@settings(max_examples=80, deadline=None)
@given(small())
def test_a_conflict_is_impossible_and_every_part_of_it_is_possible(problem):
    assume(not every_team(problem))
    rules = conflict(problem)
    assert rules
    assert set(rules) <= set(problem.rules)
    assert not possible(problem, rules)
    for left_out in rules:
        assert possible(problem, [rule for rule in rules if rule != left_out])


@settings(max_examples=40, deadline=None)
@given(small())
def test_no_conflict_is_smaller(problem):
    assume(not every_team(problem))
    rules = conflict(problem)
    for fewer in combinations(problem.rules, len(rules) - 1):
        assert possible(problem, fewer)


@settings(max_examples=30, deadline=None)
@given(small())
def test_the_slower_way_to_a_conflict_leaves_nothing_to_spare(problem):
    assume(not every_team(problem))
    rules = _irreducible(problem, core(problem))
    assert not possible(problem, rules)
    for left_out in rules:
        assert possible(problem, [rule for rule in rules if rule != left_out])


@settings(max_examples=80, deadline=None)
@given(small())
def test_the_core_of_a_request_is_possible_exactly_if_the_request_is(problem):
    small = core(problem)
    team = small.witness(problem.rules)
    assert (team is None) == (not every_team(problem))
    if team is not None:
        assert small.problem.keeps(team)


@settings(max_examples=80, deadline=None)
@given(small(), st.data())
def test_by_numbers_alone_the_core_tells_the_same(problem, data):
    """Also without the quick search, and for any part of the rules."""
    chosen = data.draw(st.sets(st.sampled_from(problem.rules)))
    rules = tuple(rule for rule in problem.rules if rule in chosen)
    small = core(problem)
    if not small.alike:
        return
    first = small.problem.with_rules(rules).only([people[0] for people in small.alike])
    found = counts(first, copies=[len(people) for people in small.alike], seconds=10.0)
    assert (found is None) == (not every_team(problem.with_rules(rules)))


@settings(max_examples=50, deadline=None)
@given(small())
def test_a_way_out_is_the_nearest_number_that_helps_with_its_best_team(problem):
    assume(not every_team(problem))
    rules = conflict(problem)
    ways = relaxations(problem, rules=rules, firm=frozenset())
    assert [one.objective for one in ways] == sorted((one.objective for one in ways), reverse=True)
    helped = {one.before for one in ways}
    for way in ways:
        step = 1 if way.before.at_least else -1
        for number in (way.after.number, way.after.number + step):
            after = way.before.model_copy(update={"number": number})
            loosened = [after if rule == way.before else rule for rule in problem.rules]
            teams = every_team(problem.with_rules(tuple(loosened)))
            if number == way.after.number:
                best = max(problem.objective(team) for team in teams)
                assert way.objective == pytest.approx(best, abs=1e-6)
            else:
                assert not teams
    for rule in set(rules) - helped:
        assert not possible(problem, [one for one in problem.rules if one != rule])


@settings(max_examples=30, deadline=None)
@given(small())
def test_what_is_firm_is_never_changed(problem):
    assume(not every_team(problem))
    rules = conflict(problem)
    ways = relaxations(problem, rules=rules, firm=frozenset(rules[:1]))
    assert rules[0] not in {one.before for one in ways}


def test_a_conflict_among_hundreds_is_found():
    problem = large(400, seed=3)
    assert solve(problem) is not None
    more = tuple(
        rule.model_copy(update={"number": 7}) if str(rule) == "countries>=4" else rule
        for rule in problem.rules
    )
    assert {str(rule) for rule in conflict(problem.with_rules(more))} == {
        *("members<=6", "countries>=7"),
    }
