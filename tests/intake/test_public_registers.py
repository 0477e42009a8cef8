"""Files of public registers: organisations of ROR, grants in the 360Giving standard."""

import json

import pytest

from broker.model import InputError
from tests.intake.sheets import examined, workbook

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


def grant(key, **fields):
    one = {
        "id": key,
        "title": "Community fund",
        "currency": "GBP",
        "amountAwarded": 100.0,
        "awardDate": "2020-05-01",
        "recipientOrganization": [{"id": "GB-CHC-1", "name": "Ayni"}],
        "fundingOrganization": [{"id": "GB-CHC-2", "name": "Big Fund"}],
    }
    return one | fields


def granted(folder, *grants):
    text = json.dumps({"version": "1.1", "grants": grants})
    found = examined(folder, text, name="grants.json", kind="initiatives")
    assert not found.report.problems
    return found.after.initiatives[1:], " ".join(found.report.remarks)


@pytest.mark.parametrize(
    "date", ["26/03/2001 00:00", "2001-03-26T00:00:00+00:00", "26 March 2001", "2001"]
)
def test_the_date_of_a_grant_tells_its_year_however_it_is_written(tmp_path, date):
    (one,), _ = granted(tmp_path, grant("x-1", awardDate=date))
    assert (one.years.start, one.as_of) == (2001, 2001)


@pytest.mark.parametrize(
    ("dates", "end"),
    [
        ({"startDate": "2020-09-01", "duration": 12}, 2021),
        ({"startDate": "2020-01-01", "duration": "12 months"}, 2020),
        ({"startDate": "2020", "duration": "12"}, None),
        ({"duration": "12"}, None),
        ({"startDate": "2020-09-01", "endDate": "2024-01-01", "duration": 12}, 2024),
    ],
)
def test_months_from_a_day_on_give_the_end_of_a_grant(tmp_path, dates, end):
    (one,), _ = granted(tmp_path, grant("x-1", plannedDates=[dates]))
    assert (one.years.start, one.years.end) == (2020, end)


def test_grants_of_one_title_are_told_apart_by_their_identifiers(tmp_path):
    works, remarks = granted(tmp_path, grant("x-1"), grant("x-2"))
    assert [one.title for one in works] == ["Community fund (x-1)", "Community fund (x-2)"]
    assert "same title" in remarks


def test_grants_to_persons_are_left_out_and_told(tmp_path):
    person = grant("x-2", recipientIndividual={"id": "p-1", "name": "Somebody"})
    del person["recipientOrganization"]
    (one,), remarks = granted(tmp_path, grant("x-1"), person)
    assert one.members == ("ayni",)
    assert "grants to persons are left out (rows: 2)" in remarks


@pytest.mark.parametrize(("name", "country"), [("UK", "GBR"), ("Wales", "GBR"), ("Perú", "PER")])
def test_a_country_may_be_named_where_its_code_is_missing(tmp_path, name, country):
    places = [{"name": name}, {"name": "High Street"}]
    (one,), remarks = granted(tmp_path, grant("x-1", beneficiaryLocation=places))
    assert one.countries == (country,)
    assert not remarks


@pytest.mark.parametrize("odd", [{"partner-broker": {"table": []}}, {"title": {"a": [1]}}])
def test_odd_fields_of_a_grant_do_no_harm(tmp_path, odd):
    text = json.dumps({"grants": [grant("x-1") | odd]})
    assert examined(tmp_path, text, name="grants.json", kind="initiatives").report.tables


def test_a_place_without_its_country_is_told(tmp_path):
    places = [{"name": "High Street"}]
    (one,), remarks = granted(tmp_path, grant("x-1", beneficiaryLocation=places))
    assert one.countries == ()
    assert "High Street (rows: 1)" in remarks


SPACED = (
    *("Identifier", "Title", "Currency", "Amount Awarded", "Award Date", "Recipient Org: Name"),
    *("Funding Org: Name", "Beneficiary Location: 0: Country Code"),
)
PATHS = (
    *("id", "title", "currency", "amountAwarded", "awardDate", "recipientOrganization/0/name"),
    *("fundingOrganization.0.name", "beneficiaryLocation/0/countryCode"),
)


@pytest.mark.parametrize("header", [SPACED, PATHS])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_tables_of_grants_are_read_by_titles_and_by_paths(tmp_path, header, ending):
    row = ["x-1", "Wells", "GBP", "100", "2020-05-01", "Ayni", "Big Fund", "PE"]
    meta = [["Publisher", "Big Fund"]]
    content = (
        workbook({"meta": meta, "grants": [list(header), row]})
        if ending == "xlsx"
        else ",".join(header) + "\n" + ",".join(row) + "\n"
    )
    found = examined(tmp_path, content, name=f"grants.{ending}", kind=None)
    one = found.after.initiatives[-1]
    assert (one.members, one.funders, one.countries) == (("ayni",), ("Big Fund",), ("PER",))
    assert (one.budget.amount, one.years.start) == (100, 2020)
    assert ("'meta' is left out" in " ".join(found.report.remarks)) == (ending == "xlsx")


def test_a_register_lists_organisations_around_the_alliance_where_a_person_says_so(tmp_path):
    found = examined(tmp_path, json.dumps([SCHOOL]), name="ror.json", kind="network")
    assert found.after.around[-1].name == "Andean School"
    assert len(found.after.members) == 1


@pytest.mark.parametrize("status", ["withdrawn", "inactive"])
def test_organisations_that_ceased_do_not_come_in(tmp_path, status):
    gone = SCHOOL | {"id": "https://ror.org/02s376052", "status": status}
    gone["names"] = [{"value": "Old School", "types": ["ror_display"]}]
    found = examined(tmp_path, json.dumps([gone, SCHOOL]), name="ror.json")
    assert [one.name for one in found.after.members[1:]] == ["Andean School"]
    assert "Old School (rows: 1)" in " ".join(found.report.remarks)
    assert found.report.entries[0].row == 2


ROR_2 = """\
id,domains,links.type.website,links.type.wikipedia,locations.geonames_details.country_code,\
names.types.acronym,names.types.alias,names.types.label,names.types.ror_display,status,types
https://ror.org/03vek6s52,school.example,https://school.example,https://wiki.example,PE,\
no_lang_code: AS; es: EA,,es: Escuela Andina; en: Andean School,Andean School,active,\
education; funder
"""
ROR_1 = """\
id,name,types,status,links,aliases,labels,acronyms,country.country_code,country.country_name
https://ror.org/03vek6s52,Andean School,Education,active,https://school.example,,\
Escuela Andina,AS;EA,PE,Peru
"""


@pytest.mark.parametrize("text", [ROR_1, ROR_2])
def test_the_csv_of_a_register_says_what_its_json_says(tmp_path, text):
    found = examined(tmp_path, text, name="ror.csv", kind=None)
    school = found.after.members[-1]
    assert set(school.names) == {"Andean School", "AS", "EA", "Escuela Andina"}
    assert (school.kind, school.country) == ("academic_research", "PER")
    assert school.website == "https://school.example"
    assert school.identifiers == ("ror:03vek6s52",)
    assert found.report.format == "ror"
