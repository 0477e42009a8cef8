"""Letters that were decoded once too often (`â€œ` for a quotation mark), and lost signs."""

import re

_PAIR = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]{1,3}")
"""How two to four bytes of UTF-8 look when they are taken for Windows-1252 or Latin-1."""

_MEANT = re.compile(
    "[\u0080-\u017f\u0192\u0218-\u021b\u02c6-\u02dd\u0386-\u03ce\u0400-\u045f\u0490\u0491"
    "\u1e00-\u1eff\u2000-\u2bff\ufb00-\ufb06\ufeff]"
)
"""Letters and signs that Europe writes: `É»` ends a quotation and does not stand for `ɻ`."""

_MAC_PAIR = re.compile(
    "[¬√ƒ≈][{0}]|‚[{0}][{0}]".format(re.escape(bytes(range(0x80, 0xC0)).decode("mac_roman")))
)
"""How two or three bytes of UTF-8 look when they are taken for the letters of an old Mac."""

_LOST = "\ufffd"
_SIGNS = (
    (re.compile(f"(?<= ){_LOST}+(?= )"), "–"),
    (re.compile(f"(?<=[^\\W\\d_]){_LOST}(?=(?:s|t|re|ve|ll|d)\\b)"), "’"),
    (re.compile(f"(?<=\\d){_LOST}(?=[\\w%°])"), " "),
    (re.compile(f"(?<=[A-Za-zß-ÿ]){_LOST}(?=[A-Z])|(?<=\\w\\w\\w){_LOST}(?=\\w\\w\\w)"), "–"),
    (re.compile(f"(?<!\\w){_LOST}|{_LOST}(?!\\w)"), '"'),
)


def legible(text: str) -> str:
    """Return a sentence in English with signs where U+FFFD stands for one that was lost.

    Between spaces it was a dash, before a final `s` an apostrophe, after a digit a space, between
    long words a dash, beside a word a quotation mark. Where a letter may be missing, it stays.
    """
    if _LOST not in text:
        return text
    for shape, sign in _SIGNS:
        text = shape.sub(sign, text)
    return text


def mended(text: str) -> str:
    """Return a text with such letters as they were meant; other text stays as it is."""
    return _PAIR.sub(lambda found: _mended(found[0]), text) if _PAIR.search(text) else text


def as_meant(text: str) -> str:
    """Return a cell with its letters as they were meant, whoever took them for others.

    An old Mac makes `√©` of `é`, where Windows makes `Ã©` of it.
    """
    if text.isascii():
        return text
    return _MAC_PAIR.sub(lambda found: _mended_mac(found[0]), mended(text))


def _mended_mac(letters: str) -> str:
    try:
        meant = letters.encode("mac_roman").decode("utf-8")
    except UnicodeDecodeError:
        return letters
    return meant if _MEANT.fullmatch(meant) else letters


def _mended(letters: str) -> str:
    raw = b""
    for letter in letters:
        try:
            raw += letter.encode("cp1252")
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return letters
            raw += bytes([ord(letter)])
    for end in range(len(raw), 1, -1):
        try:
            meant = raw[:end].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return meant + letters[end:] if _MEANT.fullmatch(meant) else letters
    return letters
