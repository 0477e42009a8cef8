"""Where to weave: everything in one answer."""

import time
from collections.abc import Collection

from broker.evidence import Evidence, focus_of
from broker.model import InputError, WeaveAnswer
from broker.weave._gaps import gaps
from broker.weave._network import foresee, member_network, part_of, parts_of, state_of
from broker.weave._openings import openings
from broker.wording import Words

_GAPS = 10
"""Gaps that are told; `gaps` gives all of them."""


def weave(
    evidence: Evidence,
    *,
    theme: str | None = None,
    region: str | None = None,
    known: Collection[frozenset[str]] = (),
    top: int = 5,
    words: Words | None = None,
) -> WeaveAnswer:
    """Tell where the network is thin, whom to introduce to whom, and what that would change.

    Args:
        evidence: The alliance.
        theme: A theme, by key or name, to look at alone.
        region: A region.
        known: Pairs of ids that are being introduced already, or were.
        top: How many introductions to give, at least 1.
        words: The language of the sentences; English by default.

    Raises:
        UnknownNameError: If the theme or the region is not known.
        InputError: If `top` is below 1.
    """
    started = time.perf_counter()
    if top < 1:
        raise InputError("Ask for at least one introduction, not %(top)s.", top=top)
    theme = evidence.vocabulary.theme(theme) if theme else None
    region = evidence.vocabulary.region(region) if region else None
    names = {one.id: one.name for one in evidence.organisations}
    whole = member_network(evidence)
    inside = [
        key
        for key in whole
        if (not theme or theme in focus_of(evidence, key).themes)
        and (not region or region in focus_of(evidence, key).regions)
    ]
    network = part_of(whole, inside)
    found = openings(evidence, whole, theme=theme, region=region, known=known, top=top, words=words)
    pairs = [(evidence.find(one.one).id, evidence.find(one.other).id) for one in found]
    return WeaveAnswer(
        network=state_of(network, names=names),
        members=tuple(names[key] for key in inside),
        parts=evidence.once(f"{__name__} parts", lambda: parts_of(evidence, whole)),
        gaps=gaps(evidence, theme=theme, region=region, top=_GAPS),
        introductions=found,
        after=foresee(network, pairs, names=names),
        took_ms=(time.perf_counter() - started) * 1000,
    )
