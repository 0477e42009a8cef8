"""Places that are named for guests, buyers and markets, or for who comes from there."""

from broker.vocabulary import _foreign_words as words
from broker.vocabulary._role import Role
from broker.vocabulary._surroundings import LINKS, MARK, Surroundings

_GOODS = 2
"""So many words may stand between selling and where to: `sell their wool to Norway`."""


class Visitors:
    """Tells from or to which places of a text people come and goods go.

    Args:
        text: The text.
    """

    def __init__(self, text: Surroundings) -> None:
        self._text = text

    def behind(self, number: int) -> Role | None:
        """Return the role of a place before people or markets: `Swiss tourists`, `US markets`."""
        name = self._text.places[number].words
        if self._text.romance or not (
            self._text.adjectives[number] or (name.isupper() and len(name) < 5)
        ):
            return None
        for at in self._text.ahead(number, plain=1):
            if role := self._people(at):
                return role
        return None

    def before(self, number: int) -> Role | None:
        """Return the role of a place behind people or goods: `guests from Peru`, `sold in Peru`."""
        first = self._text.spots[number].first
        if self._text.adjectives[number] and self._text.places[number].words.islower():
            beside = [at for at in self._text.back_from(first) if at >= first - 2]
            return next((role for at in beside if (role := self._people(at))), None)
        if self._is_sold(number):
            return "away"
        links: set[str] = set()
        plain = 0
        for at in self._text.back_from(first):
            if role := self._coming(at, links=links, plain=plain):
                return role
            form = self._text.form(at)
            if form in LINKS and not plain:
                links.add(form)
            elif form not in LINKS:
                plain += 1
        return None

    def _coming(self, at: int, *, links: set[str], plain: int) -> Role | None:
        """Return the role that a word gives to a place behind it, with these words between."""
        form, before = self._text.form(at), self._text.form(at - 1)
        inside, towards = not links.isdisjoint(words.IN), not links.isdisjoint(words.TOWARDS)
        since, of = not links.isdisjoint(words.FROM), not links.isdisjoint(words.OF)
        sold = form in words.SOLD and (towards or (inside and not plain))
        left = (form in words.LEAVING and towards) or (form in words.EMIGRATING and inside)
        if plain <= _GOODS and (sold or left or (form in words.BOUGHT and since)):
            return "away"
        if plain:
            return None
        comes = since or (of and not links.isdisjoint(words.COMING))
        study = before in words.STUDY or not links.isdisjoint(words.STUDY)
        journey = form in words.STUDY_JOURNEY or (form in words.JOURNEY and study)
        if (
            (form in words.BUYERS and (of or since or inside) and before not in words.LOCAL)
            or (form in words.GUESTS and comes)
            or (form in words.MIGRANTS and inside)
            or (form in words.BOUGHT and of and "of" not in links)
            or (journey and (towards or inside))
        ):
            return "away"
        return "party" if form in words.PARTIES and (of or since) and not inside else None

    def _is_sold(self, number: int) -> bool:
        """Tell whether goods go to a place, with the verb behind it: `nach Peru exportiert`."""
        end = max(self._text.rest_of_list(number), default=number)
        verb = self._text.spots[end].last + 1
        if self._text.form(verb) not in words.GERMAN_SOLD or MARK.search(self._text.gap(verb - 1)):
            return False
        if self._text.form(verb + 1) not in words.GERMAN_ENDING and not MARK.search(
            self._text.gap(verb)
        ):
            return False
        before = {self._text.form(self._text.spots[number].first - step) for step in (1, 2)}
        return not before.isdisjoint(words.GERMAN_TOWARDS)

    def _people(self, at: int) -> Role | None:
        """Return the role of whose people or markets a word stands for, if it does for some."""
        form = self._text.form(at)
        if form in words.PARTIES:
            return "party"
        beside = {self._text.form(at - 1), self._text.form(at + 1)}
        if form in words.BUYERS and not beside.isdisjoint(words.LOCAL):
            return None
        return "away" if form in words.GUESTS | words.BUYERS else None
