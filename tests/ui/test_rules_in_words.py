"""Rules: from the form to the engine, and back to people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker import Evidence
from broker.team._rules import parse_rule
from broker.ui._rules import Wishes, in_words
from broker.vocabulary import load_vocabulary
from broker.wording import Words
from tests.ui.tiny import tiny_alliance

VOCABULARY = load_vocabulary()
_kinds = st.sampled_from(sorted(VOCABULARY.kinds))
_some = st.tuples(st.none() | _kinds, st.integers(0, 9))


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return Evidence(tiny_alliance())


@given(
    st.builds(
        Wishes,
        countries=st.integers(0, 9),
        kinds=st.integers(0, 9),
        most_of_kind=_some,
        least_of_kind=_some,
        themes=st.lists(st.sampled_from(sorted(VOCABULARY.themes)), unique=True, max_size=3),
        regions=st.lists(st.sampled_from(sorted(VOCABULARY.regions)), unique=True, max_size=3),
    )
)
def test_the_engine_reads_every_wish(evidence: Evidence, wishes: Wishes) -> None:
    for rule in wishes.rules():
        assert str(parse_rule(rule, evidence=evidence)) == rule


def test_no_wish_gives_no_rule() -> None:
    assert Wishes().rules() == ()
    assert Wishes(most_of_kind=(None, 2), least_of_kind=("government", 0)).rules() == ()


def test_none_at_all_of_a_kind_is_a_rule() -> None:
    assert Wishes(most_of_kind=("private_sector", 0)).rules() == ("kind:private_sector<=0",)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("members<=6", "at most 6 members"),
        ("countries>=1", "at least 1 country"),
        ("kinds>=2", "at least 2 kinds of organisation"),
        ("kind:government>=9", "at least 9 of the kind “Government”"),
        ("theme:gender>=1", "at least 1 working on “Gender”"),
        ("country:PER<=2", "at most 2 from Peru"),
        ("region:europe>=1", "at least 1 working in Europe"),
        ("members<=6 → members<=9", "instead of at most 6 members: at most 9 members"),
        ("whatever", "whatever"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, said: str) -> None:
    assert in_words(rule, vocabulary=VOCABULARY, words=Words()) == said
