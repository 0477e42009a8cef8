"""Rows to organisations: members of the alliance, and those around it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from broker.intake._places import ranges_in
from broker.intake._register import Register
from broker.intake._row import Row
from broker.model import FocusArea, Member, Neighbour, Said, slug

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

_SHARED = (
    "acronym",
    "aliases",
    "country",
    "mp_region",
    "regions",
    "themes",
    "themes_inferred",
    "languages",
    "focus_countries",
    "mountain_ranges",
    "ranges_confidence",
    "website",
    "identifiers",
    "as_of",
    "tag_confidence",
    "tags_source_url",
    "membership_evidence",
    "activities_count",
)
REQUIRED = ("name", "kind", "source_url")
MEMBER_COLUMNS = (*_SHARED, "scope", "summary_own_words", "role", "steering_or_hub_role")
NEIGHBOUR_COLUMNS = (*_SHARED, "why_in_network_own_words")

_SCOPES = ("global", "regional", "national", "subnational")
_COMMITTEE = "steering committee"
_SEATS = ("member ", "alternate ", "chair ", "vice chair ")
_STEERING = {"yes": True, "no": False, "unknown": None}


def register_all(members: Iterable[Row], around: Iterable[Row], *, register: Register) -> None:
    """Enter every organisation; one that stands twice is a problem.

    A neighbour with the name of a member is one too, since it would be shown as a candidate to
    invite.
    """
    for row in (*members, *around):
        name = row.needed("name")
        if not name:
            continue
        key = slug(name)
        first = register.rows.get(key)
        if first:
            where = Said("%(file)s, row %(row)s", file=first.file, row=first.number)
            row.wrong(
                "name",
                Said(
                    "%(name)r is listed already in %(where)s. Keep one of the two rows.",
                    name=name,
                    where=where,
                ),
            )
        else:
            register.add(key, row)


def members_of(rows: Iterable[Row], *, vocabulary: "Vocabulary") -> tuple[Member, ...]:
    """Return the members; rows with a problem are left out, and the problem is noted."""
    return tuple(one for row in rows if (one := member_of(row, vocabulary)))


def neighbours_of(rows: Iterable[Row], *, vocabulary: "Vocabulary") -> tuple[Neighbour, ...]:
    """Return those around the alliance; rows with a problem are left out."""
    return tuple(one for row in rows if (one := neighbour_of(row, vocabulary)))


def member_of(row: Row, vocabulary: "Vocabulary") -> Member | None:
    """Return the member of a row, or None where something in it is wrong."""
    steering = row.one_of("steering_or_hub_role", ("unknown", "yes", "no"), empty="unknown")
    return row.make(
        Member,
        **_organisation(row, vocabulary),
        summary=row.text("summary_own_words"),
        evidence=row.one_of("membership_evidence", ("stated", "strong"), empty="stated"),
        scope=row.one_of("scope", _SCOPES, empty="") or None,
        roles=_roles(row),
        steering=_STEERING.get(steering),
    )


def neighbour_of(row: Row, vocabulary: "Vocabulary") -> Neighbour | None:
    """Return the organisation around the alliance of a row, or None where something is wrong."""
    summary = row.text("why_in_network_own_words")
    return row.make(Neighbour, **_organisation(row, vocabulary), summary=summary)


def _organisation(row: Row, vocabulary: "Vocabulary") -> dict[str, object]:
    name = row.text("name")
    focus = focus_of(row, vocabulary)
    return {
        "id": slug(name),
        "name": name,
        "acronym": row.text("acronym") or None,
        "aliases": tuple(one for one in row.listed("aliases") if one != row.text("acronym")),
        "kind": row.member_kind(vocabulary.kinds),
        "country": row.key("country", vocabulary.countries, what="country (ISO 3166 alpha-3)"),
        "electoral_region": row.key("mp_region", vocabulary.regions, what="region"),
        "languages": row.keys("languages", vocabulary.languages, what="language (ISO 639)"),
        "website": row.address("website"),
        "identifiers": row.codes("identifiers"),
        "focus": (focus,) if focus else (),
        "source": row.needed("source_url"),
        "as_of": row.year("as_of"),
    }


def focus_of(row: Row, vocabulary: "Vocabulary") -> FocusArea | None:
    """Return what a row says of themes and places, or None where something in it is wrong."""
    themes = row.keys("themes", vocabulary.themes, what="theme")
    inferred = row.keys("themes_inferred", vocabulary.themes, what="theme")
    for theme in sorted(set(themes) & set(inferred)):
        message = Said(
            "%(theme)r also stands under themes. Keep it there only if a source supports it.",
            theme=theme,
        )
        row.wrong("themes_inferred", message)
    countries = row.keys("focus_countries", vocabulary.countries, what="country")
    ranges = row.one_of("ranges_confidence", ("from_sources_read", "country_default"), empty="")
    return row.make(
        FocusArea,
        themes=themes,
        themes_inferred=inferred,
        confidence=row.one_of("tag_confidence", ("stated", "inferred"), empty="stated"),
        regions=row.keys("regions", vocabulary.regions, what="region"),
        countries=countries,
        ranges=ranges_in(
            row, "mountain_ranges", countries=(row.text("country"), *countries), among=vocabulary
        ),
        ranges_confidence="inferred" if ranges == "country_default" else "stated",
        source=row.text("tags_source_url") or None,
    )


def _roles(row: Row) -> tuple[str, ...]:
    roles: list[str] = []
    for role in row.listed("role"):
        # `regular` says nothing beyond membership, also with a remark in brackets behind it.
        if role == "regular" or role.startswith("regular ("):
            continue
        # In `steering committee chair 2013-2015; member 2017-2021` both seats are on the committee.
        elliptic = roles and roles[-1].startswith(_COMMITTEE) and role.startswith(_SEATS)
        roles.append(f"{_COMMITTEE} {role}" if elliptic else role)
    return tuple(roles)
