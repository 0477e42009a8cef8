"""What any file at all must end with: a report or a clear message, soon."""

import tempfile
import time
from contextlib import suppress
from pathlib import Path

from broker.intake.tables import Wishes, examine
from broker.model import InputError
from tests.intake.sheets import THERE, VOCABULARY

LONGEST_SECONDS = 5.0


def settled(data: bytes, *, name: str, kind: str = "members") -> None:
    """Examine a file; fail where it is neither read nor refused with a message, or takes long."""
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        with suppress(InputError):  # refused, with a message for people
            found = examine(path, alliance=THERE, vocabulary=VOCABULARY, wishes=Wishes(kind=kind))
            assert (found.after is None) == bool(found.report.problems)
            assert found.report.model_dump_json()
    assert time.process_time() - start < LONGEST_SECONDS
