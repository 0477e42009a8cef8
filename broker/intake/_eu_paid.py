"""Who is paid in a call of the EU: to take part is one thing, to get money another.

What the call says in its own words comes first. Where it says nothing, Article 23 of Regulation
(EU) 2021/695 tells who is paid under Horizon Europe as a rule; the countries that it leaves to the
work programme to list stand in no call, so that nothing is concluded for them. Calls of LIFE name
no country at all: of those outside, Article 12 of Regulation (EU) 2021/783 tells.
"""

import re
from typing import TYPE_CHECKING

from broker.intake._eu_limits import known_places
from broker.intake._eu_notes import (
    ASSOCIATED,
    INTERNATIONAL,
    LIFE_ABROAD,
    LISTED_COUNTRY,
    OWN_COST,
)
from broker.intake._eu_sections import countries_section, free_section, other_section, sentences
from broker.model import Payment

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

_TOLD = re.compile(
    r"eligible (?:for|to receive) (?:Union |EU )?funding|only possible as associated partners", re.I
)
_NAMED = re.compile(
    r"\b(?:established|based) in (?P<where>[^.]+?)\*? (?:are|is|will be) (?:exceptionally )?"
    r"eligible (?:for|to receive) (?:Union |EU )?funding",
    re.IGNORECASE,
)
_EURATOM = re.compile(
    r"(?:publication of this call, )?(?P<where>[^,.]+) are the only countries associated to the "
    r"Euratom Programme, therefore eligible for funding",
    re.IGNORECASE,
)
_THIRD = re.compile(
    r"non-associated third countries may exceptionally participate.+ and are exceptionally "
    r"eligible for (?:Union )?funding",
    re.IGNORECASE,
)
_INTERNATIONAL = re.compile(
    r"international organisations(?: with headquarters in (?P<where>.+?))? are exceptionally "
    r"eligible for (?:Union )?funding",
    re.IGNORECASE,
)
_UNPAID = re.compile(
    r"established in (?P<where>[^,.]+),? .*only possible as associated partners", re.IGNORECASE
)
_OPEN = re.compile(
    r"\bif\b|\bwhich provide\b|\boutside\b|\bin the following cases\b|\bunless\b|\bnot eligible\b",
    re.IGNORECASE,
)
"""Words by which money hangs on something else."""

_ABROAD = re.compile(r"countr(?:y|ies)\b|\bestablished in\b", re.IGNORECASE)
_AS_RULE = re.compile(
    r"A number of non-EU\S+ Countries that are not automatically eligible for funding.*", re.I
)
"""What nearly every call says: it settles no country."""

_INCLUDING = re.compile(r"\bincluding\b", re.IGNORECASE)
_ALL_WHO = re.compile(r"Information on eligibility for funding\s*:\s*(?P<said>[^.]+)")
_OWN_RULES = re.compile(r"replacing the relevant sections", re.IGNORECASE)
_QUOTE = 300
"""Letters of a quote that are kept."""


def read_payments(
    text: str, *, programme: str, action: str, vocabulary: "Vocabulary"
) -> tuple[Payment, ...]:
    """Return who is paid, what names a country first; nothing for prizes and other programmes.

    Args:
        text: The conditions, as the portal gives them.
        programme: Name of the programme, as `Horizon Europe`.
        action: Type of action.
        vocabulary: Names of countries.
    """
    if programme == "LIFE":
        return (Payment(paid="unknown", note=LIFE_ABROAD),)
    if programme not in {"Horizon Europe", "Euratom"} or "prize" in action.casefold():
        return ()
    sections = (countries_section(text), other_section(text), free_section(text))
    said = [one for section in sections for one in sentences(section) if _TOLD.search(one)]
    said += [hit["said"].strip() for hit in _ALL_WHO.finditer(text)]
    told = [found for one in said if (found := _payment(one, vocabulary=vocabulary))]
    settled = [one for one in told if one.paid != "unknown"]
    vague = sorted(told, key=lambda one: "established in" not in one.quote)
    rest = next((one.quote for one in vague if one.paid == "unknown"), "")
    rest = rest or next((_cut(hit[0]) for one in said if (hit := _AS_RULE.search(one))), "")
    if programme != "Horizon Europe" or _OWN_RULES.search(text):
        return tuple(dict.fromkeys((*settled, Payment(paid="unknown", quote=rest))))
    return tuple(dict.fromkeys((*settled, *_as_rule(rest))))


def _payment(sentence: str, *, vocabulary: "Vocabulary") -> Payment | None:
    """Return what one sentence says; None for what settles nothing for any country."""
    quote = _cut(sentence)
    if hit := _INTERNATIONAL.search(sentence):
        where = hit["where"] and hit["where"].casefold()
        inside = ("EU", "AC") if where and "non-associated" not in where else ()
        return Payment(where=inside, kinds=("intergovernmental",), paid="yes", quote=quote)
    if _THIRD.search(sentence) and not _OPEN.search(sentence):
        return Payment(paid="yes", quote=quote)
    for pattern, paid in ((_UNPAID, "no"), (_EURATOM, "yes"), (_NAMED, "yes")):
        hit = pattern.search(sentence)
        if hit and not _OPEN.search(sentence):
            named = _INCLUDING.sub(",", hit["where"])
            where = known_places(named, vocabulary=vocabulary)[0]
            if where:
                return Payment(where=where, paid=paid, quote=quote)
    if _AS_RULE.search(sentence) or not _ABROAD.search(sentence):
        return None
    return Payment(paid="unknown", quote=quote)


def _as_rule(quote: str) -> tuple[Payment, ...]:
    """Return who is paid unless a call says otherwise: Article 23(1) and (2)."""
    return (
        Payment(kinds=("intergovernmental",), paid="unknown", note=INTERNATIONAL),
        Payment(where=("AC",), paid="yes", note=ASSOCIATED),
        Payment(where=("DAC",), paid="unknown", quote=quote, note=LISTED_COUNTRY),
        Payment(paid="unknown", quote=quote, note=OWN_COST),
    )


def _cut(sentence: str) -> str:
    if len(sentence) <= _QUOTE:
        return sentence
    return f"{sentence[:_QUOTE].rsplit(' ', 1)[0]} …"
