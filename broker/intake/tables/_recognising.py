"""Who is who in a file: by id, by name, by likeness, by what a person said, or undecided."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from broker.intake._problem import Problem
from broker.intake.tables._otherwise import about_name, other_codes, other_countries
from broker.intake.tables._recognised import Likeness, Recognised, Resolve, Seen, Settled
from broker.intake.tables._twins import twin_remarks
from broker.model import Member, Organisation, Said, joined

if TYPE_CHECKING:
    from broker.intake.tables._arrivals import Arrival
    from broker.intake.tables._known import Known


class Recognising:
    """Settles who is who in a file, with what a person said about its rows.

    Args:
        resolve: Tells which organisations are known.
        same: What a person called the same: an id or name by the row.
        new: Rows that a person called new.
        known: Finds organisations by what a person calls them.
        programme: Whether it is a programme: it does not say who is a member, and lists one
            organisation under each of its codes.
    """

    def __init__(
        self,
        resolve: Resolve,
        *,
        same: Mapping[str, str],
        new: Iterable[str],
        known: "Known",
        programme: bool = False,
    ) -> None:
        self._programme = programme
        self._resolve, self.known = resolve, known
        self._wished_same, self._wished_new = dict(same), tuple(new)
        self.same: dict[str, str] = {}
        """For the ids of records that are known, the id that stays."""
        self.alike: set[str] = set()
        """Those of them that keep the name by which they are known."""
        self.adding: frozenset[str] = frozenset()
        """Those of them whose rows fill what is open and correct nothing."""
        self.seen: list[Seen] = []
        self.settled: list[Settled] = []
        self.twins: tuple[Said, ...] = ()
        """What is to be said of rows that may be of one organisation."""
        self.problems: list[Problem] = []

    def settle(self, arrivals: Sequence["Arrival"], *, known: Sequence[Organisation]) -> None:
        """Find out who is who, and collect what is to be said of it."""
        records: list[Organisation] = [
            one.record for one in arrivals if isinstance(one.record, Organisation)
        ]
        rows = _keys(arrivals)
        found = self._resolve(records, known=known) if records else Recognised()
        there = {one.id: one for one in known}
        self.same = dict(found.same)
        wished = self._wishes(rows, found=found, there=there)
        alike = {key: one for key, one in found.alike.items() if key not in wished}
        unsure = {key: some for key, some in found.unsure.items() if key not in wished}
        for arrival in arrivals:
            key = str(getattr(arrival.record, "id", ""))
            sure = key in (found.by_id if arrival.exact else found.former)
            if key in alike and not (sure or self._certain(arrival, there[alike[key].id])):
                unsure[key] = (alike.pop(key),)
        # Two rows that both seem to be one organisation may be two after all, unless a person
        # said that they are one.
        told = found.told & alike.keys()
        guessed = (one.id for key, one in alike.items() if key not in told)
        taken = Counter((*self.same.values(), *guessed))
        codes = {one.id: set(one.identifiers) for one in records} if self._programme else {}
        for key, one in list(alike.items()):
            coded = codes.get(key, set()) & set(there[one.id].identifiers)
            if taken[one.id] > 1 and not coded and key not in told:
                unsure[key] = (alike.pop(key),)
        self.same |= {key: one.id for key, one in alike.items()}
        self.alike |= alike.keys()
        told |= self._told_now()
        beside = Counter(self.same.values())
        self.adding = frozenset(
            key for key in told if key in found.former or beside[self.same[key]] > 1
        )
        self.seen += _all_seen(rows, alike=alike, unsure=unsure)
        if not (self._programme or all(one.exact for one in arrivals)):
            self.twins = tuple(twin_remarks(found.twins(), rows=rows))
        if not self._programme:
            self.problems += self._twice(rows, there=there, told=told)
            named = {key: one for key, one in found.same.items() if key not in wished}
            self.problems += other_codes(rows, named=named, there=there)
            self.problems += other_countries(rows, named=named, there=there)

    def _told_now(self) -> frozenset[str]:
        """Return the rows that a person just called the same as another one, each its own."""
        said = {one.one: one.other for one in self.settled if one.verdict == "same"}
        often = Counter(said.values())
        return frozenset(key for key, other in said.items() if often[other] == 1)

    def _certain(self, arrival: "Arrival", other: Organisation) -> bool:
        """Tell whether a sure likeness may be acted upon without asking.

        A row of an export is complete and would replace all that is known; a list of those around
        the alliance would turn a member into somebody else.
        """
        if arrival.exact:
            return False
        return self._programme or not (
            isinstance(other, Member) and not isinstance(arrival.record, Member)
        )

    def _wishes(
        self,
        rows: Mapping[str, "Arrival"],
        *,
        found: Recognised,
        there: Mapping[str, Organisation],
    ) -> set[str]:
        """Do what a person said of some rows, and return the ids of these records."""
        wished = {
            key
            for row, name in self._wished_same.items()
            if (key := self._wish_same(row, name, rows=rows, found=found, there=there))
        }
        for row in self._wished_new:
            key = self._wished(rows, row, option=f"--new {row}")
            if key in wished:
                self._wrong(rows[row], Said("--same and --new both name this row. Leave one out."))
            elif key is not None and self.same.get(key) != key:  # else it came in as new before
                wished.add(key)
                self._wish_new(key, found=found, there=there)
        return wished

    def _wish_same(
        self,
        row: str,
        name: str,
        *,
        rows: Mapping[str, "Arrival"],
        found: Recognised,
        there: Mapping[str, Organisation],
    ) -> str | None:
        """Make the organisation of a row a known one, and return its id; None where it cannot."""
        key = self._wished(rows, row, option=f"--same {row}={name}")
        other = name if name in there else self.known.find(name) or ""
        if key is None:
            return None
        if other not in there:
            said = Said("no organisation is called %(name)r. Name one with its id.", name=name)
            self._wrong(rows[row], said)
            return None
        named = found.same.get(key)
        if named is None:
            self.same[key] = other
            self.alike.add(key)
            score = _score(found, key, other)
            self.settled.append(Settled(one=key, other=other, verdict="same", score=score))
        elif named != other:
            said = Said("this is %(at)s by its name or id. Use: broker merge", at=there[named].name)
            self._wrong(rows[row], said)
        return key

    def _wish_new(self, key: str, *, found: Recognised, there: Mapping[str, Organisation]) -> None:
        """Take a record for none of those that it looks like."""
        likes = [*found.unsure.get(key, ()), *([found.alike[key]] if key in found.alike else [])]
        bearer = self.same.pop(key, "")
        different: dict[str, float | None] = {bearer: None} if bearer in there else {}
        different |= {one.id: one.judged for one in likes}
        self.settled += [
            Settled(one=key, other=other, verdict="different", score=score)
            for other, score in different.items()
        ]

    def _wished(self, rows: Mapping[str, "Arrival"], row: str, *, option: str) -> str | None:
        arrival = rows.get(row)
        if arrival is None:
            shown = ", ".join(list(rows)[:3])
            said = Said("%(option)s: no organisation stands in that row.", option=option)
            hint = (
                Said("Name a row such as %(shown)s.", shown=shown)
                if shown
                else Said("The file holds none; leave it out.")
            )
            self.problems.append(Problem(file="", message=joined(said, hint)))
            return None
        if arrival.exact:
            self._wrong(
                arrival,
                Said(
                    "%(option)s: a row of an export has an id of its own. Use: broker merge",
                    option=option,
                ),
            )
            return None
        return str(getattr(arrival.record, "id", ""))

    def _twice(
        self,
        rows: Mapping[str, "Arrival"],
        *,
        there: Mapping[str, Organisation],
        told: Collection[str],
    ) -> Iterator[Problem]:
        """Yield a problem for each row that is an organisation which another row is, too.

        Not where a person `told` that one of them is the other.
        """
        first: dict[str, list[str]] = defaultdict(list)
        for row, arrival in rows.items():
            key = str(getattr(arrival.record, "id", ""))
            if self.same.get(key) in there and key not in told:
                first[self.same[key]].append(row)
        for other, some in first.items():
            for row in some[1:]:
                yield about_name(
                    rows[row],
                    Said(
                        "this is %(name)s, which row %(row)s is, too. Keep one of the two rows.",
                        name=there[other].name,
                        row=some[0],
                    ),
                )

    def _wrong(self, arrival: "Arrival", message: str) -> None:
        self.problems.append(about_name(arrival, message))


def _score(found: Recognised, key: str, other: str) -> float | None:
    likes = (*found.unsure.get(key, ()), *([found.alike[key]] if key in found.alike else []))
    return next((one.judged for one in likes if one.id == other), None)


def _keys(arrivals: Sequence["Arrival"]) -> dict[str, "Arrival"]:
    """Return the records by how a person names their rows."""
    if any(one.number is None for one in arrivals):
        # A format without rows: what it calls a record.
        return {str(getattr(one.record, "id", "")): one for one in arrivals}
    several = len({one.file for one in arrivals}) > 1
    return {f"{one.file}:{one.number}" if several else str(one.number): one for one in arrivals}


def _all_seen(
    rows: Mapping[str, "Arrival"],
    *,
    alike: Mapping[str, Likeness],
    unsure: Mapping[str, tuple[Likeness, ...]],
) -> Iterator[Seen]:
    """Yield what is to be said of who is who, in the order of the rows."""
    for row, arrival in rows.items():
        key = str(getattr(arrival.record, "id", ""))
        if key in alike:
            yield _seen(arrival, row, "same", (alike[key],))
        elif key in unsure:
            yield _seen(arrival, row, "unsure", unsure[key])


def _seen(
    arrival: "Arrival",
    row: str,
    verdict: Literal["same", "unsure"],
    likes: tuple[Likeness, ...],
) -> Seen:
    name = str(getattr(arrival.record, "name", ""))
    return Seen(
        file=arrival.file, row=arrival.number, key=row, name=name, verdict=verdict, likes=likes
    )
