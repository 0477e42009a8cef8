"""The calls of an alliance by what people call them."""

from rapidfuzz import fuzz, process

from broker.evidence import Evidence
from broker.model import Call, UnknownNameError, fold

_ALIKE = 60.0
"""How alike a title must be, of 100, to be suggested."""


class CallIndex:
    """The calls of an alliance by name.

    Args:
        evidence: The alliance, with its funders.
    """

    def __init__(self, evidence: Evidence) -> None:
        self._calls = evidence.alliance.calls
        self.funders = {funder.id: funder.name for funder in evidence.alliance.funders}
        self._by_name: dict[str, Call] = {}
        of_funder: dict[str, list[Call]] = {}
        for call in self._calls:
            for known in (call.id, call.title):
                self._by_name.setdefault(fold(known).strip(), call)
            of_funder.setdefault(fold(self.funders[call.funder]).strip(), []).append(call)
        for known, calls in of_funder.items():
            if len(calls) == 1:
                self._by_name.setdefault(known, calls[0])

    def find(self, name: str) -> Call:
        """Return the call with this title or id.

        A funder's name means its only call, and words that only one title holds mean that one.

        Raises:
            UnknownNameError: If there is none, or more than one; the nearest titles come with it.
        """
        wanted = fold(name).strip()
        if wanted in self._by_name:
            return self._by_name[wanted]
        holding = [call for call in self._calls if wanted and wanted in fold(call.title)]
        if len(holding) == 1:
            return holding[0]
        near = process.extract(wanted, self._by_name.keys(), scorer=fuzz.WRatio, limit=8)
        alike = (self._by_name[key].title for key, score, _ in near if score >= _ALIKE)
        titles = [call.title for call in holding] or alike
        raise UnknownNameError("call", name, nearest=tuple(dict.fromkeys(titles))[:3])

    def name(self, call: Call) -> str:
        """Return what a rule calls a call: its title where that is clear, its id otherwise."""
        clear = not set(call.title) & set("<>=|") and self.find(call.title).id == call.id
        return call.title if clear else call.id
