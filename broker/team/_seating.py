"""Who takes which named seat."""

from collections.abc import Mapping


def seating(
    team: frozenset[int],
    *,
    able: Mapping[str, frozenset[int]],
    limits: Mapping[str, tuple[int, int]],
    guests: frozenset[int],
) -> dict[int, str] | None:
    """Seat a team: every seat gets at least and at most its number, nobody takes two.

    First the places that must be filled get somebody, then everybody else who needs a seat gets
    one, both along alternating paths, which may end by asking a guest to stand. Such a path never
    empties a place, and one exists whenever the places that must be filled can be matched and the
    members who must sit can be matched (Mendelsohn & Dulmage, Some generalizations of the problem
    of distinct representatives, 1958).

    Args:
        team: Members to seat.
        able: Who could take each seat.
        limits: Fewest and most members of each seat.
        guests: Members who may stay without a seat.

    Returns:
        The seat of each member who has one; None if there is no such seating.
    """
    sitters, standing = sorted(team - guests), sorted(team & guests)
    needed = {name: least for name, (least, _) in limits.items()}
    allowed = {name: most for name, (_, most) in limits.items()}
    if any(needed[name] > allowed[name] for name in limits):
        return None
    places = _Places(able, size=needed, guests=guests)
    for one in (*sitters, *standing):
        places.seat(one)
    if len(places.seats) < sum(needed.values()):
        return None
    places.size = allowed
    unseated = [one for one in sitters if one not in places.seats]
    if not all(places.seat(one, may_displace=True) for one in unseated):
        return None
    return places.seats


class _Places:
    """Members on places, seated one by one along alternating paths."""

    def __init__(
        self,
        able: Mapping[str, frozenset[int]],
        *,
        size: Mapping[str, int],
        guests: frozenset[int],
    ) -> None:
        self.able, self.size, self.guests = able, size, guests
        self.seats: dict[int, str] = {}

    def seat(self, one: int, *, may_displace: bool = False) -> bool:
        """Seat one more member, moving others where that helps."""
        return self._move(one, tried=set(), may_displace=may_displace)

    def _move(self, one: int, *, tried: set[str], may_displace: bool) -> bool:
        for name, people in self.able.items():
            if one not in people or name in tried:
                continue
            tried.add(name)
            sitting = [other for other, seat in self.seats.items() if seat == name]
            if len(sitting) < self.size[name]:
                self.seats[one] = name
                return True
            for other in sitting:
                if may_displace and other in self.guests:
                    del self.seats[other]
                elif not self._move(other, tried=tried, may_displace=may_displace):
                    continue
                self.seats[one] = name
                return True
        return False
