"""Everything for one proposal in one brief."""

from collections.abc import Sequence
from itertools import islice

from broker._title import title_in
from broker.evidence import Evidence
from broker.export import Brief
from broker.fund import Facts, find_funding
from broker.model import FundingAnswer, Organisation, Proposal, several
from broker.rank import ranking_of, recommend, understood
from broker.team import assemble
from broker.wording import Words

_NEAR = 30
"""How many of the best suggestions are tried as the one partner who is missing."""


def brief(
    evidence: Evidence,
    *,
    proposal: Proposal,
    lock: Sequence[str] = (),
    exclude: Sequence[str] = (),
    top: int = 10,
    words: Words | None = None,
) -> Brief:
    """Find partners, a team and funding for a proposal, ready to be written down.

    Args:
        evidence: The alliance.
        proposal: The proposal.
        lock: Names of organisations that must be in the team.
        exclude: Names of organisations that must not be in the team.
        top: How many partners to suggest.
        words: The language of the brief; English by default.

    Raises:
        InputError: If nothing in the proposal was recognised, or somebody is both locked and
            excluded.
        UnknownNameError: If a name is not known.
    """
    speech = words or Words()
    partners = recommend(evidence, proposal=proposal, top=top, words=speech)
    team = assemble(evidence, proposal=proposal, lock=lock, exclude=exclude, words=speech)
    together = tuple(evidence.find(seated.member) for seated in team.team)
    funding = funding_for(evidence, proposal=proposal, team=together, words=speech)
    return Brief(
        title=title_of(proposal),
        language=speech.language,
        proposal=proposal.text,
        understood=understood(proposal),
        recommendations=partners.recommendations,
        team=team,
        funding=funding,
        made_on=evidence.on,
    )


def funding_for(
    evidence: Evidence,
    *,
    proposal: Proposal,
    team: Sequence[str | Organisation] = (),
    facts: Facts | None = None,
    seed: float | None = None,
    invite: bool = False,
    words: Words | None = None,
) -> FundingAnswer:
    """Rank the calls for a proposal; those who could still join are named best first.

    States and local authorities of other countries are not named as the one who is missing: a call
    that asks for one means that of the place.

    Args:
        evidence: The alliance, with its funders.
        proposal: What is to be paid for; its lead belongs to the team.
        team: Who would apply together: their names, or the organisations themselves.
        facts: What was told about the team and its application.
        seed: Only calls whose largest grant is no more than this; None for all.
        invite: Whether organisations around the alliance are named, too, as the one who is missing.
        words: The language of the sentences; English by default.

    Raises:
        InputError: If nothing in the proposal was recognised.
        UnknownNameError: If a name is not known.
    """
    ranking = ranking_of(evidence, proposal=proposal)
    ranking.require_content()
    together = tuple(evidence.find(one) if isinstance(one, str) else one for one in several(team))
    local = (one for one in ranking.order() if ranking.query.speaks_for_its_kind(one))
    near = tuple(evidence.organisations[one] for one in islice(local, _NEAR))
    if invite:
        near = (*near, *evidence.alliance.around)
    return find_funding(
        evidence,
        proposal=proposal,
        team=together,
        candidates=near,
        facts=facts,
        seed=seed,
        words=words,
    )


def title_of(proposal: Proposal) -> str:
    """Return the title of a proposal: that of its form, or its first line."""
    return title_in(proposal.text)
