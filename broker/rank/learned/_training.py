"""Learning to rank from works that really formed."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from broker.history import Reading
from broker.model import InputError, Record
from broker.rank.learned._lessons import Lesson, lessons
from broker.rank.learned._ranker import Ranker

_FEWEST = 20


class Recipe(Record):
    """How a ranker is trained.

    LambdaMART (Burges, From RankNet to LambdaRank to LambdaMART, 2010) as LightGBM builds it.
    """

    lessons: int = 1000
    """How many of the latest works are learned from."""
    trees: int = 250
    leaves: int = 8
    rate: float = 0.05
    """What each tree adds."""
    columns: float = 0.2
    """Share of the features that a tree sees."""
    rows: float = 0.7
    """Share of the candidates that a tree sees."""
    smallest_leaf: int = 20
    ridge: float = 5.0
    depth: int = 100
    """Down to which rank the order counts."""
    others: float = 0.35
    """Share of the candidates that did not take part which are learned from, drawn at random."""
    without: tuple[str, ...] = ()
    """Signals that are left out."""
    held_back: float = 0.2
    """Share of the lessons, the latest, on which probabilities are fitted by a first ranker that
    did not see them."""
    seed: int = 1
    models: int = 3
    """How many models are trained, each from a further seed; their mean is steadier than one."""


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """What is kept of a lesson."""

    values: NDArray[np.float32]
    true: NDArray[np.bool_]
    drawn: NDArray[np.bool_]
    """Which candidates are learned from."""


def train(
    reading: Reading,
    *,
    until: dt.date,
    recipe: Recipe | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Ranker:
    """Train a ranker on what happened before a day.

    Args:
        reading: The history and its texts.
        until: Works that start on this day or later are not touched.
        recipe: How to train; the default one if none is given.
        progress: Called with the numbers of lessons read and of all.

    Raises:
        InputError: If there are too few works to learn from.
    """
    chosen = recipe or Recipe()
    given = lessons(reading, until=until, most=chosen.lessons, progress=progress)
    return train_on(given, until=until, recipe=chosen)


def train_on(given: Iterable[Lesson], *, until: dt.date, recipe: Recipe) -> Ranker:
    """Train a ranker on lessons; see `train`."""
    return train_each(given, until=until, recipes={"": recipe})[""]


def train_each(
    given: Iterable[Lesson],
    *,
    until: dt.date,
    recipes: Mapping[str, Recipe],
    progress: Callable[[str], None] | None = None,
) -> dict[str, Ranker]:
    """Train a ranker by each of several recipes on the same lessons, which are read once.

    Args:
        given: The lessons.
        until: The day before which all of them lie.
        recipes: By name. What is drawn from the lessons is drawn as the first one says.
        progress: Told the name of each before it is trained.

    Raises:
        InputError: If there are too few works to learn from.
    """
    drawing = next(iter(recipes.values()))
    rng = np.random.default_rng(drawing.seed)
    sheets: list[_Sheet] = []
    columns: tuple[tuple[str, str], ...] = ()
    for lesson in given:
        found = lesson.candidates
        columns = tuple(zip(found.names, found.groups, strict=True))
        if lesson.true.any():
            drawn = lesson.true | (rng.random(len(lesson.true)) < drawing.others)
            sheets.append(_Sheet(values=found.values, true=lesson.true, drawn=drawn))
    if len(sheets) < _FEWEST:
        raise InputError(
            "Only %(number)s works before %(until)s can be learned from, and %(least)s are needed: "
            "with a text, a known coordinator, and partners that were known before.",
            number=len(sheets),
            until=until,
            least=_FEWEST,
        )
    rankers = {}
    for name, recipe in recipes.items():
        if progress:
            progress(name)
        kept = [place for place, (_, group) in enumerate(columns) if group not in recipe.without]
        names = tuple(columns[place][0] for place in kept)
        some = [replace(sheet, values=sheet.values[:, kept]) for sheet in sheets]
        rankers[name] = _trained(some, names=names, until=until, recipe=recipe)
    return rankers


def _trained(
    sheets: Sequence[_Sheet], *, names: tuple[str, ...], until: dt.date, recipe: Recipe
) -> Ranker:
    first = len(sheets) - max(1, round(recipe.held_back * len(sheets)))
    earlier = Ranker(
        trees=_models(sheets[:first], names=names, recipe=recipe), names=names, until=str(until)
    )
    intercept, slope = _curve(earlier, sheets=sheets[first:])
    return Ranker(
        trees=_models(sheets, names=names, recipe=recipe),
        names=names,
        until=str(until),
        intercept=intercept,
        slope=slope,
    )


def _curve(ranker: Ranker, *, sheets: Sequence[_Sheet]) -> tuple[float, float]:
    """Return the logistic curve from scores to probabilities (Platt, 1999).

    Where everybody or nobody took part there is nothing to fit, and the curve is the plain one.
    """
    from sklearn.linear_model import LogisticRegression

    values = np.concatenate([sheet.values for sheet in sheets])
    true = np.concatenate([sheet.true for sheet in sheets])
    if true.all() or not true.any():
        return 0.0, 1.0
    scores = ranker.score(values)
    fitted = LogisticRegression(C=1e6).fit(scores[:, None], true)
    return float(fitted.intercept_[0]), float(fitted.coef_[0, 0])


def _models(sheets: Sequence[_Sheet], *, names: tuple[str, ...], recipe: Recipe) -> tuple[str, ...]:
    seeds = range(recipe.seed, recipe.seed + recipe.models)
    return tuple(
        _grow(sheets, names=names, recipe=recipe.model_copy(update={"seed": seed}))
        for seed in seeds
    )


def _grow(sheets: Sequence[_Sheet], *, names: tuple[str, ...], recipe: Recipe) -> str:
    import lightgbm

    data = lightgbm.Dataset(
        np.concatenate([sheet.values[sheet.drawn] for sheet in sheets]),
        label=np.concatenate([sheet.true[sheet.drawn] for sheet in sheets]).astype(np.int32),
        group=[int(sheet.drawn.sum()) for sheet in sheets],
        feature_name=list(names),
    )
    booster = lightgbm.train(
        {
            "objective": "lambdarank",
            "lambdarank_truncation_level": recipe.depth,
            "num_leaves": recipe.leaves,
            "learning_rate": recipe.rate,
            "feature_fraction": recipe.columns,
            "bagging_fraction": recipe.rows,
            "bagging_freq": 1,
            "min_data_in_leaf": recipe.smallest_leaf,
            "lambda_l2": recipe.ridge,
            "deterministic": True,
            "force_row_wise": True,
            "num_threads": 1,
            "seed": recipe.seed,
            "verbose": -1,
        },
        data,
        num_boost_round=recipe.trees,
    )
    return str(booster.model_to_string())
