"""Names of columns that say more than what they hold, as people publish their tables."""

import pytest

from broker.intake.columns._mapping import map_columns
from broker.model import Alliance
from tests.intake.sheets import examined


def mapped(*header):
    columns = map_columns("members", header, name="t.csv").columns
    return {one.header: one.column for one in columns}


def personal(*header):
    columns = map_columns("members", header, name="t.csv").columns
    return [one.header for one in columns if one.personal]


@pytest.mark.parametrize(
    ("column", "headers"),
    [
        ("name", ("partner_name", "Org Name", "Socio", "Nom du partenaire", "NGO")),
        ("name", ("Organisation / Institution", "Nombre del socio", "companyName", "Orga")),
        ("kind", ("Org Type", "partner_type", "Type de partenaire", "ORGANISATION TYPE (A|B)")),
        ("country", ("Pays / Country", "Member country", "Country (HQ)", "País | Country")),
        ("website", ("Org Website", "url-website", "Sito web dell'ente", "websiteUrl")),
        ("themes", ("Themes (separated by ;)", "Thèmes / Themes", "areasOfWork")),
        ("summary_own_words", ("Mission/Summary", "shortDescription", "Partner description")),
    ],
)
def test_whose_it_is_a_second_language_or_a_remark_hides_no_column(column, headers):
    assert {one: mapped(one)[one] for one in headers} == dict.fromkeys(headers, column)


@pytest.mark.parametrize(
    "header",
    ["organizacion_id", "Organisation ID", "Member of", "Partner organisations", "Parent org",
     "institution code", "Country / City", "Number of members", "partner logo"],
)  # fmt: skip
def test_what_only_sounds_like_a_column_is_left_unread(header):
    assert mapped(header)[header] is None


@pytest.mark.parametrize("header", ["Org email", "Member phone", "E-mail / Mail", "Email (office)"])
def test_details_of_persons_are_told_as_such_whosever_they_are(header):
    assert personal(header) == [header]


def test_the_fuller_name_goes_before_the_short_one():
    assert mapped("organization", "organization_name") == {
        "organization": None,
        "organization_name": "name",
    }


def test_beside_an_organisation_a_bare_name_is_that_of_a_person():
    header = ("Name", "Organisation", "Country")
    assert mapped(*header) == {"Name": None, "Organisation": "name", "Country": "country"}
    assert personal(*header) == ["Name"]
    assert personal("Full name", "Organisation", "Email") == ["Full name", "Email"]
    assert mapped("legalName", "name")["name"] == "name"


def test_beside_a_name_organisation_may_tell_what_it_is(tmp_path):
    text = "Name;Organisation;Country\nBlue Yak;NGO;Nepal\nRidge School;University;Nepal\n"
    found = examined(tmp_path, text, there=Alliance())
    assert [(one.name, one.kind) for one in found.after.members] == [
        ("Blue Yak", "civil_society"),
        ("Ridge School", "academic_research"),
    ]
    assert not any(one.personal for one in found.report.tables[0].columns)


def test_a_website_may_be_called_link():
    assert mapped("Name", "Link")["Link"] == "website"
    assert mapped("Name", "Website", "Link")["Link"] == "source_url"


def test_the_column_with_known_kinds_tells_the_kind_whatever_it_is_called(tmp_path):
    text = (
        "name;category;sector\nSpring School;Beneficiary;Academic\nHay Lab;Beneficiary;Academic\n"
        "Ridge Ltd;Associated;Company\n"
    )
    after = examined(tmp_path, text, there=Alliance()).after
    assert [one.kind for one in after.members] == [
        "academic_research",
        "academic_research",
        "private_sector",
    ]


def test_a_row_that_names_organisations_is_no_header(tmp_path):
    text = (
        "Name of organisation,Country,Type\n"
        "Hill Club,Nepal,Organisation\nPeak Club,Nepal,Partner\nFell Club,Nepal,Member\n"
    )
    found = examined(tmp_path, text, there=Alliance(), meanings={"Organisation": "civil_society"})
    assert found.report.tables[0].header_row == 1
