"""Taking a passage, such as a person's name, out of what people wrote of introductions."""

import re
import unicodedata
from collections.abc import Callable

from sqlalchemy import Connection, Table, select, update

from broker.model import Followed, InputError, Introduction, Merge
from broker.store._introduction_rows import columns_of, note_step
from broker.store._tables import INTRODUCTION, INTRODUCTION_STEP, MERGE

STRUCK = "[…]"
"""What stands where something was taken out."""

_WRITTEN = ("purpose", "reason", "next_step", "owner")
"""Fields that a person fills with words of their own."""

Striking = Callable[[str], str]
"""Gives a text without a passage."""


def striking(passage: str) -> Striking:
    """Return what takes a passage out of a text.

    Letters count in any case, spaces in any number; a passage is found where it is not part of a
    longer word.

    Raises:
        InputError: If the passage is too short to be meant.
    """
    words = unicodedata.normalize("NFC", passage).split()
    if len("".join(words)) < len(STRUCK):
        raise InputError(
            "%(text)r is too short to be struck out: it would be found everywhere. Write at least "
            "%(least)s letters.",
            text=passage,
            least=len(STRUCK),
        )
    # Scripts that know no capitals often know no spaces either.
    begin, end = (
        edge if char.upper() != char.lower() else ""
        for edge, char in ((r"(?<!\w)", words[0][0]), (r"(?!\w)", words[-1][-1]))
    )
    sought = re.compile(begin + r"\s+".join(map(re.escape, words)) + end, re.IGNORECASE)

    def without(text: str) -> str:
        plain = unicodedata.normalize("NFC", text)
        return sought.sub(STRUCK, plain) if sought.search(plain) else text

    return without


def strike(connection: Connection, out: Striking) -> tuple[str, ...]:
    """Take a passage out of introductions, of their history, and of what merges keep of them.

    What an introduction says now is changed by a further step, so that nobody who had it open
    before writes the passage back.

    Args:
        connection: With a transaction that writes.
        out: Takes it out.

    Returns:
        Ids of the introductions that held it, now or in their history.
    """
    found = set(_strike_history(connection, out))
    for key, text in connection.execute(select(INTRODUCTION.c.id, INTRODUCTION.c.record)).all():
        now = Introduction.model_validate_json(text)
        struck = _struck(now, out)
        if struck != now:
            found.add(key)
            after = struck.model_copy(update={"version": now.version + 1})
            replace = update(INTRODUCTION).where(INTRODUCTION.c.id == key)
            connection.execute(replace.values(**columns_of(after)))
            note_step(connection, after)
    found.update(_strike_merges(connection, out))
    return tuple(sorted(found))


def _struck(one: Introduction, out: Striking) -> Introduction:
    return one.model_copy(update={name: out(getattr(one, name)) for name in _WRITTEN})


def _strike_history(connection: Connection, out: Striking) -> list[str]:
    found = []
    columns = (INTRODUCTION_STEP.c.id, INTRODUCTION_STEP.c.record)
    for key, text in connection.execute(select(*columns)).all():
        was = Introduction.model_validate_json(text)
        struck = _struck(was, out)
        if struck != was:
            found.append(was.id)
            _write(connection, INTRODUCTION_STEP, key, struck.model_dump_json())
    return found


def _strike_merges(connection: Connection, out: Striking) -> list[str]:
    """Strike it out of the introductions that come back when a merge is taken back."""
    found = []

    def struck_in(text: str | None) -> str | None:
        return text and _struck(Introduction.model_validate_json(text), out).model_dump_json()

    for number, text in connection.execute(select(MERGE.c.number, MERGE.c.record)).all():
        merge = Merge.model_validate_json(text)
        followed = tuple(
            Followed(
                what=one.what, id=one.id, before=struck_in(one.before), after=struck_in(one.after)
            )
            if one.what == "introduction"
            else one
            for one in merge.followed
        )
        if followed != merge.followed:
            pairs = zip(merge.followed, followed, strict=True)
            found += [was.id for was, is_now in pairs if was != is_now]
            after = merge.model_copy(update={"followed": followed})
            values = update(MERGE).where(MERGE.c.number == number)
            connection.execute(values.values(record=after.model_dump_json()))
    return found


def _write(connection: Connection, table: Table, key: str, text: str) -> None:
    connection.execute(update(table).where(table.c.id == key).values(record=text))
