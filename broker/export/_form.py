"""A form in which a member confirms what is known of it: to print, to mail, and to read back."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from broker.export._blocks import Block, Bullet, Bullets, Heading, Paragraph, Table, printable
from broker.export._docx import docx
from broker.export._html import html
from broker.export._write import write_all
from broker.model import Part, Record, Text, slug
from broker.wording import Words

_RISKY = re.compile(r"^['\s]*[=+\-@\t\r＝＋－＠]")
"""Beginnings that a spreadsheet may take for a formula (CWE-1236), full-width ones too."""

FORM_COLUMNS = ("part", "record", "field", "question", "value", "answer", "correction")
"""The columns of the table that is sent back."""


class FormLine(Record):
    """One thing to confirm or correct."""

    part: Part
    record: Text
    """Id of the record it belongs to."""
    title: str
    """Name of the record, for people."""
    field: Text
    question: str
    value: str
    """What is known."""
    shown: str = ""
    """The same in words where it is a key or code."""


class Form(Record):
    """Everything that one member is asked to confirm."""

    organisation: Text
    """Id of the member."""
    name: Text
    language: str = "en"
    made_on: date
    lines: tuple[FormLine, ...]


def write_form(form: Form, *, folder: str | Path) -> tuple[Path, ...]:
    """Write a form as DOCX to print, HTML to mail, and CSV to fill in and read back.

    Args:
        form: What to ask.
        folder: Where to write; it is made if it is not there.

    Returns:
        The paths of the three files, which are called after the member.

    Raises:
        BrokerError: If the folder cannot be made or written to.
    """
    words = Words(form.language)
    blocks = tuple(_blocks(form, words=words))
    return write_all(
        {
            "docx": docx(blocks, language=words.language, made_on=form.made_on),
            "html": html(blocks, language=words.language),
            "csv": _table(form),
        },
        folder=Path(folder),
        name=f"confirm-{slug(form.name)[:60]}",
        replace=False,
    )


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _RISKY.match(text[1:]) else text


def _blocks(form: Form, *, words: Words) -> Iterator[Block]:
    say = words.say
    yield Heading(say("Is this still true? %(name)s", name=form.name), level=1)
    yield Paragraph(say("Made on %(date)s.", date=words.day(form.made_on)), style="note")
    yield Paragraph(
        say(
            "This is what the register says of you. Please answer yes or no to each line, and "
            "write down what is right where it is not. Nothing is changed before a person has "
            "looked at your answers."
        )
    )
    yield Bullets(
        items=(
            Bullet(
                say(
                    "On a computer: fill in the last two columns, in the DOCX or the CSV file, and "
                    "send that file back."
                )
            ),
            Bullet(say("On paper: write beside each line, and send a photograph or a scan.")),
        )
    )
    header = (say("Question"), say("What we know"), say("Yes or no"), say("Correction"))
    groups: dict[tuple[str, str], list[FormLine]] = {}
    for line in form.lines:
        groups.setdefault((line.part, line.record), []).append(line)
    for lines in groups.values():
        rows = tuple((line.question, line.shown or line.value or "–", "", "") for line in lines)
        yield Heading(lines[0].title, level=2)
        yield Table(caption=say("Please check"), header=header, rows=rows)


def _table(form: Form) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(FORM_COLUMNS)
    for line in form.lines:
        asked = f"{line.question} ({line.shown})" if line.shown else line.question
        cells = (line.part, line.record, line.field, asked, line.value, "", "")
        writer.writerow(guarded(printable(cell)) for cell in cells)
    # Spreadsheets take a table for UTF-8 only with this mark.
    return b"\xef\xbb\xbf" + file.getvalue().encode("utf-8")
