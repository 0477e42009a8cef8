"""The fifth page: introductions, from a proposal to what came of them."""

import datetime as dt

import streamlit as st

from broker.introduce import Listed, holds_on, listed, propose, stage_name
from broker.model import Hold, InputError, Introduction, Member
from broker.store import Catalogue
from broker.ui._introduction import show_introduction
from broker.ui._plain import plain
from broker.ui._setting import Setting, opened_catalogue, page
from broker.ui._state import choose, note, recall
from broker.ui._tables import aside, table

_STEP = 25


@page
def introductions_page(setting: Setting) -> None:
    """Show the page of introductions: all of them, or one."""
    words = setting.words
    names = {one.id: one.name for one in setting.evidence.organisations}
    today = dt.date.today()
    with opened_catalogue() as catalogue:
        found = catalogue.introductions.all()
        recall("introduction", follow=True)
        opened = st.session_state["introduction"]
        note("introduction")
        if opened:
            st.button(words.say("Back to the list"), on_click=choose, args=("introduction", None))
            one = next((each for each in found if each.id == opened), None)
            if one is None:
                st.warning(words.say("This introduction is not in the catalogue any more."))
            else:
                show_introduction(one, names=names, catalogue=catalogue, setting=setting)
            return
        answer = listed(found, names=names, on=today)
        _list(answer.introductions, setting=setting)
        _new(catalogue, names=names, setting=setting)
        _apart(catalogue, names=names, setting=setting)


def _list(rows: tuple[Listed, ...], *, setting: Setting) -> None:
    words = setting.words
    if not rows:
        st.info(
            words.say(
                "No introduction is on record yet. Begin one below, or look under “Where to "
                "weave” for some that are worth making."
            )
        )
        return
    waiting = sum(row.stale for row in rows)
    if waiting:
        st.warning(
            words.count(
                "%(number)s introduction is waiting: ask how it goes.",
                "%(number)s introductions are waiting: ask how they go.",
                waiting,
            )
        )
    st.header(
        words.count("%(number)s introduction", "%(number)s introductions", len(rows)), anchor=False
    )
    stages = [row.introduction.stage for row in rows]
    table(
        (words.say("Stage"), words.say("Introductions")),
        [
            (stage_name(stage, words=words), str(stages.count(stage)))
            for stage in dict.fromkeys(stages)
        ],
        alt=words.say("Introductions by stage"),
    )
    length = st.session_state.setdefault("introductions length", _STEP)
    for row in rows[:length]:
        one = row.introduction
        with st.container(gap=None):
            st.button(
                plain(words.list((row.one, row.other))),
                type="tertiary",
                icon=":material/schedule:" if row.stale else ":material/chevron_right:",
                key=f"open {one.id}",
                on_click=choose,
                args=("introduction", one.id),
            )
            aside(plain(_line(row, setting=setting)))
    if len(rows) > length:
        st.button(words.say("Show more"), on_click=_longer)


def _line(row: Listed, *, setting: Setting) -> str:
    words, one = setting.words, row.introduction
    facts = [stage_name(one.stage, words=words)]
    if row.stale:
        facts.append(words.say("waiting"))
    if one.next_step:
        facts.append(one.next_step)
    if one.owner:
        facts.append(one.owner)
    if one.due:
        facts.append(words.say("until %(day)s", day=words.day(one.due)))
    return " · ".join(facts)


def _longer() -> None:
    st.session_state["introductions length"] += _STEP


def _new(catalogue: Catalogue, *, names: dict[str, str], setting: Setting) -> None:
    words = setting.words
    members = [one.id for one in setting.evidence.organisations if isinstance(one, Member)]
    with st.expander(words.say("Begin an introduction")), st.form("new introduction"):
        one = _who(words.say("First organisation"), "new one", names, setting=setting)
        other = _who(words.say("Second organisation"), "new other", names, setting=setting)
        between = _who(
            words.say("Who introduces them"),
            "new introducer",
            {key: names[key] for key in members},
            setting=setting,
            nobody=words.say("The Secretariat"),
        )
        purpose = st.text_area(
            words.say("What could they do together?"), key="new purpose", max_chars=2000
        )
        owner = st.text_input(
            words.say("Office in charge (no names of persons)"), key="new owner", max_chars=100
        )
        asked = st.form_submit_button(words.say("Begin"))
    if not asked:
        return
    if not (one and other):
        st.warning(words.say("Choose both organisations first."))
        return
    try:
        today, book = dt.date.today(), catalogue.introductions
        made: Introduction = propose(
            one,
            other,
            on=today,
            introducer=between,
            purpose=purpose,
            owner=owner,
            holds=holds_on(today, holds=book.holds(), introductions=book.all()),
        )
        book.add(made)
    except InputError as error:
        st.warning(plain(str(error)))
        return
    choose("introduction", made.id)
    st.rerun()


def _apart(catalogue: Catalogue, *, names: dict[str, str], setting: Setting) -> None:
    words = setting.words
    with st.expander(words.say("Do not introduce")), st.form("keep apart"):
        st.write(
            words.say(
                "Suggestions, teams and introductions respect this wish, and no page tells of it."
            )
        )
        one = _who(words.say("Organisation"), "apart one", names, setting=setting)
        other = _who(
            words.say("Not to be introduced to"),
            "apart other",
            names,
            setting=setting,
            nobody=words.say("Nobody at all"),
        )
        until = st.date_input(words.say("Until (empty: for good)"), value=None, key="apart until")
        asked = st.form_submit_button(words.say("Keep this wish"))
    if not asked:
        return
    if not one:
        st.warning(words.say("Choose an organisation first."))
        return
    try:
        catalogue.introductions.hold(Hold(one=one, other=other or "", until=_one_day(until)))
    except InputError as error:
        st.warning(plain(str(error)))
        return
    st.success(words.say("Noted. It is respected from now on."))


def _one_day(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) else None


def _who(
    label: str, key: str, names: dict[str, str], *, setting: Setting, nobody: str | None = None
) -> str | None:
    """Ask for an organisation; None for nobody."""
    ordered = sorted(names, key=lambda one: names[one].casefold())
    chosen: str | None = st.selectbox(
        label,
        ordered,
        index=None,
        format_func=lambda one: names[one],
        placeholder=nobody or setting.words.say("Choose an organisation"),
        key=key,
    )
    return chosen
