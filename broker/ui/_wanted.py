"""Words and facets by which organisations are looked for."""

from dataclasses import dataclass

import streamlit as st

from broker.evidence import focus_of
from broker.model import fold
from broker.ui._chips import all_places
from broker.ui._setting import Setting
from broker.ui._state import choose, chosen, gone_back, note, once_for_all, recall
from broker.ui._view import choices
from broker.wording import Words


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is looked for, as `broker.rank.search` takes it."""

    text: str
    themes: tuple[str, ...]
    regions: tuple[str, ...]
    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    ranges: tuple[str, ...]
    languages: tuple[str, ...]
    around: bool


def ask_wanted(setting: Setting) -> Asked:
    """Ask for words and facets; all of them can be shared by the address."""
    words = setting.words
    recall("q", default="")
    st.text_input(
        words.say("Words, or a name"),
        key="q",
        placeholder=words.say("For instance: pastures and herders in Central Asia"),
    )
    note("q")
    themes, regions, kinds, countries = _usual(setting)
    recall("around", default="", allowed=("", "yes"))
    # What is rarely asked for stays folded, for a telephone's screen and for the Tab key.
    further = any(
        chosen(key) or st.query_params.get(key) for key in ("range", "language", "around")
    )
    with st.expander(words.say("More filters"), expanded=further, key="more filters"):
        ranges, languages, around = _further(setting)
    choose("around", "yes" if around else "")
    note("around")
    return Asked(
        text=st.session_state["q"] or "",
        themes=themes,
        regions=regions,
        kinds=kinds,
        countries=countries,
        ranges=ranges,
        languages=languages,
        around=around,
    )


def _usual(setting: Setting) -> tuple[tuple[str, ...], ...]:
    """Ask for the facets that are asked for most: theme, region, kind and country."""
    words, vocabulary = setting.words, setting.evidence.vocabulary
    first, second, third, fourth = st.columns(4, gap="small")
    with first:
        names = choices(vocabulary, "theme", words=words)
        themes = _facet("theme", words.say("Theme"), names, words=words)
    with second:
        names = choices(vocabulary, "region", words=words)
        regions = _facet("region", words.say("Region"), names, words=words)
    with third:
        names = choices(vocabulary, "kind", words=words)
        kinds = _facet("kind", words.say("Kind"), names, words=words)
    with fourth:
        home = {one.country for one in setting.evidence.organisations}
        names = choices(vocabulary, "country", words=words)
        known = {code: name for code, name in names.items() if code in home}
        countries = _facet("country", words.say("Country"), known, words=words)
    return themes, regions, kinds, countries


def _further(setting: Setting) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Ask for mountains, for languages, and whether for those who are no members."""
    words, vocabulary = setting.words, setting.evidence.vocabulary
    fifth, sixth, seventh = st.columns([2, 1, 1], gap="small", vertical_alignment="bottom")
    with fifth:
        held = _ranges(setting)
        asked = chosen("range") or st.query_params.get("range")
        # An alliance on oceans or railways names no mountains, and is not asked for any.
        ranges = _facet("range", words.say("Mountains"), held, words=words) if held or asked else ()
    with sixth:
        spoken = {code for one in setting.evidence.organisations for code in one.languages}
        names = choices(vocabulary, "language", words=words)
        known = {code: name for code, name in names.items() if code in spoken}
        languages = _facet("language", words.say("Language"), known, words=words)
    with seventh:
        if gone_back() or "around switch" not in st.session_state:
            st.session_state["around switch"] = st.session_state["around"] == "yes"
        around = st.toggle(
            words.say("Not members: could be invited"),
            help=words.say("Show organisations around the alliance instead of its members."),
            key="around switch",
        )
    return ranges, languages, around


def _ranges(setting: Setting) -> dict[str, str]:
    """Return the names of the mountains in which somebody works, the wider ones included."""
    evidence = setting.evidence
    held = once_for_all(
        "ranges held",
        key=setting.stamp,
        make=lambda: frozenset(
            key for one in evidence.organisations for key in focus_of(evidence, one.id).ranges
        ),
    )
    places = all_places(setting)
    named = {key: places.get(f"range:{key}", key) for key in held}
    return dict(sorted(named.items(), key=lambda item: fold(item[1])))


def _facet(key: str, label: str, names: dict[str, str], *, words: Words) -> tuple[str, ...]:
    recall(key, default=[], allowed=names)
    st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        placeholder=words.say("Any"),
        select_all=False,
    )
    note(key)
    return tuple(st.session_state[key])
