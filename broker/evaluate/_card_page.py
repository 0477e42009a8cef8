"""A page that needs nothing else: no script, no picture from elsewhere, no request."""

import os
import tempfile
import unicodedata
from collections.abc import Sequence
from html import escape
from pathlib import Path

from broker.model import BrokerError, InputError, refusal

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f23; --paper: #fff; --soft: #57606a; --line: #c4ccd4;
  --tint: #f3f6f8; --mark: #0b5f4a; --bar: #8a96a3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #12161b; --soft: #a3adb8;
  --line: #3a434d; --tint: #1b2128; --mark: #6fd3b3; --bar: #6b7683; } }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.4rem 0 .6rem; border-bottom: 2px solid var(--mark); }
.lead { font-size: 1.1rem; }
figure { margin: 1rem 0; }
figcaption, caption { color: var(--soft); font-size: .92rem; text-align: start; }
svg { display: block; width: 100%; max-width: 32rem; height: auto; margin-top: .4rem; }
svg text { fill: var(--ink); font: 12px system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; }
svg .ours { fill: var(--mark); } svg .other { fill: var(--bar); }
svg text.strong { font-weight: 700; }
svg .axis { stroke: var(--line); fill: none; } svg .ideal { stroke: var(--soft); fill: none;
  stroke-dasharray: 4 4; } svg .path { stroke: var(--mark); fill: none; stroke-width: 2; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0;
  font-variant-numeric: tabular-nums; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: end; }
th:first-child { text-align: start; overflow-wrap: normal; }
thead th { background: var(--tint); overflow-wrap: normal; }
td { white-space: nowrap; }
tbody th { font-weight: 400; } tr.ours th, tr.ours td { font-weight: 700; }
@media print { :root { --ink: #000; --paper: #fff; --soft: #444; --line: #999; --tint: #fff;
  --mark: #333; --bar: #999; } figure, tr { break-inside: avoid; } }
"""

_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Marks that turn the direction of what follows, and so can hide what a name says."""


def safe(text: str) -> str:
    """Return a text that can stand in a page, without what nobody sees or turns lines around."""
    shown = "".join(
        one
        for one in text
        if one in "\n\t"
        or (unicodedata.category(one) not in {"Cc", "Cs", "Cn"} and one not in _TURNING)
    )
    return escape(shown, quote=True)


def paragraph(text: str, *, style: str = "") -> str:
    """Return a paragraph."""
    return f'<p class="{safe(style)}">{safe(text)}</p>' if style else f"<p>{safe(text)}</p>"


def heading(text: str) -> str:
    """Return the heading of a section."""
    return f"<h2>{safe(text)}</h2>"


def table(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str, strong: str = ""
) -> str:
    """Return a table whose first column names the rows.

    Args:
        header: Names of the columns.
        rows: Cells, the name of the row first.
        caption: What the table tells.
        strong: Name of the row that stands out.
    """
    head = "".join(f'<th scope="col">{safe(name)}</th>' for name in header)
    body = "".join(
        f"<tr{' class=ours' if strong and name == strong else ''}>"
        f'<th scope="row" dir="auto">{safe(name)}</th>'
        + "".join(f"<td>{safe(cell)}</td>" for cell in cells)
        + "</tr>\n"
        for name, *cells in rows
    )
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{safe(caption)}"><table>\n'
        f"<caption>{safe(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}</tbody>\n</table></div>"
    )


def page(title: str, parts: Sequence[str], *, language: str) -> bytes:
    """Return a page in UTF-8.

    Args:
        title: Its title and first heading.
        parts: What follows, ready to stand in a page.
        language: ISO 639-1 code of the language it is written in.
    """
    body = "\n".join(parts)
    return f"""<!DOCTYPE html>
<html lang="{safe(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{safe(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{safe(title)}</h1>
{body}
</main>
</body>
</html>
""".encode()


def require_place(path: str | Path) -> None:
    """Make sure that a page could be written, before hours are spent on what it tells.

    Raises:
        InputError: If the path is a folder, or its folder is missing or cannot be written to.
    """
    path = Path(path)
    if path.is_dir():
        raise InputError(
            "%(path)s is a folder. Name the file that the page is to be written to.", path=path
        )
    if not path.parent.is_dir():
        raise InputError(
            "There is no folder %(folder)s. Make it, or name another file.", folder=path.parent
        )
    if not os.access(path.parent, os.W_OK):
        raise InputError(
            "Nothing can be written to %(folder)s. Name a file elsewhere.", folder=path.parent
        )


def write_page(path: Path, data: bytes) -> None:
    """Write a page, so that the file holds its old or its new content at any moment.

    Raises:
        BrokerError: If it cannot be written; then nothing is left behind.
    """
    unfinished: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}", suffix=".part")
        unfinished = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # What a temporary file may not be read by, a page may.
        unfinished.chmod(0o644)
        unfinished.replace(path)
    except OSError as error:
        if unfinished:
            unfinished.unlink(missing_ok=True)
        raise BrokerError(
            "%(path)s could not be written (%(why)s). Make room or name a file elsewhere; no "
            "half-written file was left.",
            path=path,
            why=refusal(error),
        ) from error
