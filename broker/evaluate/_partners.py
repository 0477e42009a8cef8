"""Partner suggestions measured on consortia that really formed."""

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from broker.evaluate._compare import Report, best_peer, means
from broker.evaluate._gain import calibration_error, gini, ndcg_at, reliability
from broker.evaluate._metrics import hit_at, recall_at, reciprocal_rank
from broker.evaluate._partners_answers import RAW, SHOWN, Answers, Lists
from broker.evaluate._partners_peers import Peers
from broker.evaluate._partners_slices import Truths, slices_of
from broker.history import Past, Reading
from broker.model import InputError
from broker.rank.learned import (
    GROUPS,
    Ranker,
    Recipe,
    Sharing,
    lessons,
    questions_between,
    train_each,
    true_partners,
)
from broker.text import Encoder

METRICS = ("recall@20", "recall@100", "ndcg@10", "ndcg@20", "mrr", "hit@20")


@dataclass(frozen=True, kw_only=True)
class PartnersReport:
    """What was found, and what a report card shows besides.

    Attributes:
        report: The documented form.
        facts: Single figures: calibration, exposure, candidates.
        bins: What was said and what came true: (mean probability, share, number) of each bin.
        shown: Names that stood in our lists of 20, and how often, most often first.
    """

    report: Report
    facts: Mapping[str, float]
    bins: tuple[tuple[float, float, int], ...]
    shown: tuple[tuple[str, int], ...]


def evaluate_partners(
    reading: Reading,
    *,
    since: dt.date,
    ranker: Ranker | None = None,
    recipe: Recipe | None = None,
    sharing: Sharing | None = None,
    peer: Encoder | None = None,
    ablate: bool = False,
    progress: Callable[[str], None] | None = None,
) -> PartnersReport:
    """Measure whether the partners of later works are found from what was known before.

    A query is a work that starts on `since` or later, with a text, a known coordinator and three
    or more partners; its text and coordinator are given. History is every work that starts earlier
    or has no date. Candidates are all organisations of the history but the coordinator; the true
    partners are all others, also those that no history knows.

    Args:
        reading: All works, later ones included, and their texts. One that learned what words are
            worth from works on or after `since` is read again without them.
        since: The day that parts past and future.
        ranker: Ours, trained on works before `since`; trained here without one.
        recipe: How ours is trained.
        sharing: What ours gives up for variety and fairness.
        peer: The encoder of the peer that votes by meaning; None leaves it out.
        ablate: Train ours once more without each signal.
        progress: Told what is being done.

    Raises:
        InputError: If there is no query, too little history, or the ranker has seen a query.
    """
    started = time.perf_counter()
    tell = progress or (lambda _: None)
    works = _works(reading, since=since)
    reading = reading.before(since)
    rankers = _rankers(reading, since=since, ranker=ranker, recipe=recipe, ablate=ablate, tell=tell)
    past = _past(reading, since=since)
    tell("Fitting the peers")
    peers = Peers(past, other=peer).all()
    truths = [frozenset(map(int, true_partners(reading.history, work=work))) for work in works]
    answers = Answers(past, rankers=rankers, peers=peers, sharing=sharing or Sharing())
    for number, (work, true) in enumerate(zip(works, truths, strict=True), start=1):
        answers.ask(work, true=true)
        tell(f"{number} of {len(works)} works")
    measured = _scores(answers.lists, truths=truths)
    return PartnersReport(
        report=Report(
            task="partners",
            queries=len(works),
            candidates=int(past.known.sum()),
            methods={name: means(columns) for name, columns in measured.items()},
            best_peer=best_peer(
                {name: measured[name] for name in ("ours", *peers)}, metric="ndcg@20"
            ),
            slices={
                name: {
                    method: means(column)
                    for method, column in _scores(answers.lists, truths=some).items()
                }
                for name, some in slices_of(past, works=works, truths=truths).items()
                if any(some)
            },
            seconds=time.perf_counter() - started,
        ),
        facts=_facts(answers, past=past, truths=truths),
        bins=reliability(np.concatenate(answers.said), np.concatenate(answers.came)),
        shown=_most_shown(answers.lists["ours"], names=reading.history.names),
    )


def _works(reading: Reading, *, since: dt.date) -> list[int]:
    """Return the works that are asked about."""
    works = [int(work) for work in questions_between(reading.history, since=since)]
    if not works:
        raise InputError(
            "No work starts on %(day)s or later with a text, a known coordinator and three "
            "partners. Give an earlier day, or data that holds later works.",
            day=since,
        )
    return works


def _past(reading: Reading, *, since: dt.date) -> Past:
    """Return what was known before a day."""
    past = Past(reading=reading, day=since)
    if not past.known.any():
        raise InputError(
            "Nothing is known of anybody before %(day)s. Give a later day, or data that holds "
            "earlier works.",
            day=since,
        )
    return past


def _rankers(
    reading: Reading,
    *,
    since: dt.date,
    ranker: Ranker | None,
    recipe: Recipe | None,
    ablate: bool,
    tell: Callable[[str], None],
) -> dict[str, Ranker]:
    if ranker is not None and dt.date.fromisoformat(ranker.until) > since:
        raise InputError(
            "The ranker learned from works up to %(until)s, so it may have seen those that start "
            "on %(day)s or later. Let a new one be trained, or give a later day.",
            until=ranker.until,
            day=since,
        )
    asked: dict[str, Recipe] = {"ours": recipe or Recipe()}
    if ablate:
        for signal in GROUPS:
            asked[f"without_{signal}"] = asked["ours"].model_copy(update={"without": (signal,)})
    found = {} if ranker is None else {"ours": ranker}
    missing = {name: one for name, one in asked.items() if name not in found}
    if missing:
        given = lessons(
            reading,
            until=since,
            most=asked["ours"].lessons,
            progress=lambda done, total: tell(f"Reading {done} of {total} works to learn from"),
        )
        found |= train_each(
            given, until=since, recipes=missing, progress=lambda name: tell(f"Learning {name}")
        )
    return {name: found[name] for name in asked}


def _scores(lists: Lists, *, truths: Truths) -> dict[str, dict[str, list[float]]]:
    """Return every metric of every list; queries to which nothing is true are left out."""
    found: dict[str, dict[str, list[float]]] = {}
    for name, ranked in lists.items():
        columns: dict[str, list[float]] = {metric: [] for metric in METRICS}
        for one, true in zip(ranked, truths, strict=True):
            if true:
                for metric, value in _measured(one, true=true).items():
                    columns[metric].append(value)
        found[name] = columns
    return found


def _measured(ranked: Sequence[int], *, true: frozenset[int]) -> dict[str, float]:
    return {
        "recall@20": recall_at(20, ranked, true=true),
        "recall@100": recall_at(100, ranked, true=true),
        "ndcg@10": ndcg_at(10, ranked, true=true),
        "ndcg@20": ndcg_at(20, ranked, true=true),
        "mrr": reciprocal_rank(ranked, true=true),
        "hit@20": hit_at(20, ranked, true=true),
    }


def _facts(answers: Answers, *, past: Past, truths: Truths) -> dict[str, float]:
    lists, said, came = answers.lists, answers.said, answers.came
    shown = {place for ranked in lists[RAW] for place in ranked[:100]}
    return {
        "calibration_error": calibration_error(np.concatenate(said), np.concatenate(came)),
        "base_rate": float(np.concatenate(came).mean()),
        "exposure_gini": _exposure(lists["ours"], among=shown),
        "exposure_gini_raw": _exposure(lists[RAW], among=shown),
        "organisations_shown": float(len({p for one in lists["ours"] for p in one[:SHOWN]})),
        "organisations_shown_raw": float(len({p for one in lists[RAW] for p in one[:SHOWN]})),
        "true_partners_known": float(
            np.mean([np.mean([past.known[place] for place in true]) for true in truths])
        ),
        "true_partners_weighed": float(
            np.mean([one.sum() / max(len(true), 1) for one, true in zip(came, truths, strict=True)])
        ),
    }


def _exposure(lists: Iterable[Sequence[int]], *, among: set[int]) -> float:
    """Return the Gini coefficient of exposure in lists of 20, over those who could be shown.

    Those are the organisations that our unshared ranking puts among the first 100 of any query.
    """
    amounts = Counter(dict.fromkeys(among, 0.0))
    for ranked in lists:
        for rank, place in enumerate(ranked[:SHOWN], start=1):
            amounts[place] += 1.0 / np.log2(rank + 1)
    return gini(list(amounts.values()))


def _most_shown(
    lists: Iterable[Sequence[int]], *, names: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    counts = Counter(place for ranked in lists for place in ranked[:SHOWN])
    return tuple((names[place], count) for place, count in counts.most_common(25))
