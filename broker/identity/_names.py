"""The names in a name: long and short ones, made ready for comparing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from broker.identity._latin import latin
from broker.identity._words import FUNCTION, LEGAL, content_of, words_of

_ACRONYM = re.compile(r"[^\W\d_][\w.&/+-]{1,11}")
_SIGNS = re.compile(r"[\W_]")
_BETWEEN = re.compile(r"\s[-/|]\s|[/|,;]")
"""What stands between two short names."""

_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,14})[)\]]")
_ONE_EXPLAINED = re.compile(r"([^\W_][\w.&'’-]+)\s*[(\[]([^()\[\]]{15,})[)\]]")
"""One word, and in brackets after it what it stands for."""

_BESIDE = re.compile(r"\s+[-–—|:/]\s+|\s*[:|]\s+|,\s+")
"""What stands between a short name and the long one."""

_LAST_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,14})[)\]]\s*$")

_ROMAN = frozenset("ii iii iv vi vii viii ix xi xii xiii".split())
"""Numbers that are not taken for initials or small words."""

_LEGAL_KIND = {
    **dict.fromkeys(("limited", "ltd", "pty", "pte", "pvt"), "ltd"),
    **dict.fromkeys(("incorporated", "inc", "corp", "corporation"), "inc"),
    **dict.fromkeys(("company", "co", "private", "publ"), ""),
    **dict.fromkeys(("og", "oeg", "eg"), "og"),
    **dict.fromkeys(("srl", "srls", "sarl"), "srl"),
}
"""Legal forms under one name; empty where a word tells none."""


@dataclass(frozen=True)
class Name:
    """A name, made ready for comparing."""

    text: str
    words: tuple[str, ...]
    content: tuple[str, ...]

    @cached_property
    def distinct(self) -> tuple[str, ...]:
        """Content words, each once."""
        return tuple(dict.fromkeys(self.content))

    @cached_property
    def joined(self) -> str:
        """All content words without spaces."""
        return "".join(self.content)

    @cached_property
    def spaced(self) -> str:
        """All content words, with spaces."""
        return " ".join(self.content)

    @cached_property
    def initials(self) -> frozenset[str]:
        """First letters of all words, and of the words that carry content."""
        if len(self.words) < 2:
            return frozenset()
        some = tuple(word for word in self.words if word not in FUNCTION)
        spelt = {"".join(word[0] for word in chosen) for chosen in (self.words, some, self.content)}
        return frozenset(one for one in spelt if len(one) > 1)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Words with a digit in them, such as the number of a laboratory."""
        last = self.words[-1:] if self.words[-1:] in {("i",), ("v",), ("x",)} else ()
        some = (word for word in self.words if any(c.isdigit() for c in word) or word in _ROMAN)
        return frozenset((*some, *last))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Legal forms that stand in it."""
        some = (_LEGAL_KIND.get(word, word) for word in self.words if word in LEGAL)
        return frozenset(form for form in some if form)


def looks_like_acronym(text: str) -> bool:
    """Tell whether a name is short, one word, and mostly in capitals."""
    bare = text.strip(" .")
    if len(bare) > 10 or not _ACRONYM.fullmatch(bare):
        return False
    capitals = sum(letter.isupper() for letter in bare)
    return capitals >= 2 and 2 * capitals >= sum(letter.isalpha() for letter in bare)


def names_of(texts: Iterable[str], *, acronyms: frozenset[str]) -> tuple[Name, ...]:
    """Return the names that stand in texts, each once, with and without the short ones."""
    made: dict[tuple[str, ...], Name] = {}
    for text in texts:
        for part in (text, *parts_of(text)):
            words = words_of(part)
            # `Institut … de Toulouse INSAT` is also called the same without its short name.
            plain = tuple(word for word in words if word not in acronyms)
            telling = any(word not in LEGAL and word not in FUNCTION for word in plain)
            for some in (words, plain if len(plain) > 1 and telling else ()):
                if some and some not in made:
                    made[some] = Name(text=part, words=some, content=content_of(some))
    return tuple(made.values())


def parts_of(text: str) -> list[str]:
    """Return the names in a name.

    Without what stands in brackets, on each side of a star, what a single word before brackets
    stands for (`Euromontana (European association of mountain areas)`), and what a short name
    beside it is short for (`SEI - Stockholm Environment Institute`).
    """
    bare, _ = without_brackets(text)
    parts = [bare, *(part.strip() for part in text.split("*"))] if "*" in text else [bare]
    for short, long in _short_and_long(text):
        # Three letters say too little to be compared as a name beside the whole one.
        parts += [long] if looks_like_acronym(short) else [short, long]
    return [part for part in parts if part and part != text.strip()]


def without_brackets(text: str) -> tuple[str, list[str]]:
    """Return a name without what stands in short brackets, and what stood there."""
    return _IN_BRACKETS.sub(" ", text).strip(), _IN_BRACKETS.findall(text)


def _short_and_long(text: str) -> list[tuple[str, str]]:
    """Return a short name and the long one that stand beside each other in a name, if any do."""
    if explained := _ONE_EXPLAINED.fullmatch(text.strip()):
        return [(explained[1], explained[2])]
    sides = [side.strip() for side in _BESIDE.split(text, maxsplit=1)]
    if len(sides) == 2:
        for short, long in (sides, reversed(sides)):
            if looks_like_acronym(short) and _is_short_for(short, long):
                return [(short, long)]
    return []


def _is_short_for(short: str, long: str) -> bool:
    """Tell whether the letters of a short name begin words of a long one, in order."""
    words = words_of(long)
    letters = "".join(words_of(short))
    heads = [word[0] for word in words if word not in FUNCTION]
    return len(heads) > 1 and (
        letters == "".join(heads) or letters == "".join(word[0] for word in words)
    )


def acronyms_in(names: Iterable[str]) -> Iterator[str]:
    """Yield the short names that stand in names, in plain letters."""
    for name in names:
        if looks_like_acronym(name):
            yield from spelt(name)
        # At the end it is the short name of the whole; before, often that of a parent.
        last = _LAST_BRACKETS.search(name)
        if last and looks_like_acronym(last[1]):
            yield from spelt(last[1])
        for short, _ in _short_and_long(name):
            if looks_like_acronym(short):
                yield from spelt(short)


@lru_cache(maxsize=1 << 14)
def spelt(text: str) -> tuple[str, ...]:
    """Return a short name in plain letters; of `IASB - BIRA` both."""
    parts = (_SIGNS.sub("", latin(part)) for part in _BETWEEN.split(text))
    return tuple(part for part in parts if 1 < len(part) <= 24)
