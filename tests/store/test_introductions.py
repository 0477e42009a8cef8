"""Introductions are kept, survive imports, and nobody overwrites what they have not seen."""

import datetime as dt
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from broker.introduce import move, propose
from broker.model import CatalogueError, Hold, InputError
from broker.store import ChangedMeanwhileError, Step, open_catalogue
from tests.store.worlds import alliance

DAY = dt.date(2026, 6, 1)
LATER = DAY + dt.timedelta(days=1)


@pytest.fixture
def catalogue(catalogue_url):
    with open_catalogue(catalogue_url, fill=alliance) as opened:
        yield opened


def test_they_come_back_equal_and_survive_an_import(catalogue):
    one = propose("m0", "m1", on=DAY, purpose="Zusammen ✓ 共同")
    catalogue.introductions.add(one)
    catalogue.introductions.hold(Hold(one="m0", other="m2", until=DAY))
    catalogue.save(alliance(size=3), note="an import")
    assert catalogue.introductions.all() == (one,)
    assert catalogue.introductions.holds() == (Hold(one="m0", other="m2", until=DAY),)


def test_every_change_is_a_step(catalogue):
    book = catalogue.introductions
    one = propose("m0", "m1", on=DAY)
    book.add(one)
    sent = book.change(move(one, on=DAY, stage="sent"))
    assert sent.version == 2
    assert [step.introduction.stage for step in book.steps(one.id)] == ["proposed", "sent"]
    assert book.get(one.id) == sent


def test_the_second_of_two_changes_is_refused_and_told_what_is_there(catalogue):
    book = catalogue.introductions
    one = propose("m0", "m1", on=DAY)
    book.add(one)
    book.change(move(one, on=DAY, next_step="first"))
    with pytest.raises(ChangedMeanwhileError) as refused:
        book.change(move(one, on=DAY, next_step="second", owner="hub"))
    assert refused.value.now.next_step == "first"
    assert set(refused.value.differing) == {"next_step", "owner"}
    assert book.get(one.id).next_step == "first"


def test_of_many_changes_at_the_same_moment_one_wins(catalogue):
    book = catalogue.introductions
    one = propose("m0", "m1", on=DAY)
    book.add(one)

    def change(number):
        try:
            return book.change(move(one, on=DAY, next_step=str(number)))
        except ChangedMeanwhileError:
            return None

    with ThreadPoolExecutor(4) as pool:
        done = [found for found in pool.map(change, range(8)) if found]
    assert len(done) == 1
    assert book.get(one.id) == done[0]


def test_a_pair_is_introduced_once_at_a_time(catalogue):
    book = catalogue.introductions
    one = propose("m0", "m1", on=DAY)
    book.add(one)
    with pytest.raises(InputError, match="already"):
        book.add(propose("m1", "m0", on=DAY + dt.timedelta(days=1)))
    book.change(move(one, on=DAY, stage="declined", reason="busy"))
    book.add(propose("m1", "m0", on=DAY + dt.timedelta(days=1)))
    assert len(book.all()) == 2


def test_two_are_introduced_anew_on_the_day_on_which_it_came_to_its_end(catalogue):
    book = catalogue.introductions
    one = book.add(propose("m0", "m1", on=DAY))
    for stage in ("sent", "accepted", "met", "joint_work", "funded"):
        one = book.change(move(one, on=DAY, stage=stage))
    anew = book.add(propose("m1", "m0", on=DAY))
    assert anew.id != one.id
    assert [step.introduction for step in book.steps(anew.id)] == [anew]
    assert set(book.all()) == {one, anew}
    with pytest.raises(InputError, match=anew.id):
        book.add(propose("m0", "m1", on=DAY))


def test_joint_work_is_not_taken_up_again_beside_a_new_introduction_of_the_two(catalogue):
    book = catalogue.introductions
    one = propose("m0", "m1", on=DAY)
    book.add(one)
    for stage in ("sent", "accepted", "met", "joint_work"):
        one = book.change(move(one, on=DAY, stage=stage))
    ended = book.change(move(one, on=DAY, stage="ended", reason="the money was spent"))
    later = DAY + dt.timedelta(days=1)
    anew = propose("m1", "m0", on=later)
    book.add(anew)
    with pytest.raises(InputError, match=anew.id):
        book.change(move(ended, on=later, stage="joint_work"))
    assert book.get(ended.id) == ended
    book.change(move(anew, on=later, stage="declined", reason="they go on as before"))
    assert book.change(move(ended, on=later, stage="joint_work")).is_open


def test_a_hold_is_kept_once_and_taken_back(catalogue):
    book = catalogue.introductions
    book.hold(Hold(one="m0", other="m1"))
    book.hold(Hold(one="m1", other="m0", until=DAY))
    assert book.holds() == (Hold(one="m1", other="m0", until=DAY),)
    assert book.release(Hold(one="m0", other="m1"))
    assert not book.release(Hold(one="m0", other="m1"))


def test_what_no_database_can_hold_is_refused(catalogue):
    with pytest.raises(InputError, match="NUL"):
        catalogue.introductions.add(propose("m0", "m1", on=DAY, purpose="a\0b"))
    assert catalogue.introductions.all() == ()


def test_an_unknown_introduction_is_named(catalogue):
    with pytest.raises(InputError, match="nowhere"):
        catalogue.introductions.get("nowhere")


def test_a_catalogue_that_vanishes_is_said_to_be_gone(path):
    with open_catalogue(str(path), fill=alliance) as opened:
        one = propose("m0", "m1", on=DAY)
        opened.introductions.add(one)
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()
        with pytest.raises(CatalogueError, match="no longer there"):
            opened.introductions.all()


def test_a_damaged_introduction_is_said_to_be_damaged(path):
    with open_catalogue(str(path), fill=alliance) as opened:
        opened.introductions.add(propose("m0", "m1", on=DAY))
        with sqlite3.connect(path) as raw:
            raw.execute("UPDATE introduction SET record = '{}'")
        raw.close()
        with pytest.raises(CatalogueError, match="cannot be read"):
            opened.introductions.all()


def test_the_beginning_of_an_id_will_do_where_no_other_has_it(catalogue):
    book = catalogue.introductions
    one, other = propose("m0", "m1", on=DAY), propose("m0", "m2", on=DAY)
    book.add(one)
    book.add(other)
    apart = next(at for at in range(1, 13) if one.id[:at] != other.id[:at])
    assert book.get(one.id[:apart]) == one
    for key in ("", "%"):
        with pytest.raises(InputError, match="no introduction"):
            book.get(key)


def test_a_beginning_that_several_have_is_told_with_some_of_them(catalogue):
    book = catalogue.introductions
    for number in range(3):
        one = propose("m0", f"m{number + 1}", on=DAY)
        book.add(one.model_copy(update={"id": f"ab{number}"}))
    with pytest.raises(
        InputError, match=r"Several introductions begin with 'ab', such as ab0, ab1"
    ):
        book.get("ab")
    assert book.get("ab1").other == "m2"


def test_a_change_that_changes_nothing_is_no_step_and_stops_nobody(catalogue):
    book = catalogue.introductions
    one = propose("m0", "m1", on=DAY)
    book.add(one)
    assert book.change(move(one, on=DAY)) == one
    assert book.change(move(one, on=LATER, stage="proposed", purpose="")) == one
    assert len(book.steps(one.id)) == 1
    assert book.change(move(one, on=DAY, next_step="Call")).version == 2


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
def test_a_step_is_of_the_day_where_it_was_made(monkeypatch):
    at = dt.datetime(2028, 12, 31, 20, tzinfo=dt.UTC)
    step = Step(at=at, introduction=propose("m0", "m1", on=DAY))
    try:
        for zone, day in (("UTC", "2028-12-31"), ("UTC-13", "2029-01-01")):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            assert step.day.isoformat() == day
    finally:
        monkeypatch.undo()
        time.tzset()


def test_two_whose_work_ended_may_be_introduced_anew(catalogue_url):
    with open_catalogue(catalogue_url) as catalogue:
        book = catalogue.introductions
        book.add(propose("a", "b", on=DAY))
        one = book.get(book.all()[0].id)
        for stage in ("sent", "accepted", "met", "joint_work"):
            one = book.change(move(one, on=DAY, stage=stage))
        book.change(move(one, on=DAY, stage="ended", reason="The study is done"))
        book.add(propose("b", "a", on=DAY + dt.timedelta(days=1)))
        assert [each.stage for each in book.all()] == ["ended", "proposed"]
