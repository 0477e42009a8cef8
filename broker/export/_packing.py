"""Packed files that are the same to the byte whenever they are made."""

import io
import zipfile
from collections.abc import Iterable, Mapping

_THEN = (1980, 1, 1, 0, 0, 0)
"""The first moment that the format can name; the real one would change every file."""


def packed(parts: Mapping[str, bytes], *, stored: Iterable[str] = ()) -> bytes:
    """Return a packed file.

    Args:
        parts: Its parts by name, in their order.
        stored: Those that are not to be compressed.
    """
    plain = frozenset(stored)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, date_time=_THEN)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name in plain else zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    return out.getvalue()
