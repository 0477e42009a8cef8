"""Partner suggestions are measured as documented, on worlds whose answer is known."""

import dataclasses
import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.evaluate import (
    calibration_error,
    evaluate_partners,
    gini,
    ndcg_at,
    reliability,
)
from broker.evaluate._partners import METRICS
from broker.model import InputError
from broker.rank.learned import GROUPS, Sharing
from tests.history.tiny import Dictionary, reading
from tests.rank.learned.worlds import DAY, QUICK, subjects, trained


@pytest.fixture(scope="module")
def found():
    told = []
    report = evaluate_partners(
        subjects(), since=DAY, ranker=trained(), peer=Dictionary(), progress=told.append
    )
    assert told[-1].startswith(f"{report.report.queries} of")
    return report


def test_ndcg_by_hand():
    ranked = ["a", "b", "c", "d"]
    assert ndcg_at(4, ranked, true={"a"}) == 1.0
    assert ndcg_at(4, ranked, true={"b"}) == pytest.approx(1 / math.log2(3))
    best = 1 + 1 / math.log2(3)
    assert ndcg_at(4, ranked, true={"a", "d"}) == pytest.approx((1 + 1 / math.log2(5)) / best)
    assert ndcg_at(2, ranked, true={"d"}) == 0.0
    assert ndcg_at(1, ranked, true={"a", "b"}) == 1.0, "one place can hold one alone"


def test_ndcg_of_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing is true"):
        ndcg_at(3, ["a"], true=set())


def test_gini_by_hand():
    assert gini([]) == gini([0, 0]) == 0.0
    assert gini([3, 3, 3]) == pytest.approx(0.0)
    assert gini([0, 0, 0, 1]) == pytest.approx(0.75)
    assert gini([1, 2, 3]) == pytest.approx(2 / 9)


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.5, 10))
def test_gini_does_not_change_with_the_unit(amounts, unit):
    assert 0 <= gini(amounts) + 1e-9 < 1 + 1e-9
    if sum(amounts) > 1e-3:
        assert gini([one * unit for one in amounts]) == pytest.approx(gini(amounts), abs=1e-6)
    assert gini(amounts[::-1]) == pytest.approx(gini(amounts))


def test_calibration_by_hand():
    said = np.array([0.05, 0.05, 0.95, 0.95])
    assert calibration_error(said, np.array([False, False, True, True])) == pytest.approx(0.05)
    assert calibration_error(said, np.array([True, True, False, False])) == pytest.approx(0.95)
    assert calibration_error(np.array([]), np.array([], dtype=bool)) == 0.0
    assert calibration_error(np.array([1.0]), np.array([True])) == 0.0


def test_reliability_by_hand():
    said = np.array([0.04, 0.06, 0.55, 1.0])
    bins = reliability(said, np.array([False, True, True, True]))
    assert bins == ((pytest.approx(0.05), 0.5, 2), (0.55, 1.0, 1), (1.0, 1.0, 1))


def test_the_report_has_its_documented_form(found):
    report = found.report
    assert report.task == "partners"
    assert set(report.methods) >= {
        "ours", "ours_raw", "popularity", "past_partners", "bm25_voting", "centroid",
        "light_graph", "link_propagation", "dictionary_voting",
    }  # fmt: skip
    for methods in (report.methods, *report.slices.values()):
        for values in methods.values():
            assert set(values) == set(METRICS)
            assert all(0 <= value <= 1 for value in values.values())
    assert report.best_peer.metric == "ndcg@20"
    assert not report.best_peer.name.startswith("ours")
    low, high = report.best_peer.ci95
    assert low <= report.best_peer.ratio <= high
    starts = subjects().history.starts
    assert report.queries == int((starts >= np.datetime64(DAY)).sum())


def test_the_obvious_is_found_by_ours_and_by_text_alone(found):
    assert found.report.methods["ours"]["recall@20"] > 0.95
    assert found.report.methods["bm25_voting"]["recall@20"] > 0.95
    assert found.report.methods["popularity"]["recall@20"] < 0.8


def test_parts_are_told_apart(found):
    assert set(found.report.slices) >= {
        "established",
        "same_community",
        "kind:university",
        "country:NPL",
    }


def test_single_figures_are_what_they_say(found):
    facts = found.facts
    assert facts["true_partners_known"] == 1.0
    assert 0.9 < facts["true_partners_weighed"] <= 1.0
    assert 0 <= facts["calibration_error"] < 0.2
    assert sum(number for _, _, number in found.bins) > 0
    assert found.shown[0][1] >= found.shown[-1][1] > 0


def test_sharing_evens_out_who_is_shown():
    given_up = evaluate_partners(
        subjects(), since=DAY, ranker=trained(), sharing=Sharing(exposure=1.0)
    )
    assert given_up.facts["exposure_gini"] <= given_up.facts["exposure_gini_raw"]


def test_partners_whom_nobody_knew_are_missed_and_counted():
    """The next work brings two strangers along; they count against every method."""
    before = [(f"w{at}", f"20{at:02}-01-01", "snow", "abcd") for at in range(10, 20)]
    works = [*before, ("asked", "2024-01-01", "snow", "abxy")]
    report = evaluate_partners(reading(works), since=dt.date(2024, 1, 1), ranker=trained())
    assert report.report.methods["ours"]["recall@100"] == pytest.approx(1 / 3)
    assert report.facts["true_partners_known"] == pytest.approx(1 / 3)
    assert report.report.slices["unknown"]["ours"]["recall@100"] == 0.0
    assert report.report.slices["new_pairs"]["ours"]["recall@100"] == 0.0
    assert "cold_lead" not in report.report.slices


def test_a_coordinator_without_a_history_is_a_cold_lead():
    before = [(f"w{at}", f"20{at:02}-01-01", "snow", "abcd") for at in range(10, 20)]
    works = [*before, ("asked", "2024-01-01", "snow", "zabc")]
    report = evaluate_partners(reading(works), since=dt.date(2024, 1, 1), ranker=trained())
    assert report.report.slices["cold_lead"]["ours"]["recall@20"] == 1.0


def test_a_ranker_that_may_have_seen_a_query_is_refused():
    late = dataclasses.replace(trained(), until=str(DAY + dt.timedelta(days=1)))
    with pytest.raises(InputError, match="may have seen"):
        evaluate_partners(subjects(), since=DAY, ranker=late)


def test_words_are_worth_what_they_were_before_the_queries():
    """Whatever a reading learned from later works, it is read again as of the day."""
    read = dataclasses.replace(subjects(number=140), until=DAY)
    then, now = (
        evaluate_partners(one, since=DAY, ranker=trained()) for one in (read, subjects(number=140))
    )
    assert now.facts == then.facts
    assert now.bins == then.bins


def test_without_a_query_it_says_what_to_give():
    with pytest.raises(InputError, match="Give an earlier day"):
        evaluate_partners(subjects(), since=dt.date(2099, 1, 1), ranker=trained())


def test_without_a_past_it_says_what_to_give():
    works = [("w", "2024-01-01", "snow", "abcd")]
    with pytest.raises(InputError, match="Nothing is known"):
        evaluate_partners(reading(works), since=dt.date(2024, 1, 1), ranker=trained())


def test_without_a_signal_ours_is_trained_again():
    short = QUICK.model_copy(update={"trees": 2, "lessons": 25})
    report = evaluate_partners(subjects(), since=dt.date(2023, 12, 1), recipe=short, ablate=True)
    without = {name for name in report.report.methods if name.startswith("without_")}
    assert without == {f"without_{one}" for one in GROUPS}
    assert report.report.best_peer.name not in without
