"""Texts that were written for a web page, as words: descriptions in public registers often are."""

import html
import re

_BREAKS = re.compile(r"<\s*/?\s*(?:p|br|li|ul|ol|div|tr|td|table|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(
    r"<\s*/?\s*(?:a|b|i|u|em|strong|span|font|sup|sub|small|th|thead|tbody|img|hr|blockquote|o:p)\b"
    r"[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)


def unmarked(text: str) -> str:
    """Return a text without the tags and entities of HTML; `<5 ha` stays as it is."""
    if _ENTITY.search(text):
        text = html.unescape(text)
    return _TAGS.sub("", _BREAKS.sub(" ", text)) if "<" in text else text
