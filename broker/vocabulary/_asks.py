"""Which kinds of partner a text asks for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import cache, cached_property
from typing import NamedTuple

from broker.vocabulary._finder import NAME_WEIGHT, Finder
from broker.vocabulary._index import PhraseIndex, Reading, apart
from broker.vocabulary._particular import is_particular
from broker.vocabulary._terms import What
from broker.vocabulary._tokens import Token

_REACH = 40
"""So many words after the words that ask, what is named is still asked for."""
_REACH_BACK = 6
# Words that ask in one language and mean something else in another ('cerca' is 'near').
_FALSE_FRIENDS = frozenset({"cerca", "cercano"})
_SENTENCE_END = re.compile(r"[.!?;]\s+\W*(?=[A-ZÀ-Þ])|\n\s*\n")

_AHEAD = {
    "en": "seek|seeks|seeking|look for|looks for|looking for|search for|searching for|need"
    "|needs|needed|required|requires|calls for|we want|wanted|sought|invite|invites"
    "|inviting",
    "fr": "cherche|cherchent|cherchons|on recherche|recherchons|recherchent|recherchant"
    "|à la recherche|avons besoin|a besoin|ont besoin|ai besoin|faut|sont nécessaires"
    "|nécessite|requiert|invitons",
    "es": "busca|buscan|buscamos|buscando|en busca|necesita|necesitan|necesitamos|necesito"
    "|hace falta|hacen falta|faltan|requiere|requieren|requerimos|precisa|precisamos"
    "|son necesarios|son necesarias|invitamos",
    "it": "cerca|cercano|cerchiamo|cercasi|si cercano|alla ricerca|abbiamo bisogno|ha bisogno"
    "|hanno bisogno|c'è bisogno|ci serve|servono|occorre|occorrono|necessita|richiede"
    "|sono necessari|sono necessarie|invitiamo",
    "pt": "procura|procuram|procuramos|à procura|busca|buscam|buscamos|em busca|precisa"
    "|precisam|precisamos|é preciso|necessita|necessitamos|são necessários"
    "|são necessárias|faltam|requer|convidamos",
    "de": "sucht|suchen|suche|gesucht|auf der suche nach|brauchen|braucht|gebraucht|benötigen"
    "|benötigt|erforderlich sind|nötig sind|gefragt sind",
}
_WITH_US = {
    "en": "partner with|partnering with|partnership with|partnerships with|work with"
    "|working with|collaborate with|cooperate with|team up with|join forces with"
    "|partner|partners|partner organisations|partner organizations",
    "fr": "travailler avec|collaborer avec|coopérer avec|partenariat avec|partenariats avec"
    "|associer|partenaire|partenaires",
    "es": "trabajar con|colaborar con|cooperar con|alianza con|alianzas con|socio|socios"
    "|socias|aliados",
    "it": "lavorare con|collaborare con|cooperare con|partenariato con|partenariati con|partner",
    "pt": "trabalhar com|colaborar com|cooperar com|parceria com|parcerias com|parceiro"
    "|parceiros|parceiras",
    "de": "zusammenarbeiten mit|zusammenarbeit mit|zusammen mit|arbeiten mit|kooperieren mit"
    "|kooperation mit|partnerschaft mit|partner|partnerinnen|partnern",
}
"""Words for partners: those that are looked for, or those that are there and have names."""
_BACK = {
    "en": "wanted|sought|welcome|needed|required|are invited",
    "fr": "recherchés|recherchées|sont invités|sont invitées|bienvenus|bienvenues|sont nécessaires",
    "es": "bienvenidos|bienvenidas|son necesarios|son necesarias",
    "it": "benvenuti|benvenute|sono necessari|sono necessarie|cercasi",
    "pt": "bem vindos|bem vindas|são necessários|são necessárias",
    "de": "gesucht|gebraucht|benötigt|gefragt|willkommen|eingeladen",
}
# Partners that are there already are not asked for.
_PRESENT = {
    "en": "our partners|its partners|their partners|existing partners|current partners"
    "|with partners",
    "fr": "nos partenaires|ses partenaires|leurs partenaires",
    "es": "nuestros socios|sus socios",
    "it": "i nostri partner|i suoi partner|i loro partner",
    "pt": "nossos parceiros|seus parceiros",
    "de": "unsere partner|unseren partnern|ihre partner|ihren partnern",
}
# What follows says whom or what the work is for, no longer who is to do it.
_AIM = {
    "en": "for to so because",
    "fr": "pour afin",
    "es": "para porque",
    "it": "per perche affinche",
    "pt": "para porque",
    "de": "fur um damit weil",
}
# What follows describes the partner; after a comma the list of partners may go on.
_RELATIVE = {
    "en": "that which who whose whom",
    "fr": "qui que dont lequel laquelle lesquels lesquelles auxquels auxquelles",
    "es": "que quien quienes cuyo cuya cuyos cuyas",
    "it": "che cui chi quale quali",
    "pt": "que quem cujo cuja cujos cujas",
    "de": "welche welcher welches welchen",
}
# German describes with words that are articles elsewhere in a sentence, but not after a comma.
_RELATIVE_AFTER_COMMA = frozenset("das dem den denen der deren dessen die".split())
_WITH = frozenset("with avec con com mit".split())
_FOR = frozenset("for pour para per fur".split())
_AND = {
    "en": "and or",
    "fr": "et ou",
    "es": "y e o u",
    "it": "e ed o",
    "pt": "e ou",
    "de": "und oder sowie",
}
_ONE = frozenset("a an un une una uno um uma ein eine einen einem einer".split())
_BESIDE = 3
"""Words that may stand between 'and' and the kind, or between the kind and what describes it."""


class _State(Enum):
    """What words are to the words that ask before them."""

    OPEN = auto()
    DESCRIBED = auto()
    AIM = auto()


class _Named(NamedTuple):
    """A kind of partner that is named: the words from `first` to `last`, both included."""

    key: str
    first: int
    last: int


def kinds_asked(text: str, *, finder: Finder) -> tuple[str, ...]:
    """Return the keys of the kinds of partner that a text asks for, in its order.

    A kind is asked for where its name follows, in the same sentence, words that ask (`we look for`,
    `partners`, `hacen falta`), or where it stands shortly before words such as `wanted` or
    `gesucht`. What says whom the work is for (`to train companies`) or describes a partner (`that
    work with companies`) asks for nothing. The list of partners may go on after it: behind the
    comma that ends a description, or with a kind that is itself introduced after a comma or `and`
    (`and an NGO`, `and authorities that …`). Behind mere words for partners, what has a name of its
    own is there already: `partners: the University of Bern`.
    """
    signals, found = finder.signals(text, what="kind")
    named = [
        _Named(one.key, one.first, one.first + one.words.count(" "))
        for one in signals
        if one.weight >= NAME_WEIGHT
    ]
    if not named:
        return ()
    ends = {one.last for one in named}
    asking = _Asking(text, found=found, ends=ends, language=finder.language_of(text))
    ordered = sorted(named, key=lambda one: one.first)
    return tuple(dict.fromkeys(one.key for one in ordered if asking.asks_for(one)))


class _Asking:
    """The words of a text that follow or precede words that ask.

    Args:
        text: The text.
        found: Its words.
        ends: The last words of the kinds that it names.
        language: Its language; None where it is unclear, and words of all languages count.
    """

    def __init__(
        self, text: str, *, found: Sequence[Token], ends: set[int], language: str | None
    ) -> None:
        self._text = text
        self._found = found
        self._ends = ends
        self._language = language
        self._aims = _of(_AIM, language)
        self._relatives = _of(_RELATIVE, language)
        self._and = _of(_AND, language)
        self._breaks = {
            at
            for at in range(1, len(found))
            if _SENTENCE_END.search(text, found[at - 1].end, min(found[at].start + 1, len(text)))
        }

    def asks_for(self, one: _Named) -> bool:
        """Tell whether a kind is asked for where it stands."""
        asked, aside, sure = self._words
        if one.first not in asked and not (one.first in aside and self._is_introduced(one)):
            return False
        return one.first in sure or not is_particular(
            one.first, one.last, text=self._text, found=self._found, language=self._language
        )

    @cached_property
    def _words(self) -> tuple[set[int], set[int], set[int]]:
        """The words that are asked for, those within reach that are set aside, and the sure ones.

        A word is sure behind or before words that ask, and not behind mere words for partners.
        """
        asked: set[int] = set()
        aside: set[int] = set()
        sure: set[int] = set()
        described: set[int] = set()
        hits = apart(_phrases().find(self._found), size=lambda hit: hit.last - hit.first)
        for hit in hits:
            meant = [one for one in hit.readings if one.language in {"", self._language}]
            if any(one.what is None for one in meant):
                continue
            for reading in meant:
                if reading.key == "back":
                    before = set(self._before(hit.first))
                    asked |= before
                    sure |= before
                elif hit.first not in described:  # 'NGOs that work with companies'
                    for at, state in self._after(hit.last):
                        (asked if state is _State.OPEN else aside).add(at)
                        if reading.key == "ahead":
                            sure.add(at)
                        if state is _State.DESCRIBED:
                            described.add(at)
        return asked, aside, sure

    def _is_introduced(self, one: _Named) -> bool:
        """Tell whether a kind is listed anew: `, and an NGO`, `y autoridades que …`."""
        single = False
        for at in range(one.first, max(one.first - _BESIDE, 0), -1):
            before = self._found[at - 1].form
            if at in self._breaks:
                return False
            if "," in self._gap(at) or before in self._and:
                return single or self._is_described(one.last)
            single = single or before in _ONE
        return False

    def _is_described(self, last: int) -> bool:
        ends = range(last + 1, min(last + 1 + _BESIDE, len(self._found)))
        return any(self._describes(at) or self._found[at].form in self._aims | _WITH for at in ends)

    def _after(self, last: int) -> Iterator[tuple[int, _State]]:
        """Yield the words within reach, and what they are to the words that ask."""
        state = _State.OPEN
        for at in range(last + 1, min(last + 1 + _REACH, len(self._found))):
            if at in self._breaks:
                return
            gap = self._gap(at)
            if ":" in gap or ("," in gap and state is _State.DESCRIBED):
                state = _State.OPEN
            if self._describes(at) and state is not _State.AIM:
                state = _State.DESCRIBED
            elif self._found[at].form in self._aims:
                state = _State.AIM
            yield at, state

    def _before(self, first: int) -> Iterator[int]:
        for at in range(first - 1, max(first - 1 - _REACH_BACK, -1), -1):
            if at + 1 in self._breaks:
                return
            yield at

    def _describes(self, at: int) -> bool:
        form = self._found[at].form
        if form in _FOR and at - 1 in self._ends:
            return True  # 'ministries for transport' says which ones
        if self._language in {"de", None} and form in _RELATIVE_AFTER_COMMA:
            return "," in self._gap(at)
        return form in self._relatives

    def _gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self._text[self._found[at - 1].end : self._found[at].start]


def _of(words: Mapping[str, str], language: str | None) -> frozenset[str]:
    if language is None:
        return frozenset(" ".join(words.values()).split()) - _ONE
    return frozenset(words.get(language, "").split())


@cache
def _phrases() -> PhraseIndex:
    index = PhraseIndex()
    sorts: tuple[tuple[What | None, str, Mapping[str, str]], ...] = (
        ("kind", "ahead", _AHEAD),
        ("kind", "beside", _WITH_US),
        ("kind", "back", _BACK),
        (None, "", _PRESENT),
    )
    for what, key, by_language in sorts:
        for language, phrases in by_language.items():
            for phrase in phrases.split("|"):
                bound = language if phrase in _FALSE_FRIENDS else ""
                index.add(phrase, Reading(what, key, language=bound))
    return index
