"""Who is kept apart: by somebody's wish, or because a declined introduction must cool off."""

import datetime as dt
from collections.abc import Iterable

from broker.model import Hold, InputError, Introduction, Said, Stage

COOL_OFF = dt.timedelta(days=365)
"""How long two are not suggested to each other again after one of them declined."""

NOT_AT_PRESENT = Said(
    "These two are not introduced at present. Look for others, or speak with the Secretariat."
)
"""What is told where two are kept apart: never why."""

_BRINGS_TOGETHER = frozenset({"proposed", "sent"})
"""Stages by which the Secretariat brings two together; the others note what these did."""


def holds_on(
    day: dt.date, *, holds: Iterable[Hold], introductions: Iterable[Introduction]
) -> tuple[Hold, ...]:
    """Return everything that keeps people apart on a day.

    Args:
        day: The day.
        holds: Wishes on record.
        introductions: All introductions; one that was declined keeps its pair apart for
            `COOL_OFF`, in silence, as if somebody had asked for it.
    """
    cooling = (
        Hold(one=one.one, other=one.other, until=one.moved_on + COOL_OFF)
        for one in introductions
        if one.stage == "declined"
    )
    return tuple(hold for hold in (*holds, *cooling) if hold.holds(day))


def require_free(
    introduction: Introduction, *, stage: Stage, on: dt.date, holds: Iterable[Hold]
) -> None:
    """Refuse to propose or send an introduction of two who are kept apart.

    Args:
        introduction: Whom it brings together.
        stage: The stage it is to come to; what already happened may always be noted.
        on: Today.
        holds: Who is kept apart.

    Raises:
        InputError: If one of the two is left alone, or both are kept apart; it does not say why.
    """
    if stage not in _BRINGS_TOGETHER:
        return
    for hold in holds:
        alone = not hold.other and hold.one in introduction.pair
        if hold.holds(on) and (alone or frozenset({hold.one, hold.other}) == introduction.pair):
            raise InputError(NOT_AT_PRESENT)


def wish(one: str, *, other: str, until: dt.date | None, on: dt.date) -> Hold:
    """Return a wish that two are kept apart, or one is left alone, to be put on record.

    Args:
        one: Id of an organisation.
        other: Id of the other; empty where `one` is to be left alone by everybody.
        until: Last day on which it holds; None for good.
        on: Today.

    Raises:
        InputError: If both are the same, or the last day is over: the wish would keep nobody apart.
    """
    if until is not None and until < on:
        raise InputError(
            "%(day)s is over. Name a later day, or none to keep this wish for good.",
            day=until,
        )
    return Hold(one=one, other=other, until=until)
