"""Errors of everyday commands are patterns with values, so that every face can translate them."""

import ast
from pathlib import Path

import pytest

import broker

HOUSE = Path(broker.__file__).parent
EVERYDAY = sorted(
    path
    for path in HOUSE.rglob("*.py")
    if not {"evaluate", "training", "store", "ship.py"} & set(path.relative_to(HOUSE).parts)
)
"""Modules whose errors people meet, but for measuring, building models and storing."""


@pytest.mark.parametrize("path", EVERYDAY, ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_error_for_people_is_an_f_string(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
            "BrokerError",
            "CatalogueError",
            "InputError",
        }:
            formatted = any(isinstance(one, ast.JoinedStr) for one in node.args)
            assert not formatted, f"{path.name}:{node.lineno}"
