"""Whatever is wrong in a table is told by file, row and column, all of it at once."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.intake import IntakeError, Problem, read_alliance
from broker.intake._problem import SHOWN
from broker.model import InputError
from tests.intake.tiny import (
    VOCABULARY,
    activity,
    exchange,
    funder,
    initiative,
    member,
    neighbour,
    write,
)


def problems_of(folder):
    with pytest.raises(IntakeError) as caught:
        read_alliance(folder, vocabulary=VOCABULARY)
    return caught.value.problems


def places(problems):
    return [(one.file, one.row, one.column) for one in problems]


CELLS = [
    ("members", member(name=""), "name"),
    ("members", member(kind=""), "kind"),
    ("members", member(kind="club"), "kind"),
    ("members", member(country="XXX"), "country"),
    ("members", member(mp_region="moon"), "mp_region"),
    ("members", member(regions="andes;moon"), "regions"),
    ("members", member(themes="water;wather"), "themes"),
    ("members", member(themes_inferred="water"), "themes_inferred"),
    ("members", member(languages="xx"), "languages"),
    ("members", member(focus_countries="Peru"), "focus_countries"),
    ("members", member(mountain_ranges="Anden"), "mountain_ranges"),
    ("members", member(ranges_confidence="guess"), "ranges_confidence"),
    ("members", member(tag_confidence="guess"), "tag_confidence"),
    ("members", member(website="javascript:alert(1)"), "website"),
    ("members", member(source_url=""), "source_url"),
    ("members", member(as_of="20"), "as_of"),
    ("members", member(as_of="２０２０"), "as_of"),
    ("members", member(scope="village"), "scope"),
    ("members", member(membership_evidence="rumour"), "membership_evidence"),
    ("members", member(steering_or_hub_role="maybe"), "steering_or_hub_role"),
    ("activities", activity(title=""), "title"),
    ("activities", activity(kind="party"), "kind"),
    ("activities", activity(status="late"), "status"),
    ("activities", activity(signal="loud"), "signal"),
    ("activities", activity(origin="elsewhere.csv"), "origin"),
    ("activities", activity(year_start="2018/19"), "year_start"),
    ("activities", activity(year_start="2020", year_end="2019"), "year_end"),
    ("activities", activity(organisation="Nobody"), "organisation"),
    ("activities", activity(origin="initiatives.csv"), "title"),
    ("initiatives", initiative(status="reported_dancing_2006"), "status"),
    ("initiatives", initiative(status=""), "status"),
    ("initiatives", initiative(budget="much", currency="USD"), "budget"),
    ("initiatives", initiative(budget="-5", currency="USD"), "budget"),
    ("initiatives", initiative(budget="nan", currency="USD"), "budget"),
    ("initiatives", initiative(budget="9" * 400, currency="USD"), "budget"),
    ("initiatives", initiative(budget="5"), "currency"),
    ("offers_needs", exchange(type="gift"), "type"),
    ("offers_needs", exchange(text_own_words=""), "text_own_words"),
    ("offers_needs", exchange("Nobody"), "organisation"),
    ("funders", funder(max_grant="999"), "max_grant"),
    ("funders", funder(min_grant="1,000"), "min_grant"),
    ("funders", funder(currency=""), "currency"),
    ("funders", funder(currency="dollars"), "currency"),
    ("funders", funder(call_pattern="sometimes"), "call_pattern"),
    ("funders", funder(status_when_read="gone"), "status_when_read"),
    ("funders", funder(cofinancing_required="perhaps"), "cofinancing_required"),
    ("funders", funder(eligible_countries="PER;XXX"), "eligible_countries"),
    ("funders", funder(eligible_countries="Any country except Atlantis"), "eligible_countries"),
    ("funders", funder(eligible_member_kinds="club"), "eligible_member_kinds"),
]


@pytest.mark.parametrize(("table", "row", "column"), CELLS)
def test_a_cell_that_cannot_be_read_is_told_by_row_and_column(tmp_path, table, row, column):
    good = {
        "members": member("Good"),
        "activities": activity(title="Good"),
        "initiatives": initiative("Good"),
        "offers_needs": exchange(text_own_words="Good."),
        "funders": funder("Good"),
    }
    problems = problems_of(write(tmp_path, **{table: [good[table], row]}))
    assert (f"{table}.csv", 3, column) in places(problems)
    # Where a member has lost its name, others that name it are told too; nothing else is.
    assert all(one.row == 3 for one in problems if one.column != "organisation")


def test_everything_wrong_is_told_at_once_in_the_order_of_the_tables(tmp_path):
    rows = [member(country="XXX", as_of="soon"), member("Other", kind="club")]
    folder = write(tmp_path, members=rows, funders=[funder(currency="?")])
    assert places(problems_of(folder)) == [
        ("members.csv", 2, "country"),
        ("members.csv", 2, "as_of"),
        ("members.csv", 3, "kind"),
        ("funders.csv", 2, "currency"),
    ]


def test_the_message_lists_ten_and_counts_the_rest(tmp_path):
    rows = [member(f"Member {n}", country="XXX") for n in range(13)] + [member()]
    with pytest.raises(InputError) as caught:
        read_alliance(write(tmp_path, members=rows), vocabulary=VOCABULARY)
    lines = str(caught.value).splitlines()
    assert lines[0] == "13 things have to be mended; nothing was read."
    assert lines[1].startswith("  members.csv, row 2, column country: 'XXX' is no known country")
    assert lines[-1] == "  … and 3 more."
    assert len(lines) == 1 + SHOWN + 1
    assert caught.value.exit_code == 2


def test_a_near_miss_is_told(tmp_path):
    problem = problems_of(write(tmp_path, members=[member(themes="wather")]))[0]
    assert problem.value == "wather"
    assert "Did you mean 'water'?" in problem.message


@pytest.mark.parametrize("name", ["Ayni", "AYNI", "Áyni"])
def test_an_organisation_stands_once(tmp_path, name):
    problems = problems_of(write(tmp_path, members=[member(), member(name)]))
    assert places(problems) == [("members.csv", 3, "name")]
    assert "members.csv, row 2" in problems[0].message


def test_a_member_is_no_neighbour(tmp_path):
    problems = problems_of(write(tmp_path, network=[neighbour("Ayni"), neighbour()]))
    assert places(problems) == [("network.csv", 2, "name")]


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("activities", activity(), "title"),
        ("initiatives", initiative(), "title"),
        ("offers_needs", exchange(), "text_own_words"),
        ("funders", funder(), "name"),
    ],
)
def test_the_same_row_twice_is_a_problem(tmp_path, table, row, column):
    problems = problems_of(write(tmp_path, **{table: [row, row]}))
    assert places(problems) == [(f"{table}.csv", 3, column)]


def test_a_broken_initiative_is_not_blamed_on_the_activities_that_restate_it(tmp_path):
    restating = activity(title="Water Days", origin="initiatives.csv")
    folder = write(tmp_path, initiatives=[initiative(status="?")], activities=[restating])
    assert places(problems_of(folder)) == [("initiatives.csv", 2, "status")]


def edited(folder, change, *, file="members.csv"):
    path = write(folder) / file
    path.write_bytes(change(path.read_bytes()))
    return problems_of(folder)


def test_a_missing_file_is_told(tmp_path):
    write(tmp_path)
    (tmp_path / "funders.csv").unlink()
    assert places(problems_of(tmp_path)) == [("funders.csv", None, None)]


def test_a_folder_that_is_no_folder_is_told(tmp_path):
    assert len(problems_of(tmp_path / "nowhere")) == 6


def test_an_empty_file_is_told_with_its_columns(tmp_path):
    problems = edited(tmp_path, lambda data: b"")
    assert places(problems) == [("members.csv", None, None)]
    assert "name, kind, source_url" in problems[0].message


def test_a_file_with_a_header_only_holds_nothing(tmp_path):
    write(tmp_path)
    path = tmp_path / "funders.csv"
    path.write_bytes(path.read_bytes().split(b"\n")[0])
    assert read_alliance(tmp_path, vocabulary=VOCABULARY).funders == ()


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        (b"acronym", b"akronym", "akronym"),
        (b"acronym", b"country", "country"),
        (b"kind", b"kinds", "kind"),
        (b"acronym", b"", None),
    ],
)
def test_columns_must_be_known_there_and_single(tmp_path, old, new, column):
    problems = edited(tmp_path, lambda data: data.replace(old, new, 1))
    assert ("members.csv", 1, column) in places(problems)
    assert {one.row for one in problems} == {1}


def test_semicolons_between_columns_are_recognised(tmp_path):
    problems = edited(tmp_path, lambda data: data.replace(b",", b";"))
    assert places(problems) == [("members.csv", 1, None)]
    assert "commas" in problems[0].message


@pytest.mark.parametrize("change", [b"Ayni,extra", b'"Ayni,,"'])
def test_a_row_must_be_as_long_as_the_header(tmp_path, change):
    extra = change if b'"' not in change else b"Ayni"
    cut = (lambda data: data.replace(b"Ayni", extra, 1)) if extra != b"Ayni" else (
        lambda data: data.replace(b"Ayni,", b"Ayni", 1)
    )  # fmt: skip
    problems = edited(tmp_path, cut)
    assert ("members.csv", 2, None) in places(problems)
    assert re.search(r"the row has 2[24] cells, the header 23", problems[0].message)


def test_rows_are_counted_as_a_spreadsheet_does(tmp_path):
    # A blank row counts, a cell over two lines does not make two rows.
    def change(data):
        header, row, _ = data.split(b"\n")
        broken = row.replace(b"Mends canals.", b'"Mends\ncanals."').replace(b"Ayni", b"Two")
        return b"\n".join([header, row, b"", broken, row.replace(b"Ayni,", b"Three,,")])

    assert ("members.csv", 5, None) in places(edited(tmp_path, change))


def test_bytes_that_are_not_utf8_are_told_with_their_place(tmp_path):
    data = (write(tmp_path) / "members.csv").read_bytes()
    problems = edited(tmp_path, lambda data: data.replace(b"Mends canals", b"Mends ca\xf1ales"))
    assert places(problems) == [("members.csv", 2, "summary_own_words")]
    assert f"byte {data.index(b'nals'):,}" in problems[0].message
    assert "CSV UTF-8" in problems[0].message


@pytest.mark.parametrize(
    ("start", "word"),
    [(b"PK\x03\x04", "workbook"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook"),
     (b"\xff\xfen\x00a\x00", "UTF-16")],
)  # fmt: skip
def test_a_file_of_another_kind_is_named(tmp_path, start, word):
    problems = edited(tmp_path, lambda data: start + data)
    assert places(problems) == [("members.csv", None, None)]
    assert word in problems[0].message


def test_a_nul_character_is_a_problem_and_other_control_characters_go(tmp_path):
    problems = edited(tmp_path, lambda data: data.replace(b"Mends", b"Me\x00nds"))
    assert places(problems) == [("members.csv", 2, "summary_own_words")]
    path = tmp_path / "members.csv"
    path.write_bytes(
        path.read_bytes().replace(b"Me\x00nds", b" Me\x07nds\xe2\x80\xa8  cafe\xcc\x81")
    )
    alliance = read_alliance(tmp_path, vocabulary=VOCABULARY)
    assert alliance.members[0].summary == "Mends café canals."


@pytest.mark.parametrize("change", [b'"Mends" canals', b'"Mends canals'])
def test_broken_quotation_marks_are_told(tmp_path, change):
    problems = edited(tmp_path, lambda data: data.replace(b"Mends canals", change))
    assert places(problems)[0] == ("members.csv", 2, None)
    assert "quotation marks" in problems[0].message


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 400))
def test_damage_of_any_kind_is_a_problem_or_harmless(tmp_path_factory, damage, place):
    folder = write(tmp_path_factory.mktemp("damaged"))
    path = folder / "members.csv"
    data = path.read_bytes()
    path.write_bytes(data[:place] + damage + data[place:])
    problems = ()
    try:
        read_alliance(folder, vocabulary=VOCABULARY)
    except IntakeError as error:
        problems = error.problems or (None,)
    assert all(isinstance(one, Problem) and one.message for one in problems)
