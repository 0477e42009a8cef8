"""Who paid for a climate project: backtest on a table of Climate Funds Update."""

import re
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broker.evaluate import _funding_peers as peers
from broker.evaluate._compare import Report, best_peer, means
from broker.evaluate._funding_table import read_funds
from broker.fund import History, Paid, Work
from broker.model import InputError

METRICS = ("acc@1", "acc@3", "mrr")
_A_WORD = re.compile(r"\w\w")

Method = Callable[[], NDArray[np.float64]]


def evaluate_funding(
    projects: str | Path,
    *,
    since: int,
    progress: Callable[[str], None] | None = None,
    notice: Callable[[str], None] | None = None,
) -> Report:
    """Measure whether the fund that paid for a project is found from what it paid for before.

    A query is a project approved in a given year or later, by name, summary, country and agency;
    candidates are the fund families of the earlier rows. The names and acronyms of all funds, and
    the numbers that funds give to projects, are taken out of every text, of queries and history
    alike. Nothing that learns has seen a row of that year or later. A query whose family no earlier
    row holds counts as missed; of funders with equal scores the right one counts as the last.

    Args:
        projects: The table (CSV, also gzipped).
        since: First year of the queries.
        progress: Called with a short text when a long step begins.
        notice: Called with a sentence for each kind of row that could not be used.

    Returns:
        `acc@1`, `acc@3` and `mrr` of ours and of five peers.

    Raises:
        InputError: If the table cannot be read, has no rows before or since the year, or no words.
    """
    started = time.perf_counter()
    tell = progress or (lambda _: None)
    table = read_funds(projects)
    for lack, count in sorted(table.left_out.items()):
        (notice or tell)(f"{projects}: {count} rows left out ({lack}).")
    history, queries = _parted(table.rows, path=projects, since=since)
    funders = sorted({work.funder for work in history})
    scores = {}
    for name, method in _methods(history, queries=queries, funders=funders, since=since).items():
        tell(f"{len(queries)} projects, {len(funders)} funds: {name}")
        scores[name] = _measure(method(), queries=queries, funders=funders)
    return Report(
        task="funding",
        queries=len(queries),
        candidates=len(funders),
        methods={name: means(columns) for name, columns in scores.items()},
        best_peer=best_peer(scores, metric="acc@1"),
        slices={
            name: {method: means(columns, only=places) for method, columns in scores.items()}
            for name, places in _slices(history, queries=queries).items()
            if places
        },
        seconds=time.perf_counter() - started,
    )


def _parted(rows: Sequence[Paid], *, path: str | Path, since: int) -> tuple[list[Paid], list[Paid]]:
    """Return the projects before a year, and those from it on."""
    history = [row for row in rows if (row.year or 0) < since]
    queries = [row for row in rows if (row.year or 0) >= since]
    if not history or not queries:
        years = sorted({row.year for row in rows if row.year})
        raise InputError(
            "%(path)s holds projects of %(first)s to %(last)s. Choose a year for --since with "
            "projects before it, and from it on.",
            path=path,
            first=years[0],
            last=years[-1],
        )
    if not any(_A_WORD.search(f"{work.title} {work.summary}") for work in history):
        raise InputError(
            "%(path)s has no words but the names of funds before %(year)s, so that there is "
            "nothing to learn from. Give a table with names or summaries of projects.",
            path=path,
            year=since,
        )
    return history, queries


def _methods(
    history: Sequence[Paid], *, queries: Sequence[Paid], funders: Sequence[str], since: int
) -> dict[str, Method]:
    # A query must not tell who paid, not even in a field that no method reads.
    asked = [Work(**query.model_dump(exclude={"funder", "year"})) for query in queries]

    def given(peer: Callable[..., NDArray[np.float64]], **more: bool) -> Method:
        return partial(peer, history, asked, funders=funders, **more)

    return {
        "ours": partial(_learned, history, asked, funders=funders, since=since),
        "words": given(peers.regression, whole=False),
        "words, country and agency": given(peers.regression, whole=True),
        "nearest projects": given(peers.nearest),
        "agency": given(peers.by_agency),
        "popularity": given(peers.popularity),
    }


def _learned(
    history: Sequence[Paid], asked: Sequence[Work], *, funders: Sequence[str], since: int
) -> NDArray[np.float64]:
    model = History(history, year=since)
    # It learns from the latest works alone, so that it may not know every funder.
    column = {funder: place for place, funder in enumerate(funders)}
    scores = np.zeros((len(asked), len(funders)))
    scores[:, [column[funder] for funder in model.funders]] = model.shares(asked)
    return scores


def _measure(
    scores: NDArray[np.float64], *, queries: Sequence[Paid], funders: Sequence[str]
) -> dict[str, list[float]]:
    column = {funder: place for place, funder in enumerate(funders)}
    columns: dict[str, list[float]] = {metric: [] for metric in METRICS}
    for query, row in zip(queries, scores, strict=True):
        true = column.get(query.funder)
        rank = np.inf if true is None else int((row >= row[true]).sum())
        columns["acc@1"].append(float(rank == 1))
        columns["acc@3"].append(float(rank <= 3))
        columns["mrr"].append(float(1.0 / rank))
    return columns


def _slices(history: Sequence[Paid], *, queries: Sequence[Paid]) -> dict[str, list[int]]:
    agencies = {agency for work in history for agency in work.agencies}
    found: dict[str, list[int]] = {"with_summary": [], "without_summary": [], "new_agency": []}
    for place, query in enumerate(queries):
        found["with_summary" if query.summary else "without_summary"].append(place)
        if not agencies.intersection(query.agencies):
            found["new_agency"].append(place)
        found.setdefault(str(query.year), []).append(place)
    return found
