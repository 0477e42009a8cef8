"""Past works as questions whose answer is known, in strict order of time."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from broker.history import History, Past, Reading
from broker.rank.learned._candidates import Candidates, candidates
from broker.rank.learned._question import Question

_PARTNERS = 3
"""How many others a work must have to be a question."""
_WINDOWS = 12
_PAGE = 200
"""Characters of a text that tells what a work is about; a bare title teaches little."""


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """A question, its candidates, and which of them really took part."""

    work: int
    question: Question
    candidates: Candidates
    true: NDArray[np.bool_]


def questions_between(
    history: History, *, since: dt.date, until: dt.date | None = None
) -> NDArray[np.int64]:
    """Return the works that can be asked about, in order of time.

    Those that start on `since` or later and before `until`, with a text, a known coordinator and
    at least three partners.
    """
    starts = history.starts
    size = np.bincount(history.columns, minlength=len(history.works))
    chosen = (starts >= np.datetime64(since)) & (history.leads >= 0) & (size > _PARTNERS)
    if until is not None:
        chosen &= starts < np.datetime64(until)
    chosen &= np.array([bool(text) for text in history.texts], dtype=np.bool_)
    places = np.flatnonzero(chosen)
    return places[np.argsort(starts[places], kind="stable")]


def question_of(past: Past, *, work: int) -> Question:
    """Return the question that a work of a history poses to what was known before."""
    lead = int(past.history.leads[work])
    return Question(past=past, text=past.history.texts[work], lead=lead)


def true_partners(history: History, *, work: int) -> NDArray[np.int64]:
    """Return the places of all participants of a work but its coordinator."""
    members = history.incidence.members_of(work)
    return np.asarray(members[members != history.leads[work]], dtype=np.int64)


def lessons(
    reading: Reading,
    *,
    until: dt.date,
    most: int,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Lesson]:
    """Yield the latest works before a day as lessons, the oldest first.

    Works of which more than a title is known come first; only where there are none, titles do. They
    are taken in windows of time. Each is asked against what was known when its window began,
    so that no feature knows the work itself, another one of its window, or anything later.

    Args:
        reading: The history and its texts.
        until: Works that start on this day or later are not touched.
        most: How many lessons to give at most.
        progress: Called with the numbers of lessons given and of all.
    """
    reading = reading.before(until)
    history = reading.history
    works = questions_between(history, since=dt.date(1900, 1, 1), until=until)
    told = np.array([len(history.texts[work]) >= _PAGE for work in works], dtype=np.bool_)
    works = works[told] if told.any() else works
    works = works[-most:]
    months = history.starts[works].astype("datetime64[M]")
    windows = [works[months == month] for month in np.unique(months)]
    done = 0
    for window in _merged(windows, most=_WINDOWS):
        first = history.starts[window].min().astype("datetime64[M]").astype("datetime64[D]")
        past = Past(reading=reading, day=first.item())
        for work in map(int, window):
            question = question_of(past, work=work)
            found = candidates(question)
            true = np.isin(found.places, true_partners(history, work=work))
            yield Lesson(work=work, question=question, candidates=found, true=true)
            done += 1
            if progress:
                progress(done, len(works))


def _merged(windows: list[NDArray[np.int64]], *, most: int) -> list[NDArray[np.int64]]:
    """Put neighbouring windows together until there are few enough, the smallest pairs first."""
    found = list(windows)
    while len(found) > most:
        sizes = [len(one) + len(other) for one, other in pairwise(found)]
        place = int(np.argmin(sizes))
        found[place : place + 2] = [np.concatenate(found[place : place + 2])]
    return found
