"""Learning to judge: boosted trees over what two descriptions have in common."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.identity._compare import FEATURES, features
from broker.identity._entity import Entity, Profile
from broker.identity._lexicon import Lexicon, write_lexicon
from broker.identity.training._examples import Pair, examples, masked
from broker.identity.training._learn_words import learn_lexicon
from broker.identity.training._spellings import Spelling, in_training

if TYPE_CHECKING:
    import lightgbm

Floats = NDArray[np.float64]

_PARAMETERS = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.08,
    "min_data_in_leaf": 30,
    "lambda_l2": 5.0,
    "feature_fraction": 0.8,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 0,
}
_TREES = 250
_PRECISE = 0.993
"""Precision that the threshold must keep on the half that is learnt from: a little above the 0.99
that is wanted, for what is new is always a little harder."""

_ASKED = 0.5
"""Precision from which on a person is asked."""

_OFTEN = {"cordis": 4.0}
"""Weight of collections with few pairs."""


@dataclass(frozen=True)
class Collection:
    """Spellings of one source, in one form."""

    name: str
    spellings: tuple[Spelling, ...]
    against_first: bool = False
    most: int | None = None
    """Pairs of one organisation to learn from at most."""
    every: bool = False
    """Whether all pairs that share a key are learnt from."""


def train(
    collections: Sequence[Collection],
    *,
    out: Path,
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, float]:
    """Learn words and judgement from the training half, and write both into a folder.

    Returns:
        The thresholds.
    """
    halves = [
        Collection(
            one.name,
            tuple(spelling for spelling in one.spellings if in_training(spelling.truth)),
            against_first=one.against_first,
            most=one.most,
            every=one.every,
        )
        for one in collections
    ]
    tell("words")
    lexicon = learn_words(halves)
    tables: list[Floats] = []
    truths: list[NDArray[np.float64]] = []
    weights: list[NDArray[np.float64]] = []
    sources: list[str] = []
    folds: list[int] = []
    for one in halves:
        tell(one.name)
        pairs = examples(
            one.spellings, lexicon=lexicon, against_first=one.against_first, most=one.most,
            every=one.every,
        ).pairs  # fmt: skip
        for share, name in ((0.0, one.name), (0.5, f"{one.name}, less told")):
            table, truth = table_of(pairs, lexicon=lexicon, share=share)
            tables.append(table)
            truths.append(truth)
            weights.append(np.full(len(pairs), _OFTEN.get(one.name.split()[0], 1.0)))
            sources += [name] * len(pairs)
            folds += [_fold(pair) for pair in pairs]
    x, y, w = np.vstack(tables), np.concatenate(truths), np.concatenate(weights)
    f, told = np.asarray(folds), np.asarray(sources)
    tell(f"trees on {len(y)} pairs")
    held = np.zeros(len(y))
    for fold in (0, 1):
        model = _boost(x[f != fold], y[f != fold], w[f != fold])
        held[f == fold] = model.predict(x[f == fold], num_threads=1)
    thresholds = {
        "same": round(_threshold(held, y, told, precision=_PRECISE), 4),
        "unsure": round(_threshold(held, y, told, precision=_ASKED), 4),
    }
    out.mkdir(parents=True, exist_ok=True)
    write_lexicon(lexicon, folder=out)
    _boost(x, y, w).save_model(str(out / "pairs.txt"))
    settings = {"thresholds": thresholds, "features": list(FEATURES)}
    (out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", "utf-8")
    return thresholds


def learn_words(collections: Iterable[Collection]) -> Lexicon:
    """Learn a lexicon from spellings; the caller sees to it that none is of the other half."""
    names: Mapping[str, dict[str, None]] = defaultdict(dict)
    for one in collections:
        for spelling in one.spellings:
            names[spelling.truth].update(dict.fromkeys(spelling.entity.names))
    lists = [tuple(some) for some in names.values()]
    pairs = [(some[0], other) for some in lists for other in some[1:]]
    pairs += [pair for some in lists if len(some) <= 5 for pair in combinations(some[1:], 2)]
    return learn_lexicon(lists, pairs=pairs)


def table_of(
    pairs: Sequence[Pair], *, lexicon: Lexicon, share: float = 0.0, seed: int = 1
) -> tuple[Floats, Floats]:
    """Return the features of pairs and whether each is one organisation.

    Args:
        pairs: The pairs.
        lexicon: Weights of words.
        share: Share of cities and websites that are taken away first.
        seed: Of what is taken away.
    """
    draw = np.random.default_rng(seed)
    known: dict[str, Profile] = {}

    def profile(entity: Entity) -> Profile:
        if share:
            return Profile(masked(entity, draw=draw, share=share))
        return (
            known.setdefault(entity.id, Profile(entity))
            if entity.id not in known
            else known[entity.id]
        )

    rows = [
        features(profile(one.one.entity), profile(one.other.entity), lexicon=lexicon)
        for one in pairs
    ]
    return np.asarray(rows, dtype=np.float64), np.asarray([one.same for one in pairs], dtype=float)


def _boost(x: Floats, y: Floats, w: Floats) -> "lightgbm.Booster":
    import lightgbm

    data = lightgbm.Dataset(x, y, weight=w, feature_name=list(FEATURES))
    return lightgbm.train(dict(_PARAMETERS), data, _TREES)


def _threshold(
    scores: Floats, truth: Floats, sources: NDArray[np.str_], *, precision: float
) -> float:
    """Return the lowest score that keeps a precision in every collection, told in full or less."""
    found = []
    for source in dict.fromkeys(sources.tolist()):
        here = sources == source
        order = np.argsort(-scores[here], kind="stable")
        right = np.cumsum(truth[here][order])
        kept = right / np.arange(1, len(right) + 1) >= precision
        last = int(np.flatnonzero(kept)[-1]) if kept.any() else 0
        found.append(float(scores[here][order][last]))
    return max(found)


def _fold(pair: Pair) -> int:
    return hashlib.sha256(min(pair.one.truth, pair.other.truth).encode()).digest()[1] % 2
