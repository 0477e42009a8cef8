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


def labels(app: AppTest, kind: str) -> list[str]:
    """Return the labels of all widgets of one kind."""
    return [one.label for one in app.get(kind)]


def drawn(app: AppTest) -> list[dict[str, Any]]:
    """Return the specifications of all pictures."""
    charts = [*app.get("vega_lite_chart"), *app.get("arrow_vega_lite_chart")]
    return [json.loads(one.proto.spec) for one in charts]
