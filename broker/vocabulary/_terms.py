"""The records of the vocabulary: terms with their names in several languages."""

import re
from collections.abc import Mapping
from typing import Literal

from broker.model import Record

What = Literal["theme", "kind", "region", "range", "convention", "country", "language"]
Level = Literal["range", "within", "country", "region", "neighbour", "none"]

_ELIDED = re.compile(r"\b([cdjlmnst]|qu)'(?=[^\W\d_])", re.IGNORECASE)
"""Where French drops a vowel: 'Afrique de l'Ouest', but not the letter within 'q'eqchi''."""

LANGUAGES = ("en", "fr", "es", "it", "pt", "de")
"""The languages in which texts are understood, as ISO 639-1 codes."""


class Term(Record):
    """Something that has a key and names."""

    key: str
    names: Mapping[str, tuple[str, ...]]
    """Names and set phrases by language, the label first. Words of a theme or kind after `=` count
    in a text in this very form only (`=cultures`, not `culture`)."""

    def label(self, language: str = "en") -> str:
        """Return its first name in a language, else in English or any other, else its key.

        French names get the apostrophe that French sets, whichever one was typed.
        """
        first = next(iter(self.names.values()), (self.key,))
        found = self.names.get(language) or self.names.get("en") or first
        name = found[0].removeprefix("=")
        return _ELIDED.sub(r"\1’", name) if language == "fr" else name


class Theme(Term):
    """A thematic area of the alliance."""

    since: int | None
    """Year in which the alliance first listed it (2006 for the first eight); None if unknown."""
    near: tuple[str, ...] = ()
    """Keys of themes that overlap with it."""
    cues: Mapping[str, tuple[str, ...]] = {}
    """Words by language that signal the theme but are no name of it; `*` stands for any letters at
    the start or the end of a single word."""


class MemberKind(Term):
    """A kind of member."""

    cues: Mapping[str, tuple[str, ...]] = {}
    """Words by language that mean the kind among others, or are parts of words (`*`)."""


class Region(Term):
    """A region of the alliance: where members work, or the group in which they are counted."""

    countries: tuple[str, ...] = ()
    """ISO 3166 alpha-3 codes."""
    neighbours: tuple[str, ...] = ()
    electoral: bool = False
    """Whether members are only counted in it, and it says little about where they work."""
    told: bool = False
    """Whether only texts name it, as they do a continent: nobody is counted in it, it is none to
    choose, and whoever works in one of its countries works in it."""
    also: Mapping[str, tuple[str, ...]] = {}
    """Names that mean another region besides, by the key of that one; under its own key, names that
    are understood in texts only (`Asia`, which in a list may be any part of it)."""


class Range(Term):
    """A mountain range or massif."""

    countries: tuple[str, ...]
    regions: tuple[str, ...]
    parents: tuple[str, ...] = ()
    """Keys of the ranges that it is part of, the nearest first, up to the largest."""
    near: tuple[str, ...] = ()
    """Keys of the ranges that adjoin it."""
    latitude: float | None = None
    """Degrees north of its centre."""
    longitude: float | None = None
    """Degrees east of its centre."""
    elevation: int | None = None
    """Highest cell of the source's terrain model, in metres; real summits may be higher."""
    gmba: int | None = None
    """Id in the GMBA Mountain Inventory v2."""
    source: str


class Convention(Term):
    """An international treaty about a mountain range."""

    countries: tuple[str, ...]
    """Its parties, as ISO 3166 alpha-3 codes."""
    regions: tuple[str, ...]
    ranges: tuple[str, ...]
    source: str


class Country(Term):
    """A country or territory of ISO 3166, by its alpha-3 code; or Kosovo, by XKX."""

    alpha_2: str
    adjectives: tuple[str, ...] = ()
    """Adjectives such as `Peruvian`; those that also name a language count only before a place."""


class Language(Term):
    """A language; its key is the ISO 639 code that the data use."""


class Guards(Record):
    """What keeps names of places from being found where they are none."""

    capital: tuple[str, ...]
    """Names that are also common words: in a text they count only with a capital letter."""
    hidden: tuple[str, ...]
    """Phrases that hold the name of a place and mean something else (`New Mexico`)."""
    silent: tuple[str, ...]
    """Names that are too common to be looked for in texts (`Maurice`)."""


class Mention(Record):
    """A name found in a text: `text[start:end] == words`."""

    what: What
    key: str
    words: str
    start: int
    end: int


class Nearness(Record):
    """How near a focus lies to a place, and the key in the focus that brings it there."""

    level: Level
    key: str | None = None
    """Key of the term that both share, or at which they touch."""
    via: str | None = None
    """Key in the focus that made it."""
