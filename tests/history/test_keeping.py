"""A history comes back from its file as it was, or not at all."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broker.history import Past, Reading, keep, kept
from broker.model import CatalogueError
from tests.strategies import texts

from .tiny import Dictionary, reading

WORKS = [
    ("w", "2020-05-01", "water and snow", "ab"),
    ("v", None, "a forest road", "bc"),
    ("u", "2021-01-01", "", "ac"),
]


class Other(Dictionary):
    name = "another"


def same(one: Reading, other: Reading) -> None:
    mine, theirs = one.history, other.history
    for name in ("organisations", "names", "countries", "kinds", "works", "titles", "texts",
                 "sources"):  # fmt: skip
        assert getattr(mine, name) == getattr(theirs, name), name
    for name in ("starts", "leads", "rows", "columns"):
        assert np.array_equal(
            getattr(mine, name), getattr(theirs, name), equal_nan=name == "starts"
        )
    for name in ("vectors", "names", "common", "written"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name
    assert (one.name_words != other.name_words).nnz == 0
    for query in ("snow", "forest road", "nothing known"):
        assert np.array_equal(one.lexical.similarities(query), other.lexical.similarities(query))
        assert np.array_equal(one.vector(query), other.vector(query))


def test_it_comes_back_as_it_was(tmp_path):
    before = reading(WORKS)
    keep(before, tmp_path / "deep" / "history.npz")
    same(before, kept(tmp_path / "deep" / "history.npz", encoder=Dictionary()))


def test_a_path_may_be_a_text(tmp_path):
    before = reading(WORKS)
    keep(before, str(tmp_path / "history.npz"))
    same(before, kept(str(tmp_path / "history.npz"), encoder=Dictionary()))


def test_an_empty_history_comes_back_empty(tmp_path):
    before = reading([])
    keep(before, tmp_path / "history.npz")
    after = kept(tmp_path / "history.npz", encoder=Dictionary())
    same(before, after)
    assert not Past(reading=after, day=dt.date(2024, 1, 1)).works.any()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(texts, st.sampled_from("abcd")), max_size=5),
)
def test_any_text_comes_back(tmp_path, pairs):
    before = reading([(f"w{at}", None, text, [one, "z"]) for at, (text, one) in enumerate(pairs)])
    keep(before, tmp_path / "history.npz")
    same(before, kept(tmp_path / "history.npz", encoder=Dictionary()))


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-30], lambda data: b"", lambda data: data.replace(b"water", b"wader")],
    ids=["cut", "empty", "changed"],
)
def test_a_damaged_file_is_refused_with_advice(tmp_path, damage):
    path = tmp_path / "history.npz"
    keep(reading(WORKS), path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(CatalogueError, match=r"history\.npz cannot be read .*Build it again"):
        kept(path, encoder=Dictionary())


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CatalogueError, match="Build it again"):
        kept(tmp_path / "none.npz", encoder=Dictionary())


def test_another_encoder_is_refused(tmp_path):
    keep(reading(WORKS), tmp_path / "history.npz")
    with pytest.raises(CatalogueError, match="another encoder than another"):
        kept(tmp_path / "history.npz", encoder=Other())


def test_a_file_that_lacks_a_text_is_refused(tmp_path):
    from broker.text import read_arrays, write_arrays

    path = tmp_path / "history.npz"
    keep(reading(WORKS), path)
    arrays = read_arrays(path)
    arrays["names"] = arrays["names"][:5]
    write_arrays(path, arrays)
    with pytest.raises(CatalogueError, match="1 texts where 3"):
        kept(path, encoder=Dictionary())


def test_a_failed_write_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "history.npz"
    keep(reading(WORKS), path)
    before = path.read_bytes()

    def full(self, target):
        raise OSError("disk full")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="disk full"):
        keep(reading(WORKS[:1]), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
