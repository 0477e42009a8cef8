"""Calls that could pay, as people read them."""

import streamlit as st

from broker.model import CallForTeam, FundingAnswer, RankedCall
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._tables import aside
from broker.ui._view import bullets, entry, remarks, shown_reasons
from broker.wording import Words, call_name, one_away, uncovered, verdict

_CALLS = 5
"""Calls that are shown at first, and how many more each time."""

_BESIDE = 4
"""Calls that stand beside the suggestions."""


def show_funding(answer: FundingAnswer, *, setting: Setting) -> None:
    """Show the first calls for a proposal, and who could open further ones."""
    words = setting.words
    if not answer.calls:
        st.info(_no_call(setting))
        return
    st.write(words.say("Calls for this proposal, if the suggested team applied:"))
    aside(words.say("Terms and deadlines change. Check each one with the funder before use."))
    shown = st.session_state.setdefault("calls shown", _CALLS)
    for call in answer.calls[:shown]:
        _call(call, words=words)
    left = len(answer.calls) - shown
    if left > 0:
        st.button(
            words.count("Show %(number)s more", "Show %(number)s more", min(left, _CALLS)),
            key="more calls",
            on_click=_more_calls,
        )
    if answer.one_away:
        st.subheader(words.say("One partner away"), anchor=False)
        lines = (one_away(one.call, one.add, words=words) for one in answer.one_away[:5])
        st.markdown(bullets(plain(line) for line in lines))


def _no_call(setting: Setting) -> str:
    """Say that no call fits, or that none is known at all: then no wording would bring one."""
    if setting.evidence.alliance.calls:
        return setting.words.say("No call on record fits this proposal.")
    return setting.words.say("This catalogue holds no call for funding yet.")


def _more_calls() -> None:
    st.session_state["calls shown"] += _CALLS


def show_funding_beside(answer: FundingAnswer, *, setting: Setting) -> None:
    """Show the best few calls in short, and who could open further ones."""
    words = setting.words
    st.subheader(words.say("Who could pay"), anchor=False)
    hopeful = [call for call in answer.calls if call.eligible != "no"][:_BESIDE]
    if not hopeful:
        st.write(_no_call(setting))
    lines = []
    for call in hopeful:
        facts = [verdict(call.eligible, words=words)]
        if call.deadline:
            facts.append(words.say("deadline %(day)s", day=words.moment(call.deadline)))
        name = call_name(call.funder, call.call, words=words)
        lines.append(entry(name, fact=" · ".join(facts), more=""))
    if lines:
        st.markdown(bullets(lines))
    if answer.one_away:
        st.subheader(words.say("One partner away"), anchor=False)
        away = (one_away(one.call, one.add, words=words) for one in answer.one_away[:_BESIDE])
        st.markdown(bullets(plain(line) for line in away))
    if answer.calls:
        aside(words.say("For the suggested team. More under “Funding”."))


def show_calls(calls: tuple[CallForTeam, ...], *, setting: Setting) -> None:
    """Show to which calls a team may apply, and why or why not."""
    words = setting.words
    if not calls:
        st.info(_no_call(setting))
        return
    lines = (
        entry(
            call_name(call.funder, call.call, words=words),
            fact=verdict(call.eligible, words=words),
            more=" ".join(call.because),
        )
        for call in calls
    )
    st.markdown(bullets(lines))


def _call(call: RankedCall, *, words: Words) -> None:
    with st.container(border=True, gap="small"):
        st.subheader(
            f"{call.rank}. {plain(call_name(call.funder, call.call, words=words))}", anchor=False
        )
        facts = []
        if call.deadline:
            facts.append(words.say("deadline %(day)s", day=words.moment(call.deadline)))
        if call.as_of:
            facts.append(words.say("as of %(year)s", year=call.as_of))
        st.markdown(f"**{plain(verdict(call.eligible, words=words))}**")
        aside(" · ".join(plain(fact) for fact in facts))
        if call.form:
            st.markdown(plain(" ".join(call.form)))
        said = [*call.because]
        if call.cash_gap:
            said.append(uncovered(call.cash_gap, words=words))
        if call.quotes:
            st.html(remarks(said, quotes=call.quotes))
        elif said:
            st.markdown(bullets(plain(sentence) for sentence in said))
        if call.reasons:
            shown = call.main_reasons(2)
            st.markdown(shown_reasons(shown, most=len(shown), words=words))
