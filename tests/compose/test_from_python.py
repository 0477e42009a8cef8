"""What somebody who embeds the engine writes first works, or says why not."""

import pytest

import broker
from broker import tasks
from broker.model import BrokerError, InputError, Seat, UnknownNameError
from broker.team import Options
from tests.worlds import WordHash, evidence, proposal, water_world

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


def test_whatever_a_person_can_mend_is_one_error():
    assert issubclass(InputError, broker.BrokerError)
    assert broker.BrokerError is BrokerError


def test_whole_tasks_are_public():
    assert tasks.import_file is broker.import_file
    assert all(getattr(tasks, name) for name in tasks.__all__)
