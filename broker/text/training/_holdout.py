"""Concepts that training does not see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from broker.model import fold
from broker.text.training._sets import Concept, Group


@dataclass(frozen=True)
class Split:
    """Three sets of concepts of which no two share a label in any language.

    Attributes:
        train: What is learned from.
        development: What settings were chosen on.
        test: What the finished model is measured on.
    """

    train: tuple[Concept, ...]
    development: tuple[Concept, ...]
    test: tuple[Concept, ...]

    def unseen(self, groups: Iterable[Group]) -> list[Group]:
        """Return the groups that hold no label of a held-out concept, in any language."""
        held = {
            (code, fold(label))
            for concept in (*self.development, *self.test)
            for code, label in concept.labels.items()
        }
        return [
            group
            for group in groups
            if not any(
                (code, fold(form)) in held for code, forms in group.items() for form in forms
            )
        ]


def split(concepts: Sequence[Concept], *, test: int, development: int, seed: int = 7) -> Split:
    """Hold concepts out.

    The two thesauri share many concepts, and some of their labels mean several. Concepts that share
    a label in any language, case and accents aside, therefore stay together.

    Args:
        concepts: Of both thesauri.
        test: How many to hold out for the finished model, at least.
        development: How many to hold out for choosing settings, at least.
        seed: Start of the random choice.
    """
    together = list(range(len(concepts)))

    def first(number: int) -> int:
        while together[number] != number:
            together[number] = together[together[number]]
            number = together[number]
        return number

    owner: dict[tuple[str, str], int] = {}
    for number, concept in enumerate(concepts):
        for code, label in concept.labels.items():
            other = owner.setdefault((code, fold(label)), number)
            together[first(number)] = first(other)
    clusters: dict[int, list[Concept]] = defaultdict(list)
    for number, concept in enumerate(concepts):
        clusters[first(number)].append(concept)
    order = sorted(clusters.values(), key=lambda cluster: fold(cluster[0].labels["en"]))
    shuffled = np.random.default_rng(seed).permutation(len(order))
    sets: dict[str, list[Concept]] = {"test": [], "development": [], "train": []}
    for cluster in (order[number] for number in shuffled):
        if len(sets["test"]) < test:
            sets["test"].extend(cluster)
        elif len(sets["development"]) < development:
            sets["development"].extend(cluster)
        else:
            sets["train"].extend(cluster)
    return Split(tuple(sets["train"]), tuple(sets["development"]), tuple(sets["test"]))
