"""Texts that come from a page: tags and entities of HTML, links and bold letters of Markdown."""

import html
import re

_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|center|div|em|font|h[1-6]|hr|i|img|li|o:p|ol|p|small|span"
    r"|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"</?(?:br|div|h[1-6]|hr|li|ol|p|table|td|th|tr|ul)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
_TARGET = re.compile(r"<a\b[^<>]*\bhref=[\"']?(https?://[^\"'\s<>]+)", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]+)\]\(\s*(https?://[^\s()]+)\s*\)")
_BRACKETED = re.compile(r"<(https?://[^\s<>]+)>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
_SIGNS = re.compile(r"[<&*_\[]")


def without_markup(text: str, *, address: bool = False) -> str:
    """Return what a reader of the page sees; of a link in a column of addresses, its address."""
    if not _SIGNS.search(text):
        return text
    if address and (found := _TARGET.search(text) or _LINK.search(text)):
        return found[found.re.groups]
    seen = unmarked(_BRACKETED.sub(r"\1", _LINK.sub(r"\1", text)))
    return _BOLD.sub(r"\2", seen).strip() or text


def unmarked(text: str) -> str:
    """Return a text without the tags and entities of HTML; `<5 ha` stays as it is.

    Registers give tags as entities, too: `&lt;p&gt;`.
    """
    plainly = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return _TAG.sub(lambda tag: " " if _BREAK.match(tag[0]) else "", plainly)
