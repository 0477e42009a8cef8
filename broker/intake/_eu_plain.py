"""What a sentence of an EU call plainly asks of the number, the countries and kinds of a team."""

import re

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip


def _n(name: str) -> str:
    return rf"(?P<{name}>{'|'.join(_NUMBERS)}|\d+)(?: \(\d+\))?"


_STATES = r"(?:EU )?Member States? or (?:Horizon Europe )?Associated Countr(?:y|ies)"
_PLAIN = (
    (
        rf"at least {_n('n')} independent legal entities.{{0,40}}?different Member State or "
        rf"Associated Country\W+(?:and )?{_n('m')} of which are established in a Member State",
        ("countries >= {n} of EU, AC", "members >= {m} of EU"),
    ),
    (rf"maximum of {_n('n')} independent eligible entities", ("members <= {n}",)),
    (
        rf"minimum of {_n('n')} to a maximum of {_n('m')} partners",
        ("members >= {n}", "members <= {m}"),
    ),
    (
        rf"legal entities forming part of the consortium shall not exceed {_n('n')}",
        ("members <= {n}",),
    ),
    (
        rf"must be submitted by at least {_n('n')} applicants[^.]{{0,60}}? from {_n('m')} "
        r"different (?:eligible )?countries",
        ("members >= {n}", "countries >= {m}"),
    ),
    (
        rf"at least {_n('n')} independent legal entities established in an African Union member",
        ("members >= {n} of AFRICAN_UNION",),
    ),
    (
        rf"at least (?:{'|'.join(_NUMBERS)}) legal entities established in at least {_n('n')} "
        r"different African Union member states",
        ("countries >= {n} of AFRICAN_UNION",),
    ),
    (
        rf"at least {_n('n')} distinct regional or local authorities",
        ("members >= {n} of subnational_authority",),
    ),
    (
        r"participation as coordinators(?: to the call)? is limited to legal entities established "
        r"in Widening countries",
        ("lead.country in WIDENING",),
    ),
    (
        rf"at least {_n('n')} legal entit(?:y|ies) (?:shall|must) be established in an? "
        r"[“\"']?widening country",
        ("members >= {n} of WIDENING",),
    ),
    (
        r"(?<=beneficiaries must be )(?P<rest>[^.]{0,80}?)(?:established|located) in an? "
        r"(?:Horizon Europe )?widening country",
        ("each.country in WIDENING",),
    ),
    (
        r"applications may only be submitted by (?:one|a single) legal entity"
        r"(?: \(mono-beneficiary\))?",
        ("members <= 1",),
    ),
    (
        r"host organisation must be (?:established|located) in an? widening country",
        ("applicant.country in WIDENING",),
    ),
    (
        r"host institution\b(?P<rest>[^.]*?) must be established (?:either )?in an? (?:EU )?"
        r"Member State or an Associated Country",
        ("applicant.country in EU, AC",),
    ),
)
_RULES = tuple((re.compile(text, re.IGNORECASE | re.DOTALL), rules) for text, rules in _PLAIN)
"""Firm wordings, each with the rules that it stands for; what it says besides is its `rest`."""

_SPREAD = (
    re.compile(rf"(?:from|established in) (?:at least )?{_n('n')} different {_STATES}", re.I),
    re.compile(
        rf"at least {_n('n')}\b[^.]{{0,160}}?\beach (?:from|established in) an? (?:different )?"
        rf"{_STATES}",
        re.IGNORECASE,
    ),
)
_TEAM = re.compile(r"\bbeneficiar|\bparticipants?\b|\bpartners\b|\bconsorti", re.IGNORECASE)
_SUBMITTED = re.compile(
    r"must be submitted by at least|forming part of the consortium shall not exceed", re.IGNORECASE
)
_ALONE = re.compile(r"may be submitted by a single applicant", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?:In order to|To) achieve the expected outcomes|due to the specific challenge of this topic|"
    r"in addition to the minimum number of participants set out in the General Annexes|"
    r"Applications must be submitted by a consortium including participation, as beneficiaries, of|"
    r"consorti(?:a|um) (?:must|may|shall) include a?|must be part of the consortium|"
    r"as participants|as beneficiaries|as defined in the Horizon Europe regulation|"
    r"beneficiaries must be|"
    r"states?\b|in addition|to be eligible to this call|[^\w]+|\bthe\b|\bof\b|\bnumber\b|\ba\b",
    re.IGNORECASE,
)
"""Words around a rule that ask for nothing else."""


def plain_rules(sentence: str) -> tuple[list[str], bool]:
    """Return the rules that a sentence states plainly, and whether it says no more than they do."""
    found: list[str] = []
    rest = sentence
    for pattern, rules in _RULES:
        if hit := pattern.search(rest):
            said = hit.groupdict()
            kept = said.pop("rest", "")
            numbers = {key: number_of(value) for key, value in said.items()}
            found += [rule.format(**numbers) for rule in rules]
            rest = f"{rest[: hit.start()]} {kept} {rest[hit.end() :]}"
    whole = bool(found) and not _EMPTY.sub("", rest)
    if not found and _TEAM.search(sentence):
        found += [
            f"countries >= {number_of(hit['n'])} of EU, AC"
            for pattern in _SPREAD
            if (hit := pattern.search(sentence))
        ]
    return found, whole


def described_rules(text: str) -> list[str]:
    """Return the rules on the size of a team that the description of a call states, if firm."""
    if _ALONE.search(text):
        return []
    return [
        rule
        for part in re.split(r"(?<=[a-z)\]])\.", text)
        if _SUBMITTED.search(part)
        for rule in plain_rules(part)[0]
    ]


def number_of(text: str) -> int:
    """Return a number that is written in figures or as a word."""
    return _NUMBERS.get(text.casefold()) or int(text)
