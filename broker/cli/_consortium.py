"""Partners from consortia that really formed."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from broker.cli import _run as run
from broker.cli._oddities import say_oddities
from broker.cli._tables import Printer
from broker.evaluate import cordis_history, shipped_ranker
from broker.history import Past, Reading, keep, kept
from broker.intake import read_text
from broker.model import InputError, Recommendation, Said
from broker.rank.learned import Companions, Suggester, companions
from broker.text import load_encoder
from broker.vocabulary import load_vocabulary
from broker.wording import Words

CordisOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--cordis",
        help="Folder with project.csv and organization.csv; give one for each programme.",
        metavar="DIR",
    ),
]
KeptOption = Annotated[
    Path | None,
    typer.Option(
        "--kept",
        help="File that keeps what was read; later it is enough without --cordis.",
        metavar="FILE",
    ),
]


def consortium(
    proposal: run.ProposalArgument,
    cordis: CordisOption = None,
    file: KeptOption = None,
    lead: run.LeadOption = None,
    top: run.TopOption = 10,
    newcomers: Annotated[
        int, typer.Option("--newcomers", help="Newcomers to name beside them.", min=0)
    ] = 3,
    as_json: run.JsonOption = False,
    language: run.LanguageOption = "en",
) -> None:
    """Suggest partners from consortia that really formed. With reasons."""
    words = run.speech(language)
    text = read_text(run.source(proposal))
    reading, oddities = _reading(cordis or [], file=file)
    today = dt.date.today()
    ranker = shipped_ranker(before=today)
    if ranker is None:
        raise InputError(
            "There is no ranker here. Install the project with its folder `models`, or train one "
            "with python -m broker.evaluate.train."
        )
    run.progress(Said("Looking at who worked with whom"))
    suggester = Suggester(past=Past(reading=reading, day=today), ranker=ranker)
    answer = companions(suggester, text, lead=lead, top=top, newcomers=newcomers, words=words)
    if as_json:
        run.emit(answer.model_copy(update={"oddities": oddities}))
    else:
        _show(answer, words=words)
        say_oddities(oddities, words=words)


def _reading(cordis: list[Path], *, file: Path | None) -> tuple[Reading, dict[str, int]]:
    """Return what is known, and how often each oddity was met in tables that are read now."""
    encoder = load_encoder(None, corpus=())
    if not cordis:
        if file is None:
            raise InputError(
                "Name a folder in the CORDIS layout (--cordis), or a file with --kept."
            )
        return kept(file, encoder=encoder), {}
    history, oddities = cordis_history(cordis, progress=run.progress)
    run.progress(Said("Reading what every work is about"))
    reading = Reading(history=history, encoder=encoder)
    if file is not None:
        keep(reading, file)
    return reading, dict(oddities)


def _show(answer: Companions, *, words: Words) -> None:
    printer = Printer(words, vocabulary=load_vocabulary())
    printer.console.print(
        escape(
            words.say(
                "%(works)s works of %(organisations)s organisations are known.",
                works=words.amount(answer.works),
                organisations=words.amount(answer.organisations),
            )
        )
    )
    for caution in answer.cautions:
        printer.console.print(escape(caution))
    printer.heading(words.say("Likely partners"))
    printer.suggestions(_in_favour(answer.recommendations))
    if answer.newcomers:
        printer.heading(words.say("Newcomers, with one known work each"))
        printer.suggestions(_in_favour(answer.newcomers))


def _in_favour(found: tuple[Recommendation, ...]) -> tuple[Recommendation, ...]:
    """Return suggestions with the reasons that speak for them alone; JSON holds them all."""
    return tuple(
        one.model_copy(
            update={"reasons": tuple(why for why in one.reasons if why.contribution > 0)}
        )
        for one in found
    )
