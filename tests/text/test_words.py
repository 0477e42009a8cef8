import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.text._words import WORD, content, stem, stems


@pytest.mark.parametrize(
    "family",
    [
        ("watershed", "watersheds", "Watershed's".removesuffix("'s")),
        ("community", "communities"),
        ("manage", "managed", "managing", "manages"),
        ("farm", "farming", "farms", "FARMED"),
        ("plan", "planning", "planned", "plans"),
        ("montagne", "montagnes"),
        ("montaña", "montañas", "montana"),
        ("foresta", "foreste", "forest", "forests"),
        ("energy", "énergie", "energía", "energia"),
        ("gestión", "gestiones"),
        ("eau", "eaux"),
        ("Gemeinde", "Gemeinden"),
        ("étudié", "étudiés", "e\u0301tudie\u0301"),
    ],
)
def test_inflections_of_a_word_share_a_stem(family):
    assert len({stem(word) for word in family}) == 1


def test_short_and_unlike_words_keep_apart():
    words = ("tree", "tea", "glass", "gas", "rice", "rise", "spring", "goat", "grass", "status")
    assert len({stem(word) for word in words}) == len(words)


@pytest.mark.parametrize("word", ["the", "des", "los", "degli", "não", "für", "a", "2024", "7"])
def test_function_words_numbers_and_letters_are_left_out(word):
    assert content(word) == stem(word) == ""


@pytest.mark.parametrize("text", ["नेपालको हिमाली क्षेत्रमा पानी", "ภูเขา น้ำ", "الجِبَال العالية", "རྫོང ཁ"])
def test_words_of_scripts_with_vowel_marks_stay_whole(text):
    assert WORD.findall(text) == text.split()
    assert len(stems(text)) == len(text.split())


def test_a_number_with_letters_is_a_word():
    assert stems("SDG15 and H2020") == ["sdg15", "h2020"]


def test_words_of_other_scripts_stay_whole():
    assert stems("горы и водосборы") == ["горы", "и", "водосборы"]


def test_accents_written_as_marks_belong_to_their_word():
    assert WORD.findall("re\u0301gion de montan\u0303a") == ["re\u0301gion", "de", "montan\u0303a"]


@given(st.text(st.characters()))
def test_no_text_is_refused(text):
    assert all(stems(text))
