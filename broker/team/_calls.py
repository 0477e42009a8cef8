"""What calls ask of a team: the one place where teams meet the rules of funders."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from broker.evidence import Evidence
from broker.fund import Terms
from broker.model import (
    Call,
    CallForTeam,
    Organisation,
    Proposal,
    UnknownNameError,
    fold,
)
from broker.team._conditions import limits_of
from broker.team._problem import Limit
from broker.wording import Words


class CallIndex:
    """The calls of an alliance by name.

    Args:
        evidence: The alliance, with its funders.
    """

    def __init__(self, evidence: Evidence) -> None:
        self.funders = {funder.id: funder.name for funder in evidence.alliance.funders}
        self._by_name: dict[str, Call] = {}
        self._titled: dict[tuple[str, str], Call] = {}
        of_funder: dict[str, list[Call]] = {}
        for call in evidence.alliance.calls:
            for known in (call.id, call.title):
                self._by_name.setdefault(fold(known).strip(), call)
            self._titled.setdefault((self.funders[call.funder], call.title), call)
            of_funder.setdefault(fold(self.funders[call.funder]).strip(), []).append(call)
        for known, calls in of_funder.items():
            if len(calls) == 1:
                self._by_name.setdefault(known, calls[0])

    def find(self, name: str) -> Call:
        """Return the call with this title or id; a funder's name means its only call.

        Raises:
            UnknownNameError: If there is none; the nearest titles come with it.
        """
        wanted = fold(name).strip()
        if wanted in self._by_name:
            return self._by_name[wanted]
        near = process.extract(wanted, self._by_name.keys(), scorer=fuzz.WRatio, limit=8)
        good = (self._by_name[key].title for key, score, _ in near if score >= 60)
        raise UnknownNameError("call", name, nearest=tuple(dict.fromkeys(good))[:3])

    def of_funder(self, funder: str, title: str) -> Call:
        """Return a funder's call, by the names of both as answers give them."""
        return self._titled[funder, title]

    def name(self, call: Call) -> str:
        """Return what a rule calls a call: its title where that is clear, its id otherwise."""
        clear = not set(call.title) & set("<>=|") and self.find(call.title).id == call.id
        return call.title if clear else call.id


class Calls:
    """What calls say of a proposal and its team.

    Args:
        evidence: The alliance, with its funders.
        proposal: What is to be paid for.
        words: The language of the sentences.
    """

    def __init__(self, evidence: Evidence, *, proposal: Proposal, words: Words) -> None:
        self._evidence, self._proposal, self._words = evidence, proposal, words
        self._terms = self._terms_of(())
        self.index = CallIndex(evidence)

    def limits(self, name: str, people: Sequence[Organisation]) -> tuple[Limit, ...]:
        """Return what a call asks of a team, as far as it is linear.

        What is not known of an organisation counts in its favour, so that no team is lost that the
        terms may admit; `verdict` tells what remains to be read.

        Args:
            name: The call, as rules name it.
            people: The candidates; the limits are about their positions.
        """
        call = self.index.find(name)
        able = (
            number for number, one in enumerate(people) if self._terms.admits(call, one) != "no"
        )
        applies = Limit(groups={"": frozenset(able)}, at_least=True, number=1)
        asked = limits_of(call, applicants=self._terms.applicants, people=people)
        return (applies, *asked)

    def refuses_all(self, call: Call) -> bool:
        """Return whether a call refuses whoever applies: it is closed, or for work elsewhere."""
        return self._terms.refuses_any_team(call)

    def verdict(self, call: Call, team: Sequence[Organisation]) -> CallForTeam:
        """Return whether a team may apply to a call, and why."""
        eligible, because = self._terms_of(team).check(call)
        return CallForTeam(
            funder=self.index.funders[call.funder],
            call=call.title,
            eligible=eligible,
            because=because,
        )

    def _terms_of(self, team: Sequence[Organisation]) -> Terms:
        return Terms(
            self._proposal,
            team=team,
            vocabulary=self._evidence.vocabulary,
            year=self._evidence.on.year,
            on=self._evidence.on,
            words=self._words,
        )
