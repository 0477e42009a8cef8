"""Whether an alliance can be reasoned about at all, told before anything is computed."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from broker.model import Activity, Alliance, Initiative, InputError, Said, unsound
from broker.text import Cache, Encoder
from broker.vocabulary import Vocabulary

_NEARLY = 0.01
"""How far from 1 a length may be: numbers of half precision are that inexact."""


def require_sound(alliance: Alliance, *, vocabulary: Vocabulary) -> None:
    """Refuse records that do not fit together, or name what the vocabulary does not hold.

    A name where a key belongs, such as Kenya for KEN, would match nothing, and nobody would see
    why. Ranges and regions are not looked at: what a later vocabulary calls otherwise must not
    keep a catalogue from being read.

    Raises:
        InputError: If there is such a record; the message names it.
    """
    fault = unsound(alliance) or next(_unknown(alliance, vocabulary=vocabulary), None)
    if fault:
        raise InputError(fault)


def require_encoder(encoder: object) -> Encoder:
    """Return an encoder of somebody's own; refuse what is none.

    Raises:
        InputError: If it has no name, dimensions or `encode`.
    """
    if (
        isinstance(encoder, Encoder)
        and not isinstance(encoder, type)
        and isinstance(encoder.name, str)
        and isinstance(encoder.dimensions, int | np.integer)
    ):
        return encoder
    raise InputError(
        "%(found)s is no encoder. Give the name or the path of one, or an object with name (a "
        "text), dimensions (a whole number) and encode; see broker.text.Encoder.",
        found=repr(encoder),
    )


def vectors_of(
    texts: Sequence[str], *, encoder: Encoder, cache: Cache | None
) -> NDArray[np.float32]:
    """Return the vectors of texts, shape (texts, dimensions), kept in a cache where there is one.

    Raises:
        InputError: If the encoder does not give what `broker.text.Encoder` promises.
    """
    rows = np.asarray(cache.vectors(encoder, texts) if cache else encoder.encode(texts))
    shape = (len(texts), encoder.dimensions)
    if rows.shape != shape or not np.isfinite(rows).all():
        raise InputError(
            "The encoder %(name)s should give a row of %(dimensions)s finite numbers for each of "
            "%(texts)s texts, and does not. See broker.text.Encoder for what an encoder promises.",
            name=encoder.name,
            dimensions=encoder.dimensions,
            texts=len(texts),
        )
    found = rows.astype(np.float32, copy=False)
    lengths = np.linalg.norm(found, axis=1)
    if (np.minimum(lengths, np.abs(lengths - 1)) > _NEARLY).any():
        raise InputError(
            "The encoder %(name)s should give rows of length 1, or of zeros where a text holds "
            "nothing that it knows, and does not. Divide each row by its length.",
            name=encoder.name,
        )
    return found


def _unknown(alliance: Alliance, *, vocabulary: Vocabulary) -> Iterator[Said]:
    for one in alliance.organisations():
        if one.kind not in vocabulary.kinds:
            yield Said(
                "%(name)s has the kind %(key)r, which the vocabulary does not hold. Give the key "
                "of a kind, such as government.",
                name=one.name,
                key=one.kind,
            )
        themes = (key for area in one.areas for key in (*area.themes, *area.themes_inferred))
        yield from _unknown_themes(themes, of=one.name, vocabulary=vocabulary)
        seat = () if one.country is None else (one.country,)
        countries = (key for area in one.areas for key in area.countries)
        yield from _unknown_countries((*seat, *countries), of=one.name, vocabulary=vocabulary)
    works: tuple[Activity | Initiative, ...] = (*alliance.activities, *alliance.initiatives)
    for work in works:
        yield from _unknown_themes(work.themes, of=work.title, vocabulary=vocabulary)
        yield from _unknown_countries(work.countries, of=work.title, vocabulary=vocabulary)
    for exchange in (*alliance.offers, *alliance.needs):
        yield from _unknown_themes(exchange.themes, of=exchange.text, vocabulary=vocabulary)


def _unknown_themes(keys: Iterable[str], *, of: str, vocabulary: Vocabulary) -> Iterator[Said]:
    for key in keys:
        if key not in vocabulary.themes:
            yield Said(
                "%(name)s has the theme %(key)r, which the vocabulary does not hold. Give the key "
                "of a theme, such as water; an alliance with themes of its own names their folder "
                "with BROKER_VOCABULARY.",
                name=of,
                key=key,
            )


def _unknown_countries(keys: Iterable[str], *, of: str, vocabulary: Vocabulary) -> Iterator[Said]:
    for key in keys:
        if key not in vocabulary.countries:
            yield Said(
                "%(name)s has the country %(key)r, which the vocabulary does not hold. Give its "
                "ISO 3166 code of three letters, such as KEN.",
                name=of,
                key=key,
            )
