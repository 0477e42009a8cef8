"""The rows of a form that came back, and what is said of them."""

from collections.abc import Sequence
from pathlib import Path

from broker.export import FORM_COLUMNS, unguarded
from broker.intake.cells import Found, Reading
from broker.intake.tables import read_file
from broker.model import InputError, Record, Said, Sentence, refusal

_SHOWN = 10
"""Problems that a message lists before it only counts the rest."""
_LARGEST = 5_000_000
"""Bytes that a form may have; a real one has a few thousand."""


class Remark(Record):
    """Something in a form that a person has to settle."""

    row: int | None
    """Row as a spreadsheet counts it, the header being row 1."""
    column: str | None
    value: str
    message: Sentence

    @property
    def said(self) -> Said:
        """The whole of it for people: where it is, what is wrong, and what to do."""
        if self.row is None:
            where = Said("the file")
        elif self.column is None:
            where = Said("row %(row)s", row=self.row)
        else:
            where = Said("row %(row)s, column %(column)s", row=self.row, column=self.column)
        return Said("%(where)s: %(what)s", where=where, what=self.message)

    def __str__(self) -> str:
        return str(self.said)


class FormError(InputError):
    """A form that cannot be taken over; nothing of it was.

    Args:
        file: Its name.
        problems: What is wrong, by row and column.
    """

    def __init__(self, file: str, problems: list[Remark]) -> None:
        self.problems = tuple(problems)
        lines: list[str] = [Said("The form cannot be taken over; nothing was changed.")]
        lines += [
            Said("  %(file)s, %(line)s", file=file, line=one.said) for one in problems[:_SHOWN]
        ]
        if len(problems) > _SHOWN:
            lines.append(Said("  … and %(count)s more.", count=len(problems) - _SHOWN))
        super().__init__(Said("%(lines)s", lines=lines))


def form_rows(
    content: bytes,
    *,
    name: str,
    problems: list[Remark],
    noted: list[Remark],
    encoding: str | None = None,
) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a form with their numbers, by column.

    What is wrong joins `problems`; what a person should look at, `noted`.

    Spreadsheets save a table in many ways: any encoding, delimiter or workbook will do that an
    import reads; a person may name the encoding where it cannot be told.

    Raises:
        InputError: If the file cannot be read, or is no form.
    """
    header: list[str] = []
    rows: list[tuple[int, dict[str, str]]] = []
    found = read_file(content, name=name, reading=Reading(encoding=encoding))
    for number, cells in _table(found):
        if not header:
            header = [cell.strip().casefold() for cell in cells]
            if missing := [name for name in FORM_COLUMNS if name not in header]:
                problem = Remark(
                    row=number, column=missing[0], value="", message=Said("it is missing.")
                )
                raise FormError(name, [problem])
        elif any(cell.strip() for cell in cells[len(header) :]):
            # Cut short, a correction with a comma in it would say something else.
            message = Said(
                "the row has %(cells)s cells, the header %(columns)s. A cell with the "
                "delimiter in it needs quotation marks around it.",
                cells=len(cells),
                columns=len(header),
            )
            problems.append(Remark(row=number, column=None, value=cells[0], message=message))
        elif any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * (len(header) - len(cells))]
            plain = {
                name: " ".join(unguarded(cell.strip()).split())
                for name, cell in zip(header, padded, strict=False)
            }
            rows.append((number, plain))
    if not rows and not problems:
        message = Said("there is nothing in it to read.")
        problems.append(Remark(row=None, column=None, value="", message=message))
    if encoding is None:
        noted += _guessed(found.how.get("encoding", "utf-8"), rows)
    return rows


def content_of(path: Path) -> bytes:
    """Return the content of a file that came back.

    Raises:
        InputError: If it cannot be read, or is too large.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(
                "%(path)s is too large for a form. Name the table that came back.", path=path
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            "%(path)s cannot be read: %(why)s.", path=path, why=refusal(error)
        ) from error


def _table(found: Found) -> Sequence[tuple[int, list[str]]]:
    """Return the rows of the sheet that holds the form, or of the first."""
    grids = found.grids
    fitting = [one.rows for one in grids if one.rows and _is_header(one.rows[0][1])]
    return next(iter(fitting), grids[0].rows if grids else ())


def _guessed(encoding: str, rows: Sequence[tuple[int, dict[str, str]]]) -> list[Remark]:
    """Say as what the letters of corrections were read, where the file itself does not tell."""
    if encoding.startswith("utf") or all(row["correction"].isascii() for _, row in rows):
        return []
    message = Said(
        "its letters are read as %(encoding)s. Look at the corrections; where their letters are "
        "wrong, name another with --encoding.",
        encoding=encoding,
    )
    return [Remark(row=None, column=None, value=encoding, message=message)]


def _is_header(cells: Sequence[str]) -> bool:
    return {cell.strip().casefold() for cell in cells} >= set(FORM_COLUMNS)
