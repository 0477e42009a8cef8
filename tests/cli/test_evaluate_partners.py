"""`broker evaluate partners` from tables to figures and a page."""

import datetime as dt
import json

import numpy as np
import pytest

from broker.cli import _evaluate as face
from broker.cli import _run, build

PROJECT = "id;title;startDate;objective"
MEMBER = "projectID;organisationID;name;country;role"
SUBJECTS = ("glacier water supply", "goat breeding", "forest fire", "village schools")


@pytest.fixture(scope="module")
def cordis(tmp_path_factory):
    """Projects every fortnight on four subjects, each with its own six organisations."""
    folder = tmp_path_factory.mktemp("cordis")
    rng = np.random.default_rng(0)
    projects, members = [PROJECT], [MEMBER]
    for at in range(60):
        subject = int(rng.integers(len(SUBJECTS)))
        day = dt.date(2021, 1, 1) + dt.timedelta(days=14 * at)
        projects.append(f"{at};{SUBJECTS[subject]} {at};{day};About {SUBJECTS[subject]}.")
        for role, one in enumerate(rng.permutation(6)[:5]):
            code = 10 * subject + int(one)
            task = "participant" if role else "coordinator"
            members.append(f"{at};{100 + code};Organisation {code};CH;{task}")
    projects.append(projects[-1])
    (folder / "project.csv").write_text("\n".join(projects), "utf-8")
    (folder / "organization.csv").write_text("\n".join(members), "utf-8")
    return folder


@pytest.fixture
def called(cordis, capfdbinary, monkeypatch):
    """Run the command in this process, without the peer that takes torch seconds to load."""
    monkeypatch.setattr(face, "bundled_peer", lambda: None)

    def run(*more):
        arguments = ["evaluate", "partners", "--cordis", str(cordis), "--since", "2023-01-01"]
        with pytest.raises(SystemExit) as ended:
            _run.guarded(build, [*arguments, "--train", *more])
        out, err = capfdbinary.readouterr()
        return ended.value.code or 0, out.decode(), err.decode()

    return run


def test_one_json_document_and_a_page(called, tmp_path):
    code, out, _ = called("--json", "--report", str(tmp_path / "card.html"), "--language", "fr")
    assert code == 0
    answer = json.loads(out)
    assert set(answer) == {
        "task", "queries", "candidates", "methods", "best_peer", "slices", "seconds",
    }  # fmt: skip
    assert answer["candidates"] == 24
    page = (tmp_path / "card.html").read_text("utf-8")
    assert 'lang="fr"' in page
    assert "Projets inscrits deux fois, le premier est gardé" in page


def test_a_page_that_could_not_be_written_is_refused_at_once(called, tmp_path):
    code, out, err = called("--report", str(tmp_path))
    assert (code, out) == (2, "")
    assert "is a folder" in err
