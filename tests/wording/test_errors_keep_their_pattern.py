"""Errors are patterns with values, so that every face can translate them."""

import ast
from pathlib import Path

import pytest

import broker

HOUSE = Path(broker.__file__).parent


@pytest.mark.parametrize(
    "path", sorted(HOUSE.rglob("*.py")), ids=lambda path: str(path.relative_to(HOUSE))
)
def test_no_error_for_people_is_an_f_string(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
            "BrokerError",
            "CatalogueError",
            "InputError",
            "Said",
        }:
            formatted = any(isinstance(one, ast.JoinedStr) for one in node.args)
            assert not formatted, f"{path.name}:{node.lineno}"
