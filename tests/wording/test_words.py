"""Sentences in the reader's language."""

import pytest

from broker.model import Said
from broker.wording import LANGUAGES, Words


@pytest.mark.parametrize("language", ["pt", "de", "", "FR", "../en", "xx-YY"])
def test_an_unknown_language_is_answered_in_english(language):
    words = Words(language)
    assert words.language == "en"
    assert words.say("Funding") == "Funding"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_sentence_is_said_in_english(language):
    assert Words(language).say("Nobody translated %(this)s", this="me") == "Nobody translated me"


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_put_in_as_they_are(language):
    wild = "100 % %s %(x)s “%”"
    assert wild in Words(language).say("Made on %(date)s.", date=wild)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_without_values_may_hold_a_percent_sign(language):
    assert Words(language).say("100 % sure") == "100 % sure"


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 0, "A team of 0 members"),
        ("en", 1, "A team of 1 member"),
        ("fr", 0, "Une équipe de 0 membre"),
        ("fr", 2, "Une équipe de 2 membres"),
        ("es", 0, "Un equipo de 0 miembros"),
        ("es", 1, "Un equipo de 1 miembro"),
    ],
)
def test_numbers_follow_the_grammar(language, number, said):
    one, many = "A team of %(number)s member", "A team of %(number)s members"
    assert Words(language).count(one, many, number) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_is_never_told_as_one(language):
    words = Words(language)
    taken = words.count("One form taken over", "%(number)s forms taken over", 0)
    assert taken.startswith("0 ")
    none = words.count("at most one country", "at most %(number)s countries", 0)
    assert "0" in none


@pytest.mark.parametrize(
    ("language", "said"), [("en", "a, b and c"), ("fr", "a, b et c"), ("es", "a, b y c")]
)
def test_lists_are_joined_as_the_language_does(language, said):
    assert Words(language).list(("a", "b", "c")) == said


def test_spanish_says_e_before_the_same_sound():
    assert Words("es").list(("hindi", "inglés")) == "hindi e inglés"
    assert Words("es").list(("agua", "hielo")) == "agua y hielo"
    assert Words("es").list(("español", "kirguís", "italiano")).endswith(" e italiano")
    assert Words("es").list(("Andes", "Himalaya")) == "Andes e Himalaya"
    assert Words("es").list(("«Agua»", "«Investigación»")) == "«Agua» e «Investigación»"
    assert Words("es").list(("agua", "Hielo")) == "agua y Hielo"


def test_spanish_says_u_before_the_same_sound():
    assert Words("es").either(("Perú", "Honduras")) == "Perú u Honduras"
    assert Words("es").either(("7", "8")) == "7 u 8"
    assert Words("es").either(("Perú", "Nepal")) == "Perú o Nepal"


@pytest.mark.parametrize(("language", "said"), [("en", "a; b"), ("fr", "a\xa0; b"), ("es", "a; b")])
def test_clauses_stand_apart_as_the_language_does(language, said):
    assert Words(language).clauses(("a", "b")) == said


@pytest.mark.parametrize(
    ("name", "french"),
    [
        ("Agence du fleuve", "d’Agence du fleuve"),
        ("École", "d’École"),
        ("Ville de Lyon", "de Ville de Lyon"),
        ("Himal", "de Himal"),
        ("1991", "de 1991"),
    ],
)
def test_french_drops_a_letter_before_a_vowel(name, french):
    words = Words("fr")
    assert french in words.count(
        "One contact of %(member)s was deleted.",
        "%(number)s contacts of %(member)s were deleted.",
        2,
        member=name,
    )
    assert words.say("Columns of %(name)s:", name=name).startswith(f"Colonnes {french}")


def test_spanish_and_goes_by_the_sound_that_follows():
    said = Said("Noted: %(one)s and %(other)s are two organisations.", one="A", other="Instituto X")
    assert "A e Instituto X" in Words("es").tell(said)
    assert "A y Hielo" in Words("es").say(said.pattern, one="A", other="Hielo")
    assert "A and Instituto" in Words("en").say(said.pattern, one="A", other="Instituto")
