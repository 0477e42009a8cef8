"""Backtest on an alliance's own past."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from broker.evaluate._compare import Report, best_peer, means
from broker.evaluate._hide import hide
from broker.evaluate._metrics import hit_at, recall_at, reciprocal_rank
from broker.evaluate._transfer import Transfer, blended, ordered
from broker.evidence import Evidence
from broker.model import Alliance, Initiative, InputError
from broker.rank import Query, Ranking
from broker.text import Encoder
from broker.vocabulary import Vocabulary, understand

METRICS = ("hit@10", "recall@10", "mrr")


@dataclass(frozen=True, kw_only=True)
class Fold:
    """An alliance that does not know one of its initiatives, and what is to be found."""

    initiative: Initiative
    evidence: Evidence
    members: tuple[str, ...]
    """Ids of the members who took part; each is given in turn and the others are to be found."""


def folds(
    alliance: Alliance,
    *,
    vocabulary: Vocabulary | None = None,
    encoder: str | Encoder | None = None,
    on: dt.date | None = None,
) -> Iterator[Fold]:
    """Hide each initiative with two or more members in turn.

    Everything that restates it is hidden with it (see `hide`), and the text encoder is fitted anew,
    so that nothing that was learned has seen the hidden initiative.
    """
    known = {member.id for member in alliance.members}
    for initiative in alliance.initiatives:
        members = tuple(key for key in dict.fromkeys(initiative.members) if key in known)
        if len(members) >= 2:
            evidence = Evidence(
                hide(alliance, initiative), vocabulary=vocabulary, encoder=encoder, on=on
            )
            yield Fold(initiative=initiative, evidence=evidence, members=members)


def evaluate_alliance(
    alliance: Alliance,
    *,
    vocabulary: Vocabulary | None = None,
    encoder: str | Encoder | None = None,
    on: dt.date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Measure suggestions on the joint work that an alliance really did.

    A query is an initiative with two or more members. Its title and summary are the proposal, each
    member in turn is the lead, and the other members are to be found among all members; a query's
    value is the mean over its leads. Peers are `popularity` (members by number of initiatives and
    activities that remain known), `words` (the best BM25 score of any document of a member) and
    `meaning` (the best cosine with the same encoder). Two more methods show what a ranker that
    learned from research consortia elsewhere knows here: `learned` is that ranker alone, `blended`
    adds it to ours. They are no peers.

    Args:
        alliance: The records.
        vocabulary: The shipped one by default.
        encoder: A text encoder, or its name; one that learns from the alliance is fitted anew for
            every query.
        on: The day from which age is counted; today by default.
        progress: Called with the number of queries done and the number of all.

    Returns:
        hit@10, recall@10 and mrr of every method, and of slices by kind of initiative.

    Raises:
        InputError: If no initiative has two members.
    """
    started = time.perf_counter()
    total = _queries(alliance)
    scores: dict[str, dict[str, list[float]]] = {}
    events: list[bool] = []
    for number, fold in enumerate(
        folds(alliance, vocabulary=vocabulary, encoder=encoder, on=on), start=1
    ):
        events.append(fold.initiative.type == "event")
        for method, values in _measure(fold).items():
            columns = scores.setdefault(method, {metric: [] for metric in METRICS})
            for metric, value in values.items():
                columns[metric].append(value)
        if progress:
            progress(number, total)
    slices = {
        "joint_work": [place for place, event in enumerate(events) if not event],
        "events": [place for place, event in enumerate(events) if event],
    }
    return Report(
        task="alliance",
        queries=total,
        candidates=len(alliance.members) - 1,
        methods={method: means(columns) for method, columns in scores.items()},
        best_peer=best_peer(
            {name: one for name, one in scores.items() if name not in {"learned", "blended"}},
            metric="mrr",
        ),
        slices={
            name: {method: means(columns, only=places) for method, columns in scores.items()}
            for name, places in slices.items()
            if places
        },
        seconds=time.perf_counter() - started,
    )


def _queries(alliance: Alliance) -> int:
    """Return how many initiatives have two members or more."""
    known = {member.id for member in alliance.members}
    total = sum(len(known.intersection(one.members)) >= 2 for one in alliance.initiatives)
    if not total:
        raise InputError(
            "No initiative has two or more members, so there is nothing to measure. Bring past "
            "joint work in with broker import FILE --kind initiatives."
        )
    return total


def _measure(fold: Fold) -> dict[str, dict[str, float]]:
    """Return the metrics of every method for one hidden initiative."""
    text = f"{fold.initiative.title}. {fold.initiative.summary}"
    popular = _popularity(fold.evidence)
    near = _best(fold.evidence, fold.evidence.vectors @ fold.evidence.embed(text))
    spoken = _best(fold.evidence, fold.evidence.lexical.scores(text))
    values: dict[str, dict[str, list[float]]] = {}
    transfer = Transfer(fold.evidence, on=fold.evidence.on)
    for lead in fold.members:
        true = frozenset(fold.members) - {lead}
        proposal = understand(text, vocabulary=fold.evidence.vocabulary, lead=lead)
        ranking = Ranking(Query(proposal=proposal, evidence=fold.evidence))
        raw = {
            fold.evidence.organisations[place].id: ranking.raw[place] for place in ranking.order()
        }
        learned = transfer.scores(text, lead=lead)
        elsewhere = {
            "learned": ordered(list(raw), learned=learned),
            "blended": blended(raw, learned=learned),
        }
        lists = {
            **(elsewhere if learned else {}),
            "ours": list(raw),
            "popularity": [key for key in popular if key != lead],
            "words": [key for key in spoken if key != lead],
            "meaning": [key for key in near if key != lead],
        }
        for method, ranked in lists.items():
            columns = values.setdefault(method, {metric: [] for metric in METRICS})
            columns["hit@10"].append(hit_at(10, ranked, true=true))
            columns["recall@10"].append(recall_at(10, ranked, true=true))
            columns["mrr"].append(reciprocal_rank(ranked, true=true))
    return {
        method: {metric: fmean(column) for metric, column in columns.items()}
        for method, columns in values.items()
    }


def _popularity(evidence: Evidence) -> list[str]:
    alliance = evidence.alliance
    counts = {member.id: 0 for member in alliance.members}
    for activity in alliance.activities:
        for key in {activity.organisation, *activity.partners}:
            if key in counts:
                counts[key] += 1
    for initiative in alliance.initiatives:
        for key in initiative.members:
            if key in counts:
                counts[key] += 1
    return sorted(counts, key=lambda key: (-counts[key], key))


def _best(evidence: Evidence, values: NDArray[np.float32]) -> list[str]:
    """Order members by the best value of any of their documents."""
    best = {
        member.id: float(np.max(values[list(evidence.owned[evidence.position[member.id]])]))
        for member in evidence.alliance.members
    }
    return sorted(best, key=lambda key: (-best[key], key))
