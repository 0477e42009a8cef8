"""Codes that stand for the same organisation."""

import re

from broker.model import fold

_WORD = re.compile(r"[^\W_]+")
_LEGAL = frozenset(
    """
    ltd limited gmbh ag sa sas sarl srl spa bv nv oy ab as aps a s plc kg ev e v sl slu spzoo sp z o
    inc llc co mbh se asbl vzw aisbl ivzw ry sro r d doo ead eood epe ae
    """.split()
)


def names_alike(name: str) -> str:
    """Return a name without case, accents, punctuation and its legal form.

    A name of signs alone stays as it is, so that it is not taken for every other one.
    """
    words = _WORD.findall(fold(name))
    return " ".join([word for word in words if word not in _LEGAL] or words) or name


class Codes:
    """Puts codes together that were seen with the same name in the same country.

    Disjoint sets with path halving (Tarjan & van Leeuwen, Worst-case analysis of set union
    algorithms, 1984); the code that first bore the common name stands for its set.
    """

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._named: dict[tuple[str, str], str] = {}

    def join(self, code: str, *, name: str, country: str | None) -> None:
        """Note that a code was seen with a name; without a country, names prove nothing."""
        if country is None:
            return
        first = self._named.setdefault((names_alike(name), country), code)
        one, other = self.one(first), self.one(code)
        if one != other:
            self._above[other] = one

    def one(self, code: str) -> str:
        """Return the code that stands for this one."""
        while (above := self._above.get(code, code)) != code:
            self._above[code] = self._above.get(above, above)
            code = above
        return code
