"""Hypothesis strategies for records: odd text, but references that hold."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from broker.model import (
    Activity,
    Alliance,
    Call,
    Condition,
    FocusArea,
    Funder,
    Initiative,
    Member,
    Money,
    Need,
    Neighbour,
    Offer,
    Unit,
    Years,
)

_letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
"""Every character that a database can hold: all but halves of surrogate pairs, and NUL."""

texts = st.text(_letters, min_size=1, max_size=12).map(str.strip).filter(bool)
"""Text that is not empty, in any script."""

_blank = st.text(_letters, max_size=12)
_maybe_text = st.none() | texts
_year = st.integers(1000, 9999)
_maybe_year = st.none() | _year
_keys = st.lists(st.sampled_from(["biodiversity", "water", "éducation", "旅"]), max_size=2).map(
    tuple
)
_names = st.lists(texts, max_size=2).map(tuple)
_codes = st.lists(st.sampled_from(["KEN", "NPL", "PER", "CHE"]), max_size=2).map(tuple)
_confidence = st.sampled_from(["stated", "inferred"])
_amount = st.floats(0, 1e12, allow_nan=False)
_moneys = st.builds(Money, amount=_amount, currency=st.sampled_from(["USD", "EUR"]))

years = st.builds(Years, start=_maybe_year, end=_maybe_year, ongoing=st.booleans())
areas = st.builds(
    FocusArea,
    themes=_keys,
    themes_inferred=_keys,
    confidence=_confidence,
    countries=_codes,
    source=_maybe_text,
)
_areas = st.lists(areas, max_size=2).map(tuple)
units = st.builds(Unit, name=texts, summary=_blank, focus=_areas, languages=_keys)
_sourced = {"source": texts, "as_of": _maybe_year}
_organisation = {
    **_sourced,
    "name": texts,
    "acronym": _maybe_text,
    "aliases": _names,
    "kind": st.sampled_from(["government", "civil_society", "private_sector"]),
    "country": st.none() | st.sampled_from(["KEN", "NPL"]),
    "summary": _blank,
    "focus": _areas,
    "units": st.lists(units, max_size=1).map(tuple),
}

_moments = st.datetimes(
    min_value=dt.datetime(2000, 1, 2),
    max_value=dt.datetime(2100, 1, 1),
    timezones=st.sampled_from([dt.UTC, ZoneInfo("Europe/Brussels"), ZoneInfo("Asia/Kathmandu")]),
).map(lambda moment: moment.replace(microsecond=0))
_conditions = st.sampled_from(
    [
        "lead.kind in civil_society",
        "countries >= 3 of EU, AC",
        "in_kind <= 50% of cofinancing",
        "lead.age >= 1 or lead.registered = yes if lead.kind in civil_society",
        "note if place in LDC: somebody must endorse it",
    ]
).map(Condition.read)


def members(key: str) -> st.SearchStrategy[Member]:
    """Give members with this id."""
    return st.builds(
        Member,
        id=st.just(key),
        scope=st.none() | st.sampled_from(["global", "national"]),
        roles=_names,
        steering=st.none() | st.booleans(),
        **_organisation,
    )


def neighbours(key: str) -> st.SearchStrategy[Neighbour]:
    """Give organisations around the alliance with this id."""
    return st.builds(Neighbour, id=st.just(key), **_organisation)


def activities(key: str, organisations: list[str]) -> st.SearchStrategy[Activity]:
    """Give activities with this id of these organisations."""
    known = st.sampled_from(organisations)
    return st.builds(
        Activity,
        id=st.just(key),
        organisation=known,
        title=texts,
        kind=st.sampled_from(["event", "programme", "service"]),
        years=years,
        status=st.sampled_from(["running", "completed", "planned"]),
        themes=_keys,
        partners=st.lists(known, max_size=2).map(tuple),
        other_partners=_names,
        summary=_blank,
        **_sourced,
    )


def initiatives(key: str, organisations: list[str]) -> st.SearchStrategy[Initiative]:
    """Give initiatives with this id, in which these organisations may take part."""
    taking_part = (
        st.lists(st.sampled_from(organisations), max_size=3).map(tuple)
        if organisations
        else st.just(())
    )
    return st.builds(
        Initiative,
        id=st.just(key),
        title=texts,
        type=texts,
        years=years,
        status=st.sampled_from(["running", "awaiting_funds", "unknown"]),
        themes=_keys,
        members=taking_part,
        other_members=_names,
        funders=_names,
        budget=st.none() | _moneys,
        **_sourced,
    )


def exchanges(
    kind: type[Offer] | type[Need], key: str, organisations: list[str]
) -> st.SearchStrategy[Offer | Need]:
    """Give offers or needs with this id of these organisations."""
    return st.builds(
        kind,
        id=st.just(key),
        organisation=st.sampled_from(organisations),
        category=texts,
        text=texts,
        themes=_keys,
        confidence=_confidence,
        **_sourced,
    )


def funders(key: str) -> st.SearchStrategy[Funder]:
    """Give funders with this id."""
    return st.builds(
        Funder, id=st.just(key), name=texts, kind=texts, url=_maybe_text, summary=_blank, **_sourced
    )


def calls(key: str, funder_ids: list[str]) -> st.SearchStrategy[Call]:
    """Give calls with this id of these funders."""
    return st.builds(
        Call,
        id=st.just(key),
        funder=st.sampled_from(funder_ids),
        title=texts,
        themes=_keys,
        countries=_codes,
        min_grant=st.none() | _amount,
        max_grant=st.none() | _amount,
        currency=st.none() | st.just("USD"),
        amounts_verified=st.none() | st.booleans(),
        cofinancing=st.sampled_from(["yes", "no", "preferred", "unknown"]),
        pattern=st.sampled_from(["deadline", "annual", "rolling", "invitation"]),
        conditions=st.lists(_conditions, max_size=2).map(tuple),
        deadlines=st.lists(_moments, max_size=2).map(tuple),
        read_on=st.none() | st.dates(),
        **_sourced,
    )


@st.composite
def alliances(draw: st.DrawFn, *, most: int = 3) -> Alliance:
    """Give alliances with at most this many records of each type; every reference holds."""

    def ids(number: int = most) -> list[str]:
        return draw(st.lists(texts, max_size=number, unique=True))

    organisations = ids(2 * most)
    cut = draw(st.integers(0, len(organisations)))
    funder_ids = ids()
    if not organisations:
        return Alliance(
            funders=tuple(draw(funders(key)) for key in funder_ids),
            initiatives=tuple(draw(initiatives(key, [])) for key in ids()),
        )
    return Alliance(
        members=tuple(draw(members(key)) for key in organisations[:cut]),
        around=tuple(draw(neighbours(key)) for key in organisations[cut:]),
        activities=tuple(draw(activities(key, organisations)) for key in ids()),
        initiatives=tuple(draw(initiatives(key, organisations)) for key in ids()),
        offers=tuple(draw(exchanges(Offer, key, organisations)) for key in ids()),
        needs=tuple(draw(exchanges(Need, key, organisations)) for key in ids()),
        funders=tuple(draw(funders(key)) for key in funder_ids),
        calls=tuple(draw(calls(key, funder_ids)) for key in ids() if funder_ids),
    )
