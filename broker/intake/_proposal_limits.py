"""How much a proposal may hold, so that no file can exhaust the machine."""

from broker.model import InputError

LARGEST_FILE = 20_000_000
"""Bytes that a file may have; a text of hundreds of pages has less."""

LONGEST_TEXT = 1_000_000
"""Characters that a text may have, some 400 pages."""

MOST_PAGES = 200
"""Pages that a PDF file may have."""

LONGEST_READING = 30.0
"""Seconds after which the reading of a PDF file is given up."""

LARGEST_UNPACKED = 100_000_000
"""Bytes that all parts of a DOCX file may have together once unpacked."""

LARGEST_XML = 40_000_000
"""Bytes that its parts in XML may have; pictures are not read and may be larger."""

MOST_PARTS = 5_000
"""Parts that a DOCX file may have; a document with hundreds of pictures has fewer."""


def check_length(characters: int, *, label: str) -> None:
    """Raise `InputError` if a text has more characters than a proposal may have."""
    if characters > LONGEST_TEXT:
        raise InputError(
            "%(label)s holds more than %(most)s characters, the most that can be read. "
            "Give only the pages that describe the proposal.",
            label=label,
            most=f"{LONGEST_TEXT:,}",
        )
