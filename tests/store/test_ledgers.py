"""Confirmations, decisions and merges only grow, and outlive every change of the content."""

import datetime as dt

import pytest
from sqlalchemy import text

from broker.model import CatalogueError, Confirmation, Decision, Merge
from broker.store import open_catalogue
from tests.store.worlds import alliance

DAY = dt.date(2026, 6, 1)
CONFIRMED = Confirmation(part="members", record="one", on=DAY, by="focal point")
DECIDED = Decision(one="a", other="b", verdict="same", on=DAY, by="Secretariat", score=0.5)
MERGED = Merge(number=1, kept="a", gone="b", on=DAY, by="Secretariat", changes=())


def test_entries_stay_in_order_through_every_save(catalogue_url: str) -> None:
    later = CONFIRMED.model_copy(update={"record": "two"})
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        catalogue.confirmations.add(CONFIRMED, later)
        catalogue.save(alliance(), note="merge", together=(MERGED, DECIDED, CONFIRMED))
        assert catalogue.confirmations.all() == (CONFIRMED, later, CONFIRMED)
        assert catalogue.decisions.all() == (DECIDED,)
        assert catalogue.merges.all() == (MERGED,)


def test_a_content_that_cannot_be_saved_leaves_no_entry(catalogue_url: str) -> None:
    content = alliance()
    twice = content.model_copy(update={"members": (*content.members, content.members[0])})
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        with pytest.raises(CatalogueError):
            catalogue.save(twice, note="wrong", together=(MERGED,))
        assert catalogue.merges.all() == ()
        assert catalogue.load() == content


def test_a_damaged_entry_is_told(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        catalogue.decisions.add(DECIDED)
        with catalogue._backend.writing() as connection:
            connection.execute(text("UPDATE decision SET record = '{}'"))
        with pytest.raises(CatalogueError, match="decision"):
            catalogue.decisions.all()
