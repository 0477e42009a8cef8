"""Up to four organisations beside each other."""

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
    focuses = [focus_of(evidence, one.id) for one in people]

    def works(one: Member | Neighbour, status: str) -> str:
        found = [work for work in activities_of(evidence, one.id) if work.status == status]
        return _few([work.title for work in found], words=words)

    return [
        (words.say("Kind"), *(setting.label("kind", one.kind) for one in people)),
        (words.say("Country"), *(setting.label("country", one.country) for one in people)),
        (words.say("Languages"), *(setting.labels("language", one.languages) for one in people)),
        (
            words.say("Themes"),
            *(setting.labels("theme", tuple(sorted(focus.themes))) for focus in focuses),
        ),
        (
            words.say("Regions"),
            *(setting.labels("region", tuple(sorted(focus.regions))) for focus in focuses),
        ),
        (words.say("What it runs"), *(works(one, "running") for one in people)),
        (words.say("What it has done"), *(works(one, "completed") for one in people)),
        (
            words.say("What it offers"),
            *(
                _few([offer.text for offer in offers_of(evidence, one.id)], words=words)
                for one in people
            ),
        ),
        (
            words.say("What it needs"),
            *(
                _few([need.text for need in needs_of(evidence, one.id)], words=words)
                for one in people
            ),
        ),
        (
            words.say("Has worked with"),
            *(
                _few(
                    [
                        evidence.organisation(key).name
                        for key in past_partners(evidence.graph, one.id)
                    ],
                    words=words,
                )
                for one in people
            ),
        ),
    ]


def _few(texts: list[str], *, words: Words) -> str:
    """Return the first few texts, and how many more there are; a dash for none."""
    more = len(texts) - _FEW
    shown = [" · ".join(texts[:_FEW])]
    if more > 0:
        shown.append(words.count("and %(number)s more", "and %(number)s more", more))
    return " ".join(shown) or "–"
