"""Moments of calls: with their zone, or told what is wrong with them."""

import pytest

from broker.intake import IntakeError, read_alliance
from tests.intake.tiny import VOCABULARY, funder, write


def deadlines(folder, cell):
    write(folder, funders=[funder(deadlines=cell)])
    return read_alliance(folder, vocabulary=VOCABULARY).calls[0].deadlines


def test_moments_come_in_their_order_with_their_zone(tmp_path):
    cell = "2027-01-20T17:00 Europe/Brussels; 2026-09-17T15:00+00:00"
    assert [one.isoformat() for one in deadlines(tmp_path, cell)] == [
        "2026-09-17T15:00:00+00:00",
        "2027-01-20T17:00:00+01:00",
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "2026-09-17T17:00",
        "2026-09-17T17:00 Europe",
        "2026-09-17T17:00 Europe/Atlantis",
        f"2026-09-17T17:00 {'a' * 300}",
        "2026-09-17T17:00+00:00 Europe/Brussels",
        "17 September",
    ],
)
def test_what_is_no_one_moment_is_a_problem_of_its_cell(tmp_path, cell):
    with pytest.raises(IntakeError) as caught:
        deadlines(tmp_path, cell)
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column) == ("funders.csv", 2, "deadlines")
    assert "2026-09-17T17:00 Europe/Brussels" in problem.message
