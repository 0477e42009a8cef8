"""Choosing organisations by name, from a few or from very many."""

import streamlit as st

from broker.evidence import Evidence
from broker.model import fold
from broker.ui._plain import unturned
from broker.ui._setting import Setting
from broker.ui._state import chosen, draw_anew, note, once_for_all, recall
from broker.ui._view import organisation_choices
from broker.wording import Words

_MANY = 1_000
"""Organisations from which on a list of all names is too long for a weak line."""

_OFFERED = 50
"""Names that are offered at once where there are many."""

_LONGEST = 200
"""Letters of a name in a list; what is longer is told on its own page."""


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
    label: str, *, key: str, setting: Setting, most: int | None = None
) -> tuple[str, ...]:
    """Ask for organisations and return their ids.

    Args:
        label: What is asked.
        key: Key of the choice, also in the address.
        setting: Evidence and language.
        most: How many at most.
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
    note(key)
    return tuple(st.session_state[key])


def choose_once(
    label: str, *, key: str, empty: str, setting: Setting, members: bool = False
) -> str | None:
    """Ask for one organisation that is not remembered elsewhere; None for nobody.

    Args:
        label: What is asked.
        key: Key of the choice.
        empty: What stands there as long as nobody is chosen.
        setting: Evidence and language.
        members: Whether only members can be chosen.
    """
    people = _offered(key, label=label, setting=setting)
    ids = [
        one
        for one in people
        if not members or setting.evidence.organisation(one).standing == "member"
    ]
    draw_anew(key)
    found: str | None = st.selectbox(
        label, ids, index=None, format_func=people.__getitem__, key=key, placeholder=empty
    )
    return found


def _offered(key: str, *, label: str, setting: Setting) -> dict[str, str]:
    """Return the names to choose from: all of them, or those that hold a few typed letters."""
    words = setting.words
    people, folded = once_for_all(
        "people", key=setting.stamp, make=lambda: _all_names(setting.evidence, words=words)
    )
    if len(people) <= _MANY:
        return people
    typed = st.text_input(
        words.say("Find a name for: %(field)s", field=label),
        key=f"name {key}",
        placeholder=words.say("A part of the name, then Enter"),
        max_chars=_LONGEST,
    )
    given = st.query_params.get_all(key)
    held = chosen(key) or []
    stay = [one for one in (*given, *([held] if isinstance(held, str) else held)) if one in people]
    wanted = fold(typed or "").strip()
    found = [one for one, name in folded.items() if wanted in name] if wanted else []
    return {one: people[one] for one in dict.fromkeys((*stay[:_OFFERED], *found[:_OFFERED]))}


def _all_names(evidence: Evidence, *, words: Words) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of all organisations by id, as people read them and as they are found."""
    people = {
        key: unturned(name) if len(name) <= _LONGEST else f"{unturned(name[:_LONGEST])}…"
        for key, name in organisation_choices(evidence, words=words).items()
    }
    return people, {key: fold(name) for key, name in people.items()}
