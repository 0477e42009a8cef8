"""The third page: a team under rules, proven, or why there is none."""

import streamlit as st

from broker._compose import funding_for, title_of
from broker.export import Brief
from broker.model import Proposal, TeamAnswer
from broker.rank import recommend, understood
from broker.team import assemble
from broker.ui._asking import ask
from broker.ui._download import brief_buttons
from broker.ui._rules import Wishes
from broker.ui._seats import show_team
from broker.ui._setting import Setting, page
from broker.ui._state import note, once, recall
from broker.ui._view import choices, organisation_choices

_LARGEST = 12
_MOST = 10
_USUAL = (3, 6)


@page
def assemble_page(setting: Setting) -> None:
    """Show the page for a leading member: seats and rules, then the best team."""
    words = setting.words
    st.write(
        words.say(
            "Say what the work is about and which rules the team must keep. You get the best team, "
            "or the rules that make one impossible and the cheapest ways out."
        )
    )
    proposal = ask(setting, button=words.say("Read the proposal"))
    if proposal is None:
        return
    st.header(words.say("Rules for the team"), anchor=False)
    size, wishes = _rules(setting)
    lock, exclude = _people(setting)
    rules = wishes.rules()
    if rules:
        said = tuple(setting.names.rule(rule) for rule in rules)
        st.text(words.say("The team must have %(rules)s.", rules=words.list(said)))
    with st.spinner(words.say("Composing the best team …")):
        answer = once(
            "team",
            key=(setting.stamp, proposal, size, rules, lock, exclude),
            make=lambda: assemble(
                setting.evidence,
                proposal=proposal,
                size=size,
                require=tuple(str(rule) for rule in rules),
                lock=lock,
                exclude=exclude,
                words=words,
            ),
        )
    st.header(words.say("The team"), anchor=False)
    show_team(answer, setting=setting)
    if answer.team:
        brief_buttons(
            lambda: _brief(answer, proposal=proposal, setting=setting),
            setting=setting,
            place="team",
        )


def _rules(setting: Setting) -> tuple[tuple[int, int], Wishes]:
    words, vocabulary = setting.words, setting.evidence.vocabulary
    kinds = choices(vocabulary, "kind", words=words)
    left, middle, right = st.columns(3, gap="medium")
    with left:
        size = st.slider(
            words.say("Members in the team, the lead included"), 1, _LARGEST, _USUAL, key="size"
        )
        countries = _number(words.say("At least this many countries"), key="countries")
        several = _number(words.say("At least this many kinds of organisation"), key="several")
    with middle:
        most = _of_kind(words.say("Not too many of one kind"), "most", kinds=kinds, setting=setting)
        least = _of_kind(words.say("Enough of one kind"), "least", kinds=kinds, setting=setting)
    with right:
        themes = _several(
            words.say("Themes somebody must work on"),
            key="must themes",
            names=choices(vocabulary, "theme", words=words),
            setting=setting,
        )
        regions = _several(
            words.say("Regions somebody must work in"),
            key="must regions",
            names=choices(vocabulary, "region", words=words),
            setting=setting,
        )
    wishes = Wishes(
        countries=countries,
        kinds=several,
        most_of_kind=most,
        least_of_kind=least,
        themes=themes,
        regions=regions,
    )
    return size, wishes


def _people(setting: Setting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = setting.words
    people = organisation_choices(setting.evidence, words=words)
    left, right = st.columns(2, gap="medium")
    with left:
        lock = _several(words.say("Must be in"), key="lock", names=people, setting=setting)
    with right:
        out = _several(words.say("Must not be in"), key="exclude", names=people, setting=setting)
    return lock, out


def _number(label: str, *, key: str) -> int:
    return int(st.number_input(label, min_value=0, max_value=_MOST, value=0, step=1, key=key))


def _of_kind(
    label: str, name: str, *, kinds: dict[str, str], setting: Setting
) -> tuple[str | None, int]:
    """Ask for a kind and a number; without a kind there is no rule."""
    words = setting.words
    kind = st.selectbox(
        label,
        list(kinds),
        index=None,
        format_func=kinds.__getitem__,
        key=f"{name} kind",
        placeholder=words.say("No rule"),
    )
    if kind is None:
        return None, 0
    asked = words.say("At most") if name == "most" else words.say("At least")
    number = st.number_input(asked, min_value=0, max_value=_MOST, value=1, step=1, key=f"{name} n")
    return kind, int(number)


def _several(label: str, *, key: str, names: dict[str, str], setting: Setting) -> tuple[str, ...]:
    recall(key, default=[], allowed=names)
    st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        placeholder=setting.words.say("Add …"),
        select_all=False,
        wrap=True,
    )
    note(key, in_address=False)
    return tuple(st.session_state[key])


def _brief(answer: TeamAnswer, *, proposal: Proposal, setting: Setting) -> Brief:
    """Return a brief about this very team, not about the one without rules."""
    evidence, words = setting.evidence, setting.words
    people = tuple(evidence.find(seated.member) for seated in answer.team)
    return Brief(
        title=title_of(proposal),
        language=words.language,
        proposal=proposal.text,
        understood=understood(proposal),
        recommendations=recommend(evidence, proposal=proposal, words=words).recommendations,
        team=answer,
        funding=funding_for(evidence, proposal=proposal, team=people, words=words),
        made_on=evidence.on,
    )
