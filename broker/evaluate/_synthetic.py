"""An alliance of any size that does not exist, for measuring speed."""

from collections.abc import Sequence

import numpy as np

from broker.model import Activity, Alliance, Initiative, Member
from broker.vocabulary import Vocabulary

_SEED = 1
_WORDS = (
    "assessment restoration monitoring training market access governance resilience adaptation "
    "forest pasture spring glacier hazard tourism coffee livestock women youth knowledge inventory "
    "policy finance research community cooperative school river slope soil seed energy health"
).split()
_KINDS = (0.5, 0.2, 0.15, 0.1, 0.05)
"""Shares of the five commonest kinds; in real alliances most are of one."""
_TAIL = 1.3
"""Of the power law that numbers of works and of partners follow."""
_BUSIEST, _LARGEST = 40, 30
_SOURCE = "synthetic"


def synthetic_alliance(number: int, *, vocabulary: Vocabulary) -> Alliance:
    """Return an alliance of made-up members, always the same for a number.

    Numbers of works and of participants have long tails, as in the European framework programmes:
    most members have one or two works, a few have dozens, and one in five works is joint.

    Args:
        number: How many members, at least 2.
        vocabulary: Whose themes, ranges and countries they carry.
    """
    rng = np.random.default_rng(_SEED)
    themes = sorted(vocabulary.themes)
    kinds = sorted(vocabulary.kinds)[: len(_KINDS)]
    countries = sorted(vocabulary.countries)
    members, activities = [], []
    for place in range(number):
        own = _some(themes, rng, most=3)
        kind = kinds[int(rng.choice(len(kinds), p=_shares(len(kinds))))]
        country = countries[int(rng.integers(len(countries)))]
        members.append(
            Member.model_validate(
                {
                    "id": f"m{place}",
                    "name": f"Organisation {place} of {country}",
                    "kind": kind,
                    "country": country,
                    "languages": ["en"],
                    "summary": _text(rng, themes=own, words=30),
                    "focus": [{"themes": own, "countries": [country]}],
                    "source": _SOURCE,
                }
            )
        )
        for turn in range(_tail(rng, most=_BUSIEST)):
            activities.append(
                Activity.model_validate(
                    {
                        "id": f"a{place}-{turn}",
                        "organisation": f"m{place}",
                        "title": _text(rng, themes=own[:1], words=6),
                        "kind": "project",
                        "status": "running",
                        "themes": _some(own, rng, most=2),
                        "countries": [country],
                        "summary": _text(rng, themes=own, words=40),
                        "source": _SOURCE,
                    }
                )
            )
    return Alliance(
        members=tuple(members),
        activities=tuple(activities),
        initiatives=_initiatives(len(activities) // 5, rng, members=number, themes=themes),
    )


def synthetic_proposals(number: int, *, vocabulary: Vocabulary) -> list[str]:
    """Return texts of proposals, about a page each."""
    rng = np.random.default_rng(_SEED + 1)
    themes = sorted(vocabulary.themes)
    return [_text(rng, themes=_some(themes, rng, most=3), words=250) for _ in range(number)]


def _initiatives(
    number: int, rng: np.random.Generator, *, members: int, themes: Sequence[str]
) -> tuple[Initiative, ...]:
    found = []
    for place in range(number):
        own = _some(themes, rng, most=2)
        size = min(1 + _tail(rng, most=_LARGEST), members)
        # Low numbers take part more often: a few organisations are in everything.
        drawn = np.unique((members * rng.random(size) ** 2).astype(np.int64))
        found.append(
            Initiative.model_validate(
                {
                    "id": f"i{place}",
                    "title": _text(rng, themes=own, words=6),
                    "type": "project",
                    "status": "completed",
                    "themes": own,
                    "members": [f"m{one}" for one in drawn],
                    "summary": _text(rng, themes=own, words=40),
                    "source": _SOURCE,
                }
            )
        )
    return tuple(found)


def _shares(number: int) -> list[float]:
    total = sum(_KINDS[:number])
    return [share / total for share in _KINDS[:number]]


def _some(values: Sequence[str], rng: np.random.Generator, *, most: int) -> list[str]:
    count = int(rng.integers(1, min(most, len(values)) + 1))
    return sorted(str(one) for one in rng.choice(values, count, replace=False))


def _tail(rng: np.random.Generator, *, most: int) -> int:
    return int(min(1 + rng.pareto(_TAIL), most))


def _text(rng: np.random.Generator, *, themes: Sequence[str], words: int) -> str:
    drawn = [_WORDS[int(one)] for one in rng.integers(0, len(_WORDS), words)]
    named = " ".join(theme.replace("_", " ") for theme in themes)
    return f"{named} {' '.join(drawn)}.".capitalize()
