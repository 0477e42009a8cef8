import numpy as np
import pytest
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from broker.model import InputError
from broker.text import LatentSemanticEncoder
from broker.text._semantic import features_of
from tests.text.corpus import CORPUS

QUERIES = [
    "Irrigation of the watershed, irrigation of the river and irrigation again",
    "Mountain women and forests",
    "wholly unknown zyzzyva",
    "",
]


@pytest.fixture(scope="module")
def encoder():
    return LatentSemanticEncoder.fit(CORPUS, dimensions=12)


def test_numpy_encodes_what_scikit_learn_would(encoder):
    features = bytes(encoder.arrays()["features"]).decode().split("\n")
    tfidf = TfidfVectorizer(
        analyzer=features_of, vocabulary=features, sublinear_tf=True, norm=None
    ).fit(CORPUS)
    share = np.where([feature.startswith("#") for feature in features], 0.35, 1.0)

    def weighted(texts):
        return normalize(tfidf.transform(texts).multiply(share).tocsr())

    svd = TruncatedSVD(12, random_state=0).fit(weighted(CORPUS))
    for texts in (CORPUS, QUERIES):
        expected = normalize(svd.transform(weighted(texts)))
        np.testing.assert_allclose(encoder.encode(texts), expected, atol=1e-5)


def test_fitting_twice_gives_the_same_encoder(encoder):
    again = LatentSemanticEncoder.fit(CORPUS, dimensions=12)
    assert again.name == encoder.name
    np.testing.assert_array_equal(again.encode(QUERIES), encoder.encode(QUERIES))


def test_other_texts_or_settings_give_another_name(encoder):
    names = {
        encoder.name,
        LatentSemanticEncoder.fit(CORPUS[1:], dimensions=12).name,
        LatentSemanticEncoder.fit(CORPUS, dimensions=11).name,
        LatentSemanticEncoder.fit(CORPUS, dimensions=12, seed=1).name,
    }
    assert len(names) == 4


def test_what_is_saved_is_loaded_to_the_bit(encoder, tmp_path):
    encoder.save(tmp_path / "encoder.npz")
    loaded = LatentSemanticEncoder.load(tmp_path / "encoder.npz")
    assert (loaded.name, loaded.dimensions) == (encoder.name, encoder.dimensions)
    np.testing.assert_array_equal(loaded.encode(CORPUS), encoder.encode(CORPUS))
    assert [path.name for path in tmp_path.iterdir()] == ["encoder.npz"]


def test_a_file_that_is_no_encoder_is_refused_with_its_name(tmp_path):
    path = tmp_path / "encoder.npz"
    for content in (None, b"", b"PK\x03\x04 no archive", b"\x93NUMPY nothing"):
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(InputError, match=r"encoder\.npz holds no encoder"):
            LatentSemanticEncoder.load(path)
    np.savez(path, other=np.zeros(3))
    with pytest.raises(InputError, match="missing"):
        LatentSemanticEncoder.load(path)


@pytest.mark.parametrize(
    "texts", [[], [""], ["🏔️", "..."], ["forest"], ["forest"] * 30, ["a b", "the of"], ["ox", "yak"]]
)
def test_corpora_that_hold_little_still_give_an_encoder(texts, tmp_path):
    encoder = LatentSemanticEncoder.fit(texts)
    rows = encoder.encode([*texts, "something else"])
    assert rows.shape == (len(texts) + 1, encoder.dimensions)
    assert np.isfinite(rows).all()
    encoder.save(tmp_path / "encoder.npz")
    np.testing.assert_array_equal(
        LatentSemanticEncoder.load(tmp_path / "encoder.npz").encode(texts), rows[:-1]
    )


def test_copies_of_a_text_add_no_dimensions():
    assert LatentSemanticEncoder.fit(["forest and river", "snow on glaciers"] * 20).dimensions == 2


def test_function_words_do_not_make_texts_similar(encoder):
    one, other = encoder.encode(
        ["This is about the forest, and about the trees of it", "This is about the school of it"]
    )
    assert one @ other < 0.5


def test_accents_and_case_make_no_difference(encoder):
    plain, accented = encoder.encode(["glacier tourism", "GLÁCIER Tóurìsm"])
    assert plain @ accented == pytest.approx(1, abs=1e-5)


def test_a_large_corpus_is_thinned_evenly(monkeypatch):
    monkeypatch.setattr("broker.text._semantic._MOST_TEXTS", 8)
    thinned = LatentSemanticEncoder.fit(CORPUS, dimensions=4)
    whole = LatentSemanticEncoder.fit(CORPUS[::3], dimensions=4)
    np.testing.assert_array_equal(thinned.encode(CORPUS), whole.encode(CORPUS))
    assert thinned.name != whole.name
