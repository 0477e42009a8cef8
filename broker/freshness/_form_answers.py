"""The rows of a form that came back: answers, corrections and what is left open."""

from collections import defaultdict
from collections.abc import Mapping

from pydantic import ValidationError

from broker.freshness._ask import MEMBERSHIP, value_of
from broker.freshness._form_rows import Remark
from broker.freshness._returned import Correction
from broker.freshness._values import Asked, Values, same_text
from broker.model import Activity, Alliance, BrokerError, Member, Need, Offer, Record, Said, fold
from broker.vocabulary import Vocabulary

KINDS: Mapping[str, type[Asked]] = {
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


class FormAnswers:
    """Collects what the rows of one form say.

    Attributes:
        answers: For each record, by part and id, whether each of its lines is right.
        changes: The fields of records that are corrected.
        corrections: The same as values before and after.
        open: What a person has to settle.
        stays: Whether members want to stay members, by id.
        unanswered: Lines without an answer.
        problems: What is wrong.
    """

    def __init__(
        self,
        alliance: Alliance,
        *,
        vocabulary: Vocabulary,
        problems: list[Remark],
        noted: list[Remark],
    ) -> None:
        self._values, self.problems = Values(vocabulary), problems
        self._records: dict[tuple[str, str], Asked] = {
            (part, one.id): one for part in KINDS for one in getattr(alliance, part)
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
        record = self._asked(number, row)
        if record is None:
            return
        answer = self._answer(number, row["answer"])
        if row["field"] == MEMBERSHIP:
            self._take_membership(number, row, answer=answer)
        else:
            self._take_value(number, row, record=record, answer=answer)

    def _asked(self, number: int, row: Mapping[str, str]) -> Asked | None:
        """Return the record that a line is about; None where no such line was asked."""
        part, key, field = row["part"], row["record"], row["field"]
        record = self._records.get((part, key))
        if record is None and field in _FIELDS.get(part, ()):
            message = Said(
                "the register holds no such record now: it was merged or removed since the form "
                "was made, its organisation left, or this cell was changed."
            )
            self._wrong(number, "record", key, message)
            return None
        if field not in _FIELDS.get(part, ()):
            message = Said("no such line was asked. Leave these columns alone.")
            self._wrong(number, "record", key, message)
            return None
        first = self._seen.setdefault((part, key, field), number)
        if first != number:
            message = Said("the same line stands in row %(first)s. Keep one.", first=first)
            self._wrong(number, "field", field, message)
            return None
        return record

    def _take_membership(self, number: int, row: Mapping[str, str], *, answer: bool | None) -> None:
        """Take the answer to whether a member wants to stay one."""
        if answer is not None:
            self.stays[row["record"]] = answer
        if row["correction"]:
            message = Said("it says more than yes or no: read it and decide.")
            self._leave_open(number, "correction", row["correction"], message)

    def _take_value(
        self, number: int, row: Mapping[str, str], *, record: Asked, answer: bool | None
    ) -> None:
        """Take the answer to whether a value is right, and what is said in its place."""
        key = row["part"], row["record"]
        now = value_of(record, row["field"])
        stands = self._stands(row, record=record)
        if not (stands or same_text(row["value"], now)):
            message = Said("the register says %(now)r now. Make a new form and ask again.", now=now)
            self._wrong(number, "value", row["value"], message)
        elif row["correction"] and not stands:
            self._correct(number, row, record=record)
        elif answer is False and not stands:
            self.answers[key].append(False)
            message = Said("it is said to be wrong, but not what is right. Ask again.")
            self._leave_open(number, "correction", now, message)
        elif answer is None and not row["correction"]:
            self.answers[key].append(False)
            self.unanswered += 1
        else:
            self.answers[key].append(True)

    def _stands(self, row: Mapping[str, str], *, record: Asked) -> bool:
        """Tell whether the register says already what a correction says."""
        field, text = row["field"], row["correction"]
        if not text:
            return False
        try:
            after = record.model_copy(update=self._values.read(field, text, record=record))
        except BrokerError:
            return False
        return value_of(after, field) == value_of(record, field)

    def close(self) -> None:
        """Take lines that are gone from the form for lines without an answer."""
        for part, key in {(part, key): None for part, key, _ in self._seen}:
            for field in _FIELDS[part]:
                if field != MEMBERSHIP and (part, key, field) not in self._seen:
                    self.answers[part, key].append(False)
                    self.unanswered += 1

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
            value = self._values.read(field, text, record=record)
            changes = {**self.changes[part, key], **value}
            KINDS[part].model_validate({**record.model_dump(), **_dumped(changes)})
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
