"""What all tests share."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.postgresql import find_programs, running_server

# A first example reads catalogues and models; on a busy machine that is no sign of a fault.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Address of a PostgreSQL server that ends with the tests."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL's initdb and pg_ctl are not installed (apt-get install postgresql)")
    with running_server(programs) as address:
        yield address


@pytest.fixture
def postgresql_url(postgresql_server: str) -> str:
    """Address of an empty PostgreSQL database."""
    import psycopg

    url = f"{postgresql_server}postgres"
    with psycopg.connect(url, autocommit=True) as connection:
        # Emptied, since making a new database takes ten times as long.
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.execute("DROP SCHEMA IF EXISTS public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return url
