"""Requests for teams in numbers: small ones of every shape, large ones of realistic shape."""

from itertools import combinations

import numpy as np
from hypothesis import strategies as st

from broker.model import Rule
from broker.team._problem import Aspect, Limit, Problem

LETTERS = "XYZ"


@st.composite
def small(draw: st.DrawFn, *, with_seats: bool = True, with_ties: bool = False) -> Problem:
    """Give requests so small that every team can be looked at."""
    people = draw(st.integers(1, 7))
    everyone = frozenset(range(people))
    subset = st.frozensets(st.integers(0, people - 1))
    gain = st.integers(-10, 10).map(lambda value: value / 20)
    number = st.integers(0, 3)
    groups = {("members", ""): {"": everyone}}
    for what in ("countries", "kinds"):
        values = draw(st.lists(st.sampled_from([*LETTERS, None]), min_size=people, max_size=people))
        groups[what, ""] = {
            letter: frozenset(one for one in everyone if values[one] == letter)
            for letter in LETTERS
        }
    for what, key in (("kind", "k"), ("theme", "t"), ("large", ""), ("any", "a|b")):
        groups[what, key] = {"": draw(subset)}
    for one in everyone:
        groups["member", str(one)] = {"": frozenset({one})}
    counted = st.sampled_from(sorted(groups))
    rules = draw(
        st.lists(
            st.builds(
                lambda one, at_least, n: Rule(what=one[0], key=one[1], at_least=at_least, number=n),
                counted,
                st.booleans(),
                number,
            ),
            max_size=6,
            unique_by=str,
        )
    )
    rules.append(Rule(what="members", at_least=False, number=draw(st.integers(1, 5))))
    seats = {}
    if with_seats and draw(st.booleans()):
        seats = {name: draw(subset) for name in ("first", "second")[: draw(st.integers(1, 2))]}
        for name in seats:
            rules += [
                Rule(what="seat", key=name, at_least=True, number=draw(st.integers(0, 2))),
                Rule(what="seat", key=name, at_least=False, number=draw(st.integers(1, 3))),
            ]
    calls = {}
    if draw(st.integers(0, 3)) == 0:
        countries = groups["countries", ""]
        calls["c"] = (
            Limit(groups={"": draw(subset)}, at_least=True, number=1),
            Limit(groups=countries, at_least=True, number=draw(st.integers(0, 3)), distinct=True),
            Limit(groups={"": draw(subset)}, at_least=False, number=draw(st.integers(0, 2))),
        )
        rules.append(Rule(what="call", key="c", at_least=True, number=1))
    pairs = list(combinations(range(people), 2))
    return Problem(
        pool=tuple(range(100, 100 + people)),
        gain=tuple(draw(st.lists(gain, min_size=people, max_size=people))),
        aspects=tuple(
            Aspect(
                what="theme",
                key=str(n),
                worth=draw(st.sampled_from([0.1, 0.2, 0.7, 1.0])),
                holders=draw(subset),
            )
            for n in range(draw(st.integers(0, 4)))
        ),
        rules=tuple(dict.fromkeys(rules)),
        groups=groups,
        calls=calls,
        seats=seats,
        guests=draw(st.frozensets(st.integers(0, people - 1), max_size=2)),
        ties={
            pair: draw(st.sampled_from([0.1, 0.3, 0.6]))
            for pair in draw(st.lists(st.sampled_from(pairs), max_size=6, unique=True))
        }
        if with_ties and pairs
        else {},
    )


def every_team(problem: Problem) -> list[frozenset[int]]:
    """Return all teams that keep the rules."""
    people = range(len(problem.pool))
    teams = (
        frozenset(team) for size in range(len(people) + 1) for team in combinations(people, size)
    )
    return [team for team in teams if problem.keeps(team)]


def large(people: int, *, seed: int) -> Problem:
    """Make a request of realistic shape.

    Fits fall off quickly; whoever fits better holds more of four themes and four places; countries
    and kinds are unevenly filled; one organisation in twenty is large. The rules are those of a
    joint programme: size, countries, kinds, themes, a cap on large and private ones, a lead, one
    member locked, and a pair that must not be combined.
    """
    random = np.random.default_rng(seed)
    fit = np.minimum(1.0, random.gamma(2.0, 0.12, people))
    likely = np.clip(fit[:, None] * random.uniform(0.2, 1.2, 8)[None, :], 0, 0.9)
    holds = random.random((people, 8)) < likely
    worth = (1.0,) * 4 + (0.7,) * 4
    places = 1.0 / np.arange(1, 121)
    country = random.choice(120, size=people, p=places / places.sum())
    shares = 1.0 / np.arange(1, 12)
    kind = random.choice(11, size=people, p=shares / shares.sum())
    large_ones = frozenset(np.flatnonzero(random.random(people) < 0.05).tolist())
    asked = random.choice(11, size=3, replace=False)

    def where(mask: np.ndarray) -> frozenset[int]:
        return frozenset(np.flatnonzero(mask).tolist())

    countries = {f"c{n:03}": where(country == n) for n in range(120) if (country == n).any()}
    kinds = {f"k{n:02}": where(kind == n) for n in range(11)}
    lead, locked, one, other = (int(n) for n in random.choice(people, size=4, replace=False))
    rules = (
        "members>=3", "members<=6", "countries>=4", "kinds>=3", "kind:k00<=2", "kind:k01>=1",
        "theme:t0>=2", "large<=1", "any:a|b<=1", "member:lead>=1", "member:locked>=1",
    )  # fmt: skip
    groups = {
        ("members", ""): {"": frozenset(range(people))},
        ("countries", ""): countries,
        ("kinds", ""): kinds,
        ("kind", "k00"): {"": kinds["k00"]},
        ("kind", "k01"): {"": kinds["k01"]},
        ("theme", "t0"): {"": where(holds[:, 0])},
        ("large", ""): {"": large_ones - {lead, locked}},
        ("any", "a|b"): {"": frozenset({one, other})},
        ("member", "lead"): {"": frozenset({lead})},
        ("member", "locked"): {"": frozenset({locked})},
    }
    return Problem(
        pool=tuple(range(people)),
        gain=tuple((fit - 0.7).tolist()),
        aspects=(
            *(
                Aspect(what="theme", key=f"t{n}", worth=worth[n], holders=where(holds[:, n]))
                for n in range(8)
            ),
            *(
                Aspect(what="kind", key=f"k{n:02}", worth=0.6, holders=kinds[f"k{n:02}"])
                for n in asked
            ),
            *(
                Aspect(what="country", key=name, worth=0.1, holders=group, asked=False)
                for name, group in countries.items()
            ),
        ),
        rules=tuple(Rule.read(text) for text in rules),
        groups=groups,
    )
