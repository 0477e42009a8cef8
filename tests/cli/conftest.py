"""The command line, as a person calls it, on a catalogue of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

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
def call(home):
    """Run the command line in a process of its own."""

    def run(*arguments: str, stdin: bytes = b"", **environment: str) -> Called:
        settings = {
            **os.environ,
            "BROKER_CATALOGUE": str(home / "catalogue.sqlite"),
            "BROKER_CACHE": str(home / "cache"),
            **environment,
        }
        done = subprocess.run(
            [sys.executable, "-m", "broker", *arguments],
            input=stdin,
            capture_output=True,
            env={name: value for name, value in settings.items() if value},
            timeout=120,
            check=False,
        )
        return Called(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def proposal() -> str:
    return str(SHIPPED / "proposals" / "andes-watersheds.md")
