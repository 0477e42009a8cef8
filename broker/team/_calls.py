"""What calls ask of a team: the one place where teams meet the rules of funders."""

from collections.abc import Sequence

from broker.evidence import Evidence
from broker.fund import CallIndex, Terms, rank_calls
from broker.model import (
    Call,
    CallForTeam,
    Organisation,
    Proposal,
    RankedCall,
)
from broker.team._conditions import limits_of
from broker.team._problem import Limit
from broker.wording import Words


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

    def ranked(self, team: Sequence[Organisation]) -> list[tuple[Call, RankedCall]]:
        """Return all calls with their answers for a team, the best first."""
        calls = self._evidence.alliance.calls
        return rank_calls(self._evidence, calls=calls, terms=self._terms_of(team))

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
