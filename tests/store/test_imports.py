"""Imports are logged, written all or nothing, undone, and say when they were cut off."""

import multiprocessing
import os
import signal

import pytest

from broker.model import Alliance, CatalogueError, Decision
from broker.store import open_catalogue
from broker.wording import Words
from tests.store.worlds import alliance
from tests.worlds import TODAY

_COUNTS = {"new": 1, "changed": 0, "same": 0, "removed": 0}


def brought(catalogue, content, *, file="members.csv", **mappings):
    number = catalogue.imports.begin(file, kind="members")
    catalogue.imports.finish(
        number,
        content,
        digest=catalogue.digest,
        note=f"import {file}",
        counts=_COUNTS,
        mappings=mappings,
    )
    return number


def test_an_import_is_logged_and_in_the_history(catalogue_url):
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        brought(catalogue, alliance("Peak", size=4))
        (one,) = catalogue.imports.log()
        assert (one.id, one.file, one.kind, one.state) == (1, "members.csv", "members", "done")
        assert one.counts == _COUNTS
        assert one.began <= one.ended
        assert catalogue.history()[-1].note == "import members.csv"


@pytest.mark.parametrize("size", [0, 2, 5])
def test_the_last_import_can_be_undone_to_the_letter(catalogue_url, size):
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        before = catalogue.digest
        brought(catalogue, alliance("Peak", size=size) if size else Alliance())
        undone = catalogue.imports.undo()
        assert undone.state == "undone"
        assert catalogue.load() == alliance()
        assert catalogue.digest == before
        assert "undo" in catalogue.history()[-1].note


def test_imports_are_undone_one_after_the_other(catalogue_url):
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        brought(catalogue, alliance("Peak", size=4))
        brought(catalogue, alliance("Lake", size=1), file="second.csv")
        assert catalogue.imports.undo().file == "second.csv"
        assert catalogue.load() == alliance("Peak", size=4)
        assert catalogue.imports.undo().file == "members.csv"
        assert catalogue.load() == alliance()
        with pytest.raises(CatalogueError, match="no import to undo"):
            catalogue.imports.undo()


def test_what_was_changed_since_is_not_lost_by_an_undo(catalogue_url):
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        brought(catalogue, alliance("Peak", size=4))
        catalogue.save(alliance("Hand", size=4), note="by hand")
        with pytest.raises(CatalogueError, match="changed since"):
            catalogue.imports.undo()
        assert catalogue.load() == alliance("Hand", size=4)


def test_an_import_that_cannot_be_undone_tells_what_came_after_it(catalogue_url):
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        brought(catalogue, alliance("Peak", size=4))
        for number in range(4):
            catalogue.save(alliance(f"Hand {number}", size=4), note=f"note {number}")
        with pytest.raises(CatalogueError, match=r"since \(note 3, note 2, note 1, …\)"):
            catalogue.imports.undo()
        catalogue.save(alliance("Peak", size=4), note="as it was")
        catalogue.save(alliance("Hand", size=4), note="by hand")
        with pytest.raises(CatalogueError, match=r"since \(by hand\)"):
            catalogue.imports.undo()


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("merged peak into hill", "peak se fusionó con hill"),
        ("took back merge 3", "se deshizo la fusión 3"),
        ("form hill.csv", "se incorporó el formulario hill.csv"),
        ("hill left", "hill dejó la alianza"),
        ("import c: d.csv: 1 new", "se importó c: d.csv"),
        ("undo the import of c.csv", "se deshizo la importación de c.csv"),
        ("by hand", "by hand"),
    ],
)
def test_what_came_after_an_import_is_told_in_the_readers_language(tmp_path, note, said):
    with open_catalogue(str(tmp_path / "c.sqlite"), fill=alliance) as catalogue:
        brought(catalogue, alliance("Peak", size=4))
        catalogue.save(alliance("Hand", size=4), note=note)
        with pytest.raises(CatalogueError) as refused:
            catalogue.imports.undo()
    assert f"({said})" in Words("es").tell(refused.value.said)


def test_two_at_once_do_not_overwrite_each_other(catalogue_url):
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        digest = catalogue.digest
        number = catalogue.imports.begin("slow.csv", kind="members")
        catalogue.save(alliance("Hand"), note="by hand")
        with pytest.raises(CatalogueError, match="while the file was being checked"):
            catalogue.imports.finish(
                number, alliance("Peak"), digest=digest, note="", counts={}, mappings={}
            )
        assert catalogue.load() == alliance("Hand")


def test_a_refused_import_changes_nothing(catalogue_url):
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        catalogue.imports.refuse(catalogue.imports.begin("bad.csv", kind="members"))
        assert [one.state for one in catalogue.imports.log()] == ["refused"]
        assert catalogue.imports.interrupted() == ()
        assert catalogue.load() == alliance()


def test_mappings_are_remembered_and_replaced(catalogue_url):
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        brought(catalogue, alliance("A"), key={"pays": "country"})
        brought(catalogue, alliance("B"), key={"pays": "-"}, other={"nom": "name"})
        assert catalogue.imports.mappings() == {"key": {"pays": "-"}, "other": {"nom": "name"}}


def _begin_and_wait(url, begun):
    with open_catalogue(url) as catalogue:
        catalogue.imports.begin("cut.csv", kind="members")
        begun.set()
        signal.pause()


def test_an_import_that_was_cut_off_is_told_once(catalogue_url):
    open_catalogue(catalogue_url, fill=alliance).close()
    context = multiprocessing.get_context("fork")
    begun = context.Event()
    child = context.Process(target=_begin_and_wait, args=(catalogue_url, begun))
    child.start()
    assert begun.wait(60)
    with open_catalogue(catalogue_url) as catalogue:
        assert catalogue.imports.interrupted() == (), "it is still at it"
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join(60)
        (one,) = catalogue.imports.interrupted()
        assert (one.file, one.state) == ("cut.csv", "interrupted")
        assert catalogue.imports.interrupted() == ()
        assert catalogue.load() == alliance()


def test_answers_are_taken_back_with_the_import_that_they_were_given_for(catalogue_url):
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        earlier, said = (
            Decision(one="a", other=other, verdict="same", on=TODAY, by="hub")
            for other in ("b", "c")
        )
        catalogue.decisions.add(earlier)
        brought(catalogue, alliance("Peak", size=4), table={"pays": "country"}, words={"ONG": "x"})
        number = catalogue.imports.begin("second.csv", kind="members")
        catalogue.imports.finish(
            number,
            alliance("Lake", size=1),
            digest=catalogue.digest,
            note="import second.csv",
            counts=_COUNTS,
            mappings={"table": {"pays": "name"}, "new": {"a": "b"}, "words": {"ONG": "x"}},
            together=[said],
        )
        assert catalogue.decisions.all() == (earlier, said)
        assert catalogue.imports.undo().forgotten == 3
        assert catalogue.decisions.all() == (earlier,)
        assert catalogue.imports.mappings() == {
            "table": {"pays": "country"}, "words": {"ONG": "x"},
        }  # fmt: skip
        assert catalogue.imports.undo().forgotten == 2
        assert catalogue.imports.mappings() == {}
        assert catalogue.decisions.all() == (earlier,)
