"""Places that a text names as who pays, in an address or to compare."""

from collections.abc import Sequence

from broker.vocabulary import _excluding_words as words
from broker.vocabulary._clauses import Clauses, Mark
from broker.vocabulary._formalities import is_address, is_donors
from broker.vocabulary._placed_text import Spot
from broker.vocabulary._tokens import folded


class Asides:
    """What sets the places of a text aside.

    Args:
        text: The text.
        language: Its language; None where it is unclear.
    """

    def __init__(self, text: Clauses, *, language: str | None) -> None:
        self._text = text
        unions = [folded(one.words) in words.UNION for one in text.places]
        self._unions = {spot.first for spot, so in zip(text.spots, unions, strict=True) if so}
        self._like = words.of_language(words.LIKE, language)
        self._pays = words.of_language(words.PAYS, language)

    def aside(self) -> list[bool]:
        """Return for each place whether it is named as who pays, in an address or to compare."""
        marked = self._text.marked(
            [self._payment(spot) or self._comparison(spot) for spot in self._text.spots]
        )
        starts = (one.start for one in self._text.places)
        return [
            so or is_donors(self._text.whole, at=start) or is_address(self._text.whole, at=start)
            for so, start in zip(marked, starts, strict=True)
        ]

    def _payment(self, spot: Spot) -> Mark | None:
        """Return what says that a place pays, or None."""
        if self._is_payer(spot):
            return Mark(spot.first, ())
        between: list[str] = []
        for at in self._text.back_from(spot.first):
            form = self._text.form(at)
            if form in words.PAID | words.MONEY:
                by = bool(between) and between[-1] in words.BY
                among = [self._text.form(one) for one in self._text.back_from(at)]
                given = bool(between) and not words.WITH.isdisjoint(among[:3])
                union = spot.first in self._unions and bool(between)
                sure = (form in words.PAID and by) or (form in words.MONEY and (given or union))
                return Mark(at, ()) if sure and not self._text.owns(spot) else None
            if form not in words.PAID_BY:
                return None
            between.append(form)
        return None

    def _is_payer(self, spot: Spot) -> bool:
        """Tell whether a sentence begins with a place that pays: `Norway funds a project`."""
        verb = spot.last + 1
        if self._text.form(verb) not in self._pays or self._text.parted(spot.last):
            return False
        if not words.ITS.isdisjoint((self._text.form(verb + 1), self._text.form(verb + 2))):
            return False
        before = [self._text.form(at) for at in self._text.back_from(spot.first)]
        return all(form in words.PAYER for form in before)

    def _comparison(self, spot: Spot) -> Mark | None:
        """Return what compares the work with a place, or None."""
        between: list[str] = []
        for at in self._text.back_from(spot.first):
            form = self._text.form(at)
            said = Mark(at, tuple(between))
            if form in self._like and (said.within or self._is_more_than(at)):
                return said if self._is_like(at) else None
            if any(self._ends_with(phrase, at) for phrase in words.MODELS):
                return said
            also = words.LIKE_ALSO if said.within else frozenset()
            if form not in words.IN | words.SMALL | words.OF_MODELS | also:
                return None
            between.append(form)
        return None

    def _is_like(self, at: int) -> bool:
        """Tell whether a word such as 'as' compares, and lists no examples or both of two."""
        before = self._text.form(at - 1)
        if self._text.form(at) in words.THAN:
            less_or_more = {before, self._text.form(at - 2)} & words.LESS_OR_MORE
            return bool(less_or_more) or before.endswith("er")
        if self._is_place_behind(at):
            return False
        return all(self._text.form(one) not in words.BOTH for one in self._text.back_from(at))

    def _is_place_behind(self, at: int) -> bool:
        """Tell whether a place by where something is stands right before a word.

        `Au Pérou comme en Bolivie` is in both.
        """
        before = next((spot for spot in self._text.spots if spot.last == at - 1), None)
        if before is None:
            return False
        for one in map(self._text.form, self._text.back_from(before.first)):
            if one in words.IN or one not in words.SMALL:
                return one in words.IN
        return False

    def _is_more_than(self, at: int) -> bool:
        """Tell whether a word is the 'than' of `poorer than Nepal`, which needs no 'in'."""
        before = self._text.form(at - 1)
        comparing = before.endswith("er") and before not in words.NO_COMPARATIVE
        return self._text.form(at) in words.COMPARATIVE_THAN and comparing

    def _ends_with(self, phrase: Sequence[str], at: int) -> bool:
        """Tell whether a phrase ends at a word."""
        first = at + 1 - len(phrase)
        return first >= 0 and all(
            self._text.form(first + place) == form for place, form in enumerate(phrase)
        )
