"""The whole alliance as one value."""

from collections.abc import Iterator
from functools import cached_property

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

    def organisations(self) -> Iterator[Member | Neighbour]:
        """Yield the members, then those around the alliance."""
        yield from self.members
        yield from self.around

    def without_initiative(self, key: str) -> "Alliance":
        """Return the alliance as if an initiative had never been recorded.

        The activities that restate it go with it, so that a backtest cannot read the answer there.

        Args:
            key: Id of the initiative.

        Raises:
            KeyError: If the alliance has no such initiative.
        """
        if all(initiative.id != key for initiative in self.initiatives):
            raise KeyError(key)
        return self.model_copy(
            update={
                "initiatives": tuple(one for one in self.initiatives if one.id != key),
                "activities": tuple(one for one in self.activities if one.initiative != key),
            }
        )
