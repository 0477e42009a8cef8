"""Files of IATI as donors, agencies and charities publish them, in its old and new versions."""

import pytest

from broker.model import Alliance
from tests.intake.sheets import AYNI, PUNA, examined

OLD = """<iati-activities version="1.03" generated-datetime="2015-07-07T16:49:09+00:00">
<x:record xmlns:x="urn:x"/>
<iati-activity xml:lang="en" default-currency="EUR" hierarchy="1">
<iati-identifier> XX-1-7 </iati-identifier><title>Springs of the high valleys</title>
<description type="1"/>
<description type="2"><![CDATA[Mends <b>springs</b> &amp; canals.]]></description>
<reporting-org ref="XX-1" type="10">Ministry of Springs</reporting-org>
<participating-org role="Funding" type="10">Valley Ministry</participating-org>
<participating-org role="funding">Spring Fund</participating-org>
<participating-org role="Extending" ref="XX-1"/>
<participating-org role="Implementing" type="22">Ayni</participating-org>
<activity-status code="2">Implementation</activity-status>
<activity-date type="start-actual">2010-01-31</activity-date>
<activity-date type="start-planned" iso-date="2009-01-01"/>
<activity-date type="end-planned" iso-date="2013-12-31"/>
<recipient-country code="PE" percentage="100">Peru</recipient-country>
</iati-activity></iati-activities>"""


def activity(*inner, title="Springs", key="XX-1-1"):
    return (
        '<iati-activity default-currency="EUR">'
        f"<iati-identifier>{key}</iati-identifier>"
        f"<title><narrative>{title}</narrative></title>{''.join(inner)}</iati-activity>"
    )


def budget(amount, start, end, *, type="1", currency="EUR"):
    return (
        f'<budget type="{type}"><period-start iso-date="{start}"/><period-end iso-date="{end}"/>'
        f'<value currency="{currency}">{amount}</value></budget>'
    )


def read(folder, *activities, kind="initiatives"):
    text = f'<iati-activities version="2.03">{"".join(activities)}</iati-activities>'
    return examined(folder, text, name="work.xml", kind=kind)


def made(folder, *activities):
    found = read(folder, *activities)
    assert not found.report.problems
    return found.after.initiatives[1:], " ".join(found.report.remarks)


def test_words_of_version_1_mean_what_the_codes_of_version_2_mean(tmp_path):
    found = examined(tmp_path, OLD, name="old.xml", kind=None)
    one = found.after.initiatives[-1]
    assert one.funders == ("Valley Ministry", "Spring Fund")
    assert (one.members, one.other_members) == (("ayni",), ("Ministry of Springs",))
    assert (one.years.start, one.years.end, one.status) == (2010, 2013, "running")
    assert one.summary == "Mends springs & canals."
    assert (one.source, one.as_of, one.countries) == ("IATI XX-1-7", 2015, ("PER",))


def test_one_activity_alone_is_a_file_of_activities(tmp_path):
    found = examined(tmp_path, activity(), name="one.xml", kind="initiatives")
    assert found.after.initiatives[-1].title == "Springs"


def test_activities_are_initiatives_or_what_a_person_says(tmp_path):
    ayni = '<participating-org role="4"><narrative>Ayni</narrative></participating-org>'
    status = '<activity-status code="2"/>'
    found = read(tmp_path, activity(ayni, status), kind="activities")
    assert found.after.activities[-1].organisation == "ayni"
    headers = {one.header for table in found.report.tables for one in table.columns}
    assert "member_names" not in headers
    assert "organisation" in headers


@pytest.mark.parametrize(
    ("parts", "amount"),
    [
        ([("10", "2020-01-01", "2020-12-31"), ("5.5", "2021-01-01", "2021-12-31")], 15.5),
        ([("10", "2020-01-01", "2020-06-30"), ("5", "2020-06-30", "2020-12-31")], 15),
        ([("15", "2020-01-01", "2021-12-31"), ("10", "2020-01-01", "2020-12-31")], 15),
        ([("10", "2020-01-01", "2020-12-31"), ("-4", "2021-01-01", "2021-12-31")], 6),
        ([("10", "2020-01-01", "2020-12-31"), ("5", "2020-07-01", "2021-12-31")], None),
        ([("10", "", ""), ("5", "", "")], None),
        ([("-10", "2020-01-01", "2020-12-31")], None),
    ],
)
def test_budgets_of_several_years_are_one_sum(tmp_path, parts, amount):
    (one,), remarks = made(tmp_path, activity(*(budget(*part) for part in parts)))
    assert (one.budget.amount if one.budget else None) == amount
    assert ("cannot be added up" in remarks) == (amount is None)
    several = amount is not None and amount != float(parts[0][0])
    assert ("are added up" in remarks) == several


def test_a_revised_budget_counts_instead_of_the_original(tmp_path):
    year = ("2020-01-01", "2020-12-31")
    twice = budget(10, *year), budget(12, *year, type="2")
    (one,), _ = made(tmp_path, activity(*twice))
    assert one.budget.amount == 12


def test_currencies_are_not_added(tmp_path):
    mixed = (
        budget(10, "2020-01-01", "2020-12-31"),
        budget(10, "2021-01-01", "2021-12-31", currency="USD"),
    )
    (one,), remarks = made(tmp_path, activity(*mixed))
    assert one.budget is None
    assert "currencies differ" in remarks


def test_works_of_one_title_are_told_apart_by_their_identifiers(tmp_path):
    some = [activity(key=f"XX-1-{number}") for number in (1, 2)]
    works, remarks = made(tmp_path, *some, activity(title="Wells", key="XX-1-3"))
    assert [one.title for one in works] == ["Springs (XX-1-1)", "Springs (XX-1-2)", "Wells"]
    assert "same title" in remarks


def test_the_same_identifier_twice_stays_a_mistake(tmp_path):
    (problem,) = read(tmp_path, activity(), activity()).report.problems
    assert problem.column == "title"


def test_an_entry_of_a_register_does_not_change_another_of_the_same_title(tmp_path):
    before = read(tmp_path, activity(key="XX-1-1")).after
    text = f"<iati-activities>{activity(key='XX-1-9')}</iati-activities>"
    found = examined(tmp_path, text, name="next.xml", kind="initiatives", there=before)
    assert [one.source for one in found.after.initiatives[1:]] == ["IATI XX-1-1", "IATI XX-1-9"]
    again = examined(tmp_path, text, name="next.xml", kind="initiatives", there=found.after)
    assert (again.report.new, again.report.same) == (0, 1)


def test_countries_may_stand_in_transactions_alone(tmp_path):
    money = '<transaction><value>5</value><recipient-country code="{}"/></transaction>'
    (one,), remarks = made(tmp_path, activity(money.format("NP"), money.format("PE")))
    assert one.countries == ("NPL", "PER")
    assert "only in their transactions" in remarks


@pytest.mark.parametrize(
    ("codes", "themes"),
    [
        ('<sector code="14030"/>', ("water",)),
        ('<sector vocabulary="1" code="14040"/>', ("watershed_management",)),
        ('<sector vocabulary="2" code="312"/><sector code="31281"/>', ("forests", "education")),
        ('<sector vocabulary="DAC-3" code="230"/>', ("energy",)),
        ('<sector vocabulary="99" code="14030"/>', ()),
        ('<sector code="14030" percentage="95"/><sector code="33210" percentage="5"/>', ("water",)),
        ('<sector code="14030" percentage="half"/>', ("water",)),
        ('<sector code="1"/><sector code=""/><sector/>', ()),
        ('<sector vocabulary="8" code="13.1"/>', ("climate_change",)),
        ('<tag vocabulary="2" code="5"/><tag vocabulary="1" code="6"/>', ("gender",)),
        ('<policy-marker code="1" significance="2"/>', ("gender",)),
        ('<policy-marker code="1" significance="0"/><policy-marker code="5"/>', ()),
        ('<policy-marker vocabulary="99" code="1" significance="2"/>', ()),
        ('<transaction><value>1</value><sector code="33210"/></transaction>', ("tourism",)),
    ],
)
def test_codes_of_sectors_markers_and_goals_are_themes(tmp_path, codes, themes):
    (one,), remarks = made(tmp_path, activity(codes))
    assert one.themes == themes
    assert ("stand for (rows: 1)" in remarks) == bool(themes)


def test_a_sector_is_a_theme_only_where_the_alliance_has_it(tmp_path, monkeypatch):
    own = tmp_path / "own"
    own.mkdir()
    (own / "themes.csv").write_text("key,en\nrailways,Railways\n", encoding="utf-8")
    monkeypatch.setenv("BROKER_VOCABULARY", str(own))
    (one,), remarks = made(tmp_path, activity('<sector code="14030"/>'))
    assert one.themes == ()
    assert "no theme of this alliance" in remarks


def test_what_has_no_place_in_a_row_is_told(tmp_path):
    (_, one), remarks = made(
        tmp_path,
        activity(key="XX-1-1"),
        activity(
            '<recipient-country code="ZZ"/><recipient-country>Regional</recipient-country>'
            '<recipient-region code="298"><narrative>Africa'
            '</narrative></recipient-region><sector code="99810"/>',
            '<participating-org role="4" ref="22000"><narrative>Donor country-based NGO'
            "</narrative></participating-org>",
            '<activity-status code="6"/><related-activity type="1" ref="XX-1-1"/>',
            '<activity-date type="2" iso-date="2020-01-01"/>',
            '<activity-date type="3" iso-date="2019-01-01"/>',
            title="Wells",
            key="XX-1-2",
        ),
    )
    for said in (
        *("ZZ, Regional, 298 Africa (rows: 2)", "sectors", "'Donor country-based NGO' (rows: 2)"),
        *("suspended", "parts of other activities", "before the start"),
    ):
        assert said in remarks
    assert (one.other_members, one.countries, one.status) == ((), (), "unknown")
    assert (one.years.start, one.years.end) == (2020, None)


def test_organisations_without_a_name_are_called_as_elsewhere_in_the_file(tmp_path):
    named = '<participating-org role="1" ref="XX-2"><narrative>A; B</narrative></participating-org>'
    bare = '<participating-org role="1" ref="XX-2"/>'
    works, _ = made(
        tmp_path, activity(bare, title="Wells", key="XX-1-1"), activity(named, key="XX-1-2")
    )
    assert [one.funders for one in works] == [("A, B",), ("A, B",)]


def test_a_code_that_stands_alone_means_who_is_known_by_it(tmp_path):
    known = AYNI.model_copy(update={"identifiers": ("PE-RUC-20100", "GB-CHC-1")})
    other = PUNA.model_copy(update={"identifiers": ("GB-CHC-1",)})
    codes = ("PE-RUC-20100", "GB-CHC-1", "XI-BRIDGE-null")
    bare = "".join(f'<participating-org role="4" ref="{code}"/>' for code in codes)
    text = f"<iati-activities>{activity(bare)}</iati-activities>"
    there = Alliance(members=(known,), around=(other,))
    found = examined(tmp_path, text, name="w.xml", kind="initiatives", there=there)
    one = found.after.initiatives[-1]
    assert (one.members, one.other_members) == (("ayni",), ("GB-CHC-1", "XI-BRIDGE-null"))


def test_the_first_narrative_that_says_something_counts(tmp_path):
    title = "</narrative><narrative xml:lang='fr'>Les <i>sources</i></narrative><narrative>"
    (one,), _ = made(tmp_path, activity(title=title))
    assert one.title == "Les sources"


def test_organisation_files_name_who_publishes(tmp_path):
    text = """<iati-organisations version="2.02"><iati-organisation>
    <organisation-identifier>GB-CHC-202918</organisation-identifier>
    <name><narrative>Springs International</narrative><narrative>SI</narrative></name>
    <reporting-org type="21" ref="GB-CHC-202918"><narrative>Springs International</narrative>
    </reporting-org><total-budget><value>5</value></total-budget></iati-organisation>
    <iati-organisation><organisation-identifier>XX-3</organisation-identifier>
    <name><narrative>Valley Ministry</narrative></name><reporting-org type="10" ref="XX-1"/>
    </iati-organisation></iati-organisations>"""
    found = examined(tmp_path, text, name="org.xml", kind="network", constants={"kind": "NGO"})
    springs, valley = found.after.around[-2:]
    assert (springs.kind, springs.names) == ("civil_society", ("Springs International", "SI"))
    assert springs.identifiers == ("GB-CHC-202918",)
    assert valley.kind == "civil_society", "as the person says, for the file does not"
    assert "budgets of organisations" in " ".join(found.report.remarks)
