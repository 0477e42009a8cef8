"""Lists of members as secretariats keep them: merged cells, marks for the same, notes in names."""

import io

import pytest

from broker.model import Alliance
from tests.intake.sheets import examined, workbook


def read(folder, content, **wishes):
    return examined(folder, content, there=Alliance(), **wishes)


def countries(found):
    return {one.name: one.country for one in found.after.members}


def names(found):
    return [one.name for one in found.after.members]


def read_as(found):
    return [(one.row, one.column, one.value, one.read_as) for one in found.report.repairs]


ROWS = [
    ["Members 2024"],
    ["country", "name", "kind", "budget"],
    ["Nepal", "Himal", "NGO", 900],
    [None, "Khumbu", "NGO"],
    [None, "Langtang", "NGO"],
    ["Peru", "Ayni", "NGO"],
]


def merged(rows, *groups):
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(workbook({"members": rows})))
    for group in groups:
        book["members"].merge_cells(group)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_cell_merged_over_rows_holds_for_each_of_them(tmp_path):
    found = read(tmp_path, merged(ROWS, "A1:D1", "A3:A5", "D3:D5"), name="m.xlsx")
    assert countries(found) == {"Himal": "NPL", "Khumbu": "NPL", "Langtang": "NPL", "Ayni": "PER"}
    said = " ".join(found.report.remarks)
    assert "(A1:D1): only the first one counts" in said
    assert "(A3:A5): what they say holds for each" in said


def test_an_amount_merged_over_rows_is_not_counted_for_each(tmp_path):
    rows = [
        ["title", "type", "status", "budget", "currency", "member names"],
        ["One", "project", "completed", 900, "EUR"],
        ["Two", "project", "completed", None, "EUR"],
    ]
    found = read(tmp_path, merged(rows, "D2:D3"), name="m.xlsx", kind="initiatives")
    assert [one.budget and one.budget.amount for one in found.after.initiatives] == [900, None]


def test_a_cell_merged_over_rows_in_libreoffice(tmp_path):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    table = Table(name="members")
    for cells in (["country", "name", "kind"], ["Nepal", "Himal", "NGO"], [None, "Khumbu", "NGO"]):
        row = TableRow()
        for text in cells:
            spanned = {"numberrowsspanned": 2} if text == "Nepal" else {}
            cell = CoveredTableCell() if text is None else TableCell(valuetype="string", **spanned)
            if text:
                cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.save(out)
    found = read(tmp_path, out.getvalue(), name="m.ods")
    assert countries(found) == {"Himal": "NPL", "Khumbu": "NPL"}
    assert any("merged" in one for one in found.report.remarks)


@pytest.mark.parametrize(
    "mark", ["idem", "Idem", "ditto", "dito", "do.", "id.", "s. o.", "″", "- '' -", "come sopra"]
)
def test_a_mark_for_what_stands_above_repeats_it(tmp_path, mark):
    text = f"name;country;kind\nHimal;Nepal;NGO\nKhumbu;{mark};{mark}\nAyni;{mark};{mark}\n"
    found = read(tmp_path, text)
    assert set(countries(found).values()) == {"NPL"}
    assert (3, "country", mark, "Nepal") in read_as(found)


def test_an_organisation_may_be_called_like_a_word_for_the_same(tmp_path):
    found = read(tmp_path, "name;kind\nHimal;NGO\nSame;NGO\nIgual;same\n")
    assert names(found) == ["Himal", "Same", "Igual"]


def test_a_mark_in_the_first_row_repeats_nothing(tmp_path):
    (problem,) = read(tmp_path, "name;country;kind\nHimal;idem;NGO\n").report.problems
    assert (problem.row, problem.value) == (2, "idem")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Himal, info@himal.example, +977 1 555 123", "Himal"),
        ("Himal <info@himal.example>", "Himal"),
        ("Himal (Tel. 044 123 45 67)", "Himal"),
        ("Himal – tél : +41 44 123 45 67 / e-mail: a.b@himal.example", "Himal"),
        ("• Himal", "Himal"),
        ("- Himal*", "Himal"),
        ("Himal †", "Himal"),
        ("Himal 2030", "Himal 2030"),
        ("Himal Tel Aviv", "Himal Tel Aviv"),
        ("Collectif 07-26 Ardèche", "Collectif 07-26 Ardèche"),
        ("24. Mai", "24. Mai"),
    ],
)
def test_a_name_is_kept_without_what_lists_write_beside_it(tmp_path, written, name):
    found = read(tmp_path, f"name\tkind\n{written}\tNGO\n", name="m.tsv")
    assert names(found) == [name]
    assert not any("@" in one.value for one in found.report.repairs)


def test_the_numbers_of_a_numbered_list_are_no_part_of_the_names(tmp_path):
    found = read(tmp_path, "name;kind\n1. Himal;NGO\n2. Khumbu;NGO\n4) Ayni;NGO\n")
    assert names(found) == ["Himal", "Khumbu", "Ayni"]
    unlike = read(tmp_path, "name;kind\n1. FC Nepal;NGO\nKhumbu;NGO\n")
    assert names(unlike) == ["1. FC Nepal", "Khumbu"]


def test_a_mail_address_is_no_name(tmp_path):
    (problem,) = read(tmp_path, "name;kind\ninfo@himal.example;NGO\n").report.problems
    assert (problem.row, problem.column) == (2, "name")
    assert "info" not in problem.value + problem.message


def test_rows_of_two_contacts_are_one_organisation(tmp_path):
    text = "Email;Company;Type\na@himal.example;Himal;NGO\nb@himal.example;Himal;NGO\n"
    found = read(tmp_path, text)
    assert names(found) == ["Himal"]
    assert any("row 3 is left out: it says what row 2 says" in one for one in found.report.remarks)


def test_two_rows_of_names_tell_columns_of_one_name_apart(tmp_path):
    rows = [
        ["Organisation", None, "Seat", "Contact"],
        ["Name", "Type", "Country", "Name", "Email"],
        ["Himal", "NGO", "Nepal", "A Person", "a@himal.example"],
    ]
    found = read(tmp_path, workbook({"members": rows}), name="m.xlsx")
    assert countries(found) == {"Himal": "NPL"}
    columns = {one.header: one for one in found.report.tables[0].columns}
    assert columns["Organisation Name"].column == "name"
    assert columns["Contact Name"].personal


def test_a_sheet_for_each_country_is_read_with_its_country(tmp_path):
    sheets = {
        "Read me": [["Kept by the secretariat"]],
        "Nepal": [["Organisation", "Type"], ["Himal", "NGO"], ["Khumbu", "NGO"]],
        "Pérou": [["Organisation", "Type"], ["Ayni", "NGO"]],
        "Left": [["Organisation", "Type"], ["Puna", "NGO"]],
    }
    found = read(tmp_path, workbook(sheets), name="m.xlsx")
    assert countries(found) == {"Himal": "NPL", "Khumbu": "NPL", "Ayni": "PER"}
    said = " ".join(found.report.remarks)
    assert "Nepal: the name of the sheet holds for all of its rows" in said
    assert "'Left' is left out" in said


def test_a_sheet_for_each_kind_is_read_with_its_kind(tmp_path):
    sheets = {
        "Universities": [["Name", "Country"], ["Ridge Lab", "Nepal"]],
        "NGOs": [["Name", "Country"], ["Ayni", "Peru"]],
    }
    found = read(tmp_path, workbook(sheets), name="m.xlsx")
    kinds = {one.name: one.kind for one in found.after.members}
    assert kinds == {"Ridge Lab": "academic_research", "Ayni": "civil_society"}


def test_what_a_sheet_says_itself_goes_before_its_name(tmp_path):
    sheets = {"Nepal": [["Name", "Country", "Type"], ["Ayni", "Peru", "NGO"], ["Himal", "", "NGO"]]}
    found = read(tmp_path, workbook(sheets), name="m.xlsx")
    assert countries(found) == {"Ayni": "PER", "Himal": None}


def test_a_continent_above_its_members_is_no_member(tmp_path):
    text = (
        "name;country;kind\nSOUTH AMERICA (2);;\nAyni;Peru;NGO\nPuna;Bolivia;NGO\n"
        "Asie;;\nNepal;;\nHimal;;NGO\n"
    )
    found = read(tmp_path, text)
    assert names(found) == ["Ayni", "Puna", "Himal"]
    assert sum("stands above a group" in one for one in found.report.remarks) == 3


def test_a_day_that_a_spreadsheet_shows_as_a_number_is_in_its_year(tmp_path):
    found = read(tmp_path, "name;kind;year\nHimal;NGO;45000\nAyni;NGO;45000.5\n")
    assert [one.as_of for one in found.after.members] == [2023, 2023]
    assert (2, "as_of", "45000", "2023") in read_as(found)
    (problem,) = read(tmp_path, "name;kind;year\nHimal;NGO;20233\n").report.problems
    assert "no year" in problem.message


def test_two_countries_in_the_lines_of_a_cell_are_called_several(tmp_path):
    (problem,) = read(
        tmp_path, 'name;kind;country\nHimal;NGO;"Nepal\nIndia"\n', accept=True
    ).report.problems
    assert "names several countries" in problem.message


def test_entries_in_quotation_marks_are_read_without_them(tmp_path):
    found = read(tmp_path, 'name,kind,themes\nHimal,NGO,"""water"",""forests"""\n')
    assert found.after.members[0].focus[0].themes == ("water", "forests")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Ente;Tipologia\nHimal;ONG\n", "kind", "civil_society"),
        ("Entidade;Natureza;Sítio\nHimal;ONG;himal.example\n", "website", "https://himal.example"),
    ],
)
def test_columns_as_italian_and_portuguese_lists_call_them(tmp_path, text, field, value):
    assert getattr(read(tmp_path, text).after.members[0], field) == value


def test_where_a_funder_sits_does_not_say_who_may_apply(tmp_path):
    text = "name;type;country;call pattern\nHill Fund;foundation;Switzerland;annual\n"
    found = read(tmp_path, text, kind="funders")
    assert [one.countries for one in found.after.calls] == [()]
    assert found.report.tables[0].columns[2].column is None


def test_a_column_of_amounts_is_not_suggested_for_kinds(tmp_path):
    (problem,) = read(tmp_path, "name;Budget;Bezug\nHimal;1200;NGO\n").report.problems
    assert "'Bezug=kind'" in problem.message


def linked(rows, **links):
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(workbook({"members": rows})))
    for cell, link in links.items():
        book["members"][cell].hyperlink = link
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sites(found):
    return {one.name: one.website for one in found.after.members}


def test_a_website_behind_a_word_or_a_name_is_read(tmp_path):
    rows = [["name", "kind", "site web"], ["Himal", "NGO", "Visiter"], ["Ayni", "NGO"]]
    links = {"C2": "https://himal.example/", "A3": "https://ayni.example/", "A2": "mailto:a@b.c"}
    found = read(tmp_path, linked(rows, **links), name="m.xlsx")
    assert sites(found) == {"Himal": "https://himal.example/", "Ayni": "https://ayni.example/"}
    assert (2, "website", "Visiter", "https://himal.example/") in read_as(found)


def test_names_that_lead_to_sites_of_their_own_tell_them(tmp_path):
    rows = [["name", "kind"], ["Himal", "NGO"], ["Ayni", "NGO"], ["Puna", "NGO"]]
    links = {
        "A2": "https://himal.example/",
        "A3": "https://list.example/ayni",
        "A4": "https://list.example/puna",
    }
    found = read(tmp_path, linked(rows, **links), name="m.xlsx")
    assert sites(found) == {"Himal": "https://himal.example/", "Ayni": None, "Puna": None}


def test_a_website_behind_a_word_in_libreoffice(tmp_path):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import A, P

    book = OpenDocumentSpreadsheet()
    table = Table(name="members")
    for cells in (["name", "kind"], ["Himal", "NGO"]):
        row = TableRow()
        for text in cells:
            cell, words = TableCell(valuetype="string"), P()
            if text == "Himal":
                words.addElement(A(href="https://himal.example/", text=text))
            else:
                words.addText(text)
            cell.addElement(words)
            row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.save(out)
    assert sites(read(tmp_path, out.getvalue(), name="m.ods")) == {
        "Himal": "https://himal.example/"
    }


def test_a_crossed_column_tells_the_kind(tmp_path):
    text = "name;country;NGO;University;Forests\nHimal;Nepal;x;;x\nRidge Lab;Peru;;x;\n"
    found = read(tmp_path, text)
    kinds = {one.name: one.kind for one in found.after.members}
    assert kinds == {"Himal": "civil_society", "Ridge Lab": "academic_research"}
    assert found.after.members[0].focus[0].themes == ("forests",)


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("yak.example (en construction)", "https://yak.example"),
        ("https://yak.example/a (in Spanish)", "https://yak.example/a"),
        ("https://yak.example/a_(b)", "https://yak.example/a_(b)"),
        ("none", None),
        ("en construcción", None),
        ("im Aufbau", None),
    ],
)
def test_remarks_on_a_website_are_no_part_of_it(tmp_path, cell, address):
    found = read(tmp_path, f"name;kind;website\nHimal;NGO;{cell}\n")
    assert sites(found) == {"Himal": address}


@pytest.mark.parametrize(("cell", "year"), [("12.3.23", 2023), ("1/12/98", 1998)])
def test_a_day_may_tell_its_year_in_two_digits(tmp_path, cell, year):
    found = read(tmp_path, f"name;kind;date\nHimal;NGO;{cell}\n")
    assert found.after.members[0].as_of == year


def test_entries_may_be_numbered(tmp_path):
    found = read(tmp_path, "name;kind;themes\nHimal;NGO;1) Water 2) Forests\n")
    assert found.after.members[0].focus[0].themes == ("water", "forests")


@pytest.mark.parametrize(("letter", "end"), [("a", "@"), ("1", ""), ("*", "a")])
def test_a_name_of_many_letters_is_refused_before_anything_is_looked_for_in_it(
    tmp_path, letter, end
):
    text = f"name;kind\n{letter * 200_000}{end};NGO\n"
    (problem,) = read(tmp_path, text).report.problems
    assert "200,00" in problem.message


def test_a_mailbox_in_the_column_of_websites_is_left_out_and_not_shown(tmp_path):
    text = "name,kind,country,website\nYak Club,NGO,Nepal,info@yak.example\n"
    found = read(tmp_path, text, name="m.csv", kind="members")
    assert [one.website for one in found.after.members] == [None]
    assert (2, "website", "…@yak.example", "") in read_as(found)


def test_notes_to_oneself_are_not_taken_for_what_a_member_does(tmp_path):
    text = "name,kind,country,Notes\nYak Club,NGO,Nepal,pays late\n"
    found = read(tmp_path, text, name="m.csv", kind="members")
    assert [one.summary for one in found.after.members] == [""]
    assert "pays late" not in found.report.model_dump_json()
