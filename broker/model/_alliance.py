"""The whole alliance as one value."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Self

from broker.model._funding import Call, Funder
from broker.model._organisation import Member, Neighbour
from broker.model._record import Record
from broker.model._work import Activity, Initiative, Need, Offer


class Alliance(Record):
    """Everything a catalogue holds, in a fixed order. Equal content makes equal values."""

    members: tuple[Member, ...] = ()
    around: tuple[Neighbour, ...] = ()
    activities: tuple[Activity, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    offers: tuple[Offer, ...] = ()
    needs: tuple[Need, ...] = ()
    funders: tuple[Funder, ...] = ()
    calls: tuple[Call, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Member | Neighbour]:
        """Members and neighbours by id."""
        return {organisation.id: organisation for organisation in self.organisations()}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, perhaps with other parts; it makes an index of its own."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("by_id", None)
        return copied

    def organisations(self) -> Iterator[Member | Neighbour]:
        """Yield the members, then those around the alliance."""
        yield from self.members
        yield from self.around
