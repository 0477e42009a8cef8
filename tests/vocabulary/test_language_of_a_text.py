import pytest

from broker.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We want to restore the springs of our villages with women and young people.", "en"),
        ("Nous voulons restaurer les sources de nos villages avec les femmes.", "fr"),
        ("Queremos recuperar los manantiales de nuestras comunidades con las mujeres.", "es"),
        ("Vogliamo recuperare le sorgenti dei nostri villaggi con le donne.", "it"),
        ("Queremos recuperar as nascentes das nossas aldeias com as mulheres.", "pt"),
        ("Wir wollen die Quellen unserer Dörfer mit den Frauen wieder herstellen.", "de"),
        ("Мы хотим восстановить родники в наших сёлах вместе с женщинами.", "ru"),
        ("Gestion des bassins versants dans les Andes", "fr"),
        ("gestione dei bacini idrografici nelle Ande", "it"),
        ("Gestão de bacias hidrográficas nos Andes", "pt"),
        ("Manejo de cuencas en los Andes", "es"),
        ("Einzugsgebietsmanagement in den Anden", "de"),
        ("Watershed management in the Andes", "en"),
        ("Educación ambiental", "es"),
        ("Forêts de montagne", "fr"),
    ],
)
def test_seven_languages(vocabulary: Vocabulary, text: str, language: str) -> None:
    assert vocabulary.language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Andes",
        "USD 5,000",
        "the",
        "流域管理",
        "Управління гірськими водозборами",
        "Тоолордогу суу ресурстарын башкаруу",
        "Het beheer van de bergen en het water in de Alpen",
        "Els pobles de muntanya i la seva cultura amb els joves",
        "Muntii Carpati sunt o resursa pentru oamenii din regiune",
    ],
)
def test_none_where_it_is_unclear_or_another(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.language_of(text) is None
