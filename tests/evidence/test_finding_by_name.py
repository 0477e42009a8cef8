"""A name leads to the organisation that bears it."""

import pytest

from broker.model import Alliance, InputError
from tests import worlds


@pytest.mark.parametrize("first", [True, False])
def test_nobody_hides_behind_the_alias_of_another(first):
    bold = worlds.member("bold", acronym="meek", aliases=("Green Hills",))
    others = (worlds.member("meek"), worlds.member("hills", name="Green Hills"))
    evidence = worlds.evidence(Alliance(members=(bold, *others) if first else (*others, bold)))
    assert evidence.find("meek").id == "meek"
    assert evidence.find("green hills").id == "hills"
    assert evidence.find("Bold").id == "bold"


def test_an_acronym_that_several_share_finds_none_of_them():
    evidence = worlds.evidence(
        Alliance(
            members=(
                worlds.member("water-mali", acronym="MEA"),
                worlds.member("water-togo", acronym="MEA"),
            )
        )
    )
    with pytest.raises(InputError, match=r"(?s)water-mali: .*water-togo: "):
        evidence.find("mea")


def test_who_is_called_so_is_found_though_others_have_it_as_an_acronym():
    evidence = worlds.evidence(
        Alliance(
            members=(
                worlds.member("a", acronym="MEA"),
                worlds.member("b", acronym="MEA"),
                worlds.member("mea"),
            )
        )
    )
    assert evidence.find("MEA").id == "mea"


def test_apostrophes_and_hyphens_do_not_matter():
    evidence = worlds.evidence(
        Alliance(members=(worlds.member("x", name="Office de l’eau Haute-Volta"),))
    )
    assert evidence.find("office de l'eau haute volta").id == "x"
