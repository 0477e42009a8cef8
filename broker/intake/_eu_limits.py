"""Countries from which an EU call takes applicants, as a sentence of its conditions lists them."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broker.intake._conditions import place_key
from broker.model import InputError

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

_LIMITED = re.compile(
    r"(?P<before>.*?)\b(?P<said>participation(?: in this (?:topic|call|action))? is limited to "
    r"(?P<who>[^:]*?),? established in (?P<where>.+))",
    re.IGNORECASE | re.DOTALL,
)
_ANYBODY = "legal entities"
_CONDITIONAL = re.compile(r"\b(?:for (?:proposals|topics|actions) (?:under|for)|where|if)\b", re.I)
_EXCEPTION = re.compile(
    r"\b(?:except|exclud\w+|other than|not|without|outside|unless|only)\b", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"(?:in )?countries associated to [^(,]*\((?P<list>[^)]*)\)", re.I)
_SPLIT = re.compile(
    r",|;|\b(?:and )?the following (?:additional )?associated countries\s*:|\band\b|\bor\b", re.I
)
_ARTICLE = re.compile(r"^(?:in |all |the |an? )+", re.IGNORECASE)
_FUNDED = re.compile(
    r"established in (?P<where>[^.]+?)\*? (?:are|is) (?:exceptionally )?eligible "
    r"(?:for|to receive) (?:Union )?funding",
    re.IGNORECASE,
)
_WHERE = {
    "member states": "EU",
    "eu member states": "EU",
    "union": "EU",
    "european union": "EU",
    "associated countries": "AC",
    "countries associated to horizon europe": "AC",
    "associated countries to horizon europe": "AC",
    "horizon europe associated countries": "AC",
    "eea member associated to horizon europe": "EEA_EFTA",
    "oecd countries": "OECD",
    "oecd": "OECD",
    "mercosur": "MERCOSUR",
    "mercosur countries": "MERCOSUR",
    "african union member states": "AFRICAN_UNION",
    "andean community": "ANDEAN_COMMUNITY",
}


@dataclass(frozen=True, kw_only=True)
class CountryLimit:
    """Where those who take part must have their seat."""

    where: tuple[str, ...]
    """Keys of the places that are known; at least one."""
    whole: bool
    """Whether these are all places of the list."""
    everybody: bool
    """Whether the sentence says nothing else of them, such as that they are small firms."""
    said: str
    """The words of the call."""


def read_limit(sentence: str, *, vocabulary: "Vocabulary") -> CountryLimit | None:
    """Return the limit that a sentence sets; None where it sets none, or one with exceptions."""
    found = _LIMITED.fullmatch(sentence)
    if found is None or _CONDITIONAL.search(found["before"]) or _EXCEPTION.search(found["where"]):
        return None
    where, whole = known_places(found["where"], vocabulary=vocabulary)
    if not where:
        return None
    everybody = found["who"].strip().casefold() == _ANYBODY
    return CountryLimit(where=where, whole=whole, everybody=everybody, said=found["said"])


def exceptionally_funded(section: str, *, vocabulary: "Vocabulary") -> tuple[str, ...]:
    """Return the places outside the programme from which a call expressly pays organisations."""
    found = [key for hit in _FUNDED.finditer(section)
             for key in known_places(hit["where"], vocabulary=vocabulary)[0]]  # fmt: skip
    return tuple(dict.fromkeys(found))


def known_places(text: str, *, vocabulary: "Vocabulary") -> tuple[tuple[str, ...], bool]:
    """Return the keys of the places in a list that are known, and whether all are."""
    listed = _IN_BRACKETS.sub(lambda hit: hit["list"], text)
    names = [_ARTICLE.sub("", part.strip(" *.")) for part in _SPLIT.split(listed)]
    keys, whole = [], True
    for name in filter(None, names):
        plain = " ".join(name.replace("-", " ").split())
        try:
            key = _WHERE.get(plain.casefold()) or place_key(plain, vocabulary=vocabulary)
        except InputError:
            whole = False
        else:
            keys.append(key)
    return tuple(dict.fromkeys(keys)), whole
