"""From a catalogue to evidence, and from a file to a proposal."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from broker.evidence import Evidence
from broker.intake import read_shipped, read_text
from broker.introduce import holds_on
from broker.model import Alliance, CatalogueError, InputError, Proposal, Said, as_day
from broker.store import open_catalogue
from broker.text import Cache, Encoder
from broker.vocabulary import load_vocabulary, understand

_SHOWN = 5
"""Unknown themes that a message names."""

_A_TEXT = re.compile(r"\n|(?:\S+\s+){4}")
"""Lines, or five words: what is no file is a text rather than a path with a slip in it."""
_BEGINNING = 40
"""Letters of such a text that a message shows."""


def load(
    catalogue: str | Path | None = None,
    *,
    encoder: str | Path | Encoder | None = None,
    on: dt.date | None = None,
    progress: Callable[[str], None] | None = None,
) -> Evidence:
    """Open a catalogue and make its content ready for matching.

    Args:
        catalogue: A SQLite path or a database URL. By default `BROKER_CATALOGUE`, else a catalogue
            in the user's data folder. One that does not exist is filled with the shipped alliance.
        encoder: Name or path of a sentence-transformers model, or an encoder of your own (see
            `broker.text.Encoder`); the fast default encoder otherwise.
        on: The day from which age is counted; today by default.
        progress: Called with a short text when a long step begins.

    Raises:
        CatalogueError: If the catalogue cannot be read or made, or uses themes that the vocabulary
            does not hold.
        InputError: If the encoder is not there or does not do what it promises, or if records of
            the catalogue name a kind or country that the vocabulary does not hold.
    """
    on = as_day(on)
    if progress:
        progress(Said("Opening the catalogue"))
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        alliance, noted = opened.load(), opened.confirmations.all()
        book = opened.introductions
        holds = holds_on(on, holds=book.holds(), introductions=book.all())
    if noted:
        from broker.freshness import as_confirmed

        alliance = as_confirmed(alliance, confirmations=noted, on=on)
    _check_themes(alliance)
    evidence = Evidence(alliance, encoder=encoder, cache=Cache(), on=on, progress=progress)
    return evidence.with_holds(holds)


def _check_themes(alliance: Alliance) -> None:
    """Refuse a catalogue with the themes of another vocabulary: nothing would be found by them."""
    areas = (area for one in alliance.organisations() for area in one.areas)
    used = {key for area in areas for key in (*area.themes, *area.themes_inferred)}
    work = (alliance.activities, alliance.initiatives, alliance.offers, alliance.needs)
    used |= {key for part in work for one in part for key in one.themes}
    used |= {key for call in alliance.calls for key in call.themes}
    unknown = sorted(used - load_vocabulary().themes.keys())
    if unknown:
        shown = ", ".join(unknown[:_SHOWN]) + (" …" if len(unknown) > _SHOWN else "")
        raise CatalogueError(
            "The catalogue uses themes that the vocabulary does not hold: %(themes)s. If the "
            "alliance has themes of its own, name their folder with BROKER_VOCABULARY, or add "
            "these to its themes.csv; see data/vocabulary/README.md.",
            themes=shown,
        )


def read_proposal(
    source: str | Path | bytes,
    *,
    evidence: Evidence,
    lead: str | None = None,
    themes: Sequence[str] = (),
    places: Sequence[str] = (),
    kinds: Sequence[str] = (),
) -> Proposal:
    """Read a proposal and understand its themes, places, language, kinds and budget.

    Args:
        source: A path to text, Markdown, DOCX or PDF, or the bytes of such a file; a text at hand
            is given as `text.encode()`, for a `str` is a path.
        evidence: The alliance, for names.
        lead: Name of the organisation that leads.
        themes: Names or keys of themes to add to those found in the text.
        places: Names, keys or codes of places to add.
        kinds: Names or keys of kinds of partners that are looked for, besides those the text asks
            for. They count in favour; `recommend` with `kinds` leaves all others out.

    Raises:
        InputError: If the file cannot be read as a text.
        UnknownNameError: If a name is not known; the nearest ones come with it.
    """
    leader = None if lead is None else evidence.find(lead)
    return understand(
        read_text(_file(source)),
        source=str(source) if isinstance(source, str | Path) else None,
        vocabulary=evidence.vocabulary,
        lead=leader.id if leader else None,
        themes=themes,
        places=places,
        kinds=kinds,
    )


def _file(source: str | Path | bytes) -> str | Path | bytes:
    """Return what holds a proposal; refuse a text that was given where a path belongs."""
    if isinstance(source, str) and _A_TEXT.search(source.strip()):
        try:
            there = Path(source).exists()
        except (OSError, ValueError):
            there = False
        if not there:
            raise InputError(
                "There is no file %(name)r. If that is the text of the proposal itself, give "
                "text.encode(): a text as it is stands for a path.",
                name=source if len(source) <= _BEGINNING else f"{source[:_BEGINNING]}…",
            )
    return source
