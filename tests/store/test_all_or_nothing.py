"""A change is made as a whole or not at all."""

import math
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import OperationalError

from broker.model import Alliance, CatalogueError, InputError
from broker.store import Catalogue, open_catalogue
from tests.store.worlds import alliance


@pytest.fixture
def catalogue(catalogue_url: str) -> Iterator[Catalogue]:
    with open_catalogue(catalogue_url, fill=alliance) as opened:
        yield opened


def _replaced(part: str, **fields: object) -> Alliance:
    """Return an alliance in which the last record of a part has other values."""
    content = alliance("Peak")
    records = getattr(content, part)
    changed = records[-1].model_copy(update=fields)
    return content.model_copy(update={part: (*records[:-1], changed)})


_REFUSED = [
    (_replaced("activities", organisation="gone"), ["activity 'a2'", "organisation 'gone'"]),
    (_replaced("offers", organisation="gone"), ["offer 'o2'", "organisation 'gone'"]),
    (_replaced("needs", organisation="gone"), ["need 'd2'", "organisation 'gone'"]),
    (_replaced("calls", funder="gone"), ["call 'c2'", "funder 'gone'"]),
    (_replaced("members", id="m0"), ["organisation 'm0'", "twice"]),
    (_replaced("around", id="m0"), ["organisation 'm0'", "twice"]),
    (_replaced("calls", id="c0"), ["call 'c0'", "twice"]),
    (_replaced("members", summary="a\0b"), ["organisation 'm2'", "NUL"]),
    (_replaced("members", summary="a\\\0b"), ["organisation 'm2'", "NUL"]),
    (_replaced("needs", text="half \ud83d of a pair"), ["need 'd2'", "Unicode"]),
    (_replaced("calls", max_grant=math.inf), ["call 'c2'", "not a number"]),
    (_replaced("calls", min_grant=math.nan), ["call 'c2'", "not a number"]),
    (_replaced("funders", as_of=3), ["funder", "'f2'", "as_of"]),
]


def test_what_cannot_be_kept_is_refused_by_name(catalogue: Catalogue) -> None:
    for content, words in _REFUSED:
        with pytest.raises(CatalogueError) as raised:
            catalogue.save(content, note="test")
        for word in ("Nothing was saved", *words):
            assert word in str(raised.value)
    assert catalogue.load() == alliance()
    assert len(catalogue.history()) == 1


def test_text_that_only_looks_like_a_nul_is_kept(catalogue: Catalogue) -> None:
    content = _replaced("members", summary=r"\u0000 and \\u0000")
    catalogue.save(content, note="test")
    assert catalogue.load() == content


@pytest.mark.parametrize("table", ["organisation", "call", "change"])
def test_failure_in_the_middle_changes_nothing(catalogue: Catalogue, table: str) -> None:
    def fail(connection, cursor, statement, parameters, context, executemany) -> None:
        if statement.replace('"', "").startswith(f"INSERT INTO {table} "):
            raise OperationalError(statement, None, Exception("pulled the plug"))

    event.listen(Engine, "before_cursor_execute", fail)
    try:
        with pytest.raises(CatalogueError):
            catalogue.save(alliance("Peak"), note="test")
    finally:
        event.remove(Engine, "before_cursor_execute", fail)
    assert catalogue.load() == alliance()
    assert len(catalogue.history()) == 1


def test_failing_fill_leaves_nothing_behind(catalogue_url: str) -> None:
    def fill() -> Alliance:
        raise InputError("members.csv, row 3: no name")

    with pytest.raises(InputError, match="row 3"):
        open_catalogue(catalogue_url, fill=fill)
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        assert catalogue.load() == alliance()


def test_foreign_keys_hold_in_the_database_too(catalogue: Catalogue) -> None:
    with pytest.raises(CatalogueError), catalogue._backend.writing() as connection:
        connection.execute(text("DELETE FROM organisation WHERE id = 'm1'"))
    assert catalogue.load() == alliance()


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(catalogue: Catalogue) -> None:
    read = catalogue.digest
    mine, theirs = alliance("Mine"), alliance("Theirs")
    catalogue.save(theirs, note="theirs", digest=read)
    with pytest.raises(CatalogueError, match="changed by somebody else"):
        catalogue.save(mine, note="mine", digest=read)
    assert catalogue.load() == theirs
    catalogue.save(mine, note="mine", digest=catalogue.digest)
    assert catalogue.load() == mine
