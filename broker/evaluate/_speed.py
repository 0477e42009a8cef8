"""How long a question takes, and what a large alliance costs."""

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import numpy as np

from broker.evaluate._compare import BestPeer, Report
from broker.evaluate._synthetic import synthetic_alliance, synthetic_proposals
from broker.evidence import Evidence
from broker.model import InputError, Proposal
from broker.rank import recommend
from broker.text import Encoder
from broker.vocabulary import load_vocabulary, understand

_Asked = TypeVar("_Asked")
_PEER = "brute_force"
_TOP = 20
_FEWEST = 2


def evaluate_speed(
    organisations: int,
    *,
    queries: int = 30,
    encoder: str | Encoder | None = None,
    progress: Callable[[str], None] | None = None,
) -> Report:
    """Time whole suggestions, with reasons, in a made-up alliance.

    The peer keeps nothing ready: for each question it reads every text of the alliance anew with
    the same encoder and takes the best one of each member, without reasons.

    Metrics are `p50_ms` and `p95_ms` of a question, `build_s` until the first one can be asked,
    and `peak_mb`, the most memory that the process held so far. The ratio compares p95, so below 1
    is faster than the peer.

    Args:
        organisations: Number of members, at least 2.
        queries: Number of proposals.
        encoder: A text encoder, its name or path; the default one if not given.
        progress: Told what is being done.

    Raises:
        InputError: If there are fewer than two organisations, or no queries.
    """
    if organisations < _FEWEST or queries < 1:
        raise InputError("Give at least two organisations and one query.")
    started = time.perf_counter()
    tell = progress or (lambda _: None)
    tell(f"Making up {organisations} organisations")
    vocabulary = load_vocabulary()
    alliance = synthetic_alliance(organisations, vocabulary=vocabulary)
    texts = synthetic_proposals(queries, vocabulary=vocabulary)
    tell("Reading what they do")
    begun = time.perf_counter()
    evidence = Evidence(alliance, encoder=encoder)
    proposals = [understand(text, source=None, vocabulary=vocabulary) for text in texts]
    recommend(evidence, proposal=proposals[0], top=_TOP)
    built = time.perf_counter() - begun
    ours = _timed(partial(_ask, evidence), asked=proposals, name="ours", tell=tell)
    peak = _peak()
    peer = _BruteForce(evidence)
    theirs = _timed(peer.best, asked=texts, name=_PEER, tell=tell)
    return Report(
        task="speed",
        queries=queries,
        candidates=organisations,
        methods={
            "ours": {**_figures(ours), "build_s": built, "peak_mb": peak},
            _PEER: {**_figures(theirs), "build_s": 0.0, "peak_mb": _peak()},
        },
        best_peer=_against(ours, theirs),
        slices={},
        seconds=time.perf_counter() - started,
    )


class _BruteForce:
    """Reads everything anew for each question."""

    def __init__(self, evidence: Evidence) -> None:
        self._encoder = evidence.encoder
        self._texts = [document.text for document in evidence.documents]
        self._owners = np.array([document.owner for document in evidence.documents])
        self._number = len(evidence.organisations)

    def best(self, text: str) -> list[int]:
        """Return the members whose nearest text is nearest, by place."""
        asked = self._encoder.encode([text])[0]
        cosines = self._encoder.encode(self._texts) @ asked
        best = np.full(self._number, -1.0, dtype=np.float32)
        np.maximum.at(best, self._owners, cosines)
        return [int(place) for place in np.argsort(-best, kind="stable")[:_TOP]]


def _ask(evidence: Evidence, proposal: Proposal) -> object:
    return recommend(evidence, proposal=proposal, top=_TOP)


def _timed(
    ask: Callable[[_Asked], object],
    *,
    asked: Sequence[_Asked],
    name: str,
    tell: Callable[[str], None],
) -> list[float]:
    """Return the milliseconds that each question took."""
    taken = []
    for number, one in enumerate(asked, start=1):
        begun = time.perf_counter()
        ask(one)
        taken.append(1000 * (time.perf_counter() - begun))
        tell(f"{name}: {number} of {len(asked)} questions")
    return taken


def _figures(taken: Sequence[float]) -> dict[str, float]:
    middle, high = np.percentile(taken, [50, 95])
    return {"p50_ms": float(middle), "p95_ms": float(high)}


def _against(ours: Sequence[float], theirs: Sequence[float]) -> BestPeer:
    """Return the ratio of the 95th percentiles with its bootstrap interval."""
    mine, other = np.asarray(ours), np.asarray(theirs)
    draws = np.random.default_rng(0).integers(0, len(mine), size=(2000, len(mine)))
    ratios = np.percentile(mine[draws], 95, axis=1) / np.percentile(other[draws], 95, axis=1)
    low, high = np.percentile(ratios, [2.5, 97.5])
    return BestPeer(
        metric="p95_ms",
        name=_PEER,
        ratio=float(np.percentile(mine, 95) / np.percentile(other, 95)),
        ci95=(float(low), float(high)),
    )


def _peak() -> float:
    """Return the most megabytes that this process held so far; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # macOS counts bytes, others kilobytes.
    return float(held / (1e6 if sys.platform == "darwin" else 1e3))
