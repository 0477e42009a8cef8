"""Parts of the truth: where only some partners, or some queries, count."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from broker.graph import Communities
from broker.history import Past

Truths = Sequence[frozenset[int]]

_WIDE = 0.9
"""A tenth of those who reach across communities at all count as brokers."""
_COUNTRIES = 12


def slices_of(
    past: Past, *, works: Sequence[int], truths: Truths
) -> dict[str, list[frozenset[int]]]:
    """Return, by name, the true partners of each query that belong to a slice.

    Args:
        past: What was known when the queries were asked.
        works: The queries.
        truths: All their true partners.
    """
    leads = [int(past.history.leads[work]) for work in works]
    degrees = past.incidence.degrees
    wanted: dict[str, list[frozenset[int]]] = {
        "new_pairs": [
            _without(true, met=past.incidence.past_partners(lead))
            for true, lead in zip(truths, leads, strict=True)
        ],
        "cold_lead": [
            true if not degrees[lead] else frozenset()
            for true, lead in zip(truths, leads, strict=True)
        ],
        "newcomers": _only(truths, lambda place: degrees[place] == 1),
        "established": _only(truths, lambda place: degrees[place] > 1),
        "unknown": _only(truths, lambda place: degrees[place] == 0),
    }
    wanted |= _across(past, leads=leads, truths=truths)
    kinds, countries = past.history.kinds, past.history.countries
    present = {place for true in truths for place in true}
    for kind in sorted({kinds[place] for place in present}):
        wanted[f"kind:{kind}"] = _only(truths, partial(_has, values=kinds, value=kind))
    often = Counter(countries[place] for place in present)
    for country, _ in often.most_common(_COUNTRIES):
        wanted[f"country:{country}"] = _only(truths, partial(_has, values=countries, value=country))
    return wanted


def _across(past: Past, *, leads: Sequence[int], truths: Truths) -> dict[str, list[frozenset[int]]]:
    """Return the partners from the coordinator's community, from others, and those who broker."""
    groups = Communities.of(past.incidence, weights=past.freshness * past.incidence.shares)
    codes, span = groups.codes, groups.span(past.incidence)
    wide = np.quantile(span[span > 0], _WIDE) if (span > 0).any() else 1.0
    within = [
        frozenset(place for place in true if codes[place] == codes[lead] >= 0)
        for true, lead in zip(truths, leads, strict=True)
    ]
    return {
        "same_community": within,
        "other_community": [
            frozenset(place for place in true - inside if codes[place] >= 0)
            for true, inside in zip(truths, within, strict=True)
        ],
        "brokers": _only(truths, lambda place: span[place] >= wide),
    }


def _has(place: int, *, values: Sequence[str], value: str) -> bool:
    return values[place] == value


def _without(true: frozenset[int], *, met: NDArray[np.float32]) -> frozenset[int]:
    return frozenset(place for place in true if not met[place])


def _only(truths: Truths, kept: Callable[[int], bool]) -> list[frozenset[int]]:
    return [frozenset(place for place in true if kept(place)) for true in truths]
