"""The form for the rules of a team; every rule stands in the address."""

import streamlit as st

from broker.evidence import Evidence
from broker.model import BrokerError, Rule
from broker.ui._named_seats import named_seats, set_seat_number
from broker.ui._people import choose_several
from broker.ui._rules import Wishes
from broker.ui._setting import Setting
from broker.ui._state import choose, chosen, gone_back, note, note_number, recall, recall_number
from broker.ui._view import choices

LARGEST = 12
_MOST = 10
_SMALL, _BIG = 3, 6
_KEYS = {"theme": "must themes", "region": "must regions", "country": "must countries"}
"""Where in the form the rules on what somebody must have are."""


def ask_rules(setting: Setting) -> tuple[tuple[int, int], Wishes]:
    """Ask for the size of a team and its rules."""
    words, vocabulary = setting.words, setting.evidence.vocabulary
    kinds = choices(vocabulary, "kind", words=words)
    left, middle, right = st.columns(3, gap="medium")
    with left:
        size = _size(words.say("Members in the team, the lead included"))
        countries = _number(words.say("At least this many countries"), key="countries")
        several = _number(words.say("At least this many kinds of organisation"), key="several")
    with middle:
        most = _of_kind(words.say("Not too many of one kind"), "most", kinds=kinds, setting=setting)
        least = _of_kind(words.say("Enough of one kind"), "least", kinds=kinds, setting=setting)
    with right:
        themes = _several(
            words.say("Themes somebody must work on"),
            key="must themes",
            names=choices(vocabulary, "theme", words=words),
            setting=setting,
        )
        regions = _several(
            words.say("Regions somebody must work in"),
            key="must regions",
            names=choices(vocabulary, "region", words=words),
            setting=setting,
        )
        homes = _several(
            words.say("Countries somebody must be from"),
            key="must countries",
            names=_homes(setting),
            setting=setting,
        )
    wishes = Wishes(
        countries=countries,
        kinds=several,
        most_of_kind=most,
        least_of_kind=least,
        themes=themes,
        regions=regions,
        homes=homes,
    )
    return size, wishes


def is_usual(size: tuple[int, int]) -> bool:
    """Return whether nobody has asked for this size."""
    return size == (_SMALL, _BIG)


def ask_people(setting: Setting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ask who must be in a team and who must not."""
    left, right = st.columns(2, gap="medium")
    with left:
        lock = choose_several(setting.words.say("Must be in"), key="lock", setting=setting)
    with right:
        out = choose_several(setting.words.say("Must not be in"), key="exclude", setting=setting)
    return lock, out


def take_way_out(rule: Rule, evidence: Evidence) -> None:
    """Change the form as a way out asks for."""
    number = rule.number
    low, high = st.session_state.get("size", (_SMALL, _BIG))
    match rule.what:
        case "members":
            st.session_state["size"] = (
                (number, max(number, high)) if rule.at_least else (min(low, number), number)
            )
        case "countries":
            choose("countries", number)
        case "kinds":
            choose("several", number)
        case "kind":
            choose("least n" if rule.at_least else "most n", number)
        case "theme" | "region" | "country":
            _take_away(_KEYS[rule.what], rule.key)
        case "member":
            where = "lock" if rule.at_least else "exclude"
            _take_away(where, evidence.find(rule.key).id)
        case "seat":
            set_seat_number(rule.key, number)
        case _:
            return


def can_take(rule: Rule, *, setting: Setting) -> bool:
    """Return whether the form can be changed as a way out asks for."""
    match rule.what:
        case "members":
            able = 1 <= rule.number <= LARGEST
        case "countries" | "kinds":
            able = 0 <= rule.number <= _MOST
        case "kind":
            asked = chosen("least kind" if rule.at_least else "most kind")
            able = asked == rule.key and rule.number <= _MOST
        case "theme" | "region" | "country":
            able = rule.number == 0 and rule.key in (chosen(_KEYS[rule.what]) or ())
        case "member":
            able = _is_named(rule, setting=setting)
        case "seat":
            able = rule.key in {seat.name for seat in named_seats(setting)}
        case _:
            able = False
    return able


def _is_named(rule: Rule, *, setting: Setting) -> bool:
    where = "lock" if rule.at_least else "exclude"
    try:
        return setting.evidence.find(rule.key).id in (chosen(where) or ())
    except BrokerError:
        return False


def _take_away(key: str, entry: str) -> None:
    choose(key, [one for one in chosen(key) or () if one != entry])


def _size(label: str) -> tuple[int, int]:
    usual = f"{_SMALL}-{_BIG}"
    told = st.session_state.get("size told", usual)
    given = st.query_params.get("size", usual if gone_back() else told)
    if given != told or "size" not in st.session_state:
        st.session_state["size"] = _read_size(given) or _read_size(told)
    st.slider(label, 1, LARGEST, key="size")
    low, high = st.session_state["size"]
    text = f"{low}-{high}"
    st.session_state["size told"] = text
    if not is_usual((low, high)):
        st.query_params["size"] = text
    elif "size" in st.query_params:
        del st.query_params["size"]
    return low, high


def _read_size(text: str) -> tuple[int, int] | None:
    low, _, high = text.partition("-")
    sizes = {str(size): size for size in range(1, LARGEST + 1)}
    if low not in sizes or high not in sizes or sizes[low] > sizes[high]:
        return None
    return sizes[low], sizes[high]


def _number(label: str, *, key: str) -> int:
    recall_number(key, default=0, low=0, high=_MOST)
    number = st.number_input(label, min_value=0, max_value=_MOST, step=1, key=key)
    note_number(key, default=0)
    return int(number)


def _of_kind(
    label: str, name: str, *, kinds: dict[str, str], setting: Setting
) -> tuple[str | None, int]:
    """Ask for a kind and a number; without a kind there is no rule."""
    words = setting.words
    recall(f"{name} kind", allowed=kinds)
    kind = st.selectbox(
        label,
        list(kinds),
        index=None,
        format_func=kinds.__getitem__,
        key=f"{name} kind",
        placeholder=words.say("No rule"),
    )
    note(f"{name} kind")
    if kind is None:
        return None, 0
    asked = words.say("At most") if name == "most" else words.say("At least")
    recall_number(f"{name} n", default=1, low=0, high=_MOST)
    number = st.number_input(asked, min_value=0, max_value=_MOST, step=1, key=f"{name} n")
    note_number(f"{name} n", default=1)
    return kind, int(number)


def _several(label: str, *, key: str, names: dict[str, str], setting: Setting) -> tuple[str, ...]:
    recall(key, default=[], allowed=names)
    st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        placeholder=setting.words.say("Add …"),
        select_all=False,
        wrap=True,
    )
    note(key)
    return tuple(st.session_state[key])


def _homes(setting: Setting) -> dict[str, str]:
    home = {one.country for one in setting.evidence.organisations}
    names = choices(setting.evidence.vocabulary, "country", words=setting.words)
    return {code: name for code, name in names.items() if code in home}
