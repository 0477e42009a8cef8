"""Tables as CSV, TSV and our own JSON."""

import csv
import io
import json
from collections.abc import Mapping, Sequence

from broker.export.tables._rows import Row, full
from broker.intake.tables import OWN, exported


def delimited(table: str, rows: Sequence[Row], *, delimiter: str) -> bytes:
    """Return a table as text: UTF-8 with a byte order mark, which Excel asks for (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(exported(table))
    writer.writerows(full(table, row) for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def json_tables(tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Return all tables as one JSON document."""
    document = {"format": OWN, "version": 1, **tables}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
