"""Graphs in GraphML, as Gephi, yEd and networkx write them: every node is a row."""

import math

from broker.intake.tables._from_json import is_own, rows_by_table
from broker.intake.tables._grid import Found, Reading
from broker.intake.tables._layout import ID
from broker.intake.tables._limits import MOST_ROWS, too_large
from broker.intake.tables._xml import local, tree
from broker.model import InputError, Said


def read_graphml(data: bytes, *, name: str, reading: Reading) -> Found:
    """Return the nodes of a graph; edges are only checked, for they do not say what was done.

    Raises:
        InputError: If it is damaged or holds too much.
    """
    root = tree(data, label=name)
    keys = {
        one.get("id", ""): one.get("attr.name", one.get("id", ""))
        for one in root
        if local(one.tag) == "key"
    }
    weights = {key for key, title in keys.items() if title.casefold() == "weight"}
    records: list[dict[str, str]] = []
    there = set[str]()
    edges: list[tuple[str, str, list[str]]] = []
    for one in root.iter():
        tag = local(one.tag)
        if tag == "node":
            key = one.get("id", "")
            if key in there:
                raise InputError(
                    "%(name)s holds the node %(key)r twice. Nothing was read.", name=name, key=key
                )
            there.add(key)
            data_of = {
                keys.get(d.get("key") or "", d.get("key") or ""): (d.text or "")
                for d in one
                if local(d.tag) == "data"
            }
            records.append({"label": key, ID: key.partition(":")[2] or key} | data_of)
        elif tag == "edge":
            heavy = [d.text or "" for d in one if d.get("key") in weights]
            edges.append((one.get("source", ""), one.get("target", ""), heavy))
        if len(records) > MOST_ROWS or len(edges) > 4 * MOST_ROWS:
            raise too_large(name, found="more nodes or edges than that", most=f"{MOST_ROWS:,}")
    own = is_own(records)
    if not own:
        records = [{k: v for k, v in one.items() if k != ID} for one in records]
    grids = rows_by_table(name, records, own=own)
    if grids:
        grids[0].remarks.extend(_remarks(edges, there))
    return Found("graphml", grids)


def _remarks(
    edges: list[tuple[str, str, list[str]]], there: set[str]
) -> list[tuple[int | None, str | None, str]]:
    remarks: list[tuple[int | None, str | None, str]] = []
    for number, (source, target, weights) in enumerate(edges, start=1):
        lost = next((one for one in (source, target) if one not in there), None)
        if lost is not None:
            message = Said(
                "edge %(number)s leads to %(lost)r, which is not there.", number=number, lost=lost
            )
            remarks.append((None, "edges", message))
        elif source == target:
            message = Said(
                "edge %(number)s leads from %(name)r to itself.", number=number, name=source
            )
            remarks.append((None, "edges", message))
        for weight in weights:
            if not _weighs(weight):
                message = Said(
                    "edge %(number)s has the weight %(weight)r, which is no number from 0 up.",
                    number=number,
                    weight=weight,
                )
                remarks.append((None, "edges", message))
    return remarks


def _weighs(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and float(text) >= 0
    except ValueError:
        return False
