"""Calls for a proposal."""

import time
from collections.abc import Sequence

from broker.evidence import Evidence
from broker.fund._away import one_away
from broker.fund._cash import cash_gap, seed_money
from broker.fund._deadline import next_deadline
from broker.fund._eligibility import Terms
from broker.fund._facts import Facts
from broker.fund._form import form_sentences
from broker.fund._past import past_payments
from broker.fund._score import fit, similarities
from broker.model import (
    Call,
    FundingAnswer,
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
    facts: Facts | None = None,
    seed: float | None = None,
    words: Words | None = None,
) -> FundingAnswer:
    """Rank the calls that could pay for a proposal, those that refuse the team last.

    Among the others the better fit comes first, and certainty counts: a call that surely admits
    the team stands before one that fits a little better but whose terms must be read.

    Args:
        evidence: The alliance, with its funders.
        proposal: What is to be paid for; its lead belongs to the team.
        team: Who would apply together.
        candidates: Who could still join, best first, for what is one partner away; every member in
            catalogue order if none is given.
        facts: What was told about the team and its application.
        seed: Only calls whose largest grant is known and no more than this; None for all calls.
        words: The language of the sentences; English by default.

    Returns:
        All calls with verdict, reasons and score, and the single additions that open further ones.
    """
    started = time.perf_counter()
    speech = words or Words()
    lead = evidence.organisation(proposal.lead) if proposal.lead else None
    together = tuple(dict.fromkeys((*([lead] if lead else []), *team)))
    terms = Terms(
        proposal,
        team=together,
        vocabulary=evidence.vocabulary,
        year=evidence.on.year,
        words=speech,
        on=evidence.on,
        facts=facts,
    )
    calls = evidence.alliance.calls
    rows = rank_calls(
        evidence, calls=calls if seed is None else seed_money(calls, most=seed), terms=terms
    )
    apart = evidence.apart_from(proposal.lead, *(one.id for one in team))
    everybody = tuple(candidates) or evidence.alliance.members
    pool = tuple(one for one in everybody if one.id not in apart)
    return FundingAnswer(
        calls=tuple(ranked for _, ranked in rows),
        one_away=one_away([call for call, _ in rows], terms=terms, candidates=pool),
        took_ms=(time.perf_counter() - started) * 1000,
    )


def rank_calls(
    evidence: Evidence, *, calls: Sequence[Call], terms: Terms
) -> list[tuple[Call, RankedCall]]:
    """Rank calls as `find_funding` does, each with its answer.

    Args:
        evidence: The alliance, with its funders.
        calls: Calls of the alliance.
        terms: The proposal, the team, and the language of the sentences.
    """
    near = similarities(evidence, proposal=terms.proposal)
    past = past_payments(evidence, proposal=terms.proposal)
    funders = {funder.id: funder.name for funder in evidence.alliance.funders}
    rows = []
    for call in calls:
        verdict, because = terms.check(call)
        fits = fit(
            call,
            terms=terms,
            similarity=near[call.id],
            words=terms.words,
            past=past.get(call.funder),
        )
        order = fits.score + (_CERTAIN if verdict == "yes" else 0.0)
        # Where doubts leave nothing of the score, what speaks for a call still tells them apart.
        gain = sum(max(0.0, reason.contribution) for reason in fits.reasons)
        place = (verdict == "no", -order, -gain, call.title)
        rows.append((place, call, verdict, because, fits))
    rows.sort(key=lambda row: row[0])
    ranked = []
    for rank, (_, call, verdict, because, fits) in enumerate(rows, start=1):
        deadline = next_deadline(call, on=terms.on)
        answer = RankedCall(
            rank=rank,
            funder=funders[call.funder],
            call=call.title,
            eligible=verdict,
            because=because,
            score=fits.score,
            deadline=deadline.isoformat() if deadline else None,
            cash_gap=cash_gap(call, proposal=terms.proposal),
            as_of=call.as_of,
            reasons=fits.reasons,
            quotes=terms.quotes_in(because),
            form=form_sentences(call, words=terms.words),
        )
        ranked.append((call, answer))
    return ranked
