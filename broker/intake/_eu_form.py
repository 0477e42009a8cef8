"""How an application to an EU call looks, and how it pays, as far as the conditions tell."""

import re
from dataclasses import dataclass

_PAGES = re.compile(
    r"page limit[^.]{0,120}?(?P<n>\d{2,3}) pages|"
    r"\blimit for [^.;]{0,40}?full (?:proposal|application)s? is (?P<full>\d{2,3}) pages|"
    r"applications are limited to maximum (?P<most>\d{2,3}) pages|"
    r"applications must be [^.]{0,60}?not exceeding (?P<under>\d{2,3}) pages|"
    r"limit for [^.;]{0,40}? actions is (?P<sort>\d{2,3}) pages",
    re.IGNORECASE,
)
_STAGES = re.compile(
    r"first stage of a two-stage call, the limit for [^.;]{0,40}? is (?P<first>\d{1,3}) "
    r"pages.{0,20}second stage of a two-stage call, the limit for [^.;]{0,40}? is "
    r"(?P<second>\d{1,3})",
    re.IGNORECASE,
)
_LUMP = re.compile(
    r"Eligible costs will take the form of a lump sum|"
    r"financial contribution will be awarded as a lump sum|"
    r"refer to the Lump Sum Model Grant Agreement",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class EuForm:
    """What an applicant should know besides the rules."""

    pages: int | None
    """Pages that the whole application may have; None where the call does not say, or says two."""
    pages_first: int | None
    """Pages that the short proposal of a first stage may have."""
    lump_sum: bool


def read_form(text: str, *, about: str) -> EuForm:
    """Return how long an application may be, and whether a lump sum is paid.

    Args:
        text: The conditions, as the portal gives them.
        about: The description, in which some programmes limit the pages.
    """
    stages = _STAGES.search(text)
    limits = {int(next(filter(None, hit.groups()))) for hit in _PAGES.finditer(f"{text}\n{about}")}
    # Two limits are for two sorts of action, of which nothing here tells the one that is meant.
    pages = limits.pop() if len(limits) == 1 else None
    return EuForm(
        pages=int(stages["second"]) if stages else pages,
        pages_first=int(stages["first"]) if stages else None,
        lump_sum=bool(_LUMP.search(text)),
    )
