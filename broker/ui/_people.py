"""Choosing organisations by name, from a few or from very many."""

import streamlit as st

from broker.model import fold
from broker.ui._setting import Setting
from broker.ui._state import chosen, note, once, recall
from broker.ui._view import organisation_choices

_MANY = 1_000
"""Organisations from which on a list of all names is too long for a weak line."""

_OFFERED = 50
"""Names that are offered at once where there are many."""


def choose_one(
    label: str, *, key: str, empty: str, setting: Setting, in_address: bool = True
) -> str | None:
    """Ask for one organisation and return its id; None for nobody.

    Args:
        label: What is asked.
        key: Key of the choice, also in the address.
        empty: What stands there as long as nobody is chosen.
        setting: Evidence and language.
        in_address: Whether the address may tell.
    """
    people = _offered(key, label=label, setting=setting)
    recall(key, allowed=people)
    st.selectbox(
        label,
        list(people),
        index=None,
        format_func=people.__getitem__,
        key=key,
        placeholder=empty,
    )
    note(key, in_address=in_address)
    found: str | None = st.session_state[key]
    return found


def choose_several(
    label: str, *, key: str, setting: Setting, most: int | None = None, in_address: bool = True
) -> tuple[str, ...]:
    """Ask for organisations and return their ids.

    Args:
        label: What is asked.
        key: Key of the choice, also in the address.
        setting: Evidence and language.
        most: How many at most.
        in_address: Whether the address may tell.
    """
    people = _offered(key, label=label, setting=setting)
    recall(key, default=[], allowed=people)
    if most:
        st.session_state[key] = st.session_state[key][:most]
    st.multiselect(
        label,
        list(people),
        format_func=people.__getitem__,
        key=key,
        max_selections=most,
        placeholder=setting.words.say("Add …"),
        select_all=False,
        wrap=True,
    )
    note(key, in_address=in_address)
    return tuple(st.session_state[key])


def _offered(key: str, *, label: str, setting: Setting) -> dict[str, str]:
    """Return the names to choose from: all of them, or those that hold a few typed letters."""
    words = setting.words
    people = once(
        "people",
        key=setting.stamp,
        make=lambda: organisation_choices(setting.evidence, words=words),
    )
    if len(people) <= _MANY:
        return people
    typed = st.text_input(
        words.say("Find a name for: %(field)s", field=label),
        key=f"name {key}",
        placeholder=words.say("A part of the name, then Enter"),
    )
    given = st.query_params.get_all(key)
    held = chosen(key) or []
    stay = [one for one in (*given, *([held] if isinstance(held, str) else held)) if one in people]
    wanted = fold(typed or "").strip()
    found = [one for one, name in people.items() if wanted in fold(name)] if wanted else []
    return {one: people[one] for one in dict.fromkeys((*stay, *found[:_OFFERED]))}
