"""Rules as they are written to conditions whose words are all known."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from broker.intake._row import Row, meant, unknown
from broker.model import Call, Condition, InputError, Said, Test, fold, joined, slug

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

RULE_COLUMNS = ("source_url", "as_of")
RULE_REQUIRED = ("funder", "rule")


def read_condition(
    text: str,
    *,
    vocabulary: "Vocabulary",
    source: str | None = None,
    as_of: int | None = None,
) -> Condition:
    """Return the condition that a text stands for, with every name in it brought to its key.

    Args:
        text: The rule, as `lead.kind in NGO` or `countries >= 3 of EU, AC`.
        vocabulary: Kinds, places, themes and languages.
        source: Where it was read, if elsewhere than the call.
        as_of: Year for which that source holds.

    Raises:
        InputError: If it is no rule, or a word of it is not known; the nearest comes with it.
    """
    condition = Condition.read(text, source=source, as_of=as_of)
    return condition.model_copy(
        update={
            "tests": tuple(_resolved(test, vocabulary=vocabulary) for test in condition.tests),
            "given": condition.given and _resolved(condition.given, vocabulary=vocabulary),
        }
    )


def conditions_in(row: Row, column: str, *, vocabulary: "Vocabulary") -> tuple[Condition, ...]:
    """Return the conditions in a cell, separated by `;`; what is wrong is noted in the row."""
    found = []
    for text in row.listed(column):
        condition = _condition(row, column, text, vocabulary=vocabulary)
        found += [condition] if condition else []
    for one, other in _contradictions(found):
        row.wrong(
            column,
            Said(
                "no team can keep both %(one)r and %(other)r; mend one.",
                one=str(one),
                other=str(other),
            ),
        )
    return tuple(found)


def deadlines_in(row: Row, column: str) -> tuple[datetime, ...]:
    """Return the moments in a cell, as `2026-09-17T17:00 Europe/Brussels`, in their order."""
    found = []
    for text in row.listed(column):
        moment, _, zone = text.partition(" ")
        try:
            when = datetime.fromisoformat(moment)
            if zone and when.tzinfo is not None:
                raise ValueError("two zones, which may not agree")
            when = when.replace(tzinfo=ZoneInfo(zone)) if zone else when
        # A zone is looked for as a file: one such as `Europe` is a folder.
        except (OSError, ValueError, ZoneInfoNotFoundError):
            row.wrong(
                column,
                Said("%(text)r is no moment; %(example)s", text=text, example=_EXAMPLE),
                value=text,
            )
            continue
        if when.tzinfo is None:
            row.wrong(
                column,
                Said("%(text)r tells no time zone; %(example)s", text=text, example=_EXAMPLE),
                value=text,
            )
        else:
            found.append(when)
    return tuple(sorted(found))


_EXAMPLE = Said("write for instance 2026-09-17T17:00 Europe/Brussels, or 2026-09-17T15:00+00:00.")


def day_in(row: Row, column: str) -> date | None:
    """Return the day in a cell, or None for an empty one."""
    text = row.text(column)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        row.wrong(column, Said("%(text)r is no day; write it as 2026-05-31.", text=text))
        return None


def at_brussels(day: date, *, hour: int) -> datetime:
    """Return an hour of a day in Brussels, where the European Commission's clocks stand."""
    return datetime.combine(day, time(hour), tzinfo=ZoneInfo("Europe/Brussels"))


def with_rules(
    calls: tuple[Call, ...], rows: Iterable[Row], *, vocabulary: "Vocabulary"
) -> tuple[Call, ...]:
    """Return calls with the rules that a table of their own tells, one in each row.

    Args:
        calls: The calls.
        rows: Rows with the name of a funder, a rule, and where and when it was read.
        vocabulary: What the rules may name.
    """
    known = {slug(call.title): call.title for call in calls}
    read: dict[str, list[tuple[Row, Condition]]] = {}
    for row in rows:
        name = row.needed("funder")
        if slug(name) not in known:
            hint = meant(name, known.values()) or Said("Add it to funders.csv first.")
            row.wrong("funder", joined(unknown("funder", name), hint))
        found = _condition(
            row,
            "rule",
            row.needed("rule"),
            vocabulary=vocabulary,
            source=row.text("source_url") or None,
            as_of=row.year("as_of"),
        )
        if found:
            read.setdefault(slug(name), []).append((row, found))
    for pairs in read.values():
        for one, other in _contradictions(condition for _, condition in pairs):
            row = next(row for row, condition in pairs if condition is other)
            row.wrong(
                "rule", Said("no team can keep it together with %(one)r; mend one.", one=str(one))
            )
    return tuple(
        call.model_copy(
            update={
                "conditions": (
                    *call.conditions,
                    *(condition for _, condition in read.get(slug(call.title), ())),
                )
            }
        )
        for call in calls
    )


def _condition(
    row: Row,
    column: str,
    text: str,
    *,
    vocabulary: "Vocabulary",
    source: str | None = None,
    as_of: int | None = None,
) -> Condition | None:
    if not text:
        return None
    try:
        return read_condition(text, vocabulary=vocabulary, source=source, as_of=as_of)
    except InputError as error:
        row.wrong(column, error.said, value=text)
        return None


def _resolved(test: Test, *, vocabulary: "Vocabulary") -> Test:
    readers: dict[str, Callable[[str], str]] = {
        "kind": vocabulary.kind,
        "theme": vocabulary.theme,
        "language": vocabulary.language,
        "country": lambda name: place_key(name, vocabulary=vocabulary),
        "place": lambda name: place_key(name, vocabulary=vocabulary),
        "places": lambda name: place_key(name, vocabulary=vocabulary),
    }
    read = readers.get(test.what)
    return test.model_copy(
        update={
            "values": tuple(map(read, test.values)) if read else test.values,
            "among": tuple(_kind_or_place(name, vocabulary=vocabulary) for name in test.among),
            "seats": tuple(place_key(name, vocabulary=vocabulary) for name in test.seats),
        }
    )


def place_key(name: str, *, vocabulary: "Vocabulary") -> str:
    """Return the key of a group of countries, or of a place of the vocabulary.

    Raises:
        InputError: If no place and no group is called so; the nearest ones come with it.
    """
    from broker.vocabulary import load_groups

    groups = load_groups()
    if name.upper() in groups:
        return name.upper()
    if name in vocabulary.regions:
        return name
    try:
        return vocabulary.place(name).key
    except InputError as error:
        if name.isupper():
            raise InputError(
                joined(
                    Said("No group of countries is called %(name)r.", name=name),
                    meant(name, groups),
                    Said("Known: %(names)s.", names=", ".join(groups)),
                )
            ) from error
        raise


def _kind_or_place(name: str, *, vocabulary: "Vocabulary") -> str:
    kinds = {fold(key) for key in vocabulary.kinds}
    if fold(name) in kinds:
        return fold(name)
    try:
        return place_key(name, vocabulary=vocabulary)
    except InputError:
        return vocabulary.kind(name)


def _contradictions(conditions: Iterable[Condition]) -> list[tuple[Condition, Condition]]:
    """Return pairs of plain limits of which no number keeps both."""
    alone = [one for one in conditions if len(one.tests) == 1 and one.given is None]
    return [
        (one, other)
        for place, one in enumerate(alone)
        for other in alone[place + 1 :]
        if _apart(one.tests[0], other.tests[0])
    ]


def _apart(one: Test, other: Test) -> bool:
    same = all(
        getattr(one, name) == getattr(other, name)
        for name in ("who", "what", "unit", "among", "seats", "share_of")
    )
    if not same or {one.sign, other.sign} != {">=", "<="} or None in {one.number, other.number}:
        return False
    least, most = (one, other) if one.sign == ">=" else (other, one)
    return (least.number or 0.0) > (most.number or 0.0)
