"""Corrections are told in the reader's words."""

import pytest

from broker.freshness import read_form, told
from broker.vocabulary import load_vocabulary
from broker.wording import Words
from tests.freshness.test_forms import TODAY, WORLD, answered


@pytest.mark.parametrize(
    ("language", "field", "correction", "sentence"),
    [
        ("fr", "country", "Perú", "Alpine Club, pays : Suisse → Pérou"),
        ("es", "themes", "Water; gender", "Alpine Club, temas: Género y Bosques → Género y Agua"),
        ("en", "acronym", "AC", "Alpine Club, short name: – → AC"),
        ("es", "status", "completed", "Alpine Club, «Walk», estado: en curso → terminada"),
        ("fr", "text", "Cordes", "Alpine Club, ce qu’elle offre : Ropes → Cordes"),
    ],
)
def test_a_correction_is_told_with_names(tmp_path, language, field, correction, sentence):
    path = answered(tmp_path, {field: ("no", correction)})
    after, found = read_form(
        path, alliance=WORLD, vocabulary=load_vocabulary(), by="focal point", on=TODAY
    )
    (one,) = found.corrections
    assert told(one, alliance=after, words=Words(language)).replace("\xa0", " ") == sentence
