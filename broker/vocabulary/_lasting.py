"""How long the work of a text lasts."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from broker.model import fold
from broker.vocabulary._money import CODES, WORDS
from broker.vocabulary._spelt import NUMBERS

_DOZENS = (
    (12, "twelve douze doce dodici doze zwolf"),
    (15, "fifteen quinze quince quindici funfzehn"),
    (18, "eighteen dix.huit dieciocho diciotto dezoito achtzehn"),
    (24, "twenty.four vingt.quatre veinticuatro ventiquattro vinte.e.quatro vierundzwanzig"),
    (30, "thirty trente treinta trenta trinta dreissig"),
    (36, "thirty.six trente.six treinta.y.seis trentasei trinta.e.seis sechsunddreissig"),
    (48, "forty.eight quarante.huit cuarenta.y.ocho quarantotto quarenta.e.oito"),
)
_MONTHS_SPELT = {word: number for number, words in _DOZENS for word in words.split()}
"""Numbers of months in words, with a dot for a hyphen or a space."""
_NUMBER = (
    rf"(?P<number>\d{{1,3}}(?:[.,]5)?|{'|'.join(_MONTHS_SPELT)}|{'|'.join(NUMBERS)})"
    r"(?P<and_half>einhalb| and a half)?"
)
_YEARS = r"years?|yrs?|ans?|annees?|anos?|anni|anno|jahr(?:en?)?"
_MONTHS = r"months?|mths?|mois|meses|mes|mesi|mese|monat(?:en?)?"
_HALF = r"(?P<half> (?:et demi|y medio|e mezzo|e meio)\b)?"
_TIME = rf"{_NUMBER}[\s-]{{1,2}}(?:(?P<years>{_YEARS})|(?P<months>{_MONTHS}))\b{_HALF}"
_LABEL = (
    r"(?:(?:project|total|planned|expected|programme|program)\s)?(?:duration|implementation period"
    r"|programme period|project period|time ?frame)"
    r"|duree(?:\s(?:du|de la|de l|totale|prevue)\W?\w*)?"
    r"|duracion(?:\s(?:del|de la|total|prevista)\s?\w*)?|(?:plazo|tiempo|periodo)(?:\sde\s\w+)?"
    r"|durata(?:\s(?:del|della|totale|prevista)\s?\w*)?"
    r"|duracao(?:\s(?:do|da|total|prevista)\s?\w*)?|prazo(?:\sde\s\w+)?"
    r"|(?:(?:projekt|gesamt)?laufzeit|(?:projekt)?dauer)(?:\sdes\s\w+)?|projektzeitraum|periode"
)
_MONEY_WORDS = "|".join(word for word in WORDS if len(word) > 3)
"""Names of money; its codes and signs may be words of other things."""
_UNIT = (
    rf"(?:{_MONEY_WORDS}|f\.? ?cfa|eur|usd|chf|gbp|[€$£]|millions?|millones|milhoes|milioni"
    rf"|(?<=\d )(?:{'|'.join(map(str.lower, sorted(CODES)))}))"
)
_SUM = rf"(?:(?:eur|usd|chf|gbp|[€$£])\s?\d[\d.,'’ ]{{0,15}}(?:(?:k|m|mio|mn|million)\b)?|{_UNIT})"
"""An amount of money, or the end of one."""
_AMOUNT = r"(?:\d{1,3}(?:[ .,'’]\d{3})+|\d{5,})"
_MONEY_AHEAD = rf"[^\n;]{{0,12}}?(?:\d (?:mio|mil|mill\w+|milh\w+|milioni)\b|{_AMOUNT} ?{_UNIT})"
_WORK = (
    r"(?:project|programme|program|initiative|grant|pilot|projet|programme|proyecto|programa"
    r"|progetto|programma|projeto|projekts?|vorhaben|programm)"
)
_OF = r"(?:d['’]|d[ei] )"
_OVER = r"(?:for|over|en|in|durante|sur|pendant|per|para|em|fur|uber|auf|por)"
_EACH = r"(?: (?:(?:per|a) year|par an|(?:por|al|ao) ano|all['’]anno|(?:pro|im) jahr))"
_ASKING = r"(?:\w+ )?(?:ask|request|demand|solicit|ped|chied|beantrag)\w*"
_LASTING = (
    rf"(?:{_LABEL})\b[\s:|=*_–-]{{0,6}}{_TIME}",
    rf"(?:{_LABEL}|dates?)\b[^\n]{{0,60}}\({_TIME}\)",
    rf"{_TIME} (?:projekt)?(?:laufzeit|dauer)",
    rf"(?:will|shall|would) (?:last|run|take)(?: for)? {_TIME}",
    rf"{_WORK[:-1]}|plan|piano|plano) (?:is|est|es|sera|e|ist) (?:for|de|di|auf) {_TIME}",
    rf"(?:lasts|runs|takes)(?: for)? {_TIME}",
    rf"(?:dure|durera|dura|durara|dauert) {_TIME}",
    rf"(?:{_SUM}[,)]?|{_AMOUNT}){_EACH}? ?{_OVER} {_TIME}",
    rf"{_SUM}(?: \w+)?\)? ?[,;/–—-] ?{_TIME}",
    rf"{_OVER} {_TIME},? {_ASKING} {_MONEY_AHEAD}",
    rf"(?<!\w )(?<![,;] ){_TIME}(?:[,;]| (?:and|et|y|e|und)) {_MONEY_AHEAD}",
    r"(?:duree|duracion|durata|duracao|dauer|laufzeit|duration|prazo|plazo) "
    rf"(?:{_OF}|(?:of|von) ){_TIME}",
    rf"{_WORK} (?:{_OF}|(?:of|von|uber|for|over|sur) ){_TIME}",
    rf"{_TIME} {_WORK}\b",
    rf"{_NUMBER}-?(?:(?P<years>jahrige)|(?P<months>monatige))[ns]? {_WORK}",
)
_DATE = r"(?P<{0}>\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{1,2}}/\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
_SPAN = (
    rf"\b(?:{_LABEL}|implementation dates?|dates?(?: du projet)?|period|calendrier|calendari?o"
    r"|timeline|zeitplan)\b[\s:|*_]{0,6}(?:(?:from|du|del?|dal|da|vom|von) )?"
    rf"{_DATE.format('first')}\s*(?:-|–|—|to|au|al|a|bis|ate)\s*{_DATE.format('last')}"
)
_FIRST_DAY = (
    r"(?:start date|starting date|date de debut|fecha de inicio|data di inizio|data de inicio"
    r"|projektbeginn|projektstart|beginn|debut|start)"
)
_LAST_DAY = (
    r"(?:end date|date de fin|fecha de (?:fin|cierre|finalizacion)|data di fine|data de conclusao"
    r"|data de fim|projektende|ende|fin|end)"
)
_OF_WORK = r"(?:\s(?:of the|du|de l|del|do|des)\s\w+)?"
_DAYS = (
    rf"\b{_FIRST_DAY}\b{_OF_WORK}[\s:|]{{0,6}}{_DATE.format('first')}\W{{1,9}}"
    rf"{_LAST_DAY}\b{_OF_WORK}[\s:|]{{0,6}}{_DATE.format('last')}"
)
_TELLS = re.compile(rf"\b(?:{_YEARS}|{_MONTHS})\b|jahrige|monatige|\d{{4}}")
"""Without such words no text tells how long work lasts: most questions need no more than this."""
_LONGEST = 240
"""Months that work may last; what is more is the age of somebody or something."""
_MONTH = 30.44
_NEAR = 60
_BEFORE = re.compile(
    r"\b(?:previous|earlier|former|past|completed|existing|ended|last|precedent\w*|anterior\w*"
    r"|precedent[ei]|pasado|passe|ultim[oa]s?|fruher\w*|vorherig\w*|abgeschlossen\w*)\b[^.;\n]*$"
)
"""Words before work of others, or of another time: `building on a previous five-year project`."""
_ANOTHER = rf"\b{_TIME}"

_compiled = cache(re.compile)
"""Patterns are compiled where a text first needs them, for most commands read none."""


def months_in(text: str) -> float | None:
    """Return how many months the work of a text lasts; None if it does not say, or says several.

    Only words that say so count: a label (`Duration: 3 years`, `Projektzeitraum 01.07.2024 bis
    30.06.2027`), a sentence (`terá uma duração de 5 anos`, `50 000 euros for two years`) or what
    the work is called (`a three-year project`). Years alone, as in `2022-2025`, leave a year open
    and say nothing.
    """
    plain = fold(text)
    if not _TELLS.search(plain):
        return None
    for found in (set(_told(plain)), set(_between(plain))):
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _told(text: str) -> Iterator[float]:
    for pattern in _LASTING:
        for match in _compiled(rf"(?:\b|(?=[€$£])){pattern}").finditer(text):
            written = match["number"]
            found = match.groupdict()
            half = 0.5 if found.get("half") or found["and_half"] else 0.0
            months = (_count(written) + half) * (12 if match["years"] else 1)
            before = text[max(0, match.start() - _NEAR) : match.start()]
            if months > _LONGEST or _BEFORE.search(before) or _goes_on(text, at=match.end()):
                continue
            if months:
                yield months


def _count(written: str) -> float:
    spelt = _MONTHS_SPELT.get(re.sub(r"[ -]", ".", written)) or NUMBERS.get(written)
    return float(spelt or written.replace(",", "."))


def _goes_on(text: str, *, at: int) -> bool:
    """Tell whether the line gives another time: `24 months (phase 1), 12 months (phase 2)`."""
    return bool(_compiled(_ANOTHER).search(text[at : at + _NEAR].partition("\n")[0]))


def _between(text: str) -> Iterator[float]:
    for match in (one for span in (_SPAN, _DAYS) for one in _compiled(span).finditer(text)):
        first, last = _day(match["first"]), _day(match["last"])
        if first and last and first < last:
            whole = _whole_months(match["first"])
            months = float(round((last - first).days / _MONTH) + whole)
            if 0 < months <= _LONGEST:
                yield months


def _whole_months(written: str) -> int:
    """Return 1 where days are left out: from 06/2024 to 11/2025 is eighteen months."""
    return int(len(re.split(r"[./-]", written)) == 2)


def _day(written: str) -> dt.date | None:
    for way in ("%d.%m.%Y", "%m.%Y", "%Y.%m.%d"):
        try:
            return dt.datetime.strptime(re.sub("[/-]", ".", written), way).date()
        except ValueError:
            continue
    return None
