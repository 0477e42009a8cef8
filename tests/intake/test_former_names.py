"""Whoever corrects the name of an organisation keeps the old one: lists go on using it."""

import json

import pytest

from broker import _import
from broker._recognise import Recogniser
from broker.export.tables import LOSSLESS, export_alliance
from broker.identity import merge
from broker.intake.tables import Wishes, examine
from broker.model import Alliance, still_called
from broker.store import open_catalogue
from tests.intake.sheets import AYNI, PUNA, SOURCE, THERE, VOCABULARY
from tests.worlds import TODAY, member

NEW = "Asociación Ayni de los Andes"
OLD_LIST = f"name,kind,country,source\nAyni,civil society,Peru,{SOURCE}\n"


def read(path, *, there=THERE, kind=None, **wishes):
    return examine(
        path,
        alliance=there,
        vocabulary=VOCABULARY,
        wishes=Wishes(kind=kind, **wishes),
        resolve=Recogniser(),
    )


def listed(tmp_path, content, *, there=THERE, **wishes):
    path = tmp_path / "list.csv"
    path.write_text(content, "utf-8")
    return read(path, there=there, kind="members", **wishes)


def corrected(tmp_path, *, there=THERE, old="Ayni", new=NEW):
    """Return an export in which a person corrected a name."""
    out = tmp_path / "all.json"
    export_alliance(there, format="json", out=out, vocabulary=VOCABULARY)
    document = json.loads(out.read_text("utf-8"))
    for row in (*document["members"], *document["network"]):
        row["name"] = new if row["name"] == old else row["name"]
    out.write_text(json.dumps(document), "utf-8")
    return out


def test_the_old_name_becomes_an_alias_and_is_told(tmp_path):
    found = read(corrected(tmp_path))
    ayni = found.after.by_id["ayni"]
    assert (ayni.name, ayni.aliases) == (NEW, ("Ayni",))
    (entry,) = found.report.entries
    assert [(one.field, one.before, one.after) for one in entry.changes] == [
        ("name", "Ayni", NEW), ("aliases", [], ["Ayni"]),
    ]  # fmt: skip


def test_a_list_with_the_old_name_finds_the_same_and_leaves_its_name(tmp_path):
    after = read(corrected(tmp_path)).after
    again = listed(tmp_path, OLD_LIST, there=after)
    assert again.report.new == 0
    assert again.after.by_id["ayni"].name == NEW
    assert again.after.by_id["ayni"].aliases == ("Ayni",)


def test_one_whose_id_is_not_made_of_its_name_is_found_by_the_old_name(tmp_path):
    there = Alliance(members=(AYNI.model_copy(update={"id": "m-17"}),))
    after = read(corrected(tmp_path, there=there), there=there).after
    again = listed(tmp_path, OLD_LIST, there=after)
    assert (again.report.new, [one.id for one in again.after.members]) == (0, ["m-17"])


def test_the_corrected_table_may_be_read_twice(tmp_path):
    path = corrected(tmp_path)
    once = read(path).after
    again = read(path, there=once)
    assert again.after == once
    assert again.report.changed == 0


@pytest.mark.parametrize("new", ["AYNI", "Áyni", "ayni"])
def test_capitals_and_accents_make_no_other_name(tmp_path, new):
    found = read(corrected(tmp_path, new=new))
    assert (found.after.by_id["ayni"].name, found.after.by_id["ayni"].aliases) == (new, ())


def test_what_is_an_alias_already_is_not_told_twice(tmp_path):
    there = Alliance(members=(AYNI.model_copy(update={"aliases": ("AYNI",)}),))
    after = read(corrected(tmp_path, there=there), there=there).after
    assert after.by_id["ayni"].aliases == ("AYNI",)


def test_a_name_that_became_another_s_is_no_alias(tmp_path):
    there = Alliance(members=(AYNI,), around=(PUNA,))
    out = corrected(tmp_path, there=there)
    document = json.loads(out.read_text("utf-8"))
    document["network"][0]["name"] = "Ayni"
    out.write_text(json.dumps(document), "utf-8")
    after = read(out, there=there).after
    assert after.by_id["ayni"].aliases == ()
    assert after.by_id["puna-lab"].names == ("Ayni", "Puna Lab")


def test_aliases_of_a_list_are_added_to_those_that_are_known(tmp_path):
    there = Alliance(members=(AYNI.model_copy(update={"aliases": ("Ayni Peru",)}),))
    content = f"name,aliases,kind,source\nAyni,AYNI PERU; Ayni Cusco,civil society,{SOURCE}\n"
    once = listed(tmp_path, content, there=there)
    assert once.after.by_id["ayni"].aliases == ("Ayni Peru", "Ayni Cusco")
    assert listed(tmp_path, content, there=once.after).after == once.after


def test_an_alias_can_be_taken_out_of_an_export(tmp_path):
    there = Alliance(members=(AYNI.model_copy(update={"aliases": ("Wrong", "Right")}),))
    out = corrected(tmp_path, there=there, old="-")
    out.write_text(out.read_text("utf-8").replace("Wrong;", ""), "utf-8")
    assert read(out, there=there).after.by_id["ayni"].aliases == ("Right",)


def test_it_is_written_with_the_name_and_undone_with_it(tmp_path):
    url = str(tmp_path / "c.sqlite")
    open_catalogue(url, fill=lambda: THERE).close()
    assert _import.import_file(corrected(tmp_path), catalogue=url).written
    with open_catalogue(url) as opened:
        assert opened.load().by_id["ayni"].aliases == ("Ayni",)
    _import.undo_import(url)
    with open_catalogue(url) as opened:
        assert opened.load() == THERE


@pytest.mark.parametrize("format", LOSSLESS)
def test_a_renamed_organisation_goes_out_and_comes_back_the_same(tmp_path, format):
    after = read(corrected(tmp_path)).after
    out, twice = tmp_path / "first", tmp_path / "second"
    export_alliance(after, format=format, out=out, vocabulary=VOCABULARY)
    for there in (Alliance(), after):
        assert read(out, there=there).after == after
    export_alliance(read(out, there=after).after, format=format, out=twice, vocabulary=VOCABULARY)
    files = [sorted(one.rglob("*")) if one.is_dir() else [one] for one in (out, twice)]
    assert [one.read_bytes() for one in files[0]] == [one.read_bytes() for one in files[1]]


def test_a_merge_keeps_the_name_of_the_one_that_goes(tmp_path):
    there = THERE.model_copy(update={"members": (AYNI, member("x", name="Ayni Cusco"))})
    after, _ = merge(there, kept="ayni", gone="x", on=TODAY, by="hub", number=1)
    again = listed(tmp_path, f"name,kind,source\nAyni Cusco,civil society,{SOURCE}\n", there=after)
    assert (again.report.new, "Ayni Cusco" in again.after.by_id["ayni"].aliases) == (0, True)


def test_an_organisation_that_was_not_renamed_is_not_touched():
    assert still_called(PUNA, before=PUNA) is PUNA


def test_a_namesake_in_another_country_is_no_correction_of_the_country(tmp_path):
    kenya = member("ministry", name="Ministry of Environment", kind="government", country="KEN")
    there = THERE.model_copy(update={"members": (*THERE.members, kenya)})
    row = f"name,kind,country,source\n%s,government,%s,{SOURCE}\n"
    found = listed(tmp_path, row % ("Ministry of Environment", "Nepal"), there=there)
    assert found.after is None
    assert "--same 2=ministry" in str(found.report.problems[0].message)
    apart = listed(tmp_path, row % ("Ministry of Environment (Nepal)", "Nepal"), there=there)
    assert (apart.report.new, apart.report.changed) == (1, 0)
    moved = listed(
        tmp_path, row % ("Ministry of Environment", "Nepal"), there=there, same={"2": "ministry"}
    )
    assert (moved.report.new, moved.report.changed) == (0, 1)
    silent = listed(tmp_path, row % ("Ministry of Environment", ""), there=there)
    assert silent.after is not None


def test_a_list_without_accents_corrects_no_name_and_adds_themes(tmp_path):
    known = member("fundacion", name="Fundación Agreste", country="PER", themes=("education",))
    there = THERE.model_copy(update={"members": (*THERE.members, known)})
    row = f"name,kind,country,themes,source\n%s,NGO,Peru,forests,{SOURCE}\n"
    found = listed(tmp_path, row % "FUNDACION AGRESTE", there=there)
    after = next(one for one in found.after.members if one.id == "fundacion")
    assert after.name == "Fundación Agreste"
    assert after.focus[0].themes == ("education", "forests")
    better = THERE.model_copy(
        update={"members": (known.model_copy(update={"name": "FUNDACION AGRESTE"}),)}
    )
    mended = listed(tmp_path, row % "Fundación Agreste", there=better)
    assert [one.name for one in mended.after.members] == ["Fundación Agreste"]


def test_a_list_without_countries_finds_who_bears_a_short_name(tmp_path):
    known = member(
        "union",
        name="International Union for Conservation of Nature",
        acronym="IUCN",
        country="CHE",
    )
    there = THERE.model_copy(update={"members": (*THERE.members, known)})
    found = listed(tmp_path, f"name,kind,source\nIUCN,NGO,{SOURCE}\n", there=there)
    assert [one.likes[0].id for one in found.report.recognised] == ["union"]
