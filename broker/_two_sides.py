"""An invitation to two parties: what each brings to the other, and what they share."""

from broker._compose import title_of
from broker.evidence import Evidence, activities_of, focus_of
from broker.export import Side, TwoSided
from broker.graph import introducers, ties
from broker.introduce import NOT_AT_PRESENT
from broker.model import InputError, Member, Neighbour, Place, Proposal, Reason, Said
from broker.rank import Query, Ranking, self_portrait
from broker.wording import LANGUAGES, Words

_FEW = 4
"""Themes, places or titles that one sentence names."""


def two_sided(
    evidence: Evidence, *, proposal: Proposal, partner: str, words: Words | None = None
) -> TwoSided:
    """Say what a proposal's lead and a suggested partner could bring to each other.

    It is written in the language of each party: the first one on record that the program speaks,
    else the one given. Where nobody leads yet, the proposal itself stands for the first party.

    Args:
        evidence: The alliance.
        proposal: The proposal.
        partner: Name or id of the suggested partner.
        words: The language where a party's own is not known; English by default.

    Raises:
        UnknownNameError: If no organisation has this name.
        InputError: If the two are not to be introduced, which may have been wished since the
            partner was suggested; it does not say why.
    """
    speech = words or Words()
    other = evidence.find(partner)
    if other.id in evidence.apart_from(proposal.lead):
        raise InputError(NOT_AT_PRESENT)
    lead = evidence.organisation(proposal.lead) if proposal.lead else None
    first = speech.language if lead is None else _tongue(lead, default=speech.language)
    spoken = dict.fromkeys((first, _tongue(other, default=speech.language)))
    return TwoSided(
        title=title_of(proposal),
        first=lead.name if lead else Said("the proposal"),
        second=other.name,
        sides=tuple(
            _side(evidence, proposal, lead=lead, other=other, words=Words(code)) for code in spoken
        ),
        made_on=evidence.on,
    )


def _tongue(one: Member | Neighbour, *, default: str) -> str:
    return next((code for code in one.languages if code in LANGUAGES), default)


def _side(
    evidence: Evidence,
    proposal: Proposal,
    *,
    lead: Member | Neighbour | None,
    other: Member | Neighbour,
    words: Words,
) -> Side:
    brings_first: tuple[Reason, ...] = ()
    if lead is not None:
        portrait = self_portrait(evidence, member=other.id)
        brings_first = _reasons(evidence, portrait, of=lead.id, seeks=False, words=words)
    return Side(
        language=words.language,
        brings_first=brings_first,
        brings_second=_reasons(evidence, proposal, of=other.id, seeks=True, words=words),
        promises=_promises(evidence, proposal, words=words),
        common=_common(evidence, proposal, lead=lead, other=other, words=words),
        step=_step(evidence, lead=lead, other=other, words=words),
    )


def _reasons(
    evidence: Evidence, proposal: Proposal, *, of: str, seeks: bool, words: Words
) -> tuple[Reason, ...]:
    query = Query(proposal=proposal, evidence=evidence, seeks_partners=seeks)
    ranking = Ranking(query)
    return ranking.recommendation(evidence.position[of], rank=1, words=words).reasons


def _promises(evidence: Evidence, proposal: Proposal, *, words: Words) -> tuple[str, ...]:
    """Say what taking part offers, as far as the proposal tells."""
    found = []
    themes = _named(evidence, proposal.themes, words=words)
    places = words.list(
        tuple(_place(evidence, place, words=words) for place in proposal.places[:_FEW])
    )
    if themes and places:
        found.append(
            words.say("Joint work on %(themes)s in %(places)s.", themes=themes, places=places)
        )
    elif themes:
        found.append(words.say("Joint work on %(themes)s.", themes=themes))
    if proposal.budget:
        amount = words.amount(proposal.budget.amount, currency=proposal.budget.currency)
        found.append(words.say("A budget of %(amount)s is named in the proposal.", amount=amount))
    return tuple(found)


def _common(
    evidence: Evidence,
    proposal: Proposal,
    *,
    lead: Member | Neighbour | None,
    other: Member | Neighbour,
    words: Words,
) -> tuple[str, ...]:
    theirs = focus_of(evidence, other.id)
    mine = focus_of(evidence, lead.id).themes if lead else frozenset(proposal.themes)
    shared = _named(evidence, tuple(sorted(mine & theirs.themes)), words=words)
    found = [words.say("Both work on %(themes)s.", themes=shared)] if shared else []
    if lead is None:
        return tuple(found)
    countries = sorted(focus_of(evidence, lead.id).countries & theirs.countries)[:_FEW]
    label = evidence.vocabulary.label
    if countries:
        names = words.list(
            tuple(label("country", code, language=words.language) for code in countries)
        )
        found.append(words.say("Both work in %(places)s.", places=names))
    tongues = [code for code in lead.languages if code in other.languages]
    if tongues:
        names = words.list(
            tuple(label("language", code, language=words.language) for code in tongues)
        )
        found.append(words.say("Languages in common: %(languages)s.", languages=names))
    titles = [
        evidence.shared_work[key].title for key in ties(evidence.graph, lead.id, other=other.id)
    ]
    if titles:
        told = words.list(tuple(words.quote(title) for title in dict.fromkeys(titles))[:_FEW])
        found.append(words.say("They have worked together on %(titles)s.", titles=told))
    return tuple(found)


def _step(
    evidence: Evidence,
    *,
    lead: Member | Neighbour | None,
    other: Member | Neighbour,
    words: Words,
) -> str:
    between = _introducers(evidence, lead, other=other) if lead else ()
    if between:
        return words.say(
            "%(between)s has worked with both: ask for an introduction, then talk for half an "
            "hour about who could do what.",
            between=evidence.organisation(between[0]).name,
        )
    # A page of long ago may call work running that nobody runs any more.
    current = {
        evidence.documents[place].id
        for place in evidence.owned[evidence.position[other.id]]
        if evidence.documents[place].state == "current"
    }
    running = [one for one in activities_of(evidence, other.id) if one.id in current]
    if running:
        return words.say(
            "Talk for half an hour about “%(title)s”: how does it go, and what could be added "
            "to it?",
            title=running[0].title,
        )
    return words.say("Talk for half an hour: what does each side run now, and what is missing?")


def _introducers(
    evidence: Evidence, lead: Member | Neighbour, *, other: Member | Neighbour
) -> list[str]:
    """Return who could introduce two who have not worked together yet."""
    if ties(evidence.graph, lead.id, other=other.id):
        return []
    apart = evidence.apart_from(lead.id, other.id)
    found = introducers(evidence.graph, lead.id, other=other.id)
    return [key for key in found if key not in apart]


def _named(evidence: Evidence, themes: tuple[str, ...], *, words: Words) -> str:
    label = evidence.vocabulary.label
    return words.list(tuple(label("theme", key, language=words.language) for key in themes[:_FEW]))


def _place(evidence: Evidence, place: Place, *, words: Words) -> str:
    return evidence.vocabulary.label(place.kind, place.key, language=words.language)
