"""Names of the smaller ranges of the GMBA Mountain Inventory v2, for recognising them in texts."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from broker.vocabulary._gmba import inventory
from broker.vocabulary._smaller import BESIDE, LOCAL_WORDS, MOUNTAIN_WORDS
from broker.vocabulary._tokens import folded, forms, is_small, stem

_COLUMNS = ("MapName", "Name_EN", "Name_FR", "Name_ES", "Name_PT")
_LOCAL = re.compile(r"([^;(]+) \(([^)]*)\)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ .-]+")
_WEAK = re.compile(r"(?<=[a-zäöü])e(?= )")
"""Where German inflects: `die Hohe Tatra`, but `in der Hohen Tatra`."""
_BRACKET = re.compile(r"\s*\([^)]*\)|\*")
_RANGE = "Mountain range with well-recognized name"
_PEAK = "Area dominated by a single large peak"
_SHORTEST, _SHORTEST_ALONE = 4, 6
"""Letters of a name of one word."""
# What is no range, or only a part of one that no reader knows by this name.
_OTHER_THINGS = """area archipel archipelago archipielago arquipelago basin bay canyon canyons cape
    city coast coastal county creek crest desert district divide far field fields fjord fjords
    glacier halbinsel icefield ile iles ilha ilhas insel inseln isla island islands islas land lake
    lakes llanuras lowlands n nn park pass peninsula peninsule plain plains region river section
    shelf springs system valley valleys watershed"""
_OTHER = frozenset(_OTHER_THINGS.split())
_SAINTS = frozenset("saint saints san sankt sant santa santo sao st ste sveti".split())
_DIRECTIONS = """central east eastern middle north northeast northeastern northern northwest
    northwestern south southeast southeastern southern southwest southwestern west western"""
WORD_LISTS = ("lexicon.csv", "dictionary.csv")


class Words:
    """Ordinary words of six languages, and names of places that are no range.

    Args:
        ordinary: Stems of words.
        places: Folded names of countries, their parts, capitals, languages and regions.
        taken: Folded names of the vocabulary.
    """

    def __init__(
        self, *, ordinary: Collection[str], places: Collection[str], taken: Collection[str]
    ) -> None:
        self._ordinary = ordinary
        self._places = places
        self._taken = taken

    def is_place(self, core: Sequence[str]) -> bool:
        """Tell whether a name is that of a place which is no range."""
        return " ".join(core) in self._places

    def says_nothing(self, core: Sequence[str]) -> bool:
        """Tell whether a name has no word of its own, or is a name of the vocabulary."""
        if " ".join(core) in self._taken:
            return True
        own = [word for word in core if not is_small(word) and word not in _SAINTS]
        own = [word for word in own if word not in MOUNTAIN_WORDS | LOCAL_WORDS]
        return all(len(word) < _SHORTEST or stem(word) in self._ordinary for word in own)


def read_words(training: Path, *, places: Iterable[str], taken: Iterable[str]) -> Words:
    """Return what names of smaller ranges must not be.

    Args:
        training: Folder with the word lists of six languages that the text model learns from.
        places: Names of countries, languages and regions.
        taken: Names of the chosen ranges.
    """
    import pycountry
    from babel import Locale

    ordinary = set(map(stem, _DIRECTIONS.split()))
    for name in WORD_LISTS:
        with (training / name).open(encoding="utf-8", newline="") as file:
            ordinary.update(
                stem(word)
                for row in csv.DictReader(file)
                for cell in row.values()
                for word in forms(cell)
            )
    known = {folded(name) for name in places}
    known.update(folded(part.name) for part in pycountry.subdivisions)
    for zone, facts in Locale("en").time_zones.items():
        known.update((folded(zone.rpartition("/")[2]), folded(facts.get("city", ""))))
    names = {forms(name) for name in taken}
    own = {" ".join(words) for name in names for words in (name, _core(name))}
    return Words(ordinary=ordinary, places=known, taken=own)


def smaller_ranges(
    gmba: Path,
    *,
    ranges: Sequence[Mapping[str, Any]],
    words: Words,
    peaks: Iterable[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """Return the names of smaller ranges as `SmallerRanges` holds them.

    A range is understood as the nearest chosen one above it in GMBA's tree. Of a name counts what
    is left without words for mountains. It is left out if it has no word of its own, names another
    thing than mountains, or is the name of a country, a part of one, a capital or a chosen range.
    It may stand alone only if GMBA has it without a word for mountains, and if it is no saint's.
    Where ranges within several chosen ones bear it, the nearest range above all of them is meant,
    and else the countries that a text names decide.

    Args:
        gmba: The inventory as CSV, gzipped or not.
        ranges: Rows of `ranges.json`.
        words: What names must not be.
        peaks: Rows of `peaks.csv`.
    """
    rows = list(inventory(gmba))
    chosen = {str(one["gmba"]): one["key"] for one in ranges if one["gmba"]}
    by_path = {
        row["Path"]: chosen[row["GMBA_V2_ID"]] for row in rows if row["GMBA_V2_ID"] in chosen
    }
    parents = {one["key"]: [one["key"], *one["parents"]] for one in ranges}
    bearers: dict[str, dict[str, set[str]]] = {}
    alone: set[str] = set()
    for row in rows:
        if row["GMBA_V2_ID"] in chosen:
            continue
        key = _above(row["Path"], by_path)
        for name in _names(row):
            core = _core(forms(name))
            if core and words.is_place(core):
                core = _with_local_word(forms(name))
            if not core or words.says_nothing(core):
                continue
            where = bearers.setdefault(" ".join(core), {}).setdefault(key, set())
            where.update(row["Countries"].split(", "))
            local = bool(LOCAL_WORDS.intersection(core))
            if local or _may_stand_alone(name, core=core, feature=row.get("Feature", "")):
                alone.add(" ".join(core))
    made: dict[str, list[str]] = {}
    shared: dict[str, dict[str, str]] = {}
    for name, found in sorted(bearers.items()):
        key = _one(found, parents=parents)
        marked = name if name in alone else BESIDE + name
        if key:
            made.setdefault(key, []).append(marked)
        elif set(found) != {""}:
            shared[BESIDE + name] = {one: " ".join(sorted(found[one])) for one in sorted(found)}
    at_peaks = _peaks(peaks, keys=parents, shared=shared)
    return {
        "ranges": {key: made[key] for key in sorted(made)},
        "shared": shared,
        "peaks": at_peaks,
    }


def _peaks(
    rows: Iterable[Mapping[str, str]], *, keys: Collection[str], shared: dict[str, dict[str, str]]
) -> dict[str, str]:
    peaks = {}
    for row in rows:
        if row["key"] not in keys:
            raise ValueError(f"{row['names']}: there is no range {row['key']}")
        for name in map(folded, row["names"].split(" | ")):
            peaks[name] = row["key"]
            if row["only_with"]:
                shared[name] = {row["key"]: row["only_with"]}
    return dict(sorted(peaks.items()))


def _above(path: str, by_path: Mapping[str, str]) -> str:
    while " > " in path:
        path = path.rpartition(" > ")[0]
        if path in by_path:
            return by_path[path]
    return ""


def _one(where: Collection[str], *, parents: Mapping[str, Sequence[str]]) -> str:
    """Return the one range that is meant: the only one, or the nearest above all."""
    if "" in where:
        return ""
    first, *others = where
    return next((key for key in parents[first] if all(key in parents[o] for o in others)), "")


def _names(row: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of a range, with those in languages of its countries."""
    if row.get("Feature", "").endswith("unnamed"):
        return
    yield from filter(None, (_plain(row[column]) for column in _COLUMNS))
    if german := _plain(row["Name_DE"]):
        yield german
        yield _WEAK.sub("en", german)
    spoken = _spoken(row["Countries"].split(", "))
    for name, language in _LOCAL.findall(row["Names_Local"]):
        if language in spoken and _LATIN.fullmatch(name):
            yield _plain(name)


def _spoken(codes: Iterable[str]) -> set[str]:
    """Return the English names of the official languages of countries, regional ones too."""
    import pycountry
    from babel import Locale
    from babel.languages import get_official_languages

    names = Locale("en").languages
    spoken = set()
    for code in codes:
        country = pycountry.countries.get(alpha_3=code)
        two = country.alpha_2 if country else ""
        for language in get_official_languages(two, regional=True, de_facto=True) if two else ():
            spoken.add(names.get(language.split("_")[0], ""))
    return spoken | ({"Slovene"} if "Slovenian" in spoken else set())


def _plain(name: str) -> str:
    return _BRACKET.sub("", name).strip(" ;")


def _core(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a name without those for mountains and articles at its ends."""
    if _OTHER.intersection(words) or any(word.isdigit() for word in words):
        return ()
    first, last = 0, len(words)
    while first < last and (is_small(words[first]) or _is_mountain(words[first])):
        first += 1
    while first < last and (is_small(words[last - 1]) or _is_mountain(words[last - 1])):
        last -= 1
    core = tuple(words[first:last])
    return () if len(core) == 1 and len(core[0]) < _SHORTEST else core


def _with_local_word(words: Sequence[str]) -> tuple[str, ...]:
    """Return `Naryn Too` of `Naryn Too Range`: Naryn alone is a province, too."""
    kept = tuple(word for word in words if word not in MOUNTAIN_WORDS)
    return kept if LOCAL_WORDS.intersection(kept) else ()


def _is_mountain(word: str) -> bool:
    return word in MOUNTAIN_WORDS or word in LOCAL_WORDS


def _may_stand_alone(name: str, *, core: Sequence[str], feature: str) -> bool:
    bare = not MOUNTAIN_WORDS.intersection(forms(name)) and (
        len(core) > 1 or not LOCAL_WORDS.intersection(forms(name))
    )
    if feature not in {_RANGE, _PEAK} or not bare or core[0] in _SAINTS:
        return False
    return len(core) > 1 or len(core[0]) >= _SHORTEST_ALONE
