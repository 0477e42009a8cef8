"""A team, or why there is none, as people read it."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from broker.evidence import Evidence
from broker.model import Rule, Seated, TeamAnswer
from broker.ui._money import show_calls
from broker.ui._picture import LABELS_IN_LINES, Spec, colours, draw, in_lines
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._tables import table
from broker.ui._view import bullets, entry
from broker.wording import Words, impossible, proof, ways_out


@dataclass(frozen=True, kw_only=True)
class Moves:
    """What somebody who composes a team can do with it; each takes ids."""

    keep: Callable[[str], None]
    drop: Callable[[str], None]
    swap: Callable[[str, str], None]
    relax: Callable[[Rule, Evidence], None]
    """Changes the rules as a way out asks for."""
    can_relax: Callable[[Rule], bool]


def show_team(answer: TeamAnswer, *, setting: Setting, moves: Moves | None = None) -> None:
    """Show the seats, the proof, who could step in, and the calls; or the rules in conflict.

    Args:
        answer: The team.
        setting: Evidence and language.
        moves: What can be done with it; nothing where it is only shown.
    """
    words = setting.words
    if answer.status == "infeasible":
        _show_conflict(answer, setting=setting, moves=moves)
        return
    st.markdown(f"**{plain(proof(answer.gap, words=words))}**")
    for seated in answer.team:
        with st.container(border=bool(moves), gap="small"):
            st.markdown(
                entry(
                    seated.member,
                    fact=setting.names.seat(seated.seat),
                    more=words.list(seated.covers),
                )
            )
            if moves and seated.seat != "lead":
                _moves(seated, answer=answer, setting=setting, moves=moves)
    _show_shares(answer, setting=setting)
    _show_replacements(answer, setting=setting)
    st.subheader(words.say("Where this team may apply"), anchor=False)
    show_calls(answer.calls, setting=setting)


def _moves(seated: Seated, *, answer: TeamAnswer, setting: Setting, moves: Moves) -> None:
    words, evidence = setting.words, setting.evidence
    key = evidence.find(seated.member).id
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if seated.seat != "locked":
            st.button(
                words.say("Must stay"),
                icon=":material/lock:",
                key=f"lock {key}",
                on_click=moves.keep,
                args=(key,),
            )
        st.button(
            words.say("Leave out"),
            icon=":material/person_remove:",
            key=f"drop {key}",
            on_click=moves.drop,
            args=(key,),
        )
        for other in answer.replacements.get(seated.member, ())[:1]:
            st.button(
                words.say("Swap for %(name)s", name=plain(other.member)),
                icon=":material/swap_horiz:",
                key=f"swap {key}",
                on_click=moves.swap,
                args=(key, evidence.find(other.member).id),
            )


def _show_shares(answer: TeamAnswer, *, setting: Setting) -> None:
    """Show what each seat adds: a sentence, a picture and a table."""
    words = setting.words
    whole = sum(max(one.share, 0.0) for one in answer.team)
    if not whole:
        return
    parts = {one.member: max(one.share, 0.0) / whole for one in answer.team}
    best = max(parts, key=lambda name: parts[name])
    st.subheader(words.say("What each seat adds"), anchor=False)
    told = words.say(
        "%(name)s adds most: %(share)s of what makes this team fit.",
        name=best,
        share=words.percent(parts[best]),
    )
    st.write(plain(told))
    draw(_bars(parts, words=words), told=told, key=f"shares {len(parts)}")
    table(
        (words.say("Organisation"), words.say("Seat"), words.say("Adds")),
        [
            (one.member, setting.names.seat(one.seat), words.percent(parts[one.member]))
            for one in answer.team
        ],
        alt=words.say("What each seat adds"),
        stacks=True,
    )


def _bars(parts: dict[str, float], *, words: Words) -> Spec:
    shades = colours()
    rows = [
        {"at": at, "name": in_lines(name, at=at), "part": part, "share": words.percent(part)}
        for at, (name, part) in enumerate(parts.items())
    ]
    across = {
        "field": "part",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, max(parts.values()) * 1.35]},
    }
    return {
        "height": {"step": 44},
        "data": {"values": rows},
        "encoding": {
            "y": {
                "field": "name",
                "type": "nominal",
                "sort": {"field": "at"},
                "title": None,
                "axis": LABELS_IN_LINES,
            },
            "x": across,
        },
        "layer": [
            {"mark": {"type": "bar", "color": shades.mark, "height": 16}},
            {
                "mark": {"type": "text", "align": "left", "dx": 4, "color": shades.text},
                "encoding": {"text": {"field": "share", "type": "nominal"}},
            },
        ],
    }


def _show_conflict(answer: TeamAnswer, *, setting: Setting, moves: Moves | None) -> None:
    words, names = setting.words, setting.names
    ways = sorted(answer.relaxations, key=lambda way: -way.objective)
    st.warning(impossible(len(answer.conflict), words=words))
    st.markdown(bullets(plain(names.rule(rule)) for rule in answer.conflict))
    st.subheader(words.say("Ways out"), anchor=False)
    st.write(ways_out(len(ways), words=words))
    for at, way in enumerate(ways):
        said = plain(names.change(way))
        with st.container(horizontal=True, vertical_alignment="center"):
            cheapest = words.say("the cheapest")
            note = f" · **{cheapest}**" if at == 0 and len(ways) > 1 else ""
            st.markdown(f"- {said}{note}")
            if moves and moves.can_relax(way.after):
                st.button(
                    words.say("Do this"),
                    key=f"way {at}",
                    on_click=moves.relax,
                    args=(way.after, setting.evidence),
                )


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
        named=True,
    )
