"""Calls of the EU Funding & Tenders Portal to funders and calls."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from broker.intake._eu_file import rows_of
from broker.intake._eu_row import EuRow
from broker.intake._problem import Problem
from broker.model import Call, Funder, Said

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """What was read in a file of calls; rows with a problem are left out."""

    funders: tuple[Funder, ...]
    calls: tuple[Call, ...]
    problems: tuple[Problem, ...]


def read_eu_calls(data: bytes, *, name: str, vocabulary: "Vocabulary", read_on: date) -> Parsed:
    """Read calls of the EU portal: one JSON object in each line, or one JSON list.

    Each programme becomes a funder and each topic a call of it. Deadlines are at 17:00 in Brussels,
    as the portal closes calls; where it may be another hour, the first moment of the day stands, so
    that nobody comes too late. Amounts are what the Commission expects for one project: larger and
    smaller ones may be asked for, so that no least amount is set.

    Args:
        data: The file, also gzipped.
        name: Its name, for problems.
        vocabulary: Themes and countries.
        read_on: The day on which the portal was read.
    """
    problems: list[Problem] = []
    funders: dict[str, Funder] = {}
    calls: dict[str, Call] = {}
    for number, row in rows_of(data, name=name, problems=problems):
        reader = EuRow(row, file=name, number=number, problems=problems)
        call = reader.call(vocabulary=vocabulary, read_on=read_on)
        if call is None:
            continue
        if call.id in calls:
            reader.wrong(
                "topicId", Said("the same topic stands in an earlier row. Keep one of them.")
            )
            continue
        calls[call.id] = call
        funder = reader.funder(read_on=read_on)
        funders.setdefault(funder.id, funder)
    return Parsed(
        funders=tuple(funders.values()), calls=tuple(calls.values()), problems=tuple(problems)
    )
