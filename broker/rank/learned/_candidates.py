"""The first stage: who is worth weighing."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from broker.rank.learned._features import Feature, Floats, features
from broker.rank.learned._question import Question

GENERATORS: tuple[str, ...] = (
    "adamic_adar",
    "active_fresh",
    "alike_paths",
    "both_100",
    "both_20",
    "both_400",
    "both_best",
    "both_per_root",
    "centroid",
    "likely_circle",
    "likely_circle_damped",
    "meaning_100",
    "meaning_fresh",
    "meaning_recent",
    "met_fresh",
    "name_meaning",
    "name_words",
    "pagerank",
    "words_100",
    "words_400",
    "words_recent",
    "words_sharp",
)
"""Features whose best organisations are candidates, and whose ranks are features as well."""

_EACH = 200
_NEWCOMERS = 150
_FEW_WORKS = 1


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Organisations to weigh, and the numbers that speak for them.

    Attributes:
        places: Places of the organisations, ascending, shape (n,).
        values: Shape (n, features).
        names: Of the features.
        groups: The signal that each feature belongs to.
    """

    places: NDArray[np.int64]
    values: Floats
    names: tuple[str, ...]
    groups: tuple[str, ...]


def candidates(question: Question, *, each: int = _EACH) -> Candidates:
    """Choose candidates by many ways, and lay out their features and ranks.

    Every generator brings its best organisations. Those with a single work are asked for once
    more among themselves, so that somebody without a history can be found. The coordinator, and
    whoever the past does not know, are never candidates.

    Args:
        question: The proposal and its past.
        each: How many organisations a generator brings.
    """
    found = features(question)
    columns = {name: values for _, name, values in found}
    eligible = question.past.known.copy()
    if question.lead is not None:
        eligible[question.lead] = False
    new = eligible & (question.past.incidence.degrees <= _FEW_WORKS)
    chosen = np.zeros(len(eligible), dtype=np.bool_)
    for name in GENERATORS:
        chosen[_best(columns[name], among=eligible, most=each)] = True
    for name in ("both_400", "likely_circle_damped", "name_words"):
        chosen[_best(columns[name], among=new, most=_NEWCOMERS)] = True
    places = np.flatnonzero(chosen)
    return _laid_out(found, places=places)


def _best(values: Floats, *, among: NDArray[np.bool_], most: int) -> NDArray[np.int64]:
    """Return the places of the highest values above zero."""
    # Few organisations have anything to do with most questions; only those are put in order.
    asked = np.flatnonzero(among & (values > 0))
    if len(asked) <= most:
        return asked
    return np.asarray(asked[np.argpartition(-values[asked], most - 1)[:most]], dtype=np.int64)


def _laid_out(found: list[Feature], *, places: NDArray[np.int64]) -> Candidates:
    raw = np.stack([values[places] for _, _, values in found], axis=1)
    names = [name for _, name, _ in found]
    groups: list[str] = [group for group, _, _ in found]
    ranked = [names.index(name) for name in GENERATORS]
    order = np.argsort(-_steady(raw[:, ranked]), axis=0, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(len(places))[:, None], axis=0)
    return Candidates(
        places=places,
        values=np.concatenate([raw, np.log1p(ranks).astype(np.float32)], axis=1),
        names=(*names, *(f"{name}_rank" for name in GENERATORS)),
        groups=(*groups, *(groups[place] for place in ranked)),
    )


def _steady(values: Floats) -> Floats:
    """Round to sixteen binary digits, so that a sum in another order changes no rank."""
    mantissa, exponent = np.frexp(values)
    return np.asarray(np.ldexp(np.round(mantissa * 65536) / 65536, exponent), dtype=np.float32)
