"""Numbers in words before a million: `three million dollars`."""

import re

from broker.model import fold
from broker.vocabulary._money import SPACE

_WORDS = (
    "a an one un une uno um uma ein eine einer einem",
    "two deux dos due dois duas zwei",
    "three trois tres tre drei",
    "four quatre cuatro quattro quatro vier",
    "five cinq cinco cinque fünf funf",
    "six seis sei sechs",
    "seven sept siete sette sete sieben",
    "eight huit ocho otto oito acht",
    "nine neuf nueve nove neun",
    "ten dix diez dieci dez zehn",
)
_NUMBERS = {word: str(at) for at, words in enumerate(_WORDS, 1) for word in words.split()}
_SPELT = re.compile(
    rf"(?i)(?<!\w)(?<!half )(?P<word>{'|'.join(_NUMBERS)}|três)"
    rf"(?={SPACE}(?:millions?|milliards?|billions?|millones|mill[oó]n|milh[õo]es|milh[ãa]o"
    r"|milioni|milione|miliard[oi]|millionen|milliarden?)\b)"
)


def with_digits(text: str) -> str:
    """Return a text with digits for the numbers in words that stand before a million."""
    return _SPELT.sub(lambda match: _NUMBERS[fold(match["word"])], text)
