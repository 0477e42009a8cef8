"""The words of others in sentences of ours, marked where they are in another language."""

from collections.abc import Iterable

from broker.model import Quoted
from broker.vocabulary import Vocabulary
from broker.wording import Words


class Quotes:
    """Says words of others, and remembers which of them the reader meets in another language.

    Args:
        vocabulary: Tells languages, and names them.
        words: The language of the reader.
    """

    def __init__(self, vocabulary: Vocabulary, *, words: Words) -> None:
        self._foreign: dict[str, Quoted] = {}
        self._own: set[str] = set()
        self._vocabulary, self._words = vocabulary, words

    def note(self, text: str) -> str:
        """Return a remark in the reader's language, or quoted in its own."""
        said = self._words.known(text).rstrip(".")
        return self.quoted(said) if self._is_foreign(said) else said

    def quoted(self, text: str) -> str:
        """Return a text in quotation marks, with its language where that is another one."""
        quote = self._words.quote(text)
        if not self._is_foreign(text):
            return quote
        return self._words.say(
            "%(quote)s (in %(language)s)", quote=quote, language=self._language(text)
        )

    def with_language(self, sentence: str, *, quote: str) -> str:
        """Return a sentence that tells in which language its quote is, where that is another.

        No quote, as where there is only a title, is in no language.
        """
        if not self._is_foreign(quote):
            return sentence
        return self._words.say(
            "%(sentence)s Quoted in: %(language)s.",
            sentence=sentence,
            language=self._language(quote),
        )

    def _language(self, text: str) -> str:
        """Return the name of the language of a text that is in another one."""
        code = self._foreign[text].language
        return self._vocabulary.label("language", code, language=self._words.language)

    def within(self, sentences: Iterable[str]) -> tuple[Quoted, ...]:
        """Return the texts in another language that stand in sentences, each once."""
        said = tuple(sentences)
        known = self._foreign.values()
        return tuple(one for one in known if any(one.text in sentence for sentence in said))

    def _is_foreign(self, text: str) -> bool:
        """Tell whether a text surely is in another language; one of ours is in the reader's."""
        if text and text not in self._foreign and text not in self._own:
            found = self._vocabulary.language_of(text)
            if found and found != self._words.language:
                self._foreign[text] = Quoted(text=text, language=found)
            else:
                self._own.add(text)
        return text in self._foreign
