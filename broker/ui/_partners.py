"""The first page: partners for a proposal, with a team, funding and a brief."""

import streamlit as st

from broker._compose import brief as compose
from broker._compose import funding_for
from broker.export import Brief
from broker.graph import among
from broker.model import Proposal, Recommendations, TeamAnswer
from broker.rank import recommend
from broker.team import assemble
from broker.ui._asking import ask
from broker.ui._cards import card
from broker.ui._download import brief_buttons
from broker.ui._money import show_funding
from broker.ui._plain import plain
from broker.ui._seats import show_team
from broker.ui._setting import Setting, page
from broker.ui._state import once
from broker.ui._tables import aside, table
from broker.wording import odds

_TOPS = (5, 10, 20, 50)


@page
def partners_page(setting: Setting) -> None:
    """Show the page for brokers: from a proposal to people, a team and money."""
    words = setting.words
    st.write(
        words.say(
            "Give a proposal and see which members could join, why, and who could pay. These are "
            "suggestions: members decide."
        )
    )
    proposal = ask(setting, button=words.say("Find partners"))
    if proposal is None:
        return
    st.header(words.say("Suggestions"), anchor=False)
    names = (
        words.say("Partners"),
        words.say("As a table"),
        words.say("Who worked with whom"),
        words.say("A team"),
        words.say("Funding"),
        words.say("Brief"),
    )
    shows = (_partners, _as_table, _together, _team, _funding, _brief)
    # Only the open tab is computed and sent.
    tabs = st.tabs(names, key=f"results {words.language}", on_change="rerun")
    for tab, show in zip(tabs, shows, strict=True):
        if tab.open:
            with tab:
                show(proposal, setting)


def _answer(proposal: Proposal, setting: Setting) -> Recommendations:
    top = st.session_state.setdefault("top", 10)
    with st.spinner(setting.words.say("Comparing the proposal with every member …")):
        return once(
            "partners",
            key=(setting.stamp, proposal, top),
            make=lambda: recommend(
                setting.evidence, proposal=proposal, top=top, words=setting.words
            ),
        )


def _team_answer(proposal: Proposal, setting: Setting) -> TeamAnswer:
    with st.spinner(setting.words.say("Composing the best team …")):
        return once(
            "team beside partners",
            key=(setting.stamp, proposal),
            make=lambda: assemble(setting.evidence, proposal=proposal, words=setting.words),
        )


def _partners(proposal: Proposal, setting: Setting) -> None:
    answer = _answer(proposal, setting)
    if not answer.recommendations:
        st.info(setting.words.say("Nobody fits: name a theme or a place."))
        return
    for one in answer.recommendations:
        card(one, setting=setting, place="partners")
    st.selectbox(setting.words.say("How many to show"), _TOPS, key="top", width=200)


def _as_table(proposal: Proposal, setting: Setting) -> None:
    words = setting.words
    answer = _answer(proposal, setting)
    rows = [
        (
            str(one.rank),
            one.member,
            setting.label("kind", one.kind),
            setting.label("country", one.country),
            odds(one.score, words=words),
        )
        for one in answer.recommendations
    ]
    header = (
        words.say("Rank"),
        words.say("Organisation"),
        words.say("Kind"),
        words.say("Country"),
        words.say("Fit"),
    )
    table(header, rows, alt=words.say("Suggested partners"))


def _together(proposal: Proposal, setting: Setting) -> None:
    words, evidence = setting.words, setting.evidence
    answer = _answer(proposal, setting)
    people = [evidence.find(one.member).id for one in answer.recommendations]
    if proposal.lead:
        people.insert(0, proposal.lead)
    ties = among(evidence.graph, people, works=evidence.shared_work)
    if not ties:
        st.info(words.say("None of those suggested has worked with another, as far as is known."))
        return
    st.write(
        words.count(
            "%(number)s pair of those suggested has worked together before:",
            "%(number)s pairs of those suggested have worked together before:",
            len(ties),
        )
    )
    rows = [
        (
            evidence.by_id(tie.one).name,
            evidence.by_id(tie.other).name,
            "; ".join(tie.titles),
        )
        for tie in ties
    ]
    table(
        (words.say("Organisation"), words.say("worked with"), words.say("on")),
        rows,
        alt=words.say("Who worked with whom"),
    )


def _team(proposal: Proposal, setting: Setting) -> None:
    show_team(_team_answer(proposal, setting), setting=setting)
    aside(plain(setting.words.say("On the page “Assemble a team” you can set rules and seats.")))


def _funding(proposal: Proposal, setting: Setting) -> None:
    answer = once(
        "funding",
        key=(setting.stamp, proposal),
        make=lambda: funding_for(
            setting.evidence,
            proposal=proposal,
            team=tuple(
                setting.evidence.find(one.member) for one in _team_answer(proposal, setting).team
            ),
            words=setting.words,
        ),
    )
    st.write(setting.words.say("Calls for this proposal, if the suggested team applied:"))
    show_funding(answer, setting=setting)


def _brief(proposal: Proposal, setting: Setting) -> None:
    top = st.session_state.setdefault("top", 10)

    def make() -> Brief:
        return compose(setting.evidence, proposal=proposal, top=top, words=setting.words)

    st.write(
        setting.words.say(
            "A brief holds the suggestions with their reasons and sources, the team, and the "
            "calls, ready for each side to read."
        )
    )
    brief_buttons(make, setting=setting, place="partners")
