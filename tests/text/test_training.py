"""Building the multilingual encoder, from reading the sets to a model in a folder."""

import csv
import gzip
import hashlib
import subprocess
import sys
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.model import InputError, fold
from broker.text.training import Settings, _build, build
from broker.text.training._export import finished, in_eight_bits
from broker.text.training._holdout import split
from broker.text.training._pieces import draw, learn_pieces
from broker.text.training._sets import (
    Concept,
    read_concepts,
    read_dictionary,
    read_english,
    read_lexicon,
    read_names,
)
from broker.text.training._settings import LANGUAGES
from broker.text.training._vocabulary import normaliser, words_of

SMALL = Settings(
    dimensions=16,
    nested=(8, 4),
    steps=40,
    added_steps=10,
    kept=8,
    groups=32,
    texts=16,
    pairs=8,
    pieces=400,
    held_out=4,
    development=4,
    segmentations=2,
    threads=1,
)
ADJECTIVES = {
    "en": ("alpine", "rural", "tropical", "marine", "arctic", "urban"),
    "fr": ("alpin", "rural", "tropical", "marin", "arctique", "urbain"),
    "es": ("alpino", "rural", "tropical", "marino", "ártico", "urbano"),
    "it": ("alpino", "rurale", "tropicale", "marino", "artico", "urbano"),
    "pt": ("alpino", "rural", "tropical", "marinho", "ártico", "urbano"),
    "de": ("Alpen", "Land", "Tropen", "Meeres", "Arktis", "Stadt"),
}
NOUNS = {
    "en": ("forest", "energy", "tourism", "water", "culture"),
    "fr": ("forêt", "énergie", "tourisme", "eau", "culture"),
    "es": ("bosque", "energía", "turismo", "agua", "cultura"),
    "it": ("bosco", "energia", "turismo", "acqua", "cultura"),
    "pt": ("floresta", "energia", "turismo", "água", "cultura"),
    "de": ("wald", "energie", "tourismus", "wasser", "kultur"),
}
PROJECT = ("id", "title", "objective", "startDate")
PARTNER = ("projectID", "organisationID", "role")


class Counting:
    """A teacher that knows nothing but which words a text holds."""

    def words(self):
        return ["forest", "glacier"]

    def encode(self, texts):
        rows = np.zeros((len(texts), 24), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 0.1
            for word in fold(text).split():
                row[zlib.crc32(word.encode()) % 24] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def write(path, names, rows, *, delimiter=";"):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL)
        writer.writerows([names, *rows])


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    labels = [
        [
            f"{NOUNS[code][noun]} {ADJECTIVES[code][adjective]}"
            if code in {"fr", "es", "it", "pt"}
            else f"{ADJECTIVES[code][adjective]}{' ' if code == 'en' else ''}{NOUNS[code][noun]}"
            for code in LANGUAGES
        ]
        for noun in range(5)
        for adjective in range(6)
    ]
    write(folder / "thesauri/eurovoc.csv.gz", LANGUAGES, labels[:20], delimiter=",")
    write(
        folder / "thesauri/gemet.csv.gz",
        (*LANGUAGES, "def_en"),
        [[*row, f"What {row[0]} means."] for row in labels[15:]],
        delimiter=",",
    )
    text = "A long sentence about {0} in the mountains. Another long one about {0} and people."
    months = [f"2024-{1 + number % 12:02}-01" for number in range(24)]
    write(
        folder / "cordis/horizon/project.csv.gz",
        PROJECT,
        [
            [n, f"{labels[n][0]} plan", text.format(labels[n][0]), day]
            for n, day in enumerate(months)
        ],
    )
    write(
        folder / "cordis/horizon/organization.csv.gz",
        PARTNER,
        [
            [n, f"o{(n + m) % 9}", "participant" if m else "coordinator"]
            for n in range(24)
            for m in range(5)
        ],
    )
    write(
        folder / "cordis/horizon/topics.csv.gz",
        ("projectID", "title"),
        [[n, f"topic {labels[n][0]}"] for n in range(24)],
    )
    write(
        folder / "cordis/horizon/deliverables.csv.gz",
        ("projectID", "title", "description"),
        [[n, f"report {n}", f"describes {labels[n][0]}"] for n in range(24)],
    )
    for programme in ("fp7", "h2020"):
        write(
            folder / f"cordis/{programme}/project.csv.gz",
            PROJECT,
            [[n, f"{programme} {n}", "Short text about tourism.", ""] for n in range(3)],
        )
    write(
        folder / "cordis/fp7/organization.csv.gz",
        PARTNER,
        [[n, code, ""] for n in range(3) for code in ("uplands", f"only {n}")],
    )
    return folder


@pytest.fixture
def made(data, tmp_path, monkeypatch):
    words = [{code: (NOUNS[code][n],) for code in LANGUAGES} for n in range(5)]
    monkeypatch.setattr(_build, "read_lexicon", lambda: words)
    monkeypatch.setattr(_build, "read_dictionary", list)
    monkeypatch.setattr(_build, "read_names", list)

    def make(name="tiny", **changes):
        figures = build(
            data,
            out=tmp_path / name,
            settings=Settings(**(vars(SMALL) | changes)),
            teacher=Counting(),
            tell=lambda _: None,
            progress=lambda *_: None,
        )
        return tmp_path / name, figures

    return make


@pytest.mark.slow
def test_a_tiny_training_learns_and_is_the_same_to_the_bit_from_the_same_seed(made):
    (one, figures), (other, _) = made("one/model"), made("other/model")
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert {"model.safetensors", "tokenizer.json", "modules.json", "README.md"} <= set(
        map(str, files)
    )
    for path in files:
        digests = [hashlib.sha256((root / path).read_bytes()).digest() for root in (one, other)]
        assert digests[0] == digests[1], path
    assert np.mean([accuracy for accuracy, _ in figures.test[8].values()]) > 0.5
    another = made("another/model", seed=2, steps=3)[0]
    assert (another / "model.safetensors").read_bytes() != (one / "model.safetensors").read_bytes()
    card = (one / "README.md").read_text("utf-8")
    assert "{{" not in card
    assert "| all-MiniLM-L6-v2 |" in card


def test_held_out_concepts_share_no_label_with_what_is_learned(data):
    concepts = read_concepts(data)
    sets = split(concepts, test=5, development=5)
    parts = (sets.train, sets.development, sets.test)
    assert sum(map(len, parts)) == len(concepts)
    assert min(map(len, parts)) >= 5
    labels = [{(c, fold(x)) for one in part for c, x in one.labels.items()} for part in parts]
    assert not labels[0] & labels[1]
    assert not labels[0] & labels[2]
    assert not labels[1] & labels[2]


def test_groups_with_a_held_out_label_are_not_learned():
    sets = split([Concept({"en": "cow", "fr": "vache"}, "")], test=1, development=0)
    kept = {"en": ("horse",), "fr": ("cheval",)}
    groups = [{"en": ("cattle", "Cow"), "fr": ("bovin",)}, {"en": ("x",), "fr": ("VACHE",)}, kept]
    assert sets.unseen(groups) == [kept]


def test_projects_that_serve_as_queries_are_never_read(data):
    english = read_english(data, concepts=())
    texts = " ".join([*english.texts, *(text for pair in english.pairs for text in pair)])
    late = "rural culture"  # begins in October and later only
    early = "alpine forest"
    assert early in texts
    numbers = [n for n in range(24) if 1 + n % 12 >= 10]
    assert all(f"report {n} " not in f"{texts} " for n in numbers)
    assert late not in texts


def test_missing_data_are_named(tmp_path):
    with pytest.raises(InputError, match="eurovoc"):
        read_concepts(tmp_path)


@pytest.mark.slow
def test_the_command_says_what_is_missing(tmp_path):
    shown = subprocess.run(
        [sys.executable, "-m", "broker.text.training", "--data", tmp_path, "--out", tmp_path / "m"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.returncode == 2
    assert "eurovoc" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_the_lexicon_has_every_language_in_every_row():
    groups = read_lexicon()
    assert len(groups) > 1000
    for group in groups:
        assert set(group) == set(LANGUAGES)
        assert all(form == form.strip() != "" for forms in group.values() for form in forms), group
    english = [group["en"] for group in groups]
    assert len(set(english)) == len(english)


def test_words_of_the_dictionary_come_with_their_english_ones():
    groups = read_dictionary()
    assert len(groups) > 15_000
    for group in groups:
        assert "en" in group
        assert {*group} - {"en"} <= {*LANGUAGES}
        assert len(group) > 1
        assert all(form == form.strip() != "" for forms in group.values() for form in forms), group
    english = [frozenset(group["en"]) for group in groups]
    assert len(set(english)) == len(english)


def test_names_of_countries_and_languages_are_known():
    names = read_names()
    assert any(group["en"] == ("Switzerland",) and group["de"] == ("Schweiz",) for group in names)
    assert any(group["en"] == ("Quechua",) for group in names)


def test_words_are_folded_and_marked():
    assert words_of("L'Élan, GRÖSSE  ½ straße", using=normaliser()) == [
        "<l>", "<elan>", "<grosse>", "<1>", "<2>", "<strasse>",
    ]  # fmt: skip
    assert words_of(" … ", using=normaliser()) == []


WORDS = {f"<{first}{last}>": 1.0 for first in ("berg", "wald", "wasser", "schnee", "tal")
         for last in ("hang", "bauer", "kraft", "weg", "schutz")}  # fmt: skip


def test_pieces_are_the_parts_of_compounds():
    pieces = learn_pieces(WORDS, size=30)
    best = sorted(pieces, key=pieces.get, reverse=True)[:10]
    assert {"<wasser", "<schnee", "schutz>", "bauer>"} <= set(best)
    assert not set(WORDS) & set(pieces)


@given(st.sampled_from(sorted(WORDS)), st.integers(0, 9))
@settings(max_examples=20, deadline=None)
def test_drawn_pieces_make_up_their_word(word, seed):
    scores = learn_pieces(WORDS, size=30)
    drawn = draw(word, scores=scores, times=4, flatness=0.5, rng=np.random.default_rng(seed))
    assert len(drawn) == 4
    assert all("".join(pieces) == word and len(pieces) > 1 for pieces in drawn)


def test_a_word_of_unknown_letters_has_no_pieces():
    scores = learn_pieces(WORDS, size=30)
    assert draw("<жук>", scores=scores, times=3, flatness=1, rng=np.random.default_rng(0)) == []


def test_eight_bits_are_nearly_exact_and_zeros_stay_zeros():
    rows = np.random.default_rng(0).standard_normal((50, 32)).astype(np.float32)
    rows[7] = 0
    whole, scales = in_eight_bits(rows)
    assert whole.dtype == np.int8
    np.testing.assert_allclose(whole * scales[:, None], rows, atol=float(scales.max()))
    assert not whole[7].any()
    assert scales[7] == 0


def test_function_words_numbers_and_the_unknown_have_no_row():
    tokens = ["[UNK]", "<the>", "<und>", "7", "<7", "<forest>", "<for"]
    rows = finished(np.ones((7, 3), dtype=np.float32), tokens=tokens)
    assert rows.any(axis=1).tolist() == [False] * 5 + [True] * 2
