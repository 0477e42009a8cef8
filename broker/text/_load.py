"""Encoders by name."""

from collections.abc import Sequence

from broker.text._cache import Cache
from broker.text._digest import digest_of
from broker.text._encoder import Encoder
from broker.text._semantic import VERSION, LatentSemanticEncoder
from broker.text._transformer import SentenceTransformerEncoder


def load_encoder(
    name: str | None = None, *, corpus: Sequence[str], cache: Cache | None = None
) -> Encoder:
    """Return an encoder by name.

    Args:
        name: None, nothing or `lsa` for the fast encoder, which learns from the corpus; `minilm`,
            or the folder or name of another sentence-transformers model on this computer.
        corpus: What the alliance says about itself and its work.
        cache: Where an encoder that learned from the same corpus before is found again.

    Raises:
        InputError: If there is no such model on this computer.
    """
    asked = (name or "").strip()
    if asked.lower() not in {"", "lsa"}:
        return SentenceTransformerEncoder(asked)
    if cache is None:
        return LatentSemanticEncoder.fit(corpus)
    key = f"lsa-{VERSION}-{digest_of(corpus)}"
    if kept := cache.find(key):
        try:
            return LatentSemanticEncoder.from_arrays(kept)
        except ValueError:
            # Something else stands under this key; what is learned now replaces it.
            pass
    encoder = LatentSemanticEncoder.fit(corpus)
    cache.keep(key, arrays=encoder.arrays())
    return encoder
