"""The solver: as good as looking at every team, and at least as good as its peer."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.model import Rule
from broker.team._at_once import at_once
from broker.team._cohesion import solve_tied
from broker.team._problem import Problem
from broker.team._prune import prune
from broker.team._replace import substitutes
from broker.team._solve import Optimum, first, optimum, solve
from tests.team.peer import cp_sat
from tests.team.requests import every_team, large, small


def best_of(problem):
    return max((problem.objective(team) for team in every_team(problem)), default=None)


@settings(max_examples=200, deadline=None)
@given(small())
def test_the_solver_equals_brute_force(problem):
    best = best_of(problem)
    solution = solve(problem)
    if best is None:
        assert solution is None
    else:
        assert solution is not None
        assert solution.proven
        assert problem.keeps(solution.team)
        assert solution.objective == pytest.approx(best, abs=1e-6)
        assert solution.bound == solution.objective


@settings(max_examples=80, deadline=None)
@given(small())
def test_the_integer_program_alone_equals_brute_force(problem):
    best = best_of(problem)
    found = optimum(problem, seconds=10)
    assert (found is None) == (best is None)
    if found is not None:
        assert problem.keeps(found.team)
        assert problem.objective(found.team) == pytest.approx(best, abs=1e-6)


@settings(max_examples=80, deadline=None)
@given(small(with_ties=True))
def test_with_ties_the_solver_equals_brute_force(problem):
    best = best_of(problem)
    solution = solve_tied(problem)
    if best is None:
        assert solution is None
    else:
        assert problem.keeps(solution.team)
        assert solution.objective == pytest.approx(best, abs=1e-6)
        assert solution.bound >= best - 1e-6


@settings(max_examples=120, deadline=None)
@given(small(with_ties=True), st.data())
def test_leaving_candidates_out_keeps_every_better_team(problem, data):
    """Whatever team is known: no team that is worth more has a member who was left out."""
    teams = every_team(problem)
    if not teams:
        return
    known = data.draw(st.sampled_from(teams))
    value = problem.objective(known)
    left = prune(problem, objective=value, keep=known, among=range(len(problem.pool)))
    assert known <= set(left.kept)
    for team in teams:
        assert problem.objective(team) <= left.bound + 1e-6
        if problem.objective(team) > value + 1e-6:
            assert team <= set(left.kept)


@settings(max_examples=60, deadline=None)
@given(small(with_seats=False), st.data())
def test_leaving_out_is_right_whoever_it_begins_with(problem, data):
    teams = every_team(problem)
    if not teams:
        return
    known = data.draw(st.sampled_from(teams))
    some = data.draw(st.frozensets(st.integers(0, len(problem.pool) - 1)))
    left = prune(problem, objective=problem.objective(known), keep=known, among=known | some)
    for team in teams:
        assert problem.objective(team) <= left.bound + 1e-6
        if problem.objective(team) > problem.objective(known) + 1e-6:
            assert team <= set(left.kept)


@settings(max_examples=80, deadline=None)
@given(small(with_ties=True))
def test_the_answer_at_once_keeps_the_rules(problem):
    team = at_once(problem)
    if team is not None:
        assert problem.keeps(team)
        assert problem.objective(team) <= best_of(problem) + 1e-9


@settings(max_examples=80, deadline=None)
@given(small(with_ties=True))
def test_shares_add_up_to_the_objective(problem):
    for team in every_team(problem):
        shares = sum(problem.share(one, team) for one in team)
        assert shares == pytest.approx(problem.objective(team), abs=1e-9)


@settings(max_examples=80, deadline=None)
@given(small())
def test_substitutes_are_the_best_exchanges(problem):
    solution = solve(problem)
    if solution is None:
        return
    found = substitutes(problem, team=solution.team, most=3)
    assert set(found) == set(solution.team - problem.fixed)
    for leaving, chosen in found.items():
        rest = solution.team - {leaving}
        losses = sorted(
            max(0.0, solution.objective - problem.objective(rest | {one}))
            for one in range(len(problem.pool))
            if one not in solution.team and problem.keeps(rest | {one})
        )
        assert [loss for _, loss in chosen] == pytest.approx(losses[:3], abs=1e-9)
        assert all(problem.keeps(rest | {one}) for one, _ in chosen)


@settings(max_examples=60, deadline=None)
@given(small(with_ties=True))
def test_never_worse_than_cp_sat_on_small_requests(problem):
    peer = cp_sat(problem)
    ours = solve_tied(problem) if problem.ties else solve(problem)
    assert (ours is None) == (peer is None)
    if ours is not None:
        assert ours.objective >= peer[0] - 1e-5


@pytest.mark.parametrize("seed", range(3))
def test_never_worse_than_cp_sat_on_a_real_size(seed):
    problem = large(60, seed=seed)
    peer = cp_sat(problem, seconds=2.0)
    ours = solve(problem)
    assert (ours is None) == (peer is None)
    if ours is not None:
        assert ours.proven
        assert ours.objective >= peer[0] - 1e-5


@pytest.mark.parametrize("seed", range(4))
def test_leaving_out_does_not_change_the_optimum_of_hundreds(seed):
    problem = large(300, seed=seed)
    whole, ours = optimum(problem, seconds=20), solve(problem)
    assert whole.proven
    assert ours.objective == pytest.approx(problem.objective(whole.team), abs=1e-6)
    left = prune(problem, objective=ours.objective, keep=ours.team, among=range(len(problem.pool)))
    assert len(left.kept) < 60


def test_without_time_a_good_team_comes_with_a_bound():
    problem = large(300, seed=5)
    hurried, proven = solve(problem, seconds=0), solve(problem)
    assert problem.keeps(hurried.team)
    assert hurried.objective <= proven.objective <= hurried.bound + 1e-6
    assert proven.objective <= 1.3 * hurried.objective


def test_the_same_request_gives_the_same_team():
    problem = large(200, seed=1)
    assert {solve(problem).team for _ in range(3)} == {solve(problem).team}


def test_of_equal_teams_the_first_is_taken():
    problem = large(40, seed=2)
    flat = replace(problem, gain=(-0.1,) * 40, aspects=())
    teams = {solve(flat).team, first(flat)}
    assert len(teams) == 1


@pytest.mark.parametrize("numbers", [(2, 1), (1, 2)])
def test_of_two_rules_on_a_seat_the_stricter_holds(numbers):
    # Number 1 could sit in either seat, but not in both.
    rules = [Rule(what="seat", key="first", at_least=True, number=number) for number in numbers]
    problem = Problem(
        pool=(100, 101, 102),
        gain=(0.0, 0.0, 0.0),
        aspects=(),
        rules=(*rules, Rule(what="seat", key="second", at_least=True, number=1)),
        groups={},
        seats={"first": frozenset({0, 1}), "second": frozenset({1, 2})},
    )
    assert not problem.keeps(frozenset({0, 1}))
    assert problem.keeps(frozenset({0, 1, 2}))
    assert solve(problem).team == frozenset({0, 1, 2})


def test_nobody_without_a_seat_takes_the_place_of_a_member():
    problem = Problem(
        pool=(100, 101, 102, 103),
        gain=(0.1, 0.1, 0.1, 0.9),  # the last one is the best, but could sit nowhere
        aspects=(),
        rules=(Rule(what="seat", key="second", at_least=True, number=1),),
        groups={},
        seats={"first": frozenset({0, 1}), "second": frozenset({1, 2})},
    )
    team = frozenset({0, 2})
    found = substitutes(problem, team=team, most=3)
    assert [one for one, _ in found[0]] == [1]
    assert [one for one, _ in found[2]] == [1]


def test_a_worse_team_that_is_found_late_does_not_replace_the_one_at_once(monkeypatch):
    problem = Problem(
        pool=(100, 101, 102),
        gain=(0.5, 0.4, -0.3),
        aspects=(),
        rules=(Rule(what="members", at_least=False, number=2),),
        groups={("members", ""): {"": frozenset({0, 1, 2})}},
        ties={(0, 1): 0.3, (1, 2): 0.1},
    )
    best = solve_tied(problem)
    assert best.team == frozenset({0, 1})
    late = Optimum(team=frozenset({0}), bound=9.0, proven=False)
    monkeypatch.setattr("broker.team._cohesion.optimum", lambda problem, *, seconds: late)
    assert solve_tied(problem).team == best.team


def worst_of(problem):
    return min(every_team(problem), key=problem.objective, default=None)


@settings(max_examples=80, deadline=None)
@given(small(with_ties=True))
def test_what_is_proven_among_the_most_promising_alone_is_not_called_the_best_of_all(problem):
    best = best_of(problem)
    if best is None:
        return
    with pytest.MonkeyPatch.context() as patched:
        # It begins with the worst team, and proves what is best among hardly any others.
        patched.setattr("broker.team._cohesion.at_once", worst_of)
        patched.setattr("broker.team._cohesion._POOL", 1)
        solution = solve_tied(problem)
    assert problem.keeps(solution.team)
    assert solution.bound >= best - 1e-6
    if solution.proven:
        assert solution.objective == pytest.approx(best, abs=1e-5)
