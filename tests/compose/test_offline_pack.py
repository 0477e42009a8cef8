"""The offline pack says why two should get to know each other, and says nothing untrue."""

from broker._pack import offline_pack
from broker.model import Alliance
from broker.wording import Words
from tests import worlds


def reason(one, other, *works):
    pack = offline_pack(worlds.evidence(Alliance(members=(one, other), activities=works)))
    (match,) = pack.members[0].matches
    return match.because


def test_common_themes_are_named():
    here = {"themes": ("water", "energy"), "regions": ("andes",)}
    assert reason(worlds.member("a", **here), worlds.member("b", **here)) == (
        "Both work on Energy and Water."
    )


def test_a_region_alone_is_not_called_likeness_of_words():
    one = worlds.member("a", country="PER", kind="government", summary="Terraces.")
    other = worlds.member("b", country="BOL", summary="Songs.")
    assert reason(one, other) == "Both work in: Andes."


def test_likeness_of_words_is_named_where_nothing_else_is_shared():
    same = "Rain and stream flow are measured in small watersheds."
    works = [worlds.activity("flow", of=key, summary=same) for key in "ab"]
    assert reason(worlds.member("a"), worlds.member("b"), *works) == (
        "What both do is close in words."
    )


def test_only_what_is_in_use_is_credited():
    plain = Alliance(members=(worlds.member("a", country="PER"), worlds.member("b")))
    said = offline_pack(worlds.evidence(plain), words=Words("fr")).attribution
    assert "GMBA" not in said
    assert "Noms des pays" in said
    high = Alliance(members=(worlds.member("a", ranges=("pamir",)), worlds.member("b")))
    assert "GMBA" in offline_pack(worlds.evidence(high)).attribution
