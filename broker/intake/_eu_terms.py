"""What the conditions of an EU call say plainly, as rules; the rest stays in its own words.

Who may form a consortium under Horizon Europe is set by Article 22 of Regulation (EU) 2021/695,
unless a call says otherwise; its calls refer to it as Annex B of the General Annexes.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broker.intake._conditions import place_key
from broker.model import Condition, InputError

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

REGULATION = "http://data.europa.eu/eli/reg/2021/695/oj"
"""The regulation that sets up Horizon Europe."""

_ADOPTED = 2021
_ANYONE = "applicant.country in WORLD"
"""Article 22(1): legal entities from everywhere may take part, paid or not."""

_NOTES = 4
"""Notes that a call keeps; what else it says is counted."""

_NOTE_LENGTH = 300
_SHORTEST = 12
"""Letters of the shortest remark that is taken for a condition."""

_OTHER = re.compile(
    r"3\.\s*Other Eligib\w+ Conditions?:?(?P<text>.*?)(?:4\.\s*Financial and operational|$)",
    re.IGNORECASE | re.DOTALL,
)
_SECTIONS = re.compile(r"Eligible countries|Other eligib", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\[.*?\]\]", re.DOTALL)
_ANNEX_B = re.compile(r"Annex B\s*\S? ?of the (?:Horizon Europe )?Work Programme General Annexes")
_SENTENCE = re.compile(r"(?:(?<=[a-z)\]\d”\"'])|(?<=Annex B))[.;](?=\s|[A-Z]|$)|\n")
_ANNEXES = re.compile(
    r"(?:(?:Other |The )?elig\w+ condition\w* (?:are )?)?(?:As |are )?described in (?:General )?"
    r"Annex \w.{0,3}? of the (?:Horizon Europe )?Work Programme(?: General Annexes)?",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"The following additional eligibility (?:criteria|conditions) apply\s*:\s*", re.IGNORECASE
)
_PASSED = re.compile(
    r"satellite-based earth observation|Joint Research Centre|JRC |National Institutes of Health|"
    r"must fill in the table|controlled by|Horizon Europe Programme Guide|"
    r"have made specific provisions|^Proposals including .* ineligible$",
    re.IGNORECASE,
)
"""Sentences that set no condition on who applies, or one that is noted elsewhere."""

_PREAMBLE = re.compile(
    r"additional eligibility (?:criteria|conditions) appl|^(?:n/a|described|as described|see )|"
    r"General Annexes|exceptionally eligible for (?:Union )?funding|Galileo|without prejudice|"
    r"^(?:In order to achieve|For this reason|For the duly justified|The choice of these)",
    re.IGNORECASE,
)
"""Sentences that say nothing of their own, unless they bind somebody."""

_BINDS = re.compile(
    r"\bmust\b|\bshall\b|\bonly\b|\bat least\b|\b(?:min|max)imum\b|\blimited\b|\brestricted\b|"
    r"\brequire|\bnot eligible",
    re.IGNORECASE,
)

_RIA_OR_IA = re.compile(r"^HORIZON (?:JU )?(?:Research and )?Innovation Actions$")
_SUPPORT = re.compile(r"^HORIZON (?:JU )?Coordination and Support Actions$")
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9}
_N = rf"(?P<n>{'|'.join(_NUMBERS)}|\d+)"
_PLAIN = (
    (
        re.compile(
            r"(?:Applications must be submitted by a consortium including participation, as "
            rf"beneficiaries, of )?at least {_N} independent legal entities.{{0,40}}?different "
            r"Member State or "
            rf"Associated Country\W+(?:and )?(?P<m>{'|'.join(_NUMBERS)}) of which are established "
            r"in a Member State",
            re.IGNORECASE | re.DOTALL,
        ),
        ("countries >= {n} of EU, AC", "members >= {m} of EU"),
    ),
    (
        re.compile(
            rf"(?:consortia may include a )?maximum of {_N} independent eligible entities"
            r"(?: as participants)?",
            re.IGNORECASE,
        ),
        ("members <= {n}",),
    ),
    (
        re.compile(
            rf"at least {_N} independent legal entities established in an African Union member",
            re.IGNORECASE,
        ),
        ("members >= {n} of AFRICAN_UNION",),
    ),
    (
        re.compile(
            rf"at least (?:{'|'.join(_NUMBERS)}) legal entities established in at least {_N} "
            r"different African Union member states",
            re.IGNORECASE,
        ),
        ("countries >= {n} of AFRICAN_UNION",),
    ),
    (
        re.compile(
            rf"at least {_N} (?:\(\d+\) )?distinct regional or local authorities", re.IGNORECASE
        ),
        ("members >= {n} of subnational_authority",),
    ),
    (
        re.compile(
            r"(?:(?:In order to|To) achieve the expected outcomes, ?)?participation as coordinators"
            r"(?: to the call)? is limited to legal entities established in Widening countries"
            r"(?:, as defined in the Horizon Europe regulation)?",
            re.IGNORECASE,
        ),
        ("lead.country in WIDENING",),
    ),
)
_LIMITED = re.compile(
    r"participation(?: in this topic)? is limited to legal entities established in "
    r"(?P<where>[^.]+)\.(?P<more>\s*In addition)?",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"(?:directly or indirectly )?controlled by")
_LIMITS = re.compile(r"participation(?: in this topic)? is limited to", re.IGNORECASE)
_ALONE = re.compile(r"only be submitted by one legal entity|mono-beneficiary", re.IGNORECASE)
_OWN_RULES = re.compile(
    r"replacing the relevant sections|proposal must include only", re.IGNORECASE
)
"""Words by which a call sets its own rules in place of the general ones."""

_RATE = re.compile(r"funding rate is (?:up to )?(?P<n>\d{1,2})\s*% of the eligible costs(?P<x>,)?")
_PAGES = re.compile(r"page limit[^.]{0,90}?(?P<n>\d{2,3}) pages", re.IGNORECASE)
_LUMP = re.compile(r"Eligible costs will take the form of a lump sum", re.IGNORECASE)
_WHERE = {
    "member states": "EU",
    "the member states": "EU",
    "eu member states": "EU",
    "associated countries": "AC",
    "oecd countries": "OECD",
    "oecd": "OECD",
    "mercosur": "MERCOSUR",
    "mercosur countries": "MERCOSUR",
    "african union member states": "AFRICAN_UNION",
    "andean community": "ANDEAN_COMMUNITY",
}


@dataclass(frozen=True, kw_only=True)
class EuTerms:
    """What was read in the conditions of one call."""

    conditions: tuple[Condition, ...]
    remarks: tuple[str, ...]
    """What an applicant should know besides: pages, lump sum."""


def read_terms(
    text: str, *, programme: str, action: str, year: int, vocabulary: "Vocabulary"
) -> EuTerms:
    """Return the rules that the conditions of a call state plainly.

    Args:
        text: The conditions, as the portal gives them.
        programme: Name of the programme, as `Horizon Europe`.
        action: Type of action, as `HORIZON Innovation Actions`.
        year: Year in which the text was read.
        vocabulary: Names of countries.
    """
    section = _FOOTNOTE.sub("", found["text"]) if (found := _OTHER.search(text)) else ""
    rules, rest = _plain_rules(section, vocabulary=vocabulary)
    if (hit := _RATE.search(text)) and not hit["x"]:
        rules.append(f"cofinancing >= {100 - int(hit['n'])}%")
    made = [Condition.read(rule, as_of=year) for rule in rules]
    notes = []
    if programme == "Horizon Europe" and _ANNEX_B.search(section):
        made += _general(action, section=section, year=year)
        if not (_RIA_OR_IA.match(action) or _SUPPORT.match(action)):
            notes.append("who may apply to this type of action is set out in the work programme")
    elif not section.strip() or not _SECTIONS.search(text):
        notes.append("the portal gives no conditions here; who may apply stands in the call text")
    else:
        notes.append("who may apply is set out in the call document")
    if _LIMITS.search(rest):
        notes.append("only organisations from the countries that it lists may take part")
    if _CONTROL.search(rest):
        notes.append("who is controlled from a country that is not eligible may not take part")
    notes += _sentences(rest)
    more = len(notes) - _NOTES
    if more > 1:
        notes = [*notes[:_NOTES], f"{more} further conditions of the call"]
    made += [Condition(note=note[:_NOTE_LENGTH], as_of=year) for note in notes]
    return EuTerms(conditions=tuple(dict.fromkeys(made)), remarks=_remarks(text))


def _plain_rules(section: str, *, vocabulary: "Vocabulary") -> tuple[list[str], str]:
    """Return the rules that a section states plainly, and the section without them."""
    rules: list[str] = []
    rest = section
    for pattern, forms in _PLAIN:
        if hit := pattern.search(rest):
            numbers = {key: _number(value) for key, value in hit.groupdict().items()}
            rules += [form.format(**numbers) for form in forms]
            rest = rest[: hit.start()] + rest[hit.end() :]
    if (hit := _LIMITED.search(rest)) and not hit["more"]:
        where = _places(hit["where"], vocabulary=vocabulary)
        if where:
            rules.append(f"each.country in {', '.join(where)}")
            rest = rest[: hit.start()] + rest[hit.end() :]
    return rules, rest


def _remarks(text: str) -> tuple[str, ...]:
    """Return what an applicant should know besides the rules."""
    said = []
    if (hit := _RATE.search(text)) and hit["x"]:
        said.append("The funding rate depends on who is paid; read the conditions.")
    if hit := _PAGES.search(text):
        said.append(f"The application has at most {hit['n']} pages.")
    if _LUMP.search(text):
        said.append("It pays a lump sum.")
    return tuple(said)


def _general(action: str, *, section: str, year: int) -> list[Condition]:
    """Return the rules that hold unless a call says otherwise."""
    if _ALONE.search(section):
        return [Condition.read("members <= 1", as_of=year)]
    if _OWN_RULES.search(section):
        return []
    plan = Condition.read("each.gender_plan = yes", as_of=year)
    rules: tuple[str, ...]
    if _RIA_OR_IA.match(action):
        rules = (_ANYONE, "countries >= 3 of EU, AC", "members >= 1 of EU")
    elif _SUPPORT.match(action):
        rules = (_ANYONE, "members >= 1 of EU, AC")
    else:
        return [plan]
    return [
        *(Condition.read(rule, source=REGULATION, as_of=_ADOPTED) for rule in rules),
        plan,
    ]


def _sentences(text: str) -> list[str]:
    """Return the sentences that may set a condition which no rule expresses."""
    plain = _LEAD_IN.sub(". ", _ANNEXES.sub(". ", text))
    parts = (" ".join(part.split()).strip(" .-–•\ufeff") for part in _SENTENCE.split(plain))
    return [
        part
        for part in parts
        if len(part) > _SHORTEST
        and not _PASSED.search(part)
        and (_BINDS.search(part) or not _PREAMBLE.search(part))
    ]


def _places(text: str, *, vocabulary: "Vocabulary") -> tuple[str, ...] | None:
    """Return the keys of the places in a list; None where one of them is not known."""
    names = [
        re.sub(r"^and\s+", "", part.strip())
        for part in re.split(r",|\band the following additional associated countries\s*:|\band\b",
                             text)
    ]  # fmt: skip
    keys = []
    for name in filter(None, names):
        short = name.replace("-", " ").removeprefix("the ").strip()
        try:
            keys.append(_WHERE.get(name.casefold()) or place_key(short, vocabulary=vocabulary))
        except InputError:
            return None
    return tuple(keys) or None


def _number(text: str) -> int:
    return _NUMBERS.get(text.casefold()) or int(text)
