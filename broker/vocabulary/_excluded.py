"""Places that a text names only to say that the work is not there, who pays, or for comparison."""

from collections.abc import Mapping, Sequence

from broker.vocabulary._asides import Asides
from broker.vocabulary._clauses import Clauses
from broker.vocabulary._denials import Denials
from broker.vocabulary._terms import Mention


def only_excluded(
    text: str, *, places: Sequence[Mention], language: str | None
) -> frozenset[tuple[str, str]]:
    """Return the places (what and key) that a text never names but to exclude them.

    A place is excluded by a word before it, with nothing but prepositions, articles and words for
    work between (`not in the Alps`, `hors des Alpes`, `no trabajamos en Nepal`), and so are those
    of the same list (`nor in the Pyrenees`). `Not only in the Alps`, `not in the Alps alone` and
    `nowhere outside the Alps` exclude nothing, nor does a sentence that denies something else
    (`they do not stay in the Alps`). A place that is named elsewhere without such a word stays. So
    it is with who pays (`funded by Norway`) and with what is a mere comparison (`as in the Alps`),
    where the text names another place.

    Args:
        text: The text.
        places: The places it names, in its order.
        language: Its language; None where it is unclear.
    """
    clauses = Clauses(text, places)
    not_there = _never_else(places, Denials(clauses, language=language).excluded())
    aside = _never_else(places, Asides(clauses, language=language).aside())
    everywhere = {(one.what, one.key) for one in places}
    return not_there | aside if everywhere - not_there - aside else not_there


def never_meant(
    text: str, *, places: Sequence[Mention], language: str | None
) -> frozenset[tuple[str, str]]:
    """Return the places that `only_excluded` would return if the text named another one, too."""
    clauses = Clauses(text, places)
    excluded = Denials(clauses, language=language).excluded()
    aside = Asides(clauses, language=language).aside()
    marked = zip(excluded, aside, strict=True)
    return _never_else(places, [out or so for out, so in marked])


def _never_else(places: Sequence[Mention], marked: Sequence[bool]) -> frozenset[tuple[str, str]]:
    named: Mapping[bool, set[tuple[str, str]]] = {True: set(), False: set()}
    for one, so in zip(places, marked, strict=True):
        named[so].add((one.what, one.key))
    return frozenset(named[True] - named[False])
