"""What is known of each organisation, as documents: where, and from when."""

import pytest

from broker.model import Alliance, Years
from tests import worlds


def work_of(one, **more):
    world = Alliance(members=(one,), activities=(worlds.activity("work", of=one.id, **more),))
    return next(d for d in worlds.evidence(world).documents if d.kind == "activity")


@pytest.mark.parametrize(
    "more", [{"scope": "national"}, {"scope": "regional", "regions": ("andes",)}]
)
def test_a_range_that_the_vocabulary_does_not_hold_breaks_nothing(more):
    one = worlds.member("a", country="PER", **more)
    assert work_of(one, ranges=("lost_hills",)).ranges == ("lost_hills",)
    assert work_of(one, ranges=("lost_hills", "cordillera-blanca")).ranges == ("cordillera-blanca",)
