"""How well an encoder understands several languages: labels of one concept find each other."""

import csv
import gzip
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broker.evaluate._compare import Report, best_peer, means
from broker.model import InputError, fold
from broker.text import Encoder, load_encoder

PIVOT = "en"
LANGUAGES = ("fr", "es", "it", "pt", "de")
PEER = "all-MiniLM-L6-v2"
_AT_ONCE = 512

Concept = Mapping[str, str]
"""The label of a concept by language; English is always there."""


def evaluate_languages(
    files: Sequence[Path],
    *,
    encoder: str | Encoder | None = None,
    peer: str | Encoder | None = PEER,
    languages: Sequence[str] = LANGUAGES,
) -> Report:
    """Measure whether labels in other languages find the English label of their concept.

    A query is a concept's label in one language; candidates are the English labels of all concepts
    of all files, by cosine. Concepts with the same English label, case and accents aside, count as
    one; a candidate that is exactly as near as the true one stands before it, so that an encoder
    gains nothing from rows of zeros.

    Args:
        files: Tables (CSV, also gzipped) with a column for each language, named by its code.
        encoder: Ours: an encoder, a name, or None for the default one.
        peer: What it is compared with; None for nothing.
        languages: Those asked for; those that no file holds are left out.

    Returns:
        `acc@1` and `mrr` over all queries, and as `acc@1:fr` for each language; the slices repeat
        them by language. Each language counts by its number of labels.

    Raises:
        InputError: If a file cannot be read, or holds no labels to compare.
    """
    started = time.perf_counter()
    concepts = [concept for file in files for concept in _read(file)]
    asked = [(code, n) for code in languages for n, one in enumerate(concepts) if one.get(code)]
    if not asked:
        raise InputError(
            f"{', '.join(map(str, files)) or 'No file'}: there is no concept with an English label "
            f"and one in {', '.join(languages)}. Give a table with a column `en` and others."
        )
    ours = _encoder(encoder, concepts=concepts)
    methods = {"ours": ours} | ({} if peer is None else {_title(peer): _encoder(peer)})
    scores = {name: _score(one, concepts=concepts, asked=asked) for name, one in methods.items()}
    places = {
        code: [place for place, (one, _) in enumerate(asked) if one == code] for code in languages
    }
    slices = {
        code: {name: means(columns, only=only) for name, columns in scores.items()}
        for code, only in places.items()
        if only
    }
    return Report(
        task="languages",
        queries=len(asked),
        candidates=len({fold(one[PIVOT]) for one in concepts}),
        methods={
            name: means(columns)
            | {
                f"{metric}:{code}": value
                for code, found in slices.items()
                for metric, value in found[name].items()
            }
            for name, columns in scores.items()
        },
        best_peer=best_peer(scores if peer is not None else scores | {"ours": scores["ours"]},
                            metric="acc@1"),
        slices=slices,
        seconds=time.perf_counter() - started,
    )
