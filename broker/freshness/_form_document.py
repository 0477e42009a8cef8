"""A form that was filled in as the document that it was sent as."""

import datetime as dt
from collections.abc import Sequence

from broker.export import FormLine
from broker.freshness._ask import confirmation_form
from broker.freshness._values import same_text
from broker.intake import docx_text
from broker.model import Alliance, InputError, Member, fold
from broker.wording import LANGUAGES, Words

_CELLS = 4
"""What is asked, what is known, yes or no, and the correction."""


def is_document(content: bytes) -> bool:
    """Tell whether a file is a DOCX document; its list of parts is not packed."""
    return content.startswith(b"PK") and b"word/document.xml" in content


def document_rows(
    content: bytes, *, name: str, alliance: Alliance
) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a form as `form_rows` does, numbered as its tables have them.

    A document bears no ids: each row is known by its question and what it says is known.

    Args:
        content: The document.
        name: What to call it in messages.
        alliance: The records that the form may ask about.

    Raises:
        InputError: If it cannot be read, or is no form of a member.
    """
    lines = docx_text(content, label=name).splitlines()
    asked = _asked(lines, name=name, alliance=alliance)
    tables = [line.split("\t") for line in lines if "\t" in line]
    found = [
        (number, _row(line, cells))
        for number, cells in enumerate(tables, start=1)
        if (line := _taken(asked, cells))
    ]
    if not found:
        raise _no_form(name)
    return found


def _asked(lines: Sequence[str], *, name: str, alliance: Alliance) -> list[FormLine]:
    """Return what the form of the member asks whom the title names, in its language."""
    members = {fold(own): one for one in reversed(alliance.members) for own in one.names[::-1]}
    for words in map(Words, LANGUAGES):
        before = words.say("Is this still true? %(name)s", name="")
        for line in lines:
            if line.strip().startswith(before.strip()):
                called = line.strip().removeprefix(before.strip()).strip()
                member = members.get(fold(called))
                if member is None:
                    raise InputError(
                        "%(file)s is a form of %(name)s, of whom no member is known. Make a new "
                        "form of that member.",
                        file=name,
                        name=called,
                    )
                return _lines(alliance, member, words)
    raise _no_form(name)


def _lines(alliance: Alliance, member: Member, words: Words) -> list[FormLine]:
    form = confirmation_form(alliance, member=member.id, on=dt.date.min, words=words)
    return list(form.lines)


def _taken(asked: list[FormLine], cells: Sequence[str]) -> FormLine | None:
    """Take the line that a row answers out of those that were asked; None for any other row."""
    like = [line for line in asked if same_text(line.question, cells[0])]
    known = cells[1] if len(cells) > 1 else ""
    fitting = (line for line in like if same_text(_shown(line), known))
    line = next(fitting, None) or next(iter(like), None)
    if line:
        asked.remove(line)
    return line


def _row(line: FormLine, cells: Sequence[str]) -> dict[str, str]:
    padded = [*(" ".join(cell.split()) for cell in cells), *[""] * _CELLS]
    said = padded[1]
    return {
        "part": line.part,
        "record": line.record,
        "field": line.field,
        "question": line.question,
        "value": line.value if same_text(_shown(line), said) else said,
        "answer": padded[2],
        "correction": padded[3],
    }


def _shown(line: FormLine) -> str:
    return line.shown or line.value or "–"


def _no_form(name: str) -> InputError:
    return InputError(
        "%(file)s is a document, but no form of ours. Give the form that came back, or copy its "
        "answers into the CSV file.",
        file=name,
    )
