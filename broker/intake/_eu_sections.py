"""The conditions of an EU call: the sections on who may apply, and their sentences."""

import re

_NEXT = r"\d\w?\.\s*(?:Other Eligib|Proposal|Admissi|Financial|Evaluation|Submission)"
_COUNTRIES = re.compile(
    rf"\d\w?\.\s*Eligible countries\s*:?(?P<text>.*?)(?:{_NEXT}|$)", re.IGNORECASE | re.DOTALL
)
_OTHER = re.compile(
    r"\d\w?\.\s*Other Eligib\w+ Conditions?\s*:?(?P<text>.*?)"
    r"(?:\d\w?\.\s*Financial and operational|$)",
    re.IGNORECASE | re.DOTALL,
)
_FREE = re.compile(
    rf"\d\w?\.\s*(?:Admissibility and )?Eligib(?:ility|le)(?P<text>.*?)(?:{_NEXT}|$)",
    re.IGNORECASE | re.DOTALL,
)
"""What takes the place of both sections where a call has a layout of its own."""

_FOOTNOTE = re.compile(r"\[\[.*?\]\]", re.DOTALL)
_LEAD_IN = re.compile(
    r"The following (?:additional eligibility (?:criteria|conditions)|exceptions) apply"
    r"(?: due to the specific nature of this topic)?\s*:\s*",
    re.IGNORECASE,
)
_ANNEXES = re.compile(
    r"(?:(?:(?:Others?|The) )?(?:elig\w+ )?condition\w* (?:are )?)?"
    r"(?:In addition, )?(?:As |are )?described in (?:the )?(?:General )?"
    r"Annex \w.{0,3}? of the (?:Horizon Europe )?Work Programme(?: General Annexes)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\d\.\s*")
_DOTS = re.compile(r"\.(?:\s*\.)+")
_END = re.compile(
    # No sentence ends in `e.g. this` or `St. Peter`, nor at the number of an entry of a list.
    r"(?:(?<=[a-z)\]\d”\"'’*])|(?<=Annex B))(?<!\be\.g)(?<!\bi\.e)(?<!\bSt)"
    r"\.(?:(?=[A-Z*]|$)|(?<!\s\d\.)(?=\s))|\n"
)
_SHORTEST = 12
"""Letters of the shortest remark that is taken for a sentence."""


def countries_section(text: str) -> str:
    """Return what the conditions say under `Eligible countries`, without footnotes."""
    return _found(_COUNTRIES, text)


def other_section(text: str) -> str:
    """Return what the conditions say under `Other eligibility conditions`, without footnotes."""
    return _found(_OTHER, text)


def free_section(text: str) -> str:
    """Return what the conditions of a call with a layout of its own say on eligibility."""
    return "" if _OTHER.search(text) else _found(_FREE, text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a section; the portal often leaves no blank between them."""
    plain = _DOTS.sub(". ", _LEAD_IN.sub(". ", _ANNEXES.sub(". ", text)))
    parts = (" ".join(part.split()).strip(" .-–•") for part in _END.split(plain))
    return [_NUMBERED.sub("", part) for part in parts if len(part) > _SHORTEST]


def _found(section: re.Pattern[str], text: str) -> str:
    found = section.search(_FOOTNOTE.sub("", text.replace("\ufeff", " ")))
    return found["text"].strip() if found else ""
