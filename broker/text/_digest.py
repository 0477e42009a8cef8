"""Keys of what was computed from texts."""

import hashlib
from collections.abc import Iterable


def digest_of(texts: Iterable[str]) -> str:
    """Return 32 hexadecimal digits that stand for these texts in this order, and for no others."""
    total = hashlib.sha256()
    for text in texts:
        encoded = text.encode("utf-8", "surrogatepass")
        total.update(len(encoded).to_bytes(8, "big") + encoded)
    return total.hexdigest()[:32]
