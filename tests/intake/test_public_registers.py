"""Files of public registers: organisations of ROR, grants in the 360Giving standard."""

import json

import pytest

from broker.model import InputError
from tests.intake.sheets import examined

SCHOOL = {
    "id": "https://ror.org/03vek6s52",
    "names": [
        {"value": "Andean School", "types": ["label", "ror_display"]},
        {"value": "AS", "types": ["acronym"]},
        {"value": "EA", "types": ["acronym"]},
    ],
    "types": ["education"],
    "links": [
        {"type": "wikipedia", "value": "https://en.wikipedia.org/wiki/Andean_School"},
        {"type": "website", "value": "https://school.example"},
    ],
    "locations": [{"geonames_details": {"country_code": "PE"}}],
}
GRANTS = (
    "Identifier,Title,Currency,Amount Awarded,Award Date,Recipient Org:0:Name,"
    "Recipient Org:1:Name,Funding Org:0:Name,Beneficiary Location:0:Country Code,"
    "Beneficiary Location:1:Country Code\n"
    "x-1,Wells,GBP,100,2020-05-01,Ayni,,Big Fund,PE,\n"
    "x-2,Springs,GBP,100,2020-05-01,Ayni,Puna Lab,Big Fund,PE,BO\n"
)


def test_an_article_on_an_organisation_is_not_its_website(tmp_path):
    school = examined(tmp_path, json.dumps([SCHOOL]), name="ror.json").after.members[-1]
    assert school.website == "https://school.example"
    lone = SCHOOL | {"links": SCHOOL["links"][:1]}
    school = examined(tmp_path, json.dumps([lone]), name="ror.json").after.members[-1]
    assert school.website is None


def test_every_acronym_of_a_register_is_kept(tmp_path):
    school = examined(tmp_path, json.dumps([SCHOOL]), name="ror.json").after.members[-1]
    assert school.names == ("Andean School", "AS", "EA")


def test_a_grant_keeps_all_that_its_numbered_columns_name(tmp_path):
    after = examined(tmp_path, GRANTS, name="grants.csv", kind="initiatives").after
    wells, springs = after.initiatives[-2:]
    assert (wells.members, wells.countries) == (("ayni",), ("PER",))
    assert (springs.members, springs.countries) == (("ayni", "puna-lab"), ("PER", "BOL"))


def test_a_file_of_something_else_says_of_what(tmp_path):
    with pytest.raises(InputError, match="--kind initiatives"):
        examined(tmp_path, GRANTS, name="grants.csv", kind="members")
