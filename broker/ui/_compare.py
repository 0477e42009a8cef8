"""Up to four organisations beside each other."""

from collections.abc import Callable, Iterable

import streamlit as st

from broker.evidence import activities_of, focus_of, needs_of, offers_of
from broker.graph import past_partners
from broker.model import Member, Neighbour
from broker.ui._people import choose_several
from broker.ui._setting import Setting
from broker.ui._state import chosen, draw_anew
from broker.ui._tables import table
from broker.wording import Words

_MOST = 4
_FEW = 4
"""Titles or names that stand in a cell."""


def compare(setting: Setting) -> None:
    """Ask whom to compare and show them; the choice stands in the address."""
    words = setting.words
    given = st.query_params.get_all("compare") or chosen("compare")
    draw_anew("compare box")
    box = st.expander(
        words.say("Compare up to four"), expanded=bool(given), key="compare box", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        keys = choose_several(
            words.say("Organisations to compare"), key="compare", most=_MOST, setting=setting
        )
        if len(keys) < 2:
            st.write(words.say("Choose two to four organisations."))
            return
        people = tuple(setting.evidence.organisation(key) for key in keys)
        st.write(_told(people, setting=setting))
        rows = _rows(people, setting=setting)
        table(
            (words.say("What"), *(one.name for one in people)),
            rows,
            alt=words.say("Organisations side by side"),
        )


def _told(people: tuple[Member | Neighbour, ...], *, setting: Setting) -> str:
    words = setting.words
    shared = frozenset.intersection(*(focus_of(setting.evidence, one.id).themes for one in people))
    if not shared:
        return words.say("They have no theme in common on record.")
    return words.say(
        "All of them work on %(themes)s.",
        themes=setting.labels("theme", tuple(sorted(shared))),
    )


def _rows(people: tuple[Member | Neighbour, ...], *, setting: Setting) -> list[tuple[str, ...]]:
    words, evidence = setting.words, setting.evidence
    focus = {one.id: focus_of(evidence, one.id) for one in people}

    def few(texts: Iterable[str]) -> str:
        return _few(list(texts), words=words)

    def works(one: Member | Neighbour, status: str) -> str:
        return few(work.title for work in activities_of(evidence, one.id) if work.status == status)

    def colleagues(one: Member | Neighbour) -> str:
        return few(evidence.organisation(key).name for key in past_partners(evidence.graph, one.id))

    said: list[tuple[str, Callable[[Member | Neighbour], str]]] = [
        (words.say("Kind"), lambda one: setting.label("kind", one.kind)),
        (words.say("Country"), lambda one: setting.label("country", one.country)),
        (words.say("Languages"), lambda one: setting.labels("language", one.languages)),
        (
            words.say("Themes"),
            lambda one: setting.labels("theme", tuple(sorted(focus[one.id].themes))),
        ),
        (
            words.say("Regions"),
            lambda one: setting.labels("region", tuple(sorted(focus[one.id].regions))),
        ),
        (words.say("What it runs"), lambda one: works(one, "running")),
        (words.say("What it has done"), lambda one: works(one, "completed")),
        (
            words.say("What it offers"),
            lambda one: few(offer.text for offer in offers_of(evidence, one.id)),
        ),
        (
            words.say("What it needs"),
            lambda one: few(need.text for need in needs_of(evidence, one.id)),
        ),
        (words.say("Has worked with"), colleagues),
    ]
    return [(label, *map(tell, people)) for label, tell in said]


def _few(texts: list[str], *, words: Words) -> str:
    """Return the first few texts, and how many more there are; a dash for none."""
    more = len(texts) - _FEW
    shown = [" · ".join(texts[:_FEW])]
    if more > 0:
        shown.append(words.count("and %(number)s more", "and %(number)s more", more))
    return " ".join(shown) or "–"
