"""Bytes of a table or a text, decoded."""

import codecs

from broker.model import InputError, Said, joined

_MARKS = (
    # UTF-32 first: its little-endian mark begins like that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1258", "cp874"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "iso8859_9", "koi8_r", "mac_roman"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
"""Encodings that people still meet; rarer ones would only win by mistake."""

_WESTERN = frozenset(
    "àâäáãåæçéèêëíîïìñóôöòõøœúùûüýÿßÀÂÄÁÃÅÆÇÉÈÊËÍÎÏÌÑÓÔÖÒÕØŒÚÙÛÜÝŸ¿¡«»‹›“”„‘’‚–—…•·€£°ªº§©®\u00a0"
)
_SAMPLE = 60_000
_HOW = Said("Save it as 'CSV UTF-8' and give it again, or name its encoding with --encoding.")


def decode(
    data: bytes, *, label: str, encoding: str | None = None, how: Said = _HOW
) -> tuple[str, str]:
    """Return the text of a table and the name of its encoding.

    UTF-8 is tried first, then the mark that UTF-16 and UTF-32 begin with, then Windows-1252 where
    the result looks like a Western European language, then what charset-normalizer finds likely.

    Args:
        data: The whole file.
        label: What to call the file in messages.
        encoding: Its encoding, where a person names it.
        how: What to do where it cannot be told.

    Raises:
        InputError: If it cannot be decoded, or if parts of it are in different encodings.
    """
    if encoding is not None:
        return _given(data, label=label, encoding=encoding, how=how)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _given(data, label=label, encoding=name, how=how)
    if wide := _without_mark(data):
        return _given(data, label=label, encoding=wide, how=how)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        _refuse_mixed(data, label=label)
        return _guessed(data, label=label, how=how)


def _given(data: bytes, *, label: str, encoding: str, how: Said) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise InputError(
            "There is no encoding %(encoding)r. Try utf-8, utf-16, windows-1252 or leave it out.",
            encoding=encoding,
        ) from error
    except (UnicodeDecodeError, UnicodeError) as error:
        if isinstance(error, UnicodeDecodeError):
            said = Said(
                "%(label)s is damaged at byte %(start)s, or not %(encoding)s.",
                label=label,
                start=f"{error.start:,}",
                encoding=encoding.upper(),
            )
        else:
            said = Said(
                "%(label)s is damaged, or not %(encoding)s.",
                label=label,
                encoding=encoding.upper(),
            )
        raise InputError(joined(said, how)) from error
    if not isinstance(text, str):
        raise InputError("%(encoding)r is no encoding of text. %(how)s", encoding=encoding, how=how)
    return text.removeprefix("\ufeff"), encoding.lower()


def _without_mark(data: bytes) -> str | None:
    """Return UTF-16 for a text of which every other byte is mostly zero."""
    sample = data[:4000]
    if len(sample) < 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else None


def _refuse_mixed(data: bytes, *, label: str) -> None:
    """Refuse a file in which some lines are UTF-8 beyond ASCII and others cannot be."""
    good = bad = 0
    first = 0
    for number, line in enumerate(data.splitlines(), start=1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
            first = first or number
    # Bytes that form valid UTF-8 by chance are rare: a third of the lines is no accident.
    if good > max(1, bad // 2):
        raise InputError(
            "%(label)s mixes encodings: %(good)s lines are UTF-8 and %(bad)s are not, "
            "the first of them line %(first)s. Nothing was read. Mend those lines and "
            "save all as 'CSV UTF-8'.",
            label=label,
            good=f"{good:,}",
            bad=f"{bad:,}",
            first=f"{first:,}",
        )


def _guessed(data: bytes, *, label: str, how: Said) -> tuple[str, str]:
    western = western_text(data)
    if western is not None:
        return western, "windows-1252"
    if guess := best_guess(data):
        return guess
    raise InputError("The encoding of %(label)s could not be told. %(how)s", label=label, how=how)


def best_guess(data: bytes) -> tuple[str, str] | None:
    """Return what bytes beyond ASCII most likely say, and in which encoding; None if unclear.

    A sample around the first such byte is looked at, of whole lines where possible, for a sample
    must not cut a character of several bytes.
    """
    from charset_normalizer import from_bytes

    first = next(at for at, byte in enumerate(data) if byte >= 0x80)
    begin = data.rfind(b"\n", 0, max(0, first - _SAMPLE // 4)) + 1
    sample = data[begin : begin + _SAMPLE]
    best = from_bytes(sample, cp_isolation=list(_LIKELY), enable_fallback=False).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding), best.encoding.replace("_", "-")
    except (UnicodeDecodeError, LookupError):
        return None


def western_text(data: bytes, *, accented: float = 0.25) -> str | None:
    """Return the text if it reads like a Western European language in Windows-1252.

    Args:
        data: The whole file.
        accented: Most of its letters, from 0 to 1, that may have an accent.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [one for one in text if one > "\x7f"]
    letters = sum(one.isalpha() for one in text)
    marked = sum(one.isalpha() for one in beyond)
    return text if _WESTERN.issuperset(beyond) and marked <= accented * letters else None
