"""Builds the generated files of the vocabulary: ranges, countries, languages and towns.

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

from broker.vocabulary._cldr_towns import towns
from broker.vocabulary._gmba import ranges
from broker.vocabulary._gmba_smaller import read_words, smaller_ranges
from broker.vocabulary._terms import LANGUAGES
from broker.vocabulary._tokens import folded

_READ = (*LANGUAGES, "ru")
"""Languages whose names are taken from CLDR."""
_ELSEWHERE = {"fr": "fr_CA", "es": "es_419", "pt": "pt_PT", "de": "de_CH"}
"""Where a language has other names too: Tadjiquistão in Brazil is Tajiquistão in Portugal."""

_WORDS = Path(__file__).resolve().parent.parent / "text" / "training"
"""Ordinary words of six languages, which are no names."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write ranges, smaller ranges, countries, languages and towns."""
    parser = argparse.ArgumentParser(description="Build the generated files of the vocabulary.")
    parser.add_argument("--gmba", type=Path, required=True, help="GMBA Inventory v2 as CSV or .gz")
    parser.add_argument("--out", type=Path, required=True, help="folder of the vocabulary")
    parser.add_argument(
        "--words", type=Path, default=_WORDS, help="folder with lexicon.csv and dictionary.csv"
    )
    given = parser.parse_args(arguments)
    out: Path = given.out
    with (out / "ranges_chosen.csv").open(encoding="utf-8", newline="") as file:
        chosen = list(csv.DictReader(file))
    by_hand = json.loads((out / "cldr_chosen.json").read_text(encoding="utf-8"))
    home = json.loads((out / "regions.json").read_text(encoding="utf-8"))
    regions = {one["key"] for one in home}
    known = _countries(by_hand["countries"])
    languages = _languages(by_hand["languages"])
    made = ranges(given.gmba, chosen=chosen, countries=known, regions=regions)
    _write(out / "ranges.json", made)
    _write(out / "countries.json", known)
    _write(out / "languages.json", languages)
    adjectives = [name for country in known for name in country["adjectives"]]
    words = read_words(
        given.words,
        places=[*_all_names([*known, *languages, *home]), *adjectives],
        taken=_all_names(made),
    )
    with (out / "peaks.csv").open(encoding="utf-8", newline="") as file:
        peaks = list(csv.DictReader(file))
    smaller = smaller_ranges(given.gmba, ranges=made, words=words, peaks=peaks)
    _write_parts(out / "smaller_ranges.json", smaller)
    with (out / "towns_chosen.csv").open(encoding="utf-8", newline="") as file:
        chosen_towns = list(csv.DictReader(file))
    _write_towns(out / "towns.json", towns(chosen_towns, training=given.words))


def _countries(by_hand: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    import pycountry

    codes = {one.alpha_3: one.alpha_2 for one in pycountry.countries}
    # An entry by hand with a code of two letters is one that ISO 3166 does not have.
    codes |= {key: one["alpha_2"] for key, one in by_hand.items() if "alpha_2" in one}
    made = []
    for key, short in sorted(codes.items()):
        extra = by_hand.get(key, {})
        names = extra.get("names", {})
        adjectives = extra.get("adjectives", [])
        made.append(
            {
                "key": key,
                "alpha_2": short,
                "names": _names("territories", short, more=names),
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


def _all_names(terms: Iterable[Mapping[str, Any]]) -> list[str]:
    return [name for one in terms for many in one["names"].values() for name in many]


def _write_parts(path: Path, made: Mapping[str, Mapping[str, object]]) -> None:
    """Write the names of one range, or one name that several share, to a line."""
    parts = []
    for part, rows in made.items():
        lines = [f"{_compact(key)}:{_compact(row)}" for key, row in rows.items()]
        parts.append(f'"{part}":{{\n' + ",\n".join(lines) + "\n}")
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _write_towns(path: Path, made: Mapping[str, Any]) -> None:
    """Write the towns of one country to a line."""
    lines = [f"{_compact(key)}:{_compact(names)}" for key, names in made["towns"].items()]
    silent = _compact(made["silent"])
    path.write_text(
        '{\n"towns":{\n' + ",\n".join(lines) + f'\n}},\n"silent":{silent}\n}}\n', encoding="utf-8"
    )


def _write(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write one row to a line, so that a change shows where it is."""
    lines = [_compact(row) for row in rows]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
