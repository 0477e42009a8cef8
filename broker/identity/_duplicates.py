"""Duplicates within a membership."""

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from broker.identity._blocking import ANYWHERE, KeyIndex, keys_of
from broker.identity._engines import LARGE, Engine, pairs_of
from broker.identity._entity import Described, described, distinct
from broker.identity._explain import Clue
from broker.identity._judge import Judge
from broker.identity._known import known_names
from broker.identity._lexicon import Lexicon
from broker.identity._profile import Profile
from broker.identity._scorer import Scorer, called
from broker.model import Decision, Record
from broker.wording import Words


class Duplicate(Record):
    """Two records that may be of one organisation."""

    one: str
    other: str
    """Ids, in the order of the alphabet."""
    names: tuple[str, str]
    score: float
    verdict: Literal["same", "unsure"]
    judged: float
    """As of a `Match`."""
    clues: tuple[Clue, ...]


class Duplicates(Record):
    """All pairs that may be of one organisation, the likeliest first."""

    duplicates: tuple[Duplicate, ...]
    organisations: int
    compared: int
    """Pairs that were looked at."""
    learnt_from: int
    """Decisions that corrected the scores."""
    engine: Engine
    took_ms: float


def find_duplicates(
    organisations: Iterable[Described],
    *,
    decisions: Sequence[Decision] = (),
    engine: Engine | None = None,
    judge: Judge | None = None,
    words: Words | None = None,
) -> Duplicates:
    """Find records that may be of one organisation.

    The order of the records makes no difference. A pair that a person called different is not
    shown again; one that a person called the same is, until it is merged.

    Args:
        organisations: Records of the catalogue, or entities.
        decisions: What people decided before; the engine learns from it.
        engine: How pairs are found; None for Splink from 20,000 records on.
        judge: The learnt judgement; the shipped one by default.
        words: The language of the clues; English by default.

    Raises:
        InputError: If two records have the same id.
    """
    started = time.perf_counter()
    entities = sorted(map(described, organisations), key=lambda one: one.id)
    distinct(entities)
    names = known_names()
    profiles = [names.profile(one) for one in entities]
    scorer = Scorer(decisions, judge=judge, words=words)
    keys = [keys_of(profile, lexicon=scorer.judge.lexicon) for profile in profiles]
    pairs = pairs_of(keys, engine=engine)
    looked = {*pairs, *_across_countries(profiles, lexicon=scorer.judge.lexicon)}
    place = {profile.entity.id: at for at, profile in enumerate(profiles)}
    for a, b in scorer.verdicts:
        # Who was called the same stays so, even if the names were changed since.
        if a in place and b in place:
            looked.add((min(place[a], place[b]), max(place[a], place[b])))
    found = scorer.judged([(profiles[a], profiles[b]) for a, b in sorted(looked)])
    made = [
        Duplicate(
            one=one.entity.id,
            other=other.entity.id,
            names=(called(one), called(other)),
            score=match.score,
            verdict=match.verdict,
            judged=match.judged,
            clues=match.clues,
        )
        for one, other, match in found
    ]
    return Duplicates(
        duplicates=tuple(sorted(made, key=lambda pair: (-pair.score, pair.one, pair.other))),
        organisations=len(profiles),
        compared=len(looked),
        learnt_from=scorer.learnt.decisions,
        engine=engine or ("splink" if len(profiles) >= LARGE else "memory"),
        took_ms=(time.perf_counter() - started) * 1000,
    )


def _across_countries(
    profiles: Sequence[Profile], *, lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are worth a look because one of them may be in any country."""
    untold = [at for at, profile in enumerate(profiles) if not profile.country]
    if not 0 < len(untold) < len(profiles):
        return
    anywhere = (keys_of(profile, lexicon=lexicon, countries=(ANYWHERE,)) for profile in profiles)
    index = KeyIndex(anywhere)
    for at in untold:
        for other in index.near(keys_of(profiles[at], lexicon=lexicon, countries=(ANYWHERE,))):
            if other != at:
                yield min(at, other), max(at, other)
