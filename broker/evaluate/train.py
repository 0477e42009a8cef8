"""Trains the shipped ranker.

`python -m broker.evaluate.train --cordis DIR … --until DAY --out DIR`
"""

import argparse
import datetime as dt
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from broker.evaluate._partners_data import cordis_history
from broker.history import Reading
from broker.model import BrokerError
from broker.rank.learned import Recipe, train
from broker.text import load_encoder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a training from the command line and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m broker.evaluate.train", description=__doc__)
    parser.add_argument("--cordis", type=Path, nargs="+", required=True, help="folders of tables")
    parser.add_argument(
        "--until",
        type=dt.date.fromisoformat,
        required=True,
        help="first day that is not learned from",
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the ranker")
    given = parser.parse_args(arguments)
    started = time.monotonic()

    def tell(stage: str) -> None:
        sys.stderr.write(f"{time.monotonic() - started:6.0f} s  {stage}\n")
        sys.stderr.flush()

    def progress(done: int, total: int) -> None:
        if done % 100 == 0 or done == total:
            tell(f"{done} of {total} works")

    try:
        history, _ = cordis_history(given.cordis, progress=tell)
        reading = Reading(history=history, encoder=load_encoder(corpus=()), until=given.until)
        ranker = train(reading, until=given.until, recipe=Recipe(), progress=progress)
        ranker.save(given.out)
    except BrokerError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    tell(f"Written to {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
