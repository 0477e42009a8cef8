"""Sentences in the reader's language, from gettext catalogues."""

import builtins
import gettext
import io
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

if TYPE_CHECKING:
    from babel import Locale

LANGUAGES = ("en", "fr", "es")
"""Languages with a complete catalogue; the first one stands in the code itself."""

_I = re.compile(r"[«“\"(]*h?[ií](?![ae])", re.IGNORECASE)
"""Before this sound Spanish writes 'e' for 'and', but not before a diphthong: 'hindi e inglés',
'Andes e Himalaya', 'agua y hielo'."""

_O = re.compile(r"[«“\"(]*(?:h?[oó]|8)", re.IGNORECASE)
"""Before this sound Spanish writes 'u' for 'or': 'Perú u Honduras', '7 u 8'."""

_VOWEL = re.compile(r"[aeiouàâäéèêëîïôöùûüœæ]", re.IGNORECASE)
"""Before this sound French drops the last letter of 'de': 'd’Euromontana'. An h may be mute or
not, so that it stays."""

_NUMBERED = re.compile(r"%\((?:number|counted)\)")
_DE = re.compile(r"\b([Dd])e (?=%\((\w+)\)s)")
_AND_OR = re.compile(r" ([yo]) (?=%\((\w+)\)s)")
"""Little words of a pattern that go by the sound of what follows them."""

_LOCALES = {"en": "en_GB"}
"""Where dates and lists differ within a language, the form that the United Nations use."""

_THOUSANDS = "\u00a0"
"""What Spanish puts between thousands, as the United Nations and the Academies do: a point there
is one in Spain, and in Guatemala or Peru the mark before decimals."""

_FOLDER = Path(__file__).parent


@runtime_checkable
class _Made(Protocol):
    """A sentence that remembers how it was made, such as a `broker.model.Said`."""

    pattern: str
    values: dict[str, object]


@runtime_checkable
class _Sum(Protocol):
    """An amount with its currency, such as a `broker.model.Money`."""

    amount: float
    currency: str


@runtime_checkable
class _Labelled(Protocol):
    """A name that every language calls its own way, such as a `broker.model.Label`."""

    spoken: Callable[[str], str] | None


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
        return self._filled(self._catalogue.gettext(message), values)

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Return the sentence for a number of things; `%(number)s` is filled with the number."""
        pattern = self._catalogue.ngettext(one, many, number)
        if number == 0 and not _NUMBERED.search(pattern):
            # To French grammar none is singular; a sentence on one thing would tell of one.
            pattern = self._catalogue.ngettext(one, many, 2)
        return self._filled(pattern, {"number": number, **values})

    def known(self, sentence: str) -> str:
        """Return in this language a sentence of ours that was stored; any other as it is."""
        return self._catalogue.gettext(sentence) if sentence else sentence

    def tell(self, sentence: str) -> str:
        """Return in this language a sentence that was made elsewhere, such as an error's `said`.

        Args:
            sentence: A `broker.model.Said` or `Label`; any other text is returned as it is.
        """
        if isinstance(sentence, _Labelled) and sentence.spoken:
            return sentence.spoken(self.language)
        if not isinstance(sentence, _Made):
            return sentence
        pattern = self._catalogue.gettext(sentence.pattern)
        values = {name: self._told(value) for name, value in sentence.values.items()}
        return self._filled(pattern, values)

    def _filled(self, pattern: str, values: dict[str, object]) -> str:
        """Return a pattern with its places filled, little words fitted to what stands there."""

        def starts(found: re.Match[str], sound: re.Pattern[str]) -> bool:
            value = values.get(found[2])
            return isinstance(value, str) and bool(sound.match(value))

        if not values:
            return pattern
        if self.language == "fr":
            pattern = _DE.sub(lambda one: f"{one[1]}’" if starts(one, _VOWEL) else one[0], pattern)
        elif self.language == "es":
            pattern = _AND_OR.sub(lambda one: _fitting(one, starts), pattern)
        return pattern % values

    def _told(self, value: object) -> object:
        match value:
            case str():
                return self.tell(value)
            case tuple():
                return self.either(tuple(self.tell(one) for one in value))
            case builtins.list():
                return "\n".join(self.tell(one) for one in value)
            case date():
                return self.day(value)
            case _Sum():
                return self.amount(value.amount, currency=value.currency)
        return value

    def list(self, items: tuple[str, ...]) -> str:
        """Return 'a, b and c' in this language."""
        listed = _listed(items, style="standard", language=self.language)
        if self.language == "es" and len(items) > 1 and _I.match(items[-1]):
            return f"{listed.removesuffix(f' y {items[-1]}')} e {items[-1]}"
        return listed

    def either(self, items: tuple[str, ...]) -> str:
        """Return 'a, b or c' in this language."""
        listed = _listed(items, style="or", language=self.language)
        if self.language == "es" and len(items) > 1 and _O.match(items[-1]):
            return f"{listed.removesuffix(f' o {items[-1]}')} u {items[-1]}"
        return listed

    def clauses(self, items: Iterable[str]) -> str:
        """Return 'a; b', in French with the space before the mark that it has there."""
        return self.say("; ").join(items)

    def quote(self, text: str) -> str:
        """Return a text in the quotation marks of this language."""
        return self.say("“%(quote)s”", quote=text)

    def percent(self, share: float) -> str:
        """Return a share as a whole percentage: 0.423 as '42%', in French '42 %'."""
        from babel.numbers import format_percent

        return format_percent(round(share, 2), locale=_locale(self.language))

    def amount(self, value: float, *, currency: str | None = None) -> str:
        """Return a whole amount with the separators of this language.

        Its currency stands before it, in French after it: 'EUR 12,000', '12 000 EUR'.
        """
        from babel.numbers import format_decimal

        number = format_decimal(round(value), locale=_locale(self.language))
        if self.language == "es":
            number = number.replace(".", _THOUSANDS)
        if not currency:
            return number
        return f"{number}\u00a0{currency}" if self.language == "fr" else f"{currency} {number}"

    def decimal(self, value: float | None, *, places: int = 1) -> str:
        """Return a number with decimals: 2.71 as '2.7', in French '2,7'; a dash for none."""
        if value is None:
            return "–"
        from babel.numbers import format_decimal

        form = f"0.{'0' * places}"
        return format_decimal(round(value, places), format=form, locale=_locale(self.language))

    def day(self, given: date | str) -> str:
        """Return a date in words, of a moment the day in its own zone.

        A text that is no date or moment of ISO 8601 stays as it is.
        """
        from babel.dates import format_date

        if isinstance(given, str):
            try:
                given = datetime.fromisoformat(given).date()
            except ValueError:
                return str(given)
        said = format_date(given, format="long", locale=_locale(self.language))
        # What Unicode's patterns cannot say: French counts the first day of a month, 'le 1er mars'.
        return f"1er{said[1:]}" if self.language == "fr" and given.day == 1 else said

    def moment(self, given: str) -> str:
        """Return a moment of ISO 8601 in words: its day, and its hour with the offset from UTC.

        Whoever is elsewhere must know when the day ends there; midnight stands for no known hour.
        """
        try:
            when = datetime.fromisoformat(given)
        except ValueError:
            return given
        offset = when.utcoffset()
        if offset is None or (when.hour, when.minute) == (0, 0):
            return self.day(given)
        minutes = round(offset.total_seconds() / 60)
        hours, rest = divmod(abs(minutes), 60)
        shift = f"{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"
        return f"{self.day(given)}, {when:%H:%M} (UTC{shift if minutes else ''})"


def _listed(items: tuple[str, ...], *, style: Literal["standard", "or"], language: str) -> str:
    if len(items) < 2:
        return "".join(items)
    from babel.lists import format_list

    return format_list(list(items), style=style, locale=_locale(language))


def _fitting(found: re.Match[str], starts: Callable[[re.Match[str], re.Pattern[str]], bool]) -> str:
    """Return the Spanish word for 'and' or 'or' as it is before a sound like its own."""
    other, sound = ("e", _I) if found[1] == "y" else ("u", _O)
    return f" {other} " if starts(found, sound) else found[0]


@cache
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(_LOCALES.get(language, language))


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
