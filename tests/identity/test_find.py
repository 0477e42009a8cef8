"""An organisation is found by what a person calls it, and by nothing that means two."""

import pytest

from broker.identity import organisation_called
from broker.model import Alliance, InputError, UnknownNameError
from tests.worlds import member, neighbour

WORLD = Alliance(
    members=(
        member("one", name="Andes Club", acronym="AC"),
        member("two", name="Alpine Club", acronym="AC"),
        member("three", name="AC Foundation", aliases=("Alpine Club",)),
    ),
    around=(neighbour("four", name="Andes Club"), neighbour("five", name="two")),
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("two", "two"),  # an id comes before a name
        ("ANDES club", "one"),  # a member before one around
        ("alpine club", "two"),  # an official name before an alias
    ],
)
def test_an_organisation_is_found_by_any_of_its_names(name, key):
    assert organisation_called(WORLD, name).id == key


def test_a_name_that_several_have_is_refused_with_their_ids():
    with pytest.raises(InputError, match=r"(?s)organisations are called .AC..* one: .* two: "):
        organisation_called(WORLD, "AC")


def test_an_unknown_name_comes_with_the_nearest():
    with pytest.raises(UnknownNameError, match="Alpine Club"):
        organisation_called(WORLD, "Alpin Club")
