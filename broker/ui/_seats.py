"""A team, or why there is none, as people read it."""

import streamlit as st

from broker.model import TeamAnswer
from broker.ui._money import show_calls
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._tables import table
from broker.ui._view import bullets, entry
from broker.wording import impossible, proof, ways_out


def show_team(answer: TeamAnswer, *, setting: Setting) -> None:
    """Show the seats, the proof, who could step in, and the calls; or the rules in conflict."""
    words = setting.words
    if answer.status == "infeasible":
        _show_conflict(answer, setting=setting)
        return
    st.markdown(f"**{plain(proof(answer.gap, words=words))}**")
    lines = (
        entry(
            seated.member,
            fact=setting.names.seat(seated.seat),
            more=words.list(seated.covers),
        )
        for seated in answer.team
    )
    st.markdown(bullets(lines))
    _show_replacements(answer, setting=setting)
    st.subheader(words.say("Where this team may apply"), anchor=False)
    show_calls(answer.calls, words=words)


def _show_conflict(answer: TeamAnswer, *, setting: Setting) -> None:
    words, names, ways = setting.words, setting.names, answer.relaxations
    st.warning(impossible(len(answer.conflict), words=words))
    st.markdown(bullets(plain(names.rule(rule)) for rule in answer.conflict))
    st.subheader(words.say("Ways out"), anchor=False)
    st.write(ways_out(len(ways), words=words))
    st.markdown(bullets(plain(names.change(way)) for way in ways))


def _show_replacements(answer: TeamAnswer, *, setting: Setting) -> None:
    words = setting.words
    rows = [
        (member, words.list(tuple(other.member for other in others)))
        for member, others in answer.replacements.items()
        if others
    ]
    if not rows:
        return
    st.subheader(words.say("Who could step in"), anchor=False)
    table(
        (words.say("If this member declines"), words.say("These could take the seat")),
        rows,
        alt=words.say("Who could step in if somebody declines:"),
    )
