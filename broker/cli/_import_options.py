"""What can be said about an import on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from broker.model import InputError


def _mark(decimal: str | None) -> str | None:
    if decimal not in {None, ".", ","}:
        raise InputError(
            "%(decimal)r cannot stand before decimals. Write --decimal . or ','.", decimal=decimal
        )
    return decimal


FileArgument = Annotated[
    Path | None,
    typer.Argument(metavar="FILE", help="Table, workbook, or folder of an export or of CORDIS."),
]
KindOption = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="One of 'members, network, activities, initiatives, offers-needs, funders, calls, "
        "desks, eu-calls, cordis'; an export of ours says so itself.",
    ),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="'COLUMN=WHAT'", help="What a column holds; - leaves it out."),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="'WHAT=VALUE'", help="One value for all rows."),
]
ReadOption = Annotated[
    list[str] | None,
    typer.Option(
        "--read",
        metavar="'WORD=MEANING'",
        help="What a word of the list stands for, remembered; - for nothing.",
    ),
]
SheetOption = Annotated[str | None, typer.Option("--sheet", help="Sheet of a workbook.")]
DelimiterOption = Annotated[
    str | None, typer.Option("--delimiter", help="What stands between columns.")
]
HeaderRowOption = Annotated[
    int | None, typer.Option("--header-row", help="Row that names the columns.", min=1)
]
DecimalOption = Annotated[
    str | None, typer.Option("--decimal", help="Decimal mark: '.' or ','.", callback=_mark)
]
SourceOption = Annotated[str | None, typer.Option("--source", help="Where the rows come from.")]
AcceptOption = Annotated[
    bool, typer.Option("--accept", help="Accept every suggestion of what was meant.")
]
ReplaceOption = Annotated[
    bool, typer.Option("--replace", help="Remove what the file does not hold.")
]
SameOption = Annotated[
    list[str] | None,
    typer.Option("--same", metavar="ROW=WHO", help="The organisation of a row is this known one."),
]
NewOption = Annotated[
    list[str] | None,
    typer.Option(
        "--new",
        metavar="ROW",
        help="The organisation of a row is none of those that it looks like.",
    ),
]
EmptyOption = Annotated[
    bool, typer.Option("--empty", help="Begin a new catalogue without the shipped alliance.")
]
UndoOption = Annotated[bool, typer.Option("--undo", help="Undo the last import.")]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")
]
