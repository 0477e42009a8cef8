"""Lists of members as they are published: without kinds, without headers, from a database."""

import json

import pytest

from broker.model import Alliance
from tests.intake.sheets import examined


def read(folder, text, **wishes):
    return examined(folder, text, there=Alliance(), **wishes)


def kinds(found):
    return [one.kind for one in found.after.members]


MIXED = "name,country\nUniversity of the Ridge,Nepal\nMinistry of Slopes,Nepal\nBlue Yak,Nepal\n"


def test_a_list_without_kinds_says_how_many_names_suggest_one(tmp_path):
    (problem,) = read(tmp_path, MIXED).report.problems
    assert problem.column == "kind"
    assert "2 of 3" in problem.message
    assert "--accept" in problem.message


def test_what_names_suggest_goes_before_the_one_kind_for_the_rest(tmp_path):
    (problem,) = read(tmp_path, MIXED, accept=True).report.problems
    assert (problem.row, problem.column) == (4, "kind")
    found = read(tmp_path, MIXED, accept=True, constants={"kind": "civil_society"})
    assert kinds(found) == ["academic_research", "government", "civil_society"]
    assert ("kind", "University of the Ridge", "academic_research") in {
        (one.column, one.value, one.read_as) for one in found.report.repairs
    }


def test_one_kind_for_all_rows_is_one_for_all_where_no_suggestion_is_taken(tmp_path):
    found = read(tmp_path, MIXED, constants={"kind": "civil_society"})
    assert kinds(found) == ["civil_society"] * 3


def test_the_name_of_a_funder_says_nothing_of_what_it_is(tmp_path):
    text = "name\nUniversity of the Ridge Fund\nHill Trust\n"
    constants = {"kind": "foundation"}
    found = read(tmp_path, text, kind="funders", accept=True, constants=constants)
    assert found.report.problems == ()
    assert [one.kind for one in found.after.funders] == ["foundation", "foundation"]


def test_nobody_is_told_to_give_all_rows_one_name(tmp_path):
    (problem, *_) = read(tmp_path, "foo_id,des,kind\n1,Blue Yak,NGO\n").report.problems
    assert problem.column == "name"
    assert "--set" not in problem.message
    assert "--map 'des=name'" in problem.message


def test_a_table_whose_first_row_is_an_organisation_is_told_so(tmp_path):
    text = (
        "Blue Yak,yak@ridge.example,https://yak.example\nHill Club,h@h.example,https://h.example\n"
    )
    (problem,) = read(tmp_path, text).report.problems
    assert problem.row == 1
    assert "names the columns" in problem.message
    assert "Blue Yak" in problem.message


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Multilateral", "intergovernmental"),
        ("United Nations", "intergovernmental"),
        ("Non-profit", "civil_society"),
        ("Sin fines de lucro", "civil_society"),
        ("à but non lucratif", "civil_society"),
        ("non-governmental", "civil_society"),
        ("CBO", "civil_society"),
        ("For-profit", "private_sector"),
        ("PYME", "private_sector"),
    ],
)
def test_kinds_are_known_as_lists_call_them(tmp_path, word, kind):
    assert kinds(read(tmp_path, f"name;kind\nBlue Yak;{word}\n")) == [kind]


def test_what_is_denied_suggests_nothing(tmp_path):
    (problem,) = read(tmp_path, "name;kind\nBlue Yak;Non-academic\n").report.problems
    assert problem.suggestion == ""


def test_a_kind_that_the_name_suggests_is_told_by_the_name(tmp_path):
    text = "name;category\nSpring University;Associate\nYak Ministry;Associate\n"
    told = {(one.value, one.read_as) for one in read(tmp_path, text, accept=True).report.repairs}
    assert told == {("Spring University", "academic_research"), ("Yak Ministry", "government")}


def test_entries_that_are_not_known_are_left_out_and_told_where_a_person_says_so(tmp_path):
    text = "name;kind;themes;regions\nBlue Yak;NGO;water, health, peace;Kidal\n"
    assert len(read(tmp_path, text).report.problems) >= 2
    found = read(tmp_path, text, meanings={"*": "-"})
    assert found.report.problems == ()
    (area,) = found.after.members[0].focus
    assert area.themes == ("water",)
    told = {(one.value, one.read_as) for one in found.report.repairs}
    assert {("health", ""), ("peace", ""), ("Kidal", "")} <= told
    assert "words" not in found.mappings


def test_kind_and_seat_are_never_left_out_so(tmp_path):
    text = "name;kind;country\nBlue Yak;NGO;Narnia\n"
    (problem,) = read(tmp_path, text, meanings={"*": "-"}).report.problems
    assert problem.column == "country"


def test_a_country_among_regions_is_told_with_where_it_belongs(tmp_path):
    (problem,) = read(tmp_path, "name;kind;region\nBlue Yak;NGO;Nepal\n").report.problems
    assert "is a country" in problem.message


@pytest.mark.parametrize("name", ["FundaciÃ³n Nevado", "Fundaci√≥n Nevado"])
def test_letters_decoded_once_too_often_are_mended_and_told(tmp_path, name):
    found = read(tmp_path, f"name;PaÃ­s;kind\n{name};PerÃº;NGO\n")
    assert [(one.name, one.country) for one in found.after.members] == [("Fundación Nevado", "PER")]
    told = {(one.value, one.read_as) for one in found.report.repairs}
    assert (name, "Fundación Nevado") in told


def test_objects_within_objects_of_json_are_columns_too(tmp_path):
    rows = [
        {
            "id": 1,
            "nombre": "Blue Yak",
            "kind": "NGO",
            "extraInfo": {"web": "https://yak.example"},
            "headquarters": {"city": "Lima", "country": "Peru"},
            "sede_social": {"id": 4, "nombre": "Lima"},
        }
    ]
    text = json.dumps({"updated": "2024-01-01", "organizations": rows})
    found = read(tmp_path, text, name="members.json")
    (one,) = found.after.members
    assert (one.website, one.country) == ("https://yak.example", "PER")


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("<b>Blue Yak</b> Club", "Blue Yak Club"),
        ("Yak &amp; C&ocirc;te", "Yak & Côte"),
        ("**Blue Yak**", "Blue Yak"),
        ("[Blue Yak](https://yak.example)", "Blue Yak"),
        ("AT&T; <3 yaks", "AT&T; <3 yaks"),
    ],
)
def test_marks_of_a_page_are_taken_off_and_told(tmp_path, cell, name):
    rows = [{"name": cell, "kind": "NGO", "website": "[site](https://yak.example/a)"}]
    found = read(tmp_path, json.dumps(rows), name="members.json")
    (one,) = found.after.members
    assert (one.name, one.website) == (name, "https://yak.example/a")
    told = {(repair.value, repair.read_as) for repair in found.report.repairs}
    assert cell == name or (cell, name) in told


def test_remarks_above_a_table_are_not_its_header(tmp_path):
    text = (
        "# A list of clubs, kept by hand,\n# without a promise\n#\n# libelle: what they are "
        "called\nslug,libelle,justification\nyak,Blue Yak,seen\nhill,Hill Club,heard\n"
    )
    found = read(tmp_path, text, constants={"kind": "civil_society"})
    assert [one.name for one in found.after.members] == ["Blue Yak", "Hill Club"]


def test_a_partner_beside_a_name_is_no_name(tmp_path):
    text = "nome,partner,stato\nCasa Alta,Parco Blu,Italia\n"
    found = read(tmp_path, text, constants={"kind": "civil_society"})
    assert [one.name for one in found.after.members] == ["Casa Alta"]


def test_names_in_several_languages_are_read_in_the_first(tmp_path):
    text = "name_en,name_fr,kind\nBlue Yak,Yak bleu,NGO\n"
    assert [one.name for one in read(tmp_path, text).after.members] == ["Blue Yak"]


GROUPED = (
    "CLUBS OF THE RIDGE;;;;;;;\nMembers at the end of 2023;;;;;;;\n"
    "Organisation;;Localisation;;Thématiques;;;Site(s)\n"
    "Nom complet;Sigle;Pays;Ville;Eau;Forêts;Tourisme;\n"
    "Associations;;;;;;;\n"
    "Yak bleu;YB;France;Gap;x;;x;www.yb.example / https://yb2.example\n"
    "Pasteurs unis;PU;Maroc;Ifrane;X;x;;\n"
    "Universités;;;;;;;\n"
    "Haut-Pays;HP;Suisse;Sion;;oui;x;http://hp.example, http://lab.hp.example\n"
)


def test_two_rows_of_headers_groups_of_rows_and_crossed_themes(tmp_path):
    found = read(tmp_path, GROUPED)
    assert found.report.problems == ()
    members = {one.name: one for one in found.after.members}
    assert {name: one.kind for name, one in members.items()} == {
        "Yak bleu": "civil_society",
        "Pasteurs unis": "civil_society",
        "Haut-Pays": "academic_research",
    }
    assert members["Yak bleu"].focus[0].themes == ("water", "tourism")
    assert members["Pasteurs unis"].focus[0].themes == ("water", "forests")
    assert members["Haut-Pays"].focus[0].themes == ("forests", "tourism")
    assert [one.country for one in members.values()] == ["FRA", "MAR", "CHE"]
    assert members["Yak bleu"].website == "https://www.yb.example"
    assert sum("above a group of rows" in one for one in found.report.remarks) == 2


def test_countries_above_their_members(tmp_path):
    text = "Name,Type,Web\nNEPAL,,\nBlue Yak,NGO,\nPeru:,,\nLlama Club,NGO,\nAlone,,\n"
    found = read(tmp_path, text, constants={"kind": "civil_society"})
    assert [(one.name, one.country) for one in found.after.members] == [
        ("Blue Yak", "NPL"),
        ("Llama Club", "PER"),
        ("Alone", "PER"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Web\nBlue Yak,https://y.example\nNepal,\nPeru,\n",
        "Name,Web\nNepal,\nPeru,\nBlue Yak,https://y.example\n",
        "Name,Country,Web\nBlue Yak,Nepal,https://y.example\nPeru,,\nHill Club,India,\n",
    ],
)
def test_a_country_that_is_a_member_stands_above_nobody(tmp_path, text):
    found = read(tmp_path, text, constants={"kind": "government"})
    assert {"Blue Yak", "Peru"} <= {one.name for one in found.after.members}
    assert "above a group" not in " ".join(found.report.remarks)


def test_a_crossed_column_that_is_no_theme_is_left_unread(tmp_path):
    text = "name;kind;Fee paid;Water\nBlue Yak;NGO;x;no\nHill Club;NGO;;x\n"
    members = read(tmp_path, text).after.members
    assert [one.focus[0].themes if one.focus else () for one in members] == [(), ("water",)]


@pytest.mark.parametrize(
    ("cell", "code"),
    [("🇵🇪", "PER"), ("🇵🇪 Perú", "PER"), ("Congo, Dem. Rep.", "COD"), ("Congo, Rep.", "COG")],
)
def test_countries_as_flags_and_as_tables_of_banks_write_them(tmp_path, cell, code):
    (one,) = read(tmp_path, f"name;kind;country\nBlue Yak;NGO;{cell}\n").after.members
    assert one.country == code


@pytest.mark.parametrize("cell", ["UK & Ireland", "USA / Canada", "Peru, Bolivia"])
def test_of_several_countries_none_is_suggested_as_the_seat(tmp_path, cell):
    text = f'name;kind;country\nBlue Yak;NGO;"{cell}"\n'
    (problem,) = read(tmp_path, text, accept=True).report.problems
    assert "several countries" in problem.message
    (one,) = read(tmp_path, text.replace(";country", ";focus countries")).after.members
    assert len(one.focus[0].countries) == 2


def test_hashtags_are_entries_of_their_own(tmp_path):
    (one,) = read(tmp_path, "name;kind;temas\nYak;ONG;#agua #biodiversidad\n").after.members
    assert one.focus[0].themes == ("water", "biodiversity")


def test_a_table_of_markdown_has_no_row_of_dashes(tmp_path):
    text = "| Name | Country | Type | Link |\n|------|:---|---:|------|\n| **Yak** | Nepal | NGO | "
    text += "<https://yak.example> |\n"
    (one,) = read(tmp_path, text).after.members
    assert (one.name, one.country, one.website) == ("Yak", "NPL", "https://yak.example")


@pytest.mark.parametrize(
    ("header", "column"),
    [("STRAAT", None), ("Name des Vereins", "name"), ("Site Institucional", "website")],
)
def test_more_words_of_published_lists(tmp_path, header, column):
    text = f"{header};kind\nBlue Yak;NGO\n"
    (first, _) = read(tmp_path, text).report.tables[0].columns
    assert first.column == column


def test_first_and_last_names_are_details_of_persons(tmp_path):
    text = "First Name,Last Name,Job Title,Organisation,Sector\nA,B,C,Blue Yak,NGO\n"
    found = read(tmp_path, text)
    assert [one.personal for one in found.report.tables[0].columns] == [True] * 3 + [False] * 2
