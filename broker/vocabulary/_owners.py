"""Places that are named for an organisation or people of theirs: `Gobierno de Alemania`."""

import re

from broker.vocabulary import _foreign_words as words
from broker.vocabulary._role import Role
from broker.vocabulary._surroundings import MARK, Surroundings
from broker.vocabulary._tokens import is_small

_NAME = 9
"""The name of an organisation has so many words at most."""
_BEHIND = re.compile(r"\s?(?:,|\(| [-–])\s?")
_CLOSED = re.compile(r"\s*(?:[,;.)\n:|•/–-]|$)")
_SHORT = 4
"""Names of so many letters or fewer are written in capitals anyhow (`USA`)."""


class Owners:
    """Tells of which places of a text the organisations beside them are.

    Args:
        text: The text.
    """

    def __init__(self, text: Surroundings) -> None:
        self._text = text

    def before(self, number: int) -> Role | None:
        """Return the role of a place behind an organisation: `Gobierno de Alemania`, `ETH (CH)`."""
        first, name = self._without_article(number), self._text.places[number]
        apart = bool(_BEHIND.fullmatch(self._text.gap(first - 1)))
        apart = apart and bool(_CLOSED.match(self._text.whole, name.end))
        if first == 0 or not (apart or self._follows(number, first=first)):
            return None
        plain = int(self._text.adjectives[number] and name.words.islower())
        loud = name.words.isupper() and len(name.words) > _SHORT
        joined = False
        for at in range(first - 1, max(first - 1 - _NAME, -1), -1):
            mark = MARK.search(self._text.gap(at))
            if mark and not (
                apart and (at == first - 1 or self._text.gap(at).strip() in {"(", ")"})
            ):
                return None
            if role := self._organisation(at):
                return None if joined and self._text.form(at + 1) not in words.NAMING else role
            form = self._text.form(at)
            if form in words.IN or (form in words.AND and plain):
                return None
            joined = joined or form in words.AND
            plain -= (loud or self._text.is_lower(at)) and not is_small(form) and form != "for"
            if plain < 0:
                return None
        return None

    def behind(self, number: int) -> Role | None:
        """Return the role of a place before an organisation: `an Italian university`."""
        most = int(self._text.adjectives[number])
        if self._text.romance or (
            not most and self._text.form(self._text.spots[number].first - 1) in words.IN
        ):
            return None
        for at in self._text.ahead(number, plain=most):
            if role := self._organisation(at):
                return role
        return None

    def is_behind_name(self, number: int) -> bool:
        """Tell whether a place is an adjective, or stands apart behind a name: `Eurac (Italy)`."""
        before = self._text.spots[number].first - 1
        if self._text.adjectives[number] or before < 0:
            return self._text.adjectives[number]
        listed = number > 0 and self._text.spots[number - 1].last == before
        apart = _BEHIND.fullmatch(self._text.gap(before))
        return bool(apart) and not listed and not self._text.is_lower(before)

    def _without_article(self, number: int) -> int:
        """Return the number of the first word of a place, or of the article before it."""
        first = self._text.spots[number].first
        while (
            first
            and self._text.form(first - 1) in words.THE - words.OF
            and not self._text.gap(first - 1).strip(" '’")
        ):
            first -= 1
        return first

    def _follows(self, number: int, *, first: int) -> bool:
        """Tell whether a place is that of what stands before it: `of Germany`, `tedesca`."""
        if self._text.adjectives[number] and self._text.is_lower(first):
            return True
        return self._text.form(first - 1) in words.OF or not self._text.is_lower(first - 1)

    def _organisation(self, at: int) -> Role | None:
        """Return the role of whose organisation a word stands for, if it does for one."""
        form, named = self._text.form(at), not self._text.is_lower(at)
        if form in words.ENVOYS:
            return "listed"
        if form in words.CORPS:
            return (
                "listed" if words.PEACE & set(map(self._text.form, range(at - 1, at + 4))) else None
            )
        if form in words.SOCIETIES:
            return "party" if named and self._text.form(at + 1) in words.NAMING else None
        return "party" if form in words.ORGANISATIONS or (named and _is_name(form)) else None


def _is_name(form: str) -> bool:
    return form in words.NAMED or form.endswith(words.ENDINGS)
