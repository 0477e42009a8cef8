"""Importing, undoing and exporting from the command line."""

import json

import pytest

MEMBERS = "Nom;Pays;Type;Thématique\nClub Tian Shan;Kirghizistan;ONG;watershed mgmt\n"


@pytest.fixture
def own(call, tmp_path):
    """Call the command line on a catalogue of this test alone."""

    def run(*arguments):
        return call(*arguments, BROKER_CATALOGUE=str(tmp_path / "own.sqlite"))

    return run


def written(tmp_path, text, name="membres.csv"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return str(path)


def test_a_dry_run_reports_and_writes_nothing(own, tmp_path):
    done = own("import", written(tmp_path, MEMBERS), "--kind", "members", "--dry-run", "--json")
    assert done.code == 0, done.err
    report = json.loads(done.out)
    assert (report["new"], report["written"]) == (1, False)
    assert {one["read_as"] for one in report["repairs"]} >= {"KGZ", "watershed_management"}
    again = json.loads(
        own("import", written(tmp_path, MEMBERS), "--kind", "members", "--dry-run", "--json").out
    )
    assert again["new"] == 1


def test_values_and_changes_are_told_in_the_words_of_the_reader(own, tmp_path):
    own("import", written(tmp_path, MEMBERS), "--kind", "members", "--empty")
    later = MEMBERS.replace("ONG;", "Université;").replace("\n", ";Langues\n", 1)
    later = later.rstrip() + ";kirghize\n"
    done = own("import", written(tmp_path, later), "--kind", "members", "--language", "fr")
    assert "Type: Université → academic_research (Recherche et université)" in done.out
    told = done.out.replace("\xa0", " ")
    assert "Club Tian Shan, type : Société civile → Recherche et université" in told
    assert "Club Tian Shan, langues : – → kirghize" in told


def test_import_use_undo(own, tmp_path):
    done = own("import", written(tmp_path, MEMBERS), "--kind", "members")
    assert done.code == 0, done.err
    assert "Pays → country" in done.out
    assert "Kirghizistan → KGZ" in done.out
    assert own("similar", "Club Tian Shan", "--json").code == 0
    assert own("import", "--undo").code == 0
    assert own("similar", "Club Tian Shan", "--json").code == 2
    assert own("import", "--undo").code == 3


def test_what_is_wrong_is_reported_and_nothing_is_written(own, tmp_path):
    bad = written(tmp_path, MEMBERS + "Andino;Narnia;ONG;eau\n")
    done = own("import", bad, "--kind", "members", "--json")
    assert done.code == 2
    (problem,) = json.loads(done.out)["problems"]
    assert (problem["row"], problem["column"], problem["value"]) == (3, "country", "Narnia")
    assert "Traceback" not in done.err
    assert own("similar", "Club Tian Shan", "--json").code == 2


def test_a_mapping_is_edited_and_remembered(own, tmp_path):
    table = written(tmp_path, "wer;wo;was\nHimal;Nepal;NGO\n")
    first = own("import", table, "--map", "wer=name", "--map", "wo=country", "--map", "was=kind",
                "--kind", "members")  # fmt: skip
    assert first.code == 0, first.err
    again = json.loads(own("import", table, "--kind", "members", "--json").out)
    assert again["same"] == 1
    assert {one["how"] for one in again["tables"][0]["columns"]} == {"remembered"}


@pytest.mark.parametrize("format", ["json", "xlsx", "csv"])
def test_an_export_makes_the_same_catalogue_elsewhere(own, call, tmp_path, format):
    out = str(tmp_path / "all")
    assert own("export", "--format", format, "--out", out).code == 0
    other = {"BROKER_CATALOGUE": str(tmp_path / "other.sqlite")}
    done = call("import", out, "--empty", "--json", **other)
    assert done.code == 0, done.err
    report = json.loads(done.out)
    assert report["written"]
    back = str(tmp_path / "back")
    assert call("export", "--format", "json", "--out", back, **other).code == 0
    assert own("export", "--format", "json", "--out", f"{back}2").code == 0
    assert (tmp_path / "back").read_bytes() == (tmp_path / "back2").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import",), "Name the file"),
        (("import", "missing.csv", "--kind", "members"), "missing.csv"),
        (("import", "missing.csv", "--kind", "cakes"), "cakes"),
        (("import", "x.csv", "--undo"), "--undo"),
        (("import", "x.csv", "--map", "pays"), "--map"),
        (("import", "x.csv", "--decimal", "x"), "--decimal"),
        (("export", "--format", "dbase", "--out", "x"), "csv, tsv"),
    ],
)
def test_wrong_calls_end_with_one_message(own, arguments, said):
    done = own(*arguments)
    assert done.code == 2
    assert said in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def test_undo_takes_back_what_was_said_of_columns_words_and_who_is_who(own, tmp_path):
    known = written(tmp_path, MEMBERS)
    assert own("import", known, "--kind", "members").code == 0
    table = tmp_path / "other.csv"
    table.write_text("wer;wo;was\nTian Shan Kletterer;Kirgisistan;Klubb\n", "utf-8")
    said = ["--map", "wer=name", "--map", "wo=country", "--map", "was=kind"]
    same = ["--read", "Klubb=government", "--same", "2=club-tian-shan"]
    first = own("import", str(table), *said, *same, "--kind", "members")
    assert first.code == 0, first.err
    undone = own("import", "--undo")
    assert "--read" in undone.out
    columns = json.loads(own("import", str(table), "--kind", "members", "--dry-run", "--json").out)
    assert not any(
        one["how"] == "remembered" for table in columns["tables"] for one in table["columns"]
    )
    again = own("import", str(table), *said, "--kind", "members", "--dry-run", "--json")
    (word,) = json.loads(again.out)["problems"]
    assert (word["column"], word["value"]) == ("kind", "Klubb")
    meant = ["--read", "Klubb=civil_society", "--dry-run", "--json"]
    found = json.loads(own("import", str(table), *said, *meant, "--kind", "members").out)
    assert found["recognised"] == []
    assert found["new"] == 1


def test_desks_come_in_as_a_table_and_are_told_by_name(own, tmp_path):
    table = tmp_path / "bureaux.csv"
    table.write_text("Membre;Bureau;Pays\nCONDESAN;Bureau des eaux;Pérou\n", "utf-8")
    done = own("import", str(table), "--kind", "desks")
    assert done.code == 0, done.err
    assert "Bureau des eaux" in done.out
    assert "{" not in done.out
    assert own("import", "--undo").code == 0
