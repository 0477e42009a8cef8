"""The third page: a team under rules, proven, or why there is none."""

from collections.abc import Sequence

import streamlit as st

from broker._compose import funding_for, title_of
from broker.evidence import activities_of
from broker.export import Brief, BuildsOn, WorkPlan, brief_files, plan_files
from broker.model import InputError, Proposal, Rule, TeamAnswer
from broker.rank import recommend, understood
from broker.team import Options, assemble
from broker.ui._asking import ask
from broker.ui._download import document_buttons
from broker.ui._named_seats import ask_seats
from broker.ui._plain import plain
from broker.ui._seats import Moves, show_team
from broker.ui._setting import Setting, page
from broker.ui._shortlist import without
from broker.ui._state import choose, chosen, once
from broker.ui._tables import aside
from broker.ui._wishes import ask_people, ask_rules, can_take, is_usual, take_way_out
from broker.wording import nobody_fits, proof

_SECONDS = 6.0
"""Time for a proof; then the best team so far is shown with its bound."""

_WORKS = 2
"""Running activities of each member that a work plan names."""


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
    state = st.container()
    size, wishes = ask_rules(setting)
    lock, exclude = ask_people(setting)
    seats = ask_seats(setting)
    if seats and is_usual(size):
        aside(words.say("The seats settle how many members the team has."))
    rules = wishes.rules()
    _tell_rules(rules, setting=setting)
    with state, st.spinner(words.say("Composing the best team …")):
        answer = once(
            "team",
            key=(setting.stamp, proposal, size, rules, lock, exclude, seats),
            make=lambda: assemble(
                setting.evidence,
                proposal=proposal,
                # Seats set the size themselves unless somebody has asked for one.
                size=None if seats and is_usual(size) else size,
                require=tuple(str(rule) for rule in rules),
                lock=lock,
                exclude=exclude,
                options=Options(seats=seats, seconds=_SECONDS),
                words=words,
            ),
        )
    with state:
        _live(answer, setting=setting)
    st.header(words.say("The team"), anchor=False)
    if answer.team:
        _tell_if_nobody_fits(proposal, exclude=exclude, setting=setting)
    show_team(answer, setting=setting, moves=_moves(setting))
    if answer.team:
        _take_along(answer, proposal=proposal, rules=rules, setting=setting)


def _tell_rules(rules: Sequence[Rule], *, setting: Setting) -> None:
    """Say which rules the team must keep."""
    if rules:
        said = tuple(setting.names.rule(rule) for rule in rules)
        st.text(setting.words.say("The team must have %(rules)s.", rules=setting.words.list(said)))


def _moves(setting: Setting) -> Moves:
    """Return what can be done with who is in the team, and with rules that forbid one."""
    return Moves(
        keep=_lock,
        drop=_leave_out,
        swap=_swap,
        relax=take_way_out,
        can_relax=lambda rule: can_take(rule, setting=setting),
    )


def _live(answer: TeamAnswer, *, setting: Setting) -> None:
    """Say at once, beside the rules, whether a team is possible."""
    words = setting.words
    if answer.status == "infeasible":
        st.markdown(
            ":material/block: **"
            + plain(words.say("Impossible under these rules: see below why, and the way out."))
            + "**"
        )
        return
    number = words.count("%(number)s member", "%(number)s members", len(answer.team))
    said = words.say("Possible: a team of %(members)s.", members=number)
    st.markdown(
        f":material/check_circle: **{plain(said)}** {plain(proof(answer.gap, words=words))}"
    )


def _tell_if_nobody_fits(proposal: Proposal, *, exclude: tuple[str, ...], setting: Setting) -> None:
    """Say it where even the best of those who could join hardly fits: a proof hides that."""
    wanted = len(exclude) + 1
    try:
        answer = once(
            "best for a team",
            key=(setting.stamp, proposal, wanted),
            make=lambda: recommend(
                setting.evidence, proposal=proposal, top=wanted, words=setting.words
            ),
        )
    except InputError:
        # Nothing ties anybody to this text: the team is made of those who must be in.
        return
    left = without(answer.recommendations, left_out=exclude, setting=setting)
    caution = nobody_fits(left[0].score, words=setting.words) if left else ""
    if caution:
        st.warning(plain(caution))


def _take_along(
    answer: TeamAnswer, *, proposal: Proposal, rules: tuple[Rule, ...], setting: Setting
) -> None:
    words = setting.words
    st.subheader(words.say("Take it along"), anchor=False)
    st.write(words.say("The work plan: seats, running work to build on, first steps, calls."))
    document_buttons(
        lambda: plan_files(_plan(answer, proposal=proposal, rules=rules, setting=setting)),
        name="work-plan",
        setting=setting,
        place="team",
    )
    st.write(words.say("The brief: the same team with all suggestions and their reasons."))
    document_buttons(
        lambda: brief_files(_brief(answer, proposal=proposal, setting=setting)),
        name="brief",
        setting=setting,
        place="team",
    )


def _plan(
    answer: TeamAnswer, *, proposal: Proposal, rules: tuple[Rule, ...], setting: Setting
) -> WorkPlan:
    evidence, words = setting.evidence, setting.words
    people = tuple(evidence.find(seated.member) for seated in answer.team)
    running = (
        BuildsOn(member=one.name, title=work.title, source=work.source)
        for one in people
        for work in [work for work in activities_of(evidence, one.id) if work.status == "running"][
            :_WORKS
        ]
    )
    return WorkPlan(
        title=title_of(proposal),
        language=words.language,
        understood=understood(proposal),
        rules=rules,
        team=answer,
        builds_on=tuple(running),
        funding=funding_for(evidence, proposal=proposal, team=people, words=words),
        made_on=evidence.on,
    )


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


def _lock(key: str) -> None:
    _move(key, to="lock", away="exclude")


def _leave_out(key: str) -> None:
    _move(key, to="exclude", away="lock")


def _swap(key: str, other: str) -> None:
    _leave_out(key)
    _lock(other)


def _move(key: str, *, to: str, away: str) -> None:
    choose(to, list(dict.fromkeys((*(chosen(to) or ()), key))))
    choose(away, [one for one in chosen(away) or () if one != key])
