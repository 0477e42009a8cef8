import pytest

from broker.vocabulary import Vocabulary

WATERSHED = [
    "Watershed management in the Andes",
    "restoring watersheds and springs",
    "Gestion des bassins versants dans les Andes",
    "manejo de cuencas hidrográficas",
    "gestione dei bacini idrografici nelle Ande",
    "gestão de bacias hidrográficas",
    "Einzugsgebietsmanagement in den Anden",
    "Schutz der Wassereinzugsgebiete",
]


@pytest.mark.parametrize("text", WATERSHED)
def test_one_theme_in_six_languages(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.themes_in(text)[0] == "watershed_management"


@pytest.mark.parametrize("language", ["en", "fr", "es", "it", "pt", "de"])
def test_the_label_of_a_theme_is_about_that_theme(vocabulary: Vocabulary, language: str) -> None:
    for key, theme in vocabulary.themes.items():
        assert vocabulary.themes_in(theme.label(language))[0] == key


def test_a_single_cue_makes_a_label_but_not_a_long_text(vocabulary: Vocabulary) -> None:
    filler = "We meet the council on Monday and talk about what was said before. " * 20
    assert vocabulary.themes_in("Healthy soils") == ("watershed_management",)
    assert vocabulary.themes_in(filler + "There was soil on the table.") == ()


def test_the_clearest_theme_comes_first(vocabulary: Vocabulary) -> None:
    text = "Sustainable tourism: trekking and homestays on old trails, with a little honey to sell."
    assert vocabulary.themes_in(text)[0] == "tourism"


def test_no_more_than_six_themes(vocabulary: Vocabulary) -> None:
    text = ", ".join(theme.label() for theme in vocabulary.themes.values())
    assert len(vocabulary.themes_in(text)) == 6


def test_a_false_friend_does_not_count(vocabulary: Vocabulary) -> None:
    english = "The hall of fame of the village is open to all who were in the band"
    assert "food_security" not in vocabulary.themes_in(english)
    assert vocabulary.themes_in("La fame nelle montagne è un problema che cresce") == (
        "food_security",
    )


@pytest.mark.parametrize(
    "text",
    [
        "It is shared between the ministries of agriculture, forests, water and tourism today.",
        "C'est partagé entre les ministères de l'agriculture, des forêts, de l'eau et du tourisme.",
        "Se reparte entre los ministerios de agricultura, bosques, agua y turismo de los países.",
        "È divisa tra i ministeri dell'agricoltura, delle foreste, dell'acqua e del turismo.",
        "Está dividida entre os ministérios da agricultura, das florestas, da água e do turismo.",
        "Es ist nun auf die Ministerien für Landwirtschaft, Wald, Wasser und Tourismus verteilt.",
    ],
)
def test_which_ministries_are_meant_is_no_theme(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.themes_in(text) == ()


def test_what_a_ministry_does_is_a_theme(vocabulary: Vocabulary) -> None:
    does = "The Ministry of Agriculture supports forests in all of the country's five valleys."
    beside = "Together with the Ministry of Water, forests are planted in all of the five valleys."
    assert vocabulary.themes_in(does) == ("forests",)
    assert vocabulary.themes_in(beside) == ("forests",)
    assert vocabulary.themes_in("Ministry of Water") == ("water",)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Frauengruppen im Dorf", "gender"),
        ("women's groups in the village", "gender"),
        ("groupes de femmes du village", "gender"),
        ("Junge Forschende im Tal", "youth"),
        ("Young guides in the valley", "youth"),
        ("de jeunes guides", "youth"),
        ("cultures fourragères", "sard_m"),
        ("culturas forrageiras", "sard_m"),
        ("la culture des bergers", "indigenous_peoples_culture"),
        ("Wasserkraft im Tal", "energy"),
    ],
)
def test_words_and_their_compounds(vocabulary: Vocabulary, text: str, theme: str) -> None:
    assert vocabulary.themes_in(text)[0] == theme


def test_german_verbs_are_no_nouns(vocabulary: Vocabulary) -> None:
    assert "mountain_products" not in vocabulary.themes_in("Das wollen wir tun.")
    assert vocabulary.themes_in("Die Wolle der Schafe")[:1] != ()
    assert vocabulary.themes_in("wald und wasser") == ("forests", "water")


def test_crops_are_no_culture(vocabulary: Vocabulary) -> None:
    french = "Nous semons des cultures fourragères et d'autres cultures dans les prés du village."
    assert "indigenous_peoples_culture" not in vocabulary.themes_in(french)


@pytest.mark.parametrize("text", ["", " ", "12 345", "🏔", "\ud800", "the and of"])
def test_nothing_is_about_nothing(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.themes_in(text) == ()


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Kunststoffabfälle und Kunstdünger", "indigenous_peoples_culture"),
        ("Skizze eines Projekts", "tourism"),
        ("Regeneration der Weiden", "water"),
        ("Messe für Bergprodukte", "research"),
        ("Wanderweidewirtschaft der Hirten", "tourism"),
        ("Schule für Wanderarbeiter", "tourism"),
    ],
)
def test_the_beginning_of_a_german_word_is_not_the_word(
    vocabulary: Vocabulary, text: str, theme: str
) -> None:
    assert theme not in vocabulary.themes_in(text)


@pytest.mark.parametrize(
    ("theme", "texts"),
    [
        (
            "biodiversity",
            [
                "wolves and bears come back",
                "le retour du loup et de l'ours",
                "el regreso del lobo y del oso",
                "il ritorno del lupo e dell'orso",
                "o regresso do lobo e do urso",
                "die Rückkehr von Wolf und Bär",
            ],
        ),
        (
            "sard_m",
            [
                "yak herders",
                "éleveurs de yaks",
                "pastores de yaks",
                "allevatori di yak",
                "criadores de iaques",
                "Yakhirten",
            ],
        ),
        (
            "sard_m",
            [
                "maize and barley",
                "le millet et l'orge",
                "maíz y cebada",
                "granturco e orzo",
                "milho e cevada",
                "Mais und Gerste",
            ],
        ),
        (
            "sustainable_livelihoods",
            [
                "remittances of those who left",
                "les transferts d'argent des migrants",
                "remesas de migrantes",
                "rimesse dei migranti",
                "remessas dos migrantes",
                "Rücküberweisungen aus der Ferne",
            ],
        ),
        (
            "disaster_risk_reduction",
            [
                "glacial lake outburst floods",
                "vidanges brutales de lacs glaciaires",
                "desborde de lagunas glaciares",
                "svuotamento improvviso di laghi glaciali",
                "cheias por rutura de lagos glaciares",
                "Gletscherseeausbrüche",
            ],
        ),
    ],
)
def test_what_mountain_people_write_about_is_understood_in_six_languages(
    vocabulary: Vocabulary, theme: str, texts: list[str]
) -> None:
    assert [theme in vocabulary.themes_in(text) for text in texts] == [True] * 6


def test_but_is_no_maize(vocabulary: Vocabulary) -> None:
    assert vocabulary.themes_in("Le chemin est long mais beau. Mais il est fini.") == ()
    assert vocabulary.themes_in("O caminho é mais longo, mas bonito.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Eine Bar in jedem Dorf, und ein Raum für die Alten",
        "Die alten Kasernen in den Dörfern sollen Wohnungen werden",
        "Das Gasteinertal und seine Straße",
    ],
)
def test_without_its_umlaut_a_german_word_is_another(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.themes_in(text) == ()


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Ein BÄR im Dorf", "biodiversity"),
        ("Die Ba\u0308ren kommen in die Dörfer zurück", "biodiversity"),
        ("Eine Käserei für das Dorf", "sard_m"),
    ],
)
def test_an_umlaut_counts_however_it_is_typed(
    vocabulary: Vocabulary, text: str, theme: str
) -> None:
    assert vocabulary.themes_in(text)[0] == theme


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("CCA, DRR and GESI in five districts", "climate_change disaster_risk_reduction gender"),
        ("Plantas medicinales en manos de parteras", "mountain_products"),
        ("Ein Verein für Heilpflanzen und Bergwiesen", "mountain_products biodiversity"),
        ("La culture du risque dans la vallée", "disaster_risk_reduction"),
        ("Des pico-centrales et leurs turbines", "energy"),
        ("O fogo volta de sete em sete anos", ""),
        ("Uma associação indígena de agricultores familiares", "indigenous_peoples_culture sard_m"),
        ("L'agence des eaux et forêts", "forests"),
    ],
)
def test_words_of_the_field(vocabulary: Vocabulary, text: str, themes: str) -> None:
    assert set(vocabulary.themes_in(text)) == set(themes.split())
