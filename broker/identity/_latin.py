"""Names in other scripts, spelt with Latin letters so that they can be compared."""

import re
import unicodedata
from functools import cache

_LETTERS = {
    **dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", (
        *("a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch".split()),
        *("", "y", "", "e", "yu", "ya"),
    ), strict=True)),
    **dict(zip("іїєґўјљњћђџңөүұқғһәѓќѕ", (
        *"i yi ye g u j lj nj c dj dz n o u u k g h a g k dz".split(),
    ), strict=True)),
    **dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", (
        *"a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
    ), strict=True)),
    **dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", (
        *"a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
    ), strict=True)),
    **dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", (
        *"a b g d h v z h t y k k l m m n n s a p p ts ts k r sh t".split(),
    ), strict=True)),
    **dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءپچژگکی", (
        *"a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a".split(),
        *("", "p", "ch", "zh", "g", "k", "y"),
    ), strict=True)),
    **dict.fromkeys("ー々ъьـ", ""),
    **dict(zip("ßøæœđłðþıŋ", "ss o a o d l d th i n".split(), strict=True)),
}  # fmt: skip
"""How letters sound, roughly as in English; the commonest reading where a letter has several."""

_NAMED = re.compile(r"^(?:HIRAGANA|KATAKANA|HANGUL|ETHIOPIC|MYANMAR|KHMER|TIBETAN) .* (\w+)$")
_CONSONANT = re.compile(r"^[A-Z]+ LETTER (?:VOCALIC )?([A-Z]+)$")
_VOWEL_SIGN = re.compile(r"^[A-Z]+ VOWEL SIGN (?:VOCALIC )?([A-Z]+)$")
_SILENCERS = re.compile(r" SIGN (?:VIRAMA|ASAT|COENG)$")
_IDEOGRAPHS = ("CJK", "KANGXI")


def latin(text: str) -> str:
    """Return a text in lower-case Latin letters, without accents.

    Cyrillic, Greek, Georgian, Hebrew and Arabic follow a table. Letters of syllabic scripts, of
    Devanagari and its relatives, and of Korean are read by their Unicode names. Ideographs stay as
    they are: how they sound depends on the language.
    """
    if text.isascii():
        return text.lower()
    out: list[str] = []
    # Composed first, for Korean: a decomposed syllable is three letters that have no good names.
    for letter in unicodedata.normalize("NFKC", text).lower():
        sound, joins = _sound(letter)
        if joins and out and out[-1].endswith("a"):
            out[-1] = out[-1][:-1]  # the sign replaces the vowel that a consonant carries
        out.append(sound)
    return "".join(out)


@cache
def _sound(letter: str) -> tuple[str, bool]:
    """Return how a letter is spelt, and whether it takes the place of the vowel before it."""
    parts = unicodedata.normalize("NFKD", letter)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    known = _LETTERS.get(letter, _LETTERS.get(bare))
    if known is not None or (bare and bare.isascii()):
        return known if known is not None else bare, False
    name = unicodedata.name(letter, "")
    sign = _VOWEL_SIGN.match(name)
    if sign or _SILENCERS.search(name):
        return sign[1].lower() if sign else "", True
    return _read_by_name(letter, name=name), False


def _read_by_name(letter: str, *, name: str) -> str:
    """Return how a letter is spelt that no table holds."""
    found = _NAMED.match(name) or _CONSONANT.match(name)
    if found and not name.startswith(_IDEOGRAPHS):
        return found[1].lower()
    if letter.isalnum():
        return letter
    return "" if unicodedata.combining(letter) else " "
