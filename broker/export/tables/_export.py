"""Exports of a whole alliance, in the formats in which it can be imported."""

from collections.abc import Callable
from pathlib import Path

from broker.export._whole import write_files
from broker.export.tables._aid import grants, iati, left_out, nothing_said
from broker.export.tables._delimited import delimited, json_tables
from broker.export.tables._geojson import geojson
from broker.export.tables._network import graphml, kumu
from broker.export.tables._ods import ods
from broker.export.tables._rows import Row, rows_of
from broker.export.tables._xlsx import xlsx
from broker.model import Alliance, InputError, Record
from broker.vocabulary import Vocabulary, load_vocabulary

_Tables = dict[str, list[Row]]
_Maker = Callable[[Alliance, _Tables, Vocabulary], bytes]

_FOLDERS = {"csv": ",", "tsv": "\t"}
_FILES: dict[str, _Maker] = {
    "xlsx": lambda alliance, tables, words: xlsx(tables),
    "ods": lambda alliance, tables, words: ods(tables),
    "json": lambda alliance, tables, words: json_tables(tables),
    "geojson": lambda alliance, tables, words: geojson(tables, vocabulary=words),
    "graphml": lambda alliance, tables, words: graphml(alliance, tables),
    "kumu": lambda alliance, tables, words: kumu(alliance, tables),
    "iati": lambda alliance, tables, words: iati(alliance, tables, vocabulary=words),
    "360giving": lambda alliance, tables, words: grants(alliance, tables, vocabulary=words),
}

FORMATS = (*_FOLDERS, *_FILES)
"""Formats of an export: `csv` and `tsv` are folders of tables, the others single files."""

LOSSLESS = tuple(one for one in FORMATS if one not in {"iati", "360giving"})
"""Formats that hold all of an alliance; the others hold only the work that they are about."""


class Exported(Record):
    """What an export wrote."""

    files: tuple[str, ...]
    left_out: int = 0
    """How many works the format cannot say, since it asks for a date, a state or an amount."""


def export_alliance(
    alliance: Alliance, *, format: str, out: str | Path, vocabulary: Vocabulary | None = None
) -> Exported:
    """Write an alliance in a format; the same alliance gives the same bytes.

    Reading the files again (`broker.intake.tables.examine`) gives records equal to the letter.
    Cells that a spreadsheet would take for a formula are marked; reading takes the mark off.

    Args:
        alliance: What to write.
        format: One of `FORMATS`.
        out: The file, or for `csv` and `tsv` the folder; what stands there is replaced.
        vocabulary: Names of countries and places of ranges; by default the one in use.

    Raises:
        InputError: If there is no such format, or if a standard of aid can say nothing of the
            alliance: a file without any work would not be valid.
        BrokerError: If it cannot be written; no half-written file is left.
    """
    if format not in FORMATS:
        raise InputError(
            "There is no format %(format)r. Choose one of %(names)s.",
            format=format,
            names=", ".join(FORMATS),
        )
    if format not in LOSSLESS and nothing_said(alliance, standard=format):
        raise InputError(
            "Nothing of this catalogue can be said in %(format)s, which asks for a date, "
            "a state or an amount. Nothing was written. Choose one of %(names)s.",
            format=format,
            names=", ".join(LOSSLESS),
        )
    out, vocabulary = Path(out), vocabulary or load_vocabulary()
    tables = rows_of(alliance, vocabulary=vocabulary)
    if format in _FOLDERS:
        delimiter = _FOLDERS[format]
        files = {
            out / f"{table}.{format}": delimited(table, rows, delimiter=delimiter)
            for table, rows in tables.items()
        }
    else:
        files = {out: _FILES[format](alliance, tables, vocabulary)}
    written = write_files(files)
    missing = left_out(alliance, standard=format) if format not in LOSSLESS else 0
    return Exported(files=tuple(map(str, written)), left_out=missing)
