"""`python -m broker.identity.training --cordis DIR … --ror CSV --words DIR --out DIR`."""

import argparse
import sys
from pathlib import Path

from broker.identity.training import (
    Collection,
    cordis_spellings,
    known_spellings,
    ror_spellings,
    train,
)
from broker.vocabulary import known_organisations

_MOST = 8_000
"""Pairs of one organisation to learn from in each collection but CORDIS."""

_DICTIONARIES = ("dictionary.csv", "lexicon.csv")
"""Tables of words in six languages, in the folder that `--words` names."""


def main() -> None:
    """Read the tables, learn, and write the files of the judge."""
    parser = argparse.ArgumentParser(prog="broker.identity.training", description=__doc__)
    parser.add_argument("--cordis", type=Path, nargs="+", required=True, metavar="DIR")
    parser.add_argument("--ror", type=Path, required=True, metavar="CSV")
    parser.add_argument("--words", type=Path, required=True, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    given = parser.parse_args()
    collections = (
        Collection("cordis", cordis_spellings(given.cordis), every=True),
        Collection("ror together", ror_spellings(given.ror, form="together"), most=_MOST),
        Collection("ror each", ror_spellings(given.ror), against_first=True, most=_MOST),
        Collection("known", known_spellings(known_organisations()), most=_MOST),
    )
    dictionaries = [given.words / name for name in _DICTIONARIES]
    thresholds = train(collections, dictionaries=dictionaries, out=given.out, tell=_tell)
    sys.stdout.write(f"{thresholds}\n")


def _tell(text: str) -> None:
    sys.stderr.write(f"{text} …\n")


if __name__ == "__main__":
    main()
