"""Lists without repetition."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

_T = TypeVar("_T", bound=Hashable)


def ordered(items: Iterable[_T]) -> tuple[_T, ...]:
    """Return each item once, where it first stood."""
    return tuple(dict.fromkeys(items))
