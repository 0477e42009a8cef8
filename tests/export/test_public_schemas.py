"""Exports hold to the public schemas of their formats.

The schema of IATI comes with `make schemas`, which names its folder (BROKER_SCHEMAS); GeoJSON (RFC
7946) is told by geojson-pydantic. No package is known to bring the others, so what they ask stands
here:

- 360Giving: `360-giving-schema.json` and `360-giving-package-schema.json` (JSON Schema, draft 4) in
  https://github.com/ThreeSixtyGiving/standard. Their list of currencies is ISO 4217's of an older
  day; what is asked here is that a currency is money by today's.
- GraphML: `graphml-structure.xsd` and `graphml-attributes.xsd` of
  http://graphml.graphdrawing.org/xmlns/1.0/: ids, ends of edges, keys and names of attributes are
  `xs:NMTOKEN`, unique, and known where they are named; the types of attributes are six.
- Kumu publishes no schema; https://docs.kumu.io/guides/import/blueprints says what it reads.
"""

import json
import os
import re
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pycountry
import pytest
from geojson_pydantic import FeatureCollection
from hypothesis import HealthCheck, given, settings

from broker.export.tables import export_alliance
from broker.intake import read_shipped
from broker.model import Alliance, Initiative, InputError, Money, Years
from broker.vocabulary import load_vocabulary
from tests.strategies import alliances

VOCABULARY = load_vocabulary()
IATI = Path(os.environ.get("BROKER_SCHEMAS", "")) / "iati-activities-schema.xsd"
NEEDED = {
    "id": str,
    "title": str,
    "description": str,
    "currency": str,
    "amountAwarded": int | float,
    "awardDate": str,
    "recipientOrganization": list,
    "fundingOrganization": list,
}
DAY = r"\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])"
TOKEN = re.compile(r"[\w.:-]+")
"""An `xs:NMTOKEN`, or nearly so: it also allows some signs that no id of ours has."""
SPACE = "{http://graphml.graphdrawing.org/xmlns}"
many = settings(
    max_examples=int(os.environ.get("BROKER_SCHEMA_EXAMPLES", "20")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def made(folder, alliance, format):
    out = folder / f"out.{format}"
    export_alliance(alliance, format=format, out=out, vocabulary=VOCABULARY)
    return out


@pytest.fixture(scope="module")
def schema():
    if not IATI.is_file():
        pytest.skip("make schemas brings the schema of IATI")
    from lxml import etree

    return etree.XMLSchema(etree.parse(IATI))


def assert_iati(schema, path):
    from lxml import etree

    schema.assertValid(etree.parse(path))


def assert_grants(path):
    document = json.loads(path.read_text("utf-8"))
    for grant in document["grants"]:
        for field, sort in NEEDED.items():
            assert isinstance(grant[field], sort), field
        assert re.fullmatch(DAY, grant["awardDate"])
        for span in grant.get("plannedDates", []):
            assert set(span) <= {"startDate", "endDate"}
            assert all(re.fullmatch(r"\d{4}", year) for year in span.values())
        for place in grant.get("beneficiaryLocation", []):
            assert pycountry.countries.get(alpha_2=place["countryCode"])
        assert re.fullmatch(r"[A-Z]{3}", grant["currency"])
        for one in (*grant["recipientOrganization"], *grant["fundingOrganization"]):
            assert isinstance(one["id"], str)
            assert isinstance(one["name"], str)
        assert grant["recipientOrganization"]
        assert grant["fundingOrganization"]
    assert document["grants"]
    ids = [grant["id"] for grant in document["grants"]]
    assert len(ids) == len(set(ids))


def test_the_shipped_alliance_is_valid_iati(schema, tmp_path):
    assert_iati(schema, made(tmp_path, read_shipped(), "iati"))


@many
@given(alliances())
def test_any_alliance_is_valid_iati_or_refused(schema, tmp_path_factory, alliance):
    with suppress(InputError):  # nothing of it can be said
        assert_iati(schema, made(tmp_path_factory.mktemp("iati"), alliance, "iati"))


def test_the_shipped_alliance_is_valid_360giving(tmp_path):
    assert_grants(made(tmp_path, read_shipped(), "360giving"))


@many
@given(alliances())
def test_any_alliance_is_valid_360giving_or_refused(tmp_path_factory, alliance):
    with suppress(InputError):  # nothing of it can be said
        assert_grants(made(tmp_path_factory.mktemp("grants"), alliance, "360giving"))


def assert_graph(path):
    root = ElementTree.parse(path).getroot()
    keys = [one.attrib for one in root.findall(f"{SPACE}key")]
    assert all(TOKEN.fullmatch(key[name]) for key in keys for name in ("id", "attr.name"))
    assert {key["attr.type"] for key in keys} <= {*"boolean int long float double string".split()}
    (graph,) = root.findall(f"{SPACE}graph")
    nodes = [one.get("id") for one in graph.findall(f"{SPACE}node")]
    edges = graph.findall(f"{SPACE}edge")
    assert all(map(TOKEN.fullmatch, nodes))
    assert all(TOKEN.fullmatch(one.get("id")) for one in edges)
    for ids in (nodes, [key["id"] for key in keys], [one.get("id") for one in edges]):
        assert len(ids) == len(set(ids))
    assert {one.get(end) for one in edges for end in ("source", "target")} <= set(nodes)
    told = {one.get("key") for one in root.iter(f"{SPACE}data")}
    assert told <= {key["id"] for key in keys}
    assert [one.tag for one in root] == [f"{SPACE}key"] * len(keys) + [f"{SPACE}graph"]


def test_the_shipped_alliance_is_valid_graphml(tmp_path):
    assert_graph(made(tmp_path, read_shipped(), "graphml"))


@many
@given(alliances())
def test_any_alliance_is_valid_graphml(tmp_path_factory, alliance):
    assert_graph(made(tmp_path_factory.mktemp("graphml"), alliance, "graphml"))


def test_the_shipped_alliance_is_valid_geojson(tmp_path):
    text = made(tmp_path, read_shipped(), "geojson").read_text("utf-8")
    assert len(FeatureCollection.model_validate_json(text).features) > 100


@many
@given(alliances())
def test_any_alliance_is_valid_geojson(tmp_path_factory, alliance):
    text = made(tmp_path_factory.mktemp("geojson"), alliance, "geojson").read_text("utf-8")
    FeatureCollection.model_validate_json(text)


@pytest.mark.parametrize(
    ("currency", "count"), [("EUR", 1), ("XOF", 1), ("QQQ", 0), ("XAU", 0), ("XXX", 0)]
)
def test_a_grant_in_no_currency_of_iso_4217_cannot_be_said(tmp_path, currency, count):
    def work(key, money):
        return Initiative(
            id=key,
            title="Springs",
            type="project",
            status="running",
            years=Years(start=2020),
            other_members=("Ayni",),
            funders=("Spring Fund",),
            budget=Money(amount=5, currency=money),
            source="s",
        )

    alliance = Alliance(initiatives=(work("a", "CHF"), work("b", currency)))
    said = json.loads(made(tmp_path, alliance, "360giving").read_text("utf-8"))["grants"]
    assert [grant["currency"] for grant in said] == ["CHF", currency][: 1 + count]


def test_a_grant_says_when_and_where_it_works(tmp_path):
    work = Initiative(
        id="springs",
        title="Springs",
        type="project",
        status="running",
        years=Years(start=2020, end=2022),
        countries=("PER", "XKX"),
        other_members=("Ayni",),
        funders=("Spring Fund",),
        budget=Money(amount=5, currency="EUR"),
        source="s",
    )
    path = made(tmp_path, Alliance(initiatives=(work,)), "360giving")
    (grant,) = json.loads(path.read_text("utf-8"))["grants"]
    assert grant["plannedDates"] == [{"startDate": "2020", "endDate": "2022"}]
    assert grant["beneficiaryLocation"] == [{"countryCode": "PE"}], "ISO 3166 knows no Kosovo"
