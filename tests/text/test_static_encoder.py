"""The shipped multilingual encoder."""

import json
import subprocess
import sys
import time
import unicodedata
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.model import InputError
from broker.text._static import StaticEncoder
from tests.text import test_encoders_conform as suite

MODEL = Path(__file__).parents[2] / "models" / "six-languages"
LARGEST = 25_000_000
TEXTS = [
    "Sustainable management of mountain watersheds in the Andes",
    "La gestión sostenible de las cuencas hidrográficas de montaña en los Andes",
    "Umgebungslärm, Wasserkraftwerke und Größenordnungen",
    "L'eau, l'énergie et l'œuvre des coopératives",
    "A CO2 price of 12.50 in 2024 (H2020)",
    "Горы и горные сообщества",
    "",
]
SAME = (
    ("gestione dei bacini idrografici", "watershed management", "vocational training"),
    ("formation professionnelle", "vocational training", "watershed management"),
    ("Lawinenschutz und Hochwasser", "avalanches and floods", "gender equality"),
    ("produtos de montanha e mel", "mountain products and honey", "nuclear energy"),
    ("mujeres indígenas y artesanía", "indigenous women and handicraft", "air traffic control"),
    ("Wasserkraftwerk", "hydroelectric power plant", "school teacher"),
)

globals().update({name: test for name, test in vars(suite).items() if name.startswith("test_")})
"""Every encoder passes the conformance suite; here it runs with the fixture below."""


@cache
def shipped():
    return StaticEncoder(MODEL)


@pytest.fixture(scope="module")
def encoder():
    return shipped()


@pytest.mark.parametrize(("text", "near", "far"), SAME)
def test_translations_are_nearer_than_other_subjects(encoder, text, near, far):
    rows = encoder.encode([text, near, far])
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.15


@pytest.mark.parametrize(
    "text", ["the of and", "les des aux", "und der die", "12 345", "a", "e l' o", "Горы и горные"]
)
def test_what_means_nothing_gives_zeros(encoder, text):
    assert not encoder.encode([text]).any()


def test_function_words_and_numbers_change_nothing(encoder):
    bare, dressed = encoder.encode(["mountain forest", "In 2024, the 12 mountain and the forest"])
    np.testing.assert_allclose(bare, dressed, atol=1e-6)


def test_case_accents_and_forms_change_nothing(encoder):
    text = "Énergie hydroélectrique à Größe"
    forms = [
        text,
        text.upper(),
        unicodedata.normalize("NFD", text),
        "Energie hydroelectrique a Grosse",
    ]
    rows = encoder.encode(forms)
    np.testing.assert_allclose(rows, rows[[0] * len(forms)], atol=1e-6)


@pytest.mark.parametrize(
    ("text", "share"),
    [("mountain people", 1.0), ("Горы и горные", 0.0), ("", 1.0), ("🏔️ 123", 1.0), ("山地", 0.0)],
)
def test_it_says_how_much_it_can_read(encoder, text, share):
    assert encoder.readable(text) == pytest.approx(share)


def test_half_of_a_mixed_text_is_readable(encoder):
    assert encoder.readable("aaaa бббб") == pytest.approx(0.5)


@given(st.text(st.characters(), max_size=80))
@settings(max_examples=50, deadline=None)
def test_the_readable_share_is_a_share(text):
    assert 0 <= shipped().readable(text) <= 1


def test_a_cut_vector_is_the_beginning_of_the_whole_one(encoder):
    half = StaticEncoder(MODEL, dimensions=encoder.dimensions // 2)
    whole = encoder.encode(TEXTS)[:, : half.dimensions]
    lengths = np.linalg.norm(whole, axis=1, keepdims=True)
    np.testing.assert_allclose(
        half.encode(TEXTS), np.divide(whole, lengths, where=lengths > 0, out=whole), atol=1e-5
    )
    assert half.name != encoder.name


@pytest.mark.parametrize("dimensions", [-1, 10_000])
def test_an_impossible_cut_is_refused(dimensions):
    with pytest.raises(InputError, match="dimensions"):
        StaticEncoder(MODEL, dimensions=dimensions)


def test_a_very_long_text_equals_the_sum_of_its_words(encoder):
    rows = encoder.encode(["forest glacier " * 20_000, "forest glacier"])
    np.testing.assert_allclose(rows[0], rows[1], atol=1e-4)


@cache
def parts():
    from safetensors.numpy import load
    from tokenizers import Tokenizer

    arrays = load((MODEL / "model.safetensors").read_bytes())
    return arrays, Tokenizer.from_file(str(MODEL / "tokenizer.json"))


def plain_sums(texts):
    """Vectors as the model defines them: the whole text through the tokenizer, piece by piece."""
    arrays, tokenizer = parts()
    rows = []
    for text in texts:
        pieces = tokenizer.encode(text, add_special_tokens=False).ids
        total = arrays["weights"][pieces] @ arrays["embeddings"][pieces].astype(np.float32)
        rows.append(total / max(np.linalg.norm(total), 1e-12))
    return np.array(rows, dtype=np.float32)


ODD_WORDS = (
    "watershed L’Été l'eau ŀ Ŀa ½ co2 Größe e\u0301te\u0301 ﷺ Горы «a» ﬁn İl x_y a\u00adb n.º H₂O "
    "ŉa ΟΔΟΣ \u0338 流域 🏔"
)
WORDS = st.sampled_from(ODD_WORDS.split(" "))


@given(
    st.lists(
        st.lists(WORDS | st.text(max_size=6), max_size=12).map(" ".join) | st.text(max_size=60),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=150, deadline=None)
def test_words_taken_apart_once_give_the_vector_of_the_whole_text(texts):
    np.testing.assert_allclose(shipped().encode(texts), plain_sums(texts), atol=1e-5)


def test_texts_in_several_blocks_are_whole(encoder):
    page = "".join(f"forest{number} glacier " for number in range(100))
    rows = encoder.encode(["glacier", page * 400, "forest", "", page])
    np.testing.assert_allclose(rows[1], rows[4], atol=1e-4)
    np.testing.assert_allclose(rows[[0, 2]], encoder.encode(["glacier", "forest"]), atol=1e-6)


@pytest.mark.parametrize("word", ["x", "gewässer", "é", "ж", "a\u0301\u0316", "流", "a."])
def test_a_megabyte_of_one_word_takes_no_time(encoder, word):
    text = word * (1_000_000 // len(word))
    started = time.process_time()
    row = encoder.encode([text])[0]
    share = encoder.readable(text)
    assert np.isfinite(row).all()
    assert 0 <= share <= 1
    assert time.process_time() - started < 8, "a quadratic step takes minutes"


@pytest.mark.parametrize("damage", ["missing", "cut", "other"])
def test_a_damaged_model_is_refused_with_advice(tmp_path, damage):
    if damage != "missing":
        weights = (MODEL / "model.safetensors").read_bytes()
        whole = damage == "other"
        (tmp_path / "model.safetensors").write_bytes(weights if whole else weights[:1000])
        (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(InputError, match=r"python -m broker\.text\.training"):
        StaticEncoder(tmp_path)


def test_the_model_is_small_and_has_a_card():
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= LARGEST
    card = (MODEL / "README.md").read_text("utf-8")
    for said in ("EuroVoc", "GEMET", "CORDIS", "CC BY", "python -m broker.text.training", "tried"):
        assert said in card
    assert "{{" not in card


def test_no_path_of_the_machine_that_built_it_is_in_the_model():
    for path in MODEL.rglob("*.json"):
        text = path.read_text("utf-8")
        json.loads(text)
        if path.name != "tokenizer.json":
            assert "/tmp" not in text
            assert "/work" not in text


def test_reading_it_imports_nothing_heavy():
    code = (
        "import sys; from broker.text._static import StaticEncoder\n"
        "assert StaticEncoder(sys.argv[1]).encode(['forest']).any()\n"
        "print([m for m in ('torch', 'sentence_transformers', 'sklearn') if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code, str(MODEL)], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "[]"


@pytest.mark.slow
def test_sentence_transformers_gives_the_same_vectors(encoder):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(MODEL), device="cpu")
    assert [type(module).__name__ for module in model] == ["StaticEmbedding", "Normalize"]
    theirs = model.encode(TEXTS, convert_to_numpy=True)
    np.testing.assert_allclose(encoder.encode(TEXTS), theirs, atol=1e-5)
