"""What follows an organisation into another when two become one, and back.

Introductions, wishes to be kept apart, contacts and confirmations stand beside the records of an
alliance. Everything here works inside the transaction of a merge: all of it holds, or nothing.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from sqlalchemy import Connection, Table, delete, insert, select, update

from broker.model import Confirmation, Contact, Followed, Hold, Introduction
from broker.store._introduction_rows import columns_of, note_step
from broker.store._seal import Seal
from broker.store._tables import CONFIRMATION, CONTACT, HOLD, INTRODUCTION

_STAGES = ("declined", "ended", "proposed", "sent", "accepted", "met", "joint_work", "funded")
"""From the least to the furthest; what is still open goes on before what came to its end."""
_OF_TERMS = frozenset({"renewed", "leaving", "left"})
"""Outcomes that tell of a term of membership."""


def what_follows(
    connection: Connection, *, kept: str, gone: str, part: Literal["members", "around"]
) -> tuple[Followed, ...]:
    """Work out what would follow one organisation into another; nothing is changed.

    Args:
        connection: To read from.
        kept: Id of the organisation that stays.
        gone: Id of the one that becomes part of it.
        part: Where the one that stays is kept.
    """
    return (
        *_introductions(connection, kept=kept, gone=gone),
        *_holds(connection, kept=kept, gone=gone),
        *_contacts(connection, kept=kept, gone=gone),
        *_confirmations(connection, kept=kept, gone=gone, part=part),
    )


def follow(connection: Connection, followed: Iterable[Followed], *, seal: Seal) -> None:
    """Do what was worked out.

    Raises:
        CatalogueError: If there are contacts and no key for them.
    """
    for one in followed:
        match one.what:
            case "introduction":
                _put_introduction(connection, one.id, one.after)
            case "hold":
                _put(connection, HOLD, one.id, one.after)
            case "contact":
                _move_contact(connection, one.id, to=one.after or "", seal=seal)
            case "confirmation":
                _put_confirmation(connection, one.id, one.after or "")


def what_comes_back(connection: Connection, followed: Iterable[Followed]) -> tuple[Followed, ...]:
    """Tell what of that would come back; nothing is changed.

    What was deleted, changed or replaced since is not lost and not overwritten, so that it does not
    come back.
    """
    some = tuple(followed)
    open_then = _open_then(connection, some)

    def comes(one: Followed) -> bool:
        match one.what:
            case "introduction" if _text(connection, INTRODUCTION, one.id) is None:
                before = Introduction.model_validate_json(one.before or "")
                return not (before.is_open and before.pair in open_then)
            case "hold":
                return _text(connection, HOLD, one.id) == one.after
            case "contact":
                return (
                    connection.scalar(select(CONTACT.c.id).where(CONTACT.c.id == one.id))
                    is not None
                )
        return True

    return tuple(filter(comes, some))


def follow_back(
    connection: Connection, followed: Iterable[Followed], *, seal: Seal
) -> tuple[Followed, ...]:
    """Take it back; what was done since is not lost.

    An introduction that moved on keeps its stage and gets back who it is between. A wish that was
    changed or taken back since stays so for the one that was kept, and is again what it was for the
    other. A contact that was deleted since stays deleted. An introduction that was set aside stays
    so where the same two are being introduced anew: only its history tells of it.

    Returns:
        What came back.

    Raises:
        CatalogueError: If there are contacts and no key for them.
    """
    back = what_comes_back(connection, followed)
    for one in back:
        match one.what:
            case "introduction":
                _restore_introduction(connection, one)
            case "hold":
                _put(connection, HOLD, one.id, one.before)
            case "contact":
                _move_contact(connection, one.id, to=one.before or "", seal=seal)
            case "confirmation":
                _put_confirmation(connection, one.id, one.before or "")
    return back


def _introductions(connection: Connection, *, kept: str, gone: str) -> Iterator[Followed]:
    texts = connection.scalars(select(INTRODUCTION.c.record).order_by(INTRODUCTION.c.id)).all()
    before = [Introduction.model_validate_json(text) for text in texts]
    after: dict[str, Introduction | None] = {}
    for one in before:
        if gone in {one.one, one.other, one.introducer}:
            after[one.id] = _pointed(one, kept=kept, gone=gone)
    open_now: dict[frozenset[str], list[Introduction]] = {}
    for one in before:
        now = after.get(one.id, one)
        if now is not None and now.is_open:
            open_now.setdefault(now.pair, []).append(now)
    for some in open_now.values():
        if len(some) > 1:
            # Two are introduced to each other once: what has come furthest goes on.
            best = max(some, key=lambda one: (_STAGES.index(one.stage), one.moved_on, one.id))
            after |= {one.id: None for one in some if one.id != best.id}
    known = {one.id: one for one in before}
    for key, now in after.items():
        yield Followed(
            what="introduction",
            id=key,
            before=known[key].model_dump_json(),
            after=now and now.model_dump_json(),
        )


def _pointed(one: Introduction, *, kept: str, gone: str) -> Introduction | None:
    names = {name: kept if getattr(one, name) == gone else getattr(one, name)
             for name in ("one", "other", "introducer")}  # fmt: skip
    if names["one"] == names["other"]:
        return None
    if names["introducer"] in {names["one"], names["other"]}:
        names["introducer"] = None
    return one.model_copy(update={**names, "version": one.version + 1})


def _holds(connection: Connection, *, kept: str, gone: str) -> Iterator[Followed]:
    texts = connection.scalars(select(HOLD.c.record).order_by(HOLD.c.id)).all()
    before = {one.id: one for one in map(Hold.model_validate_json, texts)}
    after: dict[str, Hold] = {}
    for one in before.values():
        if gone not in {one.one, one.other}:
            continue
        yield Followed(what="hold", id=one.id, before=one.model_dump_json(), after=None)
        first, second = (kept if key == gone else key for key in (one.one, one.other))
        if first != second:
            now = one.model_copy(update={"one": first, "other": second})
            there = after.get(now.id, before.get(now.id))
            after[now.id] = now if there is None else _longer(there, now)
    for key, now in after.items():
        then = before.get(key)
        if then != now:
            text = then and then.model_dump_json()
            yield Followed(what="hold", id=key, before=text, after=now.model_dump_json())


def _longer(one: Hold, other: Hold) -> Hold:
    if one.until is None or other.until is None:
        return one if one.until is None else other
    return one if one.until >= other.until else other


def _contacts(connection: Connection, *, kept: str, gone: str) -> Iterator[Followed]:
    query = select(CONTACT.c.id).where(CONTACT.c.organisation_id == gone).order_by(CONTACT.c.id)
    for key in connection.scalars(query):
        yield Followed(what="contact", id=key, before=gone, after=kept)


def _confirmations(
    connection: Connection, *, kept: str, gone: str, part: Literal["members", "around"]
) -> Iterator[Followed]:
    table = CONFIRMATION.c
    query = select(table.number, table.record).where(table.record_id == gone)
    query = query.where(table.part.in_(("members", "around"))).order_by(table.number)
    found = [
        (number, text, Confirmation.model_validate_json(text))
        for number, text in connection.execute(query)
    ]
    over = max((number for number, _, one in found if one.outcome == "left"), default=0)
    for number, text, one in found:
        # A membership that ended says nothing of the term of the member that it becomes part of.
        if part == "members" and one.outcome in _OF_TERMS and number <= over:
            continue
        now = one.model_copy(update={"record": kept, "part": part})
        yield Followed(
            what="confirmation", id=str(number), before=text, after=now.model_dump_json()
        )


def _put_introduction(connection: Connection, key: str, text: str | None) -> None:
    if text is None:
        connection.execute(delete(INTRODUCTION).where(INTRODUCTION.c.id == key))
        return
    one = Introduction.model_validate_json(text)
    there = _text(connection, INTRODUCTION, key)
    if there is None:
        connection.execute(insert(INTRODUCTION).values(id=key, **columns_of(one)))
    else:
        connection.execute(
            update(INTRODUCTION).where(INTRODUCTION.c.id == key).values(**columns_of(one))
        )
    note_step(connection, one)


def _restore_introduction(connection: Connection, followed: Followed) -> None:
    before = Introduction.model_validate_json(followed.before or "")
    text = _text(connection, INTRODUCTION, followed.id)
    if text is None:
        # Its number goes on: somebody may still look at it as it was before the merge.
        back = before.model_copy(update={"version": before.version + 1})
    else:
        now = Introduction.model_validate_json(text)
        names = {name: getattr(before, name) for name in ("one", "other", "introducer")}
        back = now.model_copy(update={**names, "version": now.version + 1})
    _put_introduction(connection, followed.id, back.model_dump_json())


def _open_then(connection: Connection, followed: Iterable[Followed]) -> set[frozenset[str]]:
    """Return who would be being introduced once all are again between those they were between."""
    before = {one.id: one.before for one in followed if one.what == "introduction"}
    texts = connection.scalars(select(INTRODUCTION.c.record)).all()
    now = (Introduction.model_validate_json(text) for text in texts)
    return {
        Introduction.model_validate_json(before.get(one.id) or one.model_dump_json()).pair
        for one in now
        if one.is_open
    }


def _move_contact(connection: Connection, key: str, *, to: str, seal: Seal) -> None:
    sealed = connection.scalar(select(CONTACT.c.sealed).where(CONTACT.c.id == key))
    if sealed is None:
        return
    contact = Contact.model_validate_json(seal.open(sealed)).model_copy(update={"organisation": to})
    connection.execute(
        update(CONTACT)
        .where(CONTACT.c.id == key)
        .values(organisation_id=to, sealed=seal.close(contact.model_dump_json()))
    )


def _put_confirmation(connection: Connection, number: str, text: str) -> None:
    one = Confirmation.model_validate_json(text)
    connection.execute(
        update(CONFIRMATION)
        .where(CONFIRMATION.c.number == int(number))
        .values(part=one.part, record_id=one.record, record=text)
    )


def _put(connection: Connection, table: Table, key: str, text: str | None) -> None:
    connection.execute(delete(table).where(table.c.id == key))
    if text is not None:
        connection.execute(insert(table).values(id=key, record=text))


def _text(connection: Connection, table: Table, key: str) -> str | None:
    return connection.scalar(select(table.c.record).where(table.c.id == key))
