"""Contacts are sealed, apart, and gone when they are to be forgotten."""

import sqlite3
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from broker.model import CatalogueError, Contact, InputError
from broker.store import open_catalogue
from tests.store.worlds import alliance

EMAIL = "ana.quispe@example.org"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let the key be a file of this test."""
    path = tmp_path / "settings" / "contact.key"
    monkeypatch.delenv("BROKER_CONTACT_KEY", raising=False)
    monkeypatch.setenv("BROKER_CONTACT_KEY_FILE", str(path))
    return path


def contact(key: str = "1", owner: str = "club", **more: str) -> Contact:
    return Contact(id=key, organisation=owner, name="Ana Quispe", email=EMAIL, **more)


def test_what_is_put_comes_back_and_survives_a_new_content(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        catalogue.contacts.put(contact())
        catalogue.contacts.put(contact(phone="+51 1"))
        catalogue.save(alliance(), note="again")
        assert catalogue.contacts.of("club") == (contact(phone="+51 1"),)
        assert catalogue.contacts.counts() == {"club": 1}
        assert catalogue.contacts.of("other") == ()


def test_no_byte_of_a_contact_is_in_the_file_or_the_records(path: Path) -> None:
    with open_catalogue(str(path), fill=alliance) as catalogue:
        catalogue.contacts.put(contact())
        assert EMAIL not in catalogue.load().model_dump_json()
    written = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
    assert EMAIL.encode() not in written
    assert b"Quispe" not in written


def test_the_key_is_made_for_its_owner_alone(path: Path, key: Path) -> None:
    with open_catalogue(str(path)) as catalogue:
        catalogue.contacts.put(contact())
        assert key.stat().st_mode & 0o777 == 0o600
        key.chmod(0o644)
        with pytest.raises(CatalogueError, match="chmod 600"):
            catalogue.contacts.of("club")


def test_another_key_opens_nothing_and_none_is_made_for_reading(path: Path, key: Path) -> None:
    with open_catalogue(str(path)) as catalogue:
        catalogue.contacts.put(contact())
        key.write_bytes(Fernet.generate_key())
        with pytest.raises(CatalogueError, match="another key"):
            catalogue.contacts.of("club")
        key.unlink()
        with pytest.raises(CatalogueError, match="not there"):
            catalogue.contacts.of("club")
        assert not key.exists()


def test_a_key_may_come_from_the_environment(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROKER_CONTACT_KEY", Fernet.generate_key().decode())
    with open_catalogue(str(path)) as catalogue:
        catalogue.contacts.put(contact())
        assert catalogue.contacts.of("club") == (contact(),)
        monkeypatch.setenv("BROKER_CONTACT_KEY", "secret-but-short")
        with pytest.raises(InputError) as caught:
            catalogue.contacts.of("club")
    assert "secret-but-short" not in str(caught.value)


def test_a_contact_cannot_be_moved_to_another_organisation(path: Path) -> None:
    with open_catalogue(str(path)) as catalogue:
        catalogue.contacts.put(contact())
        with sqlite3.connect(path) as raw:
            raw.execute("UPDATE contact SET organisation_id = 'thief'")
        with pytest.raises(CatalogueError, match="moved"):
            catalogue.contacts.of("thief")


def test_forgetting_needs_no_key(catalogue_url: str, key: Path) -> None:
    with open_catalogue(catalogue_url) as catalogue:
        for number in "123":
            catalogue.contacts.put(contact(number))
        catalogue.contacts.put(contact("4", owner="other"))
        key.unlink()
        assert catalogue.contacts.forget("club", contact="1") == 1
        assert catalogue.contacts.forget("club") == 2
        assert catalogue.contacts.forget("club") == 0
        assert catalogue.contacts.counts() == {"other": 1}


def test_a_colleague_s_key_adds_nothing_beside_what_it_cannot_open(path: Path, key: Path) -> None:
    with open_catalogue(str(path)) as catalogue:
        catalogue.contacts.put(contact())
        mine = key.read_bytes()
        key.write_bytes(Fernet.generate_key())
        with pytest.raises(CatalogueError, match="another key"):
            catalogue.contacts.put(contact("2"))
        key.unlink()
        with pytest.raises(CatalogueError, match="not there"):
            catalogue.contacts.put(contact("2", owner="other"))
        assert not key.exists()
        key.write_bytes(mine)
        key.chmod(0o600)
        assert catalogue.contacts.of("club") == (contact(),)
        assert catalogue.contacts.of("other") == ()


def test_a_new_key_is_told_once(path: Path, key: Path) -> None:
    with open_catalogue(str(path)) as catalogue:
        assert catalogue.contacts.put(contact()) == key
    with open_catalogue(str(path)) as catalogue:
        assert catalogue.contacts.put(contact("2")) is None


def test_where_the_key_is_lost_all_is_forgotten_to_begin_anew(path: Path, key: Path) -> None:
    with open_catalogue(str(path)) as catalogue:
        catalogue.contacts.put(contact())
        catalogue.contacts.put(contact("2", owner="other"))
        key.unlink()
        assert catalogue.contacts.forget_all() == 2
        catalogue.contacts.put(contact())
        assert catalogue.contacts.counts() == {"club": 1}
