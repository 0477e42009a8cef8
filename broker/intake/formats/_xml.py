"""XML from strangers: no entities, no document type, no depth without end."""

import io
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element

from broker.intake.cells import DEEPEST
from broker.model import InputError


def local(tag: object) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of an element with this name, in whatever namespace."""
    return (one for one in element if local(one.tag) == name)


def entries(root: Element, name: str) -> list[Element]:
    """Return the elements of this name that a document lists, or the one that it is."""
    return [root] if local(root.tag) == name else list(children(root, name))


def words(element: Element) -> str:
    """Return the text of an element with that of all that stands in it, on one line."""
    return " ".join("".join(element.itertext()).split())


def events(file: IO[bytes], *, label: str) -> Iterator[tuple[str, Element]]:
    """Yield `start` and `end` of every element, as the file is read.

    Args:
        file: The XML.
        label: What to call it in messages.

    Raises:
        InputError: If it is not well-formed, if it defines entities or a document type, which could
            make it grow or read other files, or if its elements are nested too deeply.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, iterparse

    depth = 0
    try:
        for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise InputError(
                    "%(label)s nests more than %(most)s elements. Nothing was read. Save it "
                    "again with the program it comes from.",
                    label=label,
                    most=DEEPEST,
                )
            yield event, element
    except DefusedXmlException as error:
        raise InputError(
            "%(label)s defines a document type or entities, which a table does not need "
            "and an attack does. Nothing was read. Save it again with the program it "
            "comes from.",
            label=label,
        ) from error
    except (ParseError, ValueError, LookupError, UnicodeError) as error:
        raise InputError(
            "%(label)s is damaged: its XML cannot be read (%(why)s). Nothing was read. "
            "Save it again with the program it comes from.",
            label=label,
            why=error,
        ) from error


def tree(data: bytes, *, label: str) -> Element:
    """Return the root of a whole document; raises as `events` does."""
    root: Element | None = None
    for event, element in events(io.BytesIO(data), label=label):
        if event == "start" and root is None:
            root = element
    if root is None:
        raise InputError("%(label)s is empty. Nothing was read.", label=label)
    return root
