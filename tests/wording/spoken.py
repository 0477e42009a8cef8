"""What the code says, read from its syntax."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from broker.wording.update import ROOT


class Call(NamedTuple):
    """A call of `say` or `count`, or of what remembers its sentence: a `Said` or an error."""

    where: str
    texts: list[str | None]
    """The sentences; None for what is not written out in the call."""
    values: set[str] | None
    """Names of the values given; None where they cannot be told."""


def calls() -> Iterator[Call]:
    for path in sorted([*ROOT.glob("broker/**/*.py"), *ROOT.glob("app.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (wanted := _sentences(node)):
                names = {keyword.arg for keyword in node.keywords}
                yield Call(
                    where=f"{path.relative_to(ROOT)}:{node.lineno}",
                    texts=[_constant(argument) for argument in node.args[:wanted]],
                    values=None if None in names else names,
                )


_MADE = {"Said", "BrokerError", "CatalogueError", "InputError"}
"""They also take a sentence that was made before."""


def _sentences(node: ast.Call) -> int:
    """Return how many sentences a call says; other methods are called `count`, too."""
    name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
    if name == "say":
        return 1
    if name in _MADE and node.args and _constant(node.args[0]):
        return 1
    return 2 if name == "count" and len(node.args) == 3 else 0


def _constant(node: ast.expr) -> str | None:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else None
