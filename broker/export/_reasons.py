"""Reasons as entries of a list."""

from broker.export._blocks import Bullet
from broker.model import Reason
from broker.wording import Words


def bullets_of(
    reasons: tuple[Reason, ...], *, numbers: dict[str, int], words: Words
) -> tuple[Bullet, ...]:
    """Return reasons as entries of a list, with their words and the number of their source."""
    return tuple(
        Bullet(
            reason.text,
            quote=words.quote(quoted) if (quoted := _words_quoted(reason)) else "",
            source=numbers.get(reason.source, 0),
        )
        for reason in reasons
    )


def _words_quoted(reason: Reason) -> str:
    """Return what a reason quotes; what speaks against something rests on the whole record."""
    return reason.words_quoted if reason.contribution >= 0 else ""
