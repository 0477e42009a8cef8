"""A catalogue that goes away while a page is open: plain words, and all is well when it is back."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from broker.introduce import propose
from broker.store import open_catalogue
from tests.ui.reading import all_text, unforeseen, unharmed
from tests.ui.test_weave_pages import pressed, the_one
from tests.ui.tiny import HERDERS, MILLERS, TODAY, tiny_alliance

PAGES = ("", "members", "team", "weave", "introductions")
EXAMPLE = {"example": "pamir-village-pastures"}


@pytest.fixture
def path(catalogue_of, monkeypatch) -> Path:
    catalogue_of(tiny_alliance())
    monkeypatch.setattr("broker.store._sqlite.PATIENCE_SECONDS", 0.1)
    return Path(os.environ["BROKER_CATALOGUE"])


def beside(path: Path) -> list[Path]:
    return [one for one in path.parent.iterdir() if one.name.startswith(path.name)]


@contextmanager
def vanished(path: Path) -> Iterator[str]:
    away = path.parent / "away"
    away.mkdir()
    for file in beside(path):
        file.rename(away / file.name)
    yield "no longer there"
    assert not path.exists()
    for file in away.iterdir():
        file.rename(path.parent / file.name)
    away.rmdir()


@contextmanager
def damaged(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = path.with_suffix(".copy")
    shutil.copy(path, copy)
    whole = path.read_bytes()
    path.write_bytes(b"\x17" * 4096 + whole[4096:])
    yield "cannot be read as a catalogue"
    shutil.copy(copy, path)


@contextmanager
def cut(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = path.with_suffix(".copy")
    shutil.copy(path, copy)
    path.write_bytes(path.read_bytes()[:9000])
    yield "cannot be read as a catalogue"
    shutil.copy(copy, path)


@contextmanager
def locked(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        # Out of write-ahead mode, a writer keeps readers out, as on a shared folder.
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN EXCLUSIVE")
        yield "Another program has been writing"
        other.execute("ROLLBACK")


@pytest.mark.parametrize("trouble", [vanished, damaged, cut, locked])
def test_every_page_says_what_happened_and_recovers(visit, path: Path, trouble) -> None:
    apps = {page: visit(page, **EXAMPLE if page in {"", "team"} else {}) for page in PAGES}
    before = {page: all_text(app) for page, app in apps.items()}
    with trouble(path) as said:
        for page, app in apps.items():
            app.run()
            assert not unforeseen(app), page
            (told,) = [one.value.replace("\\", "") for one in app.error]
            assert said in told
            assert "Nothing was changed" in told
            assert "nothing you wrote is lost" in told
            assert pressed(app, "Try again")
    for page, app in apps.items():
        pressed(app, "Try again").click().run()
        assert unharmed(app), page
        assert all_text(app) == before[page]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_words_come_in_the_visitor_s_language(visit, path: Path, language: str) -> None:
    app = visit("members", lang=language)
    with vanished(path):
        app.run()
        assert "The catalogue cannot be" not in app.error[0].value
        assert len(app.button) == 1


@pytest.mark.parametrize("trouble", [vanished, locked])
def test_what_was_written_is_still_there_when_the_catalogue_is_back(
    visit, path: Path, trouble
) -> None:
    with open_catalogue(str(path)) as catalogue:
        catalogue.introductions.add(propose(HERDERS, MILLERS, on=TODAY))
    key = the_one(lambda: open_catalogue(str(path))).id
    app = visit("introductions", introduction=key)
    app.text_input(key=f"next_step {key}").set_value("Write to both")
    app.text_area(key=f"purpose {key}").set_value("Mills for herders")
    with trouble(path):
        pressed(app, "Save").click().run()
        assert not unforeseen(app)
        assert app.error
    pressed(app, "Try again").click().run()
    assert app.text_input(key=f"next_step {key}").value == "Write to both"
    pressed(app, "Save").click().run()
    assert unharmed(app)
    kept = the_one(lambda: open_catalogue(str(path)))
    assert (kept.next_step, kept.purpose) == ("Write to both", "Mills for herders")


def test_a_proposal_that_was_typed_outlives_the_trouble(visit, path: Path) -> None:
    app = visit()
    app.text_area(key="text").set_value("Pastures in Kyrgyzstan.")
    with vanished(path):
        app.button[0].click().run()
        assert app.error
    pressed(app, "Try again").click().run()
    assert app.text_area(key="text").value == "Pastures in Kyrgyzstan."


def test_another_catalogue_in_its_place_is_read_and_old_choices_go(visit, path: Path) -> None:
    apps = [
        visit("", **EXAMPLE, keep=HERDERS, **{"not": MILLERS}, lead=HERDERS),
        visit("members", member=HERDERS),
        visit("members", compare=[HERDERS, MILLERS]),
        visit("team", **EXAMPLE, lock=HERDERS, exclude=MILLERS),
        visit("weave"),
        visit("introductions"),
    ]
    world = tiny_alliance(name="Somebody else")
    others = tuple(
        one.model_copy(update={"id": f"new-{one.id}", "focus": one.focus}) for one in world.members
    )
    with open_catalogue(str(path)) as catalogue:
        catalogue.save(
            world.model_copy(
                update={"members": others, "activities": (), "offers": (), "needs": ()}
            ),
            note="another one",
        )
    for app in apps:
        app.run()
        assert not unforeseen(app)
        assert unharmed(app)
        assert "Herders of the Alay" not in all_text(app)
