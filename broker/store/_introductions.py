"""Introductions: what was proposed to whom, and how far it has come. They outlive every import."""

from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select, update

from broker.model import (
    CatalogueError,
    Hold,
    InputError,
    Introduction,
    Record,
    Said,
    digest,
)
from broker.store._backend import Backend
from broker.store._coding import UNREADABLE
from broker.store._introduction_rows import columns_of, note_step
from broker.store._ledger import unreadable_table
from broker.store._striking import strike, striking
from broker.store._tables import HOLD, INTRODUCTION, INTRODUCTION_STEP

_SEVERAL = 3
"""Introductions that are named where the beginning of an id is that of several."""


class ChangedMeanwhileError(CatalogueError):
    """Somebody else changed an introduction since it was read; nothing was written.

    Attributes:
        now: What the catalogue holds.
        wanted: What was to be written.
    """

    def __init__(self, *, now: Introduction, wanted: Introduction) -> None:
        self.now, self.wanted = now, wanted
        super().__init__(
            "Somebody else changed this introduction while you worked on it. Nothing was "
            "overwritten. Look at what it says now, then make your change again."
        )

    @property
    def differing(self) -> tuple[str, ...]:
        """Names of the fields in which both differ."""
        return tuple(
            name
            for name in Introduction.model_fields
            if name != "version" and getattr(self.now, name) != getattr(self.wanted, name)
        )


class Step(Record):
    """An introduction as it was after one change."""

    at: datetime
    """When it was written, in UTC."""
    introduction: Introduction

    @property
    def day(self) -> date:
        """The day on which it was written, where this program runs."""
        return self.at.astimezone().date()


class IntroductionBook:
    """The introductions of a catalogue; `Catalogue.introductions` gives them.

    Each method is one transaction; all raise `CatalogueError` where the database fails.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def all(self) -> tuple[Introduction, ...]:
        """Return all introductions, in the order in which they were made."""
        query = select(INTRODUCTION.c.record)
        with self._backend.reading() as connection:
            texts = connection.scalars(query).all()
        found = (self._read(text) for text in texts)
        return tuple(sorted(found, key=lambda one: (one.made_on, one.id)))

    def get(self, key: str) -> Introduction:
        """Return one introduction; of its id a beginning will do that no other has.

        Raises:
            InputError: If there is none with this id, or several ids begin so.
        """
        with self._backend.reading() as connection:
            begins = INTRODUCTION.c.id.startswith(key, autoescape=True)
            query = select(INTRODUCTION.c.id).where(begins).order_by(INTRODUCTION.c.id)
            found = connection.scalars(query.limit(_SEVERAL)).all() if key else ()
            if len(found) > 1 and key not in found:
                raise InputError(
                    "Several introductions begin with %(key)r, such as %(found)s. Write more of "
                    "the one that you mean.",
                    key=key,
                    found=", ".join(found),
                )
            return self._get(connection, found[0] if len(found) == 1 else key)

    def steps(self, key: str) -> tuple[Step, ...]:
        """Return an introduction as it was after each change, the oldest first."""
        query = (
            select(INTRODUCTION_STEP)
            .where(INTRODUCTION_STEP.c.introduction == key)
            .order_by(INTRODUCTION_STEP.c.version)
        )
        with self._backend.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            Step(at=datetime.fromisoformat(row["at"]), introduction=self._read(row["record"]))
            for row in rows
        )

    def add(self, introduction: Introduction) -> Introduction:
        """Keep a new introduction.

        Returns:
            The introduction as it is kept: where the same two were introduced that day already and
            that came to its end, or was set aside by a merge, it has an id of its own.

        Raises:
            InputError: If one of the same pair is still open.
        """
        with self._backend.writing() as connection:
            self._require_only(connection, introduction)
            while _was_used(connection, introduction.id):
                introduction = introduction.model_copy(update={"id": digest(introduction.id)})
            columns = columns_of(introduction)
            connection.execute(insert(INTRODUCTION).values(id=introduction.id, **columns))
            note_step(connection, introduction)
        return introduction

    def change(self, introduction: Introduction) -> Introduction:
        """Replace an introduction, if nobody else changed it since it was read.

        Where nothing differs from what was read, nothing is written: no step is noted of it, and
        nobody else is kept from a change of their own.

        Args:
            introduction: The new content, with the version that was read.

        Returns:
            The introduction with its new version.

        Raises:
            ChangedMeanwhileError: If the catalogue holds a later version; nothing is written.
            InputError: If there is none with this id, or if it is taken up again and another one of
                the same pair is open.
        """
        after = introduction.model_copy(update={"version": introduction.version + 1})
        with self._backend.writing() as connection:
            now = self._get(connection, introduction.id)
            if now.version != introduction.version:
                raise ChangedMeanwhileError(now=now, wanted=introduction)
            if now == introduction:
                return now
            if after.is_open and not now.is_open:
                self._require_only(connection, after)
            connection.execute(
                update(INTRODUCTION)
                .where(INTRODUCTION.c.id == after.id)
                .values(**columns_of(after))
            )
            note_step(connection, after)
        return after

    def strike(self, passage: str) -> tuple[str, ...]:
        """Take a passage, such as a person's name, out of all introductions and their history.

        It is gone for good, from what merges keep of them as well, and cannot be brought back.

        Args:
            passage: What to take out; where it stood, `[…]` stands.

        Returns:
            Ids of the introductions that held it, now or before.

        Raises:
            InputError: If the passage is too short to be meant.
        """
        out = striking(passage)
        with self._backend.writing() as connection:
            self._backend.prepare_erasing(connection)
            try:
                return strike(connection, out)
            except UNREADABLE as error:
                raise self._backend.damaged(
                    Said("an introduction or a merge in it cannot be read")
                ) from error

    def holds(self) -> tuple[Hold, ...]:
        """Return who is not to be introduced, in a fixed order."""
        with self._backend.reading() as connection:
            texts = connection.scalars(select(HOLD.c.record).order_by(HOLD.c.id)).all()
        try:
            return tuple(Hold.model_validate_json(text) for text in texts)
        except UNREADABLE as error:
            raise self._backend.damaged(unreadable_table(HOLD)) from error

    def hold(self, hold: Hold) -> None:
        """Keep two apart, or leave one alone; an earlier hold of the same is replaced."""
        with self._backend.writing() as connection:
            connection.execute(delete(HOLD).where(HOLD.c.id == hold.id))
            connection.execute(insert(HOLD).values(id=hold.id, record=hold.model_dump_json()))

    def release(self, hold: Hold) -> bool:
        """Take a hold back; return whether there was one."""
        with self._backend.writing() as connection:
            return bool(connection.execute(delete(HOLD).where(HOLD.c.id == hold.id)).rowcount)

    def _require_only(self, connection: Connection, one: Introduction) -> None:
        """Refuse an introduction of two who are being introduced."""
        for text in connection.scalars(select(INTRODUCTION.c.record)):
            known = self._read(text)
            if known.is_open and known.pair == one.pair:
                raise InputError(
                    "These two are being introduced already (introduction %(id)s). Carry that "
                    "one on instead.",
                    id=known.id,
                )

    def _get(self, connection: Connection, key: str) -> Introduction:
        text = connection.scalar(select(INTRODUCTION.c.record).where(INTRODUCTION.c.id == key))
        if text is None:
            raise InputError(
                "There is no introduction %(key)r. broker introduce list shows all of them.",
                key=key,
            )
        return self._read(text)

    def _read(self, text: str) -> Introduction:
        try:
            return Introduction.model_validate_json(text)
        except UNREADABLE as error:
            raise self._backend.damaged(Said("an introduction in it cannot be read")) from error


def _was_used(connection: Connection, key: str) -> bool:
    """Tell whether an introduction has or had an id; of one that was set aside the steps stay."""
    query = select(INTRODUCTION_STEP.c.id).where(INTRODUCTION_STEP.c.introduction == key)
    return connection.scalar(query.limit(1)) is not None
