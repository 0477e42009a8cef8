"""What a row makes of a record that is known: it adds and corrects, and takes nothing away."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, cast

from broker.intake.columns import layout_of
from broker.intake.tables._adding import only_added
from broker.model import FocusArea, Organisation, Record, fold

_FIELDS = {"member_names": ("members", "other_members"), "partners": ("partners", "other_partners")}
"""Columns of tables by hand that fill more than the field that they stand for."""
_LISTS = ("languages", "roles")
"""Lists of an organisation that a row corrects, unless other rows speak of the same one."""

_CALL_FIELDS = {
    "status_when_read": ("status", "status_note"),
    "eligible_countries": ("countries", "countries_note", "countries_excluded"),
    "name": ("title",),
}


def merged(
    before: Record,
    record: Record,
    *,
    columns: Collection[str],
    part: str,
    alike: bool,
    adds: bool = False,
    beside: bool = False,
) -> Record:
    """Return a known record with what a row says of it.

    Args:
        before: The record as it is known.
        record: What the row says; fields of columns that it lacks tell nothing.
        columns: Columns in which something stands.
        part: Part of an alliance: `members`, `around`, `activities` …
        alike: Whether it was recognised under another name, so that the row does not correct it.
        adds: Whether the row only fills what is open, and adds to lists.
        beside: Whether rows of others that are part of it by now add to it.
    """
    after = _with_cells(before, record, columns=columns, part=part)
    if isinstance(record, Organisation) and isinstance(before, Organisation):
        if beside:
            after = after.model_copy(update=_both(before, after))
        more = also_called(before, record)
        if not (alike or _was_called(record.name, before)):
            more = _joined(before, record, after=after, columns=columns)
            if "id" not in columns and _plainer(record.name, before.name):
                more["name"] = before.name
        after = after.model_copy(update=more)
        if adds:
            after = only_added(before, cast("Organisation", after))
    return after


def _with_cells(before: Record, record: Record, *, columns: Iterable[str], part: str) -> Record:
    """Return a record with what the columns of a row say."""
    update: dict[str, Any] = {}
    for column, (root, leaf) in _given(columns, part=part):
        value = getattr(record, root)
        if root == "focus":
            areas: tuple[FocusArea, ...] = update.get("focus", getattr(before, "focus", ()))
            new = value[0] if value else FocusArea()
            first = areas[0] if areas else FocusArea()
            given = getattr(new, leaf)
            if isinstance(given, tuple):
                # A list that names some denies none: forms and exports take away.
                given = tuple(dict.fromkeys((*getattr(first, leaf), *given)))
            first = first.model_copy(update={leaf: given})
            # What is stated is no longer a guess.
            guessed = tuple(key for key in first.themes_inferred if key not in first.themes)
            first = first.model_copy(update={"themes_inferred": guessed})
            update["focus"] = (first, *areas[1:])
        elif root == "years":
            span = update.get("years", getattr(before, "years", value))
            leaves = {"start": value.start} if leaf == "start" else {
                "end": value.end, "ongoing": value.ongoing
            }  # fmt: skip
            update["years"] = span.model_copy(update=leaves)
        else:
            for name in (root, *_beyond(column, part)):
                if name in type(record).model_fields:
                    update[name] = getattr(record, name)
    return before.model_copy(update=update)


def _both(before: Record, after: Record) -> dict[str, Any]:
    """Return the lists of a record with those of another one."""
    names = [name for name in _LISTS if name in type(before).model_fields]
    return {
        name: tuple(dict.fromkeys((*getattr(before, name), *getattr(after, name))))
        for name in names
    }


def also_called(before: Organisation, record: Organisation) -> dict[str, Any]:
    """Return the names of an organisation that a row calls otherwise: none is lost."""
    acronym = before.acronym or record.acronym
    known = (before.name, acronym or "")
    aliases = _with(before.aliases, record.names, but=known)
    aliases = tuple(one for one in aliases if one not in known)
    codes = tuple(dict.fromkeys((*before.identifiers, *record.identifiers)))
    return {"name": before.name, "acronym": acronym, "aliases": aliases, "identifiers": codes}


def _was_called(name: str, before: Organisation) -> bool:
    """Tell whether a name is another name of an organisation: a list with it corrects nothing."""
    folded = fold(name)
    return folded != fold(before.name) and folded in map(fold, before.aliases)


def _plainer(name: str, known: str) -> bool:
    """Tell whether a name is the known one with no more accents: that corrects nothing.

    Nor do other capitals, unless the known name is written in capitals throughout.
    """
    if fold(name) != fold(known) or (known.isupper() and not name.isupper()):
        return False
    return sum(not one.isascii() for one in name) <= sum(not one.isascii() for one in known)


def _joined(
    before: Organisation, record: Organisation, *, after: Record, columns: Collection[str]
) -> dict[str, Any]:
    """Return aliases and codes with those that a row adds: a list without some denies none."""
    more: dict[str, Any] = {}
    if "aliases" in columns:
        known = (named(after), getattr(after, "acronym", None) or "")
        more["aliases"] = _with(before.aliases, record.aliases, but=known)
    if "identifiers" in columns:
        more["identifiers"] = tuple(dict.fromkeys((*before.identifiers, *record.identifiers)))
    return more


def _with(names: Sequence[str], more: Iterable[str], *, but: Iterable[str]) -> tuple[str, ...]:
    """Return names and those that are new beside them, whatever their capitals and accents."""
    known = {fold(name) for name in (*names, *but)}
    added = {fold(name): name for name in more}
    return (*names, *(name for folded, name in added.items() if folded not in known))


def _given(columns: Iterable[str], *, part: str) -> list[tuple[str, tuple[str, str]]]:
    places = {one.name: (one.root, one.field.partition(".")[2]) for one in layout_of(part).columns}
    if part == "calls":
        places |= {"status_when_read": ("status", ""), "rules": ("conditions", "")}
        places |= {name: (name, "") for name in ("deadlines", "read_on")}
    return [(one, places[one]) for one in sorted(columns) if one in places]


def _beyond(column: str, part: str) -> tuple[str, ...]:
    if part == "calls":
        return _CALL_FIELDS.get(column, ())
    if column == "status" and part == "initiatives":
        return ("status_note", "years")
    return _FIELDS.get(column, ())


def key_of(record: Record) -> str:
    """Return the id of a record."""
    return str(getattr(record, "id", ""))


def named(record: Record) -> str:
    """Return what a record is called, in 200 letters at most."""
    for name in ("name", "title", "text"):
        if value := getattr(record, name, None):
            return str(value)[:200]
    return key_of(record)
