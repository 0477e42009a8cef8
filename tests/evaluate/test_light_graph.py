"""The trained light graph method: partners come to lie near each other."""

import numpy as np

from broker.evaluate._light_graph import LightGraph
from broker.graph import Incidence

QUICK = LightGraph(dimensions=8, layers=2, steps=80, batch=64, rate=0.05)


def world(works, *, organisations):
    pairs = [(one, number) for number, members in enumerate(works) for one in members]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Incidence(rows=rows, columns=columns, shape=(organisations, len(works)))


def test_those_of_one_circle_are_nearer_to_each_other_than_to_others():
    circles = [*[(0, 1, 2)] * 3, (0, 2), *[(3, 4, 5)] * 3, (4, 5)]
    points = QUICK.points(world(circles, organisations=6))
    near = points @ points.T
    assert near[:3, :3].min() > near[:3, 3:].max()
    assert near[3:, 3:].min() > near[3:, :3].max()


def test_who_took_part_in_nothing_lies_nowhere():
    points = QUICK.points(world([(0, 1)] * 2, organisations=3))
    assert points[2].tolist() == [0.0] * 8
    assert np.abs(points[:2]).sum() > 0


def test_without_partners_nothing_is_learned_and_nothing_breaks():
    assert np.isfinite(QUICK.points(world([(0,), (1,)], organisations=2))).all()
    assert QUICK.points(world([], organisations=2)).tolist() == [[0.0] * 8] * 2


def test_the_same_seed_gives_the_same_points():
    circles = world([(0, 1), (1, 2), (0, 2, 3)], organisations=4)
    assert (QUICK.points(circles) == QUICK.points(circles)).all()
