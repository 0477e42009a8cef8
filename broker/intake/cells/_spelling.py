"""How words are spelled in cells: shortened, with other marks, as a flag."""

import re

from broker.model import fold

_SHORT = {
    "mgmt": "management", "mgt": "management", "dev": "development", "devt": "development",
    "env": "environment", "envt": "environment", "biodiv": "biodiversity", "sust": "sustainable",
    "edu": "education", "educ": "education", "agric": "agriculture", "govt": "government",
    "gov": "government", "org": "organisation", "univ": "university", "intl": "international",
    "cc": "climate change", "drr": "disaster risk reduction", "dept": "department",
}  # fmt: skip

_WORD = re.compile(r"[a-z]+\.?")
_FIRST_LETTER = 0x1F1E6
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
"""A flag is two letters of a country's code, of an alphabet of their own."""


def spelled_out(text: str) -> str:
    """Return a folded text with shortened words in full: `mgmt` is `management`."""
    return _WORD.sub(lambda found: _SHORT.get(found[0].rstrip("."), found[0]), text)


def plain(text: str) -> str:
    """Return a text as names are compared: whatever its apostrophes and hyphens."""
    return fold(text).replace("’", "'").replace("-", " ").strip()


def without_flags(text: str) -> str:
    """Return a country without its flag, or the code that the flag alone stands for."""
    flags = _FLAG.findall(text)
    rest = _FLAG.sub("", text).strip()
    if len(flags) != 1:
        return text
    return rest or "".join(chr(ord(one) - _FIRST_LETTER + ord("A")) for one in flags[0])
