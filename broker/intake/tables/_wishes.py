"""What a person said about an import."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from broker.intake.cells import Reading

KINDS = (
    "members", "network", "activities", "initiatives", "offers-needs", "funders", "calls",
    "desks", "eu-calls", "cordis",
)  # fmt: skip
"""What a file may be said to hold; one that says so itself needs none of them."""


WORDS = "words"
"""Under which it is remembered what words of lists stand for."""


@dataclass(frozen=True)
class Wishes:
    """What a person said about an import.

    Attributes:
        kind: What the file holds, one of `KINDS`; None where it says so itself.
        reading: How to read the file.
        columns: What columns hold, by their name; `--map` of the command line.
        constants: Values for columns that the file has not; its `--set`.
        meanings: What words of the file stand for (`--read`): a theme, kind, country, region or
            language, by key or name; `-` for nothing, and an empty text forgets what was said
            before. `*` is every entry of a list that is not known, which can only be left out.
        source: Where the rows come from, for those that do not say so.
        accept: Whether what may have been meant is taken for what was meant.
        replace: Whether records of the same parts that the file does not hold are removed.
        read_on: The day on which the file was taken from its source; today by default.
        same: Which organisation stands in a row: an id or name by the row (`12`, or `members:12`
            where several tables hold organisations).
        new: Rows whose organisations are none that is known, whatever they look like.
        by: Office that says so; never a person's name.
        language: In which the evidence for who is who is told.
    """

    kind: str | None = None
    reading: Reading = field(default_factory=Reading)
    columns: Mapping[str, str] | None = None
    constants: Mapping[str, str] | None = None
    meanings: Mapping[str, str] = field(default_factory=dict)
    source: str | None = None
    accept: bool = False
    replace: bool = False
    read_on: date | None = None
    same: Mapping[str, str] = field(default_factory=dict)
    new: Sequence[str] = ()
    by: str = "Secretariat"
    language: str = "en"

    def __post_init__(self) -> None:
        # Numbers of rows, and years among values, are as often given as numbers.
        def put(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        put("same", {str(row): name for row, name in self.same.items()})
        rows = (self.new,) if isinstance(self.new, str | int) else self.new
        put("new", tuple(map(str, rows)))
        if self.constants is not None:
            put("constants", {name: str(value) for name, value in self.constants.items()})
