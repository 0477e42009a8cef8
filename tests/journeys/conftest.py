"""One server and one browser for all journeys."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from broker.intake import read_shipped
from broker.introduce import propose
from broker.model import Introduction
from broker.store import open_catalogue
from tests.ui.driving import chromium, served


@pytest.fixture(scope="session")
def browser() -> Iterator:
    with chromium() as one:
        yield one


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("journeys")
    return made


@pytest.fixture(scope="session")
def begun(folder: Path) -> str:
    """Id of an introduction that has been waiting for long."""
    first: Introduction = propose(
        "adra-mongolia",
        "aigine-cultural-research-center",
        on=dt.date.today() - dt.timedelta(days=60),
        purpose="Share what both learned about pastures.",
    )
    with open_catalogue(str(folder / "shipped.sqlite"), fill=read_shipped) as catalogue:
        catalogue.introductions.add(first)
    return first.id


@pytest.fixture(scope="session")
def address(folder: Path, begun: str) -> Iterator[str]:
    with served(folder) as one:
        yield one
