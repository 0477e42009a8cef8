"""A form that came back: what is confirmed, what is corrected, and what a person must settle."""

import datetime as dt
from pathlib import Path

from broker.freshness._form_answers import KINDS, FormAnswers
from broker.freshness._form_document import document_rows, is_document
from broker.freshness._form_rows import FormError, Remark, content_of, form_rows
from broker.freshness._returned import Correction, Returned
from broker.freshness._values import Asked
from broker.model import Alliance, Confirmation, Member, Record, fold, still_called
from broker.vocabulary import Vocabulary


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
    answers = FormAnswers(alliance, vocabulary=vocabulary, problems=problems, noted=noted)
    for number, row in rows:
        answers.take(number, row)
    if problems:
        raise FormError(path.name, problems)
    answers.close()
    return _finished(answers, alliance=alliance, file=path.name, by=by, on=on)


def _finished(
    answers: FormAnswers, *, alliance: Alliance, file: str, by: str, on: dt.date
) -> tuple[Alliance, Returned]:
    """Return the corrected alliance and what was confirmed."""
    corrected = _Corrected(alliance, answers, on=on)
    parts: dict[str, tuple[Record, ...]] = {
        part: tuple(corrected.of(part, one) for one in getattr(alliance, part)) for part in KINDS
    }
    returned = Returned(
        file=file,
        corrections=tuple(corrected.corrections),
        confirmations=tuple(_confirmations(answers, by=by, on=on)),
        open=tuple(answers.open),
        unanswered=answers.unanswered,
    )
    return alliance.model_copy(update=parts), returned


def _confirmations(answers: FormAnswers, *, by: str, on: dt.date) -> list[Confirmation]:
    """Return which records are confirmed, corrected or not, and who stays a member."""
    told = {"on": on, "by": by}
    found = [
        {**told, "part": part, "record": key, "outcome": outcome}
        for (part, key), said in answers.answers.items()
        if all(said)
        for outcome in ("corrected" if (part, key) in answers.changes else "confirmed",)
    ]
    found += [
        {**told, "part": "members", "record": key, "outcome": "renewed" if yes else "leaving"}
        for key, yes in answers.stays.items()
    ]
    return [Confirmation.model_validate(one) for one in found]


class _Corrected:
    """The records of an alliance as a form corrects them.

    Attributes:
        corrections: What is corrected, former names that are kept included.
    """

    def __init__(self, alliance: Alliance, answers: FormAnswers, *, on: dt.date) -> None:
        self.corrections = list(answers.corrections)
        self._alliance, self._answers, self._on = alliance, answers, on

    def of(self, part: str, record: Asked) -> Asked:
        """Return a record as it is by now."""
        changes = self._answers.changes.get((part, record.id))
        if not changes:
            return record
        # In no language, for it is shown to readers of all of them.
        told = {"source": f"{self._owner(record)}, {self._on.isoformat()}", "as_of": self._on.year}
        after = record.model_copy(update={**changes, **told})
        if isinstance(record, Member) and isinstance(after, Member):
            return self._still_called(after, before=record)
        return after

    def _owner(self, record: Asked) -> str:
        key = record.id if isinstance(record, Member) else record.organisation
        found = self._alliance.by_id.get(key)
        return found.name if found else key

    def _still_called(self, after: Member, *, before: Member) -> Member:
        """Keep the former name of a member as an alias, and tell so."""
        others = {fold(one.name) for one in self._alliance.organisations() if one.id != after.id}
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
