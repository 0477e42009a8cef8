"""Numbers in words: `three million dollars`, `two years`."""

import re

from broker.model import fold
from broker.vocabulary._money import SPACE

_WORDS = (
    "one un une uno una um uma ein eine einer einem einen",
    "two deux dos due dois duas zwei",
    "three trois tres tre drei",
    "four quatre cuatro quattro quatro vier",
    "five cinq cinco cinque funf",
    "six seis sei sechs",
    "seven sept siete sette sete sieben",
    "eight huit ocho otto oito acht",
    "nine neuf nueve nove neun",
    "ten dix diez dieci dez zehn",
)
NUMBERS = {
    "anderthalb": 1.5,
    **{word: at for at, words in enumerate(_WORDS, 1) for word in words.split()},
}
"""Numbers by their words in six languages, folded."""

_MILLION = (
    rf"{SPACE}(?:millions?|milliards?|billions?|millones|mill[oó]n|milh[õo]es|milh[ãa]o"
    r"|milioni|milione|miliard[oi]|millionen|milliarden?)\b"
)
_SPELT = re.compile(
    rf"(?i)(?<!\w)(?<!half )(?P<word>{'|'.join(NUMBERS)}|an?|fünf|três)"
    rf"(?P<half>einhalb| and a half)?(?={_MILLION})"
)
_AND_HALF = re.compile(
    rf"(?i)(?<![\w.,])(?P<whole>\d{{1,3}})(?P<size>{_MILLION})"
    rf"{SPACE}(?:et demi|y medio|e mezzo|e meio|and a half)\b"
)


def with_digits(text: str) -> str:
    """Return a text with digits for numbers in words before a million, halves too."""
    # `A million` is one; `a year` says less.
    digits = _SPELT.sub(
        lambda match: f"{NUMBERS.get(fold(match['word']), 1)}{'.5' if match['half'] else ''}", text
    )
    return _AND_HALF.sub(r"\g<whole>.5\g<size>", digits)
