"""Lists and exports that were made before two organisations became one."""

import pytest

from broker import _import
from broker.export.tables import LOSSLESS, export_alliance
from broker.identity import merge, unmerge
from broker.intake.tables import Wishes
from broker.model import Alliance
from broker.store import open_catalogue
from broker.vocabulary import load_vocabulary
from tests.worlds import TODAY, activity, initiative, member, neighbour

KEPT = member("basin", name="Basin Trust", country="KEN", themes=("water",))
GONE = member("tarn", name="Tarn and River Fellowship", country="KEN", themes=("education",))
GONE = GONE.model_copy(
    update={
        "acronym": "TRF",
        "website": "https://tarn.example",
        "identifiers": ("grid:grid.1234.5",),
        "languages": ("sw",),
    }
)
OTHER = neighbour("lab", country="NPL")
THERE = Alliance(
    members=(KEPT, GONE),
    around=(OTHER,),
    activities=(
        activity("schools", of="tarn", partners=("basin", "lab")),
        activity("springs", of="basin", partners=("tarn",)),
    ),
    initiatives=(initiative("lakes", "basin", "tarn", "lab"),),
)
HEAD = "organisation,title,kind,status,source\n"


def content(url):
    with open_catalogue(url) as opened:
        return opened.load()


@pytest.fixture
def merged(url):
    """Make the two one, and return the merge."""
    with open_catalogue(url) as opened:
        after, done = merge(opened.load(), kept="basin", gone="tarn", on=TODAY, by="x", number=1)
        return opened.save_merge(after, merge=done, note="merged")


@pytest.fixture(params=LOSSLESS)
def exported(tmp_path, request):
    """Where an export lies that was made before the merge."""
    out = tmp_path / "export"
    export_alliance(THERE, format=request.param, out=out, vocabulary=load_vocabulary())
    return out


@pytest.mark.parametrize("replace", [False, True])
def test_an_export_from_before_a_merge_leaves_the_two_one(exported, url, merged, replace):
    before = content(url)
    report = _import.import_file(exported, catalogue=url, wishes=Wishes(replace=replace))
    assert (report.problems, report.unsure) == ((), ())
    assert (report.new, report.changed, report.removed) == (0, 0, 0)
    assert [one.likes[0].id for one in report.recognised] == ["basin"]
    assert content(url) == before


def test_the_merge_can_be_taken_back_afterwards(exported, url, merged):
    _import.import_file(exported, catalogue=url)
    after, _ = unmerge(content(url), merge=merged)
    assert after == THERE


@pytest.mark.parametrize("gone_first", [False, True])
def test_the_list_from_before_a_merge_changes_nothing(tmp_path, url, merged, gone_first):
    before = content(url)
    rows = [
        "Basin Trust,civil_society,KEN,water,English,,https://example.org/basin",
        "Tarn and River Fellowship,civil_society,KEN,education,Swahili,,https://example.org/tarn",
    ]
    head = "name,kind,country,themes,languages,role,source"
    path = tmp_path / "members.csv"
    path.write_text("\n".join([head, *(reversed(rows) if gone_first else rows)]) + "\n", "utf-8")
    report = _import.import_file(path, catalogue=url, wishes=Wishes(kind="members"))
    assert (report.problems, report.new, report.changed) == ((), 0, 0)
    assert content(url) == before
    assert unmerge(content(url), merge=merged)[0] == THERE


def test_what_was_corrected_in_the_row_of_the_one_that_stays_comes_in(tmp_path, url, merged):
    renamed = KEPT.model_copy(update={"summary": "Keeps springs."})
    out = tmp_path / "export.json"
    alliance = THERE.model_copy(update={"members": (GONE, renamed)})
    export_alliance(alliance, format="json", out=out, vocabulary=load_vocabulary())
    report = _import.import_file(out, catalogue=url)
    assert (report.new, report.changed) == (0, 1)
    now = content(url).by_id["basin"]
    assert now.summary == "Keeps springs."
    assert now.aliases == ("Tarn and River Fellowship",)
    assert now.website == "https://tarn.example"


def test_after_a_merge_was_taken_back_the_export_says_what_is_there(exported, url, merged):
    with open_catalogue(url) as opened:
        after, undone = unmerge(opened.load(), merge=merged)
        opened.save_merge(after, merge=undone, note="took back")
    report = _import.import_file(exported, catalogue=url)
    assert (report.new, report.changed, report.recognised) == (0, 0, ())


def test_an_export_with_another_id_and_the_same_name_is_left_to_a_person(tmp_path, url, merged):
    out = tmp_path / "export.json"
    foreign = GONE.model_copy(update={"id": "m-9"})
    alliance = Alliance(members=(foreign,))
    export_alliance(alliance, format="json", out=out, vocabulary=load_vocabulary())
    report = _import.import_file(out, catalogue=url, dry_run=True)
    assert (report.new, len(report.unsure)) == (1, 1)


@pytest.mark.parametrize("name", ["tarn", "Tarn and River Fellowship", "TRF"])
def test_work_that_names_the_one_that_went_is_found(imported, url, merged, name):
    report = imported(f"{name},Tarns kept clean,project,running,our list\n", kind="activities")
    assert (report.problems, report.new) == ((), 1)
    assert {one.organisation for one in content(url).activities} == {"basin"}


def test_without_a_merge_an_id_that_nobody_has_is_a_problem(imported):
    report = imported("m-9,Tarns kept clean,project,running,our list\n", kind="activities")
    assert report.problems
