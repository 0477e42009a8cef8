"""Brings the catalogues up to date with the code: `python -m broker.wording.update`.

Sentences are the constant texts given to `Words.say` and `Words.count`, those of errors and of
whatever else remembers how it was made (`broker.model.Said`), what `--help` tells of commands and
options, and what the shipped tables say in our own words of who may apply to a call. New ones are
added without a translation, those no longer said are dropped, and all translations stay; French
ones get the spaces and apostrophes that French sets. The files hold neither dates nor line numbers,
so that running it twice changes nothing.
"""

import ast
import csv
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from broker.wording._words import LANGUAGES

FOLDER = Path(__file__).parent
"""Where the catalogues are."""

ROOT = FOLDER.parent.parent
"""Where the code is that speaks."""

Message = str | tuple[str, ...]
"""A sentence, or one for a single thing and one for many."""

_SPOKEN_BY = {
    "say": 1, "count": 2, "Said": 1, "BrokerError": 1, "CatalogueError": 1, "InputError": 1
}  # fmt: skip
"""How many texts these begin with."""


_NOTE = re.compile(r"note\b[^:]*:\s*(?P<words>.+)")
"""A rule of a call that is written in words."""

_MARKS = re.compile(
    r"[ \u202f](?=»|[;:!?](?:[\s.,)]|$))|(?<=«)[ \u202f]|(?<=[\ds]) (?=%(?!\())|(?<=\d) (?=\d{3}\b)"
)
"""Spaces that French sets between a mark and its words, and in numbers; no line breaks there."""

_ELIDED = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
"""Typed apostrophes inside words: 'l'équipe', but not the quotes around a command's values."""


def messages(root: Path = ROOT) -> tuple[Message, ...]:
    """Return every sentence that `broker/` and `app.py` below a folder say, in a fixed order."""
    found: dict[Message, None] = {}
    for path in sorted([*root.glob("broker/**/*.py"), *root.glob("app.py")]):
        if "training" in path.parts:  # Speaks with those who build models, in English.
            continue
        is_command_line = path.parent.name == "cli"
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and (message := _spoken(node)):
                found[message] = None
            if is_command_line and (about := _about(node)):
                found[about] = None
    found |= dict.fromkeys(_recorded(root / "data"))
    return tuple(found)


def _about(node: ast.AST) -> str | None:
    """Return what a command, a family of them, or an option says of itself in `--help`."""
    if isinstance(node, ast.keyword) and node.arg in ("help", "about"):
        told = node.value.value if isinstance(node.value, ast.Constant) else None
        return told if isinstance(told, str) else None
    if isinstance(node, ast.FunctionDef) and any(_is_typed_in(one) for one in node.args.args):
        return ast.get_docstring(node)
    return None


def _is_typed_in(argument: ast.arg) -> bool:
    """Tell whether an argument of a function is one of a command."""
    told = ast.unparse(argument.annotation) if argument.annotation else ""
    return re.search(r"\b(Annotated|\w+(Option|Argument))\b", told) is not None


def _recorded(folder: Path) -> Iterator[str]:
    """Yield the notes on calls, and the rules on countries in words, of the shipped tables."""
    for row in _rows(folder / "rules.csv"):
        if note := _NOTE.fullmatch(row["rule"]):
            yield note["words"]
    for row in _rows(folder / "funders.csv"):
        if re.search(r"[a-z]", row["eligible_countries"]):
            yield row["eligible_countries"]


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _spoken(call: ast.Call) -> Message | None:
    """Return the sentence that a call says, whatever else it is given; None if it says none."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    wanted = _SPOKEN_BY.get(name, 0)
    texts = tuple(
        given.value
        for given in call.args[:wanted]
        if isinstance(given, ast.Constant) and isinstance(given.value, str)
    )
    if not wanted or len(texts) < wanted:
        return None
    return texts if wanted > 1 else texts[0]


def read(language: str, *, folder: Path = FOLDER) -> Catalog:
    """Return the catalogue of a language; an empty one where there is no file yet."""
    path = folder / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def merged(catalogue: Catalog, *, found: tuple[Message, ...]) -> Catalog:
    """Return a catalogue of exactly these sentences, with the translations of another."""
    fresh = Catalog(locale=catalogue.locale, fuzzy=False)
    for message in found:
        key = message if isinstance(message, str) else message[0]
        known = catalogue.get(key)
        same = known is not None and known.id == message
        fresh.add(
            message,
            string=_typeset(known.string, catalogue=catalogue) if known and same else None,
            flags=known.flags if known and same else (),
            user_comments=known.user_comments if known else (),
        )
    return fresh


def _typeset(text: Message | list[str] | None, *, catalogue: Catalog) -> Message | None:
    """Return a translation with the marks that its language sets, which few keyboards have."""
    if catalogue.locale_identifier != "fr":
        return tuple(text) if isinstance(text, list) else text
    forms = tuple(_ELIDED.sub("’", _MARKS.sub("\u00a0", form)) for form in _forms(text))
    return forms[0] if isinstance(text, str | None) else forms


def rendered(catalogue: Catalog) -> bytes:
    """Return the file of a catalogue, the same bytes for the same content."""
    body = io.BytesIO()
    write_po(body, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    header = (
        'msgid ""\n'
        'msgstr ""\n'
        f'"Language: {catalogue.locale}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return header.encode("utf-8") + body.getvalue()


def update(root: Path = ROOT, *, folder: Path = FOLDER) -> Iterator[str]:
    """Update every catalogue and yield what is left to translate, as `language: sentence`."""
    found = messages(root)
    for language in LANGUAGES[1:]:
        catalogue = merged(read(language, folder=folder), found=found)
        (folder / f"{language}.po").write_bytes(rendered(catalogue))
        for message in catalogue:
            if message.id and not all(_forms(message.string)):
                yield f"{language}: {_forms(message.id)[0]}"


def _forms(text: Message | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


if __name__ == "__main__":
    for line in update():
        sys.stdout.write(f"{line}\n")
