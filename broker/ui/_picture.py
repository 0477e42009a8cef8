"""Pictures: drawn by Vega in the browser, in the colours of the theme, read aloud by their name."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

Spec = dict[str, Any]
"""A Vega-Lite specification."""


LABELS_IN_LINES: Spec = {
    "labelExpr": "split(datum.label, '\\n')",
    "labelBaseline": {
        "condition": {"test": "indexof(datum.label, '\\n') > 0", "value": "line-bottom"},
        "value": "middle",
    },
    "labelLimit": 200,
    "labelPadding": 6,
}
"""How an axis shows labels that `in_lines` broke; the formula is ours, the labels are data."""

_LINE = 24


@dataclass(frozen=True, kw_only=True)
class Colours:
    """Colours of a picture that can be told apart without seeing colours, on this background."""

    land: str
    shore: str
    mark: str
    second: str
    third: str
    text: str


_LIGHT = Colours(
    land="#e3e9e2",
    shore="#c3cec5",
    mark="#1f5f4a",
    second="#b45f06",
    third="#5b4b8a",
    text="#1c2521",
)
_DARK = Colours(
    land="#2b3833",
    shore="#43544d",
    mark="#7fc8a9",
    second="#f0a868",
    third="#b7a5ec",
    text="#e8eeea",
)


def colours() -> Colours:
    """Return the colours for the visitor's theme."""
    return _DARK if st.context.theme.type == "dark" else _LIGHT


def _axis() -> Spec:
    shade = colours().text
    return {"labelColor": shade, "titleColor": shade}


def in_lines(name: str, *, at: int) -> str:
    """Return a name in one or two short lines, so that a narrow picture has room beside it.

    Args:
        name: What a mark is called.
        at: Its number; two marks with one name stay two.
    """
    lines = textwrap.wrap(name, _LINE, max_lines=2, placeholder=" …")
    return "\n".join(lines) + "\u2060" * at


def draw(
    spec: Mapping[str, Any],
    *,
    told: str,
    key: str,
    height: Literal["content", "stretch"] = "content",
) -> None:
    """Draw a picture over the whole width.

    Args:
        spec: What to draw; texts in it are data and never read as formulas or Markdown.
        told: What the picture tells, for those who do not see it.
        key: Tells equal pictures of a page apart.
        height: Whether the picture is as high as it says, or as the place where it stands.
    """
    whole: Spec = {
        "description": told,
        "background": "transparent",
        "config": {"view": {"stroke": None}, "axis": {"labelLimit": 260, **_axis()}},
        **spec,
    }
    st.vega_lite_chart(whole, width="stretch", height=height, key=key)
