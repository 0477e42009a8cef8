"""What the funders of an alliance paid for, and what of it is like a proposal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from broker.evidence import Evidence
from broker.fund._features import Work
from broker.fund._history import History, Paid
from broker.model import Funder, Initiative, Proposal, fold

_UNRELATED, _SAME = 0.1, 0.5
"""Cosines that two unrelated texts, and two on the same work, have (as `Evidence` reads them)."""

_BRACKETS = re.compile(r"\(([^()]*)\)")
_TITLE = 120
"""Letters of a proposal's first line that count as its title."""


@dataclass(frozen=True, kw_only=True)
class Past:
    """Work that a funder paid for and that is like what it is asked to pay for now."""

    initiative: Initiative
    value: float
    """From 0 to 1: how alike the works are, less where other funders pay for such work more."""


def past_payments(evidence: Evidence, *, proposal: Proposal) -> dict[str, Past]:
    """Return, by funder id, the work most like a proposal that the funder paid for.

    The history is that of the alliance's initiatives. `History` tells how likely each funder is to
    be the one, and the text encoder how alike two works are in any language; the value is their
    product, with the likeliest funder as 1. Funders who paid for nothing like it are left out.
    """
    paid = _paid(evidence)
    if not paid:
        return {}
    history = _history(evidence)
    shares = history.shares([_work(proposal, evidence=evidence)])[0]
    odds = dict(zip(history.funders, shares / shares.max(), strict=True))
    query = evidence.embed(proposal.text)
    known = {funder.id for funder in evidence.alliance.funders}
    found: dict[str, Past] = {}
    for funder, initiative in paid:
        if funder not in known:
            continue
        cosine = float(evidence.embed(_text(initiative)) @ query)
        alike = float(np.clip((cosine - _UNRELATED) / (_SAME - _UNRELATED), 0.0, 1.0))
        value = alike * float(odds[funder])
        if value > 0 and (funder not in found or value > found[funder].value):
            found[funder] = Past(initiative=initiative, value=value)
    return found


def _history(evidence: Evidence) -> History:
    """Learn once for each alliance that is open."""
    return evidence.once(f"{__name__} history", lambda: _learned(evidence))


def _learned(evidence: Evidence) -> History:
    works = [
        Paid(
            title=initiative.title,
            summary=initiative.summary,
            places=tuple(_places(initiative, evidence=evidence)),
            agencies=tuple(
                evidence.organisation(key).name
                for key in initiative.members
                if key in evidence.position
            ),
            funder=funder,
            year=initiative.years.start or initiative.as_of,
        )
        for funder, initiative in _paid(evidence)
    ]
    return History(works, year=evidence.on.year)


def _paid(evidence: Evidence) -> tuple[tuple[str, Initiative], ...]:
    """Return each payment on record: id of the funder, or its name as written, and the work."""
    return evidence.once(f"{__name__} paid", lambda: tuple(_payments(evidence)))


def _payments(evidence: Evidence) -> Iterator[tuple[str, Initiative]]:
    keys = [
        (re.compile(rf"(?<!\w){re.escape(key)}(?!\w)"), len(key), funder.id)
        for funder in evidence.alliance.funders
        for key in _keys(funder)
    ]

    def payer(name: str) -> str:
        folded = fold(name)
        hits = [(size, key) for pattern, size, key in keys if pattern.search(folded)]
        return max(hits)[1] if hits else name

    for initiative in evidence.alliance.initiatives:
        for funder in dict.fromkeys(payer(name) for name in initiative.funders):
            yield funder, initiative


def _keys(funder: Funder) -> Iterator[str]:
    """Yield the names by which a source may call a funder: without brackets, and the acronym."""
    if plain := " ".join(fold(_BRACKETS.sub(" ", funder.name)).split()):
        yield plain
    for inside in _BRACKETS.findall(funder.name):
        if len(inside) > 2 and inside.isupper() and inside.isalpha():
            yield fold(inside)


def _work(proposal: Proposal, *, evidence: Evidence) -> Work:
    lines = (line.strip(" #*-=") for line in proposal.text.splitlines())
    lead = evidence.organisation(proposal.lead).name if proposal.lead else ""
    return Work(
        title=next((line for line in lines if line), "")[:_TITLE],
        summary=proposal.text,
        places=tuple(place.name for place in proposal.places),
        agencies=(lead,) if lead else (),
    )


def _places(initiative: Initiative, *, evidence: Evidence) -> Iterator[str]:
    label = evidence.vocabulary.label
    yield from (label("country", key) for key in initiative.countries)
    yield from (label("region", key) for key in initiative.regions if key != "global")


def _text(initiative: Initiative) -> str:
    return f"{initiative.title}. {initiative.summary}"
