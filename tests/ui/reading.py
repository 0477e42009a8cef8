"""What a visitor reads on a page."""

import json
import re
from typing import Any

from streamlit.testing.v1 import AppTest


def all_text(app: AppTest) -> str:
    """Return every text of a page, tables and messages included, without the marks of escapes."""
    parts = []
    for kind in ("title", "header", "subheader", "markdown", "caption", "text", "error", "warning"):
        parts += [str(one.value) for one in app.get(kind)]
    parts += [str(one.value) for one in app.get("info")]
    parts += [one.proto.SerializeToString().decode("utf-8", "ignore") for one in app.get("table")]
    parts += [str(one.label) for one in app.get("button")]
    return re.sub(r"\\([^\w\s]|_)", r"\1", "\n".join(parts)).replace("\u2060", "")


def unharmed(app: AppTest) -> bool:
    """Return whether nothing went wrong on a page, foreseen or not."""
    return not app.exception and not app.error


def unforeseen(app: AppTest) -> bool:
    """Return whether something went wrong that no sentence of ours foresees."""
    return bool(app.exception) or any("unforeseen" in str(one.value) for one in app.error)


def rendered(app: AppTest) -> list[str]:
    """Return every text of a page that Streamlit reads as Markdown."""
    found = []
    for kind in ("title", "header", "subheader", "markdown", "caption"):
        found += [str(one.value) for one in app.get(kind)]
    for kind in ("error", "info", "warning", "success", "toast"):
        found += [str(one.value) for one in app.get(kind)]
    for kind in ("button", "page_link", "checkbox", "toggle", "expander", "tab", "text_input"):
        found += [str(getattr(one, "label", "") or "") for one in app.get(kind)]
    for kind in ("selectbox", "multiselect", "text_area", "number_input", "date_input"):
        found += [str(one.label) for one in app.get(kind)]
    found += [one.proto.label for one in app.get("page_link")]
    found += [one.proto.text for one in app.get("progress")]
    for table in app.get("table"):
        found.append(table.proto.SerializeToString().decode("utf-8", "ignore"))
    return found


def size(app: AppTest) -> int:
    """Return how many bytes of ours a page sends, before any compression."""
    return sum(one.proto.ByteSize() for one in app._tree if getattr(one, "proto", None))


def labels(app: AppTest, kind: str) -> list[str]:
    """Return the labels of all widgets of one kind."""
    return [one.label for one in app.get(kind)]


def drawn(app: AppTest) -> list[dict[str, Any]]:
    """Return the specifications of all pictures."""
    charts = [*app.get("vega_lite_chart"), *app.get("arrow_vega_lite_chart")]
    return [json.loads(one.proto.spec) for one in charts]
