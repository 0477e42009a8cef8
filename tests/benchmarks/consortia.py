"""A made-up history in the shape of European research: few are in everything, most in one work."""

import datetime as dt

import numpy as np

from broker.history import History, history_of
from broker.model import Initiative, Neighbour

ORGANISATIONS, PARTICIPATIONS = 46_000, 180_000
_SUBJECTS, _TERMS = 150, 12_000
_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi xo zu kra ble tri sno glu".split()
_KINDS = ("university", "research_institute", "private_sector", "public_body", "other")
_FIRST, _DAYS = dt.date(2008, 1, 1), 6000


def _words(rng: np.random.Generator, number: int) -> list[str]:
    drawn = rng.integers(len(_SYLLABLES), size=(number, 4))
    return ["".join(_SYLLABLES[one] for one in row) for row in drawn]


def consortia(*, seed: int = 0) -> History:
    """Make a history of 46,000 organisations and about 180,000 participations.

    Organisations take part in proportion to a power law and in one subject more than in others;
    sizes of works are geometric, as in CORDIS; a text mixes words of its subject with common ones.
    """
    rng = np.random.default_rng(seed)
    terms = np.array(_words(rng, _TERMS))
    countries = np.array(["DEU", "ESP", "FRA", "ITA", "GBR", "NLD", "CHE", "POL", "GRC", "AUT"])
    home = rng.integers(_SUBJECTS, size=ORGANISATIONS)
    weight = (1 + rng.permutation(ORGANISATIONS)) ** -0.75
    by_subject = [np.flatnonzero(home == one) for one in range(_SUBJECTS)]
    odds = [weight[places] / weight[places].sum() for places in by_subject]
    everywhere = np.cumsum(weight / weight.sum())
    common = np.cumsum(1 / np.arange(1, _TERMS + 1))
    common /= common[-1]
    works, leads, starts, placed = [], {}, {}, 0
    while placed < PARTICIPATIONS:
        at, subject = len(works), int(rng.integers(_SUBJECTS))
        size = min(1 + int(rng.geometric(0.19)), 40)
        near = rng.choice(by_subject[subject], size=size, p=odds[subject])
        far = np.searchsorted(everywhere, rng.random(size))
        chosen = np.where(rng.random(size) < 0.6, near, far)
        members = tuple(f"o{one}" for one in dict.fromkeys(chosen.tolist()))
        own = terms[(subject * 71 + rng.integers(60, size=50)) % _TERMS]
        other = terms[np.searchsorted(common, rng.random(70))]
        key = f"w{at}"
        works.append(
            Initiative(
                id=key,
                title=" ".join(own[:6]),
                type="project",
                status="unknown",
                members=members,
                summary=" ".join(rng.permutation(np.concatenate([own, other]))),
                source="made up",
            )
        )
        leads[key] = members[0]
        starts[key] = _FIRST + dt.timedelta(days=_DAYS * placed // PARTICIPATIONS)
        placed += len(members)
    organisations = [
        Neighbour(
            id=f"o{at}",
            name=f"{terms[(home[at] * 71 + at) % _TERMS]} {_KINDS[at % 5]}",
            kind=_KINDS[at % 5],
            country=str(countries[at % 10]),
            source="made up",
        )
        for at in range(ORGANISATIONS)
    ]
    return history_of(
        organisations, initiatives=works, coordinators=leads, starts=starts,
    )  # fmt: skip
