"""An alliance that does not know one of its initiatives."""

import re
from collections.abc import Sequence
from typing import TypeVar

from broker.model import Alliance, FocusArea, Initiative, Member, Neighbour, fold

_Organisation = TypeVar("_Organisation", Member, Neighbour)


def hide(alliance: Alliance, initiative: Initiative) -> Alliance:
    """Return the alliance as if an initiative had never been recorded.

    Whatever could give the answer away goes with it: the activities that restate it, everything
    else of its participants that was read on the same page or names it, and what their profiles
    say where they were read there or name it. A source from which most organisations and several
    initiatives come is a list and no page: that somebody stands in it tells nothing.

    Args:
        alliance: The records.
        initiative: One of its initiatives.

    Raises:
        KeyError: If the alliance has no such initiative.
    """
    if initiative not in alliance.initiatives:
        raise KeyError(initiative.id)
    inside = frozenset(initiative.members)
    names = _names(initiative)
    page = None if _is_list(initiative.source, alliance) else initiative.source

    def told(organisation: str, source: str, text: str) -> bool:
        read_there = source == page or any(name in fold(text) for name in names)
        return organisation in inside and read_there

    return alliance.model_copy(
        update={
            "initiatives": tuple(one for one in alliance.initiatives if one != initiative),
            "activities": tuple(
                one
                for one in alliance.activities
                if one.initiative != initiative.id
                and not told(one.organisation, one.source, f"{one.title} {one.summary}")
            ),
            "offers": tuple(
                one for one in alliance.offers if not told(one.organisation, one.source, one.text)
            ),
            "needs": tuple(
                one for one in alliance.needs if not told(one.organisation, one.source, one.text)
            ),
            "members": tuple(
                _profile(one, names=names, page=page) if one.id in inside else one
                for one in alliance.members
            ),
            "around": tuple(
                _profile(one, names=names, page=page) if one.id in inside else one
                for one in alliance.around
            ),
        }
    )


def _is_list(source: str, alliance: Alliance) -> bool:
    """Tell whether the alliance as a whole was read there.

    Without this, where all rows come from one file, nothing would be left of the participants.
    """
    there = {one.id for one in alliance.organisations() if one.source == source}
    there.update(one.organisation for one in alliance.activities if one.source == source)
    exchanges = (*alliance.offers, *alliance.needs)
    there.update(one.organisation for one in exchanges if one.source == source)
    everybody = len(alliance.members) + len(alliance.around)
    initiatives = sum(one.source == source for one in alliance.initiatives)
    return initiatives >= 2 and 2 * len(there) > everybody


def _profile(
    organisation: _Organisation, *, names: Sequence[str], page: str | None
) -> _Organisation:
    """Blank what the profile of a participant says, where it tells of the initiative."""
    same_page = organisation.source == page

    def named_in(text: str) -> bool:
        return any(name in fold(text) for name in names)

    def elsewhere(areas: tuple[FocusArea, ...]) -> tuple[FocusArea, ...]:
        return tuple(
            area
            for area in areas
            if (area.source is None or area.source != page)
            and not (same_page and area.source is None)
        )

    summary = "" if same_page or named_in(organisation.summary) else organisation.summary
    units = tuple(
        unit.model_copy(update={"focus": elsewhere(unit.focus)})
        for unit in organisation.units
        if not same_page and not named_in(f"{unit.name} {unit.summary}")
    )
    focus = elsewhere(organisation.focus)
    return organisation.model_copy(update={"summary": summary, "focus": focus, "units": units})


def _names(initiative: Initiative) -> list[str]:
    """The title, what stands before and in its brackets; short pieces would match anything."""
    pieces = [initiative.title, *re.split(r"[()]", initiative.title)]
    return [fold(piece).strip() for piece in pieces if len(piece.strip()) >= 6]
