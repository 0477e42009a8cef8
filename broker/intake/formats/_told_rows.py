"""Remarks on how a format was read: the same of many rows is said once, with the first of them."""

from collections.abc import Iterable, Sequence

_TOLD = 8
"""Rows, names or titles that one remark lists."""

Remark = tuple[int | None, str | None, str]
"""Row, column and sentence; see `Grid.remarks`."""


def some(found: Iterable[object]) -> str:
    """Return the first of some things, each once, with a sign where there are more."""
    listed: Sequence[str] = list(dict.fromkeys(map(str, found)))
    shown = ", ".join(listed[:_TOLD])
    return f"{shown} …" if len(listed) > _TOLD else shown
