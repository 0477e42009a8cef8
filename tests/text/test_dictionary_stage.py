"""Words of a dictionary are added to a finished table: compounds are read, nobody is touched."""

import numpy as np
import pytest

from broker.text.training._compounds import parts_of
from broker.text.training._dictionary import Finished, add_words
from broker.text.training._settings import LANGUAGES, Settings
from broker.text.training._texts import Texts
from broker.text.training._vocabulary import make_vocabulary

SETTINGS = Settings(
    dimensions=32, nested=(16,), added_steps=200, groups=8, segmentations=2, rate=0.05
)
GERMAN = {
    "sun": "Sonne",
    "protection": "Schutz",
    "flower": "Blume",
    "forest": "Wald",
    "fire": "Brand",
    "water": "Wasser",
    "tax": "Abgabe",
    "school": "Schule",
}
SPANISH = {
    "sun": ("sol",),
    "protection": ("amparo", "protección"),
    "flower": ("flor",),
    "fire": ("incendio",),
    "tax": ("tributo",),
}
GROUPS = [
    {"en": (english,), "de": (german,), "es": SPANISH.get(english, ())}
    for english, german in GERMAN.items()
]
KNOWN = ["soleil", "forêt", "bande", "wald", "flor"]
LABELS = [*GERMAN, *KNOWN]


@pytest.fixture(scope="module")
def finished() -> Finished:
    labels = {code: [] for code in LANGUAGES} | {"en": list(GERMAN), "fr": KNOWN}
    vocabulary = make_vocabulary(labels, english=[], known=[], size=80)
    rng = np.random.default_rng(0)
    rows = rng.standard_normal((len(vocabulary.tokens), 32)).astype(np.float32)
    return Finished(vocabulary=vocabulary, rows=rows)


def added(table: Finished, *codes: str, groups=GROUPS, steps: int = 200) -> Finished:
    return add_words(
        table,
        codes=codes,
        groups=groups,
        labels=LABELS,
        texts=["The band plays on."] * 3,
        settings=Settings(**(vars(SETTINGS) | {"added_steps": steps})),
        progress=lambda *_: None,
    )


@pytest.fixture(scope="module")
def german(finished) -> Finished:
    return added(finished, "de")


@pytest.fixture(scope="module")
def spanish(german) -> Finished:
    return added(german, "fr", "es")


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
    vocabulary = finished.vocabulary.with_words(words, in_compounds=words)
    texts = Texts(forms, vocabulary=vocabulary, settings=SETTINGS, rng=np.random.default_rng(0))
    names = [token for token, _ in vocabulary.tokens]
    drawn, places = texts.tokens(np.repeat(texts.numbers(["Sonne"]), 200), split=1.0)
    alone = {names[token] for token in drawn[np.bincount(places)[places] == 1]}
    assert {"<sonnen", "<sonne", "sonne>"} <= alone


def test_german_words_and_unseen_compounds_point_where_english_points(finished, german):
    english = finished.embed(list(GERMAN))
    found = german.embed([word for word in GERMAN.values() if word != "Wald"])
    places = [place for place, word in enumerate(GERMAN.values()) if word != "Wald"]
    assert (found @ english.T).argmax(axis=1).tolist() == places
    for compound, parts in (("Sonnenschutz", {0, 1}), ("Brandschutz", {1, 4})):
        cosines = german.embed([compound])[0] @ english.T
        assert set(np.argsort(-cosines)[:2]) == parts


def test_words_of_other_languages_point_where_english_points(finished, spanish):
    english = finished.embed(list(GERMAN))
    asked = [(form, word) for word, forms in SPANISH.items() for form in forms if word != "flower"]
    found = spanish.embed([form for form, _ in asked]) @ english.T
    assert [list(GERMAN)[place] for place in found.argmax(axis=1)] == [word for _, word in asked]


def test_what_the_table_was_to_read_as_before_stays_to_the_bit(finished, german, spanish):
    texts = [*LABELS, "band"]
    for table in (german, spanish):
        assert np.array_equal(finished.embed(texts), table.embed(texts))


def test_a_word_that_its_pieces_say_as_well_gets_no_row(finished):
    forms = ["sonnig", "amparo"]
    learned = finished.embed(forms)
    groups = [
        {"en": (f"{form}x",), "es": (form,)} for form in forms
    ]  # English reads like Spanish: its pieces say all
    found = added(finished, "es", groups=groups, steps=0 + 1)
    assert not {f"<{form}>" for form in forms} & set(found.vocabulary.words)
    assert np.allclose(found.embed(forms), learned, atol=1e-5)


def test_the_same_words_give_the_same_rows(finished, german):
    again = added(finished, "de")
    assert np.array_equal(again.rows, german.rows)
    assert again.vocabulary == german.vocabulary


def test_an_english_text_of_which_nothing_is_known_teaches_nothing(finished):
    groups = [*GROUPS, {"en": ("жук",), "de": ("Käfer",)}, {"en": ("beetle",)}]
    assert np.isfinite(added(finished, "de", groups=groups, steps=2).rows).all()


def test_a_dictionary_without_words_changes_nothing(finished):
    found = added(finished, "it", "pt", steps=2)
    assert np.array_equal(found.rows, finished.rows)
    assert found.vocabulary.tokens == finished.vocabulary.tokens
