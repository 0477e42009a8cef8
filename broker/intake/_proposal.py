"""The text of a proposal, whatever file it comes in."""

from pathlib import Path
from typing import BinaryIO

from broker.intake._proposal_clean import clean, has_letters
from broker.intake._proposal_limits import LARGEST_FILE, check_length
from broker.intake._proposal_plain import decode
from broker.model import InputError, Said, joined, refusal

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF",
    b"\x00\x00\x00\x18ftyp",
    b"\x00\x00\x00\x1cftyp",
)
_AS_TEXT = Said("Save it as text (UTF-8), DOCX or PDF and give that file.")


def read_text(source: str | Path | bytes | BinaryIO, *, name: str | None = None) -> str:
    """Return the text of a proposal: plain text, Markdown, DOCX or PDF.

    What a file is, is told from its content, so a wrong extension does no harm.

    Args:
        source: A path, the bytes themselves, or an open binary stream.
        name: What to call it in messages; by default the path, or the stream's name.

    Returns:
        The text in Unicode's composed form (NFC), with plain line ends and without control
        characters.

    Raises:
        InputError: If it cannot be read, is too large, damaged, protected, empty or no text. The
            message names the file and says what to do.
    """
    label = name or _name_of(source)
    data = _bytes_of(source, label=label)
    if len(data) > LARGEST_FILE:
        raise _too_large(label, size=None)
    text = clean(_text_of(data, label=label))
    if not text.strip():
        raise InputError(
            "%(label)s is empty. Give a text that says what the proposal is about.", label=label
        )
    if not has_letters(text):
        raise InputError(
            "%(label)s has no letters in it, so there is nothing to go by.", label=label
        )
    check_length(len(text), label=label)
    return text


def _name_of(source: str | Path | bytes | BinaryIO) -> str:
    if isinstance(source, str | Path):
        # Lone surrogates stand for bytes of a path that are no text; a message must be printable.
        return str(source).encode("utf-8", "replace").decode() or Said("The empty path")
    given = getattr(source, "name", None)
    return given if isinstance(given, str) and given else Said("The text")


def _bytes_of(source: str | Path | bytes | BinaryIO, *, label: str) -> bytes:
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    if not isinstance(source, str | Path) and not hasattr(source, "read"):
        raise TypeError(f"a path, bytes or an open binary file, not {type(source).__name__}")
    if not isinstance(source, str | Path):
        try:
            return source.read(LARGEST_FILE + 1)
        except (OSError, ValueError) as error:
            raise InputError(
                "%(label)s could not be read: %(why)s.", label=label, why=refusal(error)
            ) from error
    return _bytes_at(Path(source), label=label)


def _bytes_at(path: Path, *, label: str) -> bytes:
    try:
        if path.is_dir():
            raise InputError(
                "%(label)s is a folder. Give the file with the proposal inside it.", label=label
            )
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise _too_large(label, size=size)
        with path.open("rb") as file:
            # A device or a pipe tells no size beforehand, so that the reading is limited as well.
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise InputError(
            "There is no file %(label)s. Check the name and the folder.", label=label
        ) from error
    except PermissionError as error:
        raise InputError(
            "%(label)s may not be read. Ask for permission to read it.", label=label
        ) from error
    except (OSError, ValueError) as error:
        raise InputError(
            "%(label)s could not be read: %(why)s. Check the path and the disk.",
            label=label,
            why=refusal(error),
        ) from error


def _too_large(label: str, *, size: int | None) -> InputError:
    most = LARGEST_FILE // 1_000_000
    return InputError(
        joined(
            Said(
                "%(label)s has %(size)s MB; a proposal may have %(most)s MB.",
                label=label,
                size=f"{size / 1e6:,.1f}",
                most=most,
            )
            if size
            else Said(
                "%(label)s is larger than the limit; a proposal may have %(most)s MB.",
                label=label,
                most=most,
            ),
            Said("Leave out pictures and annexes, or give only the text."),
        )
    )


def _text_of(data: bytes, *, label: str) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-") or (b"%PDF-" in head and b"\x00" in data[:4096]):
        from broker.intake._proposal_pdf import pdf_text

        return pdf_text(data, label=label)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from broker.intake._proposal_docx import docx_text

        return docx_text(data, label=label)
    _refuse_what_is_no_text(data, label=label)
    return decode(data, label=label)


def _refuse_what_is_no_text(data: bytes, *, label: str) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise InputError(
                "%(label)s is protected by a password. Remove the password and give it again.",
                label=label,
            )
        raise InputError(
            "%(label)s is in the old format of Word or Office. %(then)s",
            label=label,
            then=_AS_TEXT,
        )
    if data.startswith(b"{\\rtf"):
        raise InputError("%(label)s is rich text (RTF). %(then)s", label=label, then=_AS_TEXT)
    if data.startswith(_PICTURES):
        raise InputError(
            "%(label)s is a picture or a film. Let a text recognition (OCR) program read "
            "it, or type the text.",
            label=label,
        )
