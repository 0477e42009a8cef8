"""Whether a team is possible at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from broker.model import Rule
from broker.team._at_once import at_once
from broker.team._problem import Problem
from broker.team._solve import counts
from broker.team._tables import Tables

_SECONDS = 30.0


@dataclass(frozen=True, kw_only=True)
class Core:
    """A request with fewer candidates, for which it is quickly told whether it is possible."""

    problem: Problem
    alike: tuple[tuple[int, ...], ...]
    """Its candidates, those together who are alike in all that any rule counts."""

    def witness(self, rules: Sequence[Rule]) -> frozenset[int] | None:
        """Return some team that keeps rules of the request, or looser ones; None if none does.

        Raises:
            BrokerError: If the time runs out.
        """
        problem = self.problem.with_rules(tuple(rules))
        team = at_once(problem)
        if team is not None or not self.alike:
            return team
        first = problem.only([people[0] for people in self.alike])
        copies = [len(people) for people in self.alike]
        found = counts(first, copies=copies, seconds=_SECONDS)
        if found is None:
            return None
        return frozenset(
            one for people, number in zip(self.alike, found, strict=True) for one in people[:number]
        )


def core(problem: Problem) -> Core:
    """Return a request with fewer candidates that is possible exactly if the given one is.

    The same holds for every part of its rules, and for every rule that is loosened: of candidates
    who are alike in all that any rule counts, only so many are kept as a team needs that has
    nobody to spare, which is as many as all rules together ask for at least.
    """
    needed = sum(limit.number for limit in problem.all_limits if limit.at_least)
    features = Tables(problem).features.astype(np.uint8)
    alike: dict[bytes, list[int]] = {}
    kept: list[int] = []
    for one, bits in enumerate(np.packbits(features, axis=1)):
        people = alike.setdefault(bits.tobytes(), [])
        if len(people) < needed:
            people.append(len(kept))
            kept.append(one)
    small = problem.only(kept)
    return Core(
        problem=replace(small, gain=(0.0,) * len(kept), aspects=(), ties={}),
        alike=tuple(tuple(people) for people in alike.values() if people),
    )
