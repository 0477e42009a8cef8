r"""Cells that survive a spreadsheet: harmless to open, and exact on the way back.

A cell that a spreadsheet would run as a formula (CWE-1236) gets an apostrophe before it, as people
write it themselves. What a reader would tidy up (line ends, several spaces, a decomposed accent)
is written after `'\`, escaped as in JSON; a list with such entries after `'[`, as JSON. A text that
happens to begin like one of these marks gets an apostrophe more. Reading undoes all of it.
"""

import json
import unicodedata
from collections.abc import Iterable

RISKY = frozenset("=+-@\t\r\n\0|%＝＋－＠＂")
"""Characters that may start a formula, also in their full width (ASVS 1.2.10, CWE-1236)."""

_MARK = "'"
_EXACT, _LIST = "'\\", "'["
_TAKEN = RISKY | set("'\\[")
_INVISIBLE = frozenset({"Cc", "Cs", "Co", "Cn"})
_SEPARATOR = ";"
_UNSEEN = frozenset("\ufeff\u200b\u200e\u200f\u2060")
"""Byte order mark, zero-width space, word joiner, marks of the direction of writing."""

_BESIDE_JSON = (*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)
"""What JSON leaves as it is, but XML or a reader of lines does not."""

_ESCAPES = {one: f"\\u{one:04x}" for one in _BESIDE_JSON}


def tidy(cell: str) -> str:
    """Return a cell in Unicode's composed form, without control characters and double spaces."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()  # most cells: nothing to mend
    spaced = " ".join(unicodedata.normalize("NFC", cell).split())
    return "".join(
        c for c in spaced if unicodedata.category(c) != "Cc" and c not in _UNSEEN
    ).strip()


def write_text(text: str) -> str:
    """Return the cell of a text; `read_text` gives the text back to the letter."""
    if not text:
        return ""
    if tidy(text) != text or not _plain(text):
        return _EXACT + json.dumps(text, ensure_ascii=False)[1:-1].translate(_ESCAPES)
    if text[0] in RISKY or (text[0] == _MARK and len(text) > 1 and text[1] in _TAKEN):
        return _MARK + text
    return text


def write_optional(text: str | None) -> str:
    """Return the cell of a text that may be missing: an empty text is not the same as none."""
    return "" if text is None else (write_text(text) or _EXACT)


def write_list(entries: Iterable[str]) -> str:
    """Return the cell of a list; `read_list` gives the entries back to the letter."""
    listed = tuple(entries)
    if not listed:
        return ""
    joined = _SEPARATOR.join(listed)
    if split(joined) == listed and all(write_text(one) == one for one in listed):
        return joined
    return _MARK + json.dumps(listed, ensure_ascii=False).translate(_ESCAPES)


def read_text(cell: str) -> str:
    """Return the text of a cell, tidied unless it is marked as exact."""
    if cell.startswith(_EXACT):
        exact = _parsed(f'"{cell[2:]}"')
        if isinstance(exact, str):
            return exact
    plain = tidy(cell)
    if len(plain) > 1 and plain[0] == _MARK and plain[1] in _TAKEN:
        return plain[1:]
    return plain


def read_list(cell: str) -> tuple[str, ...] | None:
    """Return the entries of a list that is marked as exact; None where it is not."""
    if not cell.startswith(_LIST):
        return None
    found = _parsed(cell[1:])
    if isinstance(found, list) and all(isinstance(one, str) for one in found):
        return tuple(found)
    return None


def split(text: str) -> tuple[str, ...]:
    """Return the entries of a list separated by `;`, each once."""
    parts = (part.strip() for part in text.split(_SEPARATOR))
    return tuple(dict.fromkeys(part for part in parts if part))


def _plain(text: str) -> bool:
    return text.isprintable() or not any(_odd(c) for c in text)


def _odd(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE or ord(character) in _ESCAPES


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
