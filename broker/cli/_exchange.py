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
        nothing = "" if _is_text(who) else _nothing(evidence, who, words=words)
        Printer(words, vocabulary=evidence.vocabulary).exchanges(answer, nothing=nothing)


def _answer(
    evidence: Evidence, *, who: str, lead: str | None, top: int, words: Words
) -> ExchangeAnswer:
    from broker.fund import match_exchanges

    if _is_text(who):
        proposal = read_proposal(run.source(who), evidence=evidence, lead=lead)
        return match_exchanges(evidence, proposal=proposal, top=top, words=words)
    member = evidence.find(who, what="member")
    return match_exchanges(evidence, organisation=member.id, top=top, words=words)


def _is_text(who: str) -> bool:
    """Tell whether a proposal is named, and not a member."""
    path = Path(who)
    return who == "-" or path.suffix.casefold() in _DOCUMENTS or path.is_file()


def _nothing(evidence: Evidence, who: str, *, words: Words) -> str:
    """Say why a member gets no answer: nothing is known of it, or nobody fits."""
    member = evidence.find(who, what="member")
    alliance = evidence.alliance
    if any(one.organisation == member.id for one in (*alliance.offers, *alliance.needs)):
        return words.say(
            "Nobody known offers what %(name)s looks for, or looks for what it offers.",
            name=member.name,
        )
    return words.say(
        "No offer and no need of %(name)s is on record. Bring them in with broker import FILE "
        "--kind offers-needs.",
        name=member.name,
    )
