"""Resources other than grants, from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from broker._load import load, read_proposal
from broker.cli import _run as run
from broker.cli._tables import Printer
from broker.evidence import Evidence
from broker.model import ExchangeAnswer
from broker.wording import Words

_DOCUMENTS = frozenset({".txt", ".md", ".docx", ".pdf"})


def exchange(
    who: Annotated[
        str,
        typer.Argument(
            metavar="MEMBER|PROPOSAL", help="Name of a member, a file, or - for standard input."
        ),
    ],
    lead: run.LeadOption = None,
    top: run.TopOption = 10,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Match needs with offers. Training, staff exchange, data, sites, markets and money."""
    words = run.speech(language)
    evidence = run.peopled(load(catalogue, encoder=encoder, progress=run.progress))
    answer = _answer(evidence, who=who, lead=lead, top=top, words=words)
    if as_json:
        run.emit(answer)
    else:
        Printer(words, vocabulary=evidence.vocabulary).exchanges(answer)


def _answer(
    evidence: Evidence, *, who: str, lead: str | None, top: int, words: Words
) -> ExchangeAnswer:
    from broker.fund import match_exchanges

    path = Path(who)
    if who == "-" or path.suffix.casefold() in _DOCUMENTS or path.is_file():
        proposal = read_proposal(run.source(who), evidence=evidence, lead=lead)
        return match_exchanges(evidence, proposal=proposal, top=top, words=words)
    member = evidence.find(who, what="member")
    return match_exchanges(evidence, organisation=member.id, top=top, words=words)
