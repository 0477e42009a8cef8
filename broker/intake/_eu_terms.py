"""What the conditions of an EU call say plainly, as rules; the rest stays in its own words."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broker.intake._eu_form import EuForm, read_form
from broker.intake._eu_general import (
    general_rules,
    one_inside,
    refers_to_general_rules,
    sets_consortium,
)
from broker.intake._eu_limits import CountryLimit, exceptionally_funded, read_limit
from broker.intake._eu_money import own_share, rate_varies
from broker.intake._eu_notes import (
    CONTROLLED,
    FROM_CHINA,
    FURTHER,
    IN_CALL_DOCUMENT,
    IN_WORK_PROGRAMME,
    LISTED_COUNTRIES,
    NOT_GIVEN,
    PERSONS,
)
from broker.intake._eu_paid import read_payments
from broker.intake._eu_plain import described_rules, plain_rules
from broker.intake._eu_sections import countries_section, free_section, other_section, sentences
from broker.model import Condition, Payment, Said

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

_NOTES = 4
"""Notes that a call keeps; of what else it says it is told that there is more."""

_NOTE_LENGTH = 300

_PASSED = re.compile(
    r"satellite-based earth observation|Joint Research Centre|\bJRC |National Institutes of Health|"
    r"must fill in the table|controlled by|Horizon Europe Programme Guide|"
    r"have made specific provisions|^Proposals including .* ineligible$|"
    r"it is important to avoid a situation of|strategic autonomy is particularly at stake|"
    r"guarantees shall in particular|third countries may exceptionally participate",
    re.IGNORECASE,
)
"""Sentences that set no condition on who applies, or one that is noted elsewhere."""

_LIST_MAY_GROW = re.compile(
    r"third countries which may become associated|association agreement to the Programme must apply"
)
"""Sentences by which a list of countries may have grown since it was read."""

_PREAMBLE = re.compile(
    r"^(?:n/a|described|as described|see |hereinafter)|General Annex|exceptionally eligible for "
    r"(?:Union )?funding|Galileo|without prejudice|"
    r"(?:described|explained|set out|detailed|found) in (?:the |section |Annex |General Annex)|"
    r"explained Annex|as described in section|^under the heading|"
    r"^(?:In order to achieve|For this reason|For the duly justified|The choice of these)",
    re.IGNORECASE,
)
"""Sentences that say nothing of their own, unless they bind somebody."""

_BINDS = re.compile(
    r"\bmust\b|\bshall (?!apply mutatis)|\bonly\b|\bat least\b|\b(?:min|max)imum\b|\blimited\b|"
    r"\brestricted\b|\brequire|\bnot eligible|\bineligible",
    re.IGNORECASE,
)
_WHO = re.compile(r"principal investigator|host institution|applicant|legal entit", re.IGNORECASE)
"""In a call with a layout of its own, sentences on something else tell of no applicant."""

_CONTROL = re.compile(r"(?:directly or indirectly )?controlled by(?P<china> China\b)?")
_LIMITS = re.compile(r"participation(?: in this topic)? is limited to", re.IGNORECASE)
_PERSONS = re.compile(r"applicants must\s*:?\s*be a natural person(?! or)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class EuTerms:
    """What was read in the conditions of one call."""

    conditions: tuple[Condition, ...]
    payments: tuple[Payment, ...]
    """Who gets money itself, where that is not everybody who takes part."""
    form: EuForm
    rate_varies: bool
    """Whether the share that is paid depends on who is paid."""


def read_terms(
    text: str, *, about: str, programme: str, action: str, year: int, vocabulary: "Vocabulary"
) -> EuTerms:
    """Return the rules that the conditions and the description of a call state plainly.

    Args:
        text: The conditions, as the portal gives them.
        about: The description, in which some programmes say how large a team must be.
        programme: Name of the programme, as `Horizon Europe`.
        action: Type of action, as `HORIZON Innovation Actions`.
        year: Year in which the text was read.
        vocabulary: Names of countries.
    """
    other = other_section(text)
    read = _Reading(vocabulary)
    for sentence in (*sentences(countries_section(text)), *sentences(other)):
        read.take(sentence)
    for sentence in sentences(free_section(text)):
        read.take(sentence, only=_WHO)
    rules = [*read.limits(), *read.rules, *described_rules(about)]
    if (share := own_share(text, about=about)) is not None:
        rules.append(f"cofinancing >= {share:g}%")
    made = [Condition.read(rule, as_of=year) for rule in dict.fromkeys(rules)]
    notes: list[str] = []
    if programme == "Horizon Europe":
        made += one_inside(action)
    if programme == "Horizon Europe" and refers_to_general_rules(other):
        paid = exceptionally_funded(other, vocabulary=vocabulary)
        made += general_rules(action, section=other, year=year, paid=paid, listed=read.listed())
        if not sets_consortium(action):
            notes.append(IN_WORK_PROGRAMME)
    elif not other.strip() and not countries_section(text) and not free_section(text):
        notes.append(NOT_GIVEN)
    else:
        notes.append(IN_CALL_DOCUMENT)
    if _PERSONS.search(about):
        notes.append(PERSONS)
    notes += read.all_notes()
    if len(notes) > _NOTES + 1:
        notes = [*notes[:_NOTES], FURTHER]
    made = [*_strictest(made), *(Condition(note=_cut(note), as_of=year) for note in notes)]
    return EuTerms(
        conditions=tuple(dict.fromkeys(made)),
        payments=read_payments(text, programme=programme, action=action, vocabulary=vocabulary),
        form=read_form(text, about=about),
        rate_varies=rate_varies(text, about=about, programme=programme, action=action),
    )


class _Reading:
    """What the sentences of a call come to."""

    def __init__(self, vocabulary: "Vocabulary") -> None:
        self.rules: list[str] = []
        self._vocabulary = vocabulary
        self._limit: CountryLimit | None = None
        self._listed = self._grows = False
        self._controls: dict[Said, None] = {}
        self._notes: list[str] = []

    def take(self, sentence: str, *, only: re.Pattern[str] | None = None) -> None:
        """Read one sentence; with `only`, one that nothing plain stands in may be left out."""
        for hit in _CONTROL.finditer(sentence):
            self._controls[FROM_CHINA if hit["china"] else CONTROLLED] = None
        if limit := read_limit(sentence, vocabulary=self._vocabulary):
            self._limit = limit
            if limit.everybody:
                return
        elif _LIMITS.search(sentence):
            self._listed = True
        found, whole = plain_rules(sentence)
        self.rules += found
        if whole:
            return
        if _LIST_MAY_GROW.search(sentence):
            self._grows = True
        elif self._is_note(sentence) and (only is None or only.search(sentence)):
            self._notes.append(sentence)

    def listed(self) -> tuple[str, ...]:
        """Return the places from which the call says that one may take part."""
        return self._limit.where if self._limit else ()

    def limits(self) -> list[str]:
        """Return where those who take part must have their seat.

        Who is outside a list that may have grown, or part of which is not known, must read it.
        """
        limit = self._limit
        if limit is None:
            return []
        where = ", ".join(limit.where)
        if limit.whole and not self._grows:
            return [f"each.country in {where}"]
        return [f"note if any.country not in {where}: {_cut(limit.said)}"]

    def all_notes(self) -> list[str]:
        """Return what no rule expresses, the gravest first."""
        found: list[str] = []
        if self._listed and self._limit is None:
            found.append(LISTED_COUNTRIES)
        return [*found, *self._controls, *dict.fromkeys(self._notes)]

    def _is_note(self, sentence: str) -> bool:
        if _PASSED.search(sentence):
            return False
        return bool(_BINDS.search(sentence)) or not _PREAMBLE.search(sentence)


def _strictest(conditions: list[Condition]) -> list[Condition]:
    """Return conditions without plain limits that another one among them makes idle."""
    best: dict[tuple[object, ...], Condition] = {}
    for one in conditions:
        key = _limit_key(one)
        known = best.get(key)
        if known is None or _number(one) > _number(known):
            best[key] = one
    return [one for one in conditions if best[_limit_key(one)] is one]


def _limit_key(one: Condition) -> tuple[object, ...]:
    test = one.tests[0] if len(one.tests) == 1 and one.given is None else None
    if test is None or test.number is None or test.sign != ">=":
        return (one,)
    return (test.who, test.what, test.unit, test.among, test.seats, test.share_of)


def _number(one: Condition) -> float:
    return (one.tests[0].number or 0.0) if one.tests else 0.0


def _cut(note: str) -> str:
    """Return the beginning of a note, whole words only."""
    if len(note) <= _NOTE_LENGTH:
        return note
    return f"{note[:_NOTE_LENGTH].rsplit(' ', 1)[0]} …"
