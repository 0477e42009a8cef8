"""What a visitor has chosen: kept between pages, and written in the address so it can be shared."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

Choice = str | list[str] | None
"""The value of a widget that can stand in an address."""

T = TypeVar("T")

_DIGITS = 9
"""Digits of a number in an address; Python refuses to read some thousands of them."""


def arrive(page: str) -> None:
    """Note which page is drawn; call it before anything on it is recalled.

    A page in another language is a new one, too: its fields would go on showing what is chosen in
    the language before.
    """
    drawer = _drawer("place")
    place = (page, chosen("lang"))
    drawer["new"] = drawer.get("page") != place
    drawer["page"] = place


def gone_back() -> bool:
    """Tell whether somebody went back in their browser, or forth, on the page that is drawn.

    Then all that can stand in an address is as the address says: what it lacks was not chosen yet.
    Whoever comes back from another page finds this one as they left it: on the way there, a bare
    address of it was left behind.
    """
    return moved_in_history() and not _drawer("place").get("new")


def moved_in_history() -> bool:
    """Tell whether somebody went back in their browser, or forth, also to another page."""
    context = get_script_run_ctx(suppress_warning=True)
    return bool(getattr(context, "is_history_navigation", False))


def recall(
    key: str,
    *,
    default: Choice = None,
    allowed: Collection[str] | None = None,
    follow: bool = False,
) -> None:
    """Put the value of a widget in place before it is drawn.

    What the visitor has just changed comes first; then an address that was opened or changed by
    hand, then what was chosen earlier, also on another page, then the default.

    Args:
        key: Key of the widget, and the parameter's name in the address.
        default: Value if nothing else is known; a list for a widget of several values.
        allowed: Values that the widget can have; others are left out.
        follow: Whether a parameter that left the address undoes the choice, also where the visitor
            came from another page.
    """
    given = st.query_params.get_all(key)
    noted = _drawer("noted").get(key, [])
    if given and given != noted and not _just_changed(key):
        st.session_state[key] = given if isinstance(default, list) else given[0]
    elif (follow or gone_back()) and noted and not given and not _just_changed(key):
        st.session_state[key] = default
    elif key not in st.session_state:
        st.session_state[key] = _drawer("chosen").get(key, default)
    if allowed is not None:
        before = st.session_state[key]
        known = _among(before, allowed=allowed, default=default)
        # A value that is set is sent, and overtakes what a quick visitor has chosen meanwhile. On
        # a page that is new, it has to be: a widget there does not know its like on other pages.
        if known != before or _drawer("place").get("new"):
            st.session_state[key] = known


def draw_anew(key: str) -> None:
    """Have a widget show again what is chosen in it, where the page is drawn in another language.

    For widgets that nothing recalls; call it before the widget is drawn, once its value is set.
    """
    if _drawer("place").get("new") and key in st.session_state:
        st.session_state[key] = st.session_state[key]


def note(key: str, *, in_address: bool = True) -> None:
    """Keep the value of a widget for other pages; write it in the address, or take it out."""
    value = st.session_state.get(key)
    _drawer("chosen")[key] = value
    texts = [value] if isinstance(value, str) else list(value or [])
    wanted = [text for text in texts if text] if in_address else []
    _drawer("noted")[key] = wanted
    if st.query_params.get_all(key) == wanted:
        return
    if wanted:
        st.query_params[key] = wanted
    else:
        del st.query_params[key]


def recall_number(key: str, *, default: int, low: int, high: int) -> None:
    """Put the value of a widget for a whole number in place, as `recall` does for texts.

    Args:
        key: Key of the widget, and the parameter's name in the address.
        default: Value if nothing else is known.
        low: The smallest number that it takes; an address with another one is not followed.
        high: The largest.
    """
    given = st.query_params.get(key, "")
    noted = _drawer("noted").get(key, [])
    short = given.isascii() and given.isdigit() and len(given) <= _DIGITS
    number = int(given) if short else None
    changed_by_hand = [given] != noted and not _just_changed(key)
    if changed_by_hand and number is not None and low <= number <= high:
        st.session_state[key] = number
    elif gone_back() and noted and not given and not _just_changed(key):
        st.session_state[key] = default
    elif key not in st.session_state:
        st.session_state[key] = _drawer("chosen").get(key, default)


def note_number(key: str, *, default: int) -> None:
    """Keep a whole number for other pages; write it in the address unless it is the default."""
    value = int(st.session_state[key])
    _drawer("chosen")[key] = value
    _drawer("noted")[key] = [] if value == default else [str(value)]
    if value != default:
        st.query_params[key] = str(value)
    elif key in st.query_params:
        del st.query_params[key]


def choose(key: str, value: Choice | int) -> None:
    """Set the value of a widget that may not be drawn yet, for this page and others."""
    st.session_state[key] = _drawer("chosen")[key] = value


def chosen(key: str) -> Any:
    """Return what was chosen for a widget, on whatever page; None if nothing was."""
    return st.session_state.get(key, _drawer("chosen").get(key))


def once(name: str, *, key: object, make: Callable[[], T]) -> T:
    """Return what `make` gives; the same again while the key stays equal.

    One result is kept for each name and visitor, so that a click elsewhere costs nothing.
    """
    made = _drawer("made")
    if name not in made or made[name][0] != key:
        made[name] = (key, make())
    result: T = made[name][1]
    return result


def once_for_all(name: str, *, key: tuple[object, ...], make: Callable[[], T]) -> T:
    """Return what `make` gives; the same again for every visitor while the key stays equal.

    Args:
        name: What it is.
        key: Texts and numbers on which it depends; the stamp of the setting belongs to them.
        make: Computes it from the alliance alone, never from what a visitor wrote.
    """
    found: T = _for_all(name, key, make)
    return found


@st.cache_resource(max_entries=64, show_spinner=False)
def _for_all(name: str, key: tuple[object, ...], _make: Callable[[], Any]) -> Any:
    return _make()


def _just_changed(key: str) -> bool:
    """Tell whether a visitor has changed a widget since the page was last drawn.

    Whoever is quicker than their line sends an address with a choice that does not hold any more.
    """
    kept = _drawer("chosen")
    return key in st.session_state and key in kept and st.session_state[key] != kept[key]


def _drawer(name: str) -> dict[str, Any]:
    found: dict[str, Any] = st.session_state.setdefault(f"kept {name}", {})
    return found


def _among(value: Choice, *, allowed: Collection[str], default: Choice) -> Choice:
    if isinstance(value, list):
        return [one for one in dict.fromkeys(value) if one in allowed]
    return value if value is None or value in allowed else default
