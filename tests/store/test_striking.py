"""A person's name that somebody wrote into an introduction can be taken out for good."""

import datetime as dt
import json
import unicodedata
from pathlib import Path

import pytest

from broker.introduce import move, propose
from broker.model import CatalogueError, InputError
from broker.store import ChangedMeanwhileError, open_catalogue
from tests.store.test_merging import parted, united
from tests.store.worlds import alliance

DAY = dt.date(2026, 6, 1)


@pytest.fixture
def catalogue(catalogue_url):
    with open_catalogue(catalogue_url, fill=alliance) as opened:
        yield opened


def written(catalogue) -> str:
    book = catalogue.introductions
    ids = {one.id for one in book.all()} | {
        followed.id for merge in catalogue.merges.all() for followed in merge.followed
    }
    kept = [step.model_dump_json() for key in ids for step in book.steps(key)]
    kept += [one.model_dump_json() for one in (*book.all(), *catalogue.merges.all())]
    return json.dumps([json.loads(one) for one in kept], ensure_ascii=False)


def test_a_name_goes_from_what_is_said_now_and_from_the_history(catalogue):
    book = catalogue.introductions
    one = propose("m0", "m1", on=DAY, purpose="Ask Ana  PÉREZ of the hub, not Ana Perezoso")
    other = book.add(propose("m0", "m2", on=DAY, purpose="Water"))
    book.add(one)
    book.change(move(one, on=DAY, purpose="Water"))
    assert book.strike("ana pérez") == (one.id,)
    assert [step.introduction.purpose for step in book.steps(one.id)] == [
        "Ask […] of the hub, not Ana Perezoso",
        "Water",
    ]
    assert book.get(other.id) == other
    assert book.strike("ana pérez") == ()


def test_whoever_had_it_open_before_cannot_write_it_back(catalogue):
    book = catalogue.introductions
    one = book.add(propose("m0", "m1", on=DAY, owner="Ana Pérez"))
    book.strike("Ana Pérez")
    with pytest.raises(ChangedMeanwhileError):
        book.change(move(one, on=DAY, next_step="Call"))
    assert book.get(one.id).owner == "[…]"
    book.change(move(book.get(one.id), on=DAY, next_step="Call"))
    assert [step.introduction.version for step in book.steps(one.id)] == [1, 2, 3]


def test_what_a_merge_set_aside_comes_back_without_it(catalogue):
    book = catalogue.introductions
    book.add(propose("m0", "m1", on=DAY, purpose="Ana Pérez knows both"))
    united(catalogue)
    assert "Pérez" in written(catalogue)
    assert len(book.strike("Ana Pérez")) == 1
    assert "Pérez" not in written(catalogue)
    parted(catalogue)
    assert [one.purpose for one in book.all()] == ["[…] knows both"]


@pytest.mark.parametrize(
    ("text", "passage", "after"),
    [
        ("call Ana\nPérez!", "Ana Pérez", "call […]!"),
        (unicodedata.normalize("NFD", "call Ana Pérez"), "Ana Pérez", "call […]"),
        ("call Ana Pérez", unicodedata.normalize("NFD", "ana pérez"), "call […]"),
        ("王小明会打电话", "王小明", "[…]会打电话"),
        ("mail a.perez@x.org now", "a.perez@x.org", "mail […] now"),
        ("call +51 1 234, or (.*)", "(.*)", "call +51 1 234, or […]"),
        ("Mariana", "Ana", "Mariana"),
    ],
)
def test_letters_and_spaces_may_differ_and_longer_words_stay(catalogue, text, passage, after):
    book = catalogue.introductions
    one = book.add(propose("m0", "m1", on=DAY, purpose=text))
    book.strike(passage)
    assert book.get(one.id).purpose == after


@pytest.mark.parametrize("passage", ["", "  ", "a", "e e"])
def test_what_stands_everywhere_is_not_struck_out(catalogue, passage):
    with pytest.raises(InputError, match="too short"):
        catalogue.introductions.strike(passage)


def test_the_file_holds_nothing_of_it_afterwards(path: Path):
    with open_catalogue(str(path), fill=alliance) as catalogue:
        book = catalogue.introductions
        one = book.add(propose("m0", "m1", on=DAY, purpose="Ana Pérez-Quispe " * 200))
        book.change(move(one, on=DAY, purpose="Water"))
        book.strike("Ana Pérez-Quispe")
    held = b"".join(one.read_bytes() for one in path.parent.iterdir())
    assert "[…]".encode() in held
    assert b"Quispe" not in held


def test_a_damaged_introduction_stops_it_and_nothing_is_changed(catalogue):
    book = catalogue.introductions
    one = book.add(propose("m0", "m1", on=DAY, purpose="Ana Pérez"))
    with catalogue._backend.writing() as connection:
        connection.exec_driver_sql("UPDATE introduction SET record = '{}'")
    with pytest.raises(CatalogueError):
        book.strike("Ana Pérez")
    assert [step.introduction for step in book.steps(one.id)] == [one]
