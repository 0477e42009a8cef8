"""Tabs whose open one stands in the address, in every language."""

from collections.abc import Callable, Mapping

import streamlit as st

from broker.ui._setting import Setting
from broker.ui._state import note, recall


def show_tabs(
    names: Mapping[str, str], *, key: str, show: Callable[[str], None], setting: Setting
) -> None:
    """Show tabs and fill the open one; the others are neither computed nor sent.

    Args:
        names: Labels by what the address calls them, all different.
        key: The parameter's name in the address.
        show: Fills the tab that the address would call so.
        setting: Evidence and language.
    """
    drawn = f"tabs {key} {setting.words.language}"
    first = next(iter(names))
    before = st.session_state.get(key)
    opened = {label: name for name, label in names.items()}.get(st.session_state.get(drawn, ""))
    if opened and opened != st.session_state.get(f"{drawn} last"):
        before = st.session_state[key] = opened
    recall(key, default=first, allowed=names)
    wanted = st.session_state[key] or first
    if wanted != before or st.session_state.get(drawn) not in names.values():
        st.session_state[drawn] = names[wanted]
    tabs = st.tabs(list(names.values()), key=drawn, on_change="rerun")
    for name, tab in zip(names, tabs, strict=True):
        if tab.open:
            st.session_state[key] = st.session_state[f"{drawn} last"] = name
            note(key, in_address=name != first)
            with tab:
                show(name)
