"""Graphs in GraphML, as Gephi, yEd, igraph and networkx write them: every node is a row."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from broker.intake.cells import MOST_ROWS, Found, Reading, too_large
from broker.intake.columns import ID, plain
from broker.intake.formats._kumu import unread
from broker.intake.formats._own_rows import is_own, rows_by_table
from broker.intake.formats._told_rows import Remark, some
from broker.intake.formats._xml import children, local, tree
from broker.model import InputError, Said

_NAMES = frozenset({"label", "name", "title"})
"""Attributes that name a node, so that its id need not."""


class _Key(NamedTuple):
    """An attribute that a graph declares."""

    title: str
    default: str
    of: str
    """What it belongs to: `node`, `edge`, `all` …"""


class _Edge(NamedTuple):
    source: str
    target: str
    weights: list[str]


def read_graphml(data: bytes, *, name: str, reading: Reading) -> Found:
    """Return the nodes of a graph; edges are only checked, for they do not say what was done.

    Raises:
        InputError: If it is damaged or holds too much.
    """
    root = tree(data, label=name)
    keys = {one.get("id", ""): _key(one) for one in children(root, "key")}
    records: list[dict[str, str]] = []
    there, groups = set[str](), list[str]()
    edges: list[_Edge] = []
    for one in root.iter():
        tag = local(one.tag)
        if tag == "node" and _is_group(one):
            there.add(one.get("id", ""))
            groups.append(_drawn(one) or one.get("id", ""))
        elif tag == "node":
            records.append({_ID: one.get("id", "")} | _data(one, keys))
        elif tag == "edge":
            edges.append(_edge(one, keys))
        if len(records) > MOST_ROWS or len(edges) > 4 * MOST_ROWS:
            raise too_large(name, found="more nodes or edges than that", most=f"{MOST_ROWS:,}")
    there |= _ids(records, name=name)
    records, own = _rows(records)
    grids = rows_by_table(name, records, own=own)
    if grids:
        if edges and not own:
            grids[0].remarks.append((None, "edges", unread(len(edges))))
        if groups:
            message = Said(
                "these nodes are frames around others, and are left out: %(names)s.",
                names=some(f"'{group}'" for group in groups),
            )
            grids[0].remarks.append((None, None, message))
        grids[0].remarks.extend(_remarks(edges, there))
    return Found("graphml", grids)


_ID = "\0id"
"""Column under which the id of a node is held until it is known whether it is needed."""


def _key(element: Element) -> _Key:
    title = element.get("attr.name", "") or element.get("id", "")
    default = next((one.text or "" for one in children(element, "default")), "")
    return _Key(title, default.strip(), element.get("for", "all"))


def _data(node: Element, keys: Mapping[str, _Key]) -> dict[str, str]:
    """Return what a node says; a picture of it, as yEd keeps, says only its label."""
    found = {one.title: one.default for one in keys.values() if one.of == "node" and one.default}
    drawn = ""
    for one in children(node, "data"):
        key = one.get("key") or ""
        if len(one):
            drawn = drawn or _label(one)
        else:
            found[keys[key].title if key in keys else key] = one.text or ""
    if drawn and not any(plain(title) in _NAMES and text for title, text in found.items()):
        found["label"] = drawn
    return found


def _is_group(node: Element) -> bool:
    folded = any(name.endswith("foldertype") for name in node.attrib)
    return folded or next(children(node, "graph"), None) is not None


def _drawn(node: Element) -> str:
    return next(filter(None, map(_label, children(node, "data"))), "")


def _label(data: Element) -> str:
    """Return the first label of a node's picture; how it is placed stands inside it, too."""
    labels = (" ".join((one.text or "").split()) for one in data.iter() if _is_label(one))
    return next(filter(None, labels), "")


def _is_label(element: Element) -> bool:
    return local(element.tag) == "NodeLabel"


def _edge(edge: Element, keys: Mapping[str, _Key]) -> _Edge:
    heavy = [
        one.text or ""
        for one in children(edge, "data")
        if (key := keys.get(one.get("key") or "")) and key.title.casefold() == "weight"
    ]
    return _Edge(edge.get("source", ""), edge.get("target", ""), heavy)


def _ids(records: Iterable[Mapping[str, str]], *, name: str) -> set[str]:
    there = set[str]()
    for one in records:
        if one[_ID] in there:
            raise InputError(
                "%(name)s holds the node %(key)r twice. Nothing was read.", name=name, key=one[_ID]
            )
        there.add(one[_ID])
    return there


def _rows(records: list[dict[str, str]]) -> tuple[list[dict[str, str]], bool]:
    """Return the nodes as rows, and whether they are those of an export of ours.

    The id of a node is its name where no node has another.
    """
    whole = [{ID: one[_ID].partition(":")[2] or one[_ID]} | one for one in records]
    if is_own(whole):
        return whole, True
    named = any(plain(title) in _NAMES for one in records for title in one if title != _ID)
    return [
        ({} if named else {"label": one[_ID]})
        | {title: text for title, text in one.items() if title not in {_ID, ID}}
        for one in records
    ], False


def _remarks(edges: Iterable[_Edge], there: set[str]) -> Iterator[Remark]:
    for number, (source, target, weights) in enumerate(edges, start=1):
        lost = next((one for one in (source, target) if one not in there), None)
        if lost is not None:
            message = Said(
                "edge %(number)s leads to %(lost)r, which is not there.", number=number, lost=lost
            )
            yield None, "edges", message
        elif source == target:
            message = Said(
                "edge %(number)s leads from %(name)r to itself.", number=number, name=source
            )
            yield None, "edges", message
        for weight in weights:
            if not _weighs(weight):
                message = Said(
                    "edge %(number)s has the weight %(weight)r, which is no number from 0 up.",
                    number=number,
                    weight=weight,
                )
                yield None, "edges", message


def _weighs(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and float(text) >= 0
    except ValueError:
        return False
