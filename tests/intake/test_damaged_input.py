"""Twenty families of damaged input, each with a clear outcome.

Small files stand in `damaged/`, named after their family; what is binary or huge is made here.
"""

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest

from broker.intake.cells import MOST_COLUMNS, _limits
from broker.intake.tables import Wishes, examine
from broker.model import InputError
from tests.intake.sheets import THERE, VOCABULARY, changed, examined, workbook

FOLDER = Path(__file__).parent / "damaged"


def read(name, kind="members", **wishes):
    return examine(
        FOLDER / name, alliance=THERE, vocabulary=VOCABULARY, wishes=Wishes(kind=kind, **wishes)
    )


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("01_byte_order_mark.csv", "members", ["Himal"]),
        ("02_latin_1.csv", "members", ["École des Pâtres"]),
        ("02_utf_16.csv", "members", ["École des Pâtres"]),
        ("04_odd_headers.csv", "members", ["Himal"]),
        ("05_semicolons_and_decimal_commas.csv", "initiatives", ["Lakes", "Rivers"]),
        ("06_line_ends_in_cells.csv", "members", ["Himal", "Andino"]),
        ("07_rows_too_short.csv", "members", ["Himal"]),
        ("12_formulas.csv", "members", ["=HYPERLINK(1)", "＝1+1"]),
        ("16_markup.csv", "members", ["<img src=x onerror=alert(1)>"]),
        ("17_places.geojson", "members", ["Himal", "Andino", "Alpino"]),
        ("18_links.graphml", "members", ["Himal"]),
        ("19_dates.csv", "initiatives", ["Lakes"]),
        ("20_decomposed.csv", "members", ["École 🏔"]),
    ],
)
def test_read_as_it_was_meant(name, kind, expected):
    found = read(name, kind)
    assert found.report.problems == ()
    assert [one.name for one in found.report.entries] == expected
    assert found.after is not None


@pytest.mark.parametrize(
    ("name", "kind", "row", "column", "said"),
    [
        ("03_columns_twice.csv", "members", 1, "name", "twice"),
        ("06_nul.csv", "members", 2, "name", "NUL"),
        ("07_rows_too_long.csv", "members", 2, None, "3 cells"),
        ("08_one_bad_row.csv", "members", 3, "country", "Narnia"),
        ("10_same_twice.csv", "members", 3, "name", "row 2"),
        ("11_shortened_number.csv", "members", 2, "name", "shortened"),
        ("11_spreadsheet_errors.csv", "members", 2, "country", "#N/A"),
        ("17_places.csv", "members", 2, "country", "Soviet Union"),
        ("19_dates_backwards.csv", "initiatives", 2, "year_end", "before the start"),
        ("20_half_a_character.json", "members", 1, "name", "half a character"),
    ],
)
def test_a_problem_tells_row_column_and_what_to_do(name, kind, row, column, said):
    found = read(name, kind)
    assert found.after is None, "all or nothing"
    problem = found.report.problems[0]
    assert (problem.row, problem.column) == (row, column)
    assert said in problem.message


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("02_mixed_encodings.csv", "line 5"),
        ("06_open_quote.csv", "quotation marks"),
        ("14_billion_laughs.xml", "attack"),
        ("14_external_entity.xml", "attack"),
        ("18_not_a_number.json", "NaN"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused(name, said):
    with pytest.raises(InputError, match=said):
        read(name)


def test_every_file_has_an_outcome():
    text = Path(__file__).read_text("utf-8")
    assert [path.name for path in FOLDER.iterdir() if f'"{path.name}"' not in text] == []


def test_05_both_signs_before_decimals_in_one_column():
    lakes, rivers = read("05_semicolons_and_decimal_commas.csv", "initiatives").after.initiatives[
        1:
    ]
    assert lakes.budget == rivers.budget


def test_12_a_formula_is_text_and_loses_only_its_mark():
    first, second = read("12_formulas.csv").after.members[1:]
    assert (first.summary, second.summary) == ("+1", "@SUM(A1)")


def test_16_markup_stays_text():
    assert read("16_markup.csv").after.members[-1].summary == "[click](javascript:alert(1))"


def test_17_points_are_checked_and_named():
    remarks = read("17_places.geojson").report.remarks
    assert "axes swapped" in remarks[0]
    assert "axes swapped" in remarks[1]
    assert "no two coordinates" in remarks[2]


def test_18_links_are_checked_and_named():
    remarks = " ".join(read("18_links.graphml").report.remarks)
    for said in ("to itself", "'b', which is not there", "weight 'NaN'", "weight '-1'"):
        assert said in remarks


def test_19_dates_become_years_and_the_end_of_time_is_none():
    lakes = read("19_dates.csv", "initiatives").after.initiatives[-1]
    assert (lakes.years.start, lakes.years.end, lakes.years.ongoing) == (2019, None, True)
    assert lakes.as_of == 2020


def test_09_huge_cells_columns_and_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(_limits, "MOST_ROWS", 1_000)
    monkeypatch.setattr(_limits, "LONGEST_CELL", 10_000)
    with pytest.raises(InputError, match="characters"):
        examined(tmp_path, f"name,kind\n{'a' * 10_001},government\n")
    with pytest.raises(InputError, match="columns"):
        examined(tmp_path, "name" + "," * MOST_COLUMNS + "\n")
    with pytest.raises(InputError, match="rows"):
        examined(tmp_path, "name,kind\n" + "a,b\n" * 1_001)


def test_20_a_name_of_100_000_letters_is_a_problem(tmp_path):
    found = examined(tmp_path, f"name,kind\n{'a' * 100_000},government\n")
    assert "100,000 characters" in found.report.problems[0].message
    assert len(found.report.problems[0].value) < 300


def test_11_merged_cells_hidden_sheets_and_formulas_without_a_value(tmp_path):
    from openpyxl import load_workbook

    plain = workbook({"members": [["name", "kind"], ["Himal", "government"], ["=A2", "x"]]})
    book = load_workbook(io.BytesIO(plain))
    book.create_sheet("secret").sheet_state = "hidden"
    book["members"].merge_cells("A5:B5")
    book["members"]["A3"] = "=A2&1"
    book["members"]["B3"] = "government"
    out = io.BytesIO()
    book.save(out)
    found = examined(tmp_path, out.getvalue(), name="m.xlsx")
    said = " ".join(found.report.remarks)
    assert "merged" in said
    assert "hidden" in said
    assert "formula in A3 has no value" in said
    assert [(one.row, one.column) for one in found.report.problems] == [(3, "name")]


def test_11_dates_that_excel_made_of_codes_are_shown_as_dates(tmp_path):
    import datetime as dt

    rows = [["name", "kind", "as_of"], ["Himal", "government", dt.datetime(2019, 3, 5, 12)]]
    found = examined(tmp_path, workbook({"members": rows}), name="m.xlsx")
    assert found.after.members[-1].as_of == 2019


def bomb(size, name="xl/worksheets/sheet1.xml"):
    parts = {name.replace("/", "__").replace(".", "_dot_"): b" " * size}
    return changed(workbook({"members": [["name"]]}), **parts)


def test_13_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    import tracemalloc

    data = bomb(60_000_000)
    assert len(data) < 100_000
    tracemalloc.start()
    with pytest.raises(InputError, match="unpacks to"):
        examined(tmp_path, data, name="m.xlsx")
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_13_a_directory_that_lies_about_sizes_is_no_way_in(tmp_path):
    data = bytearray(bomb(30_000_000))
    at = data.rfind(b"xl/worksheets/sheet1.xml") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    struct.pack_into("<I", data, at + 24, 1000)
    with pytest.raises(InputError, match="damaged"):
        examined(tmp_path, bytes(data), name="m.xlsx")


def test_13_many_parts_are_refused(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for number in range(2_100):
            file.writestr(f"part{number}", b"")
    with pytest.raises(InputError, match="parts"):
        examined(tmp_path, out.getvalue(), name="m.xlsx")


def test_13_repeated_cells_of_ods_are_counted_before_they_are_made(tmp_path):
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><table:table table:name="m">'
        '<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        'table:number-columns-repeated="{columns}"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table></office:document-content>"
    )
    for rows, columns in ((1, 100_000_000), (100_000_000, 1), (200_000, 1_000)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            file.writestr("content.xml", content.format(rows=rows, columns=columns))
        with pytest.raises(InputError, match="at most"):
            examined(tmp_path, out.getvalue(), name="m.ods")


def test_14_document_types_inside_workbooks_are_refused(tmp_path):
    evil = b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>'
    data = changed(workbook({"members": [["name"], ["x"]]}), xl__sharedStrings_dot_xml=evil)
    with pytest.raises(InputError, match="attack"):
        examined(tmp_path, data, name="m.xlsx")


def test_15_paths_that_climb_are_never_followed(tmp_path):
    data = workbook({"evil": [["name", "kind"], ["Himal", "government"]]})
    climbing = changed(data, **{"..__..__evil_dot_txt": b"x"})
    inner = tmp_path / "inner"
    inner.mkdir()
    found = examined(inner, climbing, name="m.xlsx")
    assert found.report.new == 1
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["inner", "m.xlsx"]
    with pytest.raises(InputError, match="cannot be read"):
        examine(Path("\0"), alliance=THERE, vocabulary=VOCABULARY)


def test_damaged_workbooks_end_with_a_message(tmp_path):
    whole = workbook({"members": [["name", "kind"], ["Himal", "government"]]})
    for cut in range(4, len(whole), 97):
        with pytest.raises(InputError):
            examined(tmp_path, whole[:cut], name="m.xlsx")


def test_a_workbook_whose_parts_begin_before_it_does(tmp_path):
    data = bytearray(workbook({"members": [["name", "kind"], ["Himal", "government"]]}))
    at = data.rfind(b"PK\x05\x06") + 16
    (directory,) = struct.unpack_from("<I", data, at)
    struct.pack_into("<I", data, at, directory + 70_000)
    with pytest.raises(InputError, match="damaged"):
        examined(tmp_path, bytes(data), name="m.xlsx")


def test_json_that_is_nested_without_end(tmp_path):
    for content in ("[" * 100_000, "[" * 90 + "]" * 90, json.dumps({"grants": 1}), '{"a": 1}'):
        with pytest.raises(InputError):
            examined(tmp_path, content, name="m.json")
