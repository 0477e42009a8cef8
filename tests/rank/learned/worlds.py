"""A world in which works on a subject are done by those who do that subject."""

import datetime as dt
from functools import cache

import numpy as np

from broker.history import Reading
from broker.rank.learned import Ranker, Recipe, train
from tests.history.tiny import WORDS, organisation, reading

FIRST = dt.date(2018, 1, 1)
DAY = dt.date(2023, 1, 1)
QUICK = Recipe(lessons=60, trees=25, leaves=6, smallest_leaf=5, models=2)
CLUB = 8
"""Organisations to a subject."""


def club(subject: int) -> list[str]:
    return [f"{WORDS[subject]}{at}" for at in range(CLUB)]


@cache
def subjects(*, number: int = 160, seed: int = 0) -> Reading:
    """Works every fortnight, each by five organisations of one subject."""
    rng = np.random.default_rng(seed)
    works = []
    for at in range(number):
        subject = int(rng.integers(len(WORDS)))
        chosen = rng.choice(CLUB, size=5, replace=False)
        members = [club(subject)[one] for one in chosen]
        day = FIRST + dt.timedelta(days=14 * at)
        works.append((f"w{at}", str(day), f"{WORDS[subject]} {WORDS[subject]}", members))
    everybody = [
        organisation(key, kind="university" if at % 2 else "public_body", country=country)
        for subject, country in enumerate(("CHE", "NPL", "PER", "KEN", "AUT", "ITA"))
        for at, key in enumerate(club(subject))
    ]
    return reading(works, organisations=everybody)


@cache
def trained() -> Ranker:
    return train(subjects(), until=DAY, recipe=QUICK)
