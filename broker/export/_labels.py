"""Names for the keys that answers hold, in the reader's language."""

from broker.model import BrokerError, Relaxation, Rule
from broker.vocabulary import Vocabulary, What, load_vocabulary
from broker.wording import Words, change, invite, kind_elsewhere, rule, seat


class Labels:
    """Names things for people; what the vocabulary does not know keeps the name it came with.

    Args:
        words: The language to name them in.
        vocabulary: The names; the shipped ones by default.
    """

    def __init__(self, words: Words, *, vocabulary: Vocabulary | None = None) -> None:
        self.words = words
        self._vocabulary = vocabulary
        if vocabulary is None:
            try:
                self._vocabulary = load_vocabulary()
            except BrokerError:
                # A brief with keys in it is worth more than none.
                self._vocabulary = None

    def term(self, what: What, key: str | None) -> str:
        """Return the name of a term of the vocabulary; a dash for none."""
        if not key:
            return "–"
        if self._vocabulary is None:
            return key
        try:
            return self._vocabulary.label(what, key, language=self.words.language)
        except BrokerError:
            return kind_elsewhere(key, words=self.words) if what == "kind" else key

    def terms(self, what: What, keys: tuple[str, ...]) -> str:
        """Return the names of several terms as one list; a dash for none."""
        return self.words.list(tuple(self.term(what, key) for key in keys)) or "–"

    def tongue(self, code: str | None) -> str:
        """Return a remark on the language of a text: None is told, empty or the reader's is not."""
        if code in {"", self.words.language}:
            return ""
        name = self.term("language", code) if code else self.words.say("not recognised")
        return self.words.say("Language: %(language)s", language=name)

    def place(self, name: str) -> str:
        """Return the name of a place that is given by its key or a name in any language."""
        if self._vocabulary is None:
            return name
        try:
            place = self._vocabulary.place(name)
        except BrokerError:
            return name
        return self.term(place.kind, place.key)

    def seat(self, key: str) -> str:
        """Return why somebody sits in a team."""
        return seat(key, kind=self.term("kind", key), words=self.words)

    def rule(self, given: Rule) -> str:
        """Return a rule as people say it."""
        match given.what:
            case "kind" | "theme" | "region" | "range" | "country":
                name = self.term(given.what, given.key)
            case "any" | "around":
                name = self.words.either(given.names)
            case _:
                name = given.key
        return rule(given.what, given.number, at_least=given.at_least, name=name, words=self.words)

    def change(self, way: Relaxation) -> str:
        """Return a way out as people say it."""
        if way.after.what == "around" and way.after.key:
            return invite(self.words.either(way.after.names), words=self.words)
        return change(self.rule(way.before), self.rule(way.after), words=self.words)
