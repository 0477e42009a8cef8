"""How well an encoder understands several languages: labels of one concept find each other."""

import csv
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from broker.evaluate._compare import Report, best_peer, means
from broker.evaluate._table_text import table_rows, unreadable
from broker.model import InputError, fold
from broker.text import Encoder, load_encoder

PIVOT = "en"
LANGUAGES = ("fr", "es", "it", "pt", "de")
PEER = "all-MiniLM-L6-v2"
_AT_ONCE = 512

Concept = Mapping[str, str]
"""The label of a concept by language; English is always there."""


def evaluate_languages(
    files: Sequence[str | Path],
    *,
    encoder: str | Encoder | None = None,
    peer: str | Encoder = PEER,
    languages: Sequence[str] = LANGUAGES,
) -> Report:
    """Measure whether labels in other languages find the English label of their concept.

    A query is a concept's label in one language; candidates are the English labels of all concepts
    of all files, by cosine. Concepts with the same English label, case and accents aside, count as
    one. A wrong candidate that is exactly as near as the right one stands before it, so that an
    encoder gains nothing from texts that it cannot read.

    Args:
        files: Tables (CSV, also gzipped) with a column for each language, named by its code.
        encoder: Ours: an encoder, a name, or None for the default one.
        peer: What it is compared with.
        languages: Those asked for; those that no file holds are left out.

    Returns:
        `acc@1` and `mrr` over all queries and, as `acc@1:fr`, over those of each language; the
        slices repeat them by language.

    Raises:
        InputError: If a file cannot be read, or holds no labels to compare, or there is no such
            encoder.
    """
    started = time.perf_counter()
    if not files:
        raise InputError("No file was given. Give a table with a column for each language.")
    concepts = [
        concept for file in map(Path, files) for concept in _read(file, languages=languages)
    ]
    asked = _asked(concepts, files=files, languages=languages)
    names = {"ours": encoder, (peer if isinstance(peer, str) else peer.name): peer}
    scores = {name: _scores(one, concepts=concepts, asked=asked) for name, one in names.items()}
    slices = {
        code: {name: means(columns, only=places) for name, columns in scores.items()}
        for code in languages
        if (places := [place for place, (one, _) in enumerate(asked) if one == code])
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
        best_peer=best_peer(scores, metric="acc@1"),
        slices=slices,
        seconds=time.perf_counter() - started,
    )


def _asked(
    concepts: Sequence[Concept], *, files: Sequence[str | Path], languages: Sequence[str]
) -> list[tuple[str, int]]:
    """Return the labels that are asked for: the language of each, and the number of its concept."""
    asked = [(code, n) for code in languages for n, one in enumerate(concepts) if code in one]
    if not asked:
        raise InputError(
            "%(files)s: there is no concept with a label in English and one in %(languages)s. Give "
            "a table with a column for each language, named by its code: %(columns)s.",
            files=", ".join(map(str, files)),
            languages=tuple(languages),
            columns=", ".join((PIVOT, *languages)),
        )
    return asked


def _scores(
    encoder: str | Encoder | None,
    *,
    concepts: Sequence[Concept],
    asked: Sequence[tuple[str, int]],
) -> dict[str, list[float]]:
    """Return what an encoder reaches for each label that is asked for, by metric."""
    corpus = [label for concept in concepts for label in concept.values()]
    used = encoder if isinstance(encoder, Encoder) else load_encoder(encoder, corpus=corpus)
    ranks = _ranks(used, concepts=concepts, asked=asked)
    return {
        "acc@1": [float(rank == 1) for rank in ranks],
        "mrr": [1.0 / rank for rank in ranks],
    }


def _read(path: Path, *, languages: Sequence[str]) -> list[Concept]:
    """Return the labels of the concepts of a table; those without an English one are left out."""
    try:
        rows = table_rows(path)
        if PIVOT not in (rows.fieldnames or ()):
            raise InputError(
                "%(path)s has no column `%(column)s`. Give a table with a column for each "
                "language, named by its code: %(columns)s.",
                path=path,
                column=PIVOT,
                columns=", ".join((PIVOT, *languages)),
            )
        found = [
            {code: label for code in (PIVOT, *languages) if (label := (row[code] or "").strip())}
            for row in ({code: row.get(code) for code in (PIVOT, *languages)} for row in rows)
        ]
    except csv.Error as error:
        raise unreadable(path, error) from error
    return [concept for concept in found if PIVOT in concept]


def _ranks(
    encoder: Encoder, *, concepts: Sequence[Concept], asked: Sequence[tuple[str, int]]
) -> list[int]:
    """Return the place of the right English label, from 1, for each label that is asked for."""
    keys = [fold(concept[PIVOT]) for concept in concepts]
    first = {key: number for number, key in reversed(list(enumerate(keys)))}
    group = {key: place for place, key in enumerate(first)}
    labels = [concepts[number][PIVOT] for number in first.values()]
    right = np.array([group[keys[number]] for _, number in asked])
    candidates = encoder.encode(labels)
    ranks: list[int] = []
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        queries = encoder.encode([concepts[number][code] for code, number in part])
        cosines = queries @ candidates.T
        own = cosines[np.arange(len(part)), right[start : start + _AT_ONCE]]
        # The right label is itself among those that are as near.
        ranks.extend(int(rank) for rank in (cosines >= own[:, None]).sum(axis=1))
    return ranks
