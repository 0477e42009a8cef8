"""Pictures of a network, each with a table of the same facts."""

import streamlit as st

from broker.graph import among
from broker.model import Count, WeaveAnswer
from broker.ui._network import SAFE
from broker.ui._plain import plain
from broker.ui._setting import Setting
from broker.ui._state import once
from broker.ui._tables import table
from broker.weave import cells, member_network
from broker.wording import Words

_DRAWN = 60
"""Members that a picture shows; more are no longer told apart."""

_TITLES = 3


def network_picture(answer: WeaveAnswer, *, setting: Setting) -> None:
    """Draw who has worked with whom once somebody asks, with a table of the same ties."""
    words, evidence = setting.words, setting.evidence
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
        from st_link_analysis import NodeStyle, st_link_analysis

        # Names never become a part of the picture's own marks.
        number = {key: f"n{at}" for at, key in enumerate(drawn)}

        st_link_analysis(
            {
                "nodes": [
                    {
                        "data": {
                            "id": number[key],
                            "label": "member",
                            "name": evidence.by_id(key).name.translate(SAFE),
                        }
                    }
                    for key in drawn
                ],
                "edges": [
                    {
                        "data": {
                            "id": f"e{at}",
                            "label": "",
                            "source": number[tie.one],
                            "target": number[tie.other],
                        }
                    }
                    for at, tie in enumerate(ties)
                ],
            },
            layout="cose",
            node_styles=[NodeStyle("member", "#0b5f4a", "name")],
            height=460,
            key="network picture",
        )
        table(
            (words.say("Organisation"), words.say("worked with"), words.say("on")),
            [
                (
                    evidence.by_id(tie.one).name,
                    evidence.by_id(tie.other).name,
                    "; ".join(tie.titles[:_TITLES]),
                )
                for tie in ties
            ],
            alt=words.say("Picture and table of the ties"),
        )


def counts_picture(setting: Setting) -> None:
    """Draw how many work on each theme in each region, with a table of the same counts."""
    words = setting.words
    title = words.say("Members by theme and region")
    opened = st.expander(title, on_change="rerun", key="counts")
    if not opened.open:
        return
    with opened:
        found = once("cells", key=setting.stamp, make=lambda: cells(setting.evidence))
        full = max(found, key=lambda cell: cell.members)
        st.write(
            words.say(
                "Most, %(number)s, work on “%(theme)s” in %(region)s.",
                number=full.members,
                theme=plain(setting.label("theme", full.theme)),
                region=plain(setting.label("region", full.region)),
            )
        )
        import altair as alt

        theme, region, members = words.say("Theme"), words.say("Region"), words.say("Members")
        rows = [
            {
                "theme": setting.label("theme", cell.theme),
                "region": setting.label("region", cell.region),
                "members": cell.members,
            }
            for cell in found
        ]
        chart = (
            alt.Chart({"values": rows}, height=24 * len(setting.evidence.vocabulary.themes))
            .mark_rect()
            .encode(
                x=alt.X("region:N", title=region, axis=alt.Axis(labelAngle=-40, labelLimit=160)),
                y=alt.Y("theme:N", title=theme, axis=alt.Axis(labelLimit=220, labelOverlap=False)),
                color=alt.Color("members:Q", title=members, scale=alt.Scale(scheme="teals")),
                tooltip=["theme:N", "region:N", "members:Q"],
            )
        )
        st.altair_chart(chart, width="stretch")
        table(
            (theme, region, members, words.say("Facts of")),
            [
                (
                    setting.label("theme", cell.theme),
                    setting.label("region", cell.region),
                    str(cell.members),
                    years(cell.years, words=words),
                )
                for cell in found
                if cell.members
            ],
            alt=title,
        )


def years(counts: tuple[Count, ...], *, words: Words) -> str:
    """Return for how many organisations the facts are of which year: '2025: 3, 2021: 1'."""
    unknown = words.say("year not known")
    return ", ".join(
        f"{unknown if count.year is None else count.year}: {count.organisations}"
        for count in counts
    )
