"""The training itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from broker.text.training._lesson import NESTED, contrast, rate_at
from broker.text.training._sets import Group
from broker.text.training._settings import LANGUAGES, Settings
from broker.text.training._table import Table
from broker.text.training._teacher import Rows
from broker.text.training._texts import Numbers, Texts

if TYPE_CHECKING:
    from torch import Tensor

_FOLLOWED, _PAIRED = 2.0, 0.5
_ENGLISH_MORE_OFTEN = 0.5


@dataclass(frozen=True, kw_only=True)
class Lessons:
    """What is learned from.

    Attributes:
        texts: All texts.
        groups: What means the same in several languages.
        group_targets: The teacher's vector for each group, shape (groups, dimensions).
        english: Numbers of the English texts that follow the teacher.
        english_targets: The teacher's vectors for them, shape (english, dimensions).
        pairs: Numbers of English texts that belong together, shape (pairs, 2).
    """

    texts: Texts
    groups: Sequence[Group]
    group_targets: Rows
    english: Numbers
    english_targets: Rows
    pairs: Numbers


def learn(
    table: Table,
    *,
    lessons: Lessons,
    settings: Settings,
    rng: np.random.Generator,
    progress: Callable[[int, Mapping[str, float]], None],
) -> None:
    """Teach a table.

    Each step adds up four losses: labels of one concept in two languages find each other among the
    step's concepts (InfoNCE, van den Oord et al. 2018, both ways); each of them, and English texts,
    point where the teacher's vector points; and English texts that belong together find each other.
    Part of the labels are joined in twos, so that words keep their meaning in longer texts. The
    contrasts and the following hold for shortened vectors as well (Matryoshka).
    """
    import torch

    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(settings.threads)
    forms = _Forms(lessons.groups, texts=lessons.texts)
    targets = torch.from_numpy(lessons.group_targets)
    english_targets = torch.from_numpy(lessons.english_targets)
    for step in range(1, settings.steps + 1):
        chosen = rng.permutation(len(lessons.groups))[: settings.groups]
        one, other = forms.draw(chosen, rng=rng)
        followed = rng.integers(0, len(lessons.english), settings.texts)
        paired = lessons.pairs[rng.integers(0, len(lessons.pairs), settings.pairs)]
        in_labels, in_texts = settings.split_words, settings.split_words_in_texts
        found = table.embed(
            lessons.texts,
            asked=[
                (one, in_labels),
                (other, in_labels),
                (lessons.english[followed], in_texts),
                (paired[:, 0], in_texts),
                (paired[:, 1], in_texts),
            ],
        )
        losses = _losses(
            found,
            targets=targets[torch.from_numpy(chosen)],
            english_targets=english_targets[torch.from_numpy(followed)],
            order=torch.from_numpy(rng.permutation(len(chosen))),
            settings=settings,
        )
        rate = rate_at(step, steps=settings.steps, highest=settings.rate)
        table.learn(torch.stack(list(losses.values())).sum(), rate=rate)
        progress(step, {name: loss.item() for name, loss in losses.items()})


class _Forms:
    """Draws two forms of each group in two languages."""

    def __init__(self, groups: Sequence[Group], *, texts: Texts) -> None:
        self._counts = np.array([[len(one.get(code, ())) for code in LANGUAGES] for one in groups])
        flat = [form for one in groups for code in LANGUAGES for form in one.get(code, ())]
        self._numbers = texts.numbers(flat)
        ends = np.cumsum(self._counts.reshape(-1)).reshape(self._counts.shape)
        self._starts = ends - self._counts

    def draw(self, groups: Numbers, *, rng: np.random.Generator) -> tuple[Numbers, Numbers]:
        chance = rng.random((len(groups), len(LANGUAGES)))
        chance[:, 0] += rng.random(len(groups)) < _ENGLISH_MORE_OFTEN
        chance[self._counts[groups] == 0] = -1.0
        two = np.argsort(-chance, axis=1, kind="stable")[:, :2]
        drawn = []
        for column in (0, 1):
            language = two[:, column]
            count = self._counts[groups, language]
            form = (rng.random(len(groups)) * count).astype(np.int64)
            drawn.append(self._numbers[self._starts[groups, language] + form])
        return drawn[0], drawn[1]


def _losses(
    found: "Sequence[Tensor]",
    *,
    targets: "Tensor",
    english_targets: "Tensor",
    order: "Tensor",
    settings: Settings,
) -> "dict[str, Tensor]":
    """Return the losses of a step, weighted."""
    import torch
    from torch.nn import functional

    one, other, followed, first, second = found
    alone = len(one) - int(len(one) * settings.joined)
    joined = [torch.cat([rows[:alone], (rows + rows[order])[alone:]]) for rows in (one, other)]
    losses: dict[str, Tensor] = {}
    for width in (settings.dimensions, *settings.nested):
        weight = 1.0 if width == settings.dimensions else NESTED

        def unit(rows: "Tensor", width: int = width) -> "Tensor":
            return functional.normalize(rows[:, :width], dim=1)

        def apart(rows: "Tensor", aims: "Tensor", width: int = width) -> "Tensor":
            return (1 - (unit(rows, width) * unit(aims, width)).sum(1)).mean()

        parts = {
            "labels": contrast(unit(joined[0]), unit(joined[1]), settings=settings),
            "concepts": apart(one[:alone], targets[:alone]) + apart(other[:alone], targets[:alone]),
            "english": _FOLLOWED * apart(followed, english_targets),
            "pairs": _PAIRED * contrast(unit(first), unit(second), settings=settings),
        }
        for name, loss in parts.items():
            losses[name] = losses.get(name, torch.zeros(())) + weight * loss
    return losses
