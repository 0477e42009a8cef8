"""German is added to a finished table: compounds are read, and nobody else is touched."""

import numpy as np
import pytest

from broker.text.training._compounds import parts_of
from broker.text.training._german import Finished, add_german
from broker.text.training._settings import LANGUAGES, Settings
from broker.text.training._texts import Texts
from broker.text.training._vocabulary import make_vocabulary

SETTINGS = Settings(
    dimensions=32, nested=(16,), german_steps=200, groups=8, segmentations=2, rate=0.05
)
MEANINGS = {
    "sun": "Sonne",
    "protection": "Schutz",
    "flower": "Blume",
    "forest": "Wald",
    "fire": "Brand",
    "water": "Wasser",
    "tax": "Abgabe",
    "school": "Schule",
}
GROUPS = [{"en": (english,), "de": (german,)} for english, german in MEANINGS.items()]
FRENCH = ["soleil", "forêt", "bande", "wald"]


@pytest.fixture(scope="module")
def finished() -> Finished:
    labels = {code: [] for code in LANGUAGES} | {"en": list(MEANINGS), "fr": FRENCH}
    vocabulary = make_vocabulary(labels, english=[], known=[], size=80)
    rng = np.random.default_rng(0)
    rows = rng.standard_normal((len(vocabulary.tokens), 32)).astype(np.float32)
    return Finished(vocabulary=vocabulary, rows=rows)


@pytest.fixture(scope="module")
def german(finished) -> Finished:
    return add_german(
        finished,
        groups=GROUPS,
        labels=[*MEANINGS, *FRENCH],
        texts=["The band plays on."] * 3,
        settings=SETTINGS,
        progress=lambda *_: None,
    )


def test_a_word_stands_in_compounds_with_a_linking_element():
    words = (
        "kind garten kindergarten schule buch schulbuch forschung arbeitnehmer arbeit ei".split()
    )
    parts = parts_of(f"<{word}>" for word in words)
    assert parts["<kind>"] == ("<kind", "<kinder", "kind>")
    assert parts["<schule>"] == ("<schul", "<schule", "<schulen", "schule>")
    assert "<arbeitn" not in parts["<arbeit>"]
    assert "<ei>" not in parts


def test_a_long_form_is_a_part_only_where_another_word_shows_it():
    alone = parts_of(["<forschung>"])
    shown = parts_of(["<forschung>", "<forschungsrat>"])
    assert "<forschungs" not in alone["<forschung>"]
    assert "<forschungs" in shown["<forschung>"]


def test_parts_of_compounds_are_marked_at_one_end_and_short():
    long = f"<{'un' * 9}>"
    parts = parts_of(["<wald>", "<жук>", "<b2b>", long])
    assert set(parts) == {"<wald>"}
    for pieces in parts.values():
        assert all((piece[0] == "<") != (piece[-1] == ">") for piece in pieces)


def test_a_part_alone_stands_for_its_word_in_some_of_the_readings(finished):
    forms = ["Sonne", "Schutz", "Sonnenschutz"]
    words = [f"<{form.lower()}>" for form in forms]
    vocabulary = finished.vocabulary.with_german(words)
    texts = Texts(forms, vocabulary=vocabulary, settings=SETTINGS, rng=np.random.default_rng(0))
    names = [token for token, _ in vocabulary.tokens]
    drawn, places = texts.tokens(np.repeat(texts.numbers(["Sonne"]), 200), split=1.0)
    alone = {names[token] for token in drawn[np.bincount(places)[places] == 1]}
    assert {"<sonnen", "<sonne", "sonne>"} <= alone


def test_german_words_and_unseen_compounds_point_where_english_points(finished, german):
    english = finished.embed(list(MEANINGS))
    found = german.embed([word for word in MEANINGS.values() if word != "Wald"])
    places = [place for place, word in enumerate(MEANINGS.values()) if word != "Wald"]
    assert (found @ english.T).argmax(axis=1).tolist() == places
    for compound, parts in (("Sonnenschutz", {0, 1}), ("Schulbrand", {4, 7})):
        cosines = german.embed([compound])[0] @ english.T
        assert set(np.argsort(-cosines)[:2]) == parts


def test_what_other_languages_use_stays_as_it_is_to_the_bit(finished, german):
    texts = [*MEANINGS, *FRENCH, "band"]
    assert np.array_equal(finished.embed(texts), german.embed(texts))


def test_the_same_words_give_the_same_rows(finished, german):
    again = add_german(
        finished,
        groups=GROUPS,
        labels=[*MEANINGS, *FRENCH],
        texts=["The band plays on."] * 3,
        settings=SETTINGS,
        progress=lambda *_: None,
    )
    assert np.array_equal(again.rows, german.rows)
    assert again.vocabulary == german.vocabulary


def test_an_english_text_of_which_nothing_is_known_teaches_nothing(finished):
    groups = [*GROUPS, {"en": ("жук",), "de": ("Käfer",)}, {"en": ("beetle",)}]
    found = add_german(
        finished,
        groups=groups,
        labels=[],
        texts=[],
        settings=Settings(**(vars(SETTINGS) | {"german_steps": 2})),
        progress=lambda *_: None,
    )
    assert np.isfinite(found.rows).all()
