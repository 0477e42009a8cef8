"""Learning to judge: boosted trees over what two descriptions have in common."""

import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.identity._compare import FEATURES, RISING, WEBSITE, features, website_of
from broker.identity._entity import Entity
from broker.identity._lexicon import Lexicon, write_lexicon
from broker.identity._profile import Profile
from broker.identity.training._concepts import concepts
from broker.identity.training._examples import Pair, examples, masked
from broker.identity.training._learn_words import learn_lexicon
from broker.identity.training._spellings import Spelling, in_training

if TYPE_CHECKING:
    import lightgbm

Floats = NDArray[np.float64]

_PARAMETERS = {
    "objective": "binary",
    "num_leaves": 31,
    "learning_rate": 0.05,
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
    # More likeness never speaks against, whatever the examples happen to say.
    "monotone_constraints": [RISING.get(feature, 1) for feature in FEATURES],
}
_TREES = 600
_PRECISE = 0.993
"""Precision that the threshold must keep on the half that is learnt from: a little above the 0.99
that is wanted, for what is new is always a little harder."""

_ASKED = 0.7
"""Precision from which on a person is asked."""

_LESS = ", less told"
"""End of the name of a collection from which cities and websites were taken away."""

_TYPICAL = ("cordis", "ror together")
"""Collections whose records look as those of a register do: thresholds are chosen on them. A lone
alias, such as an acronym without a name, is harder than anything that is asked."""

_OFTEN = {"cordis": 10.0, "ror each": 0.5}
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

    @property
    def learnt_from(self) -> "Collection":
        """The half that is learnt from."""
        some = tuple(one for one in self.spellings if in_training(one.truth))
        return replace(self, spellings=some)


@dataclass(frozen=True)
class Lessons:
    """What is learnt from: a row for each pair."""

    features: Floats
    same: Floats
    weights: Floats
    sources: NDArray[np.str_]
    folds: NDArray[np.int_]
    website: dict[str, float]
    """Log-odds of what two websites say; see `website_odds`."""


def train(
    collections: Sequence[Collection],
    *,
    dictionaries: Iterable[Path] = (),
    out: Path,
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, float]:
    """Learn words and judgement from the training half, and write both into a folder.

    Args:
        collections: What is learnt from.
        dictionaries: Tables of words that say the same in six languages.
        out: The folder.
        tell: Called with a short text when a step begins.

    Returns:
        The thresholds.
    """
    halves = [one.learnt_from for one in collections]
    tell("words")
    lexicon = learn_words(halves, dictionaries=dictionaries)
    lessons = gather(halves, lexicon=lexicon, tell=tell)
    out.mkdir(parents=True, exist_ok=True)
    write_lexicon(lexicon, folder=out)
    tell(f"trees on {len(lessons.same)} pairs")
    return fit(lessons, out=out)


def gather(
    halves: Sequence[Collection], *, lexicon: Lexicon, tell: Callable[[str], None]
) -> Lessons:
    """Form pairs, each once as it is and once with less told, and look at what they share."""
    tables: list[Floats] = []
    truths: list[Floats] = []
    sources: list[str] = []
    folds: list[int] = []
    website: dict[str, float] = {}
    for one in halves:
        tell(one.name)
        pairs = examples(
            one.spellings,
            lexicon=lexicon,
            against_first=one.against_first,
            most=one.most,
            every=one.every,
        ).pairs
        website = website or website_odds(pairs)
        for share, name in ((0.0, one.name), (0.5, f"{one.name}{_LESS}")):
            table, truth = table_of(pairs, lexicon=lexicon, share=share)
            tables.append(table)
            truths.append(truth)
            sources += [name] * len(pairs)
            folds += [_fold(pair) for pair in pairs]
    return Lessons(
        features=np.vstack(tables),
        same=np.concatenate(truths),
        weights=np.asarray([_OFTEN.get(name.split(",")[0], 1.0) for name in sources]),
        sources=np.asarray(sources),
        folds=np.asarray(folds),
        website=website,
    )


def fit(lessons: Lessons, *, out: Path) -> dict[str, float]:
    """Grow the trees, choose the thresholds on pairs that they have not seen, write all down."""
    x, y, w = lessons.features, lessons.same, lessons.weights
    held = np.zeros(len(y))
    for fold in (0, 1):
        seen = lessons.folds != fold
        model = _boost(x[seen], y[seen], w[seen])
        held[~seen] = np.asarray(model.predict(x[~seen], num_threads=1))
    thresholds = {
        "same": round(_threshold(held, y, lessons.sources, precision=_PRECISE), 4),
        "unsure": round(_threshold(held, y, lessons.sources, precision=_ASKED), 4),
    }
    _boost(x, y, w).save_model(str(out / "pairs.txt"))
    settings = {"thresholds": thresholds, "website": lessons.website, "features": list(FEATURES)}
    (out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", "utf-8")
    return thresholds


def website_odds(pairs: Iterable[Pair]) -> dict[str, float]:
    """Return the log-odds of a same host, a same domain and different domains.

    Counted over pairs that both tell a website, as weights of agreement of Fellegi and Sunter (A
    theory for record linkage, 1969), with one added to each count. Pairs that tell two websites
    are too few for the trees.
    """
    counts = {True: Counter[str](), False: Counter[str]()}
    for pair in pairs:
        said = website_of(Profile(pair.one.entity), Profile(pair.other.entity))
        if said:
            counts[pair.same][said] += 1
    totals = {same: sum(some.values()) + len(WEBSITE) for same, some in counts.items()}
    return {
        said: round(
            math.log((counts[True][said] + 1) / totals[True])
            - math.log((counts[False][said] + 1) / totals[False]),
            3,
        )
        for said in WEBSITE
    }


def learn_words(collections: Iterable[Collection], *, dictionaries: Iterable[Path] = ()) -> Lexicon:
    """Learn a lexicon from spellings; the caller sees to it that none is of the other half."""
    names: Mapping[str, dict[str, None]] = defaultdict(dict)
    for one in collections:
        for spelling in one.spellings:
            names[spelling.truth].update(dict.fromkeys(spelling.entity.names))
    lists = [tuple(some) for some in names.values()]
    pairs = [(some[0], other) for some in lists for other in some[1:]]
    pairs += [pair for some in lists if len(some) <= 5 for pair in combinations(some[1:], 2)]
    learnt = learn_lexicon(lists, pairs=pairs)
    same = concepts(dictionaries, names=lists)
    return Lexicon(learnt.weights, translations=learnt.translations, concepts=same)


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
    """Return the lowest score that keeps a precision in every typical collection."""
    found = []
    for source in dict.fromkeys(sources.tolist()):
        if source not in _TYPICAL:
            continue
        here = sources == source
        order = np.argsort(-scores[here], kind="stable")
        right = np.cumsum(truth[here][order])
        kept = right / np.arange(1, len(right) + 1) >= precision
        last = int(np.flatnonzero(kept)[-1]) if kept.any() else 0
        found.append(float(scores[here][order][last]))
    return max(found)


def _fold(pair: Pair) -> int:
    return hashlib.sha256(min(pair.one.truth, pair.other.truth).encode()).digest()[1] % 2
