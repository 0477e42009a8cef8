"""Desks: units inside large organisations, one row each, with themes and places of their own."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from broker.intake._organisations import focus_of
from broker.intake.tables._known import Known
from broker.intake.tables._loose import LooseRow
from broker.model import Alliance, FocusArea, Member, Neighbour, Unit, slug

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

DESKS = "desks"
"""The sort of table."""


def with_desks(
    rows: Iterable[LooseRow], *, alliance: Alliance, known: Known, vocabulary: "Vocabulary"
) -> list[tuple[LooseRow, Member | Neighbour]]:
    """Return the organisations that have the desks of a table, each with its first row.

    A desk that is known by its name gets what its row says: lists grow, and an empty cell says
    nothing. What is wrong is added to the problems of the rows.

    Args:
        rows: The rows.
        alliance: What is there already.
        known: Finds the organisations that the rows name.
        vocabulary: What the cells may name.
    """
    found: dict[str, tuple[LooseRow, Member | Neighbour]] = {}
    for row in rows:
        key, name = known.needed(row, "organisation"), row.needed("name")
        focus = focus_of(row, vocabulary)
        languages = row.keys("languages", vocabulary.languages, what="language (ISO 639)")
        if key is None or focus is None or row.bad:
            row.forget()
            continue
        first, organisation = found.get(key, (row, alliance.by_id[key]))
        desk = Unit(
            name=name,
            summary=row.text("summary_own_words"),
            focus=(focus,) if focus != FocusArea() else (),
            languages=languages,
        )
        units = _with(organisation.units, desk)
        row.forget()
        found[key] = first, organisation.model_copy(update={"units": units})
    return list(found.values())


def _with(units: tuple[Unit, ...], desk: Unit) -> tuple[Unit, ...]:
    # As organisations are known: whatever word processors make of an apostrophe.
    bearers = [at for at, one in enumerate(units) if slug(one.name) == slug(desk.name)]
    if not bearers:
        return (*units, desk)
    known = {at: _taught(units[at], desk) for at in bearers}
    if any(one == units[at] for at, one in known.items()):
        return units  # of two, one from each of those who are one organisation by now
    at = next((at for at in bearers if units[at].name == desk.name), bearers[0])
    return (*units[:at], known[at], *units[at + 1 :])


def _taught(before: Unit, desk: Unit) -> Unit:
    """Return a desk that is known with what its row says."""
    return before.model_copy(
        update={
            "summary": desk.summary or before.summary,
            "languages": tuple(dict.fromkeys((*before.languages, *desk.languages))),
            "focus": _grown(before.focus, desk.focus),
        }
    )


def _grown(before: tuple[FocusArea, ...], more: tuple[FocusArea, ...]) -> tuple[FocusArea, ...]:
    """Return focus areas with the lists of the one from the same source as they grew."""
    if not before or not more:
        return before or more
    (new,) = more
    at = next((at for at, one in enumerate(before) if new.source in {None, one.source}), None)
    if at is None:
        return (*before, new)
    old = before[at]
    lists = {
        name: tuple(dict.fromkeys((*getattr(old, name), *getattr(new, name))))
        for name in ("themes", "regions", "countries", "ranges")
    }
    guessed = tuple(key for key in old.themes_inferred if key not in lists["themes"])
    grown = old.model_copy(update={**lists, "themes_inferred": guessed})
    return (*before[:at], grown, *before[at + 1 :])
