"""What a text names a country for: an organisation of it, who comes from it, who buys there."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from broker.vocabulary import _foreign_words as words
from broker.vocabulary._formalities import is_partners
from broker.vocabulary._terms import Mention
from broker.vocabulary._tokens import Token, is_small, tokens

Role = Literal["party", "listed", "coded", "away", "learnt"]
"""`party`: an organisation or people that take part; `listed`: so in a list of partners, or an
envoy; `coded`: with a country's code behind, as are others; `away`: guests, buyers and markets;
`learnt`: what others there can teach."""

_NAME = 9
"""The name of an organisation has so many words at most."""
_FEW = 6
"""So many words stand at most between goods or guests and the country."""
_ROMANCE = frozenset({"fr", "es", "it", "pt"})
_END = re.compile(r"[.;:!?\n\t|•–—]")
_MARK = re.compile(r"[^ '’\xa0-]")
_BEHIND = re.compile(r"\s?(?:,|\(| [-–])\s?")
_CLOSED = re.compile(r"\s*(?:[,;.)\n:|•/–-]|$)")
_CODES, _NEAR = 3, 80
"""Where the codes of so many countries stand, partners are listed; so far behind their names."""
_CODE = re.compile(r"[/(]([A-Z]{2})\b")
_LIST = 12
"""So many places of one list share what is said before the first."""
_SHORT = 4
"""Names of so many letters or fewer are written in capitals anyhow (`USA`)."""
_GOODS = 2
"""So many words may stand between selling and where to: `sell their wool to Norway`."""
_LINKS = frozenset().union(
    *(words.TOWARDS, words.IN, words.FROM, words.OF, words.THE, words.COMING, words.STUDY),
    words.DIRECT,
)
_LABELLED = re.compile(r"\s*[:|\n]")


class Look(NamedTuple):
    """How a place is named."""

    adjective: bool
    """Whether by an adjective, as in `Swiss tourists`."""
    code: str
    """ISO 3166 alpha-2 code of a country; empty for others."""


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
    reading = _Reading(text, places, looks, romance=language in _ROMANCE)
    roles = [reading.role(number) for number in range(len(places))]
    return reading.spread(roles)


def has_codes(text: str) -> bool:
    """Tell whether a text lists partners with the codes of several countries: `SAB/CH`."""
    return len(set(_CODE.findall(text))) >= _CODES


class _Reading:
    """A text as words, with the places among them."""

    def __init__(
        self, text: str, places: Sequence[Mention], looks: Sequence[Look], *, romance: bool
    ) -> None:
        self._text, self._places = text, places
        self._looks, self._romance = looks, romance
        self._adjectives = [one.adjective for one in looks]
        self._coded = has_codes(text)
        self._found: Sequence[Token] = tokens(text)
        numbers = {token.start: at for at, token in enumerate(self._found)}
        ends = {token.end: at for at, token in enumerate(self._found)}
        self._first = [numbers[one.start] for one in places]
        self._last = [ends[one.end] for one in places]

    def role(self, number: int) -> Role | None:
        """Return what a place is named for where it stands."""
        if self._is_where(number):
            return None
        found = self._owner_before(number) or self._owner_behind(number)
        if found == "party" and self._coded and self._has_code(number):
            return "coded"
        found = found or self._from_behind(number) or self._from_before(number)
        if found == "party" or (found is None and self._is_behind_name(number)):
            listed = is_partners(self._text, at=self._places[number].start)
            return "listed" if listed else found
        return found

    def spread(self, roles: Sequence[Role | None]) -> list[Role | None]:
        """Give the role of a place to others of the same list: `German and Swiss tourists`."""
        out, alike = list(roles), self._adjectives
        for one in range(len(out) - 2, -1, -1):
            if not self._romance and alike[one] and alike[one + 1] and self._is_listed(one):
                out[one] = out[one] or out[one + 1]
        for one, role in enumerate(roles):
            if role == "away" or (role and self._romance and alike[one]):
                for other in self._rest_of_list(one):
                    if role == "away" or alike[other]:
                        out[other] = out[other] or role
        return out

    def _is_behind_name(self, number: int) -> bool:
        """Tell whether a place is an adjective, or stands apart behind a name: `Eurac (Italy)`."""
        before = self._first[number] - 1
        if self._adjectives[number] or before < 0:
            return self._adjectives[number]
        listed = number > 0 and self._last[number - 1] == before
        apart = _BEHIND.fullmatch(self._gap(before))
        return bool(apart) and not listed and not self._is_lower(before)

    def _has_code(self, number: int) -> bool:
        """Tell whether the code of a country stands behind its name: `Swiss Center/CH`."""
        end = self._places[number].end
        code = _CODE.search(self._text, end, end + _NEAR)
        return code is not None and code[1] == self._looks[number].code

    def _owner_before(self, number: int) -> Role | None:
        """Return the role of a place behind an organisation: `Gobierno de Alemania`, `ETH (CH)`."""
        first, name = self._without_article(number), self._places[number]
        apart = bool(_BEHIND.fullmatch(self._gap(first - 1)))
        apart = apart and bool(_CLOSED.match(self._text, name.end))
        if first == 0 or not (apart or self._follows(number, first=first)):
            return None
        plain = int(self._adjectives[number] and name.words.islower())
        loud = name.words.isupper() and len(name.words) > _SHORT
        joined = False
        for at in range(first - 1, max(first - 1 - _NAME, -1), -1):
            mark = _MARK.search(self._gap(at))
            if mark and not (apart and (at == first - 1 or self._gap(at).strip() in {"(", ")"})):
                return None
            if role := self._organisation(at):
                return None if joined and self._form(at + 1) not in words.NAMING else role
            form = self._form(at)
            if form in words.IN or (form in words.AND and plain):
                return None
            joined = joined or form in words.AND
            plain -= (loud or self._is_lower(at)) and not is_small(form) and form != "for"
            if plain < 0:
                return None
        return None

    def _without_article(self, number: int) -> int:
        """Return the number of the first word of a place, or of the article before it."""
        first = self._first[number]
        while (
            first
            and self._form(first - 1) in words.THE - words.OF
            and not self._gap(first - 1).strip(" '’")
        ):
            first -= 1
        return first

    def _follows(self, number: int, *, first: int) -> bool:
        """Tell whether a place is that of what stands before it: `of Germany`, `tedesca`."""
        if self._adjectives[number] and self._is_lower(first):
            return True
        return self._form(first - 1) in words.OF or not self._is_lower(first - 1)

    def _owner_behind(self, number: int) -> Role | None:
        """Return the role of a place before an organisation: `an Italian university`."""
        most = int(self._adjectives[number])
        if self._romance or (not most and self._form(self._first[number] - 1) in words.IN):
            return None
        for at in self._ahead(number, plain=most):
            if role := self._organisation(at):
                return role
        return None

    def _from_behind(self, number: int) -> Role | None:
        """Return the role of a place before people or markets: `Swiss tourists`, `US markets`."""
        name = self._places[number].words
        if self._romance or not (self._adjectives[number] or (name.isupper() and len(name) < 5)):
            return None
        for at in self._ahead(number, plain=1):
            if role := self._people(at):
                return role
        return None

    def _ahead(self, number: int, *, plain: int) -> Iterator[int]:
        """Yield the words behind a place that may say what is of it, to the second small one."""
        last = self._last[number]
        for at in range(last + 1, min(last + 1 + _FEW, len(self._found))):
            if _MARK.search(self._gap(at - 1)):
                return
            if self._form(at) == "s" and at == last + 1:
                continue
            if is_small(self._form(at)):
                return
            yield at
            plain -= self._is_lower(at)
            if plain < 0:
                return

    def _from_before(self, number: int) -> Role | None:
        """Return the role of a place behind people or goods: `guests from Peru`, `sold in Peru`."""
        first = self._first[number]
        if self._adjectives[number] and self._places[number].words.islower():
            beside = [at for at in self._back_from(first) if at >= first - 2]
            return next((role for at in beside if (role := self._people(at))), None)
        if self._is_sold(number):
            return "away"
        links: set[str] = set()
        plain = 0
        for at in self._back_from(first):
            if role := self._coming(at, links=links, plain=plain):
                return role
            form = self._form(at)
            if form in _LINKS and not plain:
                links.add(form)
            elif form not in _LINKS:
                plain += 1
        return None

    def _back_from(self, first: int) -> Iterator[int]:
        """Yield the words before one, the nearest first, up to a mark."""
        for at in range(first - 1, max(first - 1 - _FEW, -1), -1):
            if _MARK.search(self._gap(at)):
                return
            yield at

    def _coming(self, at: int, *, links: set[str], plain: int) -> Role | None:
        """Return the role that a word gives to a place behind it, with these words between."""
        form, before = self._form(at), self._form(at - 1)
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
        end = max(self._rest_of_list(number), default=number)
        verb = self._last[end] + 1
        if self._form(verb) not in words.GERMAN_SOLD or _MARK.search(self._gap(verb - 1)):
            return False
        if self._form(verb + 1) not in words.GERMAN_ENDING and not _MARK.search(self._gap(verb)):
            return False
        before = {self._form(self._first[number] - step) for step in (1, 2)}
        return not before.isdisjoint(words.GERMAN_TOWARDS)

    def _organisation(self, at: int) -> Role | None:
        """Return the role of whose organisation a word stands for, if it does for one."""
        form, named = self._form(at), not self._is_lower(at)
        if form in words.ENVOYS:
            return "listed"
        if form in words.CORPS:
            return "listed" if words.PEACE & set(map(self._form, range(at - 1, at + 4))) else None
        if form in words.SOCIETIES:
            return "party" if named and self._form(at + 1) in words.NAMING else None
        return "party" if form in words.ORGANISATIONS or (named and _is_name(form)) else None

    def _people(self, at: int) -> Role | None:
        """Return the role of whose people or markets a word stands for, if it does for some."""
        form = self._form(at)
        if form in words.PARTIES:
            return "party"
        beside = {self._form(at - 1), self._form(at + 1)}
        if form in words.BUYERS and not beside.isdisjoint(words.LOCAL):
            return None
        return "away" if form in words.GUESTS | words.BUYERS else None

    def _is_where(self, number: int) -> bool:
        """Tell whether a place stands in a field for where the work is: `Country: Peru`."""
        before = self._first[number] - 1
        return self._form(before) in words.WHERE and bool(_LABELLED.match(self._gap(before)))

    def _rest_of_list(self, first: int) -> Iterator[int]:
        """Yield the places of the list that begins at one, up to the one behind its last 'and'."""
        waiting: list[int] = []
        for one in range(first, min(first + _LIST, len(self._places) - 1)):
            if not self._is_listed(one):
                return
            waiting.append(one + 1)
            if not words.AND.isdisjoint(self._between(one)):
                yield from waiting
                waiting = []

    def _is_listed(self, one: int) -> bool:
        """Tell whether nothing but 'and' or a comma stands between a place and the next one."""
        if self._first[one + 1] - self._last[one] > _FEW:
            return False
        between = self._between(one)
        gap = self._text[self._places[one].end : self._places[one + 1].start]
        rest = words.AND | _LINKS - {"of", "from"}
        if _END.search(gap) or not all(form in rest for form in between):
            return False
        return "," in gap or not words.AND.isdisjoint(between)

    def _between(self, one: int) -> list[str]:
        return [self._form(at) for at in range(self._last[one] + 1, self._first[one + 1])]

    def _gap(self, at: int) -> str:
        """Return what stands behind a word, before the next."""
        if not 0 <= at < len(self._found) - 1:
            return "\n"
        return self._text[self._found[at].end : self._found[at + 1].start]

    def _form(self, at: int) -> str:
        return self._found[at].form if 0 <= at < len(self._found) else ""

    def _is_lower(self, at: int) -> bool:
        return self._text[self._found[at].start].islower()


def _is_name(form: str) -> bool:
    return form in words.NAMED or form.endswith(words.ENDINGS)
