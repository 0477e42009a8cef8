"""One sourced statement about an organisation."""

from dataclasses import dataclass
from typing import Literal

DocumentKind = Literal["profile", "focus", "unit", "activity", "offer", "need"]

State = Literal["current", "planned", "past"]


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
    travels: bool = False
    """Whether it says little about the places it names: events, and what a worldwide organisation
    does. Such places count no more than their region."""
    wide: bool = False
    """Whether so many countries count for it that it is at home in none of them."""
    weight: float = 1.0
    """From 0 to 1: how much it tells about current work."""
    state: State = "past"
    """`current` only where a source of the last years says that it goes on."""
    year: int | None = None
    """Last year for which it is known to hold."""

    @property
    def text(self) -> str:
        """What is matched: the title, then the summary; nothing for a bare list of tags."""
        if self.kind == "focus":
            return ""
        return f"{self.title}. {self.summary}".strip() if self.summary else self.title
