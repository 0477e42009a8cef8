"""One organisation: what it runs, with whom, what it offers and needs, who is like it."""

import streamlit as st

from broker._steps import first_steps
from broker.evidence import activities_of, focus_of, needs_of, offers_of
from broker.export import FirstSteps, first_steps_files
from broker.graph import circle
from broker.model import Member, Need, Neighbour, Offer, Recommendations
from broker.rank import similar
from broker.ui._cards import card, shared_cautions
from broker.ui._download import document_buttons
from broker.ui._member_view import foreign, in_common, status, years
from broker.ui._mirror import show_mirror
from broker.ui._plain import plain, source
from broker.ui._setting import Setting
from broker.ui._state import once_for_all
from broker.ui._tables import aside, table_of_markdown
from broker.ui._view import bullets

_ALIKE = 5


def show_organisation(one: Member | Neighbour, *, setting: Setting) -> None:
    """Show everything on record about one organisation, and its next steps."""
    words = setting.words
    st.header(plain(one.name), anchor=False)
    languages = foreign(one.id, setting=setting)
    _who(one, languages=languages, setting=setting)
    with st.spinner(words.say("Comparing with every member …")):
        alike = once_for_all(
            "similar",
            key=(setting.stamp, one.id),
            make=lambda: similar(setting.evidence, member=one.id, top=_ALIKE, words=words),
        )
    _steps(one, alike=alike, setting=setting)
    _activities(one, languages=languages, setting=setting)
    _partners(one, setting=setting)
    offers, needs = offers_of(setting.evidence, one.id), needs_of(setting.evidence, one.id)
    _exchanges(words.say("What it offers"), offers, languages=languages)
    _exchanges(words.say("What it needs"), needs, languages=languages)
    _alike(alike, setting=setting)
    show_mirror(one, setting=setting)


def _who(one: Member | Neighbour, *, languages: dict[str, str], setting: Setting) -> None:
    words = setting.words
    facts = [setting.label("kind", one.kind)]
    if one.country:
        facts.append(setting.label("country", one.country))
    if one.languages:
        facts.append(setting.labels("language", one.languages))
    aside(" · ".join(plain(fact) for fact in facts))
    if isinstance(one, Neighbour):
        st.warning(words.say("Not a member: a candidate to invite."))
    elif one.evidence == "strong":
        st.info(words.say("Membership is likely but remains to be confirmed."))
    if one.summary:
        st.text(one.summary)
        if one.id in languages:
            aside(plain(languages[one.id]))
    themes = tuple(sorted(focus_of(setting.evidence, one.id).themes))
    if themes:
        st.text(words.say("Themes: %(themes)s", themes=setting.labels("theme", themes)))
    lines = [words.say("Source: %(source)s", source=source(one.source))]
    if one.as_of:
        lines.append(words.say("as of %(year)s", year=one.as_of))
    if one.website:
        lines.append(words.say("Website: %(website)s", website=source(one.website)))
    aside(" · ".join(lines))


def _steps(one: Member | Neighbour, *, alike: Recommendations, setting: Setting) -> None:
    st.subheader(setting.words.say("First three steps"), anchor=False)
    steps = once_for_all(
        "steps",
        key=(setting.stamp, one.id),
        make=lambda: first_steps(setting.evidence, member=one.id, alike=alike, words=setting.words),
    )
    st.markdown("\n".join(f"{at}. {plain(step)}" for at, step in enumerate(steps, start=1)))
    found = FirstSteps(
        member=one.name,
        language=setting.words.language,
        steps=steps,
        alike=alike.recommendations,
        made_on=setting.evidence.on,
    )
    document_buttons(
        lambda: first_steps_files(found), name="first-steps", setting=setting, place="member"
    )


def _activities(one: Member | Neighbour, *, languages: dict[str, str], setting: Setting) -> None:
    words = setting.words
    st.subheader(words.say("What it runs, plans and has done"), anchor=False)
    activities = activities_of(setting.evidence, one.id)
    if not activities:
        st.write(words.say("Nothing is on record. Ask its focal point."))
        return
    common, languages = in_common([one.id for one in activities], remarks=languages)
    aside(plain(common))
    rows = [
        (
            _told(activity.title, key=activity.id, languages=languages),
            plain(years(activity)),
            plain(status(activity, words=words)),
            source(activity.source),
        )
        for activity in activities
    ]
    table_of_markdown(
        (words.say("Activity"), words.say("Years"), words.say("State"), words.say("Source")),
        rows,
        alt=words.say("What it runs, plans and has done"),
        stacks=True,
    )


def _told(text: str, *, key: str, languages: dict[str, str]) -> str:
    """Return a text of a record as Markdown, with its language where that is not the reader's."""
    return f"{plain(text)} :gray[· {plain(languages[key])}]" if key in languages else plain(text)


def _partners(one: Member | Neighbour, *, setting: Setting) -> None:
    words = setting.words
    st.subheader(words.say("With whom it has worked"), anchor=False)
    evidence = setting.evidence
    ties = circle(evidence.graph, one.id, works=evidence.shared_work)
    if not ties:
        st.write(words.say("No joint work is on record."))
        return
    st.write(
        words.count(
            "It has worked with %(number)s organisation that we know of.",
            "It has worked with %(number)s organisations that we know of.",
            len(ties),
        )
    )
    rows = [
        (
            plain(evidence.organisation(tie.other).name),
            plain(words.clauses(tie.titles)),
        )
        for tie in ties
    ]
    table_of_markdown(
        (words.say("Organisation"), words.say("On what")),
        rows,
        alt=words.say("With whom it has worked"),
        stacks=True,
    )


def _exchanges(
    title: str, exchanges: tuple[Offer, ...] | tuple[Need, ...], *, languages: dict[str, str]
) -> None:
    if not exchanges:
        return
    st.subheader(title, anchor=False)
    common, languages = in_common([one.id for one in exchanges], remarks=languages)
    aside(plain(common))
    told = (
        f"{_told(one.text, key=one.id, languages=languages)} :gray[{source(one.source)}]"
        for one in exchanges
    )
    st.markdown(bullets(told))


def _alike(alike: Recommendations, *, setting: Setting) -> None:
    words = setting.words
    st.subheader(words.say("Members who work on similar things"), anchor=False)
    if not alike.recommendations:
        st.write(words.say("Nobody is close enough, as far as is known."))
    common = shared_cautions(alike.recommendations)
    if common:
        st.write(plain(words.say("For all of them: %(what)s", what=" ".join(common))))
    for one in alike.recommendations:
        card(one, setting=setting, place="alike", reasons=1, said=common)
