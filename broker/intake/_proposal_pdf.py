"""Text of a PDF file."""

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from broker.intake._proposal_clean import clean, clean_print, readable_share
from broker.intake._proposal_limits import LONGEST_READING, MOST_PAGES, check_length
from broker.model import InputError, Said

_FEWEST_LETTERS = 10
_PASTE = Said("Give the proposal as text or DOCX, or paste its text.")


def pdf_text(data: bytes, *, label: str) -> str:
    """Return the text of a PDF file, with its print cleaned up and running headers given once.

    Args:
        data: The whole file.
        label: What to call the file in messages.

    Raises:
        InputError: If it is damaged, protected by a password, too long, or holds no text.
    """
    try:
        with _quiet(), _bounded():
            pages = _pages(data, label=label)
    except InputError:
        raise
    # pypdf itself says that broken files may cause any exception, also RecursionError.
    except Exception as error:
        raise InputError(
            "%(label)s is damaged, or no PDF that can be read. Save it again as PDF. %(then)s",
            label=label,
            then=_PASTE,
        ) from error
    text = clean_print(clean("\n\n".join(_without_running_heads(pages))))
    if sum(character.isalpha() for character in text) < _FEWEST_LETTERS:
        raise InputError(
            "%(label)s holds no text, so it probably was scanned. Let a text recognition "
            "(OCR) program read it, or paste its text.",
            label=label,
        )
    if readable_share(text) < 0.9:
        raise InputError("%(label)s hides what its letters are. %(then)s", label=label, then=_PASTE)
    return text


def _pages(data: bytes, *, label: str) -> list[str]:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    try:
        reader = PdfReader(io.BytesIO(data))
        # Many files are locked against changes only and open with the empty password.
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise FileNotDecryptedError
        if len(reader.pages) > MOST_PAGES:
            raise InputError(
                "%(label)s has %(pages)s pages, more than the %(most)s that can be read. "
                "Give only the pages that describe the proposal.",
                label=label,
                pages=f"{len(reader.pages):,}",
                most=MOST_PAGES,
            )
        end = time.monotonic() + LONGEST_READING

        def watch(*_: object) -> None:
            if time.monotonic() > end:
                raise LimitReachedError

        pages = []
        for page in reader.pages:
            pages.append(page.extract_text(visitor_operand_before=watch))
            check_length(sum(map(len, pages)), label=label)
        return pages
    except (DependencyError, FileNotDecryptedError) as error:
        raise InputError(
            "%(label)s is protected by a password. Save it without protection. %(then)s",
            label=label,
            then=_PASTE,
        ) from error
    except LimitReachedError as error:
        raise InputError(
            "%(label)s is too intricate to be read. %(then)s", label=label, then=_PASTE
        ) from error


def _without_running_heads(pages: list[str]) -> Iterator[str]:
    """Yield the pages without lines that most of them repeat, such as titles and page numbers.

    The first one of each such line stays: it may be the title.
    """
    lines = [page.splitlines() for page in pages]
    on = Counter(key for page in lines for key in {_key(line) for line in page})
    running = {key for key, pages_with in on.items() if key and pages_with > max(2, len(pages) / 2)}
    seen: set[str] = set()
    for page in lines:
        kept = []
        for line in page:
            key = _key(line)
            if key not in running or key not in seen:
                kept.append(line)
            if key in running:
                seen.add(key)
        yield "\n".join(kept)


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's remarks on sloppy files from the reader's screen; failures are raised."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


@contextmanager
def _bounded() -> Iterator[None]:
    """Keep pypdf from unpacking or parsing more than a written document needs."""
    from pypdf import apply_configuration

    with apply_configuration(
        zlib_maximum_output_length=20_000_000,
        lzw_maximum_output_length=20_000_000,
        run_length_maximum_output_length=20_000_000,
        array_based_stream_maximum_output_length=20_000_000,
        stream_decoding_work_maximum_length=50_000_000,
        stream_parsing_work_maximum_count=500_000,
    ):
        yield
