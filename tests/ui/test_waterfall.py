"""Steps of a fit: each begins where the one before it ends, and the last one ends at the whole."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker import Evidence
from broker.model import Reason
from broker.rank import shares
from broker.ui._setting import Setting
from broker.ui._waterfall import _spec
from broker.wording import LANGUAGES, Words
from tests.ui.tiny import tiny_alliance

EVIDENCE = Evidence(tiny_alliance())
SETTING = Setting(ready=lambda: EVIDENCE, words=Words(), stamp=())


@given(st.lists(st.floats(0.01, 5), min_size=1, max_size=20))
def test_steps_join_and_reach_the_whole(values: list[float]) -> None:
    reasons = tuple(
        Reason(text=f"Reason {value}", source="", quote="", contribution=value) for value in values
    )
    steps = _spec(reasons, shares(reasons), setting=SETTING)["data"]["values"]
    assert steps[0]["from"] == 0
    assert steps[-1]["to"] == pytest.approx(1)
    assert all(one["to"] == following["from"] for one, following in pairwise(steps))
    assert len({step["reason"] for step in steps}) == len(values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_shares_along_the_axis_are_written_as_beside_the_steps(language: str) -> None:
    words = Words(language)
    reasons = (Reason(text="It fits.", source="", quote="", contribution=1),)
    setting = Setting(ready=lambda: EVIDENCE, words=words, stamp=())
    axis = _spec(reasons, (1.0,), setting=setting)["layer"][0]["encoding"]["x"]["axis"]
    before, after = words.percent(1).split("100")
    assert "format" not in axis
    assert axis["labelExpr"].startswith(json.dumps(before))
    assert axis["labelExpr"].endswith(json.dumps(after))
