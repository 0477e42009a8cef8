"""What organisations do, alone and together, and what they offer and need."""

from typing import Literal

from broker.model._record import Confidence, Money, Sourced, Text, Years


class Activity(Sourced):
    """Something that one organisation runs, ran or plans."""

    id: Text
    organisation: Text
    """Id of the organisation that does it."""
    title: Text
    kind: Literal["event", "programme", "project", "network", "research", "service"]
    years: Years = Years()
    status: Literal["running", "completed", "planned"]
    """`running` includes undated work: read `status_note` and `as_of` with it."""
    status_note: str = ""
    themes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    """Ids of the organisations it is done with."""
    other_partners: tuple[str, ...] = ()
    """Names of partners that the catalogue does not hold."""
    summary: str = ""
    initiative: str | None = None
    """Id of the initiative whose facts this activity restates, if it does."""
    signal: Literal["substantive", "one_off_event", "participation"] = "substantive"
    """How much it tells about what the organisation really works on."""


class Initiative(Sourced):
    """Joint work of several organisations."""

    id: Text
    title: Text
    type: Text
    years: Years = Years()
    status: Literal["running", "completed", "planned", "awaiting_funds", "unknown"]
    status_note: str = ""
    themes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """Ids of the organisations that take part."""
    other_members: tuple[str, ...] = ()
    """Names of participants that the catalogue does not hold."""
    funders: tuple[str, ...] = ()
    """Names of those who paid, in the source's words."""
    budget: Money | None = None
    outcome: str = ""
    summary: str = ""


class _Exchange(Sourced):
    id: Text
    organisation: Text
    """Id of the organisation that offers or needs it."""
    category: Text
    text: Text
    themes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    confidence: Confidence = "stated"


class Offer(_Exchange):
    """What an organisation can bring: expertise, training, data, money, a field site and more."""


class Need(_Exchange):
    """What an organisation looks for."""
