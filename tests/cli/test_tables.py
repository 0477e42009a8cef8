"""Answers on a terminal, in the reader's language."""

import io

import pytest
from rich.console import Console

from broker.cli._tables import Printer
from broker.model import (
    CallForTeam,
    FundingAnswer,
    OneAway,
    Recommendations,
    Relaxation,
    Rule,
    Seated,
    TeamAnswer,
    Understood,
)
from broker.vocabulary import load_vocabulary
from broker.wording import Words
from tests.export.briefs import call, recommendation


def printed(language: str, show) -> str:
    file = io.StringIO()
    console = Console(file=file, width=200, highlight=False, soft_wrap=True)
    show(Printer(Words(language), vocabulary=load_vocabulary(), console=console))
    return file.getvalue()


ANSWER = Recommendations(
    proposal=Understood(language="es", themes=("gender",), places=("Peru", "Ecuador")),
    recommendations=(recommendation(),),
    took_ms=1.0,
)
TEAM = TeamAnswer(
    status="feasible",
    team=(Seated(member="Bank", seat="locked", covers=("a", "b"), share=1.0),),
    objective=1.0,
    bound=1.1,
    conflict=(),
    relaxations=(),
    replacements={},
    calls=(CallForTeam(funder="Fund", call="Wells", eligible="no", because=()),),
    took_ms=1.0,
)


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ("Places: Peru and Ecuador", "Ecuador; 42%, quite possible", "“restores springs”")),
        ("fr", ("Lieux\xa0: Pérou et Équateur", "Équateur\xa0; 42\xa0%", "«\xa0restores springs")),
        ("es", ("Lugares: Perú y Ecuador", "Ecuador; 42\xa0%", "«restores springs»")),
    ],
)
def test_suggestions_follow_the_language(language: str, parts: tuple[str, ...]) -> None:
    text = printed(language, lambda printer: printer.recommendations(ANSWER))
    assert all(part in text for part in parts), text


def test_a_reason_without_a_quote_shows_its_source_alone() -> None:
    text = printed("en", lambda printer: printer.recommendations(ANSWER))
    assert "Near in place.\n     Report of 2006\n" in text


def test_a_team_comes_with_its_proof_and_its_seats_in_words() -> None:
    text = printed("en", lambda printer: printer.team(TEAM))
    assert "a better one could add 10% at most" in text
    assert "asked for" in text
    assert "a and b" in text
    assert "Fund: Wells (may not apply)" in text


def test_a_conflict_is_told_in_words() -> None:
    rule = Rule.read("kind:private_sector>=9")
    way = Relaxation(before=rule, after=Rule.read("kind:private_sector>=1"), objective=1.0)
    nobody = TEAM.model_copy(
        update={"status": "infeasible", "conflict": (rule,), "relaxations": (way,)}
    )
    text = printed("en", lambda printer: printer.team(nobody))
    assert "No team can keep this rule:\n   - at least 9 of the kind “Private sector”" in text
    assert "instead of at least 9 of the kind “Private sector”: at least 1" in text
    assert "kind:" not in text


def test_funding_names_the_funder_and_whoever_would_open_a_call() -> None:
    answer = FundingAnswer(
        calls=(call(),), one_away=(OneAway(call="Youth fund", add=("A", "B")),), took_ms=1.0
    )
    text = printed("en", lambda printer: printer.funding(answer, top=5))
    assert (
        "1. Summit Fund: Small grants (to be checked; 50%; until 30 November 2026, 17:00 (UTC+1))"
        in text
    )
    assert "Youth fund: add A or B" in text
    assert "more;" not in text
    twice = answer.model_copy(update={"calls": (call(), call(), call())})
    assert "… and 2 more; --json" in printed("en", lambda printer: printer.funding(twice, top=1))
