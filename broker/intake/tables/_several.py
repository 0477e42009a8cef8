"""Several names of organisations in one entry of a list, as people write them."""

import re
from collections.abc import Callable, Iterator

_MARKS = re.compile(r"\s*[,/+&]\s*|\s+-\s+")
_WORDS = re.compile(r"\s+(?:and|et|y|e|und)\s+", re.IGNORECASE)
_MOST = 80
"""Parts of an entry; more are no list of names."""


def names_in(entry: str, *, known: Callable[[str], bool]) -> Iterator[str]:
    """Yield the names of an entry, which stays whole where nobody in it is known.

    Commas and the word `and` stand within names, too: the longest run of parts that is known is one
    name, and `and` parts two names only where one of them is known.

    Args:
        entry: What stands between two semicolons.
        known: Tells whether an organisation is called so.
    """
    found = list(_cut(entry, _MARKS, known=known))
    some = [one for name in found for one in _cut(name, _WORDS, known=known)]
    if any(map(known, some)):
        yield from some
    else:
        yield entry


def _cut(entry: str, marks: re.Pattern[str], *, known: Callable[[str], bool]) -> Iterator[str]:
    """Yield the parts between marks, those together that are one known name."""
    if known(entry):
        yield entry
        return
    ends = [match.span() for match in marks.finditer(entry)]
    if not ends or len(ends) > _MOST:
        yield entry
        return
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(entry)]
    parts: list[tuple[str, bool]] = []
    at = 0
    while at < len(starts):
        last = next(
            (
                to
                for to in range(len(stops) - 1, at - 1, -1)
                if known(entry[starts[at] : stops[to]])
            ),
            None,
        )
        name = entry[starts[at] : stops[at if last is None else last]]
        parts.append((name, last is not None))
        at = (at if last is None else last) + 1
    if marks is _WORDS and not any(sure for _, sure in parts):
        yield entry
    else:
        yield from (name for name, _ in parts if name)
