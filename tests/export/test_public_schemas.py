"""Exports hold to the public schemas of their formats.

The schema of IATI comes with `make schemas`, which names its folder (BROKER_SCHEMAS); GeoJSON (RFC
7946) is told by geojson-pydantic; what 360Giving asks of a grant is short enough to stand here.
"""

import json
import os
import re
from contextlib import suppress
from pathlib import Path

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
        assert re.fullmatch(r"\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])", grant["awardDate"])
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


def test_the_shipped_alliance_is_valid_geojson(tmp_path):
    text = made(tmp_path, read_shipped(), "geojson").read_text("utf-8")
    assert len(FeatureCollection.model_validate_json(text).features) > 100


@many
@given(alliances())
def test_any_alliance_is_valid_geojson(tmp_path_factory, alliance):
    text = made(tmp_path_factory.mktemp("geojson"), alliance, "geojson").read_text("utf-8")
    FeatureCollection.model_validate_json(text)


@pytest.mark.parametrize(("currency", "count"), [("EUR", 1), ("QQQ", 0)])
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
    assert [grant["currency"] for grant in said] == ["CHF", "EUR"][: 1 + count]
