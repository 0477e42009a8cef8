"""Labels in other languages find their English one."""

import csv
import gzip
import io

import numpy as np
import pytest

from broker.evaluate._languages import evaluate_languages
from broker.model import InputError

ROWS = [
    {"id": "1", "en": "water", "fr": "eau", "de": "Wasser"},
    {"id": "2", "en": "forest", "fr": "forêt", "de": "Wald"},
    {"id": "3", "en": "snow", "fr": "neige", "de": ""},
    {"id": "4", "en": "Water", "fr": "flotte", "de": ""},
    {"id": "5", "en": "", "fr": "sans anglais", "de": "ohne"},
]


class Dictionary:
    """Knows words by number; what it does not know has no row."""

    name = "dictionary"
    dimensions = 3

    def __init__(self, **known):
        self.known = known

    def encode(self, texts):
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            if text.lower() in self.known:
                row[self.known[text.lower()]] = 1.0
        return rows


ENGLISH = {"water": 0, "forest": 1, "snow": 2}
KNOWS = Dictionary(**ENGLISH, eau=0, flotte=0, forêt=1, neige=2, wasser=0, wald=2)
BLIND = Dictionary(**ENGLISH)


def table(rows, *, delimiter=","):
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "labels.csv"
    path.write_bytes(table(ROWS))
    return path


def test_a_label_finds_its_own_concept(file):
    report = evaluate_languages([file], encoder=KNOWS, peer=BLIND)
    ours = report.methods["ours"]
    assert report.task == "languages"
    assert (report.queries, report.candidates) == (6, 3)
    assert ours["acc@1:fr"] == ours["mrr:fr"] == 1
    # `Wald` is taken for snow, and the two others are as near as each other.
    assert ours["acc@1:de"] == 0.5
    assert ours["mrr:de"] == pytest.approx((1 + 1 / 3) / 2)
    assert ours["acc@1"] == pytest.approx(5 / 6)
    assert set(report.slices) == {"fr", "de"}
    assert report.slices["de"]["ours"]["acc@1"] == 0.5


def test_an_encoder_gains_nothing_from_what_it_cannot_read(file):
    report = evaluate_languages([file], encoder=KNOWS, peer=BLIND)
    assert report.methods["dictionary"]["acc@1"] == 0
    assert report.methods["dictionary"]["mrr"] == pytest.approx(1 / 3)
    assert report.best_peer.name == "dictionary"


def test_concepts_with_the_same_english_label_count_as_one(file):
    report = evaluate_languages([file], encoder=KNOWS, peer=BLIND, languages=("fr",))
    assert report.methods["ours"]["acc@1"] == 1


def test_gzipped_tables_and_several_files_are_read_as_one(tmp_path, file):
    packed = tmp_path / "more.csv.gz"
    packed.write_bytes(gzip.compress(table([{"en": "ice", "fr": "glace"}])))
    report = evaluate_languages([file, packed], encoder=KNOWS, peer=BLIND)
    assert (report.queries, report.candidates) == (7, 4)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_table_with_other_signs_between_its_columns_says_the_same(tmp_path, file, delimiter):
    path = tmp_path / "saved.csv"
    path.write_bytes(table(ROWS, delimiter=delimiter))
    asked = {"encoder": KNOWS, "peer": BLIND}
    assert (
        evaluate_languages([path], **asked).methods == evaluate_languages([file], **asked).methods
    )


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x0b", "\x0c", "\x1c"])
def test_a_label_with_an_odd_sign_stays_one_label(tmp_path, sign):
    path = tmp_path / "odd.csv"
    path.write_bytes(f"en,fr\nwater,eau{sign}vive\n".encode())
    whole = Dictionary(water=0, **{f"eau{sign}vive": 0})
    report = evaluate_languages([path], encoder=whole, peer=BLIND)
    assert (report.queries, report.candidates) == (1, 1)
    assert report.methods["ours"]["acc@1"] == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id,fr\n1,eau\n", "no column `en`"),
        (b"", "no column `en`"),
        (b"en,fr\nwater,\n", "no concept"),
        (b"en,fr\n\xff\xfe\n", "cannot be read"),
        (b"\x1f\x8bnothing", "cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_used_is_named(tmp_path, content, said):
    path = tmp_path / "labels.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=said) as error:
        evaluate_languages([path], encoder=KNOWS, peer=BLIND)
    assert "labels.csv" in str(error.value)


def test_without_a_file_there_is_nothing_to_measure():
    with pytest.raises(InputError, match="No file"):
        evaluate_languages([], encoder=KNOWS, peer=BLIND)
