"""Encodings, delimiters, decimals, header rows and sheets are recognised, or given."""

import datetime as dt
import gzip
import io

import pytest

from broker.intake.tables import Reading
from broker.model import InputError
from tests.intake.sheets import examined, workbook

TABLE = "name,kind,country\nÉcole de Pâtres,government,PER\nŁódź Club,government,POL\n"
WESTERN = "name,kind,country\nÉcole de Pâtres,government,PER\n"


def names(found):
    assert found.report.problems == ()
    return [one.name for one in found.report.entries]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_is_recognised(tmp_path, encoding):
    assert names(examined(tmp_path, TABLE.encode(encoding))) == ["École de Pâtres", "Łódź Club"]


def test_windows_1252_is_recognised(tmp_path):
    found = examined(tmp_path, WESTERN.encode("cp1252"))
    assert names(found) == ["École de Pâtres"]
    assert found.report.how["encoding"] == "windows-1252"


def test_an_encoding_can_be_given(tmp_path):
    text = "name,kind\nΣχολή,government\n"
    found = examined(tmp_path, text.encode("iso8859_7"), reading=Reading(encoding="iso8859_7"))
    assert names(found) == ["Σχολή"]
    with pytest.raises(InputError, match="no encoding 'klingon'"):
        examined(tmp_path, text, reading=Reading(encoding="klingon"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_recognised(tmp_path, delimiter, end):
    rows = [["name", "kind", "summary"], ["Himal", "government", "a; b, c\nd | e"]]
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    found = examined(tmp_path, end.join(lines) + end)
    assert names(found) == ["Himal"]


def test_a_delimiter_can_be_given(tmp_path):
    assert names(
        examined(tmp_path, "name:kind\nHimal:government\n", reading=Reading(delimiter=":"))
    )


def test_the_header_is_found_below_a_title(tmp_path):
    text = "Members of the alliance,,\n,,\nas of March,,\nName,Country,Type\nHimal,NPL,NGO\n"
    found = examined(tmp_path, text)
    assert names(found) == ["Himal"]
    assert found.report.tables[0].header_row == 4
    assert found.report.entries[0].row == 5


def test_the_header_row_can_be_given(tmp_path):
    text = "name,kind\nName,Type\nHimal,government\n"
    assert names(examined(tmp_path, text, reading=Reading(header_row=2))) == ["Himal"]
    with pytest.raises(InputError, match="row 9"):
        examined(tmp_path, text, reading=Reading(header_row=9))


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1500", 1500),
        ("211562.5", 211562.5),
        ("211562,5", 211562.5),
        ("1.234.567,89", 1234567.89),
        ("1,234,567.89", 1234567.89),
        ("1 234,50", 1234.5),
        ("12,000", 12000),
        ("EUR 5'000", 5000),
    ],
)
def test_amounts_as_people_write_them(tmp_path, cell, amount):
    text = f'title;type;status;budget;currency\nLakes;project;running;"{cell}";EUR\n'
    found = examined(tmp_path, text, kind="initiatives", name="i.csv")
    assert found.report.problems == ()
    assert found.after.initiatives[-1].budget.amount == amount


def test_the_sign_before_decimals_can_be_given(tmp_path):
    text = "title;type;status;budget;currency\nLakes;project;running;1,234;EUR\n"
    reading = Reading(decimal=",")
    found = examined(tmp_path, text, kind="initiatives", name="i.csv", reading=reading)
    assert found.after.initiatives[-1].budget.amount == 1.234


@pytest.mark.parametrize("cell", ["250.000", "€ 250.000", "1.500 EUR"])
def test_a_point_before_three_digits_is_for_a_person(tmp_path, cell):
    text = f"title;type;status;budget;currency\nLakes;project;running;{cell};EUR\n"
    (problem,) = examined(tmp_path, text, kind="initiatives", name="i.csv").report.problems
    assert problem.column == "budget"
    assert "--decimal" in problem.message
    whole = float(cell.strip("€ EUR").replace(".", ""))
    for sign, amount in ((",", whole), (".", whole / 1000)):
        reading = Reading(decimal=sign)
        found = examined(tmp_path, text, kind="initiatives", name="i.csv", reading=reading)
        assert found.after.initiatives[-1].budget.amount == amount


def test_a_day_beyond_the_calendar_is_no_traceback(tmp_path):
    from openpyxl import Workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["name", "kind", "as_of"], ["Himal", "NGO", 2_958_000]):
        book.active.append(row)
    book.active["C2"].number_format = "yyyy-mm-dd"
    out = io.BytesIO()
    book.save(out)
    (problem,) = examined(tmp_path, out.getvalue(), name="m.xlsx").report.problems
    assert (problem.column, problem.value) == ("as_of", "2958000")


def test_workbooks_of_other_programs(tmp_path):
    rows = [["Name", "Type", "Pays", "Année"], ["Himal", "NGO", "Népal", dt.date(2021, 3, 5)]]
    found = examined(tmp_path, workbook({"Liste": rows}), name="m.xlsx")
    assert names(found) == ["Himal"]
    assert found.after.members[-1].country == "NPL"
    assert found.after.members[-1].as_of == 2021


def test_open_document_of_other_programs(tmp_path):
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Liste")
    for cells in (["Name", "Type", "Pays"], ["Himal", "NGO", "Népal"]):
        row = TableRow()
        for text in cells:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    out = io.BytesIO()
    book.save(out)
    assert names(examined(tmp_path, out.getvalue(), name="m.ods")) == ["Himal"]


def test_a_sheet_is_chosen_by_the_kind_or_by_name(tmp_path):
    table = [["name", "kind"], ["Himal", "government"]]
    other = [["name", "kind"], ["Andino", "government"]]
    both = workbook({"old": other, "members": table})
    assert names(examined(tmp_path, both, name="m.xlsx")) == ["Himal"]
    found = examined(tmp_path, both, name="m.xlsx", reading=Reading(sheet="old"))
    assert names(found) == ["Andino"]
    with pytest.raises(InputError, match="no sheet called 'new'"):
        examined(tmp_path, both, name="m.xlsx", reading=Reading(sheet="new"))


def test_gzipped_files(tmp_path):
    assert names(examined(tmp_path, gzip.compress(TABLE.encode()), name="members.csv.gz"))


def test_what_is_no_table_is_refused_with_what_to_do(tmp_path):
    for content, said in (
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html><html><body/></html>", "web page"),
        (b"<html><table/></html>", "web page"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), "XLSX"),
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"<a/>", "not known"),
    ):
        with pytest.raises(InputError, match=said):
            examined(tmp_path, content, name="table")
