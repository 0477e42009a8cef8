"""Whose joining opens a call: right for each one, and judged once for all who are alike."""

import pytest

from broker.fund import Facts, Terms, find_funding, unlocks
from broker.model import Alliance, Condition
from tests import worlds

RULES = (Condition.read("lead.registered = yes"), Condition.read("members >= 2 of CHE, PER"))


def alliance(size, *, rules=RULES):
    """An alliance of many alike, and one member that needs a partner."""
    alike = (worlds.member(f"m{at}", country="CHE") for at in range(size))
    calls = tuple(
        worlds.call(f"c{at}", kinds=(), conditions=(*rules, Condition.read(f"members <= {at + 5}")))
        for at in range(3)
    )
    return Alliance(
        members=(worlds.member("ngo", country="PER"), *alike), funders=(worlds.PAYER,), calls=calls
    )


def test_of_many_who_are_alike_the_one_is_named_first_of_whom_most_is_known():
    evidence = worlds.evidence(alliance(6))
    answer = find_funding(
        evidence,
        proposal=worlds.proposal(worlds.WATER, lead="ngo"),
        facts=Facts.read(["M4.registered=yes"], find=evidence.find),
    )
    assert [one.add[0] for one in answer.one_away] == ["M4", "M4", "M4"]


@pytest.mark.parametrize("ask", ["fund", "unlocks"])
def test_many_who_are_alike_are_judged_as_one(ask, monkeypatch):
    judged = []
    answer = Terms.answer
    monkeypatch.setattr(Terms, "answer", lambda *given: judged.append(1) or answer(*given))
    counts = []
    for size in (4, 400):
        judged.clear()
        evidence = worlds.evidence(alliance(size, rules=RULES[1:]))
        if ask == "fund":
            proposal = worlds.proposal(worlds.WATER, lead="ngo")
            found = find_funding(evidence, proposal=proposal).one_away
            assert [one.add for one in found] == [("M0", "M1", "M2")] * 3
        else:
            calls = unlocks(evidence, member="ngo").calls
            assert [len(one.members) for one in calls] == [size] * 3
        counts.append(len(judged))
    assert counts[0] == counts[1]
