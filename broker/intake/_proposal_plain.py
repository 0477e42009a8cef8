"""Bytes of a plain text file, decoded."""

import re

from broker.intake._proposal_clean import readable_share
from broker.model import InputError, Said
from broker.vocabulary import best_guess, western_text

_MARKS = (
    # UTF-32 first: its little-endian mark begins like that of UTF-16.
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ODD_CAPITAL = re.compile("[a-zà-ÿ][À-ÖØ-Þ]|[à-öø-ÿ]{4}|[À-ÖØ-Þ][à-öø-ÿ]{3}")
_HOW = Said("Open it in a text editor, save it with the encoding UTF-8 and give it again.")
_SAMPLE = 40_000


def decode(data: bytes, *, label: str) -> str:
    """Return the text of a file whose encoding is not known beforehand.

    UTF-8 is tried first, then the mark that UTF-16 and UTF-32 begin with, then Windows-1252 where
    the result looks like a Western European language, then what charset-normalizer finds likely.

    Args:
        data: The whole file.
        label: What to call the file in messages.

    Raises:
        InputError: If it is no text, or in an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding=encoding, label=label)
    if b"\x00" in data:
        raise InputError(
            "%(label)s is no text file. Give a text (UTF-8), Markdown, DOCX or PDF file.",
            label=label,
        )
    try:
        return _checked(data.decode("utf-8"), label=label)
    except UnicodeDecodeError:
        return _guessed(data, label=label)


def _strictly(data: bytes, *, encoding: str, label: str) -> str:
    try:
        return _checked(data.decode(encoding), label=label)
    except UnicodeDecodeError as error:
        raise InputError(
            "%(label)s begins like %(encoding)s but is damaged at byte %(start)s. %(how)s",
            label=label,
            encoding=error.encoding.upper(),
            start=f"{error.start:,}",
            how=_HOW,
        ) from error


def _guessed(data: bytes, *, label: str) -> str:
    western = western_text(data, accented=0.2)
    # Other alphabets in this disguise put capitals and rows of accents inside words.
    if western is not None and not _ODD_CAPITAL.search(western) and _plausible(western):
        return western
    if guess := best_guess(data):
        return _checked(guess[0], label=label)
    raise InputError("The encoding of %(label)s could not be told. %(how)s", label=label, how=_HOW)


def _plausible(text: str) -> str | None:
    return text if readable_share(text[:_SAMPLE]) > 0.9 else None


def _checked(text: str, *, label: str) -> str:
    if _plausible(text) is None:
        raise InputError(
            "%(label)s does not hold readable text. Give a text (UTF-8), Markdown, DOCX "
            "or PDF file.",
            label=label,
        )
    return text
