"""What is known of each organisation, as documents that vote for it."""

from collections.abc import Iterable, Iterator

from broker.evidence._document import Document, DocumentKind, State
from broker.evidence._ground import Ground
from broker.model import Activity, Alliance, FocusArea, Initiative, Need, Offer, Organisation, Unit
from broker.vocabulary import Vocabulary

_SIGNAL = {"substantive": 1.0, "one_off_event": 0.6, "participation": 0.4}
"""What an activity tells about real work: a one-off event tells less, attending one least."""

_WIDE = 5
"""Countries beyond which work is at home in none of them."""

_HALF_LIFE = 10.0
"""Years after which finished work counts half as far as age goes."""

_CURRENT = 5
"""Years for which a source that says 'running' is believed."""


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
        found.extend(_profiles(organisation, owner=place, ground=grounds[place]))
    for activity in alliance.activities:
        owner = owners[activity.organisation]
        found.append(_activity(activity, owner=owner, ground=grounds[owner], year=year))
    exchanges: tuple[Offer | Need, ...] = (*alliance.offers, *alliance.needs)
    found.extend(_exchange(one, owner=owners[one.organisation]) for one in exchanges)
    return tuple(found)


def _profiles(organisation: Organisation, *, owner: int, ground: Ground) -> Iterator[Document]:
    """Yield what the organisation and its units are, then what other pages say they work on."""
    parts: list[tuple[Organisation | Unit, str, DocumentKind]] = [
        (organisation, organisation.id, "profile")
    ]
    parts += [(unit, f"{organisation.id}#{unit.name}", "unit") for unit in organisation.units]
    for part, key, kind in parts:
        own = tuple(area for area in part.focus if area.source in {None, organisation.source})
        yield _profile(part, organisation, owner=owner, ground=ground, key=key, kind=kind, own=own)
        for number, area in enumerate(part.focus):
            if area not in own:
                yield _focus(area, organisation, owner=owner, key=f"{key}#focus-{number}")


def _profile(
    part: Organisation | Unit,
    organisation: Organisation,
    *,
    owner: int,
    ground: Ground,
    key: str,
    kind: DocumentKind,
    own: tuple[FocusArea, ...],
) -> Document:
    """Say what somebody is and where; themes only as far as they were read on the same page."""
    ranges = _union(area.ranges for area in part.focus if area.ranges_confidence == "stated")
    return Document(
        id=key,
        owner=owner,
        kind=kind,
        title=part.name,
        summary=part.summary,
        source=organisation.source,
        as_of=organisation.as_of,
        year=organisation.as_of,
        themes=_stated(own),
        themes_inferred=_doubtful(own, guesses=part.focus),
        countries=ground.countries(_union(area.countries for area in part.focus)),
        regions=_union(area.regions for area in part.focus),
        ranges=ground.ranges(ranges),
        travels=ground.scope == "global",
    )


def _focus(area: FocusArea, organisation: Organisation, *, owner: int, key: str) -> Document:
    return Document(
        id=key,
        owner=owner,
        kind="focus",
        title=organisation.name,
        summary="",
        source=area.source or organisation.source,
        as_of=organisation.as_of,
        year=organisation.as_of,
        themes=_stated((area,)),
        themes_inferred=_doubtful((area,), guesses=()),
    )


def _stated(areas: tuple[FocusArea, ...]) -> tuple[str, ...]:
    return _union(area.themes for area in areas if area.confidence == "stated")


def _doubtful(areas: tuple[FocusArea, ...], *, guesses: tuple[FocusArea, ...]) -> tuple[str, ...]:
    """Return themes that were inferred from a page, and those that no page supports."""
    stated = _stated((*areas, *guesses))
    inferred = _union(area.themes for area in areas if area.confidence == "inferred")
    guessed = _union(area.themes_inferred for area in guesses)
    return tuple(key for key in _union((inferred, guessed)) if key not in stated)


def _union(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for part in parts for key in part))


def _activity(activity: Activity, *, owner: int, ground: Ground, year: int) -> Document:
    last = _last_year(activity)
    state = state_of(activity, year=year)
    countries = ground.countries(activity.countries)
    return Document(
        id=activity.id,
        owner=owner,
        kind="activity",
        title=activity.title,
        summary=activity.summary,
        source=activity.source,
        as_of=activity.as_of,
        themes=activity.themes,
        countries=countries,
        ranges=ground.ranges(activity.ranges),
        travels=activity.signal != "substantive",
        wide=len(countries) > _WIDE,
        weight=_SIGNAL[activity.signal] * _freshness(last, state=state, year=year),
        state=state,
        year=last,
    )


def state_of(work: Activity | Initiative, *, year: int) -> State:
    """Return whether work goes on, is to come or is over, as far as its source can be believed.

    Args:
        work: Work of one organisation or of several.
        year: The year from which age is counted.
    """
    last = _last_year(work)
    if work.status == "planned":
        return "planned" if last is None or last >= year - _CURRENT else "past"
    if work.status == "running" and last is not None and last >= year - _CURRENT:
        return "current"
    return "past"


def _last_year(work: Activity | Initiative) -> int | None:
    """Return the last year for which work is known to hold.

    A page that tells in 2024 that work ended in 2005 does not make the work any younger.
    """
    if work.status == "completed" and work.years.last:
        return work.years.last
    return max((known for known in (work.years.last, work.as_of) if known), default=None)


def _freshness(last: int | None, *, state: State, year: int) -> float:
    """Between 0.5 and 1: finished work still shows what somebody can do."""
    age = max(0, year - last) if last else _HALF_LIFE
    faded = 0.5 + 0.5 * 0.5 ** (age / _HALF_LIFE)
    return float((1.0 + faded) / 2 if state == "current" else faded)


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
