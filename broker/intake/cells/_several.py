"""Several names of organisations in one entry of a list, as people write them."""

import re
from collections.abc import Callable, Iterator, Sequence

_COMMA = re.compile(r"\s*,\s*(?:(?:and|et|y|e|ed|und)\s+)?", re.IGNORECASE)
_SIGNS = (
    _COMMA,
    re.compile(r"\s*/\s*"),
    re.compile(r"\s*[+&]\s*"),
    re.compile(r"\s+-\s+"),
)
_WORDS = re.compile(r"\s+(?:and|et|y|e|ed|und)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_ACRONYM = re.compile(r"(?P<name>.+?)\s*\((?P<acronym>[^()]+)\)")
_FORM = re.compile(
    r"(?:inc|ltd|llc|llp|plc|gmbh|sarl|asbl|ltda)\.?|(?:e\. ?v|s\. ?a|s\. ?r\. ?l|s\. ?p\. ?a)\.?",
    re.IGNORECASE,
)
"""A form of law that a comma parts from the name: `Nature Trust, Inc.`; AG may be somebody."""
_MOST = 80
"""Parts of an entry; more are no list of names."""

Known = Callable[[str], bool]


def names_in(entry: str, *, known: Known) -> Iterator[str]:
    """Yield the names of an entry, which stays whole where nobody in it is known.

    Commas, slashes and the word `and` stand within names, too: the longest run of parts that is
    known is one name, only the marks beside a known name part the others, and `and` parts two names
    only where both of them are known, or one that is no single common word. What stands in brackets
    is not parted.

    Args:
        entry: What stands between two semicolons.
        known: Tells whether an organisation is called so.
    """
    found = [name for name, _ in _cut(entry, _SIGNS, known=known)]
    some = [one for name in found for one in _by_words(name, known=known)]
    plain = [_plainly(name, known=known) for name in some]
    if any(map(known, plain)):
        yield from plain
    else:
        yield entry


def _by_words(name: str, *, known: Known) -> Iterator[str]:
    parts = list(_cut(name, (_WORDS,), known=known))
    telling = [one for one, sure in parts if sure and (" " in one or one.isupper())]
    if telling or all(sure for _, sure in parts):
        yield from (one for one, _ in parts)
    else:
        yield name


def _cut(
    entry: str, signs: Sequence[re.Pattern[str]], *, known: Known
) -> Iterator[tuple[str, bool]]:
    """Yield the parts between marks, those together that are one known name, and whether it is."""
    marks = _marks(entry, signs, known=known)
    if known(entry) or not marks or len(marks) > _MOST:
        yield entry, known(entry)
        return
    starts = [0, *(end for _, end, _ in marks)]
    stops = [*(start for start, _, _ in marks), len(entry)]
    runs: list[tuple[int, int, bool]] = []
    at = 0
    while at < len(starts):
        ends = range(len(stops) - 1, at - 1, -1)
        last = next((to for to in ends if _is_known(entry[starts[at] : stops[to]], known)), None)
        runs.append((at, at if last is None else last, last is not None))
        at = runs[-1][1] + 1
    beside = {
        marks[mark][2]
        for first, last, sure in runs
        if sure
        for mark in (first - 1, last)
        if 0 <= mark < len(marks)
    }
    for first, last, sure in _joined(runs, [sign for _, _, sign in marks], beside):
        if name := entry[starts[first] : stops[last]]:
            yield name, sure


def _joined(
    runs: Sequence[tuple[int, int, bool]], signs: Sequence[int], beside: set[int]
) -> Iterator[tuple[int, int, bool]]:
    """Yield the runs, those of nobody known together that no mark beside a known name parts."""
    held: tuple[int, int, bool] | None = None
    for run in runs:
        if held and not held[2] and not run[2] and signs[run[0] - 1] not in beside:
            held = (held[0], run[1], False)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _marks(
    entry: str, signs: Sequence[re.Pattern[str]], *, known: Known
) -> list[tuple[int, int, int]]:
    """Return where the marks of an entry stand and which they are, those in brackets left out.

    A comma before a form of law belongs to the name.
    """
    brackets = [found.span() for found in _BRACKETS.finditer(entry)]
    marks = [
        (*found.span(), number)
        for number, sign in enumerate(signs)
        for found in sign.finditer(entry)
        if not any(start < found.start() < end for start, end in brackets)
    ]
    marks.sort()
    out = []
    for at, (start, end, number) in enumerate(marks):
        stop = marks[at + 1][0] if at + 1 < len(marks) else len(entry)
        word = entry[end:stop]
        form = signs[number] is _COMMA and _FORM.fullmatch(word.strip())
        if not form or known(word):
            out.append((start, end, number))
    return out


def _is_known(name: str, known: Known) -> bool:
    return known(_plainly(name, known=known))


def _plainly(name: str, *, known: Known) -> str:
    """Return a name as it is known, without its acronym in brackets or its form of law behind it.

    `Ayni (AY)` is Ayni where both are known, for `Ayni (Peru)` is another one.
    """
    if known(name):
        return name
    found = _ACRONYM.fullmatch(name)
    if found and known(found["name"]) and known(found["acronym"]):
        return found["name"]
    head, _, form = name.rpartition(",")
    formed = _FORM.fullmatch(form.strip()) and not known(form.strip())
    return head.strip() if formed and known(head.strip()) else name
