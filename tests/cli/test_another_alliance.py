"""An alliance with other themes and messy lists does the whole work on the command line."""

import json

import pytest

THEMES = "key;en;de\nfisheries;Fisheries;Fischerei\nshipping;Shipping;Schifffahrt\n"
MEMBERS = (
    "Name der Organisation;Land;Art der Einrichtung;Themen;Webseite;Quelle\n"
    "Hafen Kiel;Deutschland;Unternehmen;Schifffahrt und Fischerei;k.A.;Liste\n"
    "Universität Bergen;Norwegen;?;Fischerei;http://a.example; Liste\n"
    "Netz Nord;Dänemark;Sonstige;Fischerei;-;Liste\n"
)
PROPOSAL = "Fisheries in Norway and Denmark need nets that do not get lost."


@pytest.fixture
def own(call, tmp_path):
    (tmp_path / "themes.csv").write_text(THEMES, "utf-8")
    (tmp_path / "mitglieder.csv").write_text(MEMBERS, "utf-8")
    (tmp_path / "proposal.md").write_text(PROPOSAL, "utf-8")
    settings = {
        "BROKER_CATALOGUE": str(tmp_path / "own.sqlite"),
        "BROKER_VOCABULARY": str(tmp_path),
    }
    return lambda *arguments, **more: call(*arguments, **{**settings, **more})


def imported(own, tmp_path, *options, **more):
    table = str(tmp_path / "mitglieder.csv")
    return own("import", table, "--kind", "members", "--empty", *options, **more)


def test_the_whole_work_with_themes_of_its_own(own, tmp_path):
    done = imported(own, tmp_path, "--accept", "--set", "kind=private_sector")
    assert done.code == 0, done.out + done.err
    answer = own("recommend", str(tmp_path / "proposal.md"), "--json")
    found = json.loads(answer.out)
    assert found["proposal"]["themes"] == ["fisheries"]
    assert {one["member"] for one in found["recommendations"][:2]} == {
        "Universität Bergen",
        "Netz Nord",
    }
    told = own("recommend", str(tmp_path / "proposal.md"), "--language", "fr")
    assert "Norvège" in told.out
    nothing = own("fund", str(tmp_path / "proposal.md"))
    assert "No call is on record" in nothing.out
    assert "No offer answers" not in nothing.out
    forgotten = own("recommend", str(tmp_path / "proposal.md"), BROKER_VOCABULARY="")
    assert forgotten.code == 3
    assert "fisheries, shipping" in forgotten.err
    assert "BROKER_VOCABULARY" in forgotten.err


def test_the_same_fault_in_many_rows_is_told_once_with_what_to_do(own, tmp_path):
    done = imported(own, tmp_path, "--dry-run", BROKER_VOCABULARY="")
    assert done.code == 2
    assert done.out.count("'Fischerei' is no known theme") == 1
    told = "'Fischerei' is no known theme. Correct this value, or take it out. (and one row more)"
    assert told in done.out
    assert "BROKER_VOCABULARY" in done.out


def test_a_catalogue_without_members_says_what_to_import(own, tmp_path):
    (tmp_path / "around.csv").write_text("name,kind,country\nPort,NGO,NLD\n", "utf-8")
    around = str(tmp_path / "around.csv")
    assert own("import", around, "--kind", "network", "--empty").code == 0
    for command in (("recommend", str(tmp_path / "proposal.md")), ("weave",)):
        done = own(*command)
        assert done.code == 3
        assert "alliance that are known: 1. Only members" in done.err
        assert "--kind members" in done.err


def test_problems_speak_of_the_columns_of_the_file(own, tmp_path):
    (tmp_path / "liste.csv").write_text(
        "Nom;Type de structure;Axes thématiques\nPort;ONG;surfing\n", "utf-8"
    )
    done = own(
        "import", str(tmp_path / "liste.csv"), "--kind", "members", "--empty", "--language", "fr"
    )
    assert "colonne Axes thématiques" in done.out
    assert "Type de structure: ONG → civil_society" in done.out
    assert "Nom → name (d’après son nom)" in done.out


def test_a_cue_of_a_theme_among_the_themes_is_suggested(own, tmp_path):
    (tmp_path / "themes.csv").write_text(
        "key;fr;cues_fr\nwater;Eau potable;forage*\nbasins;Bassins;hydrologie\n", "utf-8"
    )
    (tmp_path / "liste.csv").write_text("Nom;Type;Thèmes\nPort;ONG;Forages, hydrologie\n", "utf-8")
    arguments = ("import", str(tmp_path / "liste.csv"), "--kind", "members", "--empty", "--json")
    done = own(*arguments, "--accept")
    assert done.code == 0, done.out + done.err
    read = {one["value"]: one["read_as"] for one in json.loads(done.out)["repairs"]}
    assert (read["Forages"], read["hydrologie"]) == ("water", "basins")


def test_a_member_without_an_answer_is_told_why(own, tmp_path):
    (tmp_path / "mitglieder.csv").write_text("Name;Art\nHafen;Verein\nMole;Verein\n", "utf-8")
    (tmp_path / "bedarf.csv").write_text(
        "Organisation;Art;Kategorie;Text\nMole;Bedarf;Geld;Netze\n", "utf-8"
    )
    for table, kind in (("mitglieder", "members"), ("bedarf", "offers-needs")):
        path = str(tmp_path / f"{table}.csv")
        assert own("import", path, "--kind", kind, "--empty").code == 0
    assert "No offer and no need of Hafen is on record" in own("exchange", "Hafen").out
    assert "Nobody known offers what Mole looks for" in own("exchange", "Mole").out


def test_a_missing_theme_goes_to_the_table_of_those_who_have_one(own, tmp_path):
    (tmp_path / "liste.csv").write_text("Name;Type;Themes\nPort;City;surfing\n", "utf-8")
    told = own("import", str(tmp_path / "liste.csv"), "--kind", "members", "--empty")
    assert told.code == 2
    assert f"themes.csv in {tmp_path}" in told.out.replace("\n", " ")
    assert "may have themes of its own" not in told.out
    assert "Type: City → subnational_authority" in told.out


def test_an_export_tells_what_it_does_not_hold(own, tmp_path):
    assert imported(own, tmp_path, "--accept", "--set", "kind=private_sector").code == 0
    out = str(tmp_path / "all.json")
    assert "no export" not in own("export", "--format", "json", "--out", out).err
    pair = ("Hafen Kiel", "Netz Nord")
    made = own("introduce", "propose", *pair, "--purpose", "Nets that are found again")
    assert "Nets that are found again" in made.out
    told = own("export", "--format", "json", "--out", out)
    assert "copy the catalogue itself" in told.err


def test_a_dry_run_makes_no_catalogue(own, tmp_path):
    accepted = ("--accept", "--set", "kind=private_sector")
    assert imported(own, tmp_path, "--dry-run", *accepted).code == 0
    assert not list(tmp_path.glob("own.sqlite*"))
    assert imported(own, tmp_path, *accepted).code == 0
    assert "3 as before" in imported(own, tmp_path, "--dry-run", *accepted).out
