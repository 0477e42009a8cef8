"""Sentences in the reader's language, from gettext catalogues."""

import gettext
import io
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = ("en", "fr", "es")
"""Languages with a complete catalogue; the first one stands in the code itself."""

_Y_BEFORE_I = re.compile(r"h?[iíIÍ](?!e)")
"""Before this sound Spanish writes 'e' for 'and': 'hindi e inglés'."""

_FOLDER = Path(__file__).parent


class Words:
    """Says things in one language.

    The English sentence in the code is the key; a catalogue that lacks it gives it in English.

    Example:
        >>> Words("fr").say("Partners for %(name)s", name="CONDESAN")
        'Partenaires pour CONDESAN'
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = _catalogue(self.language)

    def say(self, message: str, **values: object) -> str:
        """Return a sentence, with `%(name)s` places filled."""
        sentence = self._catalogue.gettext(message)
        return sentence % values if values else sentence

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Return the sentence for a number of things; `%(number)s` is filled with the number."""
        return self._catalogue.ngettext(one, many, number) % {"number": number, **values}

    def list(self, items: tuple[str, ...]) -> str:
        """Return 'a, b and c' in this language."""
        if len(items) < 2:
            return "".join(items)
        from babel.lists import format_list

        listed = format_list(list(items), locale=_locale(self.language))
        if self.language == "es" and _Y_BEFORE_I.match(items[-1]):
            return f"{listed.removesuffix(f' y {items[-1]}')} e {items[-1]}"
        return listed


@cache
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(language)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with (_FOLDER / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
