"""The language in which the pages speak."""

import json
from functools import cache
from pathlib import Path

import streamlit as st

from broker.ui._state import choose, moved_in_history, note, recall
from broker.wording import LANGUAGES, Words

_NAMES = {"en": "English", "fr": "Français", "es": "Español"}
_KEY = "lang"
_FOLDER = Path(__file__).parent


def speech() -> Words:
    """Settle the language: the visitor's choice, else that of the browser. Call it first."""
    if moved_in_history() and _KEY not in st.query_params:
        choose(_KEY, _usual())
    recall(_KEY, default=_usual(), allowed=LANGUAGES)
    return spoken()


def _usual() -> str:
    """Return the language of the browser, if the pages speak it."""
    preferred = (st.context.locale or "").partition("-")[0]
    return preferred if preferred in LANGUAGES else LANGUAGES[0]


def spoken() -> Words:
    """Return the words of the language that was settled."""
    return Words(st.session_state.get(_KEY, LANGUAGES[0]))


def heading(title: str) -> None:
    """Show the title of a page with the choice of language beside it."""
    # Constant texts of ours alone: no word of the catalogue ever stands in them.
    st.html(_manners(spoken().language), unsafe_allow_javascript=True)
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
    # Whoever comes with their own language leaves no second address behind to go back through.
    note(_KEY, in_address=_KEY in st.query_params or spoken().language != _usual())


@cache
def _manners(language: str) -> str:
    """Return what the theme of Streamlit cannot say: a style and a script with its words."""
    words = Words(language)
    said = {
        "language": words.language,
        "choose": words.say("Choose a file"),
        "table": words.say("Table"),
        "pages": words.say("Pages"),
        "close": words.say("Close"),
        "remove": words.say("Remove %(name)s", name="{}"),
        "picture": words.say("Picture of who worked with whom; the table below tells the same"),
        "help": words.say("Nothing chosen"),
        "noPage": words.say("There is no such page"),
        "firstPage": words.say("No page has the address that was opened. This is the first page."),
        "tools": {
            "toolbarRefresh": words.say("Draw anew"),
            "toolbarExport": words.say("Download as data (JSON)"),
            "toolbarFullscreen": words.say("Whole screen"),
            "viewbarPlus": words.say("Larger"),
            "viewbarMinus": words.say("Smaller"),
            "viewbarFit": words.say("Show all"),
            "viewbarCenter": words.say("To the middle"),
        },
    }
    # A "<" inside the words could end the script.
    written = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    style = (_FOLDER / "calm.css").read_text("utf-8")
    script = (_FOLDER / "calm.js").read_text("utf-8")
    return f"<style>{style}</style><script>{{const said = {written};\n{script}}}</script>"
