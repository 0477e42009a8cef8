"""Places that a text names for what can be learnt there, or for who exchanges with the work."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from broker.vocabulary._learning_words import APPLIED, LEARNING
from broker.vocabulary._terms import Mention
from broker.vocabulary._tokens import Token, tokens

_END = re.compile(r"[.;!?]\s|\n\s*\n|\n[#*•-]")
_LONGEST = 60
"""So many words of a sentence are followed behind such words."""


def learnt_from(text: str, *, places: Sequence[Mention]) -> list[bool]:
    """Return for each place whether it is named for lessons, exchange, experience or comparison.

    Such words tell it of every place behind them in their sentence (`lessons from Peru and Nepal`,
    `an exchange with herders of the Andes`), up to what is done with it (`and apply them in …`).

    Args:
        text: The text.
        places: The places it names, in its order.
    """
    found = tokens(text)
    told: set[int] = set()
    for sentence in _sentences(text, found=found):
        told.update(found[at].start for at in _behind(found, sentence=sentence))
    return [one.start in told for one in places]


def _sentences(text: str, *, found: Sequence[Token]) -> Iterator[range]:
    """Yield the numbers of the words of each sentence."""
    first = 0
    for at in range(len(found)):
        last = at + 1 == len(found)
        if last or _END.search(text, found[at].end, found[at + 1].start + 1):
            yield range(first, at + 1)
            first = at + 1


def _behind(found: Sequence[Token], *, sentence: range) -> Iterator[int]:
    """Yield the words of a sentence that stand behind words for learning."""
    forms = [found[at].form for at in sentence]
    starts, line = [], ""
    for form in forms:
        starts.append(len(line))
        line += f"{form} "
    for match in LEARNING.finditer(line):
        first = bisect_left(starts, match.end())
        for at in range(first, min(first + _LONGEST, len(forms))):
            if forms[at] in APPLIED:
                break
            yield sentence[at]
