"""Maps as people publish them: GeoJSON of every age, with what stands around it."""

import json

import pytest

from broker.model import InputError
from tests.intake.sheets import examined

SET = {"constants": {"kind": "NGO"}}
POINT = {"type": "Point", "coordinates": [85.3, 27.7]}


def feature(geometry=POINT, **properties):
    properties = {"name": "Himal Trust", "country": "NP"} | properties
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features, **fields):
    return {"type": "FeatureCollection", "features": features} | fields


def read(folder, document):
    text = document if isinstance(document, str) else json.dumps(document)
    found = examined(folder, text, name="map.geojson", kind="network", **SET)
    assert not found.report.problems
    return found


def test_a_single_feature_is_a_map(tmp_path):
    assert read(tmp_path, feature()).after.around[-1].name == "Himal Trust"


def test_the_data_of_a_web_page_are_read_without_the_page(tmp_path):
    script = f"var places = {json.dumps(collection(feature()), indent=1)};\n"
    assert read(tmp_path, script).after.around[-1].name == "Himal Trust"


def test_that_the_map_itself_is_not_read_is_told(tmp_path):
    assert "is not read" in " ".join(read(tmp_path, collection(feature())).report.remarks)
    assert not read(tmp_path, collection(feature(None))).report.remarks


@pytest.mark.parametrize(
    ("system", "foreign"),
    [
        ("urn:ogc:def:crs:EPSG::2154", True),
        ("EPSG:21781", True),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", False),
        ("urn:ogc:def:crs:EPSG::4326", False),
    ],
)
def test_metres_of_a_national_grid_are_no_mistake_of_each_row(tmp_path, system, foreign):
    metres = {"type": "Point", "coordinates": [913455.7, 6458712.4]}
    crs = {"type": "name", "properties": {"name": system}}
    document = collection(feature(metres), feature(metres, name="Other"), crs=crs)
    remarks = read(tmp_path, document).report.remarks
    assert (len(remarks) == 1) == foreign
    assert (system in " ".join(remarks)) == foreign


def test_names_in_several_languages_are_one_name_and_columns_for_the_others(tmp_path):
    names = {"fr": "Centre alpin", "en": "Alpine Centre", "de": "Alpenzentrum"}
    found = read(tmp_path, collection(feature(name=names, about={"colour": "blue"})))
    assert found.after.around[-1].name == "Alpine Centre"
    headers = {one.header for table in found.report.tables for one in table.columns}
    assert {"name.fr", "name.de", "about colour"} <= headers


def test_the_answer_of_a_service_wraps_one_list(tmp_path):
    answer = {"count": 1, "results": [{"name": "Himal Trust", "country": "NP"}]}
    found = examined(tmp_path, json.dumps(answer), name="a.json", kind="network", **SET)
    assert found.after.around[-1].name == "Himal Trust"


def test_a_document_of_an_odd_type_is_refused_with_a_message(tmp_path):
    with pytest.raises(InputError, match="should be a list"):
        examined(tmp_path, json.dumps({"type": []}), name="a.json", kind="network", **SET)
