"""The same range beats the same country or region, which beats a neighbouring one."""

import pytest

from broker.model import Alliance
from broker.rank import Query, Ranking
from tests import worlds

FOCUS = {
    "range": {"ranges": ("pamir",)},
    "country": {"countries": ("TJK",)},
    "region": {"regions": ("central_asia",)},
    "neighbour": {"regions": ("caucasus",)},
    "elsewhere": {"countries": ("PER",), "regions": ("andes",)},
}


@pytest.fixture(scope="module")
def raw():
    world = Alliance(members=tuple(worlds.member(key, **area) for key, area in FOCUS.items()))
    evidence = worlds.evidence(world)
    ranking = Ranking(Query(proposal=worlds.proposal("Work in the Pamir."), evidence=evidence))
    return {
        key: sum(one.value for one in ranking.supports[place] if one.signal == "place")
        for key, place in evidence.position.items()
    }


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ("range", "country"),
        ("country", "region"),
        ("region", "neighbour"),
        ("neighbour", "elsewhere"),
    ],
)
def test_nearer_is_worth_more(raw, near, far):
    assert raw[near] > raw[far]


def test_elsewhere_is_worth_nothing(raw):
    assert raw["elsewhere"] == 0.0
