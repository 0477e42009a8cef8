"""A catalogue tells when it changed, why, and to what."""

from datetime import UTC, datetime, timedelta

from broker.model import Alliance
from broker.store import open_catalogue
from tests.store.worlds import alliance

LONG = f"import {'a-list-with-a-long-name-' * 20}.csv"


def test_every_change_is_noted_in_order(catalogue_url: str) -> None:
    before = datetime.now(UTC)
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        first = catalogue.digest
        catalogue.save(alliance("Peak", size=4), note=LONG)
        catalogue.save(Alliance(), note="clear")
        history = catalogue.history()
    assert [change.number for change in history] == [1, 2, 3]
    assert [change.kind for change in history] == ["filled", "replaced", "replaced"]
    assert [change.note for change in history[1:]] == [LONG, "clear"]
    assert [change.counts["calls"] for change in history] == [3, 4, 0]
    assert history[0].digest == first
    assert len({change.digest for change in history}) == 3
    moments = [before, *(change.at for change in history), datetime.now(UTC)]
    assert moments == sorted(moments)
    assert history[0].at.utcoffset() == timedelta(0)


def test_note_with_an_undecodable_file_name_is_kept_readable(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url) as catalogue:
        catalogue.save(alliance(), note="import caf\udce9\0.csv")
        assert catalogue.history()[0].note == r"import caf\udce9\0.csv"


def test_new_catalogue_without_content_has_no_history(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url) as catalogue:
        assert catalogue.history() == ()
        assert catalogue.load() == Alliance()
        empty = catalogue.digest
        catalogue.save(Alliance(), note="still empty")
        assert catalogue.digest == empty
