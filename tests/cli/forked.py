"""The command line in a process of its own that has imported already what it needs.

Each call is forked from one that stays as it is after its imports, so that a test pays for what the
command does and not for the start of Python, which is two thirds of a short call.
"""

import io
import multiprocessing
import os
import pkgutil
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing.forkserver import ensure_running
from pathlib import Path

import pytest

import broker.cli

PATIENCE_SECONDS = 120

_IMPORTED = (
    *("broker.evidence", "broker.export", "broker.freshness", "broker.fund", "broker.identity"),
    *("broker.intake.tables", "broker.introduce", "broker.rank", "broker.team", "broker.text"),
    *("broker.weave", "broker.store", "networkx", "numpy", "rapidfuzz", "sqlalchemy", "tokenizers"),
    *("alembic.command", "docx", "pygments.lexers", "scipy.optimize", "sqlalchemy.dialects.sqlite"),
    *(f"broker.cli.{one.name}" for one in pkgutil.iter_modules(broker.cli.__path__)),
    "tests.cli.ready",
)
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(list(_IMPORTED))


@cache
def _start_server() -> None:
    """Start the process that all calls are forked from; it has to find the tests as well."""
    root = str(Path(__file__).resolve().parents[2])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", root, prepend=os.pathsep)
        ensure_running()


def run_forked(
    arguments: Sequence[str], *, stdin: bytes, environment: Mapping[str, str], folder: Path
) -> tuple[int, bytes, bytes]:
    """Return the exit code of a call, and what it wrote to its output and its errors.

    Args:
        arguments: What follows `broker`.
        stdin: What it reads.
        environment: All its variables.
        folder: An empty folder for what it reads and writes.
    """
    _start_server()
    streams = [folder / name for name in ("stdin", "stdout", "stderr")]
    streams[0].write_bytes(stdin)
    child = _CONTEXT.Process(
        target=_called,
        args=(list(arguments), dict(environment), [str(one) for one in streams], Path.cwd()),
    )
    child.start()
    child.join(PATIENCE_SECONDS)
    if child.exitcode is None:
        child.kill()
        child.join()
        raise TimeoutError(f"broker {' '.join(arguments)} took over {PATIENCE_SECONDS} s")
    return child.exitcode, streams[1].read_bytes(), streams[2].read_bytes()


def _called(
    arguments: list[str], environment: dict[str, str], streams: list[str], folder: Path
) -> None:
    """Be the process of one call: its variables, its streams, its folder, its arguments."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    flags = (os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT)
    for number, (path, flag) in enumerate(zip(streams, flags, strict=True)):
        opened = os.open(path, flag, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = sys.__stdin__ = io.TextIOWrapper(io.FileIO(0), encoding="utf-8")
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = io.TextIOWrapper(
            io.BufferedWriter(io.FileIO(number, "w")),
            encoding="utf-8",
            errors="strict" if number == 1 else "backslashreplace",
            write_through=number == 2,
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = ["broker", *arguments]
    from broker.cli import main

    main()
