"""A history with its texts on disk, ready to be asked in seconds."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broker.history._history import History
from broker.history._reading import Reading
from broker.model import CatalogueError
from broker.text import Encoder, TfidfIndex, UnreadableError, read_arrays, write_arrays

_FORM = 2
_TEXTS = (
    "organisations",
    "names",
    "countries",
    "kinds",
    "works",
    "titles",
    "texts",
    "sources",
)
_OF_WORKS = ("works", "titles", "texts", "sources")


def keep(reading: Reading, path: str | Path) -> None:
    """Write a history, the vectors of its texts and its words into one file.

    The file holds arrays only, and its old or its new content at any moment.

    Raises:
        OSError: If it cannot be written.
    """
    path, history = Path(path), reading.history
    arrays: dict[str, NDArray[np.generic]] = {
        "form": np.array([_FORM]),
        "encoder": _bytes([reading.encoder.name]),
        "starts": history.starts.astype("datetime64[D]").astype(np.int64),
        "leads": history.leads,
        "rows": history.rows,
        "columns": history.columns,
        "vectors": reading.vectors,
        "name_vectors": reading.names,
        "common": reading.common,
        "themes": reading.themes,
    }
    for name in _TEXTS:
        arrays[name] = _bytes(getattr(history, name))
    for name, value in reading.lexical.arrays().items():
        arrays[f"lexical_{name}"] = value
    rows = reading.name_words
    arrays |= {
        "name_data": rows.data,
        "name_indices": rows.indices,
        "name_indptr": rows.indptr,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    write_arrays(path, arrays)


def kept(path: str | Path, *, encoder: Encoder) -> Reading:
    """Read what `keep` wrote.

    Args:
        path: The file.
        encoder: The one that made the vectors; texts of questions are read with it.

    Raises:
        CatalogueError: If the file is missing, damaged, or of another encoder or form.
    """
    from scipy.sparse import csr_array

    try:
        arrays = read_arrays(Path(path))
        if arrays["form"].tolist() != [_FORM]:
            raise UnreadableError("it was made by another version")
        if arrays["encoder"].tobytes() != _bytes([encoder.name]).tobytes():
            raise UnreadableError(f"it was made with another encoder than {encoder.name}")
        history = _history(arrays)
        lexical = TfidfIndex.from_arrays(
            {key.removeprefix("lexical_"): one for key, one in arrays.items() if "lexical_" in key}
        )
        reading = Reading(history=history, encoder=encoder)
        known = {
            "vectors": arrays["vectors"].astype(np.float32, copy=False),
            "names": arrays["name_vectors"].astype(np.float32, copy=False),
            "common": arrays["common"].astype(np.float32, copy=False),
            "themes": arrays["themes"].astype(np.float32, copy=False),
            "lexical": lexical,
            "name_words": csr_array(
                (
                    arrays["name_data"].astype(np.float32, copy=False),
                    arrays["name_indices"].astype(np.int32, copy=False),
                    arrays["name_indptr"].astype(np.int32, copy=False),
                ),
                shape=(len(history.organisations), lexical.rows.shape[1]),
            ),
        }
    except (UnreadableError, KeyError, ValueError) as error:
        raise CatalogueError(
            "%(path)s cannot be read as a history (%(why)s). Build it again from the records.",
            path=path,
            why=error,
        ) from error
    # What is known already takes the place of what a cached property would compute.
    reading.__dict__.update(known)
    return reading


def _bytes(texts: Iterable[str]) -> NDArray[np.uint8]:
    """Return texts as bytes, one after the other; no text holds the byte that parts them."""
    joined = "\0".join(text.replace("\0", " ") for text in texts)
    return np.frombuffer(joined.encode("utf-8", errors="replace"), dtype=np.uint8)


def _texts(data: NDArray[np.generic], *, number: int) -> tuple[str, ...]:
    """Return as many texts as there must be; nothing at all would read as one empty text."""
    found = tuple(data.tobytes().decode("utf-8").split("\0")) if number else ()
    if len(found) != number:
        raise ValueError(f"it holds {len(found)} texts where {number} are needed")
    return found


def _history(arrays: Mapping[str, NDArray[np.generic]]) -> History:
    works, organisations = len(arrays["starts"]), len(arrays["name_vectors"])
    texts = {
        name: _texts(arrays[name], number=works if name in _OF_WORKS else organisations)
        for name in _TEXTS
    }
    return History(
        organisations=texts["organisations"],
        names=texts["names"],
        countries=texts["countries"],
        kinds=texts["kinds"],
        works=texts["works"],
        titles=texts["titles"],
        texts=texts["texts"],
        sources=texts["sources"],
        starts=arrays["starts"].astype("datetime64[D]"),
        leads=arrays["leads"].astype(np.int64),
        rows=arrays["rows"].astype(np.int64),
        columns=arrays["columns"].astype(np.int64),
    )
