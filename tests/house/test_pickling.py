"""What goes to another process and back is the same there, or says why it cannot go."""

import pickle

import pytest

import broker
from broker.evidence import Evidence
from broker.intake import IntakeError, Problem
from broker.introduce import propose
from broker.model import BrokerError, InputError, Said, UnknownNameError
from broker.store import ChangedMeanwhileError
from tests import worlds


def again(thing):
    return pickle.loads(pickle.dumps(thing))


def errors():
    known = worlds.evidence(worlds.water_world())
    yield InputError("There is no file %(name)s.", name="100 % mine")
    yield InputError(Said("Nothing."))
    yield UnknownNameError("member", "Nobody", nearest=("Somebody",))
    yield IntakeError([Problem(file="a.csv", row=3, message="wrong")])
    for wrong in ("theme>=1", "theme:Nothing>=1", "colour>=1"):
        with pytest.raises(BrokerError) as raised:
            broker.assemble(known, proposal=worlds.proposal(worlds.WATER), require=[wrong])
        yield raised.value


def test_errors_come_back_from_another_process():
    for error in errors():
        back = again(error)
        assert type(back) is type(error)
        assert (str(back), back.exit_code) == (str(error), error.exit_code)
        assert back.said.pattern == error.said.pattern
        assert back.__dict__.keys() == error.__dict__.keys()


def test_an_introduction_that_was_changed_meanwhile_is_told_with_both_versions():
    made = propose("a", "b", on=worlds.TODAY)
    back = again(ChangedMeanwhileError(now=made, wanted=made))
    assert (back.now, back.wanted) == (made, made)


def test_evidence_that_was_asked_answers_the_same_in_another_process():
    known = Evidence(worlds.water_world(), encoder=worlds.WordHash(), on=worlds.TODAY)
    asked = worlds.proposal(f"{worlds.WATER} With guests from Norway.", lead="lead")
    answer = broker.recommend(known, proposal=asked)
    broker.assemble(known, proposal=asked)
    there = broker.recommend(again(known), proposal=again(asked))
    assert there.recommendations == answer.recommendations
    vocabulary = again(known.vocabulary)
    assert vocabulary.places_in(asked.text) == known.vocabulary.places_in(asked.text)


def test_a_catalogue_says_why_it_cannot_go(tmp_path):
    with (
        broker.open_catalogue(tmp_path / "mine.sqlite") as catalogue,
        pytest.raises(TypeError, match="give its address"),
    ):
        pickle.dumps(catalogue)
