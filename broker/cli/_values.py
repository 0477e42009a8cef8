"""What stands for a value in `--help` and in what is said of a wrong call: `--lead NAME`."""

import re

from broker.model import Said
from broker.wording import Words

_NAMED = (
    *(Said("ARGS"), Said("CALL"), Said("COLUMN"), Said("COMMAND"), Said("DATE"), Said("DIR")),
    *(Said("FACT"), Said("FILE"), Said("FORMAT"), Said("GONE"), Said("KEEP"), Said("KIND")),
    *(Said("MEANING"), Said("MEMBER"), Said("NAME"), Said("NUMBER"), Said("OFFICE"), Said("ONE")),
    *(Said("OPTIONS"), Said("OTHER"), Said("PATH"), Said("PLACE"), Said("PROPOSAL"), Said("ROW")),
    *(Said("RULE"), Said("SKILL"), Said("TEXT"), Said("THEME"), Said("VALUE"), Said("WHAT")),
    *(Said("WHO"), Said("WORD"), Said("YEAR")),
)
"""Words that are written large where a value is to be given, so that the catalogues hold them."""

_STORED = (Said("Secretariat"), Said("focal point"))
"""What is kept in English where nobody says anything else, and told in the reader's language."""

_SORT = re.compile(r" ?<([^>]+)>")
"""What the library says of a value whose option gives it no name."""

_SORTS = {"int": "N", "int range": "N", "float": "N", "path": "PATH"}

_LARGE = re.compile(r"(?<![A-Za-z-])[A-Z]{2,}(?![a-z])")


def option(written: str, *, words: Words) -> str:
    """Return how an option is written, its value named in the reader's language."""
    return named(_SORT.sub(lambda sort: f" {_SORTS.get(sort[1], 'TEXT')}", written), words=words)


def argument(written: str, *, words: Words) -> str:
    """Return how an argument is called in the reader's language."""
    return named(_SORT.sub("", written), words=words)


def named(written: str, *, words: Words) -> str:
    """Return a text with the words that are written large in the reader's language."""
    return _LARGE.sub(lambda word: words.known(word[0]), written)
