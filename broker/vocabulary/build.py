"""Builds the generated files of the vocabulary: ranges, countries and languages.

Run `python -m broker.vocabulary.build --gmba gmba_v2.csv.gz --out data/vocabulary`. It reads the
hand-written choices in the same folder and is not needed to use the vocabulary; see the README
there.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from broker.vocabulary._gmba import ranges
from broker.vocabulary._terms import LANGUAGES
from broker.vocabulary._tokens import folded

_READ = (*LANGUAGES, "ru")
"""Languages whose names are taken from CLDR."""
_ELSEWHERE = {"fr": "fr_CA", "es": "es_419", "pt": "pt_PT", "de": "de_CH"}
"""Where a language has other names too: Tadjiquistão in Brazil is Tajiquistão in Portugal."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write `ranges.json`, `countries.json` and `languages.json`."""
    parser = argparse.ArgumentParser(description="Build the generated files of the vocabulary.")
    parser.add_argument("--gmba", type=Path, required=True, help="GMBA Inventory v2 as CSV or .gz")
    parser.add_argument("--out", type=Path, required=True, help="folder of the vocabulary")
    given = parser.parse_args(arguments)
    out: Path = given.out
    with (out / "ranges_chosen.csv").open(encoding="utf-8", newline="") as file:
        chosen = list(csv.DictReader(file))
    by_hand = json.loads((out / "cldr_chosen.json").read_text(encoding="utf-8"))
    home = json.loads((out / "regions.json").read_text(encoding="utf-8"))
    regions = {one["key"] for one in home}
    known = _countries(by_hand["countries"])
    _write(out / "ranges.json", ranges(given.gmba, chosen=chosen, countries=known, regions=regions))
    _write(out / "countries.json", known)
    _write(out / "languages.json", _languages(by_hand["languages"]))


def _countries(by_hand: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    import pycountry

    made = []
    for country in sorted(pycountry.countries, key=lambda one: one.alpha_3):
        extra = by_hand.get(country.alpha_3, {})
        names = extra.get("names", {})
        adjectives = extra.get("adjectives", [])
        made.append(
            {
                "key": country.alpha_3,
                "alpha_2": country.alpha_2,
                "names": _names("territories", country.alpha_2, more=names),
                "adjectives": adjectives,
            }
        )
    return made


def _languages(by_hand: Mapping[str, Mapping[str, Sequence[str]]]) -> list[dict[str, object]]:
    return [
        {"key": code, "names": _names("languages", code, more=more)}
        for code, more in sorted(by_hand.items())
    ]


def _names(sort: str, code: str, *, more: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return names by language: CLDR's, unless a name by hand is marked `=` to replace it."""
    from babel import Locale

    names: dict[str, list[str]] = {}
    for language in _READ:
        official = getattr(Locale(language), sort).get(code)
        extra = list(more.get(language, ()))
        if extra and extra[0].startswith("="):
            extra[0] = extra[0][1:]
        elif official:
            extra.insert(0, official)
            elsewhere = Locale.parse(_ELSEWHERE.get(language, language))
            other = getattr(elsewhere, sort).get(code, official)
            if folded(other) not in map(folded, extra):
                extra.append(other)
        if extra:
            names[language] = list(dict.fromkeys(extra))
    return names


def _write(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write one row to a line, so that a change shows where it is."""
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
