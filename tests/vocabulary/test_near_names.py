"""What is suggested where nobody has a name."""

import pytest

from broker.vocabulary import near_names

COUNTRIES = ("france", "peru", "georgia", "bhutan", "chile", "cuba", "albania", "algeria", "nepal")
NAMES = [
    *(f"government of {country}" for country in COUNTRIES),
    "food and agriculture organization of the united nations",
    "fao",
    "university of bern",
    "university of turin",
    "mountain research initiative",
    "redar peru",
]


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("fao of un", ["fao"]),
        ("goverment of peru", ["government of peru"]),
        ("ministry of environment bhutan", ["government of bhutan"]),
        ("univ. of bern", ["university of bern"]),
        ("mountan research initative", ["mountain research initiative"]),
        ("government of wx", []),
        ("xq", []),
    ],
)
def test_those_are_near_that_share_what_tells_them_apart(wanted, near):
    assert list(near_names(wanted, names=NAMES))[: len(near) or None] == near


def test_of_nobody_nobody_is_near():
    assert list(near_names("fao", names=[])) == []
