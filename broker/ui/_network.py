"""Who worked with whom around a lead and those suggested, as a picture with a table beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from st_link_analysis import EdgeStyle, NodeStyle, st_link_analysis

from broker.evidence import Evidence
from broker.graph import Tie, among, introducers
from broker.ui._picture import colours
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._tables import aside, table

_BETWEEN = 6
"""Most organisations that are drawn because they stand between."""

_HEIGHT = 440
_NAME = 38
_SAFE = str.maketrans({"<": "‹", ">": "›", '"': "”", "&": "＆", "`": "’"})
"""The picture's side panel reads texts as HTML: no mark that HTML begins with may reach it."""

_LAYOUT = {
    "name": "cose",
    "animate": False,
    "fit": True,
    "padding": 24,
    "nodeRepulsion": 9000,
    "idealEdgeLength": 90,
    "nodeDimensionsIncludeLabels": True,
    "randomize": False,
}


def show_network(lead: str | None, suggested: Sequence[str], *, setting: Setting) -> None:
    """Show how a lead and those suggested (ids) have worked together, and who stands between."""
    words, evidence = setting.words, setting.evidence
    between = _between(evidence, lead, suggested)
    people = tuple(dict.fromkeys((*([lead] if lead else []), *suggested, *between)))
    ties = among(evidence.graph, people, works=evidence.shared_work)
    if not ties:
        st.info(words.say("None of those suggested has worked with another, as far as is known."))
        return
    st.write(
        words.count(
            "%(number)s pair has worked together before:",
            "%(number)s pairs have worked together before:",
            len(ties),
        )
    )
    _picture(people, ties, lead=lead, between=between, setting=setting)
    aside(
        plain(
            words.say(
                "Every line is joint work on record. The table below tells the same, and on what."
            )
        )
    )
    table(
        (words.say("Organisation"), words.say("Worked with"), words.say("On what")),
        [
            (
                evidence.organisation(tie.one).name,
                evidence.organisation(tie.other).name,
                words.clauses(tie.titles),
            )
            for tie in ties
        ],
        alt=words.say("Who worked with whom"),
        stacks=True,
    )


def _between(evidence: Evidence, lead: str | None, suggested: Sequence[str]) -> tuple[str, ...]:
    """Return who has worked with the lead and with somebody suggested who has not."""
    if not lead:
        return ()
    found: dict[str, None] = {}
    for other in suggested:
        if not evidence.graph.has_edge(lead, other):
            found |= dict.fromkeys(introducers(evidence.graph, lead, other=other)[:1])
    return tuple(key for key in found if key not in suggested)[:_BETWEEN]


def _picture(
    people: Sequence[str],
    ties: Sequence[Tie],
    *,
    lead: str | None,
    between: Sequence[str],
    setting: Setting,
) -> None:
    words = setting.words
    tied = {key for tie in ties for key in (tie.one, tie.other)}
    roles = {}
    for key in people:
        if key == lead:
            roles[key] = words.say("lead")
        elif key in tied:
            between_them, one_of_them = words.say("could introduce"), words.say("suggested")
            roles[key] = between_them if key in between else one_of_them
    draw_ties(roles, ties, setting=setting, key="network")


def draw_ties(roles: Mapping[str, str], ties: Sequence[Tie], *, setting: Setting, key: str) -> None:
    """Draw organisations and what they did together.

    Args:
        roles: What each is called in the picture besides its name, by id.
        ties: Joint work of any two of them.
        setting: Evidence and language.
        key: Tells equal pictures of a page apart.
    """
    words, shades, evidence = setting.words, colours(), setting.evidence
    looks = {words.say("lead"): shades.second, words.say("could introduce"): shades.third}
    # What the data call somebody never becomes a part of the picture's own marks.
    number = {one: f"n{at}" for at, one in enumerate(roles)}
    nodes = [
        _node(number[one], name=evidence.organisation(one).name, role=role)
        for one, role in roles.items()
    ]
    edges: list[dict[str, Any]] = [
        {
            "data": {
                "id": f"tie {at}",
                "label": "TIE",
                "source": number[tie.one],
                "target": number[tie.other],
                words.say("On what"): _short(words.clauses(tie.titles), most=200),
            }
        }
        for at, tie in enumerate(ties)
    ]
    st_link_analysis(
        {"nodes": nodes, "edges": edges},
        layout=_LAYOUT,
        node_styles=[
            _Named(role, looks.get(role, shades.mark)) for role in dict.fromkeys(roles.values())
        ],
        edge_styles=[EdgeStyle("TIE", color=shades.shore, labeled=None)],
        height=_HEIGHT,
        key=f"{key} {words.language}",
    )


@dataclass(frozen=True)
class _Named:
    """How nodes of one role look; their names can be read at every size of the picture."""

    role: str
    colour: str

    def dump(self) -> dict[str, Any]:
        """Return the style as Cytoscape reads it."""
        made: dict[str, Any] = NodeStyle(self.role, self.colour, "name").dump()
        made["style"] |= {
            "font-size": 15,
            "min-zoomed-font-size": 5,
            "text-wrap": "wrap",
            "text-max-width": 130,
        }
        return made


def _node(key: str, *, name: str, role: str) -> dict[str, Any]:
    return {"data": {"id": key, "label": role, "name": _short(name, most=_NAME)}}


def _short(text: str, *, most: int) -> str:
    line = " ".join(text.translate(_SAFE).split())
    return line if len(line) <= most else line[: most - 1] + "…"
