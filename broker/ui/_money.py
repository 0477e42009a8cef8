"""Calls that could pay, as people read them."""

import streamlit as st

from broker.model import CallForTeam, FundingAnswer, RankedCall
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._tables import aside, table
from broker.ui._view import amount, bullets, shown_reasons
from broker.wording import Words

_CALLS = 10


def show_funding(answer: FundingAnswer, *, setting: Setting) -> None:
    """Show the first calls for a proposal, and who could open further ones."""
    words = setting.words
    aside(words.say("Terms and deadlines change. Check each one with the funder before use."))
    if not answer.calls:
        st.info(words.say("No call on record fits this proposal."))
    for call in answer.calls[:_CALLS]:
        _call(call, words=words)
    left = len(answer.calls) - _CALLS
    if left > 0:
        aside(
            words.count(
                "%(number)s further call is not shown here.",
                "%(number)s further calls are not shown here.",
                left,
            )
        )
    if answer.one_away:
        st.subheader(words.say("One partner away"), anchor=False)
        lines = (
            words.say("%(call)s: add %(members)s", call=one.call, members=", ".join(one.add))
            for one in answer.one_away[:5]
        )
        st.markdown(bullets(plain(line) for line in lines))


def show_calls(calls: tuple[CallForTeam, ...], *, words: Words) -> None:
    """Show to which calls a team may apply, and why or why not."""
    if not calls:
        st.info(words.say("No call on record fits this proposal."))
        return
    rows = [
        (
            _named(call.funder, call.call),
            verdict(call.eligible, words=words),
            " ".join(call.because),
        )
        for call in calls
    ]
    table(
        (words.say("Call"), words.say("May apply"), words.say("Why")),
        rows,
        alt=words.say("Where this team may apply"),
    )


def verdict(eligible: str, *, words: Words) -> str:
    """Return in words whether somebody may apply."""
    if eligible == "yes":
        return words.say("may apply")
    if eligible == "no":
        return words.say("may not apply")
    return words.say("to be checked")


def _call(call: RankedCall, *, words: Words) -> None:
    with st.container(border=True, gap="small"):
        st.subheader(f"{call.rank}. {plain(_named(call.funder, call.call))}", anchor=False)
        facts = []
        if call.deadline:
            facts.append(words.say("deadline %(day)s", day=call.deadline))
        if call.as_of:
            facts.append(words.say("as of %(year)s", year=call.as_of))
        if call.cash_gap:
            facts.append(
                words.say(
                    "leaves %(amount)s uncovered",
                    amount=amount(call.cash_gap, currency=None, words=words),
                )
            )
        st.markdown(f"**{plain(verdict(call.eligible, words=words))}**")
        aside(" · ".join(plain(fact) for fact in facts))
        if call.because:
            st.markdown(bullets(plain(sentence) for sentence in call.because))
        if call.reasons:
            st.markdown(shown_reasons(call.reasons, most=2, words=words))


def _named(funder: str, call: str) -> str:
    return funder if funder == call else f"{funder}: {call}"
