"""Encoders by name."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from broker.model import BrokerError
from broker.text._cache import Cache
from broker.text._digest import digest_of
from broker.text._encoder import Encoder
from broker.text._semantic import VERSION, LatentSemanticEncoder
from broker.text._static import StaticEncoder
from broker.text._transformer import SentenceTransformerEncoder

SHIPPED = "six-languages"
"""Name of the model that ships, and of its folder."""

_HOMES = (Path(__file__).parents[1] / "models", Path(__file__).parents[2] / "models")
"""Where models lie: inside an installed package, or beside it in the source tree."""


def models_folder() -> Path:
    """Return the folder in which the trained models lie."""
    return shipped_model().parent


def shipped_model() -> Path:
    """Return the folder of the model that ships.

    Raises:
        BrokerError: If it is not there.
    """
    for home in _HOMES:
        if (home / SHIPPED / "model.safetensors").is_file():
            return home / SHIPPED
    raise BrokerError(
        "The text model %(name)r is not here. Install the program again, or build the model with "
        "`python -m broker.text.training`; meanwhile `--encoder lsa` works without it.",
        name=SHIPPED,
    )


@lru_cache(maxsize=1)
def _read_once(folder: Path, changed: tuple[int, ...]) -> StaticEncoder:
    """Return the encoder of a folder, which nothing changes once it is read.

    A front end makes its evidence anew after each change of the catalogue, and reading the model
    would be half of that.

    Args:
        folder: Where it lies.
        changed: When its files were written, so that new ones are read.
    """
    return StaticEncoder(folder)


def load_encoder(
    name: str | Path | None = None, *, corpus: Sequence[str], cache: Cache | None = None
) -> Encoder:
    """Return an encoder by name.

    Args:
        name: None or nothing for the shipped multilingual model; `lsa` for an encoder that learns
            from the corpus; `minilm`, or the folder or name of another sentence-transformers model
            on this computer.
        corpus: What the alliance says about itself and its work.
        cache: Where an encoder that learned from the same corpus before is found again.

    Raises:
        InputError: If there is no such model on this computer.
    """
    asked = str(name or "").strip()
    if not asked or asked == SHIPPED:
        folder = shipped_model()
        return _read_once(folder, tuple(one.stat().st_mtime_ns for one in sorted(folder.iterdir())))
    if asked.lower() != "lsa":
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
