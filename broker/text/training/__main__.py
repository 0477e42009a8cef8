"""Builds the shipped model: `python -m broker.text.training --data DIR --out models/NAME`."""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from broker.model import BrokerError
from broker.text.training._build import build
from broker.text.training._settings import Settings
from broker.text.training._teacher import MiniLM


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a training from the command line and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m broker.text.training", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with cordis/ and thesauri/"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--keep", type=Path, help="folder where the teacher's vectors are kept")
    parser.add_argument("--steps", type=int, default=Settings.steps, help="how long to train")
    parser.add_argument(
        "--seed", type=int, default=Settings.seed, help="start of all that is drawn"
    )
    parser.add_argument(
        "--development",
        type=int,
        default=Settings.development,
        help="concepts to hold out for choosing among settings, besides those for measuring",
    )
    given = parser.parse_args(arguments)
    started = time.monotonic()

    def tell(stage: str) -> None:
        sys.stderr.write(f"{time.monotonic() - started:6.0f} s  {stage}\n")
        sys.stderr.flush()

    def progress(step: int, losses: Mapping[str, float]) -> None:
        if step % 100 == 0:
            shown = "  ".join(f"{name} {loss:.3f}" for name, loss in losses.items())
            tell(f"step {step}  {shown}")

    settings = Settings(steps=given.steps, seed=given.seed, development=given.development)
    try:
        build(
            given.data,
            out=given.out,
            settings=settings,
            teacher=MiniLM(kept_in=given.keep),
            tell=tell,
            progress=progress,
        )
    except BrokerError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
