"""A catalogue to bring lists into: who is there, and their first line, stand in each module."""

import pytest

from broker import _import
from broker.intake.tables import Wishes
from broker.store import open_catalogue


@pytest.fixture
def url(tmp_path, request):
    """Where a catalogue lies that holds the module's `THERE`."""
    url = str(tmp_path / "c.sqlite")
    open_catalogue(url, fill=lambda: request.module.THERE).close()
    return url


@pytest.fixture
def imported(tmp_path, url, request):
    """Bring rows below the module's `HEAD` into that catalogue."""

    def run(rows, *, kind="members", dry_run=False, **wishes):
        path = tmp_path / "list.csv"
        path.write_text(request.module.HEAD + rows, "utf-8")
        wished = Wishes(kind=kind, **wishes)
        return _import.import_file(path, catalogue=url, wishes=wished, dry_run=dry_run)

    return run
