"""Codes of registers come in with the organisations and decide who is who."""

import json

import pytest

from broker._recognise import Recogniser
from broker.export.tables import LOSSLESS, export_alliance
from broker.intake.tables import Wishes, examine
from broker.model import Alliance
from tests.intake.sheets import AYNI, SOURCE, VOCABULARY
from tests.intake.test_cordis import MEMBER, PROJECT, project, table
from tests.intake.test_cordis import member as row
from tests.intake.test_public_registers import SCHOOL
from tests.worlds import TODAY

INSTITUTE = SCHOOL | {
    "id": "https://ror.org/01bj3aw27",
    "names": [{"value": "Puna Institute", "types": ["label", "ror_display"]}],
    "links": [],
}


def read(path, *, there, **wishes):
    return examine(
        path,
        alliance=there,
        vocabulary=VOCABULARY,
        wishes=Wishes(**wishes),
        resolve=Recogniser(),
    )


def ror(tmp_path, *records, there=None, **wishes):
    path = tmp_path / "ror.json"
    path.write_text(json.dumps(records), "utf-8")
    return read(path, there=there or Alliance(), **wishes)


def named(record, name, **more):
    return record | {"names": [{"value": name, "types": ["label", "ror_display"]}]} | more


def listed(tmp_path, content, *, there):
    path = tmp_path / "list.csv"
    path.write_text(content, "utf-8")
    return read(path, there=there, kind="members")


def test_a_register_s_own_code_comes_in(tmp_path):
    after = ror(tmp_path, SCHOOL, INSTITUTE).after
    assert [one.identifiers for one in after.members] == [("ror:03vek6s52",), ("ror:01bj3aw27",)]


def test_ror_under_changed_names_finds_the_same_organisations(tmp_path):
    once = ror(tmp_path, SCHOOL, INSTITUTE).after
    renamed = (named(SCHOOL, "Alpaca Faculty"), named(INSTITUTE, "Wetland Observatory"))
    again = ror(tmp_path, *renamed, there=once)
    assert again.report.new == 0
    assert [one.id for one in again.after.members] == [one.id for one in once.members]
    assert "Wetland Observatory" in again.after.by_id["puna-institute"].names
    assert "the same code" in again.report.recognised[0].likes[0].because[0]
    third = ror(tmp_path, *renamed, there=again.after)
    assert (third.report.new, third.report.changed) == (0, 0)


def test_a_code_counts_more_than_a_name(tmp_path):
    once = ror(tmp_path, SCHOOL, INSTITUTE).after
    swapped = named(SCHOOL, "Puna Institute", links=[])
    after = ror(tmp_path, swapped, there=once).after
    assert [one.identifiers for one in after.members] == [one.identifiers for one in once.members]
    assert after.by_id["puna-institute"] == once.by_id["puna-institute"]


def test_a_namesake_with_another_code_is_not_written_over(tmp_path):
    once = ror(tmp_path, SCHOOL).after
    other = named(INSTITUTE, "Andean School")
    found = ror(tmp_path, other, there=once)
    assert found.after is None
    assert "another code: ror:03vek6s52, not ror:01bj3aw27" in found.report.problems[0].message
    key = found.report.problems[0].message.split("--same ")[1].split("=")[0]
    told = ror(tmp_path, other, there=once, same={key: "andean-school"})
    assert set(told.after.by_id["andean-school"].identifiers) == {
        "ror:03vek6s52", "ror:01bj3aw27",
    }  # fmt: skip


@pytest.mark.parametrize("format", LOSSLESS)
def test_codes_go_out_and_come_back(tmp_path, format):
    after = ror(tmp_path, SCHOOL, INSTITUTE).after
    out = tmp_path / "out"
    export_alliance(after, format=format, out=out, vocabulary=VOCABULARY)
    assert read(out, there=Alliance()).after == after
    assert read(out, there=after).report.changed == 0


def test_a_table_may_have_a_column_of_codes_which_are_added(tmp_path):
    there = Alliance(members=(AYNI.model_copy(update={"identifiers": ("pic:999984059",)}),))
    head = "name,kind,ROR ID,source\n"
    found = listed(
        tmp_path, f"{head}Ayni,civil society,https://ror.org/03vek6s52,{SOURCE}\n", there=there
    )
    assert found.after.by_id["ayni"].identifiers == ("pic:999984059", "ror:03vek6s52")
    odd = listed(tmp_path, f"{head}Ayni,civil society,no. 7,{SOURCE}\n", there=there)
    assert odd.after == there
    assert [(one.value, one.read_as) for one in odd.report.repairs if one.value == "no. 7"] == [
        ("no. 7", "")
    ]


def test_an_export_from_before_there_was_such_a_column_is_still_read(tmp_path):
    path = tmp_path / "old.json"
    more = json.dumps({"identifiers": ["ror:03vek6s52"]})
    old = {
        "id": "ayni",
        "name": "Ayni",
        "kind": "civil_society",
        "source_url": SOURCE,
        "more": more,
    }
    path.write_text(
        json.dumps({"format": "partner-broker", "version": 1, "members": [old]}), "utf-8"
    )
    assert read(path, there=Alliance()).after.members[0].identifiers == ("ror:03vek6s52",)


def cordis(home, *members):
    home.mkdir(exist_ok=True)
    (home / "project.csv").write_text(table(PROJECT, [project()]), "utf-8")
    (home / "organization.csv").write_text(table(MEMBER, members), "utf-8")
    return home


def test_cordis_under_changed_names_finds_the_same_by_each_of_its_codes(tmp_path):
    wishes = {"kind": "cordis", "read_on": TODAY}
    first = cordis(
        tmp_path / "one",
        row("1", code="900000001", name="Alpine Institute"),
        row("1", code="900000007", name="Alpine Institute"),
        row("1", code="900000002", name="Lake School"),
    )
    once = read(first, there=Alliance(), **wishes).after
    assert {one.id: one.identifiers for one in once.around} == {
        "pic-900000001": ("pic:900000001", "pic:900000007"),
        "pic-900000002": ("pic:900000002",),
    }
    second = cordis(
        tmp_path / "two",
        row("1", code="900000007", name="Snow Observatory"),
        row("1", code="900000002", name="Faculty of Waters"),
    )
    again = read(second, there=once, **wishes).after
    assert [one.id for one in again.around] == [one.id for one in once.around]
    assert "Snow Observatory" in again.by_id["pic-900000001"].names
    assert {"Faculty of Waters", "Lake School"} <= {*again.by_id["pic-900000002"].names}


@pytest.mark.parametrize(
    ("types", "name", "kind"),
    [
        (["education"], "Andean School", "academic_research"),
        (["funder", "government"], "Research Council", "government"),
        (["healthcare", "nonprofit"], "Mission Hospital", "civil_society"),
        (["company", "healthcare"], "Clinic", "private_sector"),
        (["healthcare"], "University Hospital of Cusco", "academic_research"),
        (["healthcare"], "Universitätsklinikum Bern", "academic_research"),
    ],
)
def test_a_type_that_says_the_kind_is_taken(tmp_path, types, name, kind):
    found = ror(tmp_path, named(SCHOOL, name, types=types))
    assert found.report.problems == ()
    assert found.after.members[0].kind == kind


@pytest.mark.parametrize("types", [["healthcare"], ["other"], ["funder"], ["funder", "other"]])
def test_a_type_that_says_none_is_asked_for(tmp_path, types):
    one = named(SCHOOL, "Hospital of Cusco", types=types)
    asked = ror(tmp_path, one)
    assert asked.after is None
    assert [problem.column for problem in asked.report.problems] == ["kind"]
    assert "--set 'kind=" in asked.report.problems[0].message
    assert ("|".join(types), "") in {(r.value, r.read_as) for r in asked.report.repairs}
    told = ror(tmp_path, one, constants={"kind": "government"})
    assert told.after.members[0].kind == "government"


@pytest.mark.parametrize("word", ["healthcare", "other", "funder|healthcare"])
def test_a_table_of_the_register_asks_for_the_same(tmp_path, word):
    content = f"name,types,country,source\nHospital of Cusco,{word},PE,{SOURCE}\n"
    found = listed(tmp_path, content, there=Alliance())
    assert [one.column for one in found.report.problems] == ["kind"]
