"""Rules: from the form to the engine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker import Evidence
from broker.team import parse_rule
from broker.ui._rules import Wishes
from broker.vocabulary import load_vocabulary
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
        assert parse_rule(str(rule), evidence=evidence) == rule


def test_no_wish_gives_no_rule() -> None:
    assert Wishes().rules() == ()
    assert Wishes(most_of_kind=(None, 2), least_of_kind=("government", 0)).rules() == ()


def test_none_at_all_of_a_kind_is_a_rule() -> None:
    rules = Wishes(most_of_kind=("private_sector", 0)).rules()
    assert [str(rule) for rule in rules] == ["kind:private_sector<=0"]
