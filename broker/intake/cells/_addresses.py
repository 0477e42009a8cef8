"""Addresses of pages as people write them: without `https://`, several, with a remark behind."""

import re

_SEVERAL = re.compile(
    r"((?:https?://|www\.)[^\s;,|]+)(?:\s*[;,|]\s*|\s+(?:(?:/|-|et|and|y|e|und|&)\s+)?)"
    r"(?:https?://|www\.)\S.*"
)
_HOST = re.compile(r"(?!\w+:)[\w-]+(\.[\w-]+)+(/\S*)?")
_REMARK = re.compile(r"\s+\([^()]*\)$")
"""What is said of an address behind it: `yak.example (in Spanish)`."""


def address_in(text: str) -> str:
    """Return the address that a cell holds, of several the first; otherwise the cell itself."""
    if several := _SEVERAL.fullmatch(text):
        return several[1] if "://" in several[1] else f"https://{several[1]}"
    alone = _REMARK.sub("", text)
    if _HOST.fullmatch(alone):
        return f"https://{alone}"
    return alone if re.fullmatch(r"https?://\S+", alone) else text
