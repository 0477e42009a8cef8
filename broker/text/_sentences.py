"""Where the sentences of a text begin and end."""

import re
from collections.abc import Iterator

_BEFORE_A_NAME = """
al approx asst av ave bd bzw ca cf cfr cit co corp dept dipl dott dr dra ed eds eg esp ev evtl ff
gob hon ibid ie inc inkl inst int jr lic lt ltd mag mgr min mlle mme mr mrs ms mt mrd msc nat ntra
phd prof prov pte rev sr sra srl st sta ste sto theor trad ud univ vgl vs zb zt
"""
_BEFORE_A_NUMBER = """
abs apr art aug cap ch chap dec ec fig figs jan feb jul jun kap mar no nos nov nr nro num núm oct
op p pag pág par pp sec sect sep sept tab tel vol vols
"""
_TITLES = frozenset(_BEFORE_A_NAME.split())
_LABELS = frozenset(_BEFORE_A_NUMBER.split())

_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”»’)\]]*(?=\s)|\n(?=[^\S\n]*\n)|\n(?=[^\S\n]*[-*•–]\s)")
_AHEAD = re.compile(r"\s*(.?)", re.DOTALL)
_BEHIND = re.compile(r"[\w.,]*\Z")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text begin and end.

    Blank lines and list marks end a sentence as well. A full stop after an abbreviation, an initial
    or a number, or before a small letter, does not: a sentence may come out too long, but is not
    torn apart. Takes time in proportion to the length of the text.

    Returns:
        Spans in order that do not overlap, without space at either end; all that is not space lies
        in one of them.
    """
    return list(_trimmed(text, bounds=_bounds(text)))


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if match[0] == "\n" or _ends_here(text, start=start, mark=match.start(), end=match.end()):
            yield start, match.end()
            start = match.end()
    yield start, len(text)


def _trimmed(text: str, *, bounds: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in bounds:
        inside = text[start:end]
        if bare := inside.strip():
            first = start + len(inside) - len(inside.lstrip())
            yield first, first + len(bare)


def _ends_here(text: str, *, start: int, mark: int, end: int) -> bool:
    """Tell whether the mark between `mark` and `end` closes the sentence that began at `start`."""
    following = _AHEAD.match(text, end)
    ahead = following[1] if following else ""
    if ahead.islower():
        return False
    if text[mark:end].rstrip("\"'”»’)]") != ".":
        return True
    behind = _BEHIND.search(text[max(start, mark - 24) : mark])
    word = behind[0] if behind else ""
    if word.replace(".", "").replace(",", "").isdecimal():
        # `3. Mai`, `1. Install`, `No. 4. 12`: a date, a list or a number more often than an end.
        return len(word) > 2 and not ahead.isdecimal()
    initials = all(len(part) <= 2 for part in word.split(".")) and "." in word
    folded = word.lower()
    if len(folded) == 1 or initials or folded in _TITLES:
        return False
    return not (folded in _LABELS and ahead.isdecimal())
