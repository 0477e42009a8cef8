"""Places that a text names only to say that the work is not there, who pays, or for comparison."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from broker.vocabulary import _excluding_words as words
from broker.vocabulary._formalities import is_address, is_donors
from broker.vocabulary._terms import Mention
from broker.vocabulary._tokens import Token, folded, tokens

_REACH = 6
"""So many words around a place tell whether it is excluded."""
_END = re.compile(r"[.;:!?()]\s|\n\s*\n|[–—]")
_OWNER = re.compile(r"['’]s\b")


class _Spot(NamedTuple):
    """A place in a text: numbers of its first and last word."""

    first: int
    last: int


class _Said(NamedTuple):
    """What stands before a place: the number of the word that marks it, and the words between."""

    at: int
    between: tuple[str, ...]

    @property
    def within(self) -> bool:
        """Whether the place is named by where something is (`not in Nepal`)."""
        return not words.IN.isdisjoint(self.between)


def only_excluded(
    text: str, *, places: Sequence[Mention], language: str | None
) -> frozenset[tuple[str, str]]:
    """Return the places (what and key) that a text never names but to exclude them.

    A place is excluded by a word before it, with nothing but prepositions, articles and words for
    work between (`not in the Alps`, `hors des Alpes`, `no trabajamos en Nepal`), and so are those
    of the same list (`nor in the Pyrenees`). `Not only in the Alps`, `not in the Alps alone` and
    `nowhere outside the Alps` exclude nothing, nor does a sentence that denies something else
    (`they do not stay in the Alps`). A place that is named elsewhere without such a word stays. So
    it is with who pays (`funded by Norway`) and with what is a mere comparison (`as in the Alps`),
    where the text names another place.

    Args:
        text: The text.
        places: The places it names, in its order.
        language: Its language; None where it is unclear.
    """
    reading = _Reading(text, places, language=language)
    not_there = _never_else(places, reading.excluded())
    aside = _never_else(places, reading.aside())
    everywhere = {(one.what, one.key) for one in places}
    return not_there | aside if everywhere - not_there - aside else not_there


def never_meant(
    text: str, *, places: Sequence[Mention], language: str | None
) -> frozenset[tuple[str, str]]:
    """Return the places that `only_excluded` would return if the text named another one, too."""
    reading = _Reading(text, places, language=language)
    marked = zip(reading.excluded(), reading.aside(), strict=True)
    return _never_else(places, [out or aside for out, aside in marked])


def _never_else(places: Sequence[Mention], marked: Sequence[bool]) -> frozenset[tuple[str, str]]:
    named: Mapping[bool, set[tuple[str, str]]] = {True: set(), False: set()}
    for one, so in zip(places, marked, strict=True):
        named[so].add((one.what, one.key))
    return frozenset(named[True] - named[False])


class _Reading:
    """A text as words, with the places among them."""

    def __init__(self, text: str, places: Sequence[Mention], *, language: str | None) -> None:
        self._text = text
        self._found: Sequence[Token] = tokens(text)
        numbers = {token.start: at for at, token in enumerate(self._found)}
        ends = {token.end: at for at, token in enumerate(self._found)}
        self._spots = [_Spot(numbers[one.start], ends[one.end]) for one in places]
        self._starts = [one.start for one in places]
        unions = [folded(one.words) in words.UNION for one in places]
        self._unions = {spot.first for spot, so in zip(self._spots, unions, strict=True) if so}
        self._unclear = language not in words.NOT
        self._not = _of(words.NOT, language)
        self._barring = _of(words.BARRING, language)
        self._denying = _of(words.DENYING, language)
        self._like = _of(words.LIKE, language)
        self._pays = _of(words.PAYS, language)

    def excluded(self) -> list[bool]:
        """Return for each place whether it is excluded where it stands."""
        return self._marked([self._denial(spot) for spot in self._spots])

    def aside(self) -> list[bool]:
        """Return for each place whether it is named as who pays, in an address or to compare."""
        marked = self._marked(
            [self._payment(spot) or self._comparison(spot) for spot in self._spots]
        )
        return [
            so or is_donors(self._text, at=start) or is_address(self._text, at=start)
            for so, start in zip(marked, self._starts, strict=True)
        ]

    def _marked(self, said: Sequence[_Said | None]) -> list[bool]:
        out = [False] * len(said)
        for at, one in enumerate(said):
            if one is None:
                continue
            last = self._last_of_list(at, within=one.within)
            after = self._form(self._spots[last].last + 1)
            if after not in words.ALONE and self._form(self._spots[at].last + 1) not in words.ALONE:
                out[at : last + 1] = [True] * (last + 1 - at)
        return out

    def _denial(self, spot: _Spot) -> _Said | None:
        """Return what excludes a place, or None."""
        between: list[str] = []
        for at in self._back_from(spot.first):
            form, before = self._form(at), self._form(at - 1)
            said = _Said(at, tuple(between))
            if (before, form) in words.NO_NEGATION or self._is_step(at):
                return None
            if self._owns(spot) and not said.within and form in self._not | self._barring:
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

    def _payment(self, spot: _Spot) -> _Said | None:
        """Return what says that a place pays, or None."""
        if self._is_payer(spot):
            return _Said(spot.first, ())
        between: list[str] = []
        for at in self._back_from(spot.first):
            form = self._form(at)
            if form in words.PAID | words.MONEY:
                by = bool(between) and between[-1] in words.BY
                among = [self._form(one) for one in self._back_from(at)]
                given = bool(between) and not words.WITH.isdisjoint(among[:3])
                union = spot.first in self._unions and bool(between)
                sure = (form in words.PAID and by) or (form in words.MONEY and (given or union))
                return _Said(at, ()) if sure and not self._owns(spot) else None
            if form not in words.PAID_BY:
                return None
            between.append(form)
        return None

    def _is_payer(self, spot: _Spot) -> bool:
        """Tell whether a sentence begins with a place that pays: `Norway funds a project`."""
        verb = spot.last + 1
        if self._form(verb) not in self._pays or self._parted(spot.last):
            return False
        if not words.ITS.isdisjoint((self._form(verb + 1), self._form(verb + 2))):
            return False
        before = [self._form(at) for at in self._back_from(spot.first)]
        return all(form in words.PAYER for form in before)

    def _comparison(self, spot: _Spot) -> _Said | None:
        """Return what compares the work with a place, or None."""
        between: list[str] = []
        for at in self._back_from(spot.first):
            form = self._form(at)
            said = _Said(at, tuple(between))
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
        before = self._form(at - 1)
        if self._form(at) in words.THAN:
            less_or_more = {before, self._form(at - 2)} & words.LESS_OR_MORE
            return bool(less_or_more) or before.endswith("er")
        if self._is_place_behind(at):
            return False
        return all(self._form(one) not in words.BOTH for one in self._back_from(at))

    def _is_place_behind(self, at: int) -> bool:
        """Tell whether a place by where something is stands right before a word.

        `Au Pérou comme en Bolivie` is in both.
        """
        before = next((spot for spot in self._spots if spot.last == at - 1), None)
        if before is None:
            return False
        for one in map(self._form, self._back_from(before.first)):
            if one in words.IN or one not in words.SMALL:
                return one in words.IN
        return False

    def _is_more_than(self, at: int) -> bool:
        """Tell whether a word is the 'than' of `poorer than Nepal`, which needs no 'in'."""
        before = self._form(at - 1)
        comparing = before.endswith("er") and before not in words.NO_COMPARATIVE
        return self._form(at) in words.COMPARATIVE_THAN and comparing

    def _ends_with(self, phrase: Sequence[str], at: int) -> bool:
        """Tell whether a phrase ends at a word."""
        first = at + 1 - len(phrase)
        return first >= 0 and all(
            self._form(first + place) == form for place, form in enumerate(phrase)
        )

    def _back_from(self, first: int) -> Iterator[int]:
        """Yield the words before one, the nearest first, to the beginning of its clause."""
        for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
            if self._parted(at):
                return
            yield at

    def _parted(self, at: int) -> bool:
        """Tell whether a clause ends behind a word."""
        start, end = self._found[at].end, self._found[at + 1].start
        return "," in self._text[start:end] or bool(_END.search(self._text, start, end + 1))

    def _form(self, at: int) -> str:
        return self._found[at].form if 0 <= at < len(self._found) else ""

    def _owns(self, spot: _Spot) -> bool:
        """Tell whether a place is an owner: `not Nepal's first springs`."""
        return bool(_OWNER.match(self._text, self._found[spot.last].end))

    def _may_stand_between(self, at: int) -> bool:
        token = self._found[at]
        if token.form == "all":  # 'all'Italia', but not 'all of Italy'
            return self._text[token.end : token.end + 1] in {"'", "’"}
        return token.form in words.BETWEEN or self._text[token.start : token.end] in {"é", "è"}

    def _is_step(self, at: int) -> bool:
        """Tell whether a French 'pas' is a step: `pas à pas`."""
        before = self._found[at - 1] if at else None
        return (
            self._form(at) == "pas"
            and before is not None
            and self._text[before.start : before.end] == "à"
        )

    def _denied(self, barring: int) -> bool:
        """Tell whether a word that bars stands in a denial: `found nowhere outside the Alps`."""
        for at in self._back_from(barring):
            if self._form(at) in self._denying:
                return True
            if self._form(at) in words.LIST | words.CONTRAST:
                return False
        return False

    def _is_not(self, form: str, *, at: int, between: Sequence[str]) -> bool:
        """Tell whether a word denies here: `ne … plus`, and `no` before a verb of work."""
        if form == "plus":
            return self._after_ne(at)
        return form == "no" and self._unclear and between[-1:] != [] and between[-1] in words.VERBS

    def _after_ne(self, at: int) -> bool:
        return any(self._form(one) in {"ne", "n"} for one in list(self._back_from(at))[:4])

    def _is_of_work(self, at: int, *, spot: _Spot) -> bool:
        """Tell whether a denial is of where the work is, and not of something else there.

        In French and German it stands behind its verb: `sie bleiben nicht in den Alpen`. There the
        verb is of work, or the place is set against another one.
        """
        form, before = self._form(at), list(self._back_from(at))
        if form not in words.AFTER_THE_VERB:
            return True
        if not before or self._form(before[0]) in words.CONTRAST:
            return True
        if form == "pas" and not self._after_ne(at):
            return True
        around = [self._form(one) for one in before]
        for one in range(spot.last, min(spot.last + _REACH, len(self._found) - 1)):
            if self._form(one + 1) in words.INSTEAD and self._form(one + 2) in words.IN:
                return True
            if self._parted(one):
                break
            around.append(self._form(one + 1))
        return not words.WORKING.isdisjoint(set(around) - {"se"})

    def _last_of_list(self, at: int, *, within: bool) -> int:
        """Return the number of the last place of the list that begins at one.

        What follows a comma belongs to it only if the list goes on to its 'and' or 'or'; what
        follows at once, or an 'of', describes the place itself (`the Swiss Alps`, `the Andes of
        Peru`). A list of names does not go on with an 'in' (`outside the Alps and in the Andes`).
        """
        spots, last = self._spots, at
        for other in range(at + 1, len(spots)):
            forms = [
                self._form(one) for one in range(spots[other - 1].last + 1, spots[other].first)
            ]
            gap = self._text[
                self._found[spots[other - 1].last].end : self._found[spots[other].first].start
            ]
            if _END.search(gap) or not all(one in words.BETWEEN | words.LIST for one in forms):
                break
            if not within and not words.IN.isdisjoint(forms):
                break
            described = "," not in gap and all(form in words.OF for form in forms[:1])
            if any(form in words.LIST for form in forms) or (described and last == other - 1):
                last = other
            elif "," not in gap:
                break
        return last


def _of(lists: Mapping[str, frozenset[str]], language: str | None) -> frozenset[str]:
    if language is not None and language in lists:
        return lists[language]
    return frozenset().union(*lists.values()) - words.FALSE_FRIENDS
