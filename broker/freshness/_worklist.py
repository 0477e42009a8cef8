"""Whom to ask next, and what a person has to decide."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Literal

from broker.freshness._light import SOON_DAYS, TERM_YEARS, Freshness, Light, freshness
from broker.model import Alliance, Confirmation, Record
from broker.vocabulary import own_vocabulary
from broker.wording import Words

Term = Literal["running", "ends soon", "ended", "leaving", "unknown"]

_SEVERITY: dict[Light, int] = {"red": 0, "amber": 1, "green": 2}
_PRESSING: tuple[Term, ...] = ("leaving", "ended", "ends soon")


class Due(Record):
    """One member, and what is to be done about its records."""

    organisation: str
    """Id of the member."""
    name: str
    light: Light
    """Of the member's own record."""
    confirmed: dt.date | None
    active: int | None
    read: int | None
    records: dict[Light, int]
    """How many of its records have which light: itself, its activities, offers and needs."""
    term: Term
    """State of its term of membership; `unknown` where no renewal was ever noted, or where
    the alliance has no term that is known."""
    term_ends: dt.date | None
    steps: tuple[str, ...]
    """What to do, for people; a removal is always a person's decision."""


class Worklist(Record):
    """All members, those first that need it most."""

    on: dt.date
    lights: dict[Light, int]
    """Records of the whole catalogue by light."""
    members: tuple[Due, ...]


def worklist(
    alliance: Alliance,
    *,
    confirmations: Iterable[Confirmation],
    on: dt.date,
    words: Words | None = None,
) -> Worklist:
    """Return whom to ask next.

    Members whose term ended or who asked to leave come first, then red before amber before green;
    among equals those with most records that are not green.

    Args:
        alliance: The records.
        confirmations: What was confirmed so far.
        on: The day to judge by.
        words: The language of the steps; English by default.
    """
    speech = words or Words()
    noted = tuple(one for one in confirmations if one.on <= on)
    every = freshness(alliance, confirmations=noted, on=on, words=speech)
    mine: dict[str, list[Freshness]] = defaultdict(list)
    for one in every:
        if one.owner:
            mine[one.owner].append(one)
    members = [
        _due(own, records=mine[own.id], term=_term(own.id, noted, on=on), on=on, words=speech)
        for own in every
        if own.part == "members"
    ]
    return Worklist(
        on=on,
        lights=_counted(every),
        members=tuple(sorted(members, key=_urgency)),
    )


def _term(
    member: str, confirmations: Iterable[Confirmation], *, on: dt.date
) -> tuple[Term, dt.date | None]:
    """Return the state of a term; it begins with the last renewal that was noted."""
    own = [one for one in confirmations if (one.part, one.record) == ("members", member)]
    own = _since_it_left(own)
    # Of two answers of one day the one that was noted later holds: people correct themselves.
    answers = [one.outcome for one in own if one.outcome in {"renewed", "leaving"}]
    if answers and answers[-1] == "leaving":
        return "leaving", None
    renewals = [one.on for one in own if one.outcome == "renewed"]
    if not renewals or own_vocabulary():
        return "unknown", None  # the term of four years is that of the alliance that ships
    ends = _years_later(max(renewals), TERM_YEARS)
    if ends <= on:
        return "ended", ends
    return ("ends soon" if (ends - on).days <= SOON_DAYS else "running"), ends


def _since_it_left(own: Iterable[Confirmation]) -> list[Confirmation]:
    """Return what was said since a member last left: who came back asks for nothing of before."""
    found: list[Confirmation] = []
    for one in sorted(own, key=lambda one: one.on):
        found = [] if one.outcome == "left" else [*found, one]
    return found


def _due(
    own: Freshness,
    *,
    records: list[Freshness],
    term: tuple[Term, dt.date | None],
    on: dt.date,
    words: Words,
) -> Due:
    state, ends = term
    counts = _counted(records)
    return Due(
        organisation=own.id,
        name=own.name,
        light=own.light,
        confirmed=own.confirmed,
        active=own.active,
        read=own.read,
        records=counts,
        term=state,
        term_ends=ends,
        steps=tuple(_steps(own, counts=counts, term=state, ends=ends, on=on, words=words)),
    )


def _steps(
    own: Freshness,
    *,
    counts: dict[Light, int],
    term: Term,
    ends: dt.date | None,
    on: dt.date,
    words: Words,
) -> Iterable[str]:
    if term == "leaving":
        yield words.say(
            "It asks to leave: decide whether to end its membership, and note that with broker "
            "leave."
        )
    elif term == "ended" and ends:
        yield words.say(
            "Its term ended on %(date)s: ask whether it stays; a person decides.",
            date=words.day(ends),
        )
    elif term == "ends soon" and ends:
        yield words.say("Its term ends on %(date)s: ask whether it stays.", date=words.day(ends))
    waiting = counts["red"] + counts["amber"]
    if waiting:
        yield words.count(
            "Send the form: one record is to be confirmed.",
            "Send the form: %(number)s records are to be confirmed.",
            waiting,
        )
    if own.active is not None and on.year - own.active > TERM_YEARS:
        yield words.say("No work is known since %(year)s: ask what it does now.", year=own.active)


def _counted(records: Iterable[Freshness]) -> dict[Light, int]:
    counts = Counter(one.light for one in records)
    return {"green": counts["green"], "amber": counts["amber"], "red": counts["red"]}


def _urgency(due: Due) -> tuple[int, int, int, str, str]:
    pressing = _PRESSING.index(due.term) if due.term in _PRESSING else len(_PRESSING)
    waiting = due.records["red"] + due.records["amber"]
    return pressing, _SEVERITY[due.light], -waiting, due.name, due.organisation


def _years_later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
