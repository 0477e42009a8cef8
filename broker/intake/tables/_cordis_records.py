"""Organisations and projects of CORDIS as records of an alliance."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from broker.intake._cordis import Cordis
from broker.intake._mojibake import legible, mended
from broker.intake.tables._merged import also_called
from broker.model import Activity, Initiative, Money, Neighbour, Organisation, slug

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

_READ = 4_000
"""Letters of an objective in which themes are looked for."""

_COMMISSION = "European Commission"
_UNDATED = "the source gives no dates"
_CODE_DIGITS = 9
"""Of a participant code."""


def id_of(one: Neighbour) -> str:
    """Return the id of an organisation: its participant code, where CORDIS has one for it."""
    return f"pic-{one.id}" if _is_code(one.id) else f"cordis-{slug(one.id)}"


def _is_code(text: str) -> bool:
    return len(text) == _CODE_DIGITS and text.isascii() and text.isdigit()


def organisation_of(one: Neighbour, *, codes: Sequence[str], read_on: date) -> Neighbour:
    """Return an organisation around the alliance, with its participant codes."""
    key = id_of(one)
    return one.model_copy(
        update={
            "id": key,
            "name": _spelled(one.name),
            "aliases": tuple(dict.fromkeys(map(_spelled, one.aliases))),
            "identifiers": tuple(f"pic:{code}" for code in codes if _is_code(code)),
            "as_of": read_on.year,
        }
    )


def _spelled(name: str) -> str:
    """Return a name whose letters were decoded once too often, or twice, as it was meant."""
    return mended(mended(name))


def grown(known: Organisation, *, by: Neighbour) -> Organisation:
    """Return a known organisation with what CORDIS adds; what is known stays.

    What came from CORDIS and is no member yet follows CORDIS, and keeps what others added to it.
    """
    update = also_called(known, by)
    if known.id == by.id and isinstance(known, Neighbour):
        names = dict.fromkeys((*known.aliases, *by.aliases, known.name))
        acronym = by.acronym or known.acronym
        update |= {
            "name": by.name,
            "acronym": acronym,
            "aliases": tuple(name for name in names if name not in {by.name, acronym}),
            "kind": by.kind,
            "country": by.country or known.country,
            "website": by.website or known.website,
            "source": by.source,
            "as_of": by.as_of,
        }
    return known.model_copy(update=update)


def project_of(
    one: Initiative,
    *,
    read: Cordis,
    kept: Mapping[str, str],
    topic: str,
    vocabulary: "Vocabulary",
    read_on: date,
) -> Initiative:
    """Return a project as an initiative of the alliance.

    Args:
        one: The project as CORDIS has it.
        read: The programme.
        kept: For the ids of CORDIS' organisations, the ids under which they are kept.
        topic: The title of the topic under which it was chosen; empty where that is not known.
        vocabulary: For its themes.
        read_on: The day on which it was taken from CORDIS.
    """
    members = dict.fromkeys(kept[key] for key in one.members)
    title, about = legible(one.title), legible(one.summary or topic)
    cost = read.costs.get(one.id)
    return one.model_copy(
        update={
            "id": f"cordis-{one.id}",
            "title": title,
            "status": _status(one, read=read, on=read_on),
            "members": tuple(members),
            "themes": tuple(vocabulary.themes_in(f"{title}. {about[:_READ]}")),
            "funders": (_COMMISSION,),
            "budget": Money(amount=cost, currency="EUR") if cost else None,
            "summary": about,
            "as_of": read_on.year,
        }
    )


def _status(one: Initiative, *, read: Cordis, on: date) -> str:
    start, end = read.starts.get(one.id), one.years.end
    if end is not None and end < on.year:
        return "completed"
    if start is None:
        return "unknown"
    return "planned" if start > on else "running"


def participations_in(one: Initiative) -> Iterator[Activity]:
    """Yield what a project means for each of its members.

    A project without dates is told as past work of an unknown year: programmes last for decades,
    and nothing says that it still runs.
    """
    status = "completed" if one.status == "unknown" else one.status
    when = one.as_of if status in {"running", "planned"} else one.years.last
    for member in one.members:
        yield Activity.model_validate(
            {
                "id": f"{one.id}:{member}",
                "organisation": member,
                "title": one.title,
                "kind": "project",
                "years": one.years,
                "status": status,
                "status_note": _UNDATED if one.status == "unknown" else "",
                "themes": one.themes,
                "partners": tuple(other for other in one.members if other != member),
                "summary": one.summary,
                "initiative": one.id,
                "source": one.source,
                "as_of": when,
            }
        )
