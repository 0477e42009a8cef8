"""Texts of others, made fit to stand inside Markdown without becoming a part of it."""

import re
from urllib.parse import quote, urlsplit

_JOINER = "\u2060"
"""A mark without width that keeps two characters together: it breaks codes apart invisibly."""

_SPACE = re.compile(r"[ \x00-\x1f\x7f\x85\u2028\u2029]+")
"""Blanks, line ends and controls; spaces that may not break, as French needs them, stay."""
_TURNING = re.compile("[\u061c\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of all that follows, beyond the text that holds them. Letters of
scripts that run from right to left need none of them."""
_LONGEST = 4_000
"""Letters that are shown of one text; a page of texts without end helps nobody on a weak line."""
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~:&^=\"'@/])")
_CODES = re.compile(r":(?=[\w+\-/]+:)|(?<=:)(?=//)|(?<=[wW]{3})(?=\.)|(?=@)", re.ASCII)
"""Where emoji codes (`:tada:`) and addresses begin, which are looked for even in escaped text."""

_ARROWS = re.compile(r"(?<!\S)(?=(?:<->|->|<-|--|>=|<=|~=)(?!\S))")
"""Signs that Streamlit would turn into others."""


def plain(text: str) -> str:
    """Return Markdown that shows a text letter by letter, on one line.

    Nothing in it becomes a link, a picture, HTML, a formula, a colour or an emoji. Marks that turn
    the direction of the page are left out, and what follows the first 4,000 letters.
    """
    line = unturned(_SPACE.sub(" ", text).strip(" "))
    if len(line) > _LONGEST:
        line = f"{line[:_LONGEST]}…"
    # The joiner follows the colon of a code and precedes an arrow, so that neither is recognised.
    broken = _CODES.sub(lambda match: match[0] + _JOINER, _ARROWS.sub(_JOINER, line))
    return _PUNCTUATION.sub(r"\\\1", broken)


def unturned(text: str) -> str:
    """Return a text without the marks that turn the direction of what stands after it."""
    return _TURNING.sub("", text)


def source(text: str) -> str:
    """Return Markdown for where something was read: a link for a web address, else the text."""
    address = text.strip()
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return plain(text)
    if not host or not address.lower().startswith(("http://", "https://")) or " " in address:
        return plain(text)
    target = quote(address, safe="%/:=&?#~+,;@-._").replace("&", "\\&")
    return f"[{plain(host.removeprefix('www.'))}]({target})"
