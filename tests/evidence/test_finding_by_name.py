"""A name leads to the organisation that bears it."""

import pytest

from broker.model import Alliance
from tests import worlds


@pytest.mark.parametrize("first", [True, False])
def test_nobody_hides_behind_the_alias_of_another(first):
    bold = worlds.member("bold", acronym="meek", aliases=("Green Hills",))
    others = (worlds.member("meek"), worlds.member("hills", name="Green Hills"))
    evidence = worlds.evidence(Alliance(members=(bold, *others) if first else (*others, bold)))
    assert evidence.find("meek").id == "meek"
    assert evidence.find("green hills").id == "hills"
    assert evidence.find("Bold").id == "bold"
