"""What a page says when it cannot go on, so that nobody loses what they wrote."""

import datetime as dt
from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

from broker.ui._plain import plain
from broker.wording import Words

_WRITTEN = (str, int, list, tuple, dt.date)
"""Values that people write or choose; a button is true or false and must not be kept."""


def tell_of_catalogue(detail: str, *, words: Words) -> None:
    """Say that the catalogue cannot be used now, what was the matter, and offer another try.

    Args:
        detail: What the catalogue says of it, as plain text.
        words: The visitor's language.
    """
    keep_written()
    said = words.say(
        "The catalogue cannot be used just now. Nothing was changed, and nothing you wrote is "
        "lost. Wait a moment, then try again. If it stays so, tell whoever runs this service what "
        "follows."
    )
    st.error(f"{plain(said)}\n\n{plain(detail)}")
    st.button(words.say("Try again"), icon=":material/refresh:", key="try again")


def tell_of_unforeseen(words: Words) -> None:
    """Say that something went wrong that nobody thought of."""
    keep_written()
    st.error(
        words.say(
            "Something unforeseen happened; nothing was changed. Load the page again. If it stays "
            "so, tell whoever runs this service: their log says more."
        )
    )


def keep_written() -> None:
    """Hold on to what stands in fields that are not drawn this time; else it would be forgotten."""
    for key, value in st.session_state.to_dict().items():
        if isinstance(key, str) and isinstance(value, _WRITTEN) and not isinstance(value, bool):
            with suppress(StreamlitAPIException):  # drawn this time, so it is kept anyway
                st.session_state[key] = value
