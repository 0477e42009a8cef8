"""What both stages of the training have in common."""

import math
from typing import TYPE_CHECKING

from broker.text.training._settings import Settings

if TYPE_CHECKING:
    from torch import Tensor

NESTED = 0.3
"""How much a shortened vector counts beside the whole one."""
_NO_MATCH = -1e4
_WARMING = 50
_LAST_RATE = 0.02


def contrast(
    one: "Tensor", other: "Tensor", *, settings: Settings, same: "Tensor | None" = None
) -> "Tensor":
    """Return how badly rows find their counterparts, from both sides (InfoNCE).

    Args:
        one: Of length 1, shape (n, dimensions).
        other: Their counterparts, in the same order.
        settings: How sharply cosines compete.
        same: Which pairs mean the same and do not compete, shape (n, n); none by default.
    """
    import torch
    from torch.nn import functional

    cosines = settings.sharpness * one @ other.T
    right = torch.arange(len(one))
    if same is not None:
        cosines = cosines.masked_fill(same & ~torch.eye(len(one), dtype=torch.bool), _NO_MATCH)
    there, back = (
        functional.cross_entropy(cosines, right),
        functional.cross_entropy(cosines.T, right),
    )
    return (there + back) / 2


def rate_at(step: int, *, steps: int, highest: float) -> float:
    """Return the learning rate of a step: a short rise, then half a cosine down."""
    rise = min(1.0, step / _WARMING)
    fall = 0.5 * (1 + math.cos(math.pi * step / steps))
    return highest * rise * (_LAST_RATE + (1 - _LAST_RATE) * fall)
