"""Links from one page to another."""

import streamlit as st


def introductions_link(*, label: str) -> None:
    """Show a link to the page of introductions."""
    from broker.ui._introductions import introductions_page

    page = st.Page(introductions_page, url_path="introductions")
    st.page_link(page, label=label, icon=":material/arrow_forward:")


def member_link(organisation: str, *, label: str) -> None:
    """Show a link to the page of an organisation (id)."""
    from broker.ui._members import members_page

    # Streamlit knows a page by its address, so an equal one stands for the one in the page map.
    page = st.Page(members_page, url_path="members")
    st.page_link(
        page, label=label, icon=":material/arrow_forward:", query_params={"member": organisation}
    )
