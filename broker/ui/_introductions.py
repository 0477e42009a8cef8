"""The fifth page: introductions, from a proposal to what came of them."""

import datetime as dt

import streamlit as st

from broker.introduce import Listed, holds_on, listed, propose, stage_name
from broker.model import InputError, Introduction
from broker.store import Catalogue
from broker.ui._introduction import show_introduction
from broker.ui._keep_apart import ask_wishes
from broker.ui._people import choose_once
from broker.ui._plain import plain
from broker.ui._setting import Setting, opened_catalogue, page
from broker.ui._state import choose, draw_anew, note, recall
from broker.ui._tables import aside
from broker.wording import Words

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
        st.write(
            words.say(
                "Who was introduced to whom, how far it has come, and what is to be done next."
            )
        )
        answer = listed(found, names=names, on=today)
        _new(catalogue, setting=setting)
        _list(answer.introductions, setting=setting)
        ask_wishes(catalogue, setting=setting)


def _list(rows: tuple[Listed, ...], *, setting: Setting) -> None:
    words = setting.words
    if not rows:
        st.info(
            words.say(
                "No introduction is on record yet. Begin one above, or look under “Where to "
                "weave” for some that are worth making."
            )
        )
        return
    _head(rows, words=words)
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


def _head(rows: tuple[Listed, ...], *, words: Words) -> None:
    """Say how many introductions there are, of which stage, and how many are waiting."""
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
    counted = (
        words.say(
            "%(what)s: %(number)s",
            what=stage_name(stage, words=words),
            number=stages.count(stage),
        )
        for stage in dict.fromkeys(stages)
    )
    st.write(plain(" · ".join(counted)))


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


def _ask_who(setting: Setting) -> tuple[str | None, str | None, str | None]:
    """Ask for the two organisations, and for who introduces them."""
    words = setting.words
    nobody_yet = words.say("Choose an organisation")
    one = choose_once(
        words.say("First organisation"), key="new one", empty=nobody_yet, setting=setting
    )
    other = choose_once(
        words.say("Second organisation"), key="new other", empty=nobody_yet, setting=setting
    )
    between = choose_once(
        words.say("Who introduces them"),
        key="new introducer",
        empty=words.say("The Secretariat"),
        setting=setting,
        members=True,
    )
    return one, other, between


def _new(catalogue: Catalogue, *, setting: Setting) -> None:
    words = setting.words
    draw_anew("beginning")
    opened = st.expander(words.say("Begin an introduction"), key="beginning", on_change="rerun")
    if not opened.open:
        return
    with opened:
        one, other, between = _ask_who(setting)
        with st.form("new introduction", border=False):
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
        made = book.add(made)
    except InputError as error:
        st.warning(plain(words.tell(error.said)))
        return
    choose("introduction", made.id)
    st.rerun()
