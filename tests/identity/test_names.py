"""Names are compared whatever their script, accents, points and capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.identity import Entity, Profile, latin
from broker.identity._judge import shipped_judge
from broker.identity._words import content_of, words_of
from broker.identity.training import in_training


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Институт географии", "institut geografii"),
        ("Εθνικό Μετσόβιο Πολυτεχνείο", "ethniko metsovio polytechneio"),
        ("საქართველო", "sakartvelo"),
        ("हिमालय", "himaalaya"),
        ("대한민국", "daehanmingug"),
        ("センター", "senta"),
        ("Łódź Ørsted Đakovo", "lodz orsted dakovo"),
        ("電子", "電子"),
    ],
)
def test_other_scripts_are_spelt_with_latin_letters(text, spelt):
    assert latin(text) == spelt


@given(st.text(max_size=60))
def test_any_text_can_be_spelt_and_split(text):
    once = latin(text)
    assert latin(once) == once
    assert all(word and word == word.lower() for word in words_of(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FRATELLI PIACENZA S.P.A.", "Fratelli Piacenza SpA"),
        ("Max-Delbrück-Centrum für Medizin", "MAX DELBRUECK CENTRUM FUER MEDIZIN"),
        ("UNIVERSITÀ DI PADOVA", "UNIVERSITÃ€ DI PADOVA"),
        ("Women's Union", "WOMENS UNION"),
        ("IKERLAN S. COOP.", "Ikerlan Sociedad Cooperativa"),
        ("HADATAP SP ZOO", "Hadatap Spółka z ograniczoną odpowiedzialnością"),
    ],
)
def test_the_same_name_written_differently_has_the_same_words(one, other):
    assert words_of(one) == words_of(other)


def test_legal_forms_and_small_words_are_no_content():
    assert content_of(words_of("The Mountain Institute, Inc.")) == ("mountain", "institute")
    assert content_of(words_of("SA SpA")) == ("sa", "spa")


def test_what_is_left_of_a_name_without_its_short_name_must_tell_something():
    one = Entity(id="a", names=("HADATAP SP ZOO",), acronyms=("HADATAP",))
    other = Entity(id="b", names=("Institut de Biologie de Toulouse IBT",), acronyms=("IBT",))
    assert [name.spaced for name in Profile(one).names] == ["hadatap"]
    assert [name.spaced for name in Profile(other).names] == [
        "institut biologie toulouse ibt",
        "institut biologie toulouse",
    ]


def test_two_firms_of_one_town_and_legal_form_are_not_taken_for_one():
    firms = [
        Entity(id=name, names=(f"{name} SP ZOO",), acronyms=(name,), country="PL", city="Warsaw")
        for name in ("HADATAP", "TWINTEQ")
    ]
    judge = shipped_judge()
    (score,) = judge.scores([(Profile(firms[0]), Profile(firms[1]))])
    assert score < judge.thresholds.unsure


def test_about_half_of_all_organisations_are_learnt_from():
    share = sum(in_training(str(code)) for code in range(2000)) / 2000
    assert 0.45 < share < 0.55
