"""Who of a file is known already: what is sure is taken, what is not is said with its evidence."""

from collections.abc import Mapping, Sequence

from broker._former import former_ones
from broker.identity import (
    Clue,
    Match,
    decisions_on,
    find_duplicates,
    former_organisations,
    looks_like_acronym,
    recognised,
)
from broker.intake.tables import Likeness, Recognised, same_name
from broker.model import Decision, Merge, Organisation, fold, read_identifier
from broker.wording import Words

MOST_PAIRS = 120_000
"""About so many pairs are compared in one import: some fifteen seconds of one processor."""

_MOST_NEW = 3_000
"""Newcomers up to which they are compared with each other, which takes a few seconds."""

_TOLD = 3
"""Clues that are told for an organisation, beside the heaviest one against it."""

_SAYS = 0.3
"""Log-odds from which on a clue is worth telling."""


class Recogniser:
    """Recognises the organisations of a file; see `broker.intake.tables.Resolve`.

    First by a code that only one known organisation has, by id and official name, then by any
    name of one that a person merged into a known one, then by any other name that only one known
    organisation bears, then by everything that can be compared: see `broker.identity.recognised`.

    Args:
        decisions: What people decided about who is who.
        merges: Which organisations they made one, and which of that was taken back.
        words: The language of the evidence; English by default.
        most: About so many pairs are compared.
    """

    def __init__(
        self,
        decisions: Sequence[Decision] = (),
        *,
        merges: Sequence[Merge] = (),
        words: Words | None = None,
        most: int = MOST_PAIRS,
    ) -> None:
        self._decisions, self._merges = decisions, merges
        self._words, self._most = words or Words(), most

    def __call__(
        self, records: Sequence[Organisation], *, known: Sequence[Organisation]
    ) -> Recognised:
        """Return what is found out about the records."""
        ids = {one.id for one in known}
        former = former_organisations(self._merges, known=ids)
        decided = _Decided(decisions_on(ids, decisions=self._decisions, merges=self._merges))
        # A namesake that a person called another is another.
        same = {
            key: other
            for key, other in same_name(records, known=known).same.items()
            if not decided.different(key, other)
        }
        unnamed = [one for one in records if one.id not in same]
        gone = former_ones(unnamed, former=former, known=known, words=self._words)
        coded = {
            key: one
            for key, one in self._coded(records, known=known).items()
            if same.get(key) != one.id and not decided.different(key, one.id)
        }
        same = {key: other for key, other in same.items() if key not in coded}
        rest = [one for one in unnamed if one.id not in coded]
        alike = self._called_so(rest, known=known) if rest and known else {}
        # A code tells more than what one that went into another was called.
        alike |= {key: one for key, one in gone.known.items() if coded.get(key, one).id == one.id}
        alike = {
            key: one for key, one in (coded | alike).items() if not decided.different(key, one.id)
        }
        # What was decided of one that went into another says nothing of a namesake abroad.
        likely, unsure = self._compared(
            [one for one in rest if one.id not in alike],
            known=known,
            decisions=decided.but_same(gone.abroad),
        )
        alike |= likely
        new = [one for one in records if one.id not in same and one.id not in alike]
        merged = {key for key, one in gone.known.items() if alike.get(key) is one}
        told = {key for key, one in alike.items() if decided.same(key, one.id)}
        return Recognised(
            same=same,
            alike=alike,
            unsure=unsure,
            told=frozenset(told | merged),
            former=frozenset(merged),
            by_id=frozenset(merged & {one.id for one in former}),
            twins=lambda: self._twins(new, unsure=unsure),
        )

    def _compared(
        self,
        records: Sequence[Organisation],
        *,
        known: Sequence[Organisation],
        decisions: Sequence[Decision],
    ) -> tuple[dict[str, Likeness], dict[str, tuple[Likeness, ...]]]:
        """Return those who surely are one of those known by all that is known, and the unsure."""
        sure: dict[str, Likeness] = {}
        unsure: dict[str, tuple[Likeness, ...]] = {}
        for one in recognised(
            records, known=known, decisions=decisions, words=self._words, most=self._most
        ):
            likes = tuple(self._likeness(match) for match in one.matches)
            if one.verdict == "same":
                sure[one.id] = likes[0]
            else:
                unsure[one.id] = likes
        return sure, unsure

    def _twins(
        self, new: Sequence[Organisation], *, unsure: Mapping[str, Sequence[Likeness]]
    ) -> list[tuple[str, str]]:
        """Return pairs of newcomers that may be one, but those that both look like somebody."""
        if len(new) > _MOST_NEW:
            return []
        found = find_duplicates(new, decisions=self._decisions, words=self._words).duplicates
        return [
            (pair.one, pair.other)
            for pair in found
            if pair.one not in unsure or pair.other not in unsure
        ]

    def _coded(
        self, records: Sequence[Organisation], *, known: Sequence[Organisation]
    ) -> dict[str, Likeness]:
        """Return those who have a code that exactly one of those known has, whatever their name."""
        holders: dict[str, Organisation | None] = {}
        for one in known:
            for code in _codes(one):
                holders[code] = None if code in holders else one
        found = {}
        for one in records:
            theirs = {code: other for code in _codes(one) if (other := holders.get(code))}
            if len({other.id for other in theirs.values()}) == 1:
                code, other = next(iter(theirs.items()))
                said = self._words.say("Both have the same code: %(code)s.", code=code)
                found[one.id] = Likeness(
                    id=other.id, name=other.name, score=None, judged=None, because=(said,)
                )
        return found

    def _called_so(
        self, records: Sequence[Organisation], *, known: Sequence[Organisation]
    ) -> dict[str, Likeness]:
        """Return those whose name is another name of exactly one that is known.

        Short names are no evidence on their own: many share one.
        """
        names: dict[str, Organisation | None] = {}
        for one in known:
            for name in dict.fromkeys(fold(name) for name in one.names):
                names[name] = None if name in names else one
        found = {}
        for one in records:
            other = names.get(fold(one.name))
            if other is None or looks_like_acronym(one.name):
                continue
            if one.country and other.country and one.country != other.country:
                continue
            said = self._words.say("It is known by this name, too.")
            found[one.id] = Likeness(
                id=other.id, name=other.name, score=None, judged=None, because=(said,)
            )
        return found

    def _likeness(self, match: Match) -> Likeness:
        return Likeness(
            id=match.id,
            name=match.name,
            score=round(match.score, 4),
            judged=round(match.judged, 4),
            because=tuple(one.text for one in self._telling(match.clues)),
        )

    def _telling(self, clues: Sequence[Clue]) -> list[Clue]:
        """Return what speaks most for a match, and the heaviest clue against it."""
        said = self._words.say
        nothing = {
            said("Nothing to compare among short names."),
            said("The country of one of them is not known."),
            said("The website of one of them is not known."),
            said("No register has a code for both."),
        }
        heavy = [
            one for one in clues if one.part not in {"start", "learnt"} and one.text not in nothing
        ]
        kept = [one for one in heavy if one.contribution >= _SAYS][:_TOLD]
        return kept + [one for one in heavy if one.contribution <= -_SAYS][:1]


class _Decided:
    """What people decided last of each pair of organisations."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._decisions = decisions
        self._last = {one.pair: one.verdict for one in decisions}

    def different(self, one: str, other: str) -> bool:
        """Tell whether two are different."""
        return self._last.get(_pair(one, other)) == "different"

    def same(self, one: str, other: str) -> bool:
        """Tell whether two are the same."""
        return self._last.get(_pair(one, other)) == "same"

    def but_same(self, pairs: Mapping[str, str]) -> list[Decision]:
        """Return the decisions, but of these pairs only that they are different."""
        left_out = {_pair(*pair) for pair in pairs.items() if not self.different(*pair)}
        return [one for one in self._decisions if one.pair not in left_out]


def _pair(one: str, other: str) -> tuple[str, str]:
    """Return two ids in the order in which decisions name them."""
    return (one, other) if one < other else (other, one)


def _codes(one: Organisation) -> list[str]:
    """Return the codes of an organisation in the one form in which they can be compared."""
    read = map(read_identifier, one.identifiers)
    return list(dict.fromkeys(str(code) for code in read if code))
