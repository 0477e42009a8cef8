"""What can go wrong with a server."""

import socket
import subprocess
import sys

import psycopg
import pytest
from sqlalchemy import make_url

from broker.model import CatalogueError
from broker.store import _postgresql, open_catalogue
from tests.store.worlds import alliance


def test_password_is_never_shown(postgresql_url: str) -> None:
    password = make_url(postgresql_url).password
    with open_catalogue(postgresql_url) as catalogue:
        assert password not in catalogue.url + repr(catalogue)
        assert "***" in catalogue.url
    wrong = postgresql_url.replace(password, "not-the-password")
    with pytest.raises(CatalogueError, match="refused the connection") as raised:
        open_catalogue(wrong)
    assert "not-the-password" not in str(raised.value)


def test_server_that_cannot_be_reached_is_explained() -> None:
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(CatalogueError, match="cannot be reached") as raised:
            open_catalogue(f"postgresql://broker@127.0.0.1:{port}/catalogue?password=secret")
    assert "secret" not in str(raised.value)


def test_database_that_does_not_exist_is_explained(postgresql_server: str) -> None:
    with pytest.raises(CatalogueError, match="nowhere"):
        open_catalogue(f"{postgresql_server}nowhere")


def test_other_ways_to_write_the_address_work(postgresql_url: str) -> None:
    open_catalogue(postgresql_url, fill=alliance).close()
    for scheme in ("postgres", "postgresql+psycopg"):
        with open_catalogue(postgresql_url.replace("postgresql", scheme, 1)) as catalogue:
            assert catalogue.load() == alliance()


def test_missing_driver_names_the_extra() -> None:
    code = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from broker.model import CatalogueError\n"
        "from broker.store import open_catalogue\n"
        "try:\n    open_catalogue('postgresql://h/d')\n"
        "except CatalogueError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'partner-broker[postgresql]'" in done.stdout


def test_right_to_write_that_is_missing_is_explained(postgresql_url: str) -> None:
    open_catalogue(postgresql_url, fill=alliance).close()
    url = make_url(postgresql_url)
    with psycopg.connect(postgresql_url) as owner:
        owner.execute("CREATE ROLE reader LOGIN PASSWORD 'x'")
        owner.execute("GRANT USAGE ON SCHEMA public TO reader")
        owner.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    reader = url.set(username="reader", password="x")
    with open_catalogue(reader.render_as_string(hide_password=False)) as catalogue:
        assert catalogue.load() == alliance()
        with pytest.raises(CatalogueError, match="does not let you"):
            catalogue.save(alliance("Peak"), note="test")


def test_writer_that_never_ends_is_explained(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_postgresql, "PATIENCE_SECONDS", "0.05")
    with (
        open_catalogue(postgresql_url, fill=alliance) as catalogue,
        open_catalogue(postgresql_url) as other,
    ):
        with (
            catalogue._backend.writing(),
            pytest.raises(CatalogueError, match="Another program has been writing"),
        ):
            other.save(alliance("Peak"), note="test")
        assert catalogue.load() == alliance()


def test_server_that_was_started_anew_is_no_error(postgresql_url: str) -> None:
    with open_catalogue(postgresql_url, fill=alliance) as catalogue:
        with psycopg.connect(postgresql_url, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert catalogue.load() == alliance()
