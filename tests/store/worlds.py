"""Small alliances for the tests of the store."""

from broker.model import (
    Activity,
    Alliance,
    Call,
    Funder,
    Initiative,
    Member,
    Need,
    Neighbour,
    Offer,
)

SOURCE = "https://example.org"


def alliance(name: str = "Valley School", *, size: int = 3) -> Alliance:
    """Return an alliance with `size` records of each type, whose texts hold this name."""
    numbers = range(size)
    return Alliance(
        members=tuple(
            Member(id=f"m{i}", name=f"{name} {i}", kind="government", source=SOURCE)
            for i in numbers
        ),
        around=tuple(
            Neighbour(id=f"n{i}", name=f"{name} {i}", kind="government", source=SOURCE)
            for i in numbers
        ),
        activities=tuple(
            Activity(
                id=f"a{i}",
                organisation=f"m{i}",
                title=f"{name} {i}",
                kind="project",
                status="running",
                source=SOURCE,
            )
            for i in numbers
        ),
        initiatives=tuple(
            Initiative(id=f"i{i}", title=name, type="network", status="running", source=SOURCE)
            for i in numbers
        ),
        offers=tuple(
            Offer(id=f"o{i}", organisation=f"n{i}", category="data", text=name, source=SOURCE)
            for i in numbers
        ),
        needs=tuple(
            Need(id=f"d{i}", organisation=f"m{i}", category="data", text=name, source=SOURCE)
            for i in numbers
        ),
        funders=tuple(
            Funder(id=f"f{i}", name=name, kind="foundation", source=SOURCE) for i in numbers
        ),
        calls=tuple(
            Call(id=f"c{i}", funder=f"f{i}", title=name, pattern="annual", source=SOURCE)
            for i in numbers
        ),
    )
