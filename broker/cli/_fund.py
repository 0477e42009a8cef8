"""Funding: calls, cash, and what a member opens to others."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from broker._load import load, read_proposal
from broker.cli import _run as run
from broker.cli._tables import Printer
from broker.cli._values import day
from broker.model import InputError

_Names = list[str] | None
_SEED = 50_000.0
"""The most that seed money gives."""

TeamOption = Annotated[_Names, typer.Option("--team", help="Who would apply.", metavar="NAME")]
OnOption = Annotated[
    str | None,
    typer.Option("--on", help="The day to judge by, such as 2026-05-31.", metavar="DATE"),
]
ToldOption = Annotated[
    _Names,
    typer.Option(
        "--told",
        help="A fact no record holds: duration=24, lead.age=3, 'NAME.cash=5000 EUR'.",
        metavar="FACT",
    ),
]
BudgetOption = Annotated[
    str | None, typer.Option("--budget", help="What the work costs, such as '80000 EUR'.")
]
SeedOption = Annotated[
    bool, typer.Option("--seed", help="Only calls that give up to 50,000 (in any major currency).")
]
InviteOption = Annotated[
    bool, typer.Option("--invite", help="Name those around the alliance as missing partners, too.")
]
IcsOption = Annotated[
    Path | None,
    typer.Option("--ics", help="Write the deadlines to a calendar file.", metavar="FILE"),
]


def fund(
    proposal: run.ProposalArgument,
    team: TeamOption = None,
    lead: run.LeadOption = None,
    told: ToldOption = None,
    budget: BudgetOption = None,
    seed: SeedOption = False,
    invite: InviteOption = False,
    ics: IcsOption = None,
    on: OnOption = None,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """List the calls that could pay for a proposal. Those open to the team come first."""
    from broker._compose import funding_for
    from broker.fund import Facts, match_exchanges, read_money

    words = run.speech(language)
    given = run.source(proposal)
    evidence = load(catalogue, encoder=encoder, on=_day(on), progress=run.progress)
    read = read_proposal(given, evidence=evidence, lead=lead)
    if budget is not None:
        read = read.model_copy(update={"budget": read_money(budget)})
    answer = funding_for(
        evidence,
        proposal=read,
        team=tuple(evidence.find(name) for name in team or ()),
        facts=Facts.read(told or (), find=evidence.find),
        seed=_SEED if seed else None,
        invite=invite,
        words=words,
    )
    if ics is not None:
        from broker.export import write_calendar

        open_to = {(one.funder, one.call) for one in answer.calls if one.eligible != "no"}
        names = {funder.id: funder.name for funder in evidence.alliance.funders}
        deadlines = write_calendar(
            [
                (names[call.funder], call)
                for call in evidence.alliance.calls
                if (names[call.funder], call.title) in open_to
            ],
            path=ics,
            made_at=dt.datetime.combine(evidence.on, dt.time(), tzinfo=dt.UTC),
            words=words,
        )
        if not deadlines:
            said = words.say("No deadline of these calls is known: the calendar is empty.")
            typer.secho(said, err=True, fg=typer.colors.YELLOW)
    if as_json:
        run.emit(answer)
    else:
        printer = Printer(words, vocabulary=evidence.vocabulary)
        printer.funding(answer, top=10)
        exchanged = match_exchanges(evidence, proposal=read, top=3, words=words)
        if exchanged.exchanges:
            printer.exchanges(exchanged)


def cash(
    call: Annotated[str, typer.Argument(metavar="CALL", help="Title of a call, or words of it.")],
    budget: Annotated[
        str, typer.Option("--budget", help="What the work costs, such as '80000 EUR'.")
    ],
    team: TeamOption = None,
    told: ToldOption = None,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Say how much cash a call leaves to be found. Which rules make it so, who brings what."""
    from broker.fund import CallIndex, Facts, cash_plan, read_money

    words = run.speech(language)
    evidence = load(catalogue, encoder=encoder, progress=run.progress)
    index = CallIndex(evidence)
    found = index.find(call)
    plan = cash_plan(
        found,
        budget=read_money(budget),
        team=tuple(evidence.find(name) for name in team or ()),
        facts=Facts.read(told or (), find=evidence.find),
        funder=index.funders[found.funder],
    )
    if plan is None:
        raise InputError(
            "Nothing is known of what %(title)r leaves to the team: neither its largest "
            "grant nor a share to be brought. Read its terms: %(source)s",
            title=found.title,
            source=found.source,
        )
    if as_json:
        run.emit(plan)
    else:
        Printer(words, vocabulary=evidence.vocabulary).cash(plan)


def unlocks(
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="Name or acronym.")],
    on: OnOption = None,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """List the calls that a member opens to others by joining them."""
    from broker.fund import unlocks

    words = run.speech(language)
    evidence = load(catalogue, encoder=encoder, on=_day(on), progress=run.progress)
    answer = unlocks(evidence, member=member, words=words)
    if as_json:
        run.emit(answer)
    else:
        Printer(words, vocabulary=evidence.vocabulary).unlocking(answer)


def _day(text: str | None) -> dt.date | None:
    return None if text is None else day(text)
