"""Rows to activities: what single organisations run, ran or plan."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from broker.intake._places import ranges_in
from broker.intake._register import Register
from broker.intake._restated import Restated
from broker.intake._row import Row
from broker.model import Activity, Initiative, Said, digest

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

REQUIRED = ("organisation", "title", "kind", "status", "source_url")
COLUMNS = (
    "year_start",
    "year_end",
    "status_note",
    "themes",
    "countries",
    "mountain_ranges",
    "partners",
    "summary_own_words",
    "as_of",
    "origin",
    "signal",
)

_KINDS = ("event", "programme", "project", "network", "research", "service")
_STATES = ("running", "completed", "planned")
_SIGNALS = ("substantive", "one_off_event", "participation")


def activities_of(
    rows: Iterable[Row],
    *,
    initiatives: tuple[Initiative, ...],
    complete: bool,
    register: Register,
    vocabulary: "Vocabulary",
) -> tuple[Activity, ...]:
    """Return the activities; each tells the initiative that it restates, if it does.

    Rows whose `origin` is the table of initiatives must match one (see `Restated.titled`); for
    the others see `Restated.find`.

    Args:
        rows: The rows of the table.
        initiatives: The initiatives that could be read.
        complete: Whether these are all; only then is one that is not among them a problem.
        register: The organisations.
        vocabulary: What the cells may name.
    """
    seen: dict[str, Row] = {}
    made = []
    known = Restated(initiatives)
    for row in rows:
        one = activity_of(
            row,
            restated=known,
            complete=complete,
            seen=seen,
            register=register,
            vocabulary=vocabulary,
        )
        made += [one] if one else []
    return tuple(made)


def activity_of(
    row: Row,
    *,
    restated: Restated,
    complete: bool,
    seen: dict[str, Row],
    register: Register,
    vocabulary: "Vocabulary",
) -> Activity | None:
    """Return the activity of a row, or None where something in it is wrong.

    Args:
        row: The row.
        restated: Finds the initiative that it restates.
        complete: Whether that knows all initiatives.
        seen: The rows so far, by key; the row is entered.
        register: The organisations.
        vocabulary: What the cells may name.
    """
    organisation = register.needed(row, "organisation")
    title, source, years = row.needed("title"), row.needed("source_url"), row.years()
    key = f"{organisation}/{digest(title, str(years), source)}"
    row.only_once("title", key, seen=seen)
    partners, others = register.split(row, "partners")
    partners = tuple(one for one in partners if one != organisation)
    countries = row.keys("countries", vocabulary.countries, what="country")
    near = countries or register.seat(organisation)
    if row.one_of("origin", ("gathered", "initiatives.csv"), empty="gathered") == "gathered":
        people = (organisation or "", *partners)
        initiative = restated.find(title, source=source, years=years, participants=people)
    else:
        initiative = _titled(row, restated=restated, complete=complete)
    return row.make(
        Activity,
        id=key,
        organisation=organisation,
        title=title,
        kind=row.one_of("kind", _KINDS),
        years=years,
        status=row.one_of("status", _STATES),
        status_note=row.text("status_note"),
        themes=row.keys("themes", vocabulary.themes, what="theme"),
        countries=countries,
        ranges=ranges_in(row, "mountain_ranges", countries=near, among=vocabulary),
        partners=partners,
        other_partners=others,
        summary=row.text("summary_own_words"),
        initiative=initiative.id if initiative else None,
        signal=row.one_of("signal", _SIGNALS, empty="substantive"),
        source=source,
        as_of=row.year("as_of"),
    )


def _titled(row: Row, *, restated: Restated, complete: bool) -> Initiative | None:
    """Return the initiative of which a row says that it is one of its activities."""
    title = row.text("title")
    initiative = restated.titled(title)
    if complete and not initiative:
        message = Said(
            "no initiative is called %(title)r; use its title in initiatives.csv.", title=title
        )
        row.wrong("title", message)
    return initiative
