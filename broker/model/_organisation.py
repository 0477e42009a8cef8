"""Organisations: members of the alliance, and those around it."""

from collections.abc import Collection
from typing import Literal, TypeVar

from broker.model._names import fold, slug
from broker.model._record import Confidence, Record, Sourced, Text


class FocusArea(Record):
    """What an organisation, or a desk of it, works on and where.

    All entries are keys of the vocabulary: themes, regions, ranges; countries are ISO 3166 alpha-3.
    """

    themes: tuple[str, ...] = ()
    themes_inferred: tuple[str, ...] = ()
    """Themes that nothing read so far supports."""
    confidence: Confidence = "stated"
    """How well `themes` are supported."""
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    ranges_confidence: Confidence = "stated"
    """`inferred` where a range was only filled in from the country, which says little."""
    source: str | None = None
    """Where the focus was read, if elsewhere than the organisation itself."""


class Unit(Record):
    """A desk, office or programme inside a large organisation, with a focus of its own."""

    name: Text
    summary: str = ""
    focus: tuple[FocusArea, ...] = ()
    languages: tuple[str, ...] = ()


class Organisation(Sourced):
    """An organisation of the alliance's world; see `Member` and `Neighbour`."""

    id: Text
    name: Text
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    kind: Text
    """Key of a member kind."""
    country: str | None = None
    """ISO 3166 alpha-3 code of its seat."""
    electoral_region: str | None = None
    """Region in which the alliance counts it, which may differ from where it works."""
    languages: tuple[str, ...] = ()
    """ISO 639 codes."""
    website: str | None = None
    identifiers: tuple[str, ...] = ()
    """Codes in registers, such as `ror:03vek6s52`, `pic:999984059` or, as on org-id.guide,
    `GB-CHC-202918`."""
    summary: str = ""
    focus: tuple[FocusArea, ...] = ()
    units: tuple[Unit, ...] = ()

    @property
    def areas(self) -> tuple[FocusArea, ...]:
        """Focus areas of the organisation and of all its units."""
        return self.focus + tuple(area for unit in self.units for area in unit.focus)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is known by, the official one first."""
        rest = (self.acronym, *self.aliases)
        return (self.name, *dict.fromkeys(name for name in rest if name))


class Member(Organisation):
    """An organisation that a source names as a member of the alliance."""

    standing: Literal["member"] = "member"
    evidence: Literal["stated", "strong"] = "stated"
    """`strong` means that membership is likely and remains to be confirmed."""
    scope: Literal["global", "regional", "national", "subnational"] | None = None
    roles: tuple[str, ...] = ()
    """Roles in the alliance beyond regular membership, in the source's words."""
    steering: bool | None = None
    """Whether it sat on the steering committee or serves as a hub; None where not known."""


class Neighbour(Organisation):
    """An organisation around the alliance that no source calls a member.

    A candidate to invite; never shown or counted as a member.
    """

    standing: Literal["around"] = "around"


_Named = TypeVar("_Named", bound=Organisation)


def still_called(after: _Named, *, before: Organisation, taken: Collection[str] = ()) -> _Named:
    """Return an organisation whose former name, if it was renamed, is one of its aliases.

    Lists go on using a name for years after it was corrected. The name from which the id was made
    stays, too: a table in which only the new name stands may be read a second time.

    Args:
        after: The organisation as it would be.
        before: The same one as it was.
        taken: Official names of others, folded; a name that became another's is not kept.
    """
    known = {fold(name) for name in after.names} | set(taken)
    first = (name for name in before.aliases if slug(name) == before.id)
    lost = {fold(name): name for name in (before.name, *first)}
    kept = tuple(name for folded, name in lost.items() if folded not in known)
    return after.model_copy(update={"aliases": (*after.aliases, *kept)}) if kept else after
