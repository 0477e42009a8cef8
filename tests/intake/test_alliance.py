"""Tables become records, and nothing more certain than they say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.intake import read_alliance
from broker.intake._places import countries_in
from broker.intake._row import Row
from broker.model import Money, Years
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


def read(folder, **changes):
    return read_alliance(write(folder, **changes), vocabulary=VOCABULARY)


def test_the_tables_of_a_folder_become_one_alliance(tmp_path):
    alliance = read(tmp_path)
    assert [one.id for one in alliance.organisations()] == ["ayni", "puna-lab"]
    assert alliance.around[0].summary == "Co-host."
    assert alliance.activities[0].organisation == "ayni"
    assert alliance.initiatives[0].members == ("ayni", "puna-lab")
    assert alliance.offers[0].text == "Teaches how to mend canals."
    assert alliance.calls[0].funder == alliance.funders[0].id == "spring-fund"


def test_reading_twice_gives_equal_alliances(tmp_path):
    assert read(tmp_path) == read(tmp_path)


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path):
    plain = read(tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_alliance(tmp_path, vocabulary=VOCABULARY) == plain


def test_empty_cells_are_unknown(tmp_path):
    bare = member(country="", website="", acronym="", as_of="", scope="", focus_countries="")
    one = read(tmp_path, members=[bare]).members[0]
    assert (one.country, one.website, one.acronym, one.as_of, one.scope) == (None,) * 5
    assert one.steering is None


def test_inferred_facts_stay_inferred(tmp_path):
    cells = {"tag_confidence": "inferred", "ranges_confidence": "country_default"}
    row = member(themes_inferred="forests", **cells)
    focus = read(tmp_path, members=[row]).members[0].focus[0]
    assert (focus.confidence, focus.ranges_confidence) == ("inferred", "inferred")
    assert (focus.themes, focus.themes_inferred) == (("water",), ("forests",))


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("regular", ()),
        ("regular (profile seen as a reference)", ()),
        ("regular; donor to members", ("donor to members",)),
        (
            "steering committee chair 2013-2015; member 2017-2021",
            ("steering committee chair 2013-2015", "steering committee member 2017-2021"),
        ),
    ],
)
def test_roles_leave_out_regular_membership(tmp_path, cell, roles):
    assert read(tmp_path, members=[member(role=cell)]).members[0].roles == roles


def test_a_range_of_many_countries_is_found_by_the_country_of_the_row(tmp_path):
    there = {"focus_countries": "", "mountain_ranges": "Cordillera Central"}
    rows = [member("Uno", country="DOM", **there), member("Isa", country="PHL", **there)]
    work = activity("Isa", countries="", mountain_ranges="Cordillera Central")
    alliance = read(
        tmp_path, members=rows, activities=[work], initiatives=[initiative(member_names="")],
        offers_needs=[exchange("Uno")],
    )  # fmt: skip
    assert [one.focus[0].ranges[0] for one in alliance.members] == [
        "cordillera-dom",
        "cordillera-phl",
    ]
    assert alliance.activities[0].ranges == ("cordillera-phl",)


def test_nobody_is_placed_in_mountains_on_a_guess(tmp_path):
    rows = [
        member(country="PER", focus_countries="PER", mountain_ranges="Cordillera Central;Andes"),
        member("Far", country="DOM", focus_countries="DOM", mountain_ranges="Andes"),
    ]
    near, far = read(tmp_path, members=rows).members
    assert near.focus[0].ranges == ("andes",)
    assert far.focus[0].ranges == ("andes",)


def test_partners_are_found_by_any_name_and_never_include_oneself(tmp_path):
    around = neighbour("Instituto de la Puna", acronym="IPU", aliases="IPU;Puna Institute")
    row = activity(partners="ipú;puna institute;Ayni;Somebody Else")
    alliance = read(
        tmp_path, network=[around], activities=[row], initiatives=[initiative(member_names="IPU")]
    )
    work = alliance.activities[0]
    assert work.partners == ("instituto-de-la-puna",)
    assert work.other_partners == ("Somebody Else",)
    assert alliance.initiatives[0].members == ("instituto-de-la-puna",)
    assert alliance.around[0].aliases == ("Puna Institute",)


def test_a_name_that_two_organisations_share_is_nobody(tmp_path):
    two = [neighbour("Puna Lab", acronym="PL"), neighbour("Polar Line", acronym="PL")]
    work = read(tmp_path, network=two, activities=[activity(partners="PL")]).activities[0]
    assert (work.partners, work.other_partners) == ((), ("PL",))


def test_an_open_end_is_told_from_an_unknown_one(tmp_path):
    rows = [
        activity(title="One", year_start="2007", year_end="ongoing"),
        activity(title="Two", year_start="2007", year_end=""),
        activity(title="Three", year_start="", year_end="2018"),
    ]
    spans = [one.years for one in read(tmp_path, activities=rows).activities]
    assert spans == [Years(start=2007, ongoing=True), Years(start=2007), Years(end=2018)]


@pytest.mark.parametrize(
    ("word", "status", "note"),
    [
        ("completed", "completed", ""),
        ("ongoing", "running", ""),
        ("reported_ongoing_2006", "running", "reported ongoing 2006"),
        ("reported_2014", "unknown", "reported 2014"),
        ("reported_awaiting_funds_2006", "awaiting_funds", "reported awaiting funds 2006"),
        ("reported_awaiting_next_phase_2006", "unknown", "reported awaiting next phase 2006"),
        ("call_closed", "completed", "call closed"),
    ],
)
def test_the_state_of_an_initiative_keeps_the_words_of_its_source(tmp_path, word, status, note):
    one = read(tmp_path, initiatives=[initiative(status=word)]).initiatives[0]
    assert (one.status, one.status_note) == (status, note)


def test_an_ongoing_initiative_without_an_end_has_an_open_one(tmp_path):
    rows = [initiative(status="ongoing", year_end=""), initiative("Other", status="ongoing")]
    open_end, until = read(tmp_path, initiatives=rows).initiatives
    assert open_end.years == Years(start=2018, ongoing=True)
    assert until.years == Years(start=2018, end=2018)


def test_a_budget_has_its_currency(tmp_path):
    row = initiative(budget="120000", currency="USD")
    one = read(tmp_path, initiatives=[row]).initiatives[0]
    assert one.budget == Money(amount=120_000, currency="USD")


def test_offers_and_needs_are_told_apart(tmp_path):
    rows = [exchange(), exchange(type="need", text_own_words="Looks for pipes.")]
    alliance = read(tmp_path, offers_needs=rows)
    assert [one.text for one in alliance.needs] == ["Looks for pipes."]
    assert len(alliance.offers) == 1


@pytest.mark.parametrize(
    ("words", "status", "note"),
    [
        ("check", "check", ""),
        ("closed or phase ended", "closed", "closed or phase ended"),
        ("paused 2024, relaunch announced", "paused", "paused 2024, relaunch announced"),
    ],
)
def test_the_state_of_a_call_keeps_the_words_of_its_source(tmp_path, words, status, note):
    call = read(tmp_path, funders=[funder(status_when_read=words)]).calls[0]
    assert (call.status, call.status_note) == (status, note)


@pytest.mark.parametrize(("cell", "value"), [("yes", True), ("no", False), ("n/a", None)])
def test_amounts_that_nobody_read_are_not_verified(tmp_path, cell, value):
    assert (
        read(tmp_path, funders=[funder(amounts_verified=cell)]).calls[0].amounts_verified is value
    )


@pytest.mark.parametrize(
    ("rule", "countries", "excluded", "note"),
    [
        ("", (), (), False),
        ("Worldwide", (), (), True),
        ("PER;DOM", ("PER", "DOM"), (), False),
        ("OECD-DAC ODA countries", (), (), True),
        ("EU member states", (), (), True),
        ("Any country except the USA and Canada", (), ("USA", "CAN"), True),
        ("AUT;SVN with LIE and CAN as partner states", ("AUT", "SVN", "LIE", "CAN"), (), True),
        ("PER;DOM in the first call", ("PER",), (), True),
        ("USA (Colorado events)", ("USA",), (), True),
        ("PER;partners of the programme", (), (), True),
    ],
)
def test_the_rule_on_countries_is_read_or_kept_in_words(tmp_path, rule, countries, excluded, note):
    call = read(tmp_path, funders=[funder(eligible_countries=rule)]).calls[0]
    assert (call.countries, call.countries_excluded) == (countries, excluded)
    assert call.countries_note == (rule if note else "")


WORDS = ["PER", "AUT", "XXX", "Peru", ";", " ", " with ", " and ", " as partner states", " (", ")"]


@settings(max_examples=200)
@given(st.text(max_size=40) | st.lists(st.sampled_from(WORDS)).map("".join))
def test_any_rule_on_countries_is_read_or_noted_as_wrong(rule):
    row = Row({"rule": rule}, "funders.csv", number=2, problems=[])
    found = countries_in(row, "rule", among=VOCABULARY)
    assert row.bad or found.get("countries") or found.get("countries_note") == rule
