"""Text made fit for reading: one form for each character, and nothing invisible that harms."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff\ufff9-\ufffb"  # controls, byte order marks
    "\ud800-\udfff"  # halves of characters
    "\ufdd0-\ufdef\ufffe\uffff"  # never characters
    "]"
)
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HYPHENATED = re.compile(r"(?<!\S)([^\W\d_]+)-[ \t]*\n[ \t]*([^\W\d_]+)")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_WRAPPED = re.compile(r"(?<=[^\s.:;!?…])[ \t]*\n(?=[^\W\d_])")


def clean(text: str) -> str:
    """Return the text in Unicode's composed form (NFC), with plain line ends.

    Control characters, byte order marks, lone surrogates and non-characters are left out.
    """
    return unicodedata.normalize("NFC", _HARMFUL.sub("", _LINE_ENDS.sub("\n", text)))


def clean_print(text: str) -> str:
    """Return a text as it was before it was set in type: ligatures, hyphens and lines undone.

    A word that was divided at the end of a line is joined; its hyphen stays where the same text
    writes it with a hyphen elsewhere. A line that goes on in lower case is joined to the next.
    """
    text = _LIGATURE.sub(lambda found: _LIGATURES[found.group()], text).replace("\u00ad\n", "")
    # Symbol fonts put the dots of lists where Unicode has no characters.
    text = _PRIVATE.sub("•", text.replace("\u00ad", ""))
    written = {compound.casefold() for compound in _COMPOUND.findall(text)}

    def join(found: re.Match[str]) -> str:
        first, second = found.groups()
        compound = f"{first}-{second}"
        if compound.casefold() in written or not second[0].islower():
            return compound
        return first + second

    text = _HYPHENATED.sub(join, text)
    return _WRAPPED.sub(lambda found: " " if text[found.end()].islower() else found.group(), text)


def has_letters(text: str) -> bool:
    """Return whether there is any letter in the text."""
    return any(character.isalpha() for character in text)


def readable_share(text: str) -> float:
    """Return the share of characters that can stand in a written text, from 0 to 1.

    Controls, characters that Unicode does not define and the sign for a lost character cannot.
    """
    if not text:
        return 1.0
    good = sum(
        character in "\n\t\r\f" or not (character == "\ufffd" or _is_unwritten(character))
        for character in text
    )
    return good / len(text)


def _is_unwritten(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cn", "Co", "Cs"}
