"""Speed is measured on a made-up alliance of any size."""

import numpy as np
import pytest

from broker.evaluate import evaluate_speed
from broker.evaluate._synthetic import synthetic_alliance, synthetic_proposals
from broker.model import InputError
from broker.vocabulary import load_vocabulary, understand

VOCABULARY = load_vocabulary()


def test_the_same_number_makes_the_same_alliance():
    first, second = (synthetic_alliance(30, vocabulary=VOCABULARY) for _ in range(2))
    assert first == second
    assert len(first.members) == 30


def test_few_do_much_and_most_do_little():
    alliance = synthetic_alliance(400, vocabulary=VOCABULARY)
    works = np.bincount([int(one.organisation[1:]) for one in alliance.activities], minlength=400)
    assert works.min() >= 1
    assert np.median(works) <= 2
    assert works.max() > 10
    known = {one.id for one in alliance.members}
    assert all(set(one.members) <= known for one in alliance.initiatives)
    assert any(len(one.members) > 5 for one in alliance.initiatives)


def test_proposals_are_understood():
    for text in synthetic_proposals(5, vocabulary=VOCABULARY):
        assert understand(text, source=None, vocabulary=VOCABULARY).themes


def test_the_report_has_its_documented_form():
    told = []
    report = evaluate_speed(25, queries=3, progress=told.append)
    assert (report.task, report.queries, report.candidates) == ("speed", 3, 25)
    assert set(report.methods) == {"ours", "brute_force"}
    for figures in report.methods.values():
        assert set(figures) == {"p50_ms", "p95_ms", "build_s", "peak_mb"}
        assert 0 < figures["p50_ms"] <= figures["p95_ms"]
    assert report.methods["ours"]["build_s"] > 0
    assert report.best_peer.metric == "p95_ms"
    low, high = report.best_peer.ci95
    assert low <= report.best_peer.ratio <= high
    assert told[-1] == "brute_force: 3 of 3 questions"


@pytest.mark.parametrize(("organisations", "queries"), [(1, 3), (5, 0)])
def test_too_little_to_measure_is_refused(organisations, queries):
    with pytest.raises(InputError, match="at least two organisations"):
        evaluate_speed(organisations, queries=queries)
