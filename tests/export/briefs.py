"""Briefs to export, tame and wild."""

from datetime import date

from broker.export import Brief
from broker.model import (
    CallForTeam,
    FundingAnswer,
    OneAway,
    RankedCall,
    Reason,
    Recommendation,
    Relaxation,
    Rule,
    Seated,
    Substitute,
    TeamAnswer,
    Understood,
)


def recommendation(rank=1, member="Highland Institute", *, quote="restores springs", **more):
    reasons = (
        Reason(
            text="It runs “Water towers”: on watershed management.",
            source="https://example.org/towers",
            quote=quote,
            contribution=1.5,
        ),
        Reason(text="Near in place.", source="Report of 2006", quote="", contribution=0.5),
    )
    usual = {
        "rank": rank,
        "member": member,
        "kind": "academic_research",
        "country": "ECU",
        "score": 0.42,
        "reasons": reasons,
        "cautions": ("Nothing newer than 2006 is known: check first.",),
    }
    return Recommendation(**(usual | more))


TEAM = TeamAnswer(
    status="optimal",
    team=(
        Seated(member="Highland Institute", seat="lead", covers=("water", "Andes"), share=0.6),
        Seated(member="Valley Trust", seat="civil_society", covers=(), share=0.4),
    ),
    objective=1.0,
    bound=1.0,
    conflict=(),
    relaxations=(),
    replacements={"Valley Trust": (Substitute(member="Ridge Union", loss=0.1),)},
    calls=(
        CallForTeam(
            funder="Summit Fund", call="Small grants", eligible="yes", because=("All may.",)
        ),
    ),
    took_ms=1.0,
)

NO_TEAM = TEAM.model_copy(
    update={
        "status": "infeasible",
        "team": (),
        "replacements": {},
        "calls": (),
        "conflict": (Rule.read("countries>=9"), Rule.read("members<=2")),
        "relaxations": (
            Relaxation(
                before=Rule.read("countries>=9"), after=Rule.read("countries>=2"), objective=0.9
            ),
        ),
    }
)


def call(rank=1, funder="Summit Fund", **more):
    return RankedCall(
        **{
            "rank": rank,
            "funder": funder,
            "call": "Small grants",
            "eligible": "unknown",
            "because": ("It works by invitation.",),
            "score": 0.5,
            "deadline": "2026-11-30T17:00:00+01:00",
            "cash_gap": 12000.0,
            "as_of": 2024,
            "reasons": (
                Reason(
                    text="It pays for water.",
                    source="https://example.org/fund",
                    quote="springs and wells",
                    contribution=1.0,
                ),
            ),
            **more,
        }
    )


FUNDING = FundingAnswer(
    calls=(call(),), one_away=(OneAway(call="Youth fund", add=("Ridge Union",)),), took_ms=1.0
)


def brief(**more):
    return Brief(
        **{
            "title": "Springs of the high Andes",
            "proposal": "We want to restore springs.\n\nWe look for partners.",
            "understood": Understood(
                language="en", themes=("watershed_management",), places=("Ecuador",)
            ),
            "recommendations": (
                recommendation(),
                recommendation(2, "Valley Trust", quote="", country=None),
            ),
            "team": TEAM,
            "funding": FUNDING,
            "made_on": date(2026, 3, 1),
            **more,
        }
    )
