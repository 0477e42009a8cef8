"""Rows with the name of a known organisation that say otherwise: another code, another country."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from broker.intake._problem import Problem
from broker.model import Organisation, Record, Said, read_identifier

if TYPE_CHECKING:
    from broker.intake.tables._arrivals import Arrival


def other_codes(
    rows: Mapping[str, "Arrival"], *, named: Mapping[str, str], there: Mapping[str, Organisation]
) -> Iterator[Problem]:
    """Yield a problem for each row with the name of one to which its register gave another code."""
    for row, arrival in rows.items():
        other = there.get(named.get(str(getattr(arrival.record, "id", "")), ""))
        if other is None or arrival.exact:
            continue
        new, old = _by_register(arrival.record), _by_register(other)
        # One organisation may have several participant codes.
        for scheme in sorted(new.keys() & old.keys() - {"pic"}):
            if not new[scheme] & old[scheme]:
                said = Said(
                    "%(name)s is known with another code: %(other)s, not %(code)s. If this is the "
                    "same organisation, add --same %(row)s=%(id)s; if not, tell the two apart in "
                    "the name.",
                    name=other.name,
                    other=min(old[scheme]),
                    code=min(new[scheme]),
                    row=row,
                    id=other.id,
                )
                yield about_name(arrival, said)


def other_countries(
    rows: Mapping[str, "Arrival"], *, named: Mapping[str, str], there: Mapping[str, Organisation]
) -> Iterator[Problem]:
    """Yield a problem for each row with the name of one in another country.

    Many countries have a Ministry of Environment: a name alone is no reason to move one abroad.
    """
    for row, arrival in rows.items():
        record = arrival.record
        other = there.get(named.get(str(getattr(record, "id", "")), ""))
        if other is None or arrival.exact or not isinstance(record, Organisation):
            continue
        if record.country and other.country and record.country != other.country:
            said = Said(
                "%(name)s is known in %(there)s, and this row says %(here)s. If this is the same "
                "organisation, add --same %(row)s=%(id)s; if not, tell the two apart in the name, "
                "as in '%(name)s (%(here)s)'.",
                name=other.name,
                there=other.country,
                here=record.country,
                row=row,
                id=other.id,
            )
            yield about_name(arrival, said)


def _by_register(one: Record) -> dict[str, set[str]]:
    """Return the codes of an organisation by the register that gave them."""
    found: dict[str, set[str]] = defaultdict(set)
    for code in map(read_identifier, getattr(one, "identifiers", ())):
        if code:
            found[code.scheme].add(str(code))
    return found


def about_name(arrival: "Arrival", message: str) -> Problem:
    """Return a problem with the name in a row."""
    return Problem(
        file=arrival.file,
        row=arrival.number,
        column="name",
        value=str(getattr(arrival.record, "name", "")),
        message=message,
    )
