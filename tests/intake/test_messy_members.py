"""Lists of members as secretariats keep them: cells that say nothing, kinds that are missing."""

import pytest

from broker.model import Alliance
from tests.intake.sheets import THERE, examined


def members(found):
    assert found.report.problems == ()
    return {one.name: one for one in found.after.members}


@pytest.mark.parametrize(
    "cell", ["-", "–", "k.A.", "n/a", "s/d", "Unbekannt", "non renseigné", "?"]
)
def test_a_cell_that_says_nothing_is_empty_and_told(tmp_path, cell):
    found = examined(tmp_path, f"name;kind;country;website\nHimal;NGO;{cell};{cell}\n")
    himal = members(found)["Himal"]
    assert (himal.country, himal.website) == (None, None)
    assert {(one.column, one.value, one.read_as) for one in found.report.repairs} >= {
        ("country", cell, ""),
        ("website", cell, ""),
    }


def test_a_cell_that_says_nothing_takes_nothing_away(tmp_path):
    found = examined(tmp_path, "name;kind;website;summary\nAyni;NGO;k.A.;-\n")
    ayni = members(found)["Ayni"]
    assert (ayni.website, ayni.summary) == ("https://ayni.example", "Mends canals.")


def test_namibia_is_a_country(tmp_path):
    assert (
        members(examined(tmp_path, "name;kind;country\nHimal;NGO;NA\n"))["Himal"].country == "NAM"
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Universidad de Cantabria", "academic_research"),
        ("Blue Nets Ltd", "private_sector"),
        ("Stiftung Meer", "civil_society"),
    ],
)
def test_a_name_suggests_a_kind_that_only_a_person_may_take(tmp_path, name, kind):
    text = f"name;kind;country\n{name};;ESP\n"
    (problem,) = examined(tmp_path, text).report.problems
    assert (problem.column, problem.suggestion) == ("kind", kind)
    assert "--accept" in problem.message
    assert members(examined(tmp_path, text, accept=True))[name].kind == kind


def test_one_kind_fills_the_empty_cells_only(tmp_path):
    text = "name;kind\nHimal;NGO\nWestwind;Sonstige\nNordlicht;\n"
    (first, second) = examined(tmp_path, text).report.problems
    assert first.message == second.message
    assert "--set 'kind=" in first.message
    found = members(examined(tmp_path, text, constants={"kind": "government"}))
    kinds = {name: one.kind for name, one in found.items() if name != "Ayni"}
    assert kinds == {
        "Himal": "civil_society",
        "Westwind": "government",
        "Nordlicht": "government",
    }


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("education", "academic_research"),
        ("education|funder", "academic_research"),
        ("company", "private_sector"),
        ("funder|nonprofit", "civil_society"),
    ],
)
def test_types_of_registers_are_kinds(tmp_path, cell, kind):
    found = examined(tmp_path, f"name;types\nHimal;{cell}\n", there=Alliance())
    assert members(found)["Himal"].kind == kind


def test_two_kinds_in_one_cell_are_for_a_person(tmp_path):
    (problem,) = examined(tmp_path, "name;kind\nHimal;education|nonprofit\n").report.problems
    assert problem.column == "kind"


@pytest.mark.parametrize("between", [" y ", " et ", " und ", ", ", " / ", "; "])
def test_themes_stand_side_by_side_in_many_ways(tmp_path, between):
    found = examined(tmp_path, f'name;kind;Líneas de trabajo\nHimal;NGO;"Agua{between}Turismo"\n')
    (area,) = members(found)["Himal"].focus
    assert set(area.themes) == {"water", "tourism"}


def test_of_two_addresses_the_first_is_kept(tmp_path):
    text = 'name;kind;website\nHimal;NGO;"http://a.example; http://b.example"\n'
    found = examined(tmp_path, text)
    assert members(found)["Himal"].website == "http://a.example"
    assert [one.read_as for one in found.report.repairs if one.column == "website"] == [
        "http://a.example"
    ]


@pytest.mark.parametrize(
    "header",
    ["Name der Organisation", "Nombre de la institución", "Nom de la structure", "Nome dell'ente"],
)
def test_what_people_call_the_column_of_names(tmp_path, header):
    found = examined(tmp_path, f"{header};kind\nHimal;NGO\n", there=THERE)
    assert "Himal" in members(found)


def test_a_missing_column_is_told_with_those_that_were_not_read(tmp_path):
    (problem,) = examined(tmp_path, "name;Sparte;Mail\nHimal;NGO;a@b.example\n").report.problems
    assert "not read so far: 'Sparte'." in problem.message
    assert "--map 'Sparte=kind'" in problem.message


def test_a_cell_of_blanks_is_empty(tmp_path):
    text = "name;kind\nHimal;  \n"
    found = examined(tmp_path, text, constants={"kind": "government"})
    assert members(found)["Himal"].kind == "government"


@pytest.mark.parametrize(
    ("cell", "ongoing"), [("n/a", False), ("?", False), ("-", True), ("en cours", True)]
)
def test_an_end_that_is_not_known_is_none(tmp_path, cell, ongoing):
    text = f"title;type;status;year_start;year_end\nLakes;project;running;2015;{cell}\n"
    found = examined(tmp_path, text, kind="initiatives", name="i.csv")
    assert found.report.problems == ()
    years = found.after.initiatives[-1].years
    assert (years.start, years.end, years.ongoing) == (2015, None, ongoing)


def test_a_country_that_no_list_knows_is_told_with_a_way_out(tmp_path):
    (problem,) = examined(tmp_path, "name;kind;country\nHimal;NGO;Atlantis\n").report.problems
    assert (problem.row, problem.column, problem.value) == (2, "country", "Atlantis")
    assert problem.message.endswith("Correct this value, or take it out.")


@pytest.mark.parametrize(
    ("column", "cell", "key"),
    [
        ("country", "Sénégal (Casamance)", "SEN"),
        ("country", "Bolivia (Estado Plurinacional de)", "BOL"),
        ("kind", "ONG internationale", "civil_society"),
        ("kind", "Asociación civil", "civil_society"),
        ("themes", "water quality analysis", "water"),
    ],
)
def test_what_a_phrase_holds_is_suggested(tmp_path, column, cell, key):
    row = {"name": "Himal", "kind": "NGO", column: cell}
    text = f"{';'.join(row)}\n{';'.join(row.values())}\n"
    (problem,) = examined(tmp_path, text).report.problems
    assert (problem.column, problem.suggestion) == (column, key)
    assert examined(tmp_path, text, accept=True).report.problems == ()


@pytest.mark.parametrize(
    ("cell", "code"),
    [("Burkina", "BFA"), ("Guinée-Conakry", "GIN"), ("RCI", "CIV"), ("Weißrussland", "BLR")],
)
def test_countries_are_known_as_their_neighbours_call_them(tmp_path, cell, code):
    found = examined(tmp_path, f"name;kind;country\nHimal;NGO;{cell}\n")
    assert members(found)["Himal"].country == code


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Recherche", "academic_research"),
        ("Faculté", "academic_research"),
        ("État", "government"),
        ("Commune rurale", "subnational_authority"),
        ("Groupement de femmes", "civil_society"),
    ],
)
def test_kinds_are_known_as_french_speaking_lists_call_them(tmp_path, cell, kind):
    found = examined(tmp_path, f"nom;catégorie\nHimal;{cell}\n")
    assert members(found)["Himal"].kind == kind


def test_a_region_among_countries_is_called_one(tmp_path):
    text = "name;kind;pays d'intervention\nHimal;NGO;Afrique de l'Ouest\n"
    (problem,) = examined(tmp_path, text).report.problems
    assert "is a region, no country" in problem.message


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("fr; fon; éwé", ("fr", "fon", "ee")),
        ("dioula / mooré / pulaar", ("dyu", "mos", "ff")),
        ("español, kaqchikel y q'eqchi'", ("es", "cak", "kek")),
        ("furlan, romani", ("fur", "rom")),
    ],
)
def test_languages_of_west_africa_middle_america_and_minorities_are_known(tmp_path, cell, codes):
    found = examined(tmp_path, f"name\tkind\tlanguages\nHimal\tNGO\t{cell}\n", name="m.tsv")
    assert members(found)["Himal"].languages == codes


def test_signs_on_vehicles_are_suggested_as_countries(tmp_path):
    text = "name;kind;länder\nHimal;NGO;D, A, SLO\n"
    problems = examined(tmp_path, text).report.problems
    assert [one.suggestion for one in problems] == ["DEU", "AUT", "SVN"]
    (area,) = members(examined(tmp_path, text, accept=True))["Himal"].focus
    assert area.countries == ("DEU", "AUT", "SVN")


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Croatia, Bosnia and Herzegovina", ("HRV", "BIH")),
        ("Bosnia and Herzegovina and Croatia", ("BIH", "HRV")),
        ("Croatie, Bosnie-Herzégovine et Saint-Vincent-et-les-Grenadines", ("HRV", "BIH", "VCT")),
        ("Trinidad and Tobago / Antigua and Barbuda, Peru", ("TTO", "ATG", "PER")),
    ],
)
def test_a_name_with_and_in_it_stays_whole_among_others(tmp_path, cell, meant):
    rows = f'name;kind;focus countries\nHimal;NGO;"{cell}"\n'
    found = examined(tmp_path, rows)
    assert found.report.problems == ()
    (himal,) = (one for one in found.after.members if one.id == "himal")
    assert set(himal.focus[0].countries) == set(meant)
