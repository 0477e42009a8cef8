"""Tables and remarks: plain HTML that can be read aloud and copied, with escaped texts."""

from collections.abc import Sequence

import streamlit as st

from broker.ui._plain import plain


def aside(markdown: str) -> None:
    """Show a remark in small letters; a caption of Streamlit is too pale to read easily."""
    if markdown:
        st.markdown(f":small[:gray[{markdown}]]")


def table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    alt: str,
    stacks: bool = False,
    named: bool = False,
) -> None:
    """Show rows of texts under a header.

    Args:
        header: Names of the columns as plain text.
        rows: Cells as plain text.
        alt: What the table tells, for those who do not see it; no other of the page tells it.
        stacks: Whether the cells of a row stand below each other on a telephone: they may where
            each is understood without its header.
        named: Whether they stand so with the name of their column before each but the first.
    """
    escaped = [[plain(cell) for cell in row] for row in rows]
    table_of_markdown(header, escaped, alt=alt, stacks=stacks, named=named)


def table_of_markdown(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    alt: str,
    stacks: bool = False,
    named: bool = False,
) -> None:
    """Show rows whose cells are Markdown already, as links are; the rest is as in `table`."""
    columns = {name: [row[at] for row in rows] for at, name in enumerate(_distinct(header))}
    key = f"rows named {alt}" if named else f"rows {alt}" if stacks else None
    with st.container(key=key):
        st.table(columns, border="horizontal", hide_index=True, alt=alt)


def _distinct(header: Sequence[str]) -> list[str]:
    """Return names as Markdown, equal ones told apart by marks without width."""
    names: list[str] = []
    for name in map(plain, header):
        names.append(name + "\u2060" * sum(other.rstrip("\u2060") == name for other in names))
    return names
