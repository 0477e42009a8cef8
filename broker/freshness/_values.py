"""What a member writes into a form, understood in its own words."""

import re
import unicodedata

from broker.freshness._ask import LISTS
from broker.intake.tables import Terms, chosen
from broker.model import Activity, FocusArea, InputError, Member, Need, Offer, Record
from broker.vocabulary import Vocabulary

Asked = Member | Activity | Offer | Need

_STATES = ("running", "completed", "planned")
_BARE = re.compile(r"(?!\w+:)[\w-]+(\.[\w-]+)+(/\S*)?")
_ALIKE = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—−", "-")
    | {"…": "..."}
)  # fmt: skip
"""Signs that word processors put in place of those that were typed."""


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts say the same, however a word processor retyped their signs."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    signs = unicodedata.normalize("NFC", text).translate(_ALIKE).casefold()
    # French sets spaces within its quotation marks, and before signs, or does not.
    return "".join(signs.split())


class Values:
    """Reads corrections.

    Args:
        vocabulary: For themes, countries and languages, in any of its languages.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms = Terms(vocabulary)
        self._find = {
            "country": vocabulary.country,
            "language": vocabulary.language,
            "theme": vocabulary.theme,
        }

    def read(self, field: str, text: str, *, record: Asked) -> dict[str, object]:
        """Return the fields of a record that a correction changes.

        Raises:
            InputError: If it cannot be used.
        """
        if field in LISTS:
            keys = self._keys(field.removesuffix("s"), text)
            if field == "themes" and isinstance(record, Member):
                return {"focus": refocused(record, themes=keys)}
            return {field: keys}
        if field == "country":
            return {field: self._key("country", text)}
        if field == "status":
            return {field: _state(text)}
        if field == "website":
            return {field: _address(text)}
        return {field: text}

    def _keys(self, what: str, text: str) -> tuple[str, ...]:
        entries = tuple(filter(None, (one.strip() for one in text.split(";"))))
        if not entries:
            raise InputError("it names nothing.")
        pieces = (piece for one in entries for piece in self._terms.pieces(what, one))
        return tuple(dict.fromkeys(self._key(what, one) for one in pieces))

    def _key(self, what: str, text: str) -> str:
        return self._terms.meant(what, text).key or self._find[what](text)


def _state(text: str) -> str:
    state = chosen(text, among=_STATES)
    if state is None:
        raise InputError(
            "%(text)r is no state. Choose one of %(names)s.", text=text, names=", ".join(_STATES)
        )
    return state


def _address(text: str) -> str:
    if _BARE.fullmatch(text):
        return f"https://{text}"
    if not re.fullmatch(r"https?://\S+", text):
        raise InputError("an address starts with https:// or http:// and has no spaces.")
    return text


def refocused(member: Member, *, themes: tuple[str, ...]) -> tuple[Record, ...]:
    """Return the focus with exactly these themes: those that stay where they were, new ones first.

    What a member says of itself is stated, not inferred.
    """
    known = {key for area in member.focus for key in area.themes}
    kept = [
        area.model_copy(
            update={
                "themes": tuple(key for key in area.themes if key in themes),
                "themes_inferred": tuple(key for key in area.themes_inferred if key not in themes),
            }
        )
        for area in member.focus
    ]
    fresh = tuple(key for key in themes if key not in known)
    if not kept:
        return (FocusArea(themes=fresh),)
    first = kept[0].model_copy(update={"themes": (*kept[0].themes, *fresh), "confidence": "stated"})
    return (first, *kept[1:])
