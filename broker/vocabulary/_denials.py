"""Places that a text names to say that the work is not there."""

from collections.abc import Sequence

from broker.vocabulary import _excluding_words as words
from broker.vocabulary._clauses import REACH, Clauses, Mark
from broker.vocabulary._placed_text import Spot


class Denials:
    """What excludes the places of a text.

    Args:
        text: The text.
        language: Its language; None where it is unclear.
    """

    def __init__(self, text: Clauses, *, language: str | None) -> None:
        self._text = text
        self._unclear = language not in words.NOT
        self._not = words.of_language(words.NOT, language)
        self._barring = words.of_language(words.BARRING, language)
        self._denying = words.of_language(words.DENYING, language)

    def excluded(self) -> list[bool]:
        """Return for each place whether it is excluded where it stands."""
        return self._text.marked([self._denial(spot) for spot in self._text.spots])

    def _denial(self, spot: Spot) -> Mark | None:
        """Return what excludes a place, or None."""
        between: list[str] = []
        for at in self._text.back_from(spot.first):
            form, before = self._text.form(at), self._text.form(at - 1)
            said = Mark(at, tuple(between))
            if (before, form) in words.NO_NEGATION or self._is_step(at):
                return None
            if self._text.owns(spot) and not said.within and form in self._not | self._barring:
                return None
            if (phrase := (before, form) in words.PHRASES) or form in self._barring:
                out = form in words.OUT and said.within
                return None if out or self._denied(at - phrase) else said
            if form in self._not or self._is_not(form, at=at, between=between):
                return said if self._is_of_work(at, spot=spot) else None
            if not self._may_stand_between(at):
                return None
            between.append(form)
        return None

    def _may_stand_between(self, at: int) -> bool:
        token = self._text.tokens[at]
        if token.form == "all":  # 'all'Italia', but not 'all of Italy'
            return self._text.whole[token.end : token.end + 1] in {"'", "’"}
        return token.form in words.BETWEEN or self._text.written(at) in {"é", "è"}

    def _is_step(self, at: int) -> bool:
        """Tell whether a French 'pas' is a step: `pas à pas`."""
        return self._text.form(at) == "pas" and at > 0 and self._text.written(at - 1) == "à"

    def _denied(self, barring: int) -> bool:
        """Tell whether a word that bars stands in a denial: `found nowhere outside the Alps`."""
        for at in self._text.back_from(barring):
            if self._text.form(at) in self._denying:
                return True
            if self._text.form(at) in words.LIST | words.CONTRAST:
                return False
        return False

    def _is_not(self, form: str, *, at: int, between: Sequence[str]) -> bool:
        """Tell whether a word denies here: `ne … plus`, and `no` before a verb of work."""
        if form == "plus":
            return self._after_ne(at)
        return form == "no" and self._unclear and between[-1:] != [] and between[-1] in words.VERBS

    def _after_ne(self, at: int) -> bool:
        return any(
            self._text.form(one) in {"ne", "n"} for one in list(self._text.back_from(at))[:4]
        )

    def _is_of_work(self, at: int, *, spot: Spot) -> bool:
        """Tell whether a denial is of where the work is, and not of something else there.

        In French and German it stands behind its verb: `sie bleiben nicht in den Alpen`. There the
        verb is of work, or the place is set against another one.
        """
        form, before = self._text.form(at), list(self._text.back_from(at))
        if form not in words.AFTER_THE_VERB:
            return True
        if not before or self._text.form(before[0]) in words.CONTRAST:
            return True
        if form == "pas" and not self._after_ne(at):
            return True
        around = [self._text.form(one) for one in before]
        for one in range(spot.last, min(spot.last + REACH, len(self._text.tokens) - 1)):
            if self._text.form(one + 1) in words.INSTEAD and self._text.form(one + 2) in words.IN:
                return True
            if self._text.parted(one):
                break
            around.append(self._text.form(one + 1))
        return not words.WORKING.isdisjoint(set(around) - {"se"})
