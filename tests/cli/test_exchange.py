"""Needs, offers and the backtest of funds from the command line."""

import json

import pytest


def test_a_member_sees_what_others_bring_and_look_for(call):
    called = call("exchange", "ICIMOD", "--top", "20", "--json")
    assert called.code == 0, called.err
    found = json.loads(called.out)
    assert set(found) == {"exchanges", "took_ms"}
    assert {one["direction"] for one in found["exchanges"]} == {"receives", "gives"}
    assert all(one["need"] for one in found["exchanges"])


def test_a_proposal_sees_what_others_could_bring(call, proposal):
    called = call("exchange", proposal, "--top", "3", "--language", "fr")
    assert called.code == 0, called.err
    assert "Ce que d’autres pourraient apporter" in called.out
    assert "Offre" in called.out


def test_the_funding_of_a_proposal_ends_with_help_in_kind(call, proposal):
    assert "What others could bring" in call("fund", proposal).out


@pytest.mark.parametrize("who", ["Mountain Reserch Initiative", "missing.md"])
def test_who_is_not_known_is_refused(call, who):
    called = call("exchange", who, "--json")
    assert (called.code, called.out) == (2, "")
    assert "Traceback" not in called.err


def test_the_backtest_of_funds_answers_as_documented(call, tmp_path):
    path = tmp_path / "funds.csv"
    path.write_text(
        "Fund,Name of Project,Summary,Country,Implementing Agency,Approved year\n"
        "Sun Fund (SF),Solar roofs,,Peru,Bank,2015\n"
        "Tree Fund (TF),Forest nursery,,Nepal,Trust,2015\n"
        ",No fund,,Nepal,Trust,2015\n"
        "Sun Fund (SF),Solar pumps,,Peru,Bank,2019\n",
        "utf-8",
    )
    called = call("evaluate", "funding", "--projects", str(path), "--since", "2018", "--json")
    assert called.code == 0, called.err
    found = json.loads(called.out)
    assert set(found) == {
        *("task", "queries", "candidates", "methods", "best_peer", "slices", "seconds"),
    }
    assert (found["task"], found["queries"], found["candidates"]) == ("funding", 1, 2)
    assert found["methods"]["ours"] == {"acc@1": 1.0, "acc@3": 1.0, "mrr": 1.0}
    assert "1 rows left out (no fund)" in called.err


def test_a_year_that_is_none_is_refused(call, tmp_path):
    called = call("evaluate", "funding", "--projects", str(tmp_path / "x.csv"), "--since", "soon")
    assert called.code == 2
    assert "Traceback" not in called.err
