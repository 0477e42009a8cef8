"""A programme of CORDIS comes in as organisations around the alliance and their joint work."""

import datetime as dt

import pytest

from broker import _import
from broker._recognise import Recogniser
from broker.identity import merge
from broker.intake._mojibake import mended
from broker.intake.tables import Wishes, examine
from broker.model import Alliance, InputError, Member
from broker.store import open_catalogue
from tests.intake.sheets import VOCABULARY
from tests.intake.test_cordis import MEMBER, PROJECT, member, project, table
from tests.worlds import member as known_member

TOPIC = ("projectID", "topic", "title")
BERN = known_member("bern", name="University of Bern", country="CHE").model_copy(
    update={"identifiers": ("pic:900000002",), "as_of": 2020}
)
THERE = Alliance(members=(BERN,))
TODAY = dt.date(2026, 6, 1)
NEPAL = {"code": "900000003", "name": "Nepal Mountain Academy", "country": "NP"}


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "horizon"
    home.mkdir()
    projects = [
        project("1", "Snow and water", endDate="2023-12-31", objective="Forests and biodiversity."),
        project("2", "Glaciers", start="2025-01-01", endDate="2028-12-31"),
        project("3", "Paths", start="2027-01-01"),
        project("4", "Roads", start=""),
    ]
    members = [
        member("1", code="900000001", name="Alpine Institute", activityType="REC"),
        member("1", code="900000002", name="UNIVERSITAET BERN", role="coordinator", shortName="UB"),
        member("2", code="900000002", name="UNIVERSITAET BERN"),
        member("2", **NEPAL),
    ]
    topics = [{"projectID": "2", "topic": "X-1", "title": "Watershed management"}]
    for name, header, rows in (
        ("project", PROJECT, projects), ("organization", MEMBER, members),
        ("topics", TOPIC, topics),
    ):  # fmt: skip
        (home / f"{name}.csv").write_text(table(header, rows), "utf-8")
    return home


def examined(path, *, there=THERE, **wishes):
    return examine(
        path,
        alliance=there,
        vocabulary=VOCABULARY,
        wishes=Wishes(kind="cordis", read_on=TODAY, **wishes),
        resolve=Recogniser(),
    )


def test_projects_and_who_took_part(folder):
    found = examined(folder)
    assert found.report.problems == ()
    works = {one.id: one for one in found.after.initiatives}
    assert {key: one.status for key, one in works.items()} == {
        "cordis-1": "completed",
        "cordis-2": "running",
        "cordis-3": "planned",
        "cordis-4": "unknown",
    }
    assert works["cordis-1"].members == ("bern", "pic-900000001"), "the coordinator stands first"
    assert "biodiversity" in works["cordis-1"].themes
    assert works["cordis-2"].summary == "Watershed management"
    assert works["cordis-2"].funders == ("European Commission",)
    parts = {(one.organisation, one.initiative, one.partners) for one in found.after.activities}
    assert parts == {
        ("bern", "cordis-1", ("pic-900000001",)),
        ("pic-900000001", "cordis-1", ("bern",)),
        ("bern", "cordis-2", ("pic-900000003",)),
        ("pic-900000003", "cordis-2", ("bern",)),
    }
    assert {one.country for one in found.after.around} == {"CHE", "NPL"}


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ({"totalCost": "2499999,5", "ecMaxContribution": "2000000"}, 2499999.5),
        ({"totalCost": "2499999.5"}, 2499999.5),
        ({"totalCost": "0", "ecMaxContribution": "2000000"}, 2000000),
        ({"totalCost": "", "ecMaxContribution": ""}, None),
        ({"totalCost": "much"}, None),
    ],
)
def test_a_project_costs_what_cordis_says(folder, told, amount):
    header = (*PROJECT, "ecMaxContribution")
    (folder / "project.csv").write_text(table(header, [project("1", **told)]), "utf-8")
    budget = next(one for one in examined(folder).after.initiatives if one.id == "cordis-1").budget
    assert (budget and budget.amount) == amount
    assert budget is None or budget.currency == "EUR"


def test_a_member_that_took_part_stays_a_member_and_keeps_what_it_is(folder):
    after = examined(folder).after
    assert [one.id for one in after.members] == ["bern"]
    bern = after.members[0]
    assert bern.name == BERN.name
    assert "UNIVERSITAET BERN" in bern.aliases
    assert (bern.acronym, bern.as_of) == ("UB", 2020)
    assert bern.identifiers == ("pic:900000002",)


def test_reading_it_again_changes_nothing(folder):
    once = examined(folder)
    again = examined(folder, there=once.after)
    assert again.after == once.after
    assert (again.report.new, again.report.changed, again.report.removed) == (0, 0, 0)


def test_one_of_its_tables_may_be_named_and_the_topics_may_be_missing(folder):
    assert examined(folder / "project.csv").after == examined(folder).after
    (folder / "topics.csv").unlink()
    assert examined(folder).report.problems == ()


def test_a_namesake_abroad_is_somebody_else(folder):
    there = Alliance(members=(known_member("x", name="Nepal Mountain Academy", country="PER"),))
    after = examined(folder, there=there).after
    assert {"pic-900000003", "x"} <= set(after.by_id)


def test_a_person_says_who_it_is(folder):
    there = Alliance(members=(known_member("academy", name="Sherpa School", country="NPL"),))
    found = examined(folder, there=there, same={"pic-900000003": "academy"})
    assert "pic-900000003" not in found.after.by_id
    assert found.after.by_id["academy"].aliases == ("Nepal Mountain Academy",)
    assert [one.verdict for one in found.settled] == ["same"]


@pytest.mark.parametrize(
    ("kept", "gone"),
    [("bern", "pic-900000003"), ("pic-900000001", "pic-900000003")],
)
def test_who_was_merged_stays_one(folder, kept, gone):
    once = examined(folder).after
    merged, _ = merge(once, kept=kept, gone=gone, on=TODAY, by="hub", number=1)
    again = examined(folder, there=merged)
    assert again.report.unsure == ()
    assert again.after == merged


def test_who_has_become_a_member_since_stays_one(folder):
    once = examined(folder).after
    first = once.around[0]
    kept = {name: value for name, value in first if name != "standing"}
    there = once.model_copy(
        update={"members": (*once.members, Member(**kept)), "around": once.around[1:]}
    )
    again = examined(folder, there=there)
    assert again.after == there
    assert again.report.changed == 0


def test_what_others_added_to_one_that_came_from_cordis_is_kept(folder):
    once = examined(folder).after
    first = once.around[0].model_copy(update={"aliases": ("AI Bern",), "summary": "Snow."})
    there = once.model_copy(update={"around": (first, *once.around[1:])})
    renamed = (folder / "organization.csv").read_text("utf-8")
    renamed = renamed.replace("Alpine Institute", "Institute of the Alps")
    (folder / "organization.csv").write_text(renamed, "utf-8")
    found = examined(folder, there=there).after.by_id[first.id]
    assert (found.name, found.summary) == ("Institute of the Alps", "Snow.")
    assert found.aliases == ("AI Bern", "Alpine Institute")


def test_a_person_says_that_a_namesake_is_another(folder):
    there = Alliance(members=(known_member("x", name="Nepal Mountain Academy", country="NPL"),))
    found = examined(folder, there=there, new=("pic-900000003",))
    assert found.after.by_id["x"] == there.members[0]
    assert "pic-900000003" in found.after.by_id
    assert [(one.one, one.other, one.verdict) for one in found.settled] == [
        ("pic-900000003", "x", "different")
    ]


def test_it_is_imported_and_undone_like_any_file(folder, tmp_path):
    url = str(tmp_path / "c.sqlite")
    open_catalogue(url, fill=lambda: THERE).close()
    wishes = Wishes(kind="cordis", read_on=TODAY)
    told = _import.import_file(folder, catalogue=url, wishes=wishes, dry_run=True)
    assert not told.written
    done = _import.import_file(folder, catalogue=url, wishes=wishes)
    assert done.written
    assert done.new == told.new == 10
    _import.undo_import(url)
    with open_catalogue(url) as opened:
        assert opened.load() == THERE


@pytest.mark.parametrize("what", ["missing", "other.csv", "empty"])
def test_what_is_no_programme_is_refused(tmp_path, what):
    path = tmp_path / what
    if what == "empty":
        path.mkdir()
    elif what == "other.csv":
        path.write_text("a;b\n", "utf-8")
    with pytest.raises(InputError, match="CORDIS"):
        examined(path)


def test_a_project_without_dates_is_past_work_of_no_known_year(folder):
    organisations = folder / "organization.csv"
    row = member("4", code="900000002", name="UNIVERSITAET BERN")
    told = table(MEMBER, [row]).splitlines()[1]
    organisations.write_text(organisations.read_text("utf-8").rstrip("\n") + f"\n{told}\n", "utf-8")
    works = {one.initiative: one for one in examined(folder).after.activities}
    undated = works["cordis-4"]
    assert (undated.status, undated.as_of) == ("completed", None)
    assert "no dates" in undated.status_note
    assert works["cordis-1"].as_of == 2023, "the year in which it ended, not the one of reading"
    assert works["cordis-2"].as_of == TODAY.year


@pytest.mark.parametrize("name", ["«QUALITÉ»", "CAFÉ®", "„GRÜ“", "PERÒ»", "AQUÍ»", "«Té»…"])
def test_letters_before_a_mark_are_not_taken_for_spoilt_ones(name):
    assert mended(name) == name


@pytest.mark.parametrize(
    ("name", "meant"), [("CHARITÃ‰", "CHARITÉ"), ("JSC â€žNCâ€œ", "JSC „NC“"), ("â‰¥ 3", "≥ 3")]
)
def test_spoilt_letters_are_mended(name, meant):
    assert mended(name) == meant


def test_letters_that_were_spoilt_on_the_way_are_mended(folder):
    projects, organisations = folder / "project.csv", folder / "organization.csv"
    spoilt = projects.read_text("utf-8").replace(
        "Snow and water", "The Earth\ufffds snow \ufffd 4\ufffd%"
    )
    projects.write_text(spoilt, "utf-8")
    names = organisations.read_text("utf-8").replace("Alpine Institute", "LAND OBERÃ–STERREICH")
    organisations.write_text(names, "utf-8")
    after = examined(folder).after
    assert next(one.title for one in after.initiatives if one.id == "cordis-1") == (
        "The Earth’s snow – 4 %"
    )
    assert "LAND OBERÖSTERREICH" in {one.name for one in after.around}


def test_a_long_programme_tells_how_far_it_is(folder):
    told = []
    examine(
        folder,
        alliance=THERE,
        vocabulary=VOCABULARY,
        wishes=Wishes(kind="cordis", read_on=TODAY),
        resolve=Recogniser(),
        progress=told.append,
    )
    assert sum(told) == 3 + 4, "organisations and projects"
