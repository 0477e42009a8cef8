"""Exports are what other programs expect, safe to open, and written as a whole or not at all."""

import csv
import io
import json
import os
import zipfile

import pytest

from broker.export.tables import FORMATS, export_alliance, write_files
from broker.intake import read_shipped
from broker.model import Alliance, BrokerError, Initiative, InputError, Member, Money, Years
from broker.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
RISKY = "=+-@\t\r\0＝＋－＠"
EVIL = Alliance(
    members=(
        Member(
            id="=id",
            name='=HYPERLINK("http://x")',
            acronym="＝1",
            aliases=("@a", "b"),
            kind="government",
            summary="\t=1",
            source="+1",
        ),
    )
)


def made(tmp_path, alliance, format):
    out = tmp_path / f"out.{format}"
    export_alliance(alliance, format=format, out=out, vocabulary=VOCABULARY)
    return out


def strings(value):
    if isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_no_cell_of_a_text_table_is_a_formula(tmp_path, format):
    for path in made(tmp_path, EVIL, format).iterdir():
        text = path.read_bytes().decode("utf-8-sig")
        for row in csv.reader(
            io.StringIO(text, newline=""), delimiter="," if format == "csv" else "\t"
        ):
            assert not [cell for cell in row if cell and cell[0] in RISKY]


def test_workbooks_open_in_other_programs_and_hold_no_formula(tmp_path):
    from openpyxl import load_workbook

    book = load_workbook(made(tmp_path, EVIL, "xlsx"))
    cells = [cell for row in book["members"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.value[0] in RISKY]
    assert '\'=HYPERLINK("http://x")' in [cell.value for cell in cells]


def test_open_documents_open_in_other_programs(tmp_path):
    from odf.opendocument import load
    from odf.table import Table, TableCell

    path = made(tmp_path, EVIL, "ods")
    sheets = load(str(path)).spreadsheet.getElementsByType(Table)
    assert [sheet.getAttribute("name") for sheet in sheets][:2] == ["members", "network"]
    texts = [str(cell) for cell in sheets[0].getElementsByType(TableCell)]
    assert "'=HYPERLINK" in " ".join(texts)
    assert not [text for text in texts if text and text[0] in RISKY]
    with zipfile.ZipFile(path) as file:
        assert file.infolist()[0].filename == "mimetype"
        assert file.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_graphs_open_in_networkx(tmp_path):
    import networkx as nx

    shipped = read_shipped()
    graph = nx.read_graphml(made(tmp_path, shipped, "graphml"), force_multigraph=True)
    records = sum(len(getattr(shipped, part)) for part in type(shipped).model_fields)
    assert len(graph) == records
    partners = sum(len(one.partners) for one in shipped.activities)
    sorts = [sort for _, _, sort in graph.edges(data="sort")]
    assert sorts.count("partner") == partners
    assert sorts.count("runs") == len(shipped.activities)
    assert all(label for _, label in graph.nodes(data="label")), "what Gephi and yEd show"


def test_maps_follow_rfc_7946(tmp_path):
    document = json.loads(made(tmp_path, read_shipped(), "geojson").read_text("utf-8"))
    assert document["type"] == "FeatureCollection"
    placed = 0
    for feature in document["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        if feature["geometry"] is not None:
            placed += 1
            east, north = feature["geometry"]["coordinates"]
            assert -180 <= east <= 180
            assert -90 <= north <= 90
    assert placed > 100


def test_kumu_connections_join_elements(tmp_path):
    document = json.loads(made(tmp_path, read_shipped(), "kumu").read_text("utf-8"))
    there = [element["id"] for element in document["elements"]]
    assert len(set(there)) == len(there)
    assert all(element["label"] for element in document["elements"])
    ends = {one[side] for one in document["connections"] for side in ("from", "to")}
    assert ends <= set(there)


ORDER = (
    "iati-identifier", "reporting-org", "title", "description", "participating-org",
    "activity-status", "activity-date", "recipient-country", "sector", "budget",
    "record",
)  # fmt: skip
"""Elements of an activity that are written, in the order of the schema 2.03."""


def test_iati_activities_have_what_the_schema_asks_for_in_its_order(tmp_path):
    from defusedxml.ElementTree import parse

    root = parse(made(tmp_path, read_shipped(), "iati")).getroot()
    assert root.get("version") == "2.03"
    assert len(root) > 400
    for activity in root:
        tags = [one.tag.rpartition("}")[2] for one in activity]
        assert [ORDER.index(tag) for tag in tags] == sorted(ORDER.index(tag) for tag in tags)
        assert set(ORDER[:7]) <= set(tags)
        for one in activity.iter():
            if one.tag == "activity-date":
                assert len(one.get("iso-date")) == 10
            if one.tag in {"title", "description"}:
                assert one.find("narrative").text
    identifiers = [one.findtext("iati-identifier") for one in root]
    assert len(set(identifiers)) == len(identifiers)


@pytest.mark.parametrize(
    ("money", "years", "said"),
    [
        (Money(amount=1.25e22, currency="EUR"), Years(start=2020, end=2022), "125" + 20 * "0"),
        (Money(amount=0.1, currency="EUR"), Years(start=2020, end=2020), "0.1"),
        (Money(amount=5, currency="EUR"), Years(start=2020), None),
        (Money(amount=5, currency="QQQ"), Years(start=2020, end=2022), None),
        (None, Years(start=2020, end=2022), None),
    ],
)
def test_a_budget_is_said_in_iati_where_its_time_is_known(tmp_path, money, years, said):
    from defusedxml.ElementTree import parse

    work = Initiative(
        id="i",
        title="S",
        type="t",
        status="running",
        years=years,
        budget=money,
        themes=("water",),
        source="s",
    )
    (found,) = parse(made(tmp_path, Alliance(initiatives=(work,)), "iati")).getroot()
    assert found.findtext("budget/value") == said
    assert [one.get("code") for one in found.iter("sector")] == ["water"]
    if said:
        assert found.find("budget/period-end").get("iso-date") == f"{years.end}-12-31"


def test_grants_have_what_the_schema_asks_for(tmp_path):
    work = Initiative(
        id="i",
        title="Lakes",
        type="grant",
        status="completed",
        years=Years(start=2019),
        budget=Money(amount=5, currency="EUR"),
        other_members=("Himal",),
        funders=("Fund",),
        source="s",
    )
    grants = made(tmp_path, Alliance(initiatives=(work,)), "360giving")
    (grant,) = json.loads(grants.read_text("utf-8"))["grants"]
    assert isinstance(grant["amountAwarded"], float)
    assert grant["awardDate"] == "2019-01-01"
    for side in ("recipientOrganization", "fundingOrganization"):
        assert [set(one) for one in grant[side]] == [{"id", "name"}]
    assert {"id", "title", "description", "currency"} <= set(grant)


def test_what_cannot_be_said_is_counted(tmp_path):
    silent = Initiative(id="i", title="L", type="t", status="unknown", source="s")
    said = Initiative(
        id="j",
        title="L",
        type="t",
        status="running",
        years=Years(start=2019),
        budget=Money(amount=5, currency="EUR"),
        other_members=("Himal",),
        funders=("Fund",),
        source="s",
    )
    for format in ("iati", "360giving"):
        out = tmp_path / format
        both, alone = Alliance(initiatives=(silent, said)), Alliance(initiatives=(silent,))
        assert export_alliance(both, format=format, out=out, vocabulary=VOCABULARY).left_out == 1
        # A file without any work would not be valid.
        with pytest.raises(InputError, match="Nothing of this catalogue can be said"):
            export_alliance(alone, format=format, out=tmp_path / "none", vocabulary=VOCABULARY)
    assert not (tmp_path / "none").exists()


def test_a_format_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="csv, tsv, xlsx"):
        export_alliance(EVIL, format="dbase", out=tmp_path / "x", vocabulary=VOCABULARY)


def test_a_disk_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    target, other = tmp_path / "a", tmp_path / "b"
    target.write_text("before")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BrokerError, match="disk is full"):
        write_files({target: b"after", other: b"new"})
    assert target.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a"]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_where_it_could_not_write(tmp_path, format):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(BrokerError, match="could not be written"):
        export_alliance(read_shipped(), format=format, out=blocked / "x", vocabulary=VOCABULARY)
