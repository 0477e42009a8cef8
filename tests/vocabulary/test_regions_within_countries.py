"""Mountain regions within countries are found under the names that people there use."""

import pytest

from broker.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Terrazze abbandonate in Liguria: muretti a secco e frane", "liguria"),
        ("Des vergers du Frioul et leurs bergers", "friuli"),
        ("Almwirtschaft in Kärnten und ihre Bäche", "carinthia"),
        ("Schools in Dolpa and their gardens", "dolpo"),
        ("Springs of Karnali dry up", "karnali"),
        ("Palmeraies de la vallée du Draa", "draa"),
        ("Minería en la Cordillera del Cóndor", "cordillera-del-condor"),
        ("Lobos e pastores no Gerês", "geres"),
        ("Hütten im Ötztal und ihr Wasser", "eastern-alps"),
        ("Les refuges des Écrins manquent d'eau", "western-alps"),
    ],
)
def test_a_region_is_found(text: str, key: str) -> None:
    assert key in {place.key for place in load_vocabulary().places_in(text)}


@pytest.mark.parametrize(
    "text", ["A mugu of tea for all", "We sell emmental and langhe", "The draa was drawn"]
)
def test_small_letters_are_no_region(text: str) -> None:
    assert not load_vocabulary().places_in(text)
