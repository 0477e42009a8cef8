"""The fast encoder: latent semantic analysis of the alliance's own texts."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from broker.model import InputError
from broker.text._arrays import UnreadableError, read_arrays, write_arrays
from broker.text._digest import digest_of
from broker.text._encoder import Matrix, normalised
from broker.text._words import LONGEST, WORD, content, stem

VERSION = "2"
"""Changes with anything that gives the same texts other vectors."""
_MOST_FEATURES = 30_000
_MOST_TEXTS = 10_000
_GRAMS = (3, 4, 5)
_PIECE_WEIGHT = 0.35
"""Pieces of words are five times as many as words; with full weight they would outvote them."""
_NOTHING: NDArray[np.int32] = np.empty(0, dtype=np.int32)


class LatentSemanticEncoder:
    """Latent semantic analysis over words, pairs of words and pieces of words.

    TF-IDF with 1 + ln(tf) and smoothed idf (a third of it for pieces), then a truncated singular
    value decomposition (Deerwester et al. 1990, `Indexing by latent semantic analysis`). Learning
    takes scikit-learn; encoding is plain numpy, and equals scikit-learn's result.

    Args:
        features: The vocabulary, in the order of `idf` and `components`.
        idf: Weights of the features, shape (features,).
        components: Directions of the reduced space, shape (features, dimensions).
        name: See `Encoder.name`.

    Raises:
        ValueError: If the shapes do not fit each other.
    """

    def __init__(
        self, features: Sequence[str], *, idf: Matrix, components: Matrix, name: str
    ) -> None:
        if idf.shape != (len(features),) or components.ndim != 2 or len(components) != len(idf):
            raise ValueError("features, idf and components have different lengths")
        self._features = {feature: number for number, feature in enumerate(features)}
        self._idf, self._components = idf, components
        self.name = name
        self.dimensions = int(components.shape[1])

    @classmethod
    def fit(cls, texts: Sequence[str], *, dimensions: int = 128, seed: int = 0) -> Self:
        """Learn from texts.

        Equal texts and settings give equal encoders. Of more than 10,000 texts, as many are taken
        at even distances, which keeps time and memory in bounds and changes little.

        Args:
            texts: What the alliance says about itself and its work.
            dimensions: Length of a vector at most; fewer where the texts do not hold as much.
            seed: Start of the randomised decomposition.
        """
        name = f"lsa-{VERSION}-{dimensions}-{seed}-{digest_of(texts)}"
        step = max(1, -(-len(texts) // _MOST_TEXTS))
        features, idf, components = _learn(texts[::step], dimensions=dimensions, seed=seed)
        return cls(features, idf=idf, components=components, name=name)

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Self:
        """Make an encoder from what `arrays` returned.

        Raises:
            ValueError: If these are not the arrays of an encoder.
        """
        try:
            features = arrays["features"].tobytes().decode("utf-8").split("\n")
            name = arrays["name"].tobytes().decode("utf-8")
            idf, components = arrays["idf"], arrays["components"]
        except KeyError as missing:
            raise ValueError(f"{missing} is missing") from missing
        return cls(
            features if len(idf) else [],
            idf=np.asarray(idf, dtype=np.float32),
            components=np.asarray(components, dtype=np.float32),
            name=name,
        )

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Read an encoder that `save` wrote.

        Raises:
            InputError: If there is no such file, or it holds no encoder.
        """
        try:
            return cls.from_arrays(read_arrays(path))
        except (UnreadableError, ValueError) as error:
            raise InputError(
                "%(path)s holds no encoder (%(why)s). Make it again with `fit` and `save`.",
                path=path,
                why=error,
            ) from error

    def save(self, path: str | Path) -> None:
        """Write the encoder as one .npz file, whole or not at all.

        Raises:
            OSError: If the file cannot be written.
        """
        write_arrays(path, self.arrays())

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Return all that was learned, as arrays of numbers and bytes."""
        return {
            "name": _bytes(self.name),
            "features": _bytes("\n".join(self._features)),
            "idf": self._idf,
            "components": self._components,
        }

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of texts; see `Encoder.encode`."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        seen: dict[str, NDArray[np.int32]] = {}
        for number, text in enumerate(texts):
            found = self._found(text, seen=seen)
            if len(found):
                features, counts = np.unique(found, return_counts=True)
                weights = (1 + np.log(counts.astype(np.float32))) * self._idf[features]
                rows[number] = weights @ self._components[features]
        return normalised(rows)

    def _found(self, text: str, *, seen: dict[str, NDArray[np.int32]]) -> NDArray[np.int32]:
        """Return the numbers of the known features of a text, with repetitions."""
        parts: list[NDArray[np.int32]] = []
        pairs: list[int] = []
        before = ""
        for surface in WORD.findall(text):
            word = content(surface)
            if not word:
                continue
            if word not in seen:
                known = (self._features.get(feature) for feature in _of_word(word))
                seen[word] = np.array([n for n in known if n is not None], dtype=np.int32)
            parts.append(seen[word])
            now = stem(word)
            if before and (pair := self._features.get(f"{before} {now}")) is not None:
                pairs.append(pair)
            before = now
        return np.concatenate([*parts, np.array(pairs, dtype=np.int32)]) if parts else _NOTHING


def features_of(text: str) -> list[str]:
    """Return the features of a text: stems, pairs of stems, and `#` with a piece of a word."""
    words = [word for surface in WORD.findall(text) if (word := content(surface))]
    bases = [stem(word) for word in words]
    found = [f"{one} {other}" for one, other in pairwise(bases)]
    for word in words:
        found.extend(_of_word(word))
    return found


def _of_word(word: str) -> list[str]:
    bounded = f"<{word[:LONGEST]}>"
    pieces = [
        f"#{bounded[start : start + size]}"
        for size in _GRAMS
        for start in range(len(bounded) - size + 1)
    ]
    return [stem(word), *pieces]


def _learn(texts: Sequence[str], *, dimensions: int, seed: int) -> tuple[list[str], Matrix, Matrix]:
    """Return the features, their weights (features,) and the directions (features, dimensions)."""
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
    from sklearn.preprocessing import normalize

    if not any(content(word) for text in texts for word in WORD.findall(text)):
        return [], np.empty(0, dtype=np.float32), np.empty((0, 1), dtype=np.float32)
    vectorizer = CountVectorizer(analyzer=features_of, dtype=np.float32)
    counts = vectorizer.fit_transform(texts)
    vocabulary = vectorizer.get_feature_names_out()
    chosen = _chosen(np.bincount(counts.indices, minlength=len(vocabulary)), least=dimensions)
    share = [_PIECE_WEIGHT if one.startswith("#") else 1.0 for one in vocabulary[chosen]]
    weigher = TfidfTransformer(sublinear_tf=True, norm=None)
    weighted = normalize(weigher.fit_transform(counts[:, chosen]).multiply(share).tocsr())
    # Any word gives several pieces, so that there are always two features or more.
    svd = TruncatedSVD(min(dimensions, *weighted.shape), random_state=seed)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Equal texts have no variance, which it divides by for a figure that is not used here.
        svd.fit(weighted)
    # Texts that repeat each other leave directions of no extent, which would be mere noise.
    real = svd.singular_values_ > 1e-5 * svd.singular_values_.max()
    components = np.ascontiguousarray(svd.components_[real].T, dtype=np.float32)
    return list(vocabulary[chosen]), (weigher.idf_ * share).astype(np.float32), components


def _chosen(frequencies: NDArray[np.intp], *, least: int) -> NDArray[np.intp]:
    """Return the features to keep: in two texts or more if that leaves enough, the most frequent.

    Args:
        frequencies: In how many texts each feature stands, shape (features,).
        least: Features that are enough.
    """
    repeated = np.flatnonzero(frequencies > 1)
    kept = repeated if len(repeated) >= least else np.arange(len(frequencies))
    most = kept[np.argsort(-frequencies[kept], kind="stable")[:_MOST_FEATURES]]
    return np.sort(most)


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode("utf-8"), dtype=np.uint8)
