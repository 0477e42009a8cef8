"""Cells that come from a page: tags and entities of HTML, links and bold letters of Markdown."""

import html
import re

_TAG = re.compile(
    r"</?(?:a|abbr|b|br|center|div|em|font|h[1-6]|i|li|ol|p|small|span|strong|sub|sup|table"
    r"|tbody|td|th|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"</?(?:br|div|h[1-6]|li|p|td|tr)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
_TARGET = re.compile(r"<a\b[^<>]*\bhref=[\"']?(https?://[^\"'\s<>]+)", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]+)\]\(\s*(https?://[^\s()]+)\s*\)")
_BRACKETED = re.compile(r"<(https?://[^\s<>]+)>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SIGNS = re.compile(r"[<&*_\[]")


def without_markup(text: str, *, address: bool = False) -> str:
    """Return what a reader of the page sees; of a link in a column of addresses, its address."""
    if not _SIGNS.search(text):
        return text
    if address and (found := _TARGET.search(text) or _LINK.search(text)):
        return found[found.re.groups]
    text = _BRACKETED.sub(r"\1", _LINK.sub(r"\1", text))
    text = _TAG.sub(lambda tag: " " if _BREAK.match(tag[0]) else "", text)
    seen = _ENTITY.sub(lambda entity: html.unescape(entity[0]), _BOLD.sub(r"\2", text)).strip()
    return seen or text
