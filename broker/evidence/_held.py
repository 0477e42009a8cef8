"""What a catalogue holds about one organisation, and what could be joined."""

from broker.evidence._document import Document
from broker.evidence._documents import state_of
from broker.evidence._evidence import Evidence
from broker.model import Activity, Initiative, Need, Offer

_SENTENCE = 4
"""Words from which on a quote is more than a name or a title."""

_STATUS_ORDER = {"running": 0, "planned": 1, "completed": 2}


def activities_of(evidence: Evidence, organisation: str) -> tuple[Activity, ...]:
    """Return what an organisation (id) does: running work first, then planned, the newest first."""
    own = (one for one in evidence.alliance.activities if one.organisation == organisation)

    def order(one: Activity) -> tuple[int, int, str]:
        return (_STATUS_ORDER[one.status], -(one.years.last or one.as_of or 0), one.title)

    return tuple(sorted(own, key=order))


def offers_of(evidence: Evidence, organisation: str) -> tuple[Offer, ...]:
    """Return what an organisation (id) offers."""
    return tuple(one for one in evidence.alliance.offers if one.organisation == organisation)


def needs_of(evidence: Evidence, organisation: str) -> tuple[Need, ...]:
    """Return what an organisation (id) looks for."""
    return tuple(one for one in evidence.alliance.needs if one.organisation == organisation)


def languages_of(evidence: Evidence, organisation: str) -> dict[str, str | None]:
    """Return the language of each text about an organisation (id), by the id of its record.

    ISO 639-1 codes, as the words of the texts tell; None where they do not tell.
    """
    owned = evidence.owned[evidence.position[organisation]]
    documents = (evidence.documents[place] for place in owned)
    return {one.id: evidence.language(one) for one in documents if one.text}


def quoted_in(evidence: Evidence, quote: str, *, document: Document) -> str | None:
    """Return the language of words quoted from a document.

    A short sentence tells little of its language; the document around it tells more.

    Returns:
        ISO 639-1 code; empty where words are in no language or too few to tell, as a mere name;
        None where neither a whole sentence nor what stands around it tells.
    """
    if document.kind == "profile" and quote == document.title:
        return ""
    language = evidence.vocabulary.language_of(quote)
    if language is None and quote in document.text:
        language = evidence.language(document)
        if language is None and len(quote.split()) >= _SENTENCE:
            return None
    return language or ""


def joinable(evidence: Evidence, organisation: str) -> tuple[Initiative, ...]:
    """Return the initiatives that an organisation (id) could join: they go on without it."""
    return tuple(
        one
        for one in evidence.alliance.initiatives
        if organisation not in one.members
        and any(key in evidence.position for key in one.members)
        and state_of(one, year=evidence.on.year) == "current"
    )
