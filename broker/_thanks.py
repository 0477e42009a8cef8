"""Whose work the names of places build on."""

from collections.abc import Iterable, Iterator

from broker.model import Alliance
from broker.vocabulary import Vocabulary
from broker.wording import Words

RANGES = "GMBA Mountain Inventory v2, Snethlage et al. 2022, CC BY 4.0"
NAMES = "Unicode CLDR, Unicode License v3"


def thanks(*, ranges: bool, words: Words) -> str:
    """Return the sentence that credits them.

    Args:
        ranges: Whether mountain ranges of the inventory are in use; see `of_the_inventory`.
        words: The language to say it in.
    """
    if not ranges:
        return words.say("Names of countries and languages: %(names)s.", names=NAMES)
    return words.say(
        "Mountain ranges: %(ranges)s. Names of countries and languages: %(names)s.",
        ranges=RANGES,
        names=NAMES,
    )


def named_ranges(alliance: Alliance) -> Iterator[str]:
    """Yield the keys of the mountain ranges that the records of an alliance name."""
    for one in alliance.organisations():
        for area in one.areas:
            yield from area.ranges
    for work in alliance.activities:
        yield from work.ranges


def of_the_inventory(ranges: Iterable[str], *, vocabulary: Vocabulary) -> bool:
    """Tell whether any of these ranges was taken from the GMBA Mountain Inventory."""
    known = (vocabulary.ranges.get(key) for key in ranges)
    return any(one is not None and "GMBA" in one.source for one in known)
