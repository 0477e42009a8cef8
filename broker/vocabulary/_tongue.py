"""Which language a text is written in."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from broker.vocabulary._terms import LANGUAGES, Theme
from broker.vocabulary._tokens import form, forms, tokens

# Words that do most of the work of a language. A word of several languages counts for each.
_FUNCTION = {
    "en": """a about all also an and are as at be been between both but by can could for from has
        have how if in into is it its more most must no not of on or our should such than that the
        their them there these they this through to under was we were what when where which while
        who will with within would you your""",
    "fr": """à afin ainsi alors au aucun aussi autres aux avec avoir ce ces cet cette chez comme
        dans de depuis des dont du elle elles en entre est et être eux il ils je l la le les leur
        leurs lors mais même mêmes ne nos notre nous on ont ou où par pas plus pour qu que qui sa
        sans se ses si son sont sous sur tous tout toutes très un une vers vos votre vous y""",
    "es": """a al como con contra cuando de del desde donde el ella ellos en entre es esta están
        estas este estos ha hacia han hasta la las lo los más mediante mi muy ni no nos nuestra
        nuestro o otras otros para pero por porque que quienes se según ser si sin sobre son su
        sus también tiene toda todas todos un una uno unos y ya""",
    "it": """a ad ai al alla alle allo anche che ci come con cui da dagli dai dal dalla dalle degli
        dei del della delle dello di e è ed gli ha hanno i il in la le lo loro ma nei negli nel
        nella nelle non nostra nostro o ogni per perché più presso quale quali questa queste questi
        questo se si sono su sua sue sugli sui sul sulla sulle suo suoi tra tutti un una uno
        verso""",
    "pt": """a à ao aos as às até com como da das de do dos e é ela eles em entre essa esse esta
        este eu foi há isso já la mais mas mesmo muito na nas não nem no nos nossa nosso num numa o
        onde os ou outras outros para pela pelas pelo pelos por porque quando que são se sem ser
        seu seus sobre sua suas também tem todas todos um uma umas""",
    "de": """aber alle als am an auch auf aus bei beim bis damit das dass dem den der des die durch
        ein eine einem einen einer eines er es für gegen haben hat ich ihr ihre im in ist kann
        können mit nach nicht noch nur ob oder ohne sein seine sich sie sind sowie über um und uns
        unser unsere unter vom von vor wenn werden wie wir wird zu zum zur zwischen""",
}
# Languages that share words with the six: they are recognised to be left unnamed.
_OTHERS = {
    "nl": """aan bij dat de deze die door een en er het hun ik is maar met naar niet of om onder
        onze ook op over te tot uit van voor waar wat we wij worden zijn""",
    "ca": """a als amb aquest aquesta de dels del el els en entre és i la les més meva no o per
        però pel pels qual que seva són també una un""",
    "ro": """a al ale care ce cu de din dintre este în la mai nu o pe pentru prin sa sau se și sunt
        un unei unui""",
    "da": """af at den der det du en er et for fra har i ikke jeg med og om på skal som til være
        vi""",
    "sv": "att av de den det en ett för från har i inte med och om på som till är vi",
    "pl": "a aby ale być dla do i ich jak jest na nie o od oraz po przez się są to w z za że",
    "sl": "bo da do in iz je kot ki na ne o od pa po pri s se so tudi v z za",
    "tr": "bir bu çok da daha de en gibi için ile ne olan olarak olduğu sonra tarafından ve",
    "id": "adalah akan dan dari dengan di dalam ini itu ke oleh pada tidak untuk yang",
    "sw": "cha hii katika kwa la ma na ni wa ya yake yao za",
    "la": "ad atque cum est et ex in non per quae qui sed sunt ut",
}
_LETTERS = {"fr": "èêëîïûùœ", "es": "ñ¿¡", "it": "ìò", "pt": "ãõ", "de": "äöüß"}
_ENDINGS = {
    "en": ("ness", "ship", "ings", "ity"),
    "fr": ("ité", "ités", "eux", "ement", "aux", "elle", "elles", "ique", "iques"),
    "es": ("ción", "ciones", "dad", "dades", "ico", "icas", "ismo"),
    "it": ("zione", "zioni", "tà", "ismo", "ità", "aggi", "ggio", "aggio"),
    "pt": ("ção", "ções", "dade", "dades", "ões", "agens", "ismo"),
    "de": ("ung", "ungen", "keit", "heit", "schaft", "lich", "liche", "lichen", "isch", "ische"),
}
_RUSSIAN_WORDS = "в и на с не по для что как из от к о у за или это при его их мы"
_RUSSIAN = frozenset(_RUSSIAN_WORDS.split())
_NOT_RUSSIAN = re.compile("[әғқңөұүһіїєґјљњћђўҳҷӣӯџќѓѕ]", re.IGNORECASE)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LONGEST_READ = 20_000
"""Characters that are looked at: more say nothing new."""
_LEAST, _LEAD = 1.2, 1.25
"""Points that are needed, and how many times those of the second best."""


class Tongue:
    """Tells languages by function words, letters, endings and the names of themes.

    Args:
        themes: Their names add evidence in short labels, which have few function words.
    """

    def __init__(self, themes: Iterable[Theme]) -> None:
        self._weights = {word: dict(found) for word, found in _function_words().items()}
        for language, word in _theme_words(themes):
            found = self._weights.setdefault(word, {})
            found.setdefault(language, 0.75)

    def of(self, text: str) -> str | None:
        """Return the ISO 639-1 code of the language of a text, or None where it is unclear."""
        text = text[:_LONGEST_READ]
        if len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text)):
            return _russian(text)
        points: dict[str, float] = {}
        for weights in self._evidence(text):
            for language, weight in weights.items():
                points[language] = points.get(language, 0.0) + weight
        ranked = sorted(points.items(), key=lambda one: -one[1])
        if not ranked or ranked[0][1] < _LEAST or ranked[0][0] not in LANGUAGES:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        return ranked[0][0] if ranked[0][1] >= _LEAD * second else None

    def _evidence(self, text: str) -> Iterator[dict[str, float]]:
        for token in tokens(text):
            word = text[token.start : token.end].lower()
            found = self._weights.get(word) or self._weights.get(token.form) or {}
            if found:
                share = len(found) ** 0.5
                yield {language: weight / share for language, weight in found.items()}
            if max(found.values(), default=0.0) < 1.0:  # function words need no second witness
                yield _shape(word)


def _shape(word: str) -> dict[str, float]:
    """Return what the letters and the ending of a word say."""
    said: dict[str, float] = {}
    for language, letters in _LETTERS.items():
        if any(letter in word for letter in letters):
            said[language] = 0.75
    for language, endings in _ENDINGS.items():
        if len(word) > 5 and word.endswith(endings):
            said[language] = said.get(language, 0.0) + 0.5
    return said


@cache
def _function_words() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    for language, words in (_FUNCTION | _OTHERS).items():
        for word in words.split():
            weights.setdefault(word, {})[language] = 1.0
    return weights


def _theme_words(themes: Iterable[Theme]) -> Iterator[tuple[str, str]]:
    for theme in themes:
        for language, names in theme.names.items():
            for name in names:
                yield from ((language, word) for word in forms(name) if len(word) > 4)


def _russian(text: str) -> str | None:
    """Return `ru` for Cyrillic text that is clearly Russian."""
    words = {form(token.form) for token in tokens(text.lower())}
    clear = len(words & _RUSSIAN) >= 2 or (words & _RUSSIAN and re.search("[ыэ]", text.lower()))
    return "ru" if clear and not _NOT_RUSSIAN.search(text) else None
