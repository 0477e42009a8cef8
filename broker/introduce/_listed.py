"""Introductions as they are shown: with names, the waiting ones first."""

import datetime as dt
from collections.abc import Iterable, Mapping
from operator import not_
from typing import Annotated

from pydantic import Field

from broker.introduce._stages import is_stale
from broker.model import Introduction, Record


class Listed(Record):
    """An introduction with the names of those in it."""

    introduction: Introduction
    one: str
    other: str
    introducer: str | None
    stale: bool
    """Whether something should have happened by now."""
    gone: Annotated[tuple[str, ...], Field(exclude_if=not_)] = ()
    """Ids of those of the two whom the catalogue no longer holds; left out of the JSON where both
    are there."""


class IntroductionsAnswer(Record):
    """Introductions; those that wait too long come first, then by the date of the next step."""

    introductions: tuple[Listed, ...]
    on: dt.date


def listed(
    introductions: Iterable[Introduction], *, names: Mapping[str, str], on: dt.date
) -> IntroductionsAnswer:
    """Return introductions ready to be shown.

    Args:
        introductions: What the catalogue holds.
        names: Names by id; an organisation that is no longer there is shown by its id.
        on: Today.
    """
    rows = [
        Listed(
            introduction=one,
            one=names.get(one.one, one.one),
            other=names.get(one.other, one.other),
            introducer=one.introducer and names.get(one.introducer, one.introducer),
            stale=is_stale(one, on=on),
            gone=tuple(key for key in (one.one, one.other) if key not in names),
        )
        for one in introductions
    ]

    def order(row: Listed) -> tuple[bool, bool, dt.date, str]:
        one = row.introduction
        return (not row.stale, not one.is_open, one.due or one.moved_on, one.id)

    return IntroductionsAnswer(introductions=tuple(sorted(rows, key=order)), on=on)
