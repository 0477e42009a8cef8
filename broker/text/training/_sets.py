"""Reading the sets that training uses."""

import csv
import gzip
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from broker.model import InputError
from broker.text._sentences import sentences
from broker.text.training._partners import Works
from broker.text.training._settings import LANGUAGES

QUERIES_FROM = "2024-10-01"
"""Projects that start then or later are the queries of the English measurement, never learned."""
_LONGEST_DEFINITION = 600
_LONGEST_DESCRIPTION = 500
_SHORTEST_SENTENCE = 25
_LONGEST_FIELD = 1 << 24

Group = Mapping[str, tuple[str, ...]]
"""What means the same, by language; one or several forms in each."""


@dataclass(frozen=True)
class Concept:
    """A concept of a thesaurus.

    Attributes:
        labels: By language; English is always there.
        definition: In English; may be empty.
    """

    labels: Mapping[str, str]
    definition: str


@dataclass(frozen=True)
class Project:
    """A project with its text, and what else is known under its number."""

    number: str
    start: str
    title: str
    objective: str

    @property
    def text(self) -> str:
        """Title and objective."""
        return f"{self.title}. {self.objective}"


def rows(path: Path, *, delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a gzipped table.

    Raises:
        InputError: If it cannot be read.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter=delimiter))
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            "%(path)s cannot be read (%(why)s). Give the folder with the training data, which "
            "holds cordis/ and thesauri/.",
            path=path,
            why=error,
        ) from error


def plain(text: str | None) -> str:
    """Return a text on one line."""
    return " ".join((text or "").split())


def read_concepts(data: Path) -> list[Concept]:
    """Return the concepts of EuroVoc and GEMET that have an English label, in the files' order."""
    found = []
    for name in ("eurovoc", "gemet"):
        for row in rows(data / f"thesauri/{name}.csv.gz"):
            labels = {code: label for code in LANGUAGES if (label := plain(row.get(code)))}
            if "en" in labels:
                definition = plain(row.get("def_en"))[:_LONGEST_DEFINITION]
                found.append(Concept(labels, definition))
    return found


def read_projects(data: Path, *, programme: str = "horizon") -> list[Project]:
    """Return the projects of a programme that have a text, in the file's order."""
    return [
        Project(row["id"], row["startDate"], plain(row["title"]), plain(row["objective"]))
        for row in rows(data / f"cordis/{programme}/project.csv.gz", delimiter=";")
        if plain(row["objective"])
    ]


@dataclass(frozen=True)
class English:
    """English texts.

    Attributes:
        texts: Each once, sorted.
        pairs: Of texts that belong together: title and objective, label and definition …
    """

    texts: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]


def read_english(data: Path, *, concepts: Sequence[Concept]) -> English:
    """Return the English texts and pairs to learn from.

    Projects that start from `QUERIES_FROM` on stay out, with their topics and deliverables.

    Args:
        data: The folder with the training data.
        concepts: Those whose labels and definitions are used.
    """
    horizon = read_projects(data)
    later = {one.number for one in horizon if one.start >= QUERIES_FROM}
    pairs = [(one.labels["en"], one.definition) for one in concepts if one.definition]
    texts = {one.labels["en"] for one in concepts}
    earlier = [one for one in horizon if one.number not in later]
    for one in [*earlier, *read_projects(data, programme="fp7")]:
        pairs.append((one.title, one.objective))
        texts.update(_sentences(one.objective))
    objectives = {one.number: one.objective for one in earlier}
    for row in rows(data / "cordis/horizon/topics.csv.gz", delimiter=";"):
        if row["projectID"] not in later:
            texts.add(plain(row["title"]))
            if row["projectID"] in objectives:
                pairs.append((plain(row["title"]), objectives[row["projectID"]]))
    for row in rows(data / "cordis/horizon/deliverables.csv.gz", delimiter=";"):
        if row["projectID"] not in later:
            title, description = plain(row["title"]), plain(row["description"])
            pairs.append((title, description[:_LONGEST_DESCRIPTION]))
    texts.update(
        plain(row["title"]) for row in rows(data / "cordis/h2020/project.csv.gz", delimiter=";")
    )
    texts.update(text for pair in pairs for text in pair)
    texts.discard("")
    true = dict.fromkeys(pair for pair in pairs if pair[0] and pair[1] and pair[0] != pair[1])
    return English(tuple(sorted(texts)), tuple(true))


def read_works(data: Path) -> Works:
    """Return the works of FP7 that have a text, and who took part in each.

    They ended before the projects that anything is measured on began, and before those that the
    ranker of partners learns from.
    """
    partners: dict[str, set[str]] = defaultdict(set)
    for row in rows(data / "cordis/fp7/organization.csv.gz", delimiter=";"):
        partners[row["projectID"]].add(row["organisationID"])
    projects = read_projects(data, programme="fp7")
    return Works(
        tuple(one.text for one in projects),
        tuple(frozenset(partners[one.number]) for one in projects),
    )


def read_lexicon() -> list[Group]:
    """Return the words and terms in six languages that were written for this project."""
    return _written("lexicon.csv")


def read_dictionary() -> list[Group]:
    """Return plain words in six languages, some of them in fewer, written for this project.

    German ones are also what compounds are made of, much of which the thesauri know as a part of
    longer words alone.
    """
    return _written("dictionary.csv")


def read_names() -> list[Group]:
    """Return the names of countries, languages and currencies of Unicode's CLDR, through Babel."""
    from babel import Locale

    locales = {code: Locale(code) for code in LANGUAGES}
    found: list[Group] = []
    for kind in ("territories", "languages", "currencies"):
        names = {code: getattr(locale, kind) for code, locale in locales.items()}
        found.extend(
            {code: (names[code][key],) for code in LANGUAGES}
            for key in sorted(names["en"])
            # Parts of the world have numbers, and varieties of languages have longer codes.
            if not key.isdigit() and "_" not in key and all(key in names[code] for code in names)
        )
    return found


def _written(name: str) -> list[Group]:
    lines = files("broker.text.training").joinpath(name).read_text("utf-8").splitlines()
    return [
        {code: tuple(forms.split("/")) for code, forms in row.items() if forms}
        for row in csv.DictReader(lines)
    ]


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, without the shortest."""
    for start, end in sentences(text):
        if end - start > _SHORTEST_SENTENCE:
            yield text[start:end]
