"""Readers of formats that hold whole records, which need no columns to be told."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from broker.intake._eu_calls import read_eu_calls
from broker.intake._problem import Problem

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary


class WholeRecords(Protocol):
    """What a reader of a format gives that holds whole records, such as calls of the EU.

    It has a field for each part of an alliance that it fills, and its problems.
    """

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong."""
        ...


class RecordReader(Protocol):
    """Reads a format that holds whole records."""

    def __call__(
        self, data: bytes, *, name: str, vocabulary: "Vocabulary", read_on: date
    ) -> WholeRecords:
        """Return the records of a file that was read on this day."""
        ...


RECORD_READERS: Mapping[str, RecordReader] = {"eu-calls": read_eu_calls}
"""Readers of whole records, by the kind that a person names; see `KINDS`."""
