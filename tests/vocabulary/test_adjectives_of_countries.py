import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.vocabulary import Vocabulary
from broker.vocabulary._inflected import inflected


def countries(vocabulary: Vocabulary, text: str) -> list[str]:
    return [one.key for one in vocabulary.mentions(text) if one.what == "country"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Italian and Swiss pastures", ["ITA", "CHE"]),
        ("Mongolian, Russian and Kazakh herders", ["MNG", "RUS", "KAZ"]),
        ("Turkish, Georgian, and Armenian beekeepers", ["TUR", "GEO", "ARM"]),
        ("les éleveurs roumains et ukrainiens", ["ROU", "UKR"]),
        ("las mujeres peruanas y bolivianas", ["PER", "BOL"]),
        ("os pastores portugueses e espanhóis", ["PRT", "ESP"]),
        ("pascoli italiani, francesi e sloveni", ["ITA", "FRA", "SVN"]),
        ("rumänische und ukrainische Hirten", ["ROU", "UKR"]),
    ],
)
def test_every_adjective_of_a_list_before_or_after_its_noun_counts(
    vocabulary: Vocabulary, text: str, expected: list[str]
) -> None:
    assert countries(vocabulary, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Leaflets in Italian and Romanian",
        "Leaflets in Italian and French for herders",
        "Courses in Mongolian, Russian and Kazakh, with games.",
        "des cours en russe et en italien",
        "cursos en ruso y francés",
        "corsi in russo e francese",
        "Italian and Russian translations",
    ],
)
def test_a_list_of_languages_stays_one(vocabulary: Vocabulary, text: str) -> None:
    assert countries(vocabulary, text) == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("les vallées tunisiennes", "TUN"),
        ("les coopératives brésiliennes", "BRA"),
        ("los valles ecuatorianos", "ECU"),
        ("las aldeas paraguayas", "PRY"),
        ("i villaggi spagnoli", "ESP"),
        ("le valli etiopi", "ETH"),
        ("os vales chilenos", "CHL"),
        ("aus vietnamesischen Dörfern", "VNM"),
        ("ein kenianisches Dorf", "KEN"),
        ("die slowakischen Täler", "SVK"),
    ],
)
def test_adjectives_are_known_in_every_gender_and_number(
    vocabulary: Vocabulary, text: str, country: str
) -> None:
    assert countries(vocabulary, text) == [country]


def test_no_form_of_an_adjective_is_a_place_of_its_own(vocabulary: Vocabulary) -> None:
    assert countries(vocabulary, "La Argentina, Armenia e Indonesia") == ["ARG", "ARM", "IDN"]
    assert [one.key for one in vocabulary.places_in("a cordilheira norte-americana")] == [
        "north_america"
    ]


def test_no_two_countries_share_a_form(vocabulary: Vocabulary) -> None:
    bearers: dict[str, set[str]] = {}
    for country in vocabulary.countries.values():
        for adjective in country.adjectives:
            for form in (adjective, *inflected(adjective)):
                bearers.setdefault(form, set()).add(country.key)
    assert {form: keys for form, keys in bearers.items() if len(keys) > 1} == {}


@given(st.text())
def test_forms_are_other_words_of_five_letters_or_more(word: str) -> None:
    assert all(len(form) >= 5 and form != word for form in inflected(word))
