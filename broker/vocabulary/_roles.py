"""What a text names a country for: an organisation of it, who comes from it, who buys there."""

import re
from collections.abc import Sequence

from broker.vocabulary import _foreign_words as words
from broker.vocabulary._formalities import is_partners
from broker.vocabulary._owners import Owners
from broker.vocabulary._role import Role
from broker.vocabulary._surroundings import Look, Surroundings
from broker.vocabulary._terms import Mention
from broker.vocabulary._visitors import Visitors

_ROMANCE = frozenset({"fr", "es", "it", "pt"})
_CODES, _NEAR = 3, 80
"""Where the codes of so many countries stand, partners are listed; so far behind their names."""
_CODE = re.compile(r"[/(]([A-Z]{2})\b")
_LABELLED = re.compile(r"\s*[:|\n]")


def roles_of(
    text: str, *, places: Sequence[Mention], looks: Sequence[Look], language: str | None
) -> list[Role | None]:
    """Return for each place what it is named for; None where the work may be there.

    Args:
        text: The text.
        places: The places it names, in its order.
        looks: How each is named.
        language: Its language; None where it is unclear.
    """
    reading = _Reading(Surroundings(text, places, looks, romance=language in _ROMANCE))
    roles = [reading.role(number) for number in range(len(places))]
    return reading.spread(roles)


def has_codes(text: str) -> bool:
    """Tell whether a text lists partners with the codes of several countries: `SAB/CH`."""
    return len(set(_CODE.findall(text))) >= _CODES


class _Reading:
    """Tells what each place of a text is named for."""

    def __init__(self, text: Surroundings) -> None:
        self._text, self._owners, self._visitors = text, Owners(text), Visitors(text)
        self._coded = has_codes(text.whole)

    def role(self, number: int) -> Role | None:
        """Return what a place is named for where it stands."""
        if self._is_where(number):
            return None
        found = self._owners.before(number) or self._owners.behind(number)
        if found == "party" and self._coded and self._has_code(number):
            return "coded"
        found = found or self._visitors.behind(number) or self._visitors.before(number)
        if found == "party" or (found is None and self._owners.is_behind_name(number)):
            listed = is_partners(self._text.whole, at=self._text.places[number].start)
            return "listed" if listed else found
        return found

    def spread(self, roles: Sequence[Role | None]) -> list[Role | None]:
        """Give the role of a place to others of the same list: `German and Swiss tourists`."""
        out, alike = list(roles), self._text.adjectives
        if not self._text.romance:
            for one in range(len(out) - 2, -1, -1):
                if alike[one] and alike[one + 1] and self._text.is_listed(one):
                    out[one] = out[one] or out[one + 1]
        for one, role in enumerate(roles):
            if role == "away" or (role and self._text.romance and alike[one]):
                for other in self._text.rest_of_list(one):
                    if role == "away" or alike[other]:
                        out[other] = out[other] or role
        return out

    def _has_code(self, number: int) -> bool:
        """Tell whether the code of a country stands behind its name: `Swiss Center/CH`."""
        end = self._text.places[number].end
        code = _CODE.search(self._text.whole, end, end + _NEAR)
        return code is not None and code[1] == self._text.looks[number].code

    def _is_where(self, number: int) -> bool:
        """Tell whether a place stands in a field for where the work is: `Country: Peru`."""
        before = self._text.spots[number].first - 1
        labelled = bool(_LABELLED.match(self._text.gap(before)))
        return labelled and self._text.form(before) in words.WHERE
