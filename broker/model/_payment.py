"""Who of those who take part in the work gets money, as far as the source of a call tells."""

from typing import Literal

from broker.model._record import Record, Text


class Payment(Record):
    """What is told of money for organisations from some places: taking part is not being paid."""

    where: tuple[Text, ...] = ()
    """Places where the seat may be; empty for any place."""
    kinds: tuple[Text, ...] = ()
    """Kinds of organisation that are meant; empty for all."""
    paid: Literal["yes", "no", "unknown"]
    quote: str = ""
    """The words of the source; empty where it says nothing of it."""
    note: str = ""
    """What the rules of the programme say of it, in our own words."""
