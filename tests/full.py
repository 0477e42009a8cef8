"""An alliance in which every field of every record says something."""

import datetime as dt

from pydantic import BaseModel

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
    Payment,
    Unit,
    Years,
)

ALWAYS = {"standing"}
"""What a record cannot say otherwise."""

SOURCED = {"source": "https://example.org/page", "as_of": 2024}
YEARS = Years(start=2019, end=2023, ongoing=True)
AREA = FocusArea(
    themes=("water",),
    themes_inferred=("gender",),
    confidence="inferred",
    regions=("europe",),
    countries=("CHE",),
    ranges=("alps",),
    ranges_confidence="inferred",
    source="https://example.org/area",
)
ORGANISATION = {
    **SOURCED,
    "kind": "civil_society",
    "country": "CHE",
    "electoral_region": "europe",
    "languages": ("fr", "de"),
    "website": "https://example.org",
    "identifiers": ("pic:999988888", "GB-CHC-123456"),
    "summary": "Mends canals.",
    "focus": (AREA,),
    "units": (Unit(name="Desk", summary="Tells.", focus=(AREA,), languages=("en",)),),
}
EXCHANGE = {
    **SOURCED,
    "organisation": "m",
    "category": "training",
    "text": "Courses on springs.",
    "themes": ("water",),
    "languages": ("fr",),
    "confidence": "inferred",
}


def full_alliance() -> Alliance:
    """Return it: one record of each type, none with a field left as it is by default."""
    return Alliance(
        members=(
            Member(
                id="m",
                name="Canal Guild",
                acronym="CG",
                aliases=("Guild",),
                evidence="strong",
                scope="regional",
                roles=("hub",),
                steering=True,
                **ORGANISATION,
            ),
        ),
        around=(
            Neighbour(id="n", name="Outer Guild", acronym="OG", aliases=("Outer",), **ORGANISATION),
        ),
        activities=(
            Activity(
                id="a",
                organisation="m",
                title="Canals",
                kind="programme",
                years=YEARS,
                status="completed",
                status_note="as told",
                themes=("water",),
                countries=("CHE",),
                ranges=("alps",),
                partners=("n",),
                other_partners=("Somebody",),
                summary="Canals are mended.",
                initiative="i",
                signal="participation",
                **SOURCED,
            ),
        ),
        initiatives=(
            Initiative(
                id="i",
                title="Canals together",
                type="project",
                years=YEARS,
                status="awaiting_funds",
                status_note="as told",
                themes=("water",),
                countries=("CHE",),
                regions=("europe",),
                members=("m", "n"),
                other_members=("Somebody",),
                funders=("Payer",),
                budget=Money(amount=1000, currency="CHF"),
                outcome="Water flows.",
                summary="All mend.",
                **SOURCED,
            ),
        ),
        offers=(Offer(id="o", **EXCHANGE),),
        needs=(Need(id="d", **EXCHANGE),),
        funders=(
            Funder(
                id="f",
                name="Payer",
                kind="foundation",
                url="https://example.org/payer",
                summary="Pays.",
                confidence="inferred",
                **SOURCED,
            ),
        ),
        calls=(_call(),),
    )


def _call() -> Call:
    rule = Condition.read(
        "countries >= 3 of EU from CHE or in_kind <= 50% of cofinancing if lead.kind in NGO",
        source="https://example.org/rule",
        as_of=2023,
    )
    return Call(
        id="c",
        funder="f",
        title="Springs",
        summary="Pays for springs.",
        themes=("water",),
        regions=("europe",),
        countries=("CHE",),
        countries_note="the Alps",
        countries_excluded=("LIE",),
        kinds=("civil_society",),
        min_grant=10,
        max_grant=20,
        currency="CHF",
        amounts_verified=True,
        amounts_expected=True,
        cofinancing="preferred",
        cofinancing_note="a tenth",
        pattern="annual",
        status="forthcoming",
        status_note="soon",
        languages=("fr",),
        conditions=(rule, Condition.read("note if place in LDC: somebody must endorse it")),
        payments=(Payment(where=("EU",), kinds=("NGO",), paid="no", quote="not", note="but"),),
        deadlines=(dt.datetime(2030, 1, 2, 17, tzinfo=dt.UTC),),
        stages="cut-offs",
        pages=10,
        pages_first=5,
        lump_sum=True,
        rate_varies=True,
        grants=7,
        read_on=dt.date(2025, 3, 4),
        **SOURCED,
    )


def silent(record: BaseModel) -> set[str]:
    """Return the fields, those of records within it too, that are as they would be by default."""
    found = set()
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if not field.is_required() and value == field.get_default(call_default_factory=True):
            found.add(f"{type(record).__name__}.{name}")
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, BaseModel) and not isinstance(one, Condition):
                found |= silent(one)
    return {one for one in found if one.rpartition(".")[2] not in ALWAYS}
