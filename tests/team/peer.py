"""OR-Tools' CP-SAT on the same request, to compare with."""

from ortools.sat.python import cp_model

from broker.team._problem import Problem

SCALE = 1_000_000


def cp_sat(
    problem: Problem, *, seconds: float = 20.0, workers: int = 1
) -> tuple[float, frozenset[int], bool] | None:
    """Return the objective, the team and whether it is proven; None if there is no team."""
    model = cp_model.CpModel()
    people = [model.new_bool_var(f"x{one}") for one in range(len(problem.pool))]
    worth = [round(gain * SCALE) * x for gain, x in zip(problem.gain, people, strict=True)]

    def held(group):
        found = model.new_bool_var("")
        model.add_max_equality(found, [people[one] for one in sorted(group)] or [0])
        return found

    worth += [round(one.worth * SCALE) * held(one.holders) for one in problem.aspects]
    for (one, other), value in problem.ties.items():
        both = model.new_bool_var("")
        model.add_multiplication_equality(both, [people[one], people[other]])
        worth.append(round(value * SCALE) * both)
    taken = {}
    for one, x in enumerate(people if problem.seats else ()):
        could = [name for name, able in problem.seats.items() if one in able]
        for name in could:
            taken[one, name] = model.new_bool_var("")
        sits = sum(taken[one, name] for name in could)
        if one in problem.guests:
            model.add(sits <= x)
        else:
            model.add(sits == x)
    for rule in problem.rules:
        if rule.what == "seat":
            value = sum(var for (_, name), var in taken.items() if name == rule.key)
            model.add(value >= rule.number if rule.at_least else value <= rule.number)
            continue
        for limit in problem.limits(rule):
            if limit.distinct:
                value = sum(held(group) for group in limit.groups.values())
            else:
                value = sum(people[one] for one in sorted(limit.members))
            model.add(value >= limit.number if limit.at_least else value <= limit.number)
    model.maximize(sum(worth))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    assert status in {cp_model.OPTIMAL, cp_model.FEASIBLE}, "CP-SAT found nothing in time"
    team = frozenset(one for one, x in enumerate(people) if solver.value(x))
    return problem.objective(team), team, status == cp_model.OPTIMAL
