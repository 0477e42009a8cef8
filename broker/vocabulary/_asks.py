"""Which kinds of partner a text asks for."""

import re
from functools import cache

from broker.vocabulary._finder import NAME_WEIGHT, Finder
from broker.vocabulary._index import PhraseIndex, Reading, apart
from broker.vocabulary._tokens import Token

_REACH = 25
"""So many words after the words that ask, what is named is still asked for."""
_REACH_BACK = 6
_SENTENCE_END = re.compile(r"[.!?;]\s+\W*(?=[A-ZÀ-Þ])|\n\s*\n")

_AHEAD = {
    "en": "seek|seeks|seeking|look for|looks for|looking for|search for|searching for|need|needs"
    "|we want|wanted|sought|partner with|partnering with|partnership with|partnerships with"
    "|work with|working with|collaborate with|cooperate with|team up with|join forces with"
    "|invite|invites|inviting|partner|partners|partner organisations|partner organizations",
    "fr": "cherche|cherchent|cherchons|recherchons|recherchent|recherchant|à la recherche"
    "|avons besoin|a besoin|ont besoin|travailler avec|collaborer avec|coopérer avec"
    "|partenariat avec|partenariats avec|invitons|associer|partenaire|partenaires",
    "es": "busca|buscan|buscamos|buscando|en busca|necesita|necesitan|necesitamos|trabajar con"
    "|colaborar con|cooperar con|alianza con|alianzas con|invitamos|socio|socios|socias|aliados",
    "it": "cerca|cercano|cerchiamo|cercasi|alla ricerca|abbiamo bisogno|ha bisogno|lavorare con"
    "|collaborare con|cooperare con|partenariato con|partenariati con|invitiamo",
    "pt": "procura|procuram|procuramos|à procura|em busca|precisa|precisam|precisamos"
    "|trabalhar com|colaborar com|cooperar com|parceria com|parcerias com|convidamos"
    "|parceiro|parceiros|parceiras",
    "de": "sucht|suchen|gesucht|auf der suche nach|brauchen|braucht|benötigen|benötigt"
    "|zusammenarbeiten mit|zusammenarbeit mit|zusammen mit|arbeiten mit|kooperieren mit"
    "|kooperation mit|partnerschaft mit|partnerinnen|partnern",
}
_BACK = (
    "wanted|sought|welcome|are invited|are needed|recherchés|recherchées|sont invités"
    "|sont invitées|bienvenus|bienvenues|bienvenidos|bienvenidas|benvenuti|benvenute"
    "|benvenuti|bem vindos|bem vindas|gesucht|willkommen|eingeladen"
)
# Partners that are there already are not asked for.
_PRESENT = (
    "our partners|its partners|their partners|existing partners|current partners|with partners"
    "|nos partenaires|ses partenaires|leurs partenaires|nuestros socios|sus socios"
    "|i nostri partner|nossos parceiros|seus parceiros|unsere partner|unseren partnern"
)
# What follows says whom or what the work is for, no longer who is to do it.
_STOP_WORDS = """for to that who which whose so because pour afin qui dont para que per perche
    che um fur damit welche"""
_STOPS = frozenset(_STOP_WORDS.split())


def kinds_asked(text: str, *, finder: Finder) -> tuple[str, ...]:
    """Return the keys of the kinds of partner that a text asks for, in its order.

    A kind is asked for where its name follows, in the same sentence, words that ask (`we look for`,
    `partners`, `buscamos`), unless words such as `for` or `to` stand between; or where it stands
    shortly before words such as `wanted` or `gesucht`.
    """
    signals, found = finder.signals(text, what="kind")
    named = {one.first: one.key for one in signals if one.weight >= NAME_WEIGHT}
    if not named:
        return ()
    breaks = {
        at
        for at in range(1, len(found))
        if _SENTENCE_END.search(text, found[at - 1].end, min(found[at].start + 1, len(text)))
    }
    asked = {
        at
        for first, last, back in _asking(found)
        for at in (
            _before(first, breaks=breaks)
            if back
            else _after(last, text=text, found=found, breaks=breaks)
        )
    }
    return tuple(dict.fromkeys(key for at, key in sorted(named.items()) if at in asked))


def _asking(found: list[Token]) -> list[tuple[int, int, bool]]:
    hits = apart(_phrases().find(found), size=lambda hit: hit.last - hit.first)
    return [
        (hit.first, hit.last, reading.key == "back")
        for hit in hits
        for reading in hit.readings
        if reading.what is not None
    ]


def _after(last: int, *, text: str, found: list[Token], breaks: set[int]) -> list[int]:
    reached = []
    open_ = True
    for at in range(last + 1, min(last + 1 + _REACH, len(found))):
        if at in breaks:
            break
        if ":" in text[found[at - 1].end : found[at].start]:
            open_ = True
        if found[at].form in _STOPS:
            open_ = False
        if open_:
            reached.append(at)
    return reached


def _before(first: int, *, breaks: set[int]) -> list[int]:
    reached = []
    for at in range(first - 1, max(first - 1 - _REACH_BACK, -1), -1):
        if at + 1 in breaks:
            break
        reached.append(at)
    return reached


@cache
def _phrases() -> PhraseIndex:
    index = PhraseIndex()
    for many in _AHEAD.values():
        for phrase in many.split("|"):
            index.add(phrase, Reading("kind", "ahead"))
    for phrase in _BACK.split("|"):
        index.add(phrase, Reading("kind", "back"))
    for phrase in _PRESENT.split("|"):
        index.add(phrase, Reading(None, ""))
    return index
