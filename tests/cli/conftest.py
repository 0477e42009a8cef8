"""The command line, as a person calls it, on a catalogue of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.forked import PATIENCE_SECONDS, run_forked

SHIPPED = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def home(tmp_path_factory) -> Path:
    """A place for catalogue and cache, so that nothing of the user's is touched."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def call(home, tmp_path_factory):
    """Run the command line in a process of its own.

    It is forked from one that is ready, unless the test is about how Python itself starts.
    """

    def run(*arguments: str, stdin: bytes = b"", **environment: str) -> Called:
        settings = {
            **os.environ,
            "BROKER_CATALOGUE": str(home / "catalogue.sqlite"),
            "BROKER_CACHE": str(home / "cache"),
            **environment,
        }
        told = {name: value for name, value in settings.items() if value}
        if all(name.startswith("BROKER_") for name in environment):
            folder = tmp_path_factory.mktemp("streams")
            code, out, err = run_forked(arguments, stdin=stdin, environment=told, folder=folder)
            return Called(code, out.decode(), err.decode())
        done = subprocess.run(
            [sys.executable, "-m", "broker", *arguments],
            input=stdin,
            capture_output=True,
            env=told,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        return Called(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def proposal() -> str:
    return str(SHIPPED / "proposals" / "andes-watersheds.md")
