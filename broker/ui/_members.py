"""The second page: who works on what, and one organisation's own page."""

from dataclasses import asdict, dataclass

import streamlit as st

from broker.evidence import focus_of
from broker.model import fold
from broker.rank import Found, search
from broker.ui._chips import all_places
from broker.ui._compare import compare
from broker.ui._map import show_map
from broker.ui._member import show_organisation
from broker.ui._plain import plain
from broker.ui._setting import Setting, page
from broker.ui._state import choose, chosen, gone_back, note, once, once_for_all, recall
from broker.ui._tables import aside, table
from broker.ui._tabs import show_tabs
from broker.ui._view import choices
from broker.wording import Words

_STEP = 15
"""Organisations that a list shows at first, and how many more each time."""

_THEMES = 4

_ROWS = 500
"""Rows of a table; more are too much for a weak line."""


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


@page
def members_page(setting: Setting) -> None:
    """Show the page for members: search the alliance, or open one organisation."""
    recall("member", allowed=setting.evidence.position, follow=True)
    opened = st.session_state["member"]
    note("member")
    if opened:
        st.button(setting.words.say("Back to the list"), on_click=choose, args=("member", None))
        show_organisation(setting.evidence.organisation(opened), setting=setting)
    else:
        _search(setting)


def _search(setting: Setting) -> None:
    words = setting.words
    st.write(words.say("Search in your own words, or narrow the list down."))
    asked = _wanted(setting)
    wanted = (setting.stamp, asked)
    people = once("found", key=wanted, make=lambda: search(setting.evidence, **asdict(asked)))
    if asked.around:
        title = words.count(
            "%(number)s organisation that could be invited",
            "%(number)s organisations that could be invited",
            len(people),
        )
    else:
        title = words.count("%(number)s member", "%(number)s members", len(people))
    st.header(title, anchor=False)
    if asked.around:
        aside(words.say("None of these is a member."))
    if not people:
        st.info(words.say("Nobody matches. Use fewer words, or take a filter away."))
        return
    compare(setting)
    names = {
        "list": words.say("List"),
        "map": words.say("Map"),
        "table": words.say("As a table"),
    }

    def show(view: str) -> None:
        if view == "list":
            _list(people, setting=setting, wanted=wanted)
        elif view == "map":
            places = [(one.organisation.name, one.organisation.country) for one in people]
            show_map(places, setting=setting, key="members")
        else:
            _table(people, setting=setting)

    show_tabs(names, key="as", label=words.say("Show as"), show=show)


def _wanted(setting: Setting) -> Asked:
    """Ask for words and facets; all of them can be shared by the address."""
    words, vocabulary = setting.words, setting.evidence.vocabulary
    recall("q", default="")
    st.text_input(
        words.say("Words, or a name"),
        key="q",
        placeholder=words.say("For instance: pastures and herders in Central Asia"),
    )
    note("q")
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
    recall("around", default="", allowed=("", "yes"))
    # What is rarely asked for stays folded, for a telephone's screen and for the Tab key.
    further = any(
        chosen(key) or st.query_params.get(key) for key in ("range", "language", "around")
    )
    with st.expander(words.say("More filters"), expanded=further, key="more filters"):
        fifth, sixth, seventh = st.columns([2, 1, 1], gap="small", vertical_alignment="bottom")
        with fifth:
            held = _ranges(setting)
            asked = chosen("range") or st.query_params.get("range")
            # An alliance on oceans or railways names no mountains, and is not asked for any.
            ranges = (
                _facet("range", words.say("Mountains"), held, words=words) if held or asked else ()
            )
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


def _list(people: tuple[Found, ...], *, setting: Setting, wanted: tuple[object, ...]) -> None:
    words = setting.words
    if st.session_state.get("listed") != wanted:
        st.session_state["listed"] = wanted
        st.session_state["length"] = _STEP
    length = st.session_state["length"]
    for found in people[:length]:
        one = found.organisation
        with st.container(gap=None):
            st.button(
                plain(one.name),
                type="tertiary",
                icon=":material/chevron_right:",
                key=f"open {one.id}",
                on_click=_open,
                args=(one.id,),
            )
            aside(plain(_line(found, setting=setting)))
    if len(people) > length:
        st.button(words.say("Show more"), on_click=_longer)


def _line(found: Found, *, setting: Setting) -> str:
    one = found.organisation
    facts = [setting.label("kind", one.kind)]
    if one.country:
        facts.append(setting.label("country", one.country))
    themes = sorted(found.focus.themes)
    names = [setting.label("theme", key) for key in themes]
    if names:
        few = ", ".join(names[:_THEMES])
        more = len(names) > _THEMES
        facts.append(setting.words.say("%(text)s …", text=few) if more else few)
    return " · ".join(facts)


def _table(people: tuple[Found, ...], *, setting: Setting) -> None:
    words = setting.words
    rows = [
        (
            found.organisation.name,
            setting.label("kind", found.organisation.kind),
            setting.label("country", found.organisation.country),
            setting.labels("theme", tuple(sorted(found.focus.themes))),
        )
        for found in people[:_ROWS]
    ]
    header = (
        words.say("Organisation"),
        words.say("Kind"),
        words.say("Country"),
        words.say("Themes"),
    )
    if len(people) > _ROWS:
        aside(
            plain(
                words.say(
                    "These are the first %(number)s. Narrow the search to see the others.",
                    number=_ROWS,
                )
            )
        )
    table(header, rows, alt=words.say("The whole list as a table"), stacks=True)


def _open(key: str) -> None:
    choose("member", key)


def _longer() -> None:
    st.session_state["length"] += _STEP
