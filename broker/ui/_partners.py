"""The first page: partners for a proposal, with a team, funding and a brief."""

from collections.abc import Callable

import streamlit as st

from broker._compose import brief as compose
from broker._compose import funding_for
from broker._two_sides import two_sided
from broker.export import brief_files, two_sided_files
from broker.introduce import NOT_AT_PRESENT
from broker.model import FundingAnswer, Proposal, Recommendations, TeamAnswer
from broker.rank import recommend
from broker.team import assemble
from broker.ui._asking import ask
from broker.ui._cards import card, shared_cautions
from broker.ui._download import document_buttons
from broker.ui._map import show_map
from broker.ui._money import show_funding, show_funding_beside
from broker.ui._network import show_network
from broker.ui._plain import plain
from broker.ui._seats import show_team
from broker.ui._setting import Setting, page
from broker.ui._shortlist import (
    declined,
    kept,
    opinion,
    recall_shortlist,
    show_declined,
    show_kept,
    without,
)
from broker.ui._state import once
from broker.ui._tables import aside, table
from broker.ui._tabs import show_tabs
from broker.wording import nobody_fits, odds

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
    recall_shortlist(setting)
    st.header(words.say("Suggestions"), anchor=False)
    names = {
        "cards": words.say("Partners"),
        "table": words.say("As a table"),
        "map": words.say("Map"),
        "network": words.say("Who worked with whom"),
        "kept": words.say("Shortlist"),
        "team": words.say("A team"),
        "funding": words.say("Funding"),
        "brief": words.say("Brief"),
    }
    shows: dict[str, Callable[[Proposal, Setting], None]] = {
        "cards": _partners,
        "table": _as_table,
        "map": _map,
        "network": _together,
        "kept": _kept,
        "team": _team,
        "funding": _funding,
        "brief": _brief,
    }
    # Only the open tab is computed and sent.
    show_tabs(
        names,
        key="view",
        label=words.say("What to show"),
        show=lambda view: shows[view](proposal, setting),
    )


def _answer(proposal: Proposal, setting: Setting) -> Recommendations:
    """Return the suggestions without those that were declined."""
    top = st.session_state.setdefault("top", 10)
    wanted = top + len(declined())
    with st.spinner(setting.words.say("Comparing the proposal with every member …")):
        answer = once(
            "partners",
            key=(setting.stamp, proposal, wanted),
            make=lambda: recommend(
                setting.evidence, proposal=proposal, top=wanted, words=setting.words
            ),
        )
    left = without(answer.recommendations, left_out=declined(), setting=setting)[:top]
    caution = nobody_fits(left[0].score, words=setting.words) if left else ""
    return answer.model_copy(update={"recommendations": tuple(left), "caution": caution})


def _team_answer(proposal: Proposal, setting: Setting) -> TeamAnswer:
    with st.spinner(setting.words.say("Composing the best team …")):
        return once(
            "team beside partners",
            key=(setting.stamp, proposal, declined()),
            make=lambda: assemble(
                setting.evidence, proposal=proposal, exclude=_out(proposal), words=setting.words
            ),
        )


def _out(proposal: Proposal) -> tuple[str, ...]:
    return tuple(key for key in declined() if key != proposal.lead)


def _money_answer(proposal: Proposal, setting: Setting) -> FundingAnswer:
    team = _team_answer(proposal, setting).team
    return once(
        "funding",
        key=(setting.stamp, proposal, declined()),
        make=lambda: funding_for(
            setting.evidence,
            proposal=proposal,
            team=tuple(setting.evidence.find(one.member) for one in team),
            words=setting.words,
        ),
    )


def _partners(proposal: Proposal, setting: Setting) -> None:
    words = setting.words
    answer = _answer(proposal, setting)
    if not answer.recommendations:
        st.info(words.say("Nobody fits: name a theme or a place."))
        show_declined(setting)
        return
    left, right = st.columns([5, 2], gap="large")
    with left:
        _tell_caution(answer)
        common = shared_cautions(answer.recommendations)
        if common:
            st.write(plain(words.say("For all of them: %(what)s", what=" ".join(common))))
        for one in answer.recommendations:
            card(
                one,
                said=common,
                setting=setting,
                place="partners",
                more=lambda key: opinion(key, setting=setting, place="cards"),
            )
        if len(answer.recommendations) >= min(_TOPS):
            st.selectbox(words.say("How many to show"), _TOPS, key="top", width=200)
        show_declined(setting)
    # The cards are there before the calls, which take longer, are looked for.
    with right:
        show_funding_beside(_money_answer(proposal, setting), setting=setting)


def _tell_caution(answer: Recommendations) -> None:
    if answer.caution:
        st.warning(plain(answer.caution))


def _as_table(proposal: Proposal, setting: Setting) -> None:
    words = setting.words
    answer = _answer(proposal, setting)
    _tell_caution(answer)
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
    table(header, rows, alt=words.say("Suggested partners"), stacks=True)


def _map(proposal: Proposal, setting: Setting) -> None:
    answer = _answer(proposal, setting)
    _tell_caution(answer)
    show_map(
        [(one.member, one.country) for one in answer.recommendations],
        setting=setting,
        key="partners",
        places=proposal.places,
    )


def _together(proposal: Proposal, setting: Setting) -> None:
    answer = _answer(proposal, setting)
    _tell_caution(answer)
    people = [setting.evidence.find(one.member).id for one in answer.recommendations]
    show_network(proposal.lead, people, setting=setting)


def _kept(proposal: Proposal, setting: Setting) -> None:
    words = setting.words

    def invite(key: str) -> None:
        if key in setting.evidence.apart_from(proposal.lead):
            st.write(words.tell(NOT_AT_PRESENT))
            return
        st.write(words.say("An invitation for both sides, in the language of each:"))
        document_buttons(
            lambda: two_sided_files(
                two_sided(setting.evidence, proposal=proposal, partner=key, words=words)
            ),
            name="invitation",
            setting=setting,
            place=f"kept {key}",
        )

    show_kept(setting, more=invite)


def _team(proposal: Proposal, setting: Setting) -> None:
    _tell_caution(_answer(proposal, setting))
    show_team(_team_answer(proposal, setting), setting=setting)
    aside(plain(setting.words.say("On the page “Assemble a team” you can set rules and seats.")))


def _funding(proposal: Proposal, setting: Setting) -> None:
    _tell_caution(_answer(proposal, setting))
    answer = _money_answer(proposal, setting)
    show_funding(answer, setting=setting)


def _brief(proposal: Proposal, setting: Setting) -> None:
    words = setting.words
    # A file is made when its button is pressed, outside this session: all it needs is taken now.
    top = int(st.session_state.setdefault("top", 10))
    left_out, out = frozenset(declined()), _out(proposal)
    wanted = frozenset(kept())
    depth = max(_TOPS) if wanted else top + len(left_out)

    def make() -> dict[str, bytes]:
        whole = compose(setting.evidence, proposal=proposal, exclude=out, top=depth, words=words)
        fitting = without(whole.recommendations, left_out=left_out, setting=setting)
        names = {setting.evidence.organisation(key).name for key in wanted}
        chosen = [one for one in fitting if not names or one.member in names][:top]
        return brief_files(whole.model_copy(update={"recommendations": tuple(chosen)}))

    st.write(
        words.say(
            "A brief holds the suggestions with their reasons and sources, the team, and the "
            "calls, ready for each side to read."
        )
    )
    if wanted:
        st.write(words.say("It tells about those on your shortlist."))
    st.write(words.say("Take the brief along, to read it again or to send it:"))
    document_buttons(make, name="brief", setting=setting, place="partners")
    st.write(
        words.say(
            "For an invitation to one partner, with what each side brings, keep the partner and "
            "open the shortlist."
        )
    )
