"""A tiny alliance whose right answers are obvious."""

import datetime as dt

from broker.model import Activity, Alliance, FocusArea, Member, Need, Neighbour, Offer

TODAY = dt.date.today()

SOURCE = "https://example.org/list"

HERDERS, MILLERS, TEACHERS, OUTSIDERS = "herders", "millers", "teachers", "outsiders"


def _member(key: str, name: str, *, kind: str, country: str, theme: str, summary: str) -> Member:
    return Member(
        id=key,
        name=name,
        kind=kind,
        country=country,
        languages=("en",),
        summary=summary,
        focus=(FocusArea(themes=(theme,), countries=(country,)),),
        source=SOURCE,
        as_of=2025,
    )


def tiny_alliance(
    *, name: str = "Herders of the Alay", title: str = "Pasture committees"
) -> Alliance:
    """Return three members and one neighbour; herders and teachers have worked together.

    Args:
        name: Name of the member who works on pastures.
        title: Title of the activity that it runs.
    """
    work = {"kind": "project", "source": SOURCE, "as_of": 2025}
    return Alliance(
        members=(
            _member(
                HERDERS,
                name,
                kind="civil_society",
                country="KGZ",
                theme="sard_m",
                summary="Herders plan pastures together.",
            ),
            _member(
                MILLERS,
                "Millers of Nepal",
                kind="private_sector",
                country="NPL",
                theme="energy",
                summary="Improves water mills for electricity.",
            ),
            _member(
                TEACHERS,
                "School of Kenya",
                kind="academic_research",
                country="KEN",
                theme="education",
                summary="Teaches young people about mountains.",
            ),
        ),
        around=(
            Neighbour(
                id=OUTSIDERS,
                name="Pasture Institute",
                kind="academic_research",
                country="KGZ",
                summary="Studies pastures and herds.",
                focus=(FocusArea(themes=("sard_m",), countries=("KGZ",)),),
                source=SOURCE,
            ),
        ),
        activities=(
            Activity(
                id="a1",
                organisation=HERDERS,
                title=title,
                status="running",
                summary="Village committees agree when herds move to pastures.",
                themes=("sard_m",),
                countries=("KGZ",),
                partners=(TEACHERS,),
                **work,
            ),
            Activity(
                id="a2",
                organisation=HERDERS,
                title="Old bridges",
                status="completed",
                summary="Bridges were mended.",
                **work,
            ),
        ),
        offers=(
            Offer(
                id="o1",
                organisation=HERDERS,
                category="expertise",
                text="Shows how to plan grazing.",
                source=SOURCE,
            ),
        ),
        needs=(
            Need(
                id="n1",
                organisation=HERDERS,
                category="money",
                text="Looks for money for two bridges.",
                source=SOURCE,
            ),
        ),
    )
