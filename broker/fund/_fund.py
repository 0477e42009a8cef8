"""Calls for a proposal."""

import time
from collections.abc import Sequence

from broker.evidence import Evidence
from broker.fund._eligibility import Terms
from broker.fund._past import past_payments
from broker.fund._score import fit, similarities
from broker.model import (
    Call,
    FundingAnswer,
    Member,
    OneAway,
    Organisation,
    Proposal,
    RankedCall,
)
from broker.wording import Words

_CERTAIN = 0.15
"""What it is worth, on the scale of fit, to know that the team may apply."""


def find_funding(
    evidence: Evidence,
    *,
    proposal: Proposal,
    team: Sequence[Organisation] = (),
    candidates: Sequence[Organisation] = (),
    words: Words | None = None,
) -> FundingAnswer:
    """Rank the calls that could pay for a proposal, those that refuse the team last.

    Among the others the better fit comes first, and certainty counts: a call that surely admits
    the team stands before one that fits a little better but whose terms must be read.

    Args:
        evidence: The alliance, with its funders.
        proposal: What is to be paid for; its lead belongs to the team.
        team: Who would apply together.
        candidates: Members who could still join, best first, for what is one partner away; every
            member in catalogue order if none is given.
        words: The language of the sentences; English by default.

    Returns:
        All calls with verdict, reasons and score, and the single additions that open further ones.
    """
    started = time.perf_counter()
    speech = words or Words()
    lead = evidence.by_id(proposal.lead) if proposal.lead else None
    together = tuple(dict.fromkeys((*([lead] if lead else []), *team)))
    terms = Terms(
        proposal,
        team=together,
        vocabulary=evidence.vocabulary,
        year=evidence.on.year,
        words=speech,
    )
    ranked = _ranked(evidence, terms=terms, words=speech)
    pool = tuple(candidates) or evidence.alliance.members
    return FundingAnswer(
        calls=ranked,
        one_away=_one_away(evidence, terms=terms, candidates=pool),
        took_ms=(time.perf_counter() - started) * 1000,
    )


def _ranked(evidence: Evidence, *, terms: Terms, words: Words) -> tuple[RankedCall, ...]:
    near = similarities(evidence, proposal=terms.proposal)
    past = past_payments(evidence, proposal=terms.proposal)
    funders = {funder.id: funder.name for funder in evidence.alliance.funders}
    rows = []
    for call in evidence.alliance.calls:
        verdict, because = terms.check(call)
        fits = fit(
            call,
            terms=terms,
            similarity=near[call.id],
            words=words,
            past=past.get(call.funder),
        )
        order = fits.score + (_CERTAIN if verdict == "yes" else 0.0)
        rows.append((verdict == "no", -order, call.title, call, verdict, because, fits))
    rows.sort(key=lambda row: row[:3])
    return tuple(
        RankedCall(
            rank=rank,
            funder=funders[call.funder],
            call=call.title,
            eligible=verdict,
            because=because,
            score=fits.score,
            deadline=None,
            cash_gap=cash_gap(call, proposal=terms.proposal),
            as_of=call.as_of,
            reasons=fits.reasons,
        )
        for rank, (_, _, _, call, verdict, because, fits) in enumerate(rows, start=1)
    )


def cash_gap(call: Call, *, proposal: Proposal) -> float | None:
    """Return the part of the budget above the largest grant, in the call's currency.

    None where the budget, the largest grant or a common currency is not known.
    """
    budget = proposal.budget
    if budget is None or call.max_grant is None or call.currency != budget.currency:
        return None
    return max(0.0, budget.amount - call.max_grant)


def _one_away(
    evidence: Evidence, *, terms: Terms, candidates: Sequence[Organisation]
) -> tuple[OneAway, ...]:
    """Find calls that are closed to the team only for want of one applicant."""
    if not terms.team:
        return ()
    inside = {one.id for one in terms.team}
    found = []
    for call in evidence.alliance.calls:
        if terms.check(call)[0] == "yes":
            continue
        opened = [
            one.name
            for one in candidates
            if isinstance(one, Member) and one.id not in inside and _opens(call, one, terms=terms)
        ]
        if opened:
            found.append(OneAway(call=call.title, add=tuple(opened[:3])))
    return tuple(found)


def _opens(call: Call, organisation: Organisation, *, terms: Terms) -> bool:
    if terms.admits(call, organisation) != "yes":
        return False
    larger = Terms(
        terms.proposal,
        team=(*terms.team, organisation),
        vocabulary=terms.vocabulary,
        year=terms.year,
        words=terms.words,
    )
    return larger.check(call)[0] == "yes"
