"""Names for the keys that answers hold, in the reader's language."""

from datetime import date

from broker.model import BrokerError
from broker.vocabulary import Vocabulary, What, load_vocabulary
from broker.wording import Words

_LOCALES = {"en": "en_GB"}
"""Where the form of dates differs within a language, the one that the United Nations use."""


class Labels:
    """Names things for people; what the vocabulary does not know keeps the name it came with."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._vocabulary: Vocabulary | None
        try:
            self._vocabulary = load_vocabulary()
        except BrokerError:
            # A brief with keys in it is worth more than none.
            self._vocabulary = None

    def term(self, what: What, key: str) -> str:
        """Return the name of a term of the vocabulary."""
        if self._vocabulary is None:
            return key
        try:
            return self._vocabulary.label(what, key, language=self.words.language)
        except BrokerError:
            return key

    def place(self, name: str) -> str:
        """Return the name of a place that is given by its key or a name in any language."""
        if self._vocabulary is None:
            return name
        try:
            place = self._vocabulary.place(name)
        except BrokerError:
            return name
        return self.term(place.kind, place.key)

    def day(self, given: date | str) -> str:
        """Return a date in words; a text that is no date stays as it is."""
        from babel.dates import format_date

        if isinstance(given, str):
            try:
                given = date.fromisoformat(given)
            except ValueError:
                return str(given)
        language = self.words.language
        return format_date(given, format="long", locale=_LOCALES.get(language, language))

    def amount(self, value: float) -> str:
        """Return a whole amount with the separators of the language."""
        from babel.numbers import format_decimal

        return format_decimal(round(value), locale=self.words.language)

    def odds(self, score: float) -> str:
        """Return a probability as a percentage and in a word."""
        from babel.numbers import format_percent

        percent = format_percent(max(round(score, 2), 0.01), locale=self.words.language)
        if score >= 0.5:
            return self.words.say("%(percent)s, likely", percent=percent)
        if score >= 0.2:
            return self.words.say("%(percent)s, quite possible", percent=percent)
        if score >= 0.01:
            return self.words.say("%(percent)s, worth a question", percent=percent)
        return self.words.say("under %(percent)s, a long shot", percent=percent)
