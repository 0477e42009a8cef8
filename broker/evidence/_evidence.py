"""Text, graph and places of one alliance, together."""

import copy
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from broker.evidence._document import Document
from broker.evidence._documents import documents
from broker.evidence._name_book import NameBook
from broker.evidence._shared import shared
from broker.evidence._sound import require_encoder, require_sound, vectors_of
from broker.graph import bridging, collaboration_graph
from broker.model import (
    Activity,
    Alliance,
    Hold,
    Initiative,
    InputError,
    Member,
    Neighbour,
    Said,
    as_day,
)
from broker.text import Cache, Encoder, LexicalIndex, load_encoder
from broker.vocabulary import Vocabulary, load_vocabulary, told_apart

Floats = NDArray[np.float32]

T = TypeVar("T")

_BEGINNING = 600
"""Letters of a call's text that tell what it is about; the rest is terms and explanations."""

_FEW = 50
"""Texts from which on their mean is trusted by half."""

_LEXICAL = 0.4
"""Part of the lexical similarity; the rest is meaning."""

_UNRELATED, _SAME = 0.1, 0.5
"""Cosines that two unrelated texts, and a page and a sentence on the same work, have."""

_SAME_WORDS = 0.3
"""Lexical similarity of a page and a sentence on the same work; lengths keep it well below 1."""


class Evidence:
    """An alliance with everything that matching needs, read-only and safe to share.

    Members under one and the same official name are called by name and country, as in 'Ministry of
    Environment (Kenya)': see `broker.vocabulary.told_apart`.

    Args:
        alliance: The records.
        vocabulary: Themes, places and kinds; the shipped one by default.
        encoder: Name or path of a text encoder (see `broker.text.load_encoder`), one of your own
            that does what `broker.text.Encoder` promises, or None for the default one.
        cache: Where fitted encoders and vectors are kept between starts; None for nowhere.
        on: The day from which age is counted; today by default.
        progress: Called with a short text when a long step begins.

    Raises:
        InputError: If records do not fit together (two with one id, work of an organisation that
            is not there), or name a kind, theme or country that the vocabulary does not hold; if
            there is no such encoder, or it does not do what it promises.
    """

    def __init__(
        self,
        alliance: Alliance,
        *,
        vocabulary: Vocabulary | None = None,
        encoder: str | Path | Encoder | None = None,
        cache: Cache | None = None,
        on: dt.date | None = None,
        progress: Callable[[str], None] | None = None,
    ) -> None:
        self.computed: dict[str, Any] = {}
        self.vocabulary = vocabulary or load_vocabulary()
        require_sound(alliance, vocabulary=self.vocabulary)
        # Whatever an answer calls somebody leads back to that one alone.
        alliance = told_apart(alliance, vocabulary=self.vocabulary)
        self.alliance = alliance
        self.on = as_day(on)
        self.holds: tuple[Hold, ...] = ()
        self.organisations: tuple[Member | Neighbour, ...] = tuple(alliance.organisations())
        self._languages: dict[str, str | None] = {}
        self.position = {one.id: place for place, one in enumerate(self.organisations)}
        self.documents: tuple[Document, ...] = documents(
            alliance, vocabulary=self.vocabulary, year=self.on.year
        )
        texts = [document.text for document in self.documents]
        tell = progress or (lambda _: None)
        if encoder is not None and not isinstance(encoder, str | Path):
            self.encoder = require_encoder(encoder)
        else:
            tell(Said("Getting the text encoder ready"))
            self.encoder = load_encoder(encoder, corpus=texts, cache=cache)
        tell(Said("Reading what every organisation does"))
        known = vectors_of(texts, encoder=self.encoder, cache=cache)
        # The mean of a few texts is their own content rather than what all have in common.
        self._common = known.sum(axis=0) / (len(texts) + _FEW)
        self.vectors: Floats = self._apart(known)
        self.vectors.setflags(write=False)
        self.lexical = LexicalIndex.build(texts)
        self._cache = cache

    def with_holds(self, holds: Iterable[Hold]) -> "Evidence":
        """Return the same evidence, with who is not to be introduced to whom.

        Whatever either computes is shared, before and after, so that this costs nothing.
        """
        held = copy.copy(self)
        held.holds = tuple(one for one in holds if one.holds(self.on))
        held.__dict__.pop("_kept_apart", None)
        return held

    def apart_from(self, *organisations: str | None) -> frozenset[str]:
        """Return the ids of those who must not be suggested to these organisations (ids).

        Those who want to be left alone are always among them. No answer may tell why somebody is
        missing.
        """
        asked = ("", *(one for one in organisations if one))
        return frozenset().union(*(self._kept_apart.get(one, ()) for one in asked))

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` gives, made once for this alliance, whoever is kept apart.

        Args:
            name: What it is called; the module's name belongs to it, so that no two are the same.
            make: Computes it from what stands in the alliance alone, never from the holds.
        """
        if name not in self.computed:
            self.computed.setdefault(name, make())
        found: T = self.computed[name]
        return found

    @cached_property
    def _kept_apart(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for hold in self.holds:
            found.setdefault(hold.other, set()).add(hold.one)
            if hold.other:
                found.setdefault(hold.one, set()).add(hold.other)
        return {key: frozenset(ids) for key, ids in found.items()}

    @shared
    def call_vectors(self) -> Floats:
        """Vectors of the calls by the beginning of their texts, shape (calls, dimensions)."""
        texts = [f"{call.title}. {call.summary}"[:_BEGINNING] for call in self.alliance.calls]
        rows = vectors_of(texts, encoder=self.encoder, cache=self._cache if texts else None)
        rows.setflags(write=False)
        return rows

    @shared
    def owned(self) -> tuple[tuple[int, ...], ...]:
        """Positions of the documents of each organisation."""
        lists: list[list[int]] = [[] for _ in self.organisations]
        for place, document in enumerate(self.documents):
            lists[document.owner].append(place)
        return tuple(tuple(places) for places in lists)

    @shared
    def graph(self) -> "nx.Graph[str]":
        """The collaboration graph."""
        return collaboration_graph(self.alliance, year=self.on.year)

    @shared
    def bridging(self) -> dict[str, float]:
        """How much each organisation connects others, from 0 to 1."""
        return bridging(self.graph)

    @shared
    def shared_work(self) -> dict[str, Activity | Initiative]:
        """Initiatives and activities by id, as the ties of the graph name them."""
        records: tuple[Activity | Initiative, ...] = (
            *self.alliance.activities,
            *self.alliance.initiatives,
        )
        return {record.id: record for record in records}

    def similarity(self, text: str) -> Floats:
        """Return how near each document is to a text, shape (documents,), from 0 to 1.

        A mixture of a lexical and an embedding similarity, each stretched so that unrelated text
        gives 0 and a close match 1; meaning leads, so that a proposal and its translation find the
        same. Neither is relative to the best document: what one document
        scores depends on the others only through how rare a word is among them.
        """
        cosines = self.vectors @ self.embed(text)
        meaning = np.clip((cosines - _UNRELATED) / (_SAME - _UNRELATED), 0.0, 1.0)
        words = np.clip(self.lexical.similarities(text) / _SAME_WORDS, 0.0, 1.0)
        mixed = (1 - _LEXICAL) * meaning + _LEXICAL * words
        return np.asarray(mixed, dtype=np.float32)

    def language(self, document: Document) -> str | None:
        """Return the language in which a document is written, as far as its words tell.

        Looked at when somebody asks: a few suggestions need the languages of a few documents.

        Returns:
            ISO 639-1 code; None where it is unclear, as for names, numbers and bare tags.
        """
        if document.text not in self._languages:
            self._languages[document.text] = self.vocabulary.language_of(document.text)
        return self._languages[document.text]

    def written_in(self, organisation: int) -> tuple[str, ...]:
        """Return the languages of what is known of an organisation, the commonest first.

        They are found from the texts and say nothing about who wrote them: a hint, where no source
        states in which languages an organisation works.

        Args:
            organisation: Its position.
        """
        found = (self.language(self.documents[place]) for place in self.owned[organisation])
        return tuple(code for code, _ in Counter(filter(None, found)).most_common())

    def readable(self, text: str) -> float:
        """Return the share of a text's letters that the encoder can read, from 0 to 1.

        1 for an encoder that does not tell.
        """
        read = getattr(self.encoder, "readable", None)
        return float(read(text)) if read else 1.0

    def embed(self, text: str) -> Floats:
        """Return the vector of a text in the space of `vectors`, shape (dimensions,)."""
        asked = vectors_of([text], encoder=self.encoder, cache=None)
        vector: Floats = self._apart(asked)[0]
        return vector

    def _apart(self, vectors: Floats) -> Floats:
        """Take away what all texts of the alliance have in common, and bring rows to length 1.

        What every member says of itself tells nothing about any of them (removing the common
        component: Arora, Liang & Ma, A simple but tough-to-beat baseline, 2017). A text with
        nothing to go by keeps its row of zeros.
        """
        told = np.linalg.norm(vectors, axis=1, keepdims=True) > 0
        moved = np.where(told, vectors - self._common, 0.0)
        lengths = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
        return np.asarray(moved / lengths, dtype=np.float32)

    def organisation(self, key: str) -> Member | Neighbour:
        """Return the organisation with this id; `find` takes names, too.

        Raises:
            InputError: If there is none.
        """
        if key not in self.position:
            raise InputError(
                "No organisation has the id %(key)r. Give its id, not its name.", key=key
            )
        return self.organisations[self.position[key]]

    def find(
        self, name: str | Member | Neighbour, *, what: str = "organisation"
    ) -> Member | Neighbour:
        """Return the organisation with this name, acronym, alias or id.

        Args:
            name: The name; case, accents, hyphens and apostrophes do not matter. An organisation
                itself will do.
            what: How an error calls what was looked for.

        Raises:
            UnknownNameError: If there is none; the nearest names come with it.
            InputError: If several share it and none has it as its own; their countries and ids
                come with it.
        """
        if isinstance(name, Member | Neighbour):
            return self.organisation(name.id)
        return self._names.find(name, what=what)

    @shared
    def _names(self) -> NameBook:
        return NameBook(self.organisations, vocabulary=self.vocabulary)
