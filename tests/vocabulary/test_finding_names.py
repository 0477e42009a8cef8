import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.vocabulary import Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()
VOCABULARY.mentions("")  # builds what is looked for, so that no text is timed with that
PIECES = st.sampled_from(
    ["Andes", "New Mexico", "Peru", "cordillera", "central", "bassins versants", "Guinea", "\ud83c",
     "\u202e", "\u00ad", "🏔", "FRENCH", "'s", "-", ". ", "É", "e\u0301", "\n\n", "Тянь-Шань", "ß"]
)  # fmt: skip


def found(vocabulary: Vocabulary, text: str) -> list[tuple[str, str]]:
    return [(one.what, one.key) for one in vocabulary.mentions(text)]


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
def test_no_text_is_refused_and_mentions_are_the_words_of_the_text(text: str) -> None:
    end = 0
    for mention in VOCABULARY.mentions(text):
        assert text[mention.start : mention.end] == mention.words
        assert mention.start >= end
        assert mention.words
        end = mention.end
    VOCABULARY.themes_in(text)
    VOCABULARY.places_in(text)
    VOCABULARY.kinds_in(text)
    VOCABULARY.budget_in(text)
    VOCABULARY.language_of(text)


@given(st.text(alphabet=st.characters(codec="utf-16", exclude_categories=())))
def test_lone_surrogates_are_read_past(text: str) -> None:
    mentions = VOCABULARY.mentions(f"\ud800{text}\udfff Nepal")
    assert mentions[-1].key == "NPL"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gestione dei bacini idrografici nelle Ande", ["watershed_management", "andes"]),
        ("the Andes of Ecuador and Peru", ["andes", "ECU", "PER"]),
        ("Government of Peru", ["government", "PER"]),
        ("Papua New Guinea", ["PNG"]),
        ("Sierra Leone", ["SLE"]),
        ("Sierra Nevada de Santa Marta", ["sierra-nevada-de-santa-marta"]),
        ("Mt. Elgon and the Rwenzori", ["mount-elgon", "rwenzori"]),
        ("l'Himalaya", ["himalaya"]),
        ("Anden-Region", ["andes"]),
        ("die Alpenländer", ["alps"]),
        ("pueblos andinos", ["andes"]),
        ("Himalayan watersheds", ["himalaya", "watershed_management"]),
        ("la Convention des Carpates", ["carpathian-convention"]),
        ("Tian Shan / Tien-Shan", ["tien-shan", "tien-shan"]),
        ("Merida Andes, Me\u0301rida", ["cordillera-de-merida"]),
        ("Hima\u00adlaya", ["himalaya"]),
    ],
)
def test_names_in_six_languages(vocabulary: Vocabulary, text: str, expected: list[str]) -> None:
    assert [key for _, key in found(vocabulary, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "New Mexico",
        "an atlas of villages",
        "Atlas of mountain peoples",
        "guinea pigs",
        "turkey farms",
        "TURKEY AND CHAD",
        "tell us more",
        "the Niger River",
        "a riff, a jura student",
        "a Swiss-funded course",
        "Réunion annuelle",
        "America. Central heating",
        "les barres rocheuses au-dessus du village",
        "las montañas rocosas",
        "as montanhas rochosas",
        "le montagne rocciose",
        "una sierra nevada",
    ],
)
def test_words_that_only_look_like_places(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.places_in(text) == ()


def test_a_capital_makes_a_common_word_a_place(vocabulary: Vocabulary) -> None:
    assert [one.key for one in vocabulary.places_in("Farms in Turkey and Chad")] == ["TUR", "TCD"]

    for text in ("les montagnes Rocheuses", "las Montañas Rocosas", "die Rocky Mountains"):
        assert [one.key for one in vocabulary.places_in(text)] == ["rocky-mountains"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a course in French", "language"),
        ("French villages", "country"),
        ("speakers of Kyrgyz", "language"),
        ("Kyrgyz herders", "country"),
        ("translated into Italian", "language"),
        ("parchi italiani", "country"),
        ("in italiano", "language"),
        ("training in Russian or Kyrgyz, please", "language"),
        ("formar as lideranças em russo ou quirguiz", "language"),
        ("formar a los líderes en ruso o kirguís", "language"),
        ("formare i responsabili in russo o in kirghiso", "language"),
        ("former les responsables en russe ou en kirghize", "language"),
        ("die Leute auf Russisch schulen", "language"),
        ("Schulungen in russischen Dörfern", "country"),
    ],
)
def test_languages_and_countries_of_the_same_name(
    vocabulary: Vocabulary, text: str, what: str
) -> None:
    assert {one for one, _ in found(vocabulary, text)} & {"language", "country"} == {what}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Cordillera Central in Ifugao, Philippines", "luzon-cordillera-central"),
        ("The Dominican Republic's Cordillera Central", "cordillera-central-dominican-republic"),
        ("coffee of the Blue Mountains in Jamaica", "blue-mountains-jamaica"),
        ("Sierra Nevada, Spain", "sierra-nevada-spain"),
    ],
)
def test_countries_in_the_text_tell_ranges_of_one_name_apart(
    vocabulary: Vocabulary, text: str, key: str
) -> None:
    assert vocabulary.places_in(text)[0].key == key


def test_places_come_most_specific_and_most_mentioned_first(vocabulary: Vocabulary) -> None:
    text = "Europe, Peru and Bolivia: Bolivia lies in the Andes, in all regions of the world."
    assert [one.key for one in vocabulary.places_in(text)] == ["andes", "BOL", "PER", "europe"]


def test_a_name_of_another_language_does_not_count_in_a_text_whose_language_is_clear(
    vocabulary: Vocabulary,
) -> None:
    assert vocabulary.places_in("Island walking is what we do with the people of the coast") == ()
    assert vocabulary.places_in("Wir sind mit dem Verein in Irland")[0].key == "IRL"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Die Flüsse Ugandas sind lang.", "UGA"),
        ("In jedem Plan Ostafrikas steht es.", "east_africa"),
        ("Die Berge Perus", "PER"),
        ("die Dörfer der Demokratischen Republik Kongo", "COD"),
        ("in den Vereinigten Arabischen Emiraten", "ARE"),
        ("im Herzen des Himalayas", "himalaya"),
        ("in den Bale-Bergen", "bale-mountains"),
    ],
)
def test_german_declines_names(vocabulary: Vocabulary, text: str, key: str) -> None:
    assert [place.key for place in vocabulary.places_in(text)] == [key]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a aldeia fica no Tajiquistão", "TJK"),
        ("a aldeia fica no Tadjiquistão", "TJK"),
        ("la valle dell'Alaj", "alay"),
        ("la vallée de l'Alaï", "alay"),
        ("o vale do Alai", "alay"),
        ("das Alai-Tal", "alay"),
        ("os lagos do Tibete", "tibetan-plateau"),
    ],
)
def test_names_are_spelled_differently(vocabulary: Vocabulary, text: str, key: str) -> None:
    assert [place.key for place in vocabulary.places_in(text)] == [key]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("les fleuves Gambie, Sénégal et Niger y naissent", []),
        ("the Congo River basin", []),
        ("los ríos Paraguay y Uruguay", []),
        ("the source of the Gambia, Senegal and Niger rivers", []),
        ("i fiumi di Uganda e della Repubblica Democratica del Congo", ["UGA", "COD"]),
        ("A river. Senegal and Mali share it.", ["SEN", "MLI"]),
        ("the long rivers that leave Senegal", ["SEN"]),
        ("In Niger and Senegal, farmers plant trees.", ["NER", "SEN"]),
        ("Mountains feed the rivers of Uganda and Rwanda.", ["UGA", "RWA"]),
    ],
)
def test_rivers_are_no_countries(vocabulary, text, countries):
    assert [one.key for one in vocabulary.mentions(text) if one.what == "country"] == countries


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("A pan-African network", "sub_saharan_africa"),
        ("Un réseau panafricain", "sub_saharan_africa"),
        ("Una red panafricana de comunidades africanas", "sub_saharan_africa"),
        ("Reti africane", "sub_saharan_africa"),
        ("Redes africanas", "sub_saharan_africa"),
        ("Ein panafrikanisches Netz", "sub_saharan_africa"),
        ("le reti sudamericane", "south_america"),
        ("West African highlands", "west_central_africa"),
        ("les réseaux ouest-africains", "west_central_africa"),
        ("los pueblos centroasiáticos", "central_asia"),
        ("die Dörfer der kaukasischen Berge", "caucasus"),
        ("European mountains", "europe"),
        ("les montagnes européennes", "europe"),
        ("in europäischen Berggebieten", "europe"),
    ],
)
def test_a_region_is_understood_from_its_adjective(
    vocabulary: Vocabulary, text: str, region: str
) -> None:
    assert [one.key for one in vocabulary.places_in(text)] == [region]


@pytest.mark.parametrize(
    "text",
    [
        "Women of Latin America",
        "les femmes latino-américaines",
        "los pueblos latinoamericanos",
        "os povos da América Latina",
        "as mulheres latino-americanas",
        "Lateinamerikanische Frauen",
    ],
)
def test_latin_america_is_more_than_south_america(vocabulary: Vocabulary, text: str) -> None:
    keys = [one.key for one in vocabulary.places_in(text)]
    assert keys == ["south_america", "central_america_caribbean"]


def test_a_programme_of_the_union_is_not_about_european_mountains(vocabulary: Vocabulary) -> None:
    assert vocabulary.places_in("Money comes from a European programme and its calls.") == ()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("yaks of the Mongolian Altai", ["mongolian-altai", "MNG"]),
        ("the Papua New Guinea Highlands", ["new-guinea-highlands", "PNG"]),
        ("les hauts plateaux éthiopiens", ["ethiopian-highlands", "ETH"]),
        ("New Guinea Highlands", ["new-guinea-highlands"]),
        ("the Mongolian Altai and Italy", ["mongolian-altai", "MNG", "ITA"]),
    ],
)
def test_a_range_named_after_a_country_tells_that_country(
    vocabulary: Vocabulary, text: str, keys: list[str]
) -> None:
    assert [one.key for one in vocabulary.places_in(text)] == keys


@pytest.mark.parametrize(
    "text",
    [
        "Mountain women of Asia",
        "les femmes des montagnes d'Asie",
        "las mujeres de las montañas de Asia",
        "le donne delle montagne dell'Asia",
        "as mulheres das montanhas da Ásia",
        "die Frauen in den Bergen Asiens",
    ],
)
def test_asia_is_a_place(vocabulary: Vocabulary, text: str) -> None:
    assert [one.key for one in vocabulary.places_in(text)] == ["asia"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ice of High Mountain Asia", ["hindu_kush_himalaya", "central_asia"]),
        ("Inns of Central Asia and of South Asia", ["central_asia", "hindu_kush_himalaya"]),
        ("Inns of Asia and the Pacific", ["asia_pacific"]),
    ],
)
def test_parts_of_asia_are_not_all_of_it(
    vocabulary: Vocabulary, text: str, keys: list[str]
) -> None:
    assert [one.key for one in vocabulary.places_in(text)] == keys


def test_a_continent_is_found_by_its_name(vocabulary: Vocabulary) -> None:
    assert vocabulary.place("Asia").key == "asia"
    assert vocabulary.label("region", "africa") == "African continent"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Young herders of Africa", ["africa"]),
        ("les jeunes bergers d'Afrique", ["africa"]),
        ("die Berge Afrikas", ["africa"]),
        ("Young herders in Africa south of the Sahara", ["sub_saharan_africa"]),
        ("Young herders in West Africa and South Africa", ["ZAF", "west_central_africa"]),
    ],
)
def test_africa_reaches_the_mediterranean(
    vocabulary: Vocabulary, text: str, keys: list[str]
) -> None:
    assert [one.key for one in vocabulary.places_in(text)] == keys
