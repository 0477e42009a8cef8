"""From a text to a proposal."""

from collections.abc import Iterable

from broker.model import InputError, Proposal, Said, several
from broker.vocabulary._lasting import months_in
from broker.vocabulary._load import load_vocabulary
from broker.vocabulary._vocabulary import Vocabulary


def understand(
    text: str,
    *,
    source: str | None = None,
    vocabulary: Vocabulary | None = None,
    lead: str | None = None,
    themes: Iterable[str] = (),
    places: Iterable[str] = (),
    kinds: Iterable[str] = (),
) -> Proposal:
    """Return a proposal with what its text says and what was told about it.

    What is told by name comes first; what is found in the text is added to it.

    Args:
        text: The proposal's text.
        source: Where it was read.
        vocabulary: The shipped vocabulary where none is given.
        lead: Id of the organisation that leads.
        themes: Names or keys of themes, or one of them; so for places and kinds.
        places: Names, keys or codes of ranges, countries, conventions or regions.
        kinds: Names or keys of the kinds of partner that are looked for.

    Raises:
        InputError: If the text has no letters, so that there is nothing to go by.
        UnknownNameError: If a theme, place or kind is not known.
    """
    if not any(char.isalpha() for char in text):
        raise InputError(
            "There is nothing to go by: %(source)s has no words. Write a sentence or "
            "more about the work, where it is and who is wanted.",
            source=source or Said("the text"),
        )
    known = vocabulary or load_vocabulary()
    told_places = [known.place(name) for name in several(places)]
    return Proposal(
        text=text,
        source=source,
        language=known.language_of(text),
        themes=_unique(map(known.theme, several(themes)), known.themes_in(text)),
        places=tuple(dict.fromkeys([*told_places, *known.places_in(text)])),
        kinds=_unique(map(known.kind, several(kinds)), known.kinds_in(text)),
        lead=lead,
        budget=known.budget_in(text),
        months=months_in(text),
    )


def _unique(told: Iterable[str], found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*told, *found]))
