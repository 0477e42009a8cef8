"""The pieces that a brief is made of, before it becomes a file of some format."""

import re
from dataclasses import dataclass

_SPACE = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    # Marks that turn the direction of all that follows, also beyond the end of the text.
    "\u202a-\u202e\u2066-\u2069]"
)


def printable(text: str) -> str:
    """Return a text from the catalogue as one line that is harmless in any file.

    Controls, lone surrogates and marks that turn the reading direction are left out; letters of
    every script stay, and so do the marks that only tell the direction of a single character.
    """
    return _UNPRINTABLE.sub("", _SPACE.sub(" ", text)).strip(" ")


def in_parts(text: str, foreign: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Return a text in pieces, each with the code of its language; empty where it is the page's."""
    pieces = [(text, "")]
    for words, code in foreign:
        pieces = [
            piece
            for given, known in pieces
            for piece in ([(given, known)] if known else _around(given, words, code))
        ]
    return [piece for piece in pieces if piece[0]]


def _around(text: str, words: str, code: str) -> list[tuple[str, str]]:
    before, found, after = text.partition(words)
    return [(before, ""), (found, code), (after, "")]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title, 2 a chapter, 3 a part of it."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `note` sets it apart as a remark, `excerpt` as somebody's own words."""

    text: str
    style: str = "plain"


@dataclass(frozen=True)
class Bullet:
    """An entry of a list, with words it quotes and the number of their source, if any."""

    text: str
    quote: str = ""
    source: int = 0
    foreign: tuple[tuple[str, str], ...] = ()
    """Parts of the text in another language, each with the code of it."""


@dataclass(frozen=True)
class Bullets:
    """A list; `label` stands above it."""

    items: tuple[Bullet, ...]
    label: str = ""


@dataclass(frozen=True)
class Table:
    """A table whose first column names the rows."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Sources:
    """The numbered sources, beginning with 1."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """What follows is written in another language, and begins on a new page where there are any."""

    language: str


Block = Heading | Paragraph | Bullets | Table | Sources | Part
