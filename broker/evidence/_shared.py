"""What follows from the records alone is computed once, for evidence and all its copies."""

from collections.abc import Callable
from typing import Any, Generic, Protocol, Self, TypeVar, overload

T = TypeVar("T")


class Computing(Protocol):
    """Something that keeps what it computed where its copies find it."""

    @property
    def computed(self) -> dict[str, Any]:
        """Results by name; copies share the very same dictionary."""


class shared(Generic[T]):
    """A property that is computed at its first reading, for an object and all its copies.

    Two threads that read it for the first time at once may both compute it; both get the same
    object afterwards.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, one: None, kind: type) -> Self: ...

    @overload
    def __get__(self, one: Computing, kind: type) -> T: ...

    def __get__(self, one: Computing | None, kind: type) -> Self | T:
        if one is None:
            return self
        if self._name not in one.computed:
            one.computed.setdefault(self._name, self._make(one))
        found: T = one.computed[self._name]
        return found
