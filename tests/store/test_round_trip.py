"""What is saved comes back equal, in the same order, from every kind of database."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import create_engine, text

from broker.model import Alliance, Call, Funder
from broker.store import open_catalogue
from tests.full import full_alliance
from tests.store.worlds import alliance
from tests.strategies import alliances

_few = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_few
@given(content=alliances())
def test_any_alliance_comes_back_equal(catalogue_url: str, content: Alliance) -> None:
    with open_catalogue(catalogue_url) as catalogue:
        catalogue.save(content, note="test")
        assert catalogue.load() == content


@pytest.mark.parametrize(
    "moment",
    [
        dt.datetime(2020, 3, 29, 2, 0, tzinfo=ZoneInfo("Europe/Brussels")),
        dt.datetime(2020, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Brussels")),
        dt.datetime(2020, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Brussels"), fold=1),
    ],
    ids=["skipped", "first of two", "second of two"],
)
def test_a_deadline_in_the_hour_that_clocks_skip_or_repeat_is_kept(
    catalogue_url: str, moment: dt.datetime
) -> None:
    """In a named zone such a moment equals nothing but itself."""
    world = alliance()
    call = Call.model_validate(
        {
            "id": "c",
            "funder": "f",
            "title": "Snow",
            "source": "s",
            "pattern": "deadline",
            "status": "check",
            "cofinancing": "no",
            "deadlines": [moment],
        }
    )
    funder = Funder(id="f", name="F", kind="fund", source="s")
    content = world.model_copy(update={"calls": (call,), "funders": (funder,)})
    with open_catalogue(catalogue_url) as catalogue:
        catalogue.save(content, note="test")
        kept = catalogue.load().calls[0].deadlines[0]
    assert kept == call.deadlines[0]
    assert kept.astimezone(dt.UTC) == moment.astimezone(dt.UTC)


def test_every_field_of_every_record_comes_back(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url) as catalogue:
        catalogue.save(full_alliance(), note="test")
        assert catalogue.load() == full_alliance()


def test_thousands_of_records_come_back(catalogue_url: str) -> None:
    """As many as are written and read in several goes."""
    many = alliance(size=4_001)
    with open_catalogue(catalogue_url) as catalogue:
        catalogue.save(many, note="test")
        assert catalogue.load() == many
        assert catalogue.counts()["members"] == 4_001


def test_content_survives_closing(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url) as catalogue:
        catalogue.save(alliance(), note="test")
    with open_catalogue(catalogue_url) as catalogue:
        assert catalogue.load() == alliance()


def test_order_is_kept(catalogue_url: str) -> None:
    forward = alliance(size=12)
    backward = Alliance.model_validate(
        {part: tuple(reversed(getattr(forward, part))) for part in Alliance.model_fields}
    )
    with open_catalogue(catalogue_url) as catalogue:
        catalogue.save(backward, note="test")
        assert [one.id for one in catalogue.load().members] == [f"m{i}" for i in range(11, -1, -1)]
        assert catalogue.load() == backward != forward


def test_digest_tells_contents_and_orders_apart(catalogue_url: str) -> None:
    one = alliance()
    turned = one.model_copy(update={"members": one.members[::-1]})
    seen = []
    with open_catalogue(catalogue_url) as catalogue:
        for content in (Alliance(), one, turned, alliance("Peak"), one):
            catalogue.save(content, note="test")
            seen.append(catalogue.digest)
    assert len(set(seen)) == 4
    assert seen[1] == seen[4]


def test_digest_is_the_same_in_every_database(postgresql_url: str, path: Path) -> None:
    with (
        open_catalogue(postgresql_url, fill=alliance) as server,
        open_catalogue(str(path), fill=alliance) as file,
    ):
        assert server.digest == file.digest


def test_counts_tell_members_from_those_around(catalogue_url: str) -> None:
    content = alliance().model_copy(update={"around": alliance(size=5).around})
    with open_catalogue(catalogue_url, fill=lambda: content) as catalogue:
        counts = catalogue.counts()
    assert counts == {part: len(getattr(content, part)) for part in Alliance.model_fields}
    assert counts["members"] != counts["around"]


def test_columns_can_be_asked_for_in_sql(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url, fill=alliance):
        pass
    address = catalogue_url.replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(address if "://" in address else f"sqlite:///{address}")
    query = """
        SELECT o.name, f.name FROM organisation o
        JOIN activity a ON a.organisation_id = o.id, call c JOIN funder f ON c.funder_id = f.id
        WHERE o.standing = 'member' AND a.status = 'running' AND o.id = 'm1' AND c.id = 'c1'
    """
    with engine.connect() as connection:
        assert connection.execute(text(query)).all() == [("Valley School 1", "Valley School")]
    engine.dispose()
