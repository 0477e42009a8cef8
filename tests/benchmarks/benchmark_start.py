"""How long a cold start takes and how much memory it needs; run by `make benchmark`.

Figures of one run are comparable with each other, not with those of another machine: read them
beside `python -c pass`, which is measured in the same run.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

PROPOSAL = Path(__file__).parents[2] / "data" / "proposals" / "andes-watersheds.md"
COMMANDS = {
    "python alone": ["-c", "pass"],
    "import broker": ["-c", "import broker"],
    "recommend": ["-m", "broker", "recommend", str(PROPOSAL), "--json"],
    "team": ["-m", "broker", "team", str(PROPOSAL), "--json"],
    "fund": ["-m", "broker", "fund", str(PROPOSAL), "--json"],
}


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    settings = {
        **os.environ,
        "BROKER_CATALOGUE": str(home / "catalogue.sqlite"),
        "BROKER_CACHE": str(home / "cache"),
    }
    subprocess.run([sys.executable, *COMMANDS["recommend"]], env=settings, check=True,
                   capture_output=True)  # fmt: skip
    return settings


def measure(command: list[str], *, env: dict[str, str]) -> tuple[float, float]:
    """Return processor seconds and peak memory in MB of one process."""
    child = subprocess.Popen(
        [sys.executable, *command], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    scale = 1024 if sys.platform != "darwin" else 1024**2
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale


@pytest.mark.parametrize("name", COMMANDS)
def test_cold_start(benchmark, environment, name):
    rows = []
    benchmark.pedantic(
        lambda: rows.append(measure(COMMANDS[name], env=environment)), rounds=5, iterations=1
    )
    benchmark.extra_info["processor_seconds"] = round(min(row[0] for row in rows), 3)
    benchmark.extra_info["peak_mb"] = round(max(row[1] for row in rows))


def test_first_start(benchmark, tmp_path):
    """The very first call also makes the catalogue and fits the text encoder."""
    rounds = iter(range(100))

    def first() -> tuple[float, float]:
        home = tmp_path / str(next(rounds))
        home.mkdir()
        env = {
            **os.environ,
            "BROKER_CATALOGUE": str(home / "catalogue.sqlite"),
            "BROKER_CACHE": str(home / "cache"),
        }
        return measure(COMMANDS["recommend"], env=env)

    seconds, peak = benchmark.pedantic(first, rounds=3, iterations=1)
    benchmark.extra_info["processor_seconds"] = round(seconds, 3)
    benchmark.extra_info["peak_mb"] = round(peak)


def test_the_main_job(benchmark, environment):
    """Partners, team, funding and a brief, all in one process that is already running."""
    import broker

    os.environ.update({k: environment[k] for k in ("BROKER_CATALOGUE", "BROKER_CACHE")})
    evidence = broker.load()
    proposal = broker.read_proposal(PROPOSAL, evidence=evidence)
    made = benchmark(lambda: broker.brief(evidence, proposal=proposal, top=10))
    assert made.recommendations
    benchmark.extra_info["peak_mb"] = round(
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    )
