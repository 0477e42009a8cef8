"""What is known of each organisation, as documents that vote for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from broker.evidence._ground import Ground
from broker.model import Activity, Alliance, FocusArea, Need, Offer, Organisation, Unit
from broker.vocabulary import Vocabulary

DocumentKind = Literal["profile", "unit", "activity", "offer", "need"]

_SIGNAL = {"substantive": 1.0, "one_off_event": 0.6, "participation": 0.4}
"""What an activity tells about real work: a one-off event tells less, attending one least."""

_WIDE = 5
"""Countries beyond which work is at home in none of them."""

_HALF_LIFE = 10.0
"""Years after which finished work counts half as far as age goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One sourced statement about an organisation."""

    id: str
    owner: int
    """Position of the organisation in `Evidence.organisations`."""
    kind: DocumentKind
    title: str
    summary: str
    source: str
    as_of: int | None
    themes: tuple[str, ...] = ()
    themes_inferred: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    local: bool = True
    """Whether its places are where the work is done; not for events and for work so wide that it
    is at home nowhere, which tell no more than the region."""
    weight: float = 1.0
    """From 0 to 1: how much it tells about current work."""
    running: bool = False
    year: int | None = None
    """Last year in which it is known to hold."""

    @property
    def text(self) -> str:
        """What is matched: the title, then the summary."""
        return f"{self.title}. {self.summary}".strip() if self.summary else self.title


def documents(alliance: Alliance, *, vocabulary: Vocabulary, year: int) -> tuple[Document, ...]:
    """Return every document of every organisation, members first, in catalogue order.

    Args:
        alliance: The records.
        vocabulary: Tells which ranges lie where.
        year: The year from which age is counted.
    """
    known = tuple(alliance.organisations())
    owners = {one.id: place for place, one in enumerate(known)}
    grounds = tuple(Ground(organisation, vocabulary=vocabulary) for organisation in known)
    found: list[Document] = []
    for place, organisation in enumerate(known):
        found.append(_profile(organisation, owner=place, ground=grounds[place]))
        found.extend(
            _unit(unit, organisation, owner=place, ground=grounds[place])
            for unit in organisation.units
        )
    for activity in alliance.activities:
        owner = owners[activity.organisation]
        found.append(_activity(activity, owner=owner, ground=grounds[owner], year=year))
    exchanges: tuple[Offer | Need, ...] = (*alliance.offers, *alliance.needs)
    found.extend(_exchange(one, owner=owners[one.organisation]) for one in exchanges)
    return tuple(found)


def _profile(organisation: Organisation, *, owner: int, ground: Ground) -> Document:
    return _described(
        organisation,
        id=organisation.id,
        owner=owner,
        ground=ground,
        kind="profile",
        of=organisation,
        areas=organisation.focus,
    )


def _unit(unit: Unit, organisation: Organisation, *, owner: int, ground: Ground) -> Document:
    return _described(
        organisation,
        id=f"{organisation.id}#{unit.name}",
        owner=owner,
        ground=ground,
        kind="unit",
        of=unit,
        areas=unit.focus,
    )


def _described(
    organisation: Organisation,
    *,
    id: str,
    owner: int,
    ground: Ground,
    kind: DocumentKind,
    of: Organisation | Unit,
    areas: tuple[FocusArea, ...],
) -> Document:
    """Join focus areas; a range filled in from the country is left out, for it says nothing."""
    stated = _union(area.themes for area in areas if area.confidence == "stated")
    doubtful = (
        *(area.themes for area in areas if area.confidence == "inferred"),
        *(area.themes_inferred for area in areas),
    )
    return Document(
        id=id,
        owner=owner,
        kind=kind,
        title=of.name,
        summary=of.summary,
        source=organisation.source,
        as_of=organisation.as_of,
        year=organisation.as_of,
        themes=stated,
        themes_inferred=tuple(key for key in _union(doubtful) if key not in stated),
        countries=ground.countries(_union(area.countries for area in areas)),
        regions=_union(area.regions for area in areas),
        ranges=ground.ranges(
            _union(area.ranges for area in areas if area.ranges_confidence == "stated")
        ),
        local=ground.scope != "global",
    )


def _union(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for part in parts for key in part))


def _activity(activity: Activity, *, owner: int, ground: Ground, year: int) -> Document:
    last = year if activity.years.ongoing else activity.years.last or activity.as_of
    running = activity.status != "completed"
    return Document(
        id=activity.id,
        owner=owner,
        kind="activity",
        title=activity.title,
        summary=activity.summary,
        source=activity.source,
        as_of=activity.as_of,
        themes=activity.themes,
        countries=ground.countries(activity.countries),
        ranges=ground.ranges(activity.ranges),
        local=activity.signal == "substantive" and len(activity.countries) <= _WIDE,
        weight=_SIGNAL[activity.signal] * _freshness(last, running=running, year=year),
        running=running,
        year=last,
    )


def _freshness(last: int | None, *, running: bool, year: int) -> float:
    """Between 0.5 and 1: finished work still shows what somebody can do."""
    age = max(0, year - last) if last else _HALF_LIFE
    faded = 0.5 + 0.5 * 0.5 ** (age / _HALF_LIFE)
    return float((1.0 + faded) / 2 if running else faded)


def _exchange(exchange: Offer | Need, *, owner: int) -> Document:
    doubt = 1.0 if exchange.confidence == "stated" else 0.6
    return Document(
        id=exchange.id,
        owner=owner,
        kind="offer" if isinstance(exchange, Offer) else "need",
        title=exchange.text,
        summary="",
        source=exchange.source,
        as_of=exchange.as_of,
        themes=exchange.themes,
        weight=(0.8 if isinstance(exchange, Offer) else 0.5) * doubt,
        year=exchange.as_of,
    )
