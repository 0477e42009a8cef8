"""What sectors, markers and goals of IATI activities say, as themes.

Sectors are the purpose codes of the OECD's Development Assistance Committee, by their beginnings
(a group of three digits holds all codes that begin so); markers are its policy markers; goals are
the United Nations' Sustainable Development Goals.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from broker.intake.formats._xml import children
from broker.vocabulary import load_vocabulary

_SECTORS = {
    "11": "education",
    "12240": "food_security",  # basic nutrition
    "140": "water",
    "14040": "watershed_management",  # river basins
    "14081": "water education",
    "15130": "policy_law",  # legal and judicial development
    "15170": "gender",
    "15180": "gender",
    "16020": "sustainable_livelihoods",  # employment creation
    "16061": "indigenous_peoples_culture",  # culture and recreation
    "23": "energy",
    "24040": "sustainable_livelihoods",  # small loans
    "311": "sard_m",
    "31140": "sard_m water",
    "31181": "sard_m education",
    "31182": "sard_m research",
    "312": "forests",
    "31281": "forests education",
    "31282": "forests research",
    "332": "tourism",
    "41010": "policy_law",  # environmental policy
    "41030": "biodiversity",
    "41040": "indigenous_peoples_culture",  # heritage sites
    "41050": "disaster_risk_reduction",  # floods
    "41081": "education",
    "41082": "research",
    "43040": "sard_m",  # rural development
    "43060": "disaster_risk_reduction",
    "4307": "food_security",
    "43081": "education",
    "43082": "research",
    "520": "food_security",
    "72040": "food_security",
    "740": "disaster_risk_reduction",
}
_MARKERS = {
    "1": "gender",
    "5": "biodiversity",
    "6": "climate_change",  # mitigation
    "7": "climate_change",  # adaptation
    "10": "disaster_risk_reduction",
    "12": "food_security",
}
_GOALS = {
    "2": "food_security",
    "4": "education",
    "5": "gender",
    "6": "water",
    "7": "energy",
    "13": "climate_change",
    "15": "biodiversity",
}
_OF_SECTORS = frozenset({"", "1", "2", "DAC", "DAC-3"})
"""Vocabularies in which a sector's code is the committee's."""
_OF_GOALS = {"sector": frozenset({"7", "8"}), "tag": frozenset({"2", "3"})}
"""Vocabularies in which a code is that of a goal, or of a target of one (`6.1`)."""
_NOT_TARGETED = "0"
_LEAST_PERCENT = 10
"""A sector with a smaller share says little of the whole."""


def themes_of(activity: Element) -> tuple[str, ...]:
    """Return the themes of this alliance that an activity's codes stand for, each once."""
    known = load_vocabulary().themes
    found = dict.fromkeys((*_by_sectors(activity), *_by_markers(activity), *_by_tags(activity)))
    return tuple(key for key in found if key in known)


def has_other_sectors(activity: Element) -> bool:
    """Tell whether a sector of an activity stands for no theme."""
    known = load_vocabulary().themes
    return any(known.keys().isdisjoint(_of_sector(one)) for one in _sectors(activity))


def _sectors(activity: Element) -> list[Element]:
    """Return the sectors of an activity; where it names none, those of its transactions."""
    there = list(children(activity, "sector"))
    transactions = () if there else children(activity, "transaction")
    return there or [sector for one in transactions for sector in children(one, "sector")]


def _by_sectors(activity: Element) -> Iterator[str]:
    for one in _sectors(activity):
        if _percent(one) >= _LEAST_PERCENT:
            yield from _of_sector(one)


def _of_sector(sector: Element) -> tuple[str, ...]:
    code, vocabulary = _code(sector), sector.get("vocabulary", "").strip()
    if vocabulary in _OF_GOALS["sector"]:
        return _of_goal(code)
    if vocabulary not in _OF_SECTORS:
        return ()
    begins = (code[:end] for end in range(len(code), 1, -1))
    return tuple(next((_SECTORS[one] for one in begins if one in _SECTORS), "").split())


def _by_markers(activity: Element) -> Iterator[str]:
    for one in children(activity, "policy-marker"):
        ours = one.get("vocabulary", "1").strip() in {"1", "DAC"}
        if ours and one.get("significance", "").strip() not in {"", _NOT_TARGETED}:
            yield from filter(None, [_MARKERS.get(_code(one))])


def _by_tags(activity: Element) -> Iterator[str]:
    for one in children(activity, "tag"):
        if one.get("vocabulary", "").strip() in _OF_GOALS["tag"]:
            yield from _of_goal(_code(one))


def _of_goal(code: str) -> tuple[str, ...]:
    theme = _GOALS.get(code.partition(".")[0])
    return (theme,) if theme else ()


def _code(element: Element) -> str:
    return element.get("code", "").strip()


def _percent(sector: Element) -> float:
    """Return the share of a sector; all where none is told."""
    try:
        return float(sector.get("percentage", "").strip() or 100)
    except ValueError:
        return 100
