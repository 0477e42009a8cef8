"""Duplicates within a membership, and newcomers against it."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from broker.identity._blocking import ANYWHERE, LARGEST_BLOCK, KeyIndex, codes_of, keys_of
from broker.identity._engines import LARGE, Engine, pairs_of
from broker.identity._entity import Entity, Profile, entity_of
from broker.identity._explain import Clue, clues
from broker.identity._judge import Judge, shipped_judge
from broker.identity._learnt import Learnt, chance, learn, log_odds, verdicts
from broker.model import Decision, InputError, Organisation, Record
from broker.wording import Words

Described = Entity | Organisation

_SAME_CODE, _OTHER_CODE = 20.0, -6.0
"""Log-odds for the same code in a register, and for different ones: an organisation may have got
two, but two organisations never share one."""

_AT_ONCE = 4_096
"""Pairs that are judged at a time."""

_MANY = 4
"""Comparisons for each newcomer under which one shared key is not enough for one."""

_READY = 8_192
"""Records that are kept ready for comparing."""

_DECIDED = 30.0
"""Log-odds for what a person decided."""


class Match(Record):
    """An organisation that somebody may be."""

    id: str
    name: str
    score: float
    """Probability that both are one organisation."""
    verdict: Literal["same", "unsure"]
    """`unsure` is for a person to decide."""
    judged: float
    """What the shipped judgement alone says of it: what decisions are kept with and learnt from."""
    clues: tuple[Clue, ...]


class Resolution(Record):
    """What was found out about one newcomer."""

    id: str
    verdict: Literal["same", "unsure", "new"]
    matches: tuple[Match, ...]
    """Organisations that it may be, the likeliest first."""


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
    entities = sorted(map(_entity, organisations), key=lambda one: one.id)
    _distinct(entities)
    profiles = [Profile(one) for one in entities]
    scorer = _Scorer(decisions, judge=judge, words=words)
    keys = [keys_of(profile, lexicon=scorer.judge.lexicon) for profile in profiles]
    pairs = pairs_of(keys, engine=engine)
    looked = set(pairs)
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
            names=(_called(one), _called(other)),
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


def resolve(
    records: Iterable[Described],
    *,
    known: Iterable[Described],
    decisions: Sequence[Decision] = (),
    judge: Judge | None = None,
    words: Words | None = None,
    most: int | None = None,
) -> tuple[Resolution, ...]:
    """Find out for each newcomer whether it is one of those that are known.

    Newcomers are compared with those who are known, not with each other. An id that both lists
    have is no evidence: newcomers may bring ids of their own. The keys of those who are known are
    looked up in an index, so that a hundred thousand need neither much memory nor Splink.

    Args:
        records: The newcomers.
        known: Those who are known.
        decisions: What people decided before, by the ids of newcomer and known.
        judge: The learnt judgement; the shipped one by default.
        words: The language of the clues; English by default.
        most: About so many pairs are looked at in all: with very many newcomers, each is compared
            only with those that share most keys, two of them at least, or a code in a register.
            All pairs by default.

    Returns:
        A resolution for each newcomer, in their order.

    Raises:
        InputError: If two newcomers, or two of the known, have the same id.
    """
    mine = list(records)
    found = {
        one.id: one
        for one in recognised(
            mine, known=known, decisions=decisions, judge=judge, words=words, most=most
        )
    }
    return tuple(
        found.get(one.id) or Resolution(id=one.id, verdict="new", matches=()) for one in mine
    )


def recognised(
    records: Sequence[Described],
    *,
    known: Iterable[Described],
    decisions: Sequence[Decision] = (),
    judge: Judge | None = None,
    words: Words | None = None,
    most: int | None = None,
) -> Iterator[Resolution]:
    """Yield what was found out about the newcomers that are known or may be; see `resolve`.

    The new ones are left out, and no more is kept in memory than a few thousand newcomers at a
    time: of a hundred thousand, most are new.

    Raises:
        InputError: If two newcomers, or two of the known, have the same id.
    """
    _distinct(records)
    theirs = sorted(map(_entity, known), key=lambda one: one.id)
    _distinct(theirs)
    if not records or not theirs:
        return
    scorer = _Scorer(decisions, judge=judge, words=words)
    lexicon = scorer.judge.lexicon
    coded: dict[str, list[int]] = defaultdict(list)
    entities = [_entity(record) for record in records]
    untold = any(not one.country for one in entities)
    untold_there = any(not one.country for one in theirs)

    def keys_of_known() -> Iterator[frozenset[str]]:
        for place, one in enumerate(theirs):
            profile = Profile(one)
            for code in codes_of(profile):
                coded[code].append(place)
            keys = keys_of(profile, lexicon=lexicon)
            # Who is looked for without a country may be in any.
            yield keys | keys_of(profile, lexicon=lexicon, country=ANYWHERE) if untold else keys

    def asked(profile: Profile) -> frozenset[str]:
        keys = keys_of(profile, lexicon=lexicon)
        if not profile.country:
            return keys | keys_of(profile, lexicon=lexicon, country=ANYWHERE)
        return keys | keys_of(profile, lexicon=lexicon, country="") if untold_there else keys

    index = KeyIndex(keys_of_known())
    at = {one.id: place for place, one in enumerate(theirs)}
    each = None if most is None else max(most // len(records), 1)
    least = 1 if each is None or each >= _MANY else 2
    # Ready for comparing, a record takes ten times its room: only those in use are kept.
    ready = lru_cache(maxsize=_READY)(lambda place: Profile(theirs[place]))
    pairs: list[tuple[Profile, Profile]] = []
    for record, entity in zip(records, entities, strict=True):
        profile = Profile(entity)
        near = index.near(asked(profile), most=each, least=least)
        told = [at[other] for other in scorer.partners.get(record.id, ()) if other in at]
        for code in codes_of(profile):
            # However few are compared, an equal code is never passed over.
            holders = coded.get(code, ())
            told += holders if len(holders) <= LARGEST_BLOCK else ()
        pairs += [(profile, ready(place)) for place in sorted({*near, *told})]
        if len(pairs) >= _AT_ONCE:
            yield from _resolutions(pairs, scorer=scorer)
            pairs = []
    yield from _resolutions(pairs, scorer=scorer)


def _resolutions(
    pairs: Sequence[tuple[Profile, Profile]], *, scorer: "_Scorer"
) -> Iterator[Resolution]:
    """Yield what the pairs say, in which all pairs of a newcomer stand together."""
    matches: dict[str, list[Match]] = defaultdict(list)
    for one, _, match in scorer.judged(pairs):
        matches[one.entity.id].append(match)
    for key, some in matches.items():
        yield _resolution(key, some)


def _resolution(key: str, matches: list[Match]) -> Resolution:
    best = tuple(sorted(matches, key=lambda match: (-match.score, match.id)))
    sure = [match for match in best if match.verdict == "same"]
    verdict: Literal["same", "unsure", "new"] = "new"
    if best:
        # Two that are both certain contradict each other, unless they are duplicates themselves.
        verdict = "same" if len(sure) == 1 else "unsure"
    return Resolution(id=key, verdict=verdict, matches=best)


class _Scorer:
    """The judge, the registers and what people decided, together."""

    def __init__(
        self, decisions: Sequence[Decision], *, judge: Judge | None, words: Words | None
    ) -> None:
        self.judge = judge or shipped_judge()
        self.words = words or Words()
        self.learnt: Learnt = learn(decisions)
        self.verdicts = verdicts(decisions)
        self.partners: dict[str, list[str]] = defaultdict(list)
        for a, b in self.verdicts:
            self.partners[a].append(b)
            self.partners[b].append(a)

    def judged(
        self, pairs: Sequence[tuple[Profile, Profile]]
    ) -> list[tuple[Profile, Profile, Match]]:
        """Return the pairs that may be one organisation, with what is to be said of them."""
        raw = self.judge.scores(pairs)
        odds = [
            self._odds(log_odds(float(score)), pair=pair)
            for score, pair in zip(raw, pairs, strict=True)
        ]
        bar = log_odds(self.judge.thresholds.unsure)
        kept = [at for at, value in enumerate(odds) if value >= bar]
        explained = self.judge.parts([pairs[at] for at in kept])
        found = []
        for at, parts in zip(kept, explained, strict=True):
            one, other = pairs[at]
            whole = self._extended(parts, pair=pairs[at])
            score = chance(sum(whole.values()))
            found.append(
                (
                    one,
                    other,
                    Match(
                        id=other.entity.id,
                        name=_called(other),
                        score=score,
                        verdict="same" if score >= self.judge.thresholds.same else "unsure",
                        judged=float(raw[at]),
                        clues=clues(
                            one, other, parts=whole, lexicon=self.judge.lexicon, words=self.words
                        ),
                    ),
                )
            )
        return found

    def _odds(self, raw: float, *, pair: tuple[Profile, Profile]) -> float:
        told = self.learnt.correct(raw) + _registers(*pair)
        return told + self._decided(*pair, already=told)

    def _extended(
        self, parts: dict[str, float], *, pair: tuple[Profile, Profile]
    ) -> dict[str, float]:
        raw = sum(parts.values())
        more = {
            "learnt": self.learnt.correct(raw) - raw,
            "identifier": _registers(*pair),
        }
        more["decision"] = self._decided(*pair, already=raw + sum(more.values()))
        return {**parts, **{part: share for part, share in more.items() if share}}

    def _decided(self, one: Profile, other: Profile, *, already: float) -> float:
        a, b = sorted((one.entity.id, other.entity.id))
        decision = self.verdicts.get((a, b))
        if decision is None:
            return 0.0
        # What a person decided holds whatever everything else comes to.
        sign = 1 if decision.verdict == "same" else -1
        return sign * _DECIDED - already


def _registers(one: Profile, other: Profile) -> float:
    both = one.identifiers.keys() & other.identifiers.keys()
    if any(one.identifiers[scheme] & other.identifiers[scheme] for scheme in both):
        return _SAME_CODE
    return _OTHER_CODE if both else 0.0


def _called(profile: Profile) -> str:
    return next(iter(profile.entity.names), profile.entity.id)


def _entity(one: Described) -> Entity:
    return one if isinstance(one, Entity) else entity_of(one)


def _distinct(described: Iterable[Described]) -> None:
    seen: set[str] = set()
    for one in described:
        if one.id in seen:
            raise InputError(
                "Two records have the id %(id)r. Give each an id of its own.", id=one.id
            )
        seen.add(one.id)
