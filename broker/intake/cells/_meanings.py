"""What a person said that words of a file stand for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from broker.intake.cells._terms_meant import NOTHING, Terms
from broker.model import InputError, fold

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

EVERY_OTHER = "*"
"""In place of a word: every entry of a list that is not known and is like nothing that is."""


def meanings_of(said: Mapping[str, str], *, vocabulary: "Vocabulary") -> dict[str, str]:
    """Return what words stand for, by word, folded.

    Raises:
        InputError: If a meaning is no theme, kind, country, region or language.
    """
    if said.get(EVERY_OTHER, NOTHING) != NOTHING:
        raise InputError(
            "%(star)r is every word that is not known; it can only be left out: --read '*=-'.",
            star=EVERY_OTHER,
        )
    terms = Terms(vocabulary)
    sorts = ("theme", "kind", "country", "region", "language")
    for word, meaning in said.items():
        if meaning not in {NOTHING, ""} and not any(terms.meant(s, meaning).key for s in sorts):
            raise InputError(
                "%(meaning)r is no theme, kind, country, region or language, so that %(word)r "
                "cannot stand for it. Write one by its key or its name, or - to leave it out.",
                meaning=meaning,
                word=word,
            )
    return {fold(word).strip(): meaning for word, meaning in said.items() if word != EVERY_OTHER}
