"""The second page: who works on what, and one organisation's own page."""

from dataclasses import asdict

import streamlit as st

from broker.rank import Found, search
from broker.ui._compare import compare
from broker.ui._map import show_map
from broker.ui._member import show_organisation
from broker.ui._plain import plain
from broker.ui._setting import Setting, page
from broker.ui._state import choose, note, once, recall
from broker.ui._tables import aside, table
from broker.ui._tabs import show_tabs
from broker.ui._wanted import ask_wanted

_STEP = 15
"""Organisations that a list shows at first, and how many more each time."""

_THEMES = 4

_ROWS = 500
"""Rows of a table; more are too much for a weak line."""


@page
def members_page(setting: Setting) -> None:
    """Show the page for members: search the alliance, or open one organisation."""
    recall("member", allowed=setting.evidence.position, follow=True)
    opened = st.session_state["member"]
    note("member")
    if opened:
        st.button(setting.words.say("Back to the list"), on_click=choose, args=("member", None))
        show_organisation(setting.evidence.organisation(opened), setting=setting)
    else:
        _search(setting)


def _search(setting: Setting) -> None:
    words = setting.words
    st.write(words.say("Search in your own words, or narrow the list down."))
    asked = ask_wanted(setting)
    wanted = (setting.stamp, asked)
    people = once("found", key=wanted, make=lambda: search(setting.evidence, **asdict(asked)))
    if asked.around:
        title = words.count(
            "%(number)s organisation that could be invited",
            "%(number)s organisations that could be invited",
            len(people),
        )
    else:
        title = words.count("%(number)s member", "%(number)s members", len(people))
    st.header(title, anchor=False)
    if asked.around:
        aside(words.say("None of these is a member."))
    if not people:
        st.info(words.say("Nobody matches. Use fewer words, or take a filter away."))
        return
    compare(setting)
    names = {
        "list": words.say("List"),
        "map": words.say("Map"),
        "table": words.say("As a table"),
    }

    def show(view: str) -> None:
        if view == "list":
            _list(people, setting=setting, wanted=wanted)
        elif view == "map":
            places = [(one.organisation.name, one.organisation.country) for one in people]
            show_map(places, setting=setting, key="members")
        else:
            _table(people, setting=setting)

    show_tabs(names, key="as", label=words.say("Show as"), show=show)


def _list(people: tuple[Found, ...], *, setting: Setting, wanted: tuple[object, ...]) -> None:
    words = setting.words
    if st.session_state.get("listed") != wanted:
        st.session_state["listed"] = wanted
        st.session_state["length"] = _STEP
    length = st.session_state["length"]
    for found in people[:length]:
        one = found.organisation
        with st.container(gap=None):
            st.button(
                plain(one.name),
                type="tertiary",
                icon=":material/chevron_right:",
                key=f"open {one.id}",
                on_click=_open,
                args=(one.id,),
            )
            aside(plain(_line(found, setting=setting)))
    if len(people) > length:
        st.button(words.say("Show more"), on_click=_longer)


def _line(found: Found, *, setting: Setting) -> str:
    one = found.organisation
    facts = [setting.label("kind", one.kind)]
    if one.country:
        facts.append(setting.label("country", one.country))
    themes = sorted(found.focus.themes)
    names = [setting.label("theme", key) for key in themes]
    if names:
        few = ", ".join(names[:_THEMES])
        more = len(names) > _THEMES
        facts.append(setting.words.say("%(text)s …", text=few) if more else few)
    return " · ".join(facts)


def _table(people: tuple[Found, ...], *, setting: Setting) -> None:
    words = setting.words
    rows = [
        (
            found.organisation.name,
            setting.label("kind", found.organisation.kind),
            setting.label("country", found.organisation.country),
            setting.labels("theme", tuple(sorted(found.focus.themes))),
        )
        for found in people[:_ROWS]
    ]
    header = (
        words.say("Organisation"),
        words.say("Kind"),
        words.say("Country"),
        words.say("Themes"),
    )
    if len(people) > _ROWS:
        aside(
            plain(
                words.say(
                    "These are the first %(number)s. Narrow the search to see the others.",
                    number=_ROWS,
                )
            )
        )
    table(header, rows, alt=words.say("The whole list as a table"), stacks=True)


def _open(key: str) -> None:
    choose("member", key)


def _longer() -> None:
    st.session_state["length"] += _STEP
