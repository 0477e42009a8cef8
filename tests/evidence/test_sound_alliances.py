"""What cannot be reasoned about is refused by name, before anything is computed."""

import numpy as np
import pytest

from broker.evidence import Evidence
from broker.model import Alliance, BrokerError, InputError
from broker.text import Cache
from tests.worlds import WordHash, activity, evidence, initiative, member, neighbour, water_world


@pytest.mark.parametrize(
    ("alliance", "words"),
    [
        (Alliance(members=(member("a"), member("a", name="B"))), ["organisation 'a'", "twice"]),
        (Alliance(members=(member("a"),), around=(neighbour("a"),)), ["organisation 'a'", "twice"]),
        (Alliance(activities=(activity("x", of="gone"),)), ["activity 'gone/x'", "'gone'"]),
        (Alliance(members=(member("a", kind="NGO"),)), ["A has the kind 'NGO'"]),
        (Alliance(members=(member("a", country="Kenya"),)), ["A has the country 'Kenya'", "KEN"]),
        (Alliance(members=(member("a", countries=("Kenya",)),)), ["A has the country 'Kenya'"]),
        (Alliance(members=(member("a", themes=("Water!",)),)), ["A has the theme 'Water!'"]),
        (
            Alliance(members=(member("a"),), initiatives=(initiative("x", "a", themes=("y",)),)),
            ["X has the theme 'y'"],
        ),
    ],
)
def test_records_that_fit_nothing_are_refused(alliance, words):
    with pytest.raises(InputError) as raised:
        evidence(alliance)
    for word in words:
        assert word in str(raised.value)


def test_a_partner_that_is_not_there_is_no_fault():
    alliance = Alliance(
        members=(member("a"),), activities=(activity("x", of="a", partners=("gone",)),)
    )
    assert evidence(alliance).documents


def test_an_id_that_nobody_has_is_an_error_for_people():
    with pytest.raises(BrokerError, match="No organisation has the id 'nobody'"):
        evidence(water_world()).organisation("nobody")


class OneRow(WordHash):
    name = "one-row"

    def encode(self, texts):
        return super().encode(texts)[:1]


class Narrow(WordHash):
    name = "narrow"

    def encode(self, texts):
        return super().encode(texts)[:, :3]


class NoNumber(WordHash):
    name = "no-number"

    def encode(self, texts):
        return np.full((len(texts), self.dimensions), np.nan, dtype=np.float32)


@pytest.mark.parametrize("encoder", [OneRow(), Narrow(), NoNumber()], ids=lambda one: one.name)
@pytest.mark.parametrize("kept", [False, True])
def test_an_encoder_that_breaks_its_promise_is_refused(encoder, kept, tmp_path):
    cache = Cache(tmp_path) if kept else None
    with pytest.raises(InputError, match=f"encoder {encoder.name} should give a row of 512"):
        Evidence(water_world(), encoder=encoder, cache=cache)


class Long(WordHash):
    name = "long"

    def encode(self, texts):
        return 3 * super().encode(texts)


def test_rows_of_another_length_are_refused():
    with pytest.raises(InputError, match="encoder long should give rows of length 1"):
        Evidence(water_world(), encoder=Long())


class LostForQuestions(WordHash):
    name = "lost-for-questions"

    def encode(self, texts):
        return super().encode(texts) * (np.nan if len(texts) == 1 else 1)


def test_an_encoder_that_breaks_its_promise_for_a_question_is_refused():
    found = Evidence(water_world(), encoder=LostForQuestions())
    with pytest.raises(InputError, match="finite numbers"):
        found.similarity("watersheds")


class Nameless:
    dimensions = 3

    def encode(self, texts):
        return np.zeros((len(texts), 3), dtype=np.float32)


class Called(WordHash):
    def name(self):
        return "a method"


class Fractional(WordHash):
    dimensions = 512.0


@pytest.mark.parametrize("wrong", [Nameless(), WordHash, Called(), Fractional(), 3, b"lsa"])
def test_what_is_no_encoder_is_refused(wrong):
    with pytest.raises(InputError, match="is no encoder"):
        Evidence(water_world(), encoder=wrong)


def test_a_model_may_be_named_by_its_path(tmp_path):
    with pytest.raises(InputError, match="no sentence-transformers model"):
        Evidence(water_world(), encoder=tmp_path / "model")


class Plain(WordHash):
    """Gives lists, as many a model does."""

    name = "plain"

    def encode(self, texts):
        return super().encode(texts).tolist()


@pytest.mark.parametrize("kept", [False, True])
def test_an_encoder_may_give_plain_lists(kept, tmp_path):
    found = Evidence(water_world(), encoder=Plain(), cache=Cache(tmp_path) if kept else None)
    assert np.allclose(found.vectors, evidence(water_world()).vectors, atol=1e-6)


def test_vectors_cannot_be_changed_by_whoever_reads_them():
    with pytest.raises(ValueError, match="read-only"):
        evidence(water_world()).vectors[0, 0] = 5.0
