"""100,000 rows imported into a catalogue: seconds and memory."""

import random
import resource
import subprocess
import sys

import pytest

_ROWS = 100_000
_WORDS = "mountain valley water glacier forest pasture village river trust union institute".split()
_THEMES = ["eau", "forests", "biodiversity", "watershed mgmt"]
_RUN = """
import resource, sys
from pathlib import Path
from broker._import import import_file
from broker.intake.tables import Wishes
report = import_file(Path(sys.argv[1]), catalogue=sys.argv[2], wishes=Wishes(kind="members"))
assert report.new == int(sys.argv[3]), report.problems[:3]
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    chance = random.Random(3)
    path = tmp_path_factory.mktemp("import") / "members.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("Nom,Sigle,Pays,Type,Thématique,Site web,Description\n")
        for number in range(_ROWS):
            name = f"{chance.choice(_WORDS)} {chance.choice(_WORDS)} {number}"
            themes = ";".join(chance.sample(_THEMES, 2))
            words = " ".join(chance.choices(_WORDS, k=25))
            country = chance.choice(["PER", "Suisse", "Kirghizistan", "ITA", "Österreich"])
            file.write(f"{name},A{number},{country},ONG,{themes},https://x.org/{number},{words}\n")
    return path


def test_importing_100_000_rows(benchmark, table, tmp_path):
    """At most 60 s and 1 GB on two free cores."""

    def run():
        url = str(tmp_path / "catalogue.sqlite")
        done = subprocess.run(
            [sys.executable, "-c", _RUN, str(table), url, str(_ROWS)],
            capture_output=True,
            text=True,
            check=True,
        )
        return int(done.stdout)

    benchmark.extra_info["megabytes"] = benchmark.pedantic(run, rounds=1, iterations=1)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    benchmark.extra_info["processor_seconds"] = round(used.ru_utime + used.ru_stime, 1)
