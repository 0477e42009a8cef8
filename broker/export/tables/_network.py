"""The alliance as a network: who takes part in what, for Gephi (GraphML) and Kumu."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from broker.export.tables._rows import Row, key
from broker.intake.tables import COLUMN, ID, TABLE, TABLES, exported, write_text
from broker.model import Alliance

_TABLE_OF = {part: table for table, parts in TABLES.items() for part in parts}
_KUMU = frozenset({"id", "label", "type", "tags", "description", "direction", "image"})
_LABEL = "label"
_SIGN = re.compile(r"[^A-Za-z0-9.-]")
_TYPES = {
    "members": "Member", "network": "Around the alliance", "initiatives": "Initiative",
    "activities": "Activity", "offers_needs": "Offer or need", "funders": "Funder",
    "calls": "Call",
}  # fmt: skip


class Tie(NamedTuple):
    """A connection between two records, by their keys."""

    source: str
    target: str
    sort: str


def ties(alliance: Alliance) -> Iterator[Tie]:
    """Yield who runs an activity, takes part in one or in an initiative, offers, needs or pays."""
    who = {
        one.id: f"{_TABLE_OF[part]}:{write_text(one.id)}"
        for part in ("members", "around")
        for one in getattr(alliance, part)
    }
    for activity in alliance.activities:
        here = f"activities:{write_text(activity.id)}"
        yield Tie(who[activity.organisation], here, "runs")
        yield from (Tie(who[one], here, "partner") for one in activity.partners if one in who)
    for initiative in alliance.initiatives:
        here = f"initiatives:{write_text(initiative.id)}"
        yield from (Tie(who[one], here, "member") for one in initiative.members if one in who)
    for sort, exchanges in (("offers", alliance.offers), ("needs", alliance.needs)):
        for exchange in exchanges:
            here = f"offers_needs:{write_text(exchange.id)}"
            yield Tie(who[exchange.organisation], here, sort)
    for call in alliance.calls:
        here = f"calls:{write_text(call.id)}"
        yield Tie(f"funders:{write_text(call.funder)}", here, "opens")


def graphml(alliance: Alliance, tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Return the network in GraphML 1.0, each node with the label that Gephi and yEd show."""
    columns = dict.fromkeys(
        column for table in tables for column in (_LABEL, TABLE, *exported(table))
    )
    keys = {column: f"d{at}" for at, column in enumerate(columns)}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
        'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
        *(
            f'<key id="{mark}" for="node" attr.name={quoteattr(column)} attr.type="string"/>'
            for column, mark in keys.items()
        ),
        '<key id="sort" for="edge" attr.name="sort" attr.type="string"/>',
        '<graph edgedefault="undirected">',
    ]
    for table, rows in tables.items():
        for row in rows:
            cells = {_LABEL: _label(row), TABLE: table} | row
            data = "".join(
                f'<data key="{keys[name]}">{escape(cell)}</data>' for name, cell in cells.items()
            )
            lines.append(f'<node id="{_token(key(table, row))}">{data}</node>')
    for at, tie in enumerate(ties(alliance)):
        lines.append(
            f'<edge id="e{at}" source="{_token(tie.source)}" target="{_token(tie.target)}">'
            f'<data key="sort">{tie.sort}</data></edge>'
        )
    lines.append("</graph></graphml>")
    return "\n".join(lines).encode() + b"\n"


def _token(key: str) -> str:
    """Return a key as the id of a node, for which GraphML allows few signs (`xs:NMTOKEN`)."""
    table, _, one = key.partition(":")
    return f"{table}:{_SIGN.sub(lambda found: f'_{ord(found[0]):x}_', one)}"


def _label(row: Row) -> str:
    return row.get("name") or row.get("title") or row.get("text_own_words") or row[ID]


def _beside(column: str) -> str:
    """Return the name of a column beside those that Kumu itself gives a meaning to."""
    return f"{COLUMN}{column}" if column in _KUMU else column


def kumu(alliance: Alliance, tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Return the network as Kumu reads it: elements with a label, a type and tags; connections."""
    elements = [
        {
            "id": key(table, row),
            "label": _label(row),
            "type": _TYPES[table],
            "tags": [tag for tag in row.get("themes", "").split(";") if tag],
            TABLE: table,
        }
        | {_beside(name): cell for name, cell in row.items() if name != ID}
        for table, rows in tables.items()
        for row in rows
    ]
    connections = [
        {"from": tie.source, "to": tie.target, "type": tie.sort, "direction": "undirected"}
        for tie in ties(alliance)
    ]
    document = {"elements": elements, "connections": connections}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
