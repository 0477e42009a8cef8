"""Pictures of a network, each with a table of the same facts."""

from collections.abc import Sequence

import streamlit as st

from broker.graph import among
from broker.model import Cell, Count, WeaveAnswer, fold
from broker.ui._network import draw_ties
from broker.ui._picture import Spec, colours, draw
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._state import draw_anew, once_for_all
from broker.ui._tables import table
from broker.weave import cells, member_network
from broker.wording import Words

_DRAWN = 60
"""Members that a picture shows; more are no longer told apart."""

_TITLES = 3

_ROWS = 15
"""Ties of a table at first, and how many more each time."""


def network_picture(answer: WeaveAnswer, *, setting: Setting) -> None:
    """Draw who has worked with whom once somebody asks, with a table of the same ties."""
    words, evidence = setting.words, setting.evidence
    draw_anew("ties")
    opened = st.expander(words.say("Picture and table of the ties"), on_change="rerun", key="ties")
    if not opened.open:
        return
    with opened:
        whole = member_network(evidence)
        network = whole.subgraph(evidence.find(name).id for name in answer.members)
        order = sorted(network.degree, key=lambda pair: (-pair[1], pair[0]))
        drawn = [node for node, degree in order[:_DRAWN] if degree]
        ties = among(network, drawn, works=evidence.shared_work)
        if not ties:
            st.write(words.say("No joint work is on record."))
            return
        st.write(
            words.count(
                "The picture shows the %(number)s member with most partners.",
                "The picture shows the %(number)s members with most partners.",
                len(drawn),
            )
        )
        draw_ties(
            {key: words.say("member") for key in drawn}, ties, setting=setting, key="whole network"
        )
        length = st.session_state.setdefault("ties shown", _ROWS)
        table(
            (words.say("Organisation"), words.say("Worked with"), words.say("On what")),
            [
                (
                    evidence.organisation(tie.one).name,
                    evidence.organisation(tie.other).name,
                    words.clauses(tie.titles[:_TITLES]),
                )
                for tie in ties[:length]
            ],
            alt=words.say("Picture and table of the ties"),
            stacks=True,
        )
        if len(ties) > length:
            st.button(words.say("Show more"), key="more ties", on_click=_more_ties)


def _more_ties() -> None:
    st.session_state["ties shown"] += _ROWS


def counts_picture(setting: Setting) -> None:
    """Draw how many work on each theme in each region, with a table of the same counts."""
    words = setting.words
    title = words.say("Members by theme and region")
    draw_anew("counts")
    opened = st.expander(title, on_change="rerun", key="counts")
    if not opened.open:
        return
    with opened:
        found = once_for_all("cells", key=setting.stamp, make=lambda: cells(setting.evidence))
        full = max(found, key=lambda cell: cell.members, default=None)
        if full is None or not full.members:
            st.write(words.say("It is not on record yet which members work on what, and where."))
            return
        told = words.say(
            "The largest number, %(number)s, work on “%(theme)s” in %(region)s.",
            number=full.members,
            theme=setting.label("theme", full.theme),
            region=setting.label("region", full.region),
        )
        st.write(plain(told))
        draw(_counts(found, setting=setting), told=told, key="counts picture")
        _counts_of_one(found, first=full.theme, alt=title, setting=setting)


def _counts_of_one(found: Sequence[Cell], *, first: str, alt: str, setting: Setting) -> None:
    """Show the counts of one theme as a table: all at once would be hundreds of rows.

    Args:
        found: The counts.
        first: The theme that is shown at first.
        alt: What the table shows.
        setting: Evidence and language.
    """
    words = setting.words
    themes = sorted(
        dict.fromkeys(cell.theme for cell in found if cell.members),
        key=lambda theme: fold(setting.label("theme", theme)),
    )
    if st.session_state.get("counted theme") not in themes:
        st.session_state["counted theme"] = first
    draw_anew("counted theme")
    chosen = st.selectbox(
        words.say("The counts of one theme as a table"),
        themes,
        format_func=lambda theme: setting.label("theme", theme),
        key="counted theme",
    )
    table(
        (words.say("Region"), words.say("Members"), words.say("Years of the facts")),
        [
            (
                setting.label("region", cell.region),
                str(cell.members),
                years(cell.years, words=words),
            )
            for cell in found
            if cell.members and cell.theme == chosen
        ],
        alt=alt,
    )


def _counts(found: Sequence[Cell], *, setting: Setting) -> Spec:
    words, shades = setting.words, colours()
    theme, region, members = words.say("Theme"), words.say("Region"), words.say("Members")
    rows = [
        {
            "theme": setting.label("theme", cell.theme),
            "region": setting.label("region", cell.region),
            "members": cell.members,
        }
        for cell in found
    ]
    names = {"labelLimit": 150, "labelOverlap": False, "title": None}
    return {
        "height": {"step": 22},
        "data": {"values": rows},
        "mark": {"type": "rect", "stroke": shades.shore, "strokeWidth": 0.5},
        "encoding": {
            "x": {
                "field": "region",
                "type": "nominal",
                "axis": {**names, "labelAngle": -90, "labelFontSize": 9},
            },
            "y": {"field": "theme", "type": "nominal", "axis": names},
            "color": {
                "field": "members",
                "type": "quantitative",
                "legend": {
                    "title": members,
                    "orient": "top",
                    "titleColor": shades.text,
                    "labelColor": shades.text,
                    "gradientLength": 150,
                },
                "scale": {"range": [shades.land, shades.mark]},
            },
            "tooltip": [
                {"field": "theme", "title": theme, "type": "nominal"},
                {"field": "region", "title": region, "type": "nominal"},
                {"field": "members", "title": members, "type": "quantitative"},
            ],
        },
    }


def years(counts: tuple[Count, ...], *, words: Words) -> str:
    """Return for how many organisations the facts are of which year: '2025: 3, 2021: 1'."""
    unknown = words.say("year not known")
    return ", ".join(
        words.say(
            "%(what)s: %(number)s",
            what=unknown if count.year is None else count.year,
            number=count.organisations,
        )
        for count in counts
    )
