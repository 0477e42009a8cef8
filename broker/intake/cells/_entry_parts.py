"""An entry of a list that is several: `Water, forests and soil`."""

import re
from collections.abc import Callable, Sequence

_BETWEEN = re.compile(r"\s*[,/&+]\s*|\s+(?:-|and|et|y|e|ed|und)\s+", re.IGNORECASE)
_LONGEST_RUN = 6
"""Parts of an entry that may be one name: few labels hold more marks and words for `and`."""


def parts_of(entry: str, *, is_name: Callable[[str], bool]) -> Sequence[str]:
    """Return the parts of an entry; a run of them that is one name stays: `Law and order`.

    Args:
        entry: The entry.
        is_name: Tells whether something is called so.
    """
    marks = [found.span() for found in _BETWEEN.finditer(entry)]
    starts = [0, *(end for _, end in marks)]
    stops = [*(start for start, _ in marks), len(entry)]
    parts, at = [], 0
    while at < len(starts):
        ends = range(min(len(stops), at + _LONGEST_RUN) - 1, at, -1)
        runs = (to for to in ends if is_name(entry[starts[at] : stops[to]]))
        last = next(runs, at)
        parts.append(entry[starts[at] : stops[last]])
        at = last + 1
    return [one for one in parts if one]
