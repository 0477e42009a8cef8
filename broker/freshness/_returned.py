"""What a form that came back says."""

from broker.freshness._form_rows import Remark
from broker.model import Confirmation, Part, Record


class Correction(Record):
    """One value that the member corrected."""

    part: Part
    record: str
    field: str
    before: str
    after: str


class Returned(Record):
    """What a form says; nothing is written yet."""

    file: str
    corrections: tuple[Correction, ...]
    confirmations: tuple[Confirmation, ...]
    open: tuple[Remark, ...]
    """What a person has to settle: denied without a correction, or more than yes or no."""
    unanswered: int
    """Lines without an answer; their records are not confirmed."""
