"""The language in which the pages speak."""

from pathlib import Path

import streamlit as st

from broker.ui._state import note, recall
from broker.wording import LANGUAGES, Words

_NAMES = {"en": "English", "fr": "Français", "es": "Español"}
_KEY = "lang"
_STYLE = Path(__file__).parent / "calm.css"
"""What the theme of Streamlit cannot say."""


def speech() -> Words:
    """Settle the language: the visitor's choice, else that of the browser. Call it first."""
    preferred = (st.context.locale or "").partition("-")[0]
    default = preferred if preferred in LANGUAGES else LANGUAGES[0]
    recall(_KEY, default=default, allowed=LANGUAGES)
    return spoken()


def spoken() -> Words:
    """Return the words of the language that was settled."""
    return Words(st.session_state.get(_KEY, LANGUAGES[0]))


def heading(title: str) -> None:
    """Show the title of a page with the choice of language beside it."""
    st.html(_STYLE)
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    left.title(title, anchor=False)
    with right.container(horizontal=True, horizontal_alignment="right"):
        st.segmented_control(
            "Language · Langue · Idioma",
            LANGUAGES,
            format_func=_NAMES.__getitem__,
            required=True,
            key=_KEY,
            label_visibility="collapsed",
        )
    note(_KEY)
