"""What a word in a cell stands for: a theme, a country, a kind … in any of six languages."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from broker.intake._cordis_codes import kind_by_name
from broker.intake.cells._called import BESIDE, CALLED, FORMS, GONE, HEIRS, OF_REGISTERS, PLATES
from broker.intake.cells._entry_parts import parts_of
from broker.intake.cells._spelling import plain, spelled_out, without_flags
from broker.model import Said, UnknownNameError, fold

if TYPE_CHECKING:
    from broker.vocabulary import Term, Vocabulary

NOTHING = "-"
"""In place of a meaning: the word is left out."""
_DENIED = re.compile(r"(?:non?|not|nicht|nao|pas|hors|kein\w*)[ -]")
_LONGEST_ENTRY = 2000
_LIKELY = 78.0
_MOST_GUESSES = 400
"""Unknown words of a file for which something similar is looked for: it takes milliseconds each."""


class Meant(NamedTuple):
    """What a word stands for.

    Attributes:
        key: The key, or None where it is not known.
        suggestion: A key that may have been meant.
        remark: What else to tell.
        left_out: Whether a person said that it stands for nothing.
    """

    key: str | None
    suggestion: str = ""
    remark: str = ""
    left_out: bool = False


class Terms:
    """Looks up words, each of them once.

    Args:
        vocabulary: What the words may name.
        meanings: What a person said that words stand for, `NOTHING` for none; by word, folded.
        language: In which terms are named to people.
    """

    def __init__(
        self,
        vocabulary: "Vocabulary",
        *,
        meanings: Mapping[str, str] | None = None,
        language: str = "en",
    ) -> None:
        self._meanings, self._language = meanings or {}, language
        self._kinds = vocabulary.kinds
        self._known: Mapping[str, Mapping[str, Term]] = {
            "theme": vocabulary.themes,
            "kind": vocabulary.kinds,
            "country": vocabulary.countries,
            "region": vocabulary.regions,
            "language": vocabulary.languages,
        }
        self._find: Mapping[str, Callable[[str], str]] = {
            "theme": vocabulary.theme,
            "kind": vocabulary.kind,
            "country": vocabulary.country,
            "region": vocabulary.region,
            "language": vocabulary.language,
        }
        self._mentions, self._themes_in = vocabulary.mentions, vocabulary.themes_in
        self._cache: dict[tuple[str, str], Meant] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._guesses = 0

    def meant(self, what: str, text: str) -> Meant:
        """Return what a word stands for: `what` is theme, kind, country, region or language."""
        if text in self._known[what]:
            return Meant(text)
        found = self._cache.get((what, text))
        if found is None:
            found = self._cache[what, text] = self._look(what, text)
        return found

    def pieces(self, what: str, entry: str) -> Sequence[str]:
        """Return an entry of a list, or its parts where only they are known."""
        whole = self.meant(what, entry)
        if whole.key is not None or whole.left_out or len(entry) >= _LONGEST_ENTRY:
            return (entry,)
        parts = self._parts(what, entry)
        found = [self.meant(what, one) for one in parts] if len(parts) > 1 else []
        if any(one.key for one in found) or (found and all(one.suggestion for one in found)):
            return parts
        return (entry,)

    def _parts(self, what: str, entry: str) -> Sequence[str]:
        return parts_of(entry, is_name=lambda text: self._is_name(what, text))

    def knows(self, what: str, text: str) -> bool:
        """Tell whether a word names a theme, kind, country …; nothing is guessed."""
        said = self._said(what, text) or self._told(what, text, fold(text))
        return bool(said.key) if said else text in self._known[what] or self._is(what, text)

    def name(self, what: str, key: str) -> str:
        """Return what people call a key in their language; a cell may call it so."""
        return self._known[what][key].label(self._language)

    @property
    def kinds(self) -> tuple[str, ...]:
        """What kinds are called; a cell may call them so."""
        return tuple(one.label(self._language) for one in self._kinds.values())

    @staticmethod
    def says_no_kind(text: str) -> bool:
        """Tell whether all that a cell says stands beside a kind: `other`, `funder|healthcare`."""
        parts = [part for one in re.split(r"[|;,]", fold(text)) if (part := one.strip())]
        return all(part in BESIDE for part in parts)

    def kind_in_name(self, name: str) -> str:
        """Return the kind that an organisation's name suggests, or nothing.

        A name that holds the names of one kind (`Universidad`, `Stiftung`) suggests it, else a
        mark of a firm (`GmbH`) or a school. Of names in a register nine in ten suggestions were
        right, which is enough to ask and too little to decide.
        """
        named = {one.key for one in self._mentions(name) if one.what == "kind"}
        if len(named) == 1:
            return named.pop()
        likely = FORMS.get(kind_by_name(name), "") if not named else ""
        return likely if likely in self._known["kind"] else ""

    def _is_name(self, what: str, text: str) -> bool:
        """Tell whether a theme, kind, country, region or language is called so; nothing is guessed.

        What a person said that a word stands for counts, too.
        """
        if what not in self._names:
            terms = self._known[what].values()
            names = (name for term in terms for some in _names_of(term) for name in some)
            self._names[what] = frozenset(map(plain, (*names, *self._meanings)))
        return plain(text) in self._names[what]

    def _look(self, what: str, text: str) -> Meant:
        if given := self._said(what, text):
            return given
        if what == "country":
            text = without_flags(text)
        words = spelled_out(fold(text))
        told = self._told(what, text, words)
        if told is not None:
            return told
        nearest: tuple[str, ...] = ()
        for written in dict.fromkeys((text, words if words != fold(text) else text)):
            try:
                return Meant(self._find[what](written))
            except UnknownNameError as error:
                nearest = nearest or error.nearest
        if remark := self._elsewhere(what, text):
            return Meant(None, "", remark)
        self._guesses += 1
        if self._guesses > _MOST_GUESSES or (what == "kind" and _DENIED.match(fold(text))):
            return Meant(None)  # `Non-academic` suggests no academy
        return Meant(None, self._similar(what, words, nearest) or self._within(what, text))

    def _said(self, what: str, text: str) -> Meant | None:
        """Return what a person said that a word stands for; None where it is no such thing."""
        meaning = self._meanings.get(fold(text).strip(), "")
        if meaning == NOTHING:
            return Meant(None, left_out=True)
        try:
            return Meant(self._find[what](meaning)) if meaning else None
        except UnknownNameError:
            return None  # the word stands for something else elsewhere

    def _told(self, what: str, text: str, words: str) -> Meant | None:
        """Return what is told here of a word, before the vocabulary is asked; None for most."""
        gone = GONE.get(text.strip(".").upper()) if what == "country" else None
        if gone:
            name, heirs = HEIRS[gone]
            remark = Said(
                "%(name)s is no more; write today's country: %(heirs)s.",
                name=name,
                heirs=", ".join(heirs),
            )
            return Meant(None, heirs[0] if len(heirs) == 1 else "", remark)
        if what == "kind" and (kind := self._of_register(plain(words))):
            return Meant(kind)
        if what == "country" and text in PLATES:
            return Meant(None, PLATES[text])
        called = CALLED.get(what, {}).get(plain(words), "")
        return Meant(called) if called in self._known[what] else None

    def _elsewhere(self, what: str, text: str) -> str:
        """Return what to say of a region among countries, or of a country among regions."""
        if what == "country" and self._is("region", text):
            return Said(
                "%(text)r is a region, no country. Write its countries, or map a column of its own "
                "to regions.",
                text=text,
            )
        if what == "country" and self._names_several(text):
            return Said(
                "%(text)r names several countries. Write that of the seat, and the others into a "
                "column for focus_countries.",
                text=text,
            )
        if what == "region" and self._is("country", text):
            return Said(
                "%(text)r is a country, no region. Map such a column to country, or to "
                "focus_countries where it says in which countries they work.",
                text=text,
            )
        return ""

    def _names_several(self, text: str) -> bool:
        parts = [] if len(text) >= _LONGEST_ENTRY else self._parts("country", text)
        known = {self._find["country"](one) for one in parts if self._is("country", one)}
        if not known:  # one below the other in a cell, with nothing between them
            known = {one.key for one in self._mentions(text) if one.what == "country"}
        return len(known) > 1

    def _is(self, what: str, text: str) -> bool:
        try:
            self._find[what](text)
        except UnknownNameError:
            return False
        return True

    def _within(self, what: str, text: str) -> str:
        """Return what is named or signalled within a phrase, where that is only one."""
        if what == "kind":
            return self.kind_in_name(text)
        named = {one.key for one in self._mentions(text) if one.what == what}
        if what == "theme" and not named:
            named = set(self._themes_in(text))
        return named.pop() if len(named) == 1 else ""

    def _of_register(self, text: str) -> str:
        """Return the kind that a register's word stands for, or its only kind among several."""
        known = self._known["kind"]
        if (kind := OF_REGISTERS.get(text, "")) in known:
            return kind
        parts = [part for one in re.split(r"[|;,]", text) if (part := one.strip())]
        if not parts[1:]:
            return ""
        found = {self.meant("kind", one).key for one in parts if one not in BESIDE}
        return (found.pop() or "") if len(found) == 1 else ""

    def _similar(self, what: str, text: str, nearest: tuple[str, ...]) -> str:
        from rapidfuzz import fuzz

        for label in nearest:
            folded = fold(label)
            if max(fuzz.ratio(text, folded), fuzz.token_set_ratio(text, folded) - 5) >= _LIKELY:
                return self._find[what](label)
        return ""


def _names_of(term: object) -> Iterable[tuple[str, ...]]:
    names: Mapping[str, tuple[str, ...]] = getattr(term, "names", {})
    return names.values()
