"""A team, or why there is none, as people read it."""

import streamlit as st

from broker.model import TeamAnswer
from broker.ui._money import show_calls
from broker.ui._plain import plain
from broker.ui._rules import in_words
from broker.ui._setting import Setting
from broker.ui._tables import table
from broker.ui._view import bullets


def show_team(answer: TeamAnswer, *, setting: Setting) -> None:
    """Show the seats, the proof, who could step in, and the calls; or the rules in conflict."""
    words = setting.words
    if answer.status == "infeasible":
        _show_conflict(answer, setting=setting)
        return
    st.markdown(f"**{plain(_proof(answer, setting=setting))}**")
    rows = [
        (
            seated.member,
            seat(seated.seat, setting=setting),
            words.list(seated.covers) if seated.covers else "–",
        )
        for seated in answer.team
    ]
    table(
        (words.say("Organisation"), words.say("Seat"), words.say("Covers")),
        rows,
        alt=words.count(
            "A team of %(number)s member", "A team of %(number)s members", len(answer.team)
        ),
    )
    _show_replacements(answer, setting=setting)
    st.subheader(words.say("Where this team may apply"), anchor=False)
    show_calls(answer.calls, words=words)


def seat(name: str, *, setting: Setting) -> str:
    """Return in words why somebody sits in a team."""
    if name == "lead":
        return setting.words.say("lead")
    if name == "locked":
        return setting.words.say("asked for")
    return setting.label("kind", name)


def _proof(answer: TeamAnswer, *, setting: Setting) -> str:
    words = setting.words
    if answer.status == "optimal":
        return words.say("Proven: no other team fits better under these rules.")
    if answer.bound is None or not answer.objective:
        return words.say("This team keeps all the rules; there may be a better one.")
    gap = max(0.0, answer.bound - answer.objective) / abs(answer.objective)
    return words.say(
        "This team keeps all the rules; a better one could add %(percent)s at most.",
        percent=f"{gap:.0%}",
    )


def _show_conflict(answer: TeamAnswer, *, setting: Setting) -> None:
    words, vocabulary = setting.words, setting.evidence.vocabulary
    st.warning(words.say("No team can keep these rules together:"))
    rules = (in_words(rule, vocabulary=vocabulary, words=words) for rule in answer.conflict)
    st.markdown(bullets(plain(rule) for rule in rules))
    if answer.relaxations:
        st.subheader(words.say("Ways out"), anchor=False)
        st.write(words.say("Any of these changes would make a team possible:"))
        ways = (
            in_words(way.change, vocabulary=vocabulary, words=words) for way in answer.relaxations
        )
        st.markdown(bullets(plain(way) for way in ways))
    else:
        st.write(words.say("No single change helps: loosen two of these rules, or free a seat."))


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
