"""One proposal against one past: who is asked for, and which past works are alike."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.history import Past

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

_NOTHING = 1e-6
_NEAR = 400
_LIKELY = 50
_WORDS = 2.0
"""Weight of words against meaning where both speak: their likenesses are half as large."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A text and a coordinator, to whom partners are to be found.

    Attributes:
        past: What is known.
        text: Title and summary of the proposal.
        lead: Place of the coordinator among the organisations, None where history does not know it.
        stranger: Whether a coordinator is named that history does not know.
    """

    past: Past
    text: str
    lead: int | None
    stranger: bool = False

    @cached_property
    def vector(self) -> Floats:
        """The text's vector, shape (dimensions,)."""
        return self.past.reading.vector(self.text)

    @cached_property
    def meaning(self) -> Floats:
        """Cosine with each work, shape (works,), 0 where unlike."""
        cosines = self.past.reading.vectors @ self.vector
        return np.asarray(np.maximum(cosines, 0.0), dtype=np.float32)

    @cached_property
    def words(self) -> Floats:
        """Likeness of words with each work, shape (works,), from 0 to 1."""
        return self.past.reading.lexical.similarities(self.text)

    @cached_property
    def both(self) -> Floats:
        """Meaning and words together, shape (works,)."""
        return np.asarray(self.meaning + _WORDS * self.words, dtype=np.float32)

    @cached_property
    def near(self) -> Mask:
        """Which works are among those most like the text, shape (works,)."""
        return self.voters(self.both, most=_NEAR, among=self.past.told) > 0

    @cached_property
    def likely(self) -> NDArray[np.int64]:
        """Places of those whom the works most like the text name most, without the coordinator."""
        who, works = self.taking_part
        votes = np.bincount(who, weights=self.both[works], minlength=len(self.past.known))
        if self.lead is not None:
            votes[self.lead] = 0.0
        asked = np.flatnonzero(votes > 0)
        best = np.argsort(-votes[asked], kind="stable")[:_LIKELY]
        return np.asarray(np.sort(asked[best]), dtype=np.int64)

    @cached_property
    def likely_by_work(self) -> "csr_array":
        """Ones where one of the likely takes part, shape (works, likely)."""
        return self.past.incidence.matrix[self.likely].T.tocsr()

    @cached_property
    def taking_part(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Who takes part in the works most like the text: places, and the work of each.

        In the order of the works.
        """
        works = np.flatnonzero(self.near)
        matrix = self.past.by_work[works]
        return matrix.indices.astype(np.int64), np.repeat(works, np.diff(matrix.indptr))

    def voters(self, likeness: Floats, *, most: int, among: Mask, power: float = 1.0) -> Floats:
        """Return the votes of the most alike works, shape (works,); 0 for all others.

        Args:
            likeness: Of each work to the text.
            most: How many works vote.
            among: Which works may vote.
            power: How much nearer works count more.
        """
        votes = np.zeros(len(likeness), dtype=np.float32)
        asked = np.flatnonzero(among & (likeness > 0))
        if len(asked) > most:
            asked = asked[np.argpartition(-likeness[asked], most - 1)[:most]]
        votes[asked] = likeness[asked] ** power
        return votes
