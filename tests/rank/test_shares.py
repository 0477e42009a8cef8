"""What each reason adds, as a part of the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.model import Reason
from broker.rank import shares


@given(st.lists(st.floats(-1, 5, allow_nan=False), max_size=8))
def test_shares_are_parts_of_one_whole(contributions: list[float]) -> None:
    made = tuple(Reason(text="t", source="s", quote="q", contribution=c) for c in contributions)
    parts = shares(made)
    assert all(0 <= part <= 1 for part in parts)
    assert sum(parts) == pytest.approx(1 if any(c > 0 for c in contributions) else 0)
