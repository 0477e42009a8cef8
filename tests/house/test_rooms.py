"""Nobody reaches through a wall: which room may import which."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import broker

HOUSE = Path(broker.__file__).parent
DOORS: dict[str, set[str]] = {
    "model": set(),
    "wording": set(),
    "vocabulary": {"model"},
    "intake": {"model", "vocabulary"},
    "store": {"model"},
    "text": {"model"},
    "graph": {"model"},
    "history": {"model", "text", "graph"},
    "evidence": {"model", "vocabulary", "text", "graph"},
    "rank": {"model", "wording", "vocabulary", "text", "graph", "history", "evidence"},
    "fund": {"model", "wording", "vocabulary", "text", "evidence"},
    "team": {"model", "wording", "vocabulary", "evidence", "rank", "fund"},
    "export": {"model", "wording", "vocabulary", "intake"},
    "identity": {"model", "wording", "vocabulary"},
    "freshness": {"model", "wording", "vocabulary", "export", "intake"},
    "introduce": {"model", "wording"},
    "weave": {"model", "wording", "vocabulary", "text", "graph", "evidence"},
}
DOORS["evaluate"] = set(DOORS) - {"export", "freshness", "introduce", "weave"}
HEAVY = {"torch", "sentence_transformers", "sklearn", "pandas", "streamlit", "scipy", "alembic"}
HEAVY |= {"lightgbm", "implicit", "splink", "duckdb", "cryptography"}
LATE = ("ui", "store/migrations")
"""Loaded only inside Streamlit, or by alembic when a catalogue must be upgraded."""


def modules() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def imported(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno


def at_start(path: Path) -> Iterator[str]:
    """Modules that are imported as soon as this one is."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("room", sorted(DOORS))
def test_a_room_imports_only_through_its_doors(room):
    for path in sorted((HOUSE / room).rglob("*.py")):
        for name, line in imported(path):
            parts = name.split(".")
            if parts[0] == "broker" and len(parts) > 1 and parts[1] != room:
                assert parts[1] in DOORS[room], f"{path.name}:{line} of {room} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_private_module_is_used_by_its_own_room_alone(path):
    here = path.relative_to(HOUSE).parts[:-1]
    for name, line in imported(path):
        parts = name.split(".")[1:] if name.startswith("broker.") else []
        for depth, part in enumerate(parts):
            if part.startswith("_") and depth > 0:
                assert here[:depth] == tuple(parts[:depth]), f"{path.name}:{line} imports {name}"


@pytest.mark.parametrize(
    "path",
    [path for path in modules() if not path.relative_to(HOUSE).as_posix().startswith(LATE)],
    ids=lambda path: str(path.relative_to(HOUSE)),
)
def test_heavy_libraries_wait_until_they_are_used(path):
    early = {name.split(".")[0] for name in at_start(path)}
    # networkx itself imports scipy and numpy only where it must.
    assert not early & HEAVY, f"{path.name} imports {early & HEAVY} at the start"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_module_outgrows_its_room(path):
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_nothing_unsafe_is_used(path):
    text = path.read_text("utf-8")
    called = {
        node.func.id
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"print", "eval", "exec"}
    assert not {name.split(".")[0] for name, _ in imported(path)} & {"pickle", "joblib"}
    assert "unsafe_allow_html" not in text
    assert "allow_pickle=True" not in text


@pytest.mark.parametrize("room", sorted(path.parent.name for path in HOUSE.glob("*/__init__.py")))
def test_the_names_of_a_room_are_sorted(room):
    tree = ast.parse((HOUSE / room / "__init__.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            names = ast.literal_eval(node.value)
            plain = sorted(names, key=lambda name: (name[0].islower(), not name.isupper(), name))
            assert names == plain or names == sorted(names)
