"""Every text about an organisation knows its language, or honestly does not."""

import pytest

from broker.evidence import Evidence, languages_of
from broker.model import Alliance, FocusArea
from tests import worlds

LABELS = {
    "en": "Women and the sharing of water",
    "fr": "Gestion des bassins versants",
    "es": "Manejo de las cuencas con las mujeres",
    "it": "Gestione dei bacini idrografici",
    "pt": "Gestão de bacias hidrográficas",
    "de": "Bewirtschaftung der Einzugsgebiete",
}
UNCLEAR = {
    "a-name": "Titicaca",
    "a-number": "2024-07 (12.5)",
    "ukrainian": "Управління гірськими водозборами",
    "chinese": "流域管理",
    "several-languages": "The mountains and their people. Las montañas y sus pueblos.",
}


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    titles = {**LABELS, **UNCLEAR}
    area = FocusArea(themes=("water",), source="https://example.org/elsewhere")
    home = worlds.member("home", languages=(), summary="").model_copy(update={"focus": (area,)})
    return worlds.evidence(
        Alliance(
            members=(home, worlds.member("other", summary="Nous plantons des arbres.")),
            activities=(
                *(worlds.activity(key, of="home", title=title) for key, title in titles.items()),
                worlds.activity("more-french", of="home", title="Forêts de montagne"),
            ),
        )
    )


@pytest.mark.parametrize("language", LABELS)
def test_a_short_label_in_one_of_six_languages(evidence, language):
    assert languages_of(evidence, "home")[f"home/{language}"] == language


@pytest.mark.parametrize("key", UNCLEAR)
def test_what_does_not_tell_is_left_open(evidence, key):
    assert languages_of(evidence, "home")[f"home/{key}"] is None


def test_a_summary_tells_more_than_a_name(evidence):
    assert languages_of(evidence, "other") == {"other": "fr"}


def test_bare_tags_have_no_language(evidence):
    tags = [one for one in evidence.documents if one.kind == "focus"]
    assert tags
    assert all(
        evidence.language(one) is None and one.id not in languages_of(evidence, "home")
        for one in tags
    )


def test_the_commonest_language_comes_first_and_unclear_texts_do_not_count(evidence):
    written = evidence.written_in(evidence.position["home"])
    assert written[0] == "fr"
    assert set(written) == set(LABELS)


def test_a_language_is_looked_for_only_once(evidence, monkeypatch):
    first = languages_of(evidence, "home")
    monkeypatch.setattr(type(evidence.vocabulary), "language_of", None)
    assert languages_of(evidence, "home") == first
