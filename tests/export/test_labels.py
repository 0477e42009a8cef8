"""Keys of answers, as people read them."""

import pytest

from broker.export import Labels
from broker.model import Relaxation, Rule
from broker.vocabulary import load_vocabulary
from broker.wording import Words


@pytest.fixture(scope="module")
def labels() -> Labels:
    return Labels(Words(), vocabulary=load_vocabulary())


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("members<=6", "at most 6 members"),
        ("countries>=1", "at least 1 country"),
        ("kinds>=2", "at least 2 kinds of organisation"),
        ("kind:government>=9", "at least 9 of the kind “Government”"),
        ("theme:gender>=1", "at least 1 working on “Gender”"),
        ("country:PER<=2", "at most 2 from Peru"),
        ("region:europe>=1", "at least 1 working in Europe"),
        ("range:andes>=2", "at least 2 working in Andes"),
        ("large<=1", "at most 1 large organisation"),
        ("any:A|B|C<=1", "at most 1 of these: A, B or C"),
        ("busy:3<=0", "at most 0 already in 3 or more running initiatives"),
        ("skill:GIS>=1", "at least 1 with the skill “GIS”"),
        ("seat:Science>=2", "at least 2 in the seat “Science”"),
        ("call:Small grants>=1", "at least 1 who could apply to “Small grants”"),
        ("around<=1", "at most 1 from around the alliance"),
        ("around:A|B<=1", "at most 1 from around the alliance (A or B)"),
        ("member:A>=1", "a team with A"),
        ("member:A<=0", "a team without A"),
        ("member:A>=0", "a team with or without A"),
        ("member:A<=1", "a team with or without A"),
        ("kind:nobody_knows>=1", "at least 1 of the kind “nobody_knows”"),
    ],
)
def test_a_rule_is_said_in_words(labels, rule: str, said: str) -> None:
    assert labels.rule(Rule.read(rule)) == said


def test_a_way_out_names_both_rules(labels) -> None:
    way = Relaxation(before=Rule.read("members<=6"), after=Rule.read("members<=9"), objective=1.0)
    assert labels.change(way) == "instead of at most 6 members: at most 9 members"


def test_whom_to_invite_is_said_as_a_choice(labels) -> None:
    way = Relaxation(before=Rule.read("around<=0"), after=Rule.read("around:A|B<=1"), objective=1.0)
    assert labels.change(way) == "invite from around the alliance: A or B"


@pytest.mark.parametrize(
    ("key", "said"),
    [("lead", "lead"), ("locked", "asked for"), ("government", "Government"), ("odd", "odd")],
)
def test_a_seat_says_why_somebody_sits_in_it(labels, key: str, said: str) -> None:
    assert labels.seat(key) == said


def test_terms_and_places_are_named_in_the_language() -> None:
    french = Labels(Words("fr"))
    assert french.place("Kyrgyzstan") == "Kirghizstan"
    assert french.terms("country", ("PER", "ITA")) == "Pérou et Italie"
    assert french.term("country", None) == french.terms("theme", ()) == "–"
