"""The title of a proposal: that of its form, or its first line."""

import re
from collections.abc import Iterator, Sequence

from broker.model import fold

_LONGEST = 120
"""Characters of a title at most."""
_LINES = 60
"""Forms give the title within so many lines."""
_MARKS = " \t#*-=:|•·"
_QUOTED = re.compile(r"[\"“„«‹'](?P<words>[^\"“”„«»‹›]+)[\"”“»›']")
_WITH_PROJECT = (
    r"(?:project|proposal) (?:title|name)|(?:title|name) of the (?:project|proposal)"
    r"|(?:titre|intitule|nom) du projet|(?:titulo|nombre) del? proyecto"
    r"|(?:titolo|nome) del progetto|(?:titulo|nome|designacao) do projec?to"
    r"|projekt(?:titel|name|bezeichnung)|titel des (?:projekte?s|vorhabens)"
)
_ALONE = r"title|titre|intitule|titulo|titolo|titel|bezeichnung"
_NUMBER = r"(?:\d+(?:[.)]\d*)*[.)]?\s+)?"
_FIELD = re.compile(
    rf"[\s#*•·|-]*{_NUMBER}(?:(?:{_WITH_PROJECT}|{_ALONE})\s*(?:[:|=]+|$)|(?:{_WITH_PROJECT})\s)"
)


def title_in(text: str) -> str:
    """Return the title of a text; a long one is cut after a word, at 120 characters.

    It is what a form has beside or below a label such as `Project title:`, or else the first line,
    without the marks of a heading.
    """
    lines = [line for line in text.splitlines() if line.strip(_MARKS)]
    title = next(filter(None, _labelled(lines[:_LINES])), "")
    if not title:
        first = next((line for line in text.splitlines() if line.strip(" #*-=")), "")
        title = first.strip(" #*-=")
    if len(title) <= _LONGEST:
        return title
    cut = title[: _LONGEST - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _labelled(lines: Sequence[str]) -> Iterator[str]:
    """Yield what stands beside or below labels for a title."""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        plain = _plain(line[:_LONGEST])
        if label := _FIELD.match(plain):
            title = line[label.end() :].strip(_MARKS) or below.strip(_MARKS)
            quoted = _QUOTED.fullmatch(title)
            yield quoted["words"].strip() if quoted else title


def _plain(line: str) -> str:
    """Return a line in lower case without accents, character by character."""
    return "".join(fold(char)[:1] or " " for char in line)
