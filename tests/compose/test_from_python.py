"""What somebody who embeds the engine writes first works, or says why not."""

import datetime as dt
import io

import pytest

import broker
from broker import tasks
from broker.model import BrokerError, Funder, Hold, InputError, Seat, UnknownNameError
from broker.team import Options
from tests.worlds import TODAY, WordHash, call, evidence, member, proposal, water_world

TEXT = "We measure rain and stream flow in small watersheds of the Andes."


@pytest.fixture(scope="module")
def known():
    return evidence(water_world())


def names(answer):
    return [one.member for one in answer.recommendations]


def test_one_name_alone_is_not_read_letter_by_letter(known):
    read = broker.read_proposal(
        TEXT.encode(), evidence=known, themes="water", places="Peru", kinds="government"
    )
    assert read.themes[0] == "water"
    assert read.places[0].key == "PER"
    assert read.kinds[0] == "government"
    team = broker.assemble(
        known, proposal=read, size=(2, 3), require="members>=2", lock="lead", exclude="quiet"
    )
    assert "Lead" in {one.member for one in team.team}


def test_kinds_are_given_by_name_or_key(known):
    asked = proposal(TEXT)
    by_key = broker.recommend(known, proposal=asked, kinds=("academic_research",))
    assert names(by_key) == ["Water Andes"]
    assert names(broker.recommend(known, proposal=asked, kinds="Academia and research")) == names(
        by_key
    )
    with pytest.raises(UnknownNameError):
        broker.recommend(known, proposal=asked, kinds=("Bakers",))


def test_a_lead_that_nobody_is_is_refused(known):
    asked = proposal(TEXT, lead="nobody")
    for ask in (broker.recommend, broker.assemble, broker.funding_for):
        with pytest.raises(InputError, match="No organisation has the id 'nobody'"):
            ask(known, proposal=asked)


def test_seats_name_kinds_and_themes_that_are_known(known):
    asked = proposal(TEXT, lead="lead")
    seat = Seat(name="science", kinds=("Academia and research",))
    team = broker.assemble(known, proposal=asked, options=Options(seats=(seat,)))
    assert ("Water Andes", "science") in {(one.member, one.seat) for one in team.team}
    for wrong in (Seat(name="x", kinds=("Bakers",)), Seat(name="x", themes=("Bread",))):
        with pytest.raises(UnknownNameError):
            broker.assemble(known, proposal=asked, options=Options(seats=(wrong,)))


def test_the_way_out_that_an_answer_names_can_be_asked_for_as_it_is(known):
    asked = proposal(TEXT)
    refused = broker.assemble(known, proposal=asked, size=(2, 3), require=["countries>=9"])
    assert refused.status == "infeasible"
    way = next(one.after for one in refused.relaxations if one.before.what == "countries")
    team = broker.assemble(known, proposal=asked, size=(2, 3), require=[way])
    assert team.status == "optimal"


def test_a_team_that_asks_for_funding_is_named(known):
    asked = proposal(TEXT)
    assert broker.funding_for(known, proposal=asked, team=["Water Andes"]).calls == ()
    with pytest.raises(UnknownNameError):
        broker.funding_for(known, proposal=asked, team=["Nobody"])


def test_paths_may_be_texts(tmp_path, monkeypatch):
    monkeypatch.setenv("BROKER_CACHE", str(tmp_path / "cache"))
    table, catalogue = tmp_path / "mine.csv", tmp_path / "mine.sqlite"
    table.write_text("name,kind,country\nSpring Friends,NGO,Kenya\n", encoding="utf-8")
    report = broker.import_file(
        str(table),
        catalogue=catalogue,
        wishes=tasks.Wishes(kind="members", source="a list"),
        empty=True,
    )
    assert report.written
    assert not report.problems
    found = broker.load(catalogue, encoder=WordHash())
    assert [one.name for one in found.organisations] == ["Spring Friends"]
    made = broker.brief(found, proposal=proposal("Springs in Kenya with Spring Friends."))
    assert all(path.is_file() for path in broker.write_brief(made, folder=str(tmp_path / "out")))
    assert tasks.undo_import(catalogue).kind == "members"


@pytest.mark.parametrize("text", [TEXT, TEXT * 30, "Springs\nof the Andes"])
def test_a_text_that_is_taken_for_a_path_is_told_what_to_do(known, text):
    with pytest.raises(InputError, match=r"There is no file .*text\.encode\(\)") as raised:
        broker.read_proposal(text, evidence=known)
    assert len(str(raised.value)) < 200


def test_a_path_with_a_slip_in_it_is_no_text(known):
    with pytest.raises(InputError, match=r"no file our proposal\.md\. Check the name"):
        broker.read_proposal("our proposal.md", evidence=known)


def test_what_was_no_path_has_no_source(known):
    for given in (TEXT.encode(), bytearray(TEXT.encode()), io.BytesIO(TEXT.encode())):
        read = broker.read_proposal(given, evidence=known)
        assert (read.text, read.source) == (TEXT, None)
    with pytest.raises(TypeError, match="not NoneType"):
        broker.read_proposal(None, evidence=known)


def test_an_organisation_itself_will_do_for_its_name(known):
    lead, quiet = known.find("Lead"), known.find("quiet")
    asked = broker.read_proposal(TEXT.encode(), evidence=known, lead=lead)
    assert asked.lead == "lead"
    team = broker.assemble(known, proposal=asked, size=(2, 3), lock=[quiet])
    assert {"Lead", "Quiet"} <= {one.member for one in team.team}
    assert broker.similar(known, member=lead) is not None
    with pytest.raises(InputError, match="No organisation has the id"):
        known.find(member("somebody-else"))


def test_the_day_may_be_a_moment_and_must_be_a_day(tmp_path, monkeypatch):
    monkeypatch.setenv("BROKER_CACHE", str(tmp_path / "cache"))
    there = tmp_path / "mine.sqlite"
    hold = Hold(one="lead", other="water-andes", until=TODAY)
    read = Funder(id="payer", name="Payer", kind="foundation", source="s")
    dated = call("springs", read_on=TODAY, deadlines=[dt.datetime(2026, 9, 1, tzinfo=dt.UTC)])
    world = water_world().model_copy(update={"funders": (read,), "calls": (dated,)})
    with broker.open_catalogue(there) as catalogue:
        catalogue.save(world, note="test")
        catalogue.introductions.hold(hold)
    asked = proposal(TEXT, lead="lead")
    answers = []
    for on in (TODAY, dt.datetime(2026, 6, 1, 9), dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)):
        found = broker.load(there, encoder=WordHash(), on=on)
        assert found.on == TODAY
        funding = broker.funding_for(found, proposal=asked).calls
        answers.append((names(broker.recommend(found, proposal=asked)), funding))
    assert answers[0] == answers[1] == answers[2]
    for wrong in ("2026-06-01", 2026):
        with pytest.raises(TypeError, match=r"a datetime\.date, not"):
            broker.load(there, encoder=WordHash(), on=wrong)


def test_rows_and_years_may_be_numbers(tmp_path):
    table, catalogue = tmp_path / "mine.csv", tmp_path / "mine.sqlite"
    table.write_text("name,kind\nSpring Friends,NGO\nWell Friends,NGO\n", encoding="utf-8")
    for new in ([3], 3, "3", ["3"]):
        wishes = tasks.Wishes(kind="members", new=new, constants={"as_of": 2025})
        report = broker.import_file(
            table, catalogue=catalogue, wishes=wishes, dry_run=True, empty=True
        )
        assert (report.new, report.problems) == (2, ())
    wishes = tasks.Wishes(kind="members", same={3: "Nobody"})
    report = broker.import_file(table, catalogue=catalogue, wishes=wishes, dry_run=True, empty=True)
    assert "no organisation is called 'Nobody'" in str(report.problems[0])


def test_whatever_a_person_can_mend_is_one_error():
    assert issubclass(InputError, broker.BrokerError)
    assert broker.BrokerError is BrokerError


def test_whole_tasks_are_public():
    assert tasks.import_file is broker.import_file
    assert all(getattr(tasks, name) for name in tasks.__all__)
