"""The judge, the registers and what people decided, together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from broker.identity._entity import names_told
from broker.identity._explain import Clue, clues
from broker.identity._judge import Judge, shipped_judge
from broker.identity._learnt import Learnt, chance, learn, log_odds, verdicts
from broker.identity._offices import may_be_office
from broker.identity._profile import Profile
from broker.identity._words import words_of
from broker.model import Decision, Record
from broker.wording import Words

_SAME_CODE, _OTHER_CODE = 20.0, -6.0
"""Log-odds for the same code in a register, and for different ones: an organisation may have got
two, but two organisations never share one."""

_SAME_KNOWN, _OTHER_KNOWN, _KNOWN_ELSEWHERE = 6.0, -4.0, 3.0
"""Log-odds for names of one well-known organisation, for those of two, and for those of one that
are in two countries, which may be two offices of it: a table that was written by hand may err."""

_ASKED = 1.5
"""Log-odds by which somebody who is asked about stays below those who are the same."""

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


class Scorer:
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
        likely = self._likely(pairs, scores=self.judge.scores(pairs, roughly=True))
        exact = self.judge.scores(likely)
        kept = self._likely(likely, scores=exact)
        raw = dict(zip(likely, exact, strict=True))
        found = []
        for (one, other), parts in zip(kept, self.judge.parts(kept), strict=True):
            whole = self._extended(parts, pair=(one, other))
            score = chance(sum(whole.values()))
            found.append(
                (
                    one,
                    other,
                    Match(
                        id=other.entity.id,
                        name=called(other),
                        score=score,
                        verdict="same" if score >= self.judge.thresholds.same else "unsure",
                        judged=float(raw[one, other]),
                        clues=clues(
                            one, other, parts=whole, lexicon=self.judge.lexicon, words=self.words
                        ),
                    ),
                )
            )
        return found

    def _likely(
        self, pairs: Sequence[tuple[Profile, Profile]], *, scores: Iterable[float]
    ) -> list[tuple[Profile, Profile]]:
        bar = log_odds(self.judge.thresholds.unsure)
        return [
            pair
            for pair, score in zip(pairs, scores, strict=True)
            if self._odds(log_odds(float(score)), pair=pair) >= bar
        ]

    def _odds(self, raw: float, *, pair: tuple[Profile, Profile]) -> float:
        told = self.learnt.correct(raw) + _registers(*pair)
        told += self._well_known(*pair, already=told)
        return told + self._decided(*pair, already=told)

    def _extended(
        self, parts: dict[str, float], *, pair: tuple[Profile, Profile]
    ) -> dict[str, float]:
        raw = sum(parts.values())
        more = {
            "learnt": self.learnt.correct(raw) - raw,
            "identifier": _registers(*pair),
        }
        more["known"] = self._well_known(*pair, already=raw + sum(more.values()))
        more["decision"] = self._decided(*pair, already=raw + sum(more.values()))
        return {**parts, **{part: share for part, share in more.items() if share}}

    def _well_known(self, one: Profile, other: Profile, *, already: float) -> float:
        share = _known_share(one, other)
        least = log_odds(self.judge.thresholds.same) - _ASKED
        if not share and already <= least:
            # Nobody is taken for another one here: whether it is an office makes no difference.
            return 0.0
        office = may_be_office(one, other, lexicon=self.judge.lexicon)
        sure = one.surely and other.surely and not office
        if sure or not (share or office) or _of_one_name(one, other):
            return share
        # Who has a name that others have, too, or may be an office, is no more than asked about.
        return min(max(share, 0.0), least - already)

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


def _known_share(one: Profile, other: Profile) -> float:
    if not one.known or not other.known:
        return 0.0
    if one.known != other.known:
        return _OTHER_KNOWN
    apart = bool(one.country and other.country) and one.country != other.country
    return _KNOWN_ELSEWHERE if apart else _SAME_KNOWN


def _of_one_name(one: Profile, other: Profile) -> bool:
    """Tell whether nothing but what they are called themselves is needed: one code, or one name."""
    if _registers(one, other) > 0:
        return True
    mine, theirs = (set(map(words_of, names_told(some.entity))) for some in (one, other))
    return not mine.isdisjoint(theirs)


def called(profile: Profile) -> str:
    return next(iter(profile.entity.names), profile.entity.id)
