"""The tokenizer: what is read as one word, and into which pieces other words fall apart."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import TYPE_CHECKING

from broker.text._stopwords import STOPWORDS
from broker.text.training._compounds import parts_of
from broker.text.training._pieces import LONGEST, learn_pieces
from broker.text.training._settings import LANGUAGES

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from tokenizers.normalizers import Normalizer

UNKNOWN = "[UNK]"
_SPELLINGS = {"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
"""Letters that do not fall apart into a plain letter and an accent."""
_LATIN = re.compile(r"<[a-z0-9]+>")
SEEN_OFTEN = 3
"""How often an English text must use a word for the word to become a token of its own."""
_LONGEST_WORD = 30
_STEM, _PART = -13.0, -11.0
"""Scores of pieces that were added by rule: like those of rare, and of less rare learned ones."""
_DIGIT = -12.0
_SHORTEST_STEM, _SHORTEST_PART = 5, 4
_ENDINGS = sorted(
    """
    ations itions ation ition ssion sions tions tion sion ities ity ties ty ical ics ic als al
    ously ous ives ive ists ist isms ism ologies ology logies logy ies y es s e ments ment ances
    ance ences ence ancy ency ants ant ents ent ers er ors or ing ed an ian ia um us a i o age ages
    ary aries ory ories able ible ly ally icity ization isation ized ised izing ising ize ise ine
    ines ide ides ate ates ated ating
    """.split(),
    key=lambda ending: (-len(ending), ending),
)
"""Latin endings. Without them, cognates of several languages begin alike."""


@dataclass(frozen=True)
class Vocabulary:
    """What the tokenizer knows.

    Attributes:
        words: Read as a whole, between `<` and `>`.
        pieces: What other words fall apart into, with scores.
        inside: For words that can be part of a compound, the pieces that stand for each there.
    """

    words: tuple[str, ...]
    pieces: Mapping[str, float]
    inside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def tokens(self) -> list[tuple[str, float]]:
        """All tokens with their scores; a whole word always wins over its pieces."""
        known = set(self.words)
        rest = [
            (piece, round(s, 2)) for piece, s in sorted(self.pieces.items()) if piece not in known
        ]
        return [(UNKNOWN, self.lowest), *((word, 0.0) for word in self.words), *rest]

    @property
    def lowest(self) -> float:
        """The score of what is unknown."""
        return round(min(self.pieces.values()) - 20, 2)

    def with_words(self, words: Iterable[str], *, in_compounds: Iterable[str] = ()) -> "Vocabulary":
        """Return the same with more words, and with what stands for German ones in compounds.

        Args:
            words: Between `<` and `>`, in small letters without accents.
            in_compounds: Those of them that compounds are made of.
        """
        inside = parts_of(word for word in in_compounds if _is_word(word))
        parts = sorted({piece for found in inside.values() for piece in found})
        added = {part: max(self.pieces.get(part, _PART), _PART) for part in parts}
        kept = sorted({*self.words, *filter(_is_word, words)})
        return Vocabulary(tuple(kept), {**self.pieces, **added}, inside)


def normaliser() -> "Normalizer":
    """Return what makes `<words>` between spaces of a text.

    Compatibility forms are resolved, accents taken off, capitals made small, and all but letters
    and digits parts words.
    """
    from tokenizers import Regex, normalizers

    spelled = [normalizers.Replace(letter, plain) for letter, plain in _SPELLINGS.items()]
    return normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            *spelled,
            normalizers.Replace(Regex(r"[^\p{L}\p{N}]+"), " "),
            normalizers.Strip(),
            normalizers.Replace(" ", "> <"),
            normalizers.Replace(Regex(r"^(?=.)"), "<"),
            normalizers.Replace(Regex(r"(?<=[^>])\z"), ">"),
        ]
    )


def words_of(text: str, *, using: "Normalizer") -> list[str]:
    """Return the words of a text between `<` and `>`."""
    return list(using.normalize_str(text).split())


def means_nothing(word: str) -> bool:
    """Tell whether a word between `<` and `>` is a function word, a number or a single letter."""
    bare = word[1:-1]
    return bare in STOPWORDS or bare.isdigit() or len(bare) < 2


def make_vocabulary(
    labels: Mapping[str, Iterable[str]],
    *,
    english: Sequence[str],
    known: Iterable[str],
    size: int,
) -> Vocabulary:
    """Choose words and pieces.

    Args:
        labels: Labels, terms and names by language.
        english: English texts.
        known: English words that the teacher knows.
        size: How many pieces to learn at most.
    """
    using = normaliser()
    by_language = {
        code: Counter(word for text in labels[code] for word in words_of(text, using=using))
        for code in LANGUAGES
    }
    in_texts = Counter(word for text in english for word in words_of(text, using=using))
    often = {
        word
        for word, count in in_texts.items()
        if count >= SEEN_OFTEN and len(word) <= _LONGEST_WORD
    }
    taught = {f"<{word}>" for word in known}
    weights: dict[str, float] = {}
    for counts in by_language.values():
        for word, count in counts.items():
            weights[word] = max(weights.get(word, 0.0), count**0.5)
    for word in often | taught:
        # A word of long texts counts less than one of labels, which stand for a concept each.
        weights[word] = max(weights.get(word, 0.0), 0.5 * min(max(in_texts[word], 1), 50) ** 0.25)
    fit = {
        word: weight
        for word, weight in sorted(weights.items())
        if _LATIN.fullmatch(word) and word[1:-1].isalpha() and len(word) <= _LONGEST_WORD
    }
    pieces = learn_pieces(fit, size=size)
    english_words = sorted((often | taught | set(by_language["en"])) & set(fit))
    for piece in _stems(english_words, by_language=by_language):
        pieces[piece] = max(pieces.get(piece, _STEM), _STEM)
    for piece in _parts(by_language["de"]):
        pieces[piece] = max(pieces.get(piece, _PART), _PART)
    for digit in "0123456789":
        pieces.update(dict.fromkeys((digit, f"<{digit}", f"{digit}>"), _DIGIT))
    whole = {word for counts in by_language.values() for word in counts} | often | taught
    # What means nothing must be known as a whole, or its pieces would mean something.
    whole |= {f"<{word}>" for word in (*STOPWORDS, *ascii_lowercase)}
    return Vocabulary(tuple(sorted(word for word in whole if _is_word(word))), pieces)


def make_tokenizer(vocabulary: Vocabulary) -> "Tokenizer":
    """Return a tokenizer that finds the most probable tokens of a text."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(models.Unigram(vocabulary.tokens, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normaliser()
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


def make_splitter(vocabulary: Vocabulary) -> "Tokenizer":
    """Return a tokenizer that finds the most probable pieces of a marked word, or of a piece."""
    from tokenizers import Tokenizer, models

    pieces = [(UNKNOWN, vocabulary.lowest), *sorted(vocabulary.pieces.items())]
    return Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))


def _is_word(word: str) -> bool:
    return bool(_LATIN.fullmatch(word)) and not word[1:-1].isdigit()


def _stems(english: Sequence[str], *, by_language: Mapping[str, Counter[str]]) -> set[str]:
    """Return beginnings of words before a Latin ending: all English ones, others seen twice."""
    found = {stem for word in english if (stem := _stem(word))}
    others = Counter(
        stem
        for code in ("fr", "es", "it", "pt")
        for word in sorted(by_language[code])
        if _LATIN.fullmatch(word) and (stem := _stem(word))
    )
    return found | {stem for stem, count in others.items() if count > 1}


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(f"{ending}>") and len(word) - 2 - len(ending) >= _SHORTEST_STEM:
            stem = word[: -1 - len(ending)]
            return stem if len(stem) <= LONGEST else ""
    return ""


def _parts(german: Iterable[str]) -> set[str]:
    """Return German words as the first and the last part of compounds."""
    found = set()
    for word in german:
        bare = word[1:-1]
        if _LATIN.fullmatch(word) and bare.isalpha() and _SHORTEST_PART <= len(bare) < LONGEST - 2:
            found |= {word[:-1], word[1:]}
    return found
