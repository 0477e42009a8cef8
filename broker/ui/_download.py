"""Briefs to take along."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from broker.export import Brief, write_brief
from broker.ui._setting import Setting

_FORMATS = {
    "brief.docx": (
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "brief.html": ("HTML", "text/html"),
    "brief.txt": ("Text", "text/plain"),
}
"""What a brief is written as: the name on the button, and the type of the file."""


def brief_buttons(make: Callable[[], Brief], *, setting: Setting, place: str) -> None:
    """Show a button for each format; the brief is made when one is pressed.

    Args:
        make: Gives the brief.
        setting: Evidence and language.
        place: Where on the page the buttons are, to tell them apart.
    """
    words = setting.words
    names = {"Word": words.say("Word"), "HTML": words.say("Web page"), "Text": words.say("Text")}
    st.write(words.say("Take the brief along, to read it again or to send it:"))
    with st.container(horizontal=True):
        for file, (name, kind) in _FORMATS.items():
            st.download_button(
                names[name],
                data=_maker(make, file=file),
                file_name=file,
                mime=kind,
                on_click="ignore",
                key=f"{file} {place}",
            )


def file_of(brief: Brief, *, name: str) -> bytes:
    """Return one file of a brief: `brief.docx`, `brief.html` or `brief.txt`."""
    with tempfile.TemporaryDirectory(prefix="broker-") as folder:
        write_brief(brief, folder=Path(folder))
        return (Path(folder) / name).read_bytes()


def _maker(make: Callable[[], Brief], *, file: str) -> Callable[[], bytes]:
    return lambda: file_of(make(), name=file)
