"""Writing a model in sentence-transformers' own layout."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.text.training._teacher import Rows
from broker.text.training._vocabulary import UNKNOWN, means_nothing

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_MOST = 127


def finished(rows: Rows, *, tokens: Sequence[str]) -> Rows:
    """Return the rows with zeros for what means nothing: function words, numbers, what is unknown.

    Args:
        rows: Shape (tokens, dimensions).
        tokens: Of the vocabulary, in its order.
    """
    nothing = [
        token == UNKNOWN
        or token.strip("<>").isdigit()
        or (token[0] == "<" and token[-1] == ">" and means_nothing(token))
        for token in tokens
    ]
    found = rows.copy()
    found[np.array(nothing)] = 0.0
    return found


def in_eight_bits(rows: Rows) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return rows as whole numbers from -127 to 127, and the scale of each row."""
    largest = np.abs(rows).max(axis=1)
    scales = np.where(largest > 0, largest / _MOST, 0.0).astype(np.float32)
    safe = np.where(scales > 0, scales, 1.0)[:, None]
    return np.rint(rows / safe).astype(np.int8), scales


def save(folder: Path, *, rows: Rows, tokenizer: "Tokenizer") -> None:
    """Write a model without its card, in place of what was in the folder.

    sentence-transformers writes the layout; the weights are then replaced by eight-bit rows and
    their scales, which it reads as well (the form in which model2vec's quantised models come).

    Args:
        folder: Where to.
        rows: Shape (tokens, dimensions).
        tokenizer: With one token for each row.
    """
    from safetensors.numpy import save_file
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    whole, scales = in_eight_bits(rows)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        made = Path(scratch) / folder.name
        static = StaticEmbedding(tokenizer, embedding_weights=rows)
        model = SentenceTransformer(modules=[static, Normalize()], device="cpu")
        model.save(str(made), create_model_card=False)
        weights = next(made.rglob("model.safetensors"))
        save_file({"embeddings": whole, "weights": scales}, weights)
        weights.chmod(0o644)
        # Without line breaks and indents the file is a third smaller.
        tokenizer.save(str(weights.with_name("tokenizer.json")), pretty=False)
        if folder.exists():
            shutil.rmtree(folder)
        made.replace(folder)


def write_card(folder: Path, card: str) -> None:
    """Write the card of a model, in Markdown, into its folder."""
    (folder / "README.md").write_text(card, "utf-8")
