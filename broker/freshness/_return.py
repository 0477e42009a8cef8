"""A form that came back: what is confirmed, what is corrected, and what a person must settle."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from broker.freshness._ask import MEMBERSHIP, value_of
from broker.freshness._form_document import document_rows, is_document
from broker.freshness._form_rows import FormError, Remark, content_of, form_rows
from broker.freshness._values import Asked, Values, same_text
from broker.model import (
    Activity,
    Alliance,
    BrokerError,
    Confirmation,
    Member,
    Need,
    Offer,
    Part,
    Record,
    Said,
    fold,
    still_called,
)
from broker.vocabulary import Vocabulary

_KINDS: Mapping[str, type[Asked]] = {
    "members": Member,
    "activities": Activity,
    "offers": Offer,
    "needs": Need,
}
_FIELDS = {
    "members": (
        *("name", "acronym", "country", "website", "languages", "summary", "themes", MEMBERSHIP),
    ),
    "activities": ("title", "status", "summary"),
    "offers": ("text",),
    "needs": ("text",),
}
_YES = frozenset("yes y oui o si sim ja da true 1 x ok correct evet да ооба はい 是 نعم".split())
_NO = frozenset("no n non nao nein net false 0 hayir нет жок いいえ 否 لا".split())


class Correction(Record):
    """One value that the member corrected."""

    part: Part
    record: str
    field: str
    before: str
    after: str


class Returned(Record):
    """What a form says; nothing is written yet."""

    file: str
    corrections: tuple[Correction, ...]
    confirmations: tuple[Confirmation, ...]
    open: tuple[Remark, ...]
    """What a person has to settle: denied without a correction, or more than yes or no."""
    unanswered: int
    """Lines without an answer; their records are not confirmed."""


def read_form(
    path: str | Path,
    *,
    alliance: Alliance,
    vocabulary: Vocabulary,
    by: str,
    on: dt.date,
    encoding: str | None = None,
) -> tuple[Alliance, Returned]:
    """Read a form that a member filled in.

    A record is confirmed where every line of it has a yes or a correction; a line that was deleted
    has none. A corrected record names the member as its source. A line whose known value is no
    longer what the catalogue holds is refused, for the form is older than the catalogue, unless
    its correction is what the catalogue holds by now.

    Args:
        path: What came back: the DOCX document, or the table as CSV in any encoding, XLSX or ODS.
        alliance: The records; stay as they are.
        vocabulary: For themes, countries and languages.
        by: Office that confirms, never a person's name.
        on: The day of the confirmation.
        encoding: Encoding of a table that is text, where a person names it.

    Returns:
        The alliance with all corrections, and what was confirmed, for the catalogue to keep.

    Raises:
        FormError: If the file is no such form, or a correction cannot be used; names each row.
    """
    problems: list[Remark] = []
    noted: list[Remark] = []
    path = Path(path)
    content, name = content_of(path), path.name
    rows = (
        document_rows(content, name=name, alliance=alliance)
        if is_document(content)
        else form_rows(content, name=name, problems=problems, noted=noted, encoding=encoding)
    )
    reading = _Reading(alliance, vocabulary=vocabulary, problems=problems, noted=noted)
    for number, row in rows:
        reading.take(number, row)
    if problems:
        raise FormError(path.name, problems)
    return reading.finished(file=path.name, by=by, on=on)


class _Reading:
    """Collects what the rows of one form say."""

    def __init__(
        self,
        alliance: Alliance,
        *,
        vocabulary: Vocabulary,
        problems: list[Remark],
        noted: list[Remark],
    ) -> None:
        self.alliance, self.values, self.problems = alliance, Values(vocabulary), problems
        self.records: dict[tuple[str, str], Asked] = {
            (part, one.id): one for part in _KINDS for one in getattr(alliance, part)
        }
        self.answers: dict[tuple[str, str], list[bool]] = defaultdict(list)
        self.changes: dict[tuple[str, str], dict[str, object]] = defaultdict(dict)
        self.corrections: list[Correction] = []
        self.open = noted
        self.stays: dict[str, bool] = {}
        self.unanswered = 0
        self._seen: dict[tuple[str, str, str], int] = {}

    def take(self, number: int, row: Mapping[str, str]) -> None:
        """Read one row."""
        part, key, field = row["part"], row["record"], row["field"]
        record = self.records.get((part, key))
        if record is None and field in _FIELDS.get(part, ()):
            message = Said(
                "the register holds no such record now: it was merged or removed since the form "
                "was made, its organisation left, or this cell was changed."
            )
            self._wrong(number, "record", key, message)
            return
        if record is None or field not in _FIELDS.get(part, ()):
            self._wrong(
                number, "record", key, Said("no such line was asked. Leave these columns alone.")
            )
            return
        first = self._seen.setdefault((part, key, field), number)
        if first != number:
            self._wrong(
                number,
                "field",
                field,
                Said("the same line stands in row %(first)s. Keep one.", first=first),
            )
            return
        answer = self._answer(number, row["answer"])
        if field == MEMBERSHIP:
            if answer is not None:
                self.stays[key] = answer
            if row["correction"]:
                message = Said("it says more than yes or no: read it and decide.")
                self._leave_open(number, "correction", row["correction"], message)
            return
        now = value_of(record, field)
        stands = self._stands(row, record=record)
        if not (stands or same_text(row["value"], now)):
            message = Said("the register says %(now)r now. Make a new form and ask again.", now=now)
            self._wrong(number, "value", row["value"], message)
            return
        if row["correction"] and not stands:
            self._correct(number, row, record=record)
        elif answer is False and not stands:
            self.answers[part, key].append(False)
            message = Said("it is said to be wrong, but not what is right. Ask again.")
            self._leave_open(number, "correction", now, message)
        elif answer is None and not row["correction"]:
            self.answers[part, key].append(False)
            self.unanswered += 1
        else:
            self.answers[part, key].append(True)

    def _stands(self, row: Mapping[str, str], *, record: Asked) -> bool:
        """Tell whether the register says already what a correction says."""
        field, text = row["field"], row["correction"]
        if not text:
            return False
        try:
            after = record.model_copy(update=self.values.read(field, text, record=record))
        except BrokerError:
            return False
        return value_of(after, field) == value_of(record, field)

    def _deleted(self) -> None:
        """Take lines that are gone from the form for lines without an answer."""
        for part, key in {(part, key): None for part, key, _ in self._seen}:
            for field in _FIELDS[part]:
                if field != MEMBERSHIP and (part, key, field) not in self._seen:
                    self.answers[part, key].append(False)
                    self.unanswered += 1

    def finished(self, *, file: str, by: str, on: dt.date) -> tuple[Alliance, Returned]:
        """Return the corrected alliance and what was confirmed."""
        self._deleted()
        parts: dict[str, tuple[Record, ...]] = {}
        for part in _KINDS:
            parts[part] = tuple(
                self._corrected(part, one, on=on) for one in getattr(self.alliance, part)
            )
        returned = Returned(
            file=file,
            corrections=tuple(self.corrections),
            confirmations=tuple(self._confirmations(by=by, on=on)),
            open=tuple(self.open),
            unanswered=self.unanswered,
        )
        return self.alliance.model_copy(update=parts), returned

    def _corrected(self, part: str, record: Asked, *, on: dt.date) -> Asked:
        changes = self.changes.get((part, record.id))
        if not changes:
            return record
        # In no language, for it is shown to readers of all of them.
        told = {"source": f"{self._owner(record)}, {on.isoformat()}", "as_of": on.year}
        after = record.model_copy(update={**changes, **told})
        if isinstance(record, Member) and isinstance(after, Member):
            return self._still_called(after, before=record)
        return after

    def _owner(self, record: Asked) -> str:
        key = record.id if isinstance(record, Member) else record.organisation
        found = self.alliance.by_id.get(key)
        return found.name if found else key

    def _still_called(self, after: Member, *, before: Member) -> Member:
        """Keep the former name of a member as an alias, and tell so."""
        others = {fold(one.name) for one in self.alliance.organisations() if one.id != after.id}
        found = still_called(after, before=before, taken=others)
        if found is not after:
            self.corrections.append(
                Correction(
                    part="members",
                    record=before.id,
                    field="aliases",
                    before="; ".join(before.aliases),
                    after="; ".join(found.aliases),
                )
            )
        return found

    def _confirmations(self, *, by: str, on: dt.date) -> list[Confirmation]:
        told = {"on": on, "by": by}
        found = [
            {**told, "part": part, "record": key, "outcome": outcome}
            for (part, key), answers in self.answers.items()
            if all(answers)
            for outcome in ("corrected" if (part, key) in self.changes else "confirmed",)
        ]
        found += [
            {**told, "part": "members", "record": key, "outcome": "renewed" if yes else "leaving"}
            for key, yes in self.stays.items()
        ]
        return [Confirmation.model_validate(one) for one in found]

    def _answer(self, number: int, text: str) -> bool | None:
        plain = fold(text).strip(" .!")
        if not plain:
            return None
        if plain in _YES or plain in _NO:
            return plain in _YES
        self._wrong(number, "answer", text, Said("write yes or no, or leave it empty."))
        return None

    def _correct(self, number: int, row: Mapping[str, str], *, record: Asked) -> None:
        part, key, field, text = row["part"], row["record"], row["field"], row["correction"]
        try:
            value = self.values.read(field, text, record=record)
            changes = {**self.changes[part, key], **value}
            _KINDS[part].model_validate({**record.model_dump(), **_dumped(changes)})
        except (ValidationError, BrokerError) as error:
            why = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error.said
            self._wrong(
                number,
                "correction",
                text,
                Said("%(text)r cannot be used: %(why)s", text=text, why=why),
            )
            return
        self.changes[part, key] = changes
        self.answers[part, key].append(True)
        self.corrections.append(
            Correction.model_validate(
                {"part": part, "record": key, "field": field, "before": row["value"], "after": text}
            )
        )

    def _leave_open(self, number: int, column: str, value: str, message: str) -> None:
        self.open.append(Remark(row=number, column=column, value=value, message=message))

    def _wrong(self, number: int, column: str, value: str, message: str) -> None:
        self.problems.append(Remark(row=number, column=column, value=value, message=message))


def _dumped(changes: Mapping[str, object]) -> dict[str, object]:
    return {
        name: [one.model_dump() if isinstance(one, Record) else one for one in value]
        if isinstance(value, tuple)
        else value
        for name, value in changes.items()
    }
