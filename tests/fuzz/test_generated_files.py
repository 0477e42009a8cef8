"""Generated files of every format end with a report or a clear message.

A few hundred in `make test`; `make fuzz` makes 100,000 (BROKER_FILES).
"""

import csv
import io
import json
import os
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.outcome import settled
from tests.intake.sheets import changed, workbook

FILES = int(os.environ.get("BROKER_FILES", "300"))
KINDS = ("members", "network", "activities", "initiatives", "offers-needs", "funders", "calls",
         "desks")  # fmt: skip
WORDS = (
    "name", "Nom", "kind", "pays", "title", "type", "status", "organisation", "themes", "budget",
    "currency", "year_start", "year_end", "id", "more", "partners", "category", "text_own_words",
    "Himal", "Ayni", "government", "ONG", "Kirghizistan", "watershed mgmt", "project", "running",
    "2019", "1,5", "9999-12-31", "=1+1", "'\\u12", "'[\"a\"]", "#N/A", "1E+30", "{}", "a;b",
    '{"focus": [{}]}', '{"units": 1}', "http://x.y", "\0", "\ud800", "\ufeff", "x" * 700, "EUR",
)  # fmt: skip

cells = st.sampled_from(WORDS) | st.text(max_size=8)
tables = st.lists(st.lists(cells, max_size=6), min_size=1, max_size=6)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | cells,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("features", "properties", "type", "elements", "connections", "grants",
                             "table", "id", "name", "names", "geometry", "coordinates", "from",
                             "format", "version", "members", "more")),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)  # fmt: skip
kinds = st.sampled_from(KINDS)


def share(part):
    return settings(
        max_examples=max(1, FILES * part // 100),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@share(35)
@given(tables, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-16", "cp1252"]), kinds)
def test_tables_of_text(rows, delimiter, encoding, kind):
    out = io.StringIO()
    try:
        csv.writer(out, delimiter=delimiter, escapechar="\\").writerows(rows)
    except csv.Error:
        out.write("\0")
    settled(out.getvalue().encode(encoding, "replace"), name="t.csv", kind=kind)


@share(20)
@given(st.binary(max_size=300), st.sampled_from(["", "name,kind\n", "<graphml>", "{", "PK\3\4"]))
def test_bytes(data, start):
    settled(start.encode() + data, name="t.bin")


@share(25)
@given(plain, kinds)
def test_json(value, kind):
    settled(json.dumps(value).encode(), name="t.json", kind=kind)


@share(10)
@given(st.data())
def test_workbooks_with_other_bytes(data):
    whole = bytearray(WORKBOOK)
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    settled(bytes(whole), name="t.xlsx")


@share(10)
@given(st.lists(cells, max_size=5), kinds, st.sampled_from(["sheetData", "worksheet", "row", "x"]))
def test_workbooks_with_other_sheets(texts, kind, tag):
    inner = "".join(f'<c r="{t[:3]}1" t="{t[:2]}"><v>{t}</v></c>' for t in texts)
    sheet = f"<worksheet><{tag}><row>{inner}</row></{tag}></worksheet>"
    parts = {"xl__worksheets__sheet1_dot_xml": sheet.encode("utf-8", "replace")}
    settled(changed(WORKBOOK, **parts), name="t.xlsx", kind=kind)


WORKBOOK = workbook({"members": [["name", "kind"], ["Himal", "government"]]})


@pytest.mark.parametrize("name", ["content.xml", "xl/workbook.xml", "other"])
def test_packed_files_without_what_they_need(name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(name, "<a/>")
    settled(out.getvalue(), name="t.zip")
