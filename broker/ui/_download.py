"""Documents to take along."""

from collections.abc import Callable

import streamlit as st

from broker.ui._setting import Setting

_KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "txt": "text/plain",
}
"""Endings of the files that a document is written as, with their types."""

Files = Callable[[], dict[str, bytes]]
"""Makes a document: its files by their ending."""


def document_buttons(make: Files, *, name: str, setting: Setting, place: str) -> None:
    """Show a button for each format; the document is made when one is pressed.

    Args:
        make: Makes the document.
        name: Name of the files, without an ending.
        setting: Evidence and language.
        place: Where on the page the buttons are, to tell them apart.
    """
    words = setting.words
    labels = {"docx": words.say("Word"), "html": words.say("Web page"), "txt": words.say("Text")}
    with st.container(horizontal=True):
        for ending, kind in _KINDS.items():
            st.download_button(
                labels[ending],
                data=_maker(make, ending=ending),
                file_name=f"{name}.{ending}",
                mime=kind,
                icon=":material/download:",
                on_click="ignore",
                key=f"{name}.{ending} {place}",
            )


def _maker(make: Files, *, ending: str) -> Callable[[], bytes]:
    return lambda: make()[ending]
