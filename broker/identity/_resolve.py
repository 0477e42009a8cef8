"""Newcomers against a membership."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Literal

from broker.identity._blocking import ANYWHERE, LARGEST_BLOCK, KeyIndex, codes_of, keys_of
from broker.identity._entity import Described, described, distinct
from broker.identity._judge import Judge
from broker.identity._known import known_names
from broker.identity._profile import Profile
from broker.identity._scorer import Match, Scorer
from broker.model import Decision, Record
from broker.wording import Words

_AT_ONCE = 4_096
"""Pairs that are judged at a time."""

_MANY = 4
"""Comparisons for each newcomer under which one shared key is not enough for one."""

_FEW = 5_000
"""Newcomers up to which every word in common is worth a look."""

_READY = 8_192
"""Records that are kept ready for comparing."""


class Resolution(Record):
    """What was found out about one newcomer."""

    id: str
    verdict: Literal["same", "unsure", "new"]
    matches: tuple[Match, ...]
    """Organisations that it may be, the likeliest first."""


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
    distinct(records)
    theirs = sorted(map(described, known), key=lambda one: one.id)
    distinct(theirs)
    if not records or not theirs:
        return
    scorer, names = Scorer(decisions, judge=judge, words=words), known_names()
    lexicon = scorer.judge.lexicon
    coded: dict[str, list[int]] = defaultdict(list)
    untold = any(not one.country for one in records)
    untold_there = any(not one.country for one in theirs)

    def keys_of_known() -> Iterator[frozenset[str]]:
        for place, one in enumerate(theirs):
            profile = names.profile(one)
            for code in codes_of(profile):
                coded[code].append(place)
            own = profile.country or ""
            # Who is looked for without a country may be in any.
            yield keys_of(profile, lexicon=lexicon, countries=(own, ANYWHERE) if untold else (own,))

    keys_asked = partial(keys_of, lexicon=lexicon, thorough=len(records) <= _FEW)

    def asked(profile: Profile) -> frozenset[str]:
        if not profile.country:
            return keys_asked(profile, countries=("", ANYWHERE))
        return keys_asked(profile, countries=(profile.country, *("",) * untold_there))

    index = KeyIndex(keys_of_known())
    at = {one.id: place for place, one in enumerate(theirs)}
    each = None if most is None else max(most // len(records), 1)
    least = 1 if each is None or each >= _MANY else 2
    # Ready for comparing, a record takes ten times its room: only those in use are kept.
    ready = lru_cache(maxsize=_READY)(lambda place: names.profile(theirs[place]))
    pairs: list[tuple[Profile, Profile]] = []
    for record in records:
        profile = names.profile(described(record))
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
    pairs: Sequence[tuple[Profile, Profile]], *, scorer: Scorer
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
