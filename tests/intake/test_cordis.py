"""CORDIS' tables, as they come: damaged, doubled, half empty. Nothing goes without a count."""

import datetime as dt
import gzip

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broker.intake import read_cordis
from broker.model import InputError

PROJECT = (
    "id",
    "acronym",
    "title",
    "startDate",
    "endDate",
    "totalCost",
    "fundingScheme",
    "objective",
)
MEMBER = (
    "projectID", "organisationID", "name", "shortName", "activityType", "city", "country",
    "organizationURL", "role", "ecContribution",
)  # fmt: skip


def table(header, rows):
    def cell(text):
        return '"' + str(text).replace('"', '""') + '"'

    lines = [header, *([row.get(name, "") for name in header] for row in rows)]
    return "\n".join(";".join(map(cell, line)) for line in lines) + "\n"


def project(key="1", title="Snow and water", start="2020-01-01", **more):
    return {"id": key, "title": title, "startDate": start, **more}


def member(project="1", code="10", name="Alpine Institute", country="CH", **more):
    return {"projectID": project, "organisationID": code, "name": name, "country": country, **more}


@pytest.fixture
def written(tmp_path):
    def write(projects, members, *, folder="horizon", packed=False, encoding="utf-8"):
        home = tmp_path / folder
        home.mkdir(exist_ok=True)
        tables = {
            "project.csv": table(PROJECT, projects),
            "organization.csv": table(MEMBER, members),
        }
        for name, text in tables.items():
            data = text.encode(encoding)
            if packed:
                (home / f"{name}.gz").write_bytes(gzip.compress(data))
            else:
                (home / name).write_bytes(data)
        return home

    return write


def test_a_project_and_its_members(written):
    found = read_cordis([
        written(
            [
                project(
                    objective="Measure the snow.", fundingScheme="HORIZON-RIA", endDate="2023-12-31"
                )
            ],
            [
                member(code="11", name="Nepal University", country="NP", activityType="HES"),
                member(code="10", role="coordinator", city="Davos", shortName="AI"),
            ],
        )
    ])  # fmt: skip
    (initiative,) = found.initiatives
    assert initiative.members == ("10", "11"), "the coordinator stands first"
    assert initiative.summary == "Measure the snow."
    assert (initiative.years.start, initiative.years.end) == (2020, 2023)
    assert initiative.source.endswith("/1")
    assert found.coordinators == {"1": "10"}
    assert found.starts == {"1": dt.date(2020, 1, 1)}
    alpine, nepal = found.organisations
    assert (alpine.name, alpine.acronym, alpine.country) == ("Alpine Institute", "AI", "CHE")
    assert (nepal.kind, nepal.country) == ("university", "NPL")
    assert not found.counts


def test_packed_and_plain_tables_say_the_same(written):
    rows = [project()], [member(), member(code="11", name="Ökologie-Büro", country="AT")]
    plain = read_cordis([written(*rows)])
    packed = read_cordis([written(*rows, folder="packed", packed=True)])
    assert plain == packed


def test_a_byte_order_mark_is_no_part_of_the_first_column(written):
    assert read_cordis([written([project()], [member()], encoding="utf-8-sig")]).initiatives


def test_line_breaks_and_quotes_within_a_cell_stay(written):
    text = 'First line;\nsecond "quoted" line'
    (one,) = read_cordis([written([project(objective=text)], [member()])]).initiatives
    assert one.summary == text


def test_letters_that_are_no_utf8_are_marked_rather_than_lost(written):
    rows = [project()], [member(name="Universität Zürich")]
    (one,) = read_cordis([written(*rows, encoding="latin-1")]).organisations
    assert one.name == "Universit\N{REPLACEMENT CHARACTER}t Z\N{REPLACEMENT CHARACTER}rich"


def test_decimal_commas_and_points_do_no_harm(written):
    found = read_cordis([
        written(
            [project(totalCost="211562,5")],
            [member(ecContribution="1000,25"), member(code="11", name="B", ecContribution="7.5")],
        )
    ])  # fmt: skip
    assert len(found.initiatives[0].members) == 2


@pytest.mark.parametrize(
    ("rows", "members", "count"),
    [
        ([project(), project(title="Again")], [member()], "projects listed twice"),
        ([project(), project(key="")], [member()], "projects without a number"),
        ([project(), project("2")], [member()], "projects without members"),
        ([project(title="")], [member()], "projects without text"),
        ([project(start="")], [member()], "projects without a start"),
        ([project(start="2024-02-30")], [member()], "projects with an impossible start"),
        ([project(start="0020-01-01")], [member()], "projects with an impossible start"),
        ([project(endDate="soon")], [member()], "projects with an impossible end"),
        ([project(endDate="2019-01-01")], [member()], "projects that end before they start"),
        ([project()], [member(), member()], "participations listed twice"),
        ([project()], [member(), member(name="", code="11")], "participations without a name"),
        (
            [project()],
            [member(), member(name="", code="")],
            "participations without a project or an organisation",
        ),
        (
            [project()],
            [member(), member(project="")],
            "participations without a project or an organisation",
        ),
        ([project()], [member(country="ZZ")], "participations with an unknown country"),
        ([project()], [member(), member("7")], "projects known only from their members"),
        (
            [project()],
            [member(role="coordinator"), member(code="11", name="B", role="coordinator")],
            "projects with two coordinators",
        ),
        (
            [project(), project("2")],
            [member(), member("2", code="11", name="ALPINE INSTITUTE Ltd.")],
            "codes that another code of the same organisation stands for",
        ),
    ],
)
def test_every_oddity_is_counted(written, rows, members, count):
    counts = dict(read_cordis([written(rows, members)]).counts)
    assert counts[count] == 1
    assert set(counts) - {count} <= {"projects without text", "projects without a start"}


def test_one_organisation_under_several_codes_is_one(written):
    found = read_cordis([
        written(
            [project(), project("2")],
            [
                member(code="10", name="Alpine Institute"),
                member("2", code="11", name="ALPINE INSTITUTE GMBH"),
                member("2", code="12", name="Alpine Institute", country="AT"),
            ],
        )
    ])  # fmt: skip
    assert [one.id for one in found.organisations] == ["10", "12"], "another country is another"
    assert found.initiatives[1].members == ("10", "12")
    assert found.organisations[0].aliases == ("Alpine Institute",)


def test_names_of_signs_alone_do_not_make_strangers_one(written):
    found = read_cordis([
        written([project()], [member(code="10", name="***"), member(code="11", name="???")])
    ])  # fmt: skip
    assert len(found.organisations) == 2


def test_without_a_code_an_organisation_goes_by_name_and_country(written):
    rows = [member(code="", name="Alpine Institute"), member("2", code="", name="alpine institute")]
    found = read_cordis([written([project(), project("2")], rows)])
    assert len(found.organisations) == 1
    assert found.initiatives[0].members == found.initiatives[1].members


def test_an_organisation_without_a_name_goes_by_its_code(written):
    (one,) = read_cordis([written([project()], [member(name="")])]).organisations
    assert one.name == "10"


def test_the_newest_name_counts_and_the_older_one_stays(written):
    old = written([project()], [member(name="Old Name")], folder="fp7")
    new = written([project("2")], [member("2", name="New Name")], folder="horizon")
    (one,) = read_cordis([old, new]).organisations
    assert (one.name, one.aliases) == ("New Name", ("Old Name",))


def test_a_project_that_another_folder_tells_keeps_its_text(written):
    first = written([], [member("2")], folder="fp7")
    second = written([project("2", title="Told later")], [], folder="horizon")
    (one,) = read_cordis([first, second]).initiatives
    assert (one.title, one.members) == ("Told later", ("10",))


def test_countries_of_the_union_have_their_own_codes(written):
    rows = [
        member(code=str(at), name=f"N{at}", country=code) for at, code in enumerate(("UK", "EL"))
    ]
    assert [one.country for one in read_cordis([written([project()], rows)]).organisations] == [
        "GBR",
        "GRC",
    ]


def test_a_missing_table_says_what_to_give(tmp_path):
    with pytest.raises(InputError, match=r"holds no project\.csv"):
        read_cordis([tmp_path])


def test_a_missing_column_is_named(written):
    home = written([project()], [member()])
    (home / "organization.csv").write_text("projectID;name;country\n1;A;CH\n", "utf-8")
    with pytest.raises(InputError, match=r"organization\.csv has no column 'organisationID'"):
        read_cordis([home])


def test_of_several_folders_the_one_with_a_wrong_table_is_named(written, tmp_path):
    right = written([project()], [member()])
    wrong = tmp_path / "another programme"
    wrong.mkdir()
    for name in ("project.csv", "organization.csv"):
        (wrong / name).write_text((right / name).read_text("utf-8").replace(";", ","), "utf-8")
    with pytest.raises(InputError) as refused:
        read_cordis([right, wrong])
    assert str(wrong / "project.csv") in str(refused.value)


def test_an_empty_table_is_refused(written):
    home = written([project()], [member()])
    (home / "project.csv").write_bytes(b"")
    with pytest.raises(InputError, match="has no column 'id'"):
        read_cordis([home])


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-20], lambda data: b"no gzip", lambda _: b""]
)
def test_a_damaged_archive_is_refused_with_advice(written, damage):
    home = written([project(str(one)) for one in range(500)], [member()], packed=True)
    path = home / "project.csv.gz"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(InputError, match=r"Download it again|has no column"):
        read_cordis([home])


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
DAYS = st.sampled_from(["", "2020-01-01", "31/12/2019", "2020-13-01", "9999-12-31", "x"])


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    projects=st.lists(
        st.fixed_dictionaries({
            "id": st.sampled_from(["", "1", "2", " 2"]) | CELLS,
            "title": CELLS,
            "startDate": DAYS,
            "endDate": DAYS,
            "objective": CELLS,
        }),
        max_size=4,
    ),
    members=st.lists(
        st.fixed_dictionaries({
            "projectID": st.sampled_from(["", "1", "2", "3"]),
            "organisationID": st.sampled_from(["", "10", "11"]) | CELLS,
            "name": st.sampled_from(["", "A", "a ltd", "B"]) | CELLS,
            "country": st.sampled_from(["", "CH", "UK", "ZZ"]) | CELLS,
            "role": st.sampled_from(["coordinator", "participant", ""]),
            "city": CELLS,
            "shortName": CELLS,
            "organizationURL": CELLS,
        }),
        max_size=6,
    ),
)  # fmt: skip
def test_whatever_stands_in_the_tables_is_read_or_counted(written, projects, members):
    found = read_cordis([written(projects, members)])
    counts = found.counts
    ids = [one.id for one in found.initiatives]
    assert len(set(ids)) == len(ids)
    lost = counts.get("projects without a number", 0) + counts.get("projects listed twice", 0)
    blank = sum(not any(str(cell) for cell in row.values()) for row in projects)
    made = counts.get("projects known only from their members", 0)
    assert len(ids) - made + lost == len(projects) - blank
    places = sum(len(one.members) for one in found.initiatives)
    left = counts.get("participations listed twice", 0) + counts.get(
        "participations without a project or an organisation", 0
    )
    empty = sum(not any(str(cell) for cell in row.values()) for row in members)
    assert places + left == len(members) - empty
    known = {one.id for one in found.organisations}
    assert all(set(one.members) <= known for one in found.initiatives)
    assert set(found.coordinators.values()) <= known


def test_the_topic_of_the_call_is_told_beside_the_project(written):
    home = written([project("1"), project("2", title="Goats")], [member("1"), member("2")])
    header = ("projectID", "topic", "title")
    rows = [
        {"projectID": "1", "topic": "A-1", "title": "Snow in a warmer world"},
        {"projectID": "1", "topic": "A-2", "title": "Water for all"},
        {"projectID": "2", "topic": "A-3", "title": ""},
        {"projectID": "9", "topic": "A-4", "title": "Of a project that is not here"},
    ]
    (home / "topics.csv.gz").write_bytes(gzip.compress(table(header, rows).encode()))
    read = read_cordis([home])
    assert read.topics == {"1": "Snow in a warmer world. Water for all"}
    assert {one.id: one.summary for one in read.initiatives} == {"1": "", "2": ""}
