"""Desks inside large organisations come in as a table, with themes and places of their own."""

import pytest

from broker.export.tables import LOSSLESS, export_alliance
from broker.intake.tables import Wishes, examine
from broker.model import Alliance, FocusArea, InputError, Unit
from tests.intake.sheets import VOCABULARY, workbook
from tests.worlds import activity, evidence, member, neighbour

LARGE = member("large", name="Large Organisation", acronym="LO", country="ITA", themes=("gender",))
THERE = Alliance(
    members=(LARGE, member("small")),
    around=(neighbour("bank"),),
    activities=(activity("walk", of="large"),),
)
ROWS = [
    ["Organisation", "Desk", "Themes", "Countries", "Mountain range", "Languages", "Description"],
    ["LO", "Water desk", "water", "Kenya; Uganda", "Rwenzori", "English", "Keeps springs."],
    ["large", "Schools", "education", "", "", "French", ""],
    ["Bank", "Climate office", "climate change", "Nepal", "", "", ""],
]  # fmt: skip


def read(tmp_path, rows=ROWS, *, there=THERE, name="list.csv", **wishes):
    path = tmp_path / name
    if name.endswith(".xlsx"):
        path.write_bytes(workbook({"Desks": rows}))
    else:
        path.write_text("\n".join("|".join(row) for row in rows), "utf-8")
    wished = Wishes(kind="desks", **wishes)
    return examine(path, alliance=there, vocabulary=VOCABULARY, wishes=wished)


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_desks_join_their_organisations(tmp_path, name):
    found = read(tmp_path, name=name)
    assert found.report.problems == ()
    assert (found.report.new, found.report.changed, found.report.removed) == (0, 2, 0)
    water, schools = found.after.by_id["large"].units
    assert water == Unit(
        name="Water desk",
        summary="Keeps springs.",
        focus=(FocusArea(themes=("water",), countries=("KEN", "UGA"), ranges=("rwenzori",)),),
        languages=("en",),
    )
    assert (schools.name, schools.languages) == ("Schools", ("fr",))
    assert [one.name for one in found.after.by_id["bank"].units] == ["Climate office"]
    assert found.after.by_id["large"].model_copy(update={"units": ()}) == LARGE
    assert found.after.activities == THERE.activities


def test_the_same_table_twice_changes_nothing_more(tmp_path):
    once = read(tmp_path).after
    again = read(tmp_path, there=once)
    assert (again.after, again.report.changed) == (once, 0)


def test_a_known_desk_grows_and_loses_nothing(tmp_path):
    once = read(tmp_path).after
    more = [ROWS[0], ["LO", "WATER DESK", "gender", "Peru", "", "Spanish", ""]]
    water, schools = read(tmp_path, more, there=once).after.by_id["large"].units
    assert schools == once.by_id["large"].units[1]
    assert (water.name, water.summary) == ("Water desk", "Keeps springs.")
    assert water.focus[0].themes == ("water", "gender")
    assert water.focus[0].countries == ("KEN", "UGA", "PER")
    assert water.languages == ("en", "es")


@pytest.mark.parametrize("format", LOSSLESS)
def test_desks_go_out_and_come_back_with_every_export(tmp_path, format):
    after = read(tmp_path).after
    out = tmp_path / "out"
    export_alliance(after, format=format, out=out, vocabulary=VOCABULARY)
    assert examine(out, alliance=Alliance(), vocabulary=VOCABULARY).after == after


def test_what_is_wrong_is_told_by_row_and_nothing_comes_in(tmp_path):
    bad = [*ROWS, ["Nobody", "Desk", "", "", "", "", ""], ["LO", "Desk", "", "Narnia", "", "", ""],
           ["LO", "", "water", "", "", "", ""]]  # fmt: skip
    found = read(tmp_path, bad)
    assert found.after is None
    assert [one.row for one in found.report.problems] == [5, 6, 7]
    assert [one.value for one in found.report.problems][:2] == ["Nobody", "Narnia"]


def test_a_list_of_desks_replaces_no_members(tmp_path):
    with pytest.raises(InputError, match="--replace"):
        read(tmp_path, replace=True)


def test_a_desk_is_found_by_what_it_does(tmp_path):
    known = evidence(read(tmp_path).after)
    assert "large#Water desk" in {one.id for one in known.documents}


def test_a_desk_is_one_however_its_apostrophe_is_typed(tmp_path):
    rows = [["Organisation", "Bureau", "Thèmes"], ["LO", "Bureau de l’eau", "eau"],
            ["LO", "bureau de l'eau", "genre"]]  # fmt: skip
    (desk,) = read(tmp_path, rows).after.by_id["large"].units
    assert (desk.name, desk.focus[0].themes) == ("Bureau de l’eau", ("water", "gender"))


def test_where_desks_come_from_is_kept_with_their_themes(tmp_path):
    given = "https://example.org/desks"
    found = read(tmp_path, source=given).after.by_id["large"]
    assert [one.focus[0].source for one in found.units] == [given, given]
    assert found.source == LARGE.source
    rows = [[*ROWS[0], "Source"], [*ROWS[1], "https://example.org/row"]]
    (desk,) = read(tmp_path, rows, source=given).after.by_id["large"].units
    assert desk.focus[0].source == "https://example.org/row"


@pytest.mark.parametrize("name", ["Schools", "schools"])
def test_two_desks_of_one_name_in_one_since_a_merge_are_left_as_they_are(tmp_path, name):
    rows = [ROWS[0], ["LO", "Schools", "education", "", "", "French", ""],
            ["small", name, "gender", "", "", "Spanish", ""]]  # fmt: skip
    two = read(tmp_path, rows).after
    (one, other) = (two.by_id[key].units[0] for key in ("large", "small"))
    large = two.by_id["large"].model_copy(update={"units": (one, other)})
    there = Alliance(members=(large,))
    again = read(tmp_path, [ROWS[0], rows[1], ["LO", *rows[2][1:]]], there=there)
    assert (again.report.changed, again.after) == (0, there)
