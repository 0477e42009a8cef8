"""Several forms that came back at once."""

from broker.freshness._returned import Returned
from broker.model import Record


class Refused(Record):
    """A form that could not be taken over; nothing of it was."""

    file: str
    why: str


class Forms(Record):
    """Forms that came back, each taken over as a whole or not at all."""

    forms: tuple[Returned, ...]
    refused: tuple[Refused, ...]
