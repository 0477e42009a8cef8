"""Codes that stand for one organisation: ROR, the EU's participant code, IATI and org-id.guide."""

import re

from broker.model._errors import InputError
from broker.model._record import Record

_ROR = re.compile(
    r"(?:https?://)?(?:www\.)?(?:ror\.org/|ror:)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})", re.I
)
_PIC = re.compile(r"(?:pic[:\s]*)?(\d{9})", re.I)
_WIKIDATA = re.compile(r"(?:https?://www\.wikidata\.org/(?:wiki|entity)/|wikidata:)(Q\d+)", re.I)
_ORG_ID = re.compile(r"(?:org-id:)?([A-Z]{2,3}-[A-Z0-9_]{2,12})-(\S+)", re.I)
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


class Identifier(Record):
    """A code, and the register that gave it."""

    scheme: str
    """`ror`, `pic`, `wikidata`, or the register's prefix on org-id.guide, such as `GB-CHC`."""
    value: str

    def __str__(self) -> str:
        plain = self.scheme.islower()
        return f"{self.scheme}:{self.value}" if plain else f"{self.scheme}-{self.value}"


def read_identifier(text: str) -> Identifier | None:
    """Return the code that a text holds, or None where it is none that is known.

    A ROR id is taken only with right check digits (ISO 7064 mod 97-10 over its base-32 value, see
    ror.readme.io); nine digits are an EU participant code. Everything of the form `XX-ABC-code` is
    an identifier of org-id.guide, which is what IATI and 360Giving use.
    """
    plain = text.strip()
    if found := _ROR.fullmatch(plain):
        value = found[1].lower()
        return Identifier(scheme="ror", value=value) if _checks(value) else None
    if found := _PIC.fullmatch(plain):
        return Identifier(scheme="pic", value=found[1])
    if found := _WIKIDATA.fullmatch(plain):
        return Identifier(scheme="wikidata", value=found[1].upper())
    if found := _ORG_ID.fullmatch(plain):
        return Identifier(scheme=found[1].upper(), value=found[2].upper())
    return None


def identifier_of(text: str) -> str:
    """Return an identifier in the one form that records hold.

    Raises:
        InputError: If it is no identifier that is known; the message shows how one looks.
    """
    found = read_identifier(text)
    if found is None:
        raise InputError(
            "%(text)r is no identifier of an organisation. Write a ROR id as "
            "https://ror.org/03vek6s52, an EU participant code as pic:999984059, any "
            "other as org-id.guide does, for instance GB-CHC-202918.",
            text=text,
        )
    return str(found)


def _checks(ror: str) -> bool:
    number = 0
    for letter in ror[:-2]:
        number = number * 32 + _CROCKFORD.index(letter)
    return 98 - (number * 100) % 97 == int(ror[-2:])
