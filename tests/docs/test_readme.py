"""The README says what is so: its commands exist, its examples run, its links lead somewhere."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from broker.cli import build

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
CONSOLE = re.findall(r"```console\n\$ (.*?)\n(.*?)```", README, re.DOTALL)
LINKS = re.findall(r"\]\((?!http)([^)#]+)\)", README)


@pytest.fixture
def elsewhere(tmp_path):
    """A folder that sees the shipped data, with a catalogue and a cache of its own."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    return {
        "cwd": tmp_path,
        "env": {
            **os.environ,
            "BROKER_CATALOGUE": str(tmp_path / "catalogue.sqlite"),
            "BROKER_CACHE": str(tmp_path / "cache"),
        },
    }


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
def test_python_examples_run(code, elsewhere):
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, **elsewhere
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("command", "shown"), CONSOLE, ids=range(len(CONSOLE)))
def test_shown_output_is_real(command, shown, elsewhere):
    words = shlex.split(command)
    done = subprocess.run(
        [sys.executable, "-m", *words], capture_output=True, text=True, check=False, **elsewhere
    )
    assert done.returncode == 0, done.stderr
    places = re.findall(r"^(\d+\. .*?) \(", shown, re.MULTILINE)
    assert places
    head = shown.partition("\n\n")[0].splitlines()
    for line in (*head, *places):
        assert line in done.stdout
    for quote in re.findall(r"“([^”]+)”", shown):
        assert quote.rstrip("…") in done.stdout


def test_every_command_of_the_readme_exists_and_every_command_is_in_the_readme():
    app = build()
    names = {
        info.name or info.callback.__name__ for info in app.registered_commands if info.callback
    }
    groups = {info.name for info in app.registered_groups}
    told = set(re.findall(r"`broker (\w+)", README))
    assert told - {"COMMAND"} <= names | groups
    assert (names | groups) - {"demo"} <= told


def test_every_make_target_of_the_readme_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"make (\w+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("link", sorted(set(LINKS)))
def test_links_lead_somewhere(link):
    assert (ROOT / link).exists()


def test_the_repository_names_no_machine_and_no_registry_host():
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\0")
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix not in {".py", ".md", ".toml", ".txt", ".json", ".yml", ""}:
            continue
        text = path.read_text("utf-8", errors="ignore") if path.is_file() else ""
        assert "pypi" + ".org" not in text, name
        assert "pythonhosted" + ".org" not in text, name
