"""Several processes use one catalogue at the same time."""

import multiprocessing
import threading
from multiprocessing.connection import Connection

import pytest

from broker.model import Alliance
from broker.store import open_catalogue
from tests.store.worlds import alliance

pytestmark = pytest.mark.alone


def _build(url: str, name: str, start: "multiprocessing.Barrier", report: Connection) -> None:
    def fill() -> Alliance:
        start.wait(60)  # both see an empty place before either fills it
        return alliance(name)

    try:
        with open_catalogue(url, fill=fill) as catalogue:
            report.send((catalogue.load(), len(catalogue.history())))
    except Exception as error:
        report.send(repr(error))


def test_two_processes_that_build_at_once_end_with_one_whole_catalogue(catalogue_url: str) -> None:
    context = multiprocessing.get_context("spawn")
    start = context.Barrier(2)
    ends, children = [], []
    for name in ("Valley", "Peak"):
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_build, args=(catalogue_url, name, start, theirs))
        child.start()
        ends.append(ours)
        children.append(child)
    answers = []
    for end, child in zip(ends, children, strict=True):
        assert end.poll(60)
        answers.append(end.recv())
        child.join(60)
    assert answers[0] == answers[1]
    assert answers[0] in [(alliance("Valley"), 1), (alliance("Peak"), 1)]


def test_readers_see_whole_contents_while_others_write(catalogue_url: str) -> None:
    contents = [alliance(name, size=20) for name in ("Valley", "Peak")]
    failures: list[BaseException] = []
    ready = threading.Barrier(3)

    def write(content: Alliance) -> None:
        try:
            with open_catalogue(catalogue_url) as catalogue:
                ready.wait(30)
                for _ in range(8):
                    catalogue.save(content, note="test")
        except BaseException as error:
            failures.append(error)

    with open_catalogue(catalogue_url, fill=lambda: contents[0]) as catalogue:
        writers = [threading.Thread(target=write, args=(content,)) for content in contents]
        for writer in writers:
            writer.start()
        ready.wait(30)
        while any(writer.is_alive() for writer in writers):
            assert catalogue.load() in contents
        assert failures == []
        assert len(catalogue.history()) == 17


def test_reader_does_not_wait_for_a_writer(catalogue_url: str) -> None:
    with (
        open_catalogue(catalogue_url, fill=alliance) as catalogue,
        catalogue._backend.writing() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM call")
        assert catalogue.load() == alliance()
