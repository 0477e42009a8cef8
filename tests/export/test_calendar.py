"""Deadlines as a calendar that other programs read."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from broker.export import deadlines_calendar, write_calendar
from broker.model import BrokerError
from broker.wording import Words
from tests import worlds

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
EVENING = dt.datetime(2026, 9, 17, 17, tzinfo=ZoneInfo("Europe/Brussels"))
LATER = dt.datetime(2027, 1, 20, 17, tzinfo=ZoneInfo("Europe/Brussels"))
CALL = worlds.call("springs; wells, and a very long title " * 4, deadlines=(EVENING, LATER))


def events(data):
    return Calendar.from_ical(data).walk("VEVENT")


def test_it_is_valid_and_in_universal_time():
    data = deadlines_calendar([("Payer", CALL)], made_at=NOW)
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert all(len(line) <= 75 for line in lines)
    first, second = events(data)
    assert first.decoded("dtstart") == EVENING
    assert first.to_ical().count(b"DTSTART:20260917T150000Z") == 1
    assert second.to_ical().count(b"DTSTART:20270120T160000Z") == 1
    assert str(first["summary"]).startswith("Deadline: Payer")
    for one in (first, second):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(one)


def test_it_reminds_three_times():
    alarms = events(deadlines_calendar([("Payer", CALL)], made_at=NOW))[0].walk("VALARM")
    assert [one.decoded("trigger").days for one in alarms] == [-30, -7, -1]
    assert all(str(one["action"]) == "DISPLAY" and one["description"] for one in alarms)
    assert not Calendar.from_ical(
        deadlines_calendar([("Payer", CALL)], made_at=NOW, alarms=())
    ).walk("VALARM")


def test_a_deadline_keeps_its_identifier_when_it_moves():
    moved = CALL.model_copy(update={"deadlines": (EVENING + dt.timedelta(days=3), LATER)})
    before = [str(one["uid"]) for one in events(deadlines_calendar([("P", CALL)], made_at=NOW))]
    after = [
        str(one["uid"])
        for one in events(deadlines_calendar([("P", moved)], made_at=NOW, words=Words("fr")))
    ]
    assert before == after
    assert len(set(before)) == 2


def test_what_is_over_is_left_out():
    late = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
    assert len(events(deadlines_calendar([("P", CALL)], made_at=late))) == 1
    assert not events(deadlines_calendar([("P", worlds.call("none"))], made_at=NOW))


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "calls.ics"
    assert write_calendar([("P", CALL)], path=path, made_at=NOW) == 2
    assert path.read_bytes() == deadlines_calendar([("P", CALL)], made_at=NOW)
    with pytest.raises(BrokerError, match="Choose another place"):
        write_calendar([("P", CALL)], path=path / "calls.ics", made_at=NOW)
    assert [one.name for one in tmp_path.iterdir()] == ["calls.ics"]
