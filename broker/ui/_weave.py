"""The fourth page: where the network is thin, and whom to introduce to whom."""

import datetime as dt

import streamlit as st

from broker.introduce import propose
from broker.model import Bringing, Gap, InputError, NetworkState, Opening, WeaveAnswer
from broker.ui._links import introductions_link
from broker.ui._network_view import counts_picture, network_picture, years
from broker.ui._plain import plain, source
from broker.ui._setting import Setting, opened_catalogue, page
from broker.ui._state import note, once, once_for_all, recall
from broker.ui._tables import aside, table
from broker.ui._view import bullets, choices
from broker.weave import (
    change_sentence,
    foresee,
    member_network,
    network_sentence,
    part_of,
    phase_name,
    weave,
)
from broker.wording import Words

_INTRODUCTIONS = 5


@page
def weave_page(setting: Setting) -> None:
    """Show the page for weavers: introductions worth making, the network, and its gaps."""
    words = setting.words
    st.write(words.say("See where members do not know each other yet, and whom to bring together."))
    theme, region = _wanted(setting)
    with opened_catalogue() as catalogue:
        known = frozenset(one.pair for one in catalogue.introductions.all())
    with st.spinner(words.say("Comparing every member with every other …")):
        answer = once_for_all(
            "weave",
            key=(setting.stamp, theme, region, *sorted(tuple(sorted(pair)) for pair in known)),
            make=lambda: weave(
                setting.evidence,
                theme=theme,
                region=region,
                known=known,
                top=_INTRODUCTIONS,
                words=words,
            ),
        )
    _introductions(answer, setting=setting, narrowed=bool(theme or region))
    _network(answer, setting=setting, theme=theme, region=region)
    _gaps(answer, setting=setting)


def _wanted(setting: Setting) -> tuple[str | None, str | None]:
    words, vocabulary = setting.words, setting.evidence.vocabulary
    left, right = st.columns(2, gap="small")
    chosen: list[str | None] = []
    for column, what, key, label in (
        (left, "theme", "weave_theme", words.say("Theme")),
        (right, "region", "weave_region", words.say("Region")),
    ):
        names = choices(vocabulary, "theme" if what == "theme" else "region", words=words)
        recall(key, allowed=names)
        with column:
            st.selectbox(
                label,
                list(names),
                format_func=names.__getitem__,
                key=key,
                placeholder=words.say("Any"),
            )
        note(key)
        chosen.append(st.session_state[key])
    return chosen[0], chosen[1]


def _introductions(answer: WeaveAnswer, *, setting: Setting, narrowed: bool) -> None:
    words = setting.words
    st.header(words.say("Introductions worth making"), anchor=False)
    if not answer.introductions:
        if narrowed:
            st.info(words.say("No introduction stands out. Look at all themes and regions."))
        else:
            st.info(words.say("No introduction stands out."))
        return
    made = [one for one in answer.introductions if _card(one, setting=setting)]
    introductions_link(label=words.say("See all introductions"))
    st.subheader(words.say("What these introductions would change"), anchor=False)
    if not made:
        st.write(words.say("Tick an introduction above to see what it would change."))
        return
    _change(answer, made=made, setting=setting)


def _card(one: Opening, *, setting: Setting) -> bool:
    """Show an introduction; return whether it is counted below."""
    words = setting.words
    key = f"{one.one} {one.other}"
    with st.container(border=True, gap="small"):
        names = words.list((one.one, one.other))
        st.subheader(f"{one.rank}. {plain(names)}", anchor=False)
        st.markdown(bullets(plain(sentence) for sentence in one.because))
        for said in one.brings:
            aside(_brought(said, setting=setting))
        counted = st.checkbox(
            words.say("Count it in “What these introductions would change”"),
            value=True,
            key=f"count {key}",
        )
        if st.button(words.say("Begin this introduction"), key=f"begin {key}"):
            _begin(one, setting=setting)
    return counted


def _brought(said: Bringing, *, setting: Setting) -> str:
    """Return as Markdown what one could bring, with its language where that is not the reader's."""
    words = setting.words
    rests_on = f"{words.quote(plain(said.quote))} — {source(said.source)}"
    line = words.say("%(name)s: %(value)s", name=plain(said.member), value=rests_on)
    remark = setting.names.tongue(said.language)
    return f"{line} · {plain(remark)}" if remark else line


def _begin(one: Opening, *, setting: Setting) -> None:
    words, evidence = setting.words, setting.evidence
    introduction = propose(
        evidence.find(one.one).id,
        evidence.find(one.other).id,
        on=dt.date.today(),
        introducer=evidence.find(one.introducer).id if one.introducer else None,
        purpose=one.because[0] if one.because else "",
        holds=evidence.holds,
    )
    try:
        with opened_catalogue() as catalogue:
            catalogue.introductions.add(introduction)
    except InputError as error:
        st.warning(plain(words.tell(error.said)))
        return
    st.toast(words.say("The introduction is on its way; you find it under “Introductions”."))
    st.rerun()


def _change(answer: WeaveAnswer, *, made: list[Opening], setting: Setting) -> None:
    words, evidence = setting.words, setting.evidence
    if len(made) == len(answer.introductions):
        after = answer.after
    else:
        names = {one.id: one.name for one in evidence.organisations}
        pairs = tuple((evidence.find(one.one).id, evidence.find(one.other).id) for one in made)
        inside = part_of(
            member_network(evidence), [evidence.find(name).id for name in answer.members]
        )
        after = once(
            "foreseen",
            key=(setting.stamp, answer.members, pairs),
            make=lambda: foresee(inside, pairs, names=names),
        )
    st.write(change_sentence(answer.network, after, words=words))
    table(
        (words.say("The network"), words.say("Now"), words.say("Then")),
        [
            (label, now, then)
            for label, now, then in (
                (
                    words.say("Phase"),
                    phase_name(answer.network.phase, words=words),
                    phase_name(after.phase, words=words),
                ),
                (words.say("Ties"), str(answer.network.ties), str(after.ties)),
                (words.say("Groups"), str(answer.network.groups), str(after.groups)),
                (words.say("Members alone"), str(answer.network.alone), str(after.alone)),
                (
                    words.say("Pairs who reach each other"),
                    words.percent(answer.network.reachable),
                    words.percent(after.reachable),
                ),
                (
                    _mean_distance(after, words=words),
                    words.decimal(answer.network.distance),
                    words.decimal(after.distance),
                ),
            )
        ],
        alt=words.say("What these introductions would change"),
    )


def _mean_distance(state: NetworkState, *, words: Words) -> str:
    """Return how the mean distance is called: in a large network it comes from a sample."""
    if state.estimated:
        return words.say("Ties between two of them, on average (estimated)")
    return words.say("Ties between two of them, on average")


def _network(
    answer: WeaveAnswer, *, setting: Setting, theme: str | None, region: str | None
) -> None:
    words = setting.words
    st.header(words.say("The network"), anchor=False)
    st.write(network_sentence(answer.network, words=words))
    if answer.network.hubs:
        names = tuple(plain(name) for name in answer.network.hubs)
        st.write(words.say("Most partners: %(names)s.", names=words.list(names)))
    network_picture(answer, setting=setting)
    if theme is None and region is None:
        parts = st.expander(words.say("The same for each theme and region"), key="parts")
        with parts:
            table(
                (
                    words.say("Theme or region"),
                    words.say("Members"),
                    words.say("Ties"),
                    words.say("Members alone"),
                    words.say("Phase"),
                ),
                [
                    (
                        setting.label(part.what, part.key),
                        str(part.network.organisations),
                        str(part.network.ties),
                        str(part.network.alone),
                        phase_name(part.network.phase, words=words),
                    )
                    for part in answer.parts
                ],
                alt=words.say("Phases by theme and region"),
                named=True,
            )
    aside(
        words.say(
            "Ties are joint initiatives and activities on record. Work that no source tells of is "
            "missing, so a network may be closer than it looks. Phases: Krebs and Holley, 2006."
        )
    )


def _gaps(answer: WeaveAnswer, *, setting: Setting) -> None:
    words = setting.words
    st.header(words.say("Gaps"), anchor=False)
    if not answer.gaps:
        st.info(words.say("No gap stands out."))
    else:
        st.write(
            words.say(
                "Here fewer members of a kind work on a theme in a region than one would expect "
                "from all members together."
            )
        )
        header = (
            words.say("Theme"),
            words.say("Region"),
            words.say("Kind"),
            words.say("Members there"),
            words.say("Expected"),
            words.say("Years of the facts"),
            words.say("Could be invited"),
        )
        # A column of dashes tells nothing.
        columns = len(header) if any(gap.around for gap in answer.gaps) else -1
        table(
            header[:columns],
            [_gap(gap, setting=setting)[:columns] for gap in answer.gaps],
            alt=words.say("Gaps"),
            named=True,
        )
    counts_picture(setting)


def _gap(gap: Gap, *, setting: Setting) -> tuple[str, ...]:
    words = setting.words
    return (
        setting.label("theme", gap.theme),
        setting.label("region", gap.region),
        setting.label("kind", gap.kind),
        str(gap.members),
        words.decimal(gap.expected),
        years(gap.years, words=words),
        words.list(gap.around) or "–",
    )
