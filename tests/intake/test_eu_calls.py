"""Calls of the EU portal: rows to calls, and plain conditions to rules."""

import datetime as dt
import gzip
import json
import time

import pytest

from broker.intake import read_eu_calls
from broker.model import Alliance
from broker.vocabulary import load_vocabulary
from tests.intake.sheets import examined

VOCABULARY = load_vocabulary()
READ_ON = dt.date(2026, 7, 1)
ANNEX = "described in Annex B of the Work Programme General Annexes."


def row(topic="HORIZON-1", other=ANNEX, **more):
    return {
        "topicId": topic,
        "title": "Water in the mountains",
        "programme": "Horizon Europe",
        "typesOfAction": "HORIZON  Research and Innovation Actions",
        "deadline": "2026-09-17",
        "callStatus": "open",
        "deadlineModel": "single-stage",
        "budgetMin": 4_000_000,
        "budgetMax": 5_000_000,
        "expectedGrants": 2,
        "portalUrl": "https://ec.europa.eu/topic",
        "description": "Springs and wells. They \u00e2\u20ac\u0153fall\u00e2\u20ac\u009d dry.",
        "topicConditions": f"2. Eligible CountriesAll.3. Other Eligible Conditions{other}"
        "4. Financial and operational capacity and exclusionNone.",
        **more,
    }


def parsed(*rows, name="calls.jsonl"):
    data = "\n".join(json.dumps(one) for one in rows).encode()
    return read_eu_calls(data, name=name, vocabulary=VOCABULARY, read_on=READ_ON)


def rules(other, **more):
    return [str(one) for one in parsed(row(other=other, **more)).calls[0].conditions]


def test_a_row_becomes_a_call_of_its_programme():
    found = parsed(row(), row("HORIZON-2", deadlineModel="two-stage"))
    assert not found.problems
    assert [one.name for one in found.funders] == ["EU Horizon Europe"]
    first, second = found.calls
    assert first.title == "Water in the mountains (HORIZON-1)"
    assert (first.stages, second.stages) == ("one", "two")
    assert first.deadlines[0].isoformat() == "2026-09-17T17:00:00+02:00"
    assert (first.max_grant, first.min_grant, first.currency) == (5_000_000, None, "EUR")
    assert first.read_on == READ_ON
    assert "“fall”" in first.summary
    assert "water" in first.themes


def test_winter_deadlines_are_in_winter_time():
    assert parsed(row(deadline="2027-01-20")).calls[0].deadlines[0].isoformat().endswith("+01:00")


def test_where_the_hour_is_not_told_the_day_begins():
    one = parsed(row(programme="EU External Action - Prospect (RELEX-PROSPECT)")).calls[0]
    assert one.deadlines[0].hour == 0


GENERAL = ["countries >= 3 of EU, AC", "members >= 1 of EU"]


def test_research_actions_need_three_countries():
    found = rules(ANNEX)
    assert found == ["applicant.country in WORLD", *GENERAL, "each.gender_plan = yes"]
    call = parsed(row()).calls[0]
    assert call.conditions[1].source.endswith("2021/695/oj")
    support = rules(ANNEX, typesOfAction="HORIZON Coordination and Support Actions")
    assert "members >= 1 of EU, AC" in support
    assert GENERAL[0] not in support


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        ("consortia may include a maximum of 6 independent eligible entities.", "members <= 6"),
        (
            "participation is limited to legal entities established in Member States, Norway and "
            "Iceland.",
            "each.country in EU, NOR, ISL",
        ),
        (
            "participation in this topic is limited to legal entities established in Member States "
            "and Associated Countries.",
            "each.country in EU, AC",
        ),
        (
            "participation as coordinators is limited to legal entities established in Widening "
            "countries.",
            "lead.country in WIDENING",
        ),
        (
            "consortia must include at least three independent legal entities established in an "
            "African Union member state.",
            "members >= 3 of AFRICAN_UNION",
        ),
        ("Applications may only be submitted by one legal entity.", "members <= 1"),
    ],
)
def test_plain_conditions_become_rules(other, rule):
    assert rule in rules(f"{other}{ANNEX}")


@pytest.mark.parametrize(
    "other",
    [
        "Proposals must apply the multi-actor approach.",
        "In order to achieve the outcomes, consortia must include at least one news office.",
        "Subject to restrictions for the protection of networks.",
        "participation is limited to legal entities established in Member States and Utopia.",
        "Entities that are controlled by others from elsewhere shall not participate.",
        "At least one beneficiary is a city.",
    ],
)
def test_what_no_rule_expresses_stays_as_a_note(other):
    assert any(rule.startswith("note") for rule in rules(f"{other}{ANNEX}"))


def test_a_note_is_there_where_the_conditions_stand_elsewhere():
    assert rules("described in section 6 of the call document.", programme="LIFE") == [
        "note: who may apply is set out in the call document"
    ]
    empty = parsed(row(topicConditions="")).calls[0].conditions
    assert [bool(one.note) for one in empty] == [True]
    assert any(one.startswith("note:") for one in rules(ANNEX, typesOfAction="HORIZON ERC Grants"))


def test_a_funding_rate_is_a_share_to_be_brought():
    text = row()["topicConditions"] + "The funding rate is 70 % of the eligible costs."
    assert "cofinancing >= 30%" in [
        str(one) for one in parsed(row(topicConditions=text)).calls[0].conditions
    ]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"deadline": "soon"}, "deadline"),
        ({"title": ""}, "title"),
        ({"topicId": None}, "topicId"),
        ({"callStatus": "sleeping"}, "callStatus"),
    ],
)
def test_a_bad_row_is_told_and_the_others_are_read(change, column):
    found = parsed(row() | change, row("HORIZON-2"))
    assert [one.title for one in found.calls] == ["Water in the mountains (HORIZON-2)"]
    assert [(one.row, one.column) for one in found.problems] == [(1, column)]


def test_damaged_files_are_told():
    whole = gzip.compress(json.dumps(row()).encode())

    def read(data):
        return read_eu_calls(data, name="f", vocabulary=VOCABULARY, read_on=READ_ON)

    assert len(read(whole).calls) == 1
    assert len(read(json.dumps([row()]).encode()).calls) == 1
    for data in (whole[:-20], b"\x1f\x8bnonsense", b"\xff\xfe", b"[1", b"{", b"[" * 100_000):
        found = read(data)
        assert not found.calls
        assert found.problems
    assert parsed(row(), row()).problems[0].column == "topicId"


def test_reading_again_replaces_calls_and_keeps_funders(tmp_path):
    def imported(*rows, there):
        text = json.dumps(rows)
        return examined(tmp_path, text, name="calls.json", kind="eu-calls", there=there).after

    once = imported(row(), row("HORIZON-2"), there=Alliance())
    kept = once.funders[0].model_copy(update={"summary": "In our own words."})
    once = once.model_copy(update={"funders": (kept,)})
    again = imported(row(title="A new title"), row("HORIZON-3", programme="LIFE"), there=once)
    assert [one.id for one in again.calls] == ["eu-horizon-1", "eu-horizon-2", "eu-horizon-3"]
    assert again.calls[0].title.startswith("A new title")
    assert [one.id for one in again.funders] == ["eu-horizon-europe", "eu-life"]
    assert again.funders[0] == kept


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")
@pytest.mark.parametrize("zone", ["Etc/GMT-14", "Etc/GMT+12"])
def test_what_is_read_today_is_read_on_the_day_of_whoever_reads(tmp_path, monkeypatch, zone):
    # At any moment one of both zones has another date than Greenwich.
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        today = dt.date.today()
        found = examined(tmp_path, json.dumps([row()]), name="calls.json", kind="eu-calls")
        assert found.after.calls[0].read_on == today
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_destination_of_the_programme_is_no_place_to_travel_to():
    said = "Activities should contribute to the expected impacts of destination “New tools”."
    assert "tourism" not in parsed(row(description=said)).calls[0].themes
    travel = "Destinations of mountain tourism."
    assert "tourism" in parsed(row(description=travel)).calls[0].themes
