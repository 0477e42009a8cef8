"""A person says once what a word of a list stands for; later lists know it."""

import pytest

from broker._import import import_file
from broker.intake.tables import Wishes
from broker.model import Alliance, InputError
from broker.store import open_catalogue

HEAD = "name,kind,country,themes\n"
ROWS = "Friends of Wells,Bailleur,Benin,zorglub;water\nWell Choir,Chorale,Togo,zorglub\n"
SAID = {"bailleur": "private_sector", "Chorale": "société civile", "ZORGLUB": "-"}


@pytest.fixture
def imported(tmp_path):
    url = str(tmp_path / "c.sqlite")
    open_catalogue(url, fill=Alliance).close()

    def run(rows=ROWS, *, dry_run=False, **meanings):
        path = tmp_path / "list.csv"
        path.write_text(HEAD + rows, "utf-8")
        wishes = Wishes(kind="members", meanings=meanings)
        return import_file(path, catalogue=url, wishes=wishes, dry_run=dry_run)

    run.url = url
    return run


def members(imported):
    with open_catalogue(imported.url) as opened:
        return opened.load().members


def test_a_word_stands_for_what_a_person_says_and_is_shown(imported):
    assert {one.value for one in imported().problems} == {"Bailleur", "Chorale", "zorglub"}
    report = imported(**SAID)
    assert report.written
    shown = {(one.column, one.value, one.read_as) for one in report.repairs}
    assert shown >= {
        ("kind", "Bailleur", "private_sector"),
        ("kind", "Chorale", "civil_society"),
        ("themes", "zorglub", ""),
    }
    wells, choir = members(imported)
    assert (wells.kind, wells.focus[0].themes) == ("private_sector", ("water",))
    assert (choir.kind, [area.themes for area in choir.focus]) == ("civil_society", [()])


def test_what_was_said_is_remembered_until_something_else_is(imported):
    assert imported(**SAID).written
    again = imported("Well Fund,Bailleur,Mali,zorglub\n")
    assert (again.written, again.problems) == (True, ())
    other = imported("Well Bank,Bailleur,Mali,\n", Bailleur="civil_society")
    assert other.written
    kinds = {one.name: one.kind for one in members(imported)}
    assert (kinds["Well Fund"], kinds["Well Bank"]) == ("private_sector", "civil_society")
    forgotten = imported("Well House,Bailleur,Mali,zorglub\n", Bailleur="")
    assert [one.value for one in forgotten.problems] == ["Bailleur"]


def test_nothing_is_remembered_of_an_import_that_was_not_written(imported):
    assert imported(dry_run=True, **SAID).problems == ()
    assert imported().problems
    assert imported(Bailleur="private_sector").problems
    assert {one.value for one in imported().problems} == {"Bailleur", "Chorale", "zorglub"}


def test_a_word_keeps_its_meaning_where_what_was_said_makes_no_sense(imported):
    report = imported("Water Club,NGO,Togo,water\n", water="civil society", NGO="Togo")
    assert report.written
    (club,) = members(imported)
    assert (club.kind, club.country, club.focus[0].themes) == ("civil_society", "TGO", ("water",))


def test_a_meaning_that_is_none_is_refused_before_anything_is_read(imported):
    with pytest.raises(InputError, match="'wellness' is no theme, kind, country"):
        imported(Bailleur="wellness")
