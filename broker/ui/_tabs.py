"""Several views of one thing, of which one is open; which one stands in the address."""

from collections.abc import Callable, Mapping

import streamlit as st

from broker.ui._state import note, recall


def show_tabs(
    names: Mapping[str, str], *, key: str, label: str, show: Callable[[str], None]
) -> None:
    """Show the names of views and fill the open one; the others are neither computed nor sent.

    This is no `st.tabs`: those spring back to the tab of an answer that is on its way, so that
    somebody quicker than their line loses what they chose. A control keeps its value.

    Args:
        names: What the visitor reads, by what the address calls it.
        key: The parameter's name in the address.
        label: What is chosen, for those who hear the page.
        show: Fills the view that the address would call so.
    """
    first = next(iter(names))
    recall(key, default=first, allowed=names)
    st.segmented_control(
        label,
        list(names),
        format_func=names.__getitem__,
        required=True,
        key=key,
        label_visibility="collapsed",
    )
    opened = st.session_state[key]
    note(key, in_address=opened != first)
    show(opened)
