"""Tiny histories, and an encoder that knows a handful of words."""

import datetime as dt

import numpy as np

from broker.history import History, Reading, history_of
from broker.model import Initiative, Neighbour

WORDS = ("water", "snow", "forest", "goat", "bread", "road")


class Dictionary:
    """One dimension a word; texts without a known word have no direction."""

    name = "dictionary"
    dimensions = len(WORDS)

    def encode(self, texts):
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().replace(".", " ").split():
                if word in WORDS:
                    row[WORDS.index(word)] += 1.0
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(lengths > 0, lengths, 1.0)


def organisation(key, *, kind="university", country="CHE"):
    return Neighbour(id=key, name=f"{key} institute", kind=kind, country=country, source="made up")


def work(key, *members, text="", title=""):
    return Initiative(
        id=key, title=title or text or key, type="project", status="unknown", summary=text,
        members=members, source=f"made up {key}",
    )  # fmt: skip


def history(works, *, organisations=None) -> History:
    """Make a history of (id, day or None, text, members), the first member leading."""
    names = organisations or sorted({one for _, _, _, members in works for one in members})
    found = [one if isinstance(one, Neighbour) else organisation(one) for one in names]
    return history_of(
        found,
        initiatives=[work(key, *members, text=text) for key, _, text, members in works],
        coordinators={key: members[0] for key, _, _, members in works if members},
        starts={key: dt.date.fromisoformat(day) for key, day, _, _ in works if day},
    )


def reading(works, **more) -> Reading:
    return Reading(history=history(works, **more), encoder=Dictionary())
