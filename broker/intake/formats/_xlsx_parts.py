"""The parts of a workbook beside its sheets: where these lie, texts that they share, styles."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from broker.intake.formats._xml import events, local, tree
from broker.intake.formats._zip import Parts, damaged, missing_part

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Built-in number formats that show a date or a time (ECMA-376, 18.8.30)."""

_LETTERS = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.|_.|\*.")


def relation_of(element: Element) -> str:
    """Return the key of the relation to which an element refers; empty for none."""
    return element.get(_RELATION) or element.get(_STRICT) or ""


def paths_of(parts: Parts, *, label: str) -> dict[str, str]:
    """Return where each sheet stands, by the key that the workbook calls it by."""
    name = "xl/_rels/workbook.xml.rels"
    if name not in parts:
        raise damaged(label, detail=missing_part(name))
    return {
        key: target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        for key, target in _relations(parts, name, label=label).items()
    }


def targets_of(parts: Parts, path: str, *, label: str) -> dict[str, str]:
    """Return the pages of the web to which the links of a sheet lead, by key."""
    folder, _, file = path.rpartition("/")
    name = f"{folder}/_rels/{file}.rels"
    if name not in parts:
        return {}
    return {
        key: target
        for key, target in _relations(parts, name, label=label).items()
        if target.startswith(("https://", "http://"))
    }


def _relations(parts: Parts, name: str, *, label: str) -> dict[str, str]:
    """Return where the relations of a part lead, by key."""
    return {one.get("Id", ""): one.get("Target", "") for one in tree(parts.read(name), label=label)}


def shared_texts(parts: Parts, *, label: str) -> list[str]:
    """Return the texts to which cells refer by their place."""
    texts: list[str] = []
    if "xl/sharedStrings.xml" not in parts:
        return texts
    with parts.open("xl/sharedStrings.xml") as file:
        for event, element in events(file, label=label):
            if event == "end" and local(element.tag) == "si":
                texts.append(text_of(element))
                element.clear()
    return texts


def dated_styles(parts: Parts, *, label: str) -> list[bool]:
    """Return for each style of a cell whether it shows a date."""
    if "xl/styles.xml" not in parts:
        return []
    root = tree(parts.read("xl/styles.xml"), label=label)
    own = {
        whole_number(one.get("numFmtId"), otherwise=-1): one.get("formatCode", "")
        for one in root.iter()
        if local(one.tag) == "numFmt"
    }
    dates = {key for key, code in own.items() if _shows_date(code)}
    styles = next((one for one in root if local(one.tag) == "cellXfs"), ())
    formats = (whole_number(one.get("numFmtId"), otherwise=0) for one in styles)
    return [one in dates or (one in _DATES and one not in own) for one in formats]


def _shows_date(code: str) -> bool:
    return bool(set(_LETTERS.sub("", code).casefold()) & set("ymdhs")) and "general" not in (
        code.casefold()
    )


def text_of(element: Element) -> str:
    """Return the text of a string, whose runs may be formatted apart, without its phonetics."""
    return unescaped("".join(_runs(element)))


def _runs(element: Element) -> Iterator[str]:
    for one in element:
        tag = local(one.tag)
        if tag == "t":
            yield one.text or ""
        elif tag in {"r", "is"}:
            yield from _runs(one)


def unescaped(text: str) -> str:
    """Return a text with the characters for which codes stand in it."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def whole_number(text: str | None, *, otherwise: int) -> int:
    """Return the whole number that an attribute holds."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else otherwise
