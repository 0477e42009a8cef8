"""Continents are told by their names in six languages, whatever capitals and accents."""

import pytest

from broker.vocabulary import is_continent


@pytest.mark.parametrize(
    "name", ["Asia", "ASIE", "Ásia", "Asien", "América", "Amérique", "Amerika", "África", "Europa"]
)
def test_a_continent_is_told_by_its_name(name):
    assert is_continent(name)


@pytest.mark.parametrize("name", ["", "Central Asia", "South America", "Andes", "Peru"])
def test_a_part_of_a_continent_is_none(name):
    assert not is_continent(name)
