"""How fast partners are suggested among 46,000 organisations; run by `make benchmark`.

Read the figures as ratios within one run: brute force weighs every organisation instead of the
candidates. Processor time stands beside the clock's, for a busy machine makes the clock lie.
"""

import datetime as dt
import resource
import sys
import time

import numpy as np
import pytest

from broker.history import Past, Reading, keep, kept
from broker.rank.learned import Question, Recipe, Suggester, candidates, train
from broker.text import load_encoder

from .consortia import consortia

DAY = dt.date(2024, 1, 1)
QUESTIONS = 40
RECIPE = Recipe(lessons=60)


def peak_mb() -> int:
    scale = 1024 if sys.platform != "darwin" else 1024**2
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """The file of a history, its encoder, a ranker, and questions with their coordinators."""
    encoder = load_encoder(corpus=())
    reading = Reading(history=consortia(), encoder=encoder)
    path = tmp_path_factory.mktemp("history") / "history.npz"
    keep(reading, path)
    ranker = train(reading, until=DAY, recipe=RECIPE)
    history = reading.history
    works = np.random.default_rng(1).choice(len(history.works), size=QUESTIONS, replace=False)
    asked = [(history.texts[one], history.organisations[history.leads[one]]) for one in works]
    return path, encoder, ranker, asked


@pytest.fixture(scope="module")
def suggester(world):
    path, encoder, ranker, _ = world
    ready = Suggester(past=Past(reading=kept(path, encoder=encoder), day=DAY), ranker=ranker)
    ready.ready()
    return ready


def timed(answer, asked):
    """Return seconds by the clock and of the processor for each question, shape (questions, 2)."""
    rows = []
    for text, lead in asked:
        clock, processor = time.perf_counter(), time.process_time()
        answer(text, lead)
        rows.append((time.perf_counter() - clock, time.process_time() - processor))
    return np.array(rows)


def note(benchmark, rows, *, name=""):
    for at, kind in enumerate(("clock", "processor")):
        for percent in (50, 95):
            value = 1000 * float(np.percentile(rows[:, at], percent))
            benchmark.extra_info[f"{name}p{percent}_{kind}_ms"] = round(value, 1)


def test_loading(benchmark, world):
    """From the file to the first answer, in a process that has its libraries already."""
    path, encoder, ranker, _ = world

    def load():
        past = Past(reading=kept(path, encoder=encoder), day=DAY)
        Suggester(past=past, ranker=ranker).ready()

    processor = time.process_time()
    benchmark.pedantic(load, rounds=3, iterations=1)
    benchmark.extra_info["processor_seconds"] = round((time.process_time() - processor) / 3, 2)
    benchmark.extra_info["file_mb"] = round(path.stat().st_size / 2**20)
    benchmark.extra_info["peak_mb"] = peak_mb()


def test_a_suggestion_with_reasons(benchmark, world, suggester):
    *_, asked = world

    def ours(text, lead):
        assert len(suggester.suggest(text, lead=lead, top=10).recommendations) == 10

    def brute_force(text, lead):
        history = suggester.past.history
        question = Question(past=suggester.past, text=text, lead=history.position[lead])
        found = candidates(question, each=len(history.organisations))
        best = np.argsort(-suggester.ranker.scores(found), kind="stable")[:10]
        suggester.ranker.contributions(found, rows=best.tolist())

    rows = benchmark.pedantic(timed, args=(ours, asked), rounds=1, iterations=1)
    everybody = timed(brute_force, asked[:8])
    note(benchmark, rows)
    note(benchmark, everybody, name="brute_force_")
    ratio = np.percentile(rows, 50, axis=0) / np.percentile(everybody, 50, axis=0)
    benchmark.extra_info["of_brute_force"] = round(float(ratio[1]), 3)
    benchmark.extra_info["peak_mb"] = peak_mb()
