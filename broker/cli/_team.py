"""The best team for a proposal, alone or with a call."""

from pathlib import Path
from typing import Annotated

import typer

from broker._load import load, read_proposal
from broker.cli import _run as run
from broker.cli._tables import Printer

_Names = list[str] | None

SizeOption = Annotated[
    tuple[int, int] | None,
    typer.Option("--size", help="Fewest and most members; 3 6 if not given.", metavar="MIN MAX"),
]
RequireOption = Annotated[
    _Names, typer.Option("--require", help="A rule, such as 'countries>=3'.", metavar="RULE")
]
LockOption = Annotated[_Names, typer.Option("--lock", help="Must be in the team.", metavar="NAME")]
ExcludeOption = Annotated[
    _Names, typer.Option("--exclude", help="Must not be in the team.", metavar="NAME")
]
ApartOption = Annotated[
    _Names, typer.Option("--apart", help="Two who must not be in the team together.", metavar="A B")
]
LargeOption = Annotated[
    int | None,
    typer.Option(
        "--large-at-most", help="How many large organisations there may be.", metavar="N", min=0
    ),
]
CoverOption = Annotated[
    _Names,
    typer.Option(
        "--cover",
        help="A theme or skill that somebody in the team must have.",
        metavar="THEME|SKILL",
    ),
]
CallOption = Annotated[
    str | None, typer.Option("--call", help="A call the team must fit.", metavar="NAME")
]
WithCallOption = Annotated[
    bool, typer.Option("--with-call", help="Find the best pairs of a team and a call.")
]
SeatsOption = Annotated[
    Path | None, typer.Option("--seats", help="Named seats, as CSV or JSON.", metavar="FILE")
]
CohesiveOption = Annotated[
    bool, typer.Option("--cohesive", help="Count all who worked together, not only with the lead.")
]
SecondsOption = Annotated[
    float,
    typer.Option(
        "--seconds", help="Seconds to prove that no team is better.", metavar="N", min=0.0
    ),
]


def team(
    proposal: run.ProposalArgument,
    lead: run.LeadOption = None,
    size: SizeOption = None,
    require: RequireOption = None,
    lock: LockOption = None,
    exclude: ExcludeOption = None,
    apart: ApartOption = None,
    large_at_most: LargeOption = None,
    cover: CoverOption = None,
    seats: SeatsOption = None,
    call: CallOption = None,
    with_call: WithCallOption = False,
    cohesive: CohesiveOption = False,
    seconds: SecondsOption = 10.0,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Compose the best team for a proposal. Or say which rules make one impossible."""
    from broker.team import Options, assemble, pair_with_calls, read_seats, rules_for

    words = run.speech(language)
    given = run.source(proposal)
    evidence = run.peopled(load(catalogue, encoder=encoder, progress=run.progress))
    read = read_proposal(given, evidence=evidence, lead=lead)
    more = rules_for(
        evidence, apart=apart or (), large_at_most=large_at_most, cover=cover or (), call=call
    )
    options = Options(
        seats=read_seats(seats, vocabulary=evidence.vocabulary) if seats else (),
        seconds=seconds,
        cohesive=cohesive,
        progress=run.progress,
    )
    printer = Printer(words, vocabulary=evidence.vocabulary)
    if with_call:
        pairs = pair_with_calls(
            evidence,
            proposal=read,
            size=size,
            require=(*(require or ()), *more),
            lock=lock or (),
            exclude=exclude or (),
            options=options,
            words=words,
        )
        run.emit(pairs) if as_json else printer.pairs(pairs)
        return
    answer = assemble(
        evidence,
        proposal=read,
        size=size,
        require=(*(require or ()), *more),
        lock=lock or (),
        exclude=exclude or (),
        options=options,
        words=words,
    )
    run.emit(answer) if as_json else printer.team(answer)
