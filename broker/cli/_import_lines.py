"""What an import would do, line by line."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from broker.cli._import_values import changes, repairs
from broker.intake.tables import typed
from broker.model import Said
from broker.vocabulary import own_vocabulary
from broker.wording import Words

if TYPE_CHECKING:
    from broker.intake import Problem
    from broker.intake.tables import ImportReport, Seen

_SHOWN = 20
"""Problems, repairs and changes that are listed for people; --json gives all of them."""

_WORDS = frozenset(
    {"kind", "themes", "country", "countries", "focus_countries", "regions", "languages"}
)
"""Columns of words that may stand for others."""

_LISTS = frozenset({"themes", "regions", "languages", "focus_countries", "countries"})
"""Those of them that hold lists, of which an entry may be left out."""

_DELIMITERS = (Said("comma"), Said("semicolon"), Said("tab"), Said("bar"), Said("space"))
"""What stands between columns, so that the catalogues hold it."""

_FEW = 3
"""Rows from which on a column may hold something else than what it was taken for."""

_LIKES = 2
"""Organisations that are named for each row that may be one of them."""


def import_lines(report: "ImportReport", *, words: Words) -> Iterator[str]:
    """Yield, line by line, what an import would do or has done, and what a person could do next."""
    how = ", ".join((report.format, *map(words.known, report.how.values())))
    yield words.say("%(file)s (%(how)s)", file=report.file, how=how)
    yield from _columns(report, words)
    remarks = [f"  {words.tell(one)}" for one in report.remarks]
    yield from _listed(words.say("Remarks:"), remarks, words)
    read = list(repairs(report, headers=_headers(report), words=words))
    yield from _listed(words.say("Read as (table, row, column):"), read, words)
    recognised = [line for one in report.recognised for line in _recognised(one, words)]
    yield from _listed(words.say("Known under another name:"), recognised, words)
    unsure = [line for one in report.unsure for line in _unsure(one, words)]
    yield from _listed(words.say("For a person to decide:"), unsure, words)
    yield from _listed(words.say("Changes:"), list(changes(report, words=words)), words)
    for title, state in ((words.say("New:"), "new"), (words.say("Removed:"), "removed")):
        names = [f"  {entry.name}" for entry in report.entries if entry.state == state]
        yield from _listed(title, names, words)
    mended = list(_mended(_in_their_words(report), words))
    yield from _listed(words.say("To be mended:"), mended, words)
    yield from _advice(report, words)
    yield words.say(
        "%(new)s new, %(changed)s changed, %(same)s as before, %(gone)s removed.",
        new=report.new,
        changed=report.changed,
        same=report.same,
        gone=report.removed,
    )
    if report.written and not (report.new or report.changed or report.removed):
        yield words.say("The catalogue held all of it already; no record was changed.")
    elif report.written:
        yield words.say("Written. To take it back: broker import --undo")
    elif not report.problems:
        yield words.say("Nothing was written: this was a dry run.")


def _columns(report: "ImportReport", words: Words) -> Iterator[str]:
    for table in report.tables:
        yield words.say("Columns of %(name)s:", name=table.name)
        for column in table.columns:
            if not column.header:
                continue
            if column.column:
                yield f"  {column.header} → {column.column} ({_how(column.how, words)})"
            elif column.how:
                yield f"  {column.header} → – ({_how(column.how, words)})"
            elif column.personal:
                said = words.say("left out: it may hold details of a person")
                yield f"  {column.header} → – ({said})"
            else:
                said = words.say("not read; --map says what it holds")
                yield f"  {column.header} → – ({said})"


def _advice(report: "ImportReport", words: Words) -> Iterator[str]:
    """Yield how words and themes that the vocabulary does not hold can be brought in."""
    word = next((one.value for one in report.problems if one.column in _WORDS and one.value), "")
    if word:
        yield words.say(
            "A word of the list may stand for one of ours, now and later: --read %(meant)s. "
            "--read %(left)s leaves it out.",
            meant=typed(f"{word}=…"),
            left=typed(f"{word}=-"),
        )
    if sum(one.column in _LISTS and not one.suggestion for one in report.problems) > 1:
        yield words.say(
            "To leave out all entries of themes, regions, languages and countries of work that are "
            "not known: --read '*=-'"
        )
    if any(one.column and one.column.startswith("themes") for one in report.problems):
        yield _missing_themes(words)
    for header in _something_else(report):
        yield words.say(
            "Column %(header)s may hold something else: --map %(left)s leaves it out.",
            header=header,
            left=typed(f"{header}=-"),
        )


def _something_else(report: "ImportReport") -> Iterator[str]:
    """Yield the columns of which most rows name nothing that is known."""
    headers = _headers(report)
    for table in report.tables:
        of_table = [one for one in report.problems if one.file == table.name]
        for column in sorted(_WORDS & {one.column for one in table.columns if one.column}):
            rows = {one.row for one in of_table if one.column == column and one.value}
            read = sum(one.rows for one in report.repairs if one.column == column)
            if len(rows) >= _FEW and 2 * len(rows) > table.rows and len(rows) > 2 * read:
                yield headers[table.name, column]


def _missing_themes(words: Words) -> str:
    """Return what to do about themes that are unknown."""
    if own := own_vocabulary():
        return words.say(
            "A theme that is missing can be added to themes.csv in %(folder)s. To leave a column "
            "out: --map 'COLUMN=-'",
            folder=own,
        )
    return words.say(
        "An alliance may have themes of its own: put them into a table themes.csv and name its "
        "folder with BROKER_VOCABULARY; see data/vocabulary/README.md. To leave a column out: "
        "--map 'COLUMN=-'"
    )


def _how(how: str | None, words: Words) -> str:
    """Return how it was found out what a column holds."""
    return {
        "similar": words.say("by a similar name"),
        "given": words.say("as you say"),
        "remembered": words.say("as you said before"),
    }.get(how or "", words.say("by its name"))


def _headers(report: "ImportReport") -> dict[tuple[str, str | None], str]:
    """Return what the file itself calls a column, by table and by what the column holds."""
    found: dict[tuple[str, str | None], str] = {}
    for table in report.tables:
        for one in table.columns:
            if one.column:
                several = (table.name, one.column) in found
                found[table.name, one.column] = one.column if several else one.header or one.column
    return found


def _in_their_words(report: "ImportReport") -> "list[Problem]":
    """Return the problems with the file's own names of columns."""
    headers = _headers(report)
    return [
        one.model_copy(update={"column": headers.get((one.file, one.column), one.column)})
        for one in report.problems
    ]


def _mended(problems: "Sequence[Problem]", words: Words) -> Iterator[str]:
    """Yield what is to be mended, the same in many rows only once, the most frequent first."""
    alike: dict[tuple[str, str | None, str], list[Problem]] = {}
    for one in problems:
        alike.setdefault((one.file, one.column, one.message), []).append(one)
    for some in sorted(alike.values(), key=len, reverse=True):
        more = len(some) - 1
        also = words.count("(and one row more)", "(and %(number)s rows more)", more) if more else ""
        yield f"  {words.tell(some[0].said)} {also}".rstrip()


def _recognised(one: "Seen", words: Words) -> Iterator[str]:
    for like in one.likes:
        said = words.say(
            "%(row)s, %(name)s, is %(known)s",
            row=_row(one, words),
            name=one.name,
            known=like.name,
        )
        yield f"  {words.say('%(name)s: %(value)s', name=said, value=' '.join(like.because))}"


def _row(one: "Seen", words: Words) -> str:
    return words.say("row %(row)s", row=one.key) if one.row is not None else one.key


def _unsure(one: "Seen", words: Words) -> Iterator[str]:
    for like in one.likes[:_LIKES]:
        said = words.say(
            "%(row)s, %(name)s, looks like %(known)s", row=_row(one, words), name=one.name,
            known=like.name,
        )  # fmt: skip
        yield f"  {words.say('%(name)s: %(value)s', name=said, value=' '.join(like.because))}"
    told = words.say(
        "Nothing was merged: it comes in as new. If both are one, say --same %(row)s=%(known)s; if "
        "not, --new %(row)s.",
        row=one.key,
        known=one.likes[0].id,
    )
    yield f"    {told}"


def _listed(title: str, lines: Sequence[str], words: Words) -> Iterator[str]:
    if lines:
        yield title
        yield from lines[:_SHOWN]
        if len(lines) > _SHOWN:
            yield "  " + words.say(
                "… and %(count)s more; --json lists all.", count=len(lines) - _SHOWN
            )
