"""One server and one browser for all journeys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.driving import chromium, served


@pytest.fixture(scope="session")
def browser() -> Iterator:
    with chromium() as one:
        yield one


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("journeys")
    with served(folder) as one:
        yield one
