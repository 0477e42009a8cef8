"""Who is who, measured: participant codes under several spellings, names against aliases."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broker.evaluate._compare import Report, best_peer
from broker.evaluate._identity_peers import rapidfuzz_scores, splink_scores
from broker.identity import Profile, shipped_judge
from broker.identity.training import (
    Examples,
    Pair,
    Spelling,
    cordis_spellings,
    examples,
    in_training,
    known_spellings,
    ror_spellings,
)
from broker.model import InputError
from broker.vocabulary import known_organisations

Floats = NDArray[np.float64]

_OWN = "ours, own threshold"
"""Our scores with a threshold for each collection, as the peers have one."""
_ASKED = "ours, taken or asked about"
"""Also what a person decides: its precision is the share of all that is shown which is right."""

_WANTED = 0.99
"""Precision that every method is held to; its threshold comes from the training half."""


_SLICES: dict[str, Callable[[Pair], bool]] = {
    "only hard pairs": lambda pair: pair.same or pair.hard,
    "only pairs by chance": lambda pair: pair.same or not pair.hard,
}
"""Pairs of different organisations that were chosen for their likeness, and those that were drawn
by chance from all that share a key."""


@dataclass(frozen=True)
class _Measured:
    """One collection: the pairs of both halves, with every method's scores."""

    name: str
    halves: tuple[Examples, Examples]
    scores: Mapping[str, tuple[Floats, Floats]]


def evaluate_identity(
    *,
    cordis: Sequence[str | Path] = (),
    ror: str | Path | None = None,
    most: int | None = None,
    with_splink: bool = True,
    progress: Callable[[str], None] = lambda _: None,
) -> Report:
    """Measure precision and recall of telling who is who, pair by pair, beside plain methods.

    Organisations are split in two halves by a digest of their code; words, judgement and the
    thresholds of every method come from one half, all figures from the other. Pairs of one
    organisation are two spellings of a participant code in CORDIS, or an official name and an
    alias in ROR (`each`), or an official name and all aliases together (`together`), or two names
    of a well-known organisation (`known`), mostly in two languages; none is looked up. For each of
    them up to seven pairs a side of different organisations are judged: those most similar in
    letters, the nearest of another country, one with the same acronym, and some drawn by chance
    from all that share a key. Peers get their best threshold for each collection; ours is the
    shipped one for all, and beside it once more with a threshold for each, and with all that a
    person is asked about.

    Args:
        cordis: Folders with tables in the CORDIS layout.
        ror: Table of ROR.
        most: Pairs of one organisation for each collection but CORDIS, drawn by chance; all by
            default.
        with_splink: Whether Splink with its defaults is measured, too.
        progress: Called with a short text when a long step begins.

    Returns:
        A report: `precision` and `recall` at the threshold; `recall@p99` is the highest recall at
        which precision on the test half is 0.99, whatever the threshold. Slices hold each
        collection, its hard pairs and those drawn by chance, and for CORDIS `linkage`, where all
        pairs of different organisations that share a key count: some 150 for each pair of one.

    Raises:
        InputError: If neither is given, a table cannot be read, or it holds too little.
    """
    started = time.perf_counter()
    if not cordis and ror is None:
        raise InputError("Name what to measure on: --cordis DIR, --ror CSV, or both.")
    collections: list[tuple[str, tuple[Spelling, ...], bool]] = []
    if cordis:
        collections.append(("cordis", cordis_spellings(map(Path, cordis)), False))
    if ror is not None:
        ror = Path(ror)
        collections.append(("ror together", ror_spellings(ror, form="together"), True))
        collections.append(("ror each", ror_spellings(ror), True))
        collections.append(("ror each, no city", ror_spellings(ror, city=False), True))
    collections.append(("known", known_spellings(known_organisations()), False))
    measured = [
        _measure(
            name, spellings, against_first=against_first, most=most, splink=with_splink,
            progress=progress,
        )
        for name, spellings, against_first in collections
    ]  # fmt: skip
    methods = list(measured[0].scores)
    bars = {one.name: _bars(one) for one in measured}
    slices = {one.name: _figures([one], bars=bars, methods=methods) for one in measured}
    for one in measured:
        for title, keep in _SLICES.items():
            tuned = {one.name: _bars(one, keep=keep)}
            slices[f"{one.name}: {title}"] = _figures([one], bars=tuned, methods=methods, keep=keep)
    if cordis:
        name, spellings, against_first = collections[0]
        linked = _measure(
            name,
            spellings,
            against_first=against_first,
            most=None,
            splink=with_splink,
            progress=progress,
            every=True,
        )
        slices[f"{name}: linkage"] = _figures([linked], bars={name: _bars(linked)}, methods=methods)
    hits = {
        method: {
            "recall": [
                float(score >= bars[one.name][method])
                for one in measured
                for score, pair in zip(one.scores[method][1], one.halves[1].pairs, strict=True)
                if pair.same
            ]
        }
        for method in methods
    }
    test = [one.halves[1] for one in measured]
    return Report(
        task="identity",
        queries=sum(pair.same for half in test for pair in half.pairs),
        candidates=sum(len(half.pairs) for half in test),
        methods=_figures(measured, bars=bars, methods=methods),
        best_peer=best_peer(
            {name: some for name, some in hits.items() if name not in {_OWN, _ASKED}},
            metric="recall",
        ),
        slices=slices,
        seconds=time.perf_counter() - started,
    )


def _measure(
    name: str,
    spellings: Sequence[Spelling],
    *,
    against_first: bool,
    most: int | None,
    splink: bool,
    progress: Callable[[str], None],
    every: bool = False,
) -> _Measured:
    judge = shipped_judge()
    halves: list[Examples] = []
    scores: dict[str, list[Floats]] = {}
    for trained in (True, False):
        progress(f"{name}, {'training' if trained else 'test'} half")
        some = [one for one in spellings if in_training(one.truth) == trained]
        half = examples(
            some,
            lexicon=judge.lexicon,
            against_first=against_first,
            most=None if name == "cordis" else most,
            every=every,
        )
        if not any(pair.same for pair in half.pairs):
            raise InputError(
                "One half of %(name)s holds no two spellings of one organisation, so that there is "
                "nothing to measure. Give a larger table.",
                name=name,
            )
        known = {one.entity.id: Profile(one.entity) for one in some}
        pairs = [(known[p.one.entity.id], known[p.other.entity.id]) for p in half.pairs]
        ours = judge.scores(pairs)
        found = {"ours": ours, _OWN: ours, _ASKED: ours, **rapidfuzz_scores(half.pairs)}
        if splink:
            progress(f"{name}, Splink")
            found["splink defaults"] = splink_scores(some, pairs=half.pairs)
        for method, values in found.items():
            scores.setdefault(method, []).append(values)
        halves.append(half)
    return _Measured(
        name=name,
        halves=(halves[0], halves[1]),
        scores={method: (pair[0], pair[1]) for method, pair in scores.items()},
    )


def _bars(
    measured: _Measured, *, keep: Callable[[Pair], bool] = lambda _: True
) -> dict[str, float]:
    """Return each method's threshold: ours is shipped, the peers' are the best for this half."""
    pairs = measured.halves[0].pairs
    kept = np.asarray([keep(pair) for pair in pairs])
    truth = _truth(pairs)[kept]
    bars = {method: _lowest(pair[0][kept], truth) for method, pair in measured.scores.items()}
    shipped = shipped_judge().thresholds
    return bars | {"ours": shipped.same, _ASKED: shipped.unsure}


def _figures(
    measured: Sequence[_Measured],
    *,
    bars: Mapping[str, Mapping[str, float]],
    methods: Sequence[str],
    keep: Callable[[Pair], bool] = lambda _: True,
) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for method in methods:
        said, truth, margin = [], [], []
        for one in measured:
            pairs = one.halves[1].pairs
            kept = np.asarray([keep(pair) for pair in pairs])
            scores = one.scores[method][1][kept]
            said.append(scores >= bars[one.name][method])
            truth.append(_truth(pairs)[kept])
            margin.append(scores)
        guess, right, all_scores = map(np.concatenate, (said, truth, margin))
        hits = float((guess & right).sum())
        found[method] = {
            "precision": hits / max(float(guess.sum()), 1.0),
            "recall": hits / max(float(right.sum()), 1.0),
            "recall@p99": _recall_at(all_scores, right),
        }
    return found


def _truth(pairs: Sequence[Pair]) -> NDArray[np.bool_]:
    return np.asarray([pair.same for pair in pairs])


def _lowest(scores: Floats, truth: NDArray[np.bool_]) -> float:
    """Return the lowest score at which precision is as wanted; above all scores where none is."""
    values, right, said = _cumulated(scores, truth)
    good = right / said >= _WANTED
    return float(values[np.flatnonzero(good)[-1]]) if good.any() else float("inf")


def _recall_at(scores: Floats, truth: NDArray[np.bool_]) -> float:
    _, right, said = _cumulated(scores, truth)
    good = right / said >= _WANTED
    return float(right[good].max() / max(truth.sum(), 1)) if good.any() else 0.0


def _cumulated(scores: Floats, truth: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    """Return each distinct score, falling, with the right pairs and all pairs at or above it."""
    order = np.argsort(-scores, kind="stable")
    values = scores[order]
    ends = np.flatnonzero(np.append(values[:-1] != values[1:], True))
    right = np.cumsum(truth[order])[ends].astype(float)
    return values[ends], right, (ends + 1).astype(float)
