"""The written form of conditions: text to parts.

    lead.kind in civil_society, academic_research      countries >= 3 of EU, AC
    applicant.country not in USA, CAN                   members >= 1 of civil_society from EU
    lead.age >= 1                                       cofinancing >= 20%
    in_kind <= 50% of cofinancing                       duration <= 24 months
    place in DEVELOPING                                 note: the focal point must endorse it

Two tests may be joined with `or`; `if` and a test say when a rule applies at all, also for a note:
`note if place in DAC_UPPER_MIDDLE: a stronger case is needed`.
"""

import datetime as dt
import re
from collections.abc import Iterable
from difflib import get_close_matches

from broker.model._errors import InputError, guess
from broker.model._said import Said, joined

NOTE = "note"
WHO = ("lead", "partner", "each", "any", "applicant")
LISTS = ("kind", "country")
"""What is asked of an organisation and answered by a list."""
FLAGS = ("registered", "accredited", "nonprofit", "gender_plan")
"""What is asked of an organisation and answered by yes or no."""
COUNTS = ("members", "partners", "countries", "kinds")
SHARES = ("cofinancing", "cash", "in_kind")
"""Parts of the whole budget that the team brings: all of it, in money, in kind."""
AMOUNTS = ("budget", "grant")
NUMBERS = ("duration", "applications")
"""Months that the work lasts; applications that the lead hands in."""
WORK_FLAGS = ("invited", "nominated", "endorsed")
WORK_LISTS = ("place", "places", "theme", "language")
"""`place`: one of the places of the work; `places`: all of them."""
DAYS = ("start", "end")
OWN = ("age", *FLAGS)
"""Facts of an organisation that no record holds; somebody has to tell them."""

_ASKED = (*LISTS, *OWN)
_WORDS = (*COUNTS, *SHARES, *AMOUNTS, *NUMBERS, *WORK_FLAGS, *WORK_LISTS, *DAYS)
_SHAPE = re.compile(
    r"(?:(?P<who>\w+)\s*\.\s*)?(?P<what>\w+)\s*(?P<sign>not\s+in\b|in\b|<=|>=|=)\s*(?P<rest>.+)"
)
_COUNT = re.compile(r"(?P<n>\d+)(?:\s+of\s+(?P<of>.+?))?(?:\s+from\s+(?P<seats>.+))?")
_SHARE = re.compile(r"(?P<n>\d+(?:\.\d+)?)\s*%(?:\s+of\s+(?P<of>\w+))?")
_AMOUNT = re.compile(r"(?P<n>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[A-Z]{3})")
_NUMBER = re.compile(r"(?P<n>\d+(?:\.\d+)?)(?:\s*(?:years?|months?))?")
_NOTE = re.compile(rf"{NOTE}(?:\s+if\s+(?P<given>[^:]+?))?\s*:\s*(?P<note>.+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LONGEST = 2_000
"""Letters that a rule may have; what is longer is no rule but a page."""


def read_parts(text: str) -> dict[str, object]:
    """Return the fields of the condition that a text stands for.

    Raises:
        InputError: If it is none.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        raise InputError(
            "A rule of %(length)s letters is too long; write several.", length=f"{len(text):,}"
        )
    if found := _NOTE.fullmatch(text):
        asked = _test(found["given"], rule=text) if found["given"] else None
        return {"note": found["note"], "given": asked}
    body, *given = re.split(r"\s+if\s+", text)
    if len(given) > 1:
        raise InputError("%(text)r says 'if' twice; write two rules.", text=text)
    tests = [_test(part, rule=text) for part in re.split(r"\s+or\s+", body)]
    return {"tests": tests, "given": _test(given[0], rule=text) if given else None}


def write_number(number: float) -> str:
    """Return a number without needless decimals."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _test(text: str, *, rule: str) -> dict[str, object]:
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        raise InputError(
            "%(rule)r is no rule. Write for instance 'lead.kind in civil_society', "
            "'countries >= 3 of EU, AC', 'cofinancing >= 20%%', or 'note:' and words.",
            rule=rule,
        )
    who, what, rest = found["who"], found["what"].casefold(), found["rest"].strip()
    sign = " ".join(found["sign"].split())
    if who is not None:
        who = who.casefold()
        _known(who, WHO, rule=rule)
        _known(what, _ASKED, rule=rule)
    else:
        _known(what, _WORDS, rule=rule)
    return {"who": who, "what": what, "sign": sign, **_value(what, sign, rest, rule=rule)}


def _value(what: str, sign: str, rest: str, *, rule: str) -> dict[str, object]:
    """Return what a test compares with, by the sort of fact that it asks for."""
    if what in (*LISTS, *WORK_LISTS):
        _signed(sign, ("in", "not in"), what=what, rule=rule)
        return {"values": _names(rest, rule=rule)}
    if what in (*FLAGS, *WORK_FLAGS):
        _signed(sign, ("=",), what=what, rule=rule)
        _known(rest, ("yes", "no"), rule=rule)
        return {"values": (rest,)}
    _signed(sign, (">=", "<="), what=what, rule=rule)
    if what in DAYS:
        return {"values": (_day(rest, rule=rule),)}
    return _size(what, rest, rule=rule)


def _size(what: str, rest: str, *, rule: str) -> dict[str, object]:
    """Return the number that a test compares with, and what it is a number of."""
    if what in COUNTS:
        found = _matched(_COUNT, rest, "3 of EU, AC", rule=rule)
        among = _names(found["of"], rule=rule) if found["of"] else ()
        seats = _names(found["seats"], rule=rule) if found["seats"] else ()
        return {"number": float(found["n"]), "among": among, "seats": seats}
    if what in SHARES:
        found = _matched(_SHARE, rest, "25%", rule=rule)
        if found["of"]:
            _known(found["of"], ("budget", "cofinancing"), rule=rule)
        part = "cofinancing" if found["of"] == "cofinancing" and what != "cofinancing" else ""
        if float(found["n"]) > 100:
            raise InputError("%(rule)r: a share of more than 100%% cannot be.", rule=rule)
        return {"number": float(found["n"]), "unit": "%", "share_of": part}
    if what in AMOUNTS:
        found = _matched(_AMOUNT, rest, "50000 EUR", rule=rule)
        return {"number": float(found["n"].replace(",", "")), "unit": found["unit"]}
    return {"number": float(_matched(_NUMBER, rest, "24", rule=rule)["n"])}


def _day(text: str, *, rule: str) -> str:
    day = _matched(_DAY, text, "2027-01-31", rule=rule)[0]
    try:
        dt.date.fromisoformat(day)
    except ValueError as error:
        raise InputError(
            "%(rule)r: there is no day %(day)s. Check its month and day.", rule=rule, day=day
        ) from error
    return day


def _names(text: str, *, rule: str) -> tuple[str, ...]:
    names = [name.strip() for name in text.split(",")]
    if not all(names):
        raise InputError("%(rule)r: a name is missing between two commas.", rule=rule)
    return tuple(dict.fromkeys(names))


def _known(word: str, words: Iterable[str], *, rule: str) -> None:
    allowed = tuple(words)
    if word in allowed:
        return
    near = get_close_matches(word, allowed, n=1, cutoff=0.5)
    raise InputError(
        joined(
            Said("%(rule)r: %(word)r is no word of the rules.", rule=rule, word=word),
            guess(tuple(near)),
            Said("Known: %(names)s.", names=", ".join(allowed)),
        )
    )


def _signed(sign: str, allowed: tuple[str, ...], *, what: str, rule: str) -> None:
    if sign not in allowed:
        raise InputError(
            "%(rule)r: after %(what)r write %(names)s, not %(sign)r.",
            rule=rule,
            what=what,
            names=allowed,
            sign=sign,
        )


def _matched(pattern: re.Pattern[str], text: str, example: str, *, rule: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise InputError(
            "%(rule)r: %(text)r is not understood; write for instance %(example)s.",
            rule=rule,
            text=text,
            example=example,
        )
    return found
