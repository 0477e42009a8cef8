"""What follows from the records alone is computed once, whoever is kept apart."""

from broker import Evidence
from broker._load import read_proposal
from broker.model import Hold
from broker.rank import ranking_of
from tests.ui.tiny import HERDERS, TEACHERS, tiny_alliance


def test_copies_share_what_any_of_them_computes_first() -> None:
    evidence = Evidence(tiny_alliance())
    held = evidence.with_holds([Hold(one=HERDERS, other=TEACHERS)])
    graph, names = held.graph, held.owned
    assert evidence.graph is graph
    assert evidence.with_holds(()).owned is names
    made = [one.once("a test", object) for one in (held, evidence)]
    assert made[0] is made[1]


def test_two_alliances_share_nothing() -> None:
    one, other = Evidence(tiny_alliance()), Evidence(tiny_alliance())
    assert one.graph is not other.graph


def test_a_ranking_is_kept_for_each_wish_and_each_proposal() -> None:
    evidence = Evidence(tiny_alliance())
    held = evidence.with_holds([Hold(one=HERDERS)])
    first, second = (
        read_proposal(text.encode(), evidence=evidence) for text in ("Pastures", "Water mills")
    )
    ranking = ranking_of(evidence, proposal=first)
    assert ranking_of(evidence, proposal=first) is ranking
    assert ranking_of(evidence, proposal=second) is not ranking
    kept_apart = ranking_of(held, proposal=first)
    assert kept_apart is not ranking
    assert HERDERS in kept_apart.query.hidden
    assert HERDERS not in ranking.query.hidden


def test_the_ranking_asked_for_last_is_kept_longest() -> None:
    evidence = Evidence(tiny_alliance())
    first, *others = (
        read_proposal(text.encode(), evidence=evidence)
        for text in ("Pastures", "Water mills", "Schools", "Mills and schools")
    )
    ranking = ranking_of(evidence, proposal=first)
    for other in others:
        ranking_of(evidence, proposal=other)
        assert ranking_of(evidence, proposal=first) is ranking
