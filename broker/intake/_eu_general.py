"""Who may form a consortium under Horizon Europe, unless a call says otherwise.

That is set by Article 22 of Regulation (EU) 2021/695; calls refer to it as Annex B of the General
Annexes of the work programme.
"""

import re

from broker.intake._eu_notes import IF_FUNDED, IN_EXCEPTIONS, WITHOUT_UNION
from broker.model import Condition

REGULATION = "http://data.europa.eu/eli/reg/2021/695/oj"
"""The regulation that sets up Horizon Europe."""

_ADOPTED = 2021
_ANYONE = "applicant.country in WORLD"
"""Article 22(1): legal entities from everywhere may take part, paid or not."""

_ANNEX_B = re.compile(r"Annex B\s*\S? ?of the (?:Horizon Europe )?Work Programme General Annexes")
_RIA_OR_IA = re.compile(r"^HORIZON (?:JU )?(?:Research and )?Innovation Actions$")
_SUPPORT = re.compile(r"^HORIZON (?:JU )?Coordination and Support Actions$")
_ONE_INSIDE = re.compile(r"^HORIZON (?:JU )?(?:ERC|EIC|TMA MSCA|Programme Cofund)\b")
_ALONE = re.compile(r"only be submitted by (?:one|a single) legal entity", re.IGNORECASE)
_MAY_BE_ALONE = re.compile(
    r"may (?:\w+ )?be (?:composed of|submitted by) (?:one|a single) (?:legal entity|applicant)",
    re.IGNORECASE,
)
_OWN_RULES = re.compile(
    r"replacing the relevant sections|proposal must include only", re.IGNORECASE
)
"""Words by which a call sets its own rules in place of the general ones."""

_THIRD = re.compile(r"non-associated third countries may exceptionally participate", re.IGNORECASE)
_IF_FUNDED = re.compile(r"if eligible for funding, legal entities established in non", re.I)


def refers_to_general_rules(section: str) -> bool:
    """Tell whether the conditions of a call refer to the general ones."""
    return bool(_ANNEX_B.search(section))


def sets_consortium(action: str) -> bool:
    """Tell whether the general rules say who must be in a consortium for a type of action."""
    return bool(_RIA_OR_IA.match(action) or _SUPPORT.match(action))


def one_inside(action: str) -> list[Condition]:
    """Return what the regulation asks of actions that one organisation may carry out.

    Article 22(3): in actions of the European Research Council and of the European Innovation
    Council, in training and mobility and in programme co-funding, one of those who take part must
    be established in a member state or an associated country.
    """
    if not _ONE_INSIDE.match(action):
        return []
    return [Condition.read("members >= 1 of EU, AC", source=REGULATION, as_of=_ADOPTED)]


def general_rules(
    action: str, *, section: str, year: int, paid: tuple[str, ...], listed: tuple[str, ...]
) -> list[Condition]:
    """Return the rules that hold unless a call says otherwise.

    Args:
        action: Type of action.
        section: The conditions of the call itself.
        year: Year in which they were read.
        paid: Places outside the programme from which the call expressly pays organisations.
        listed: Places from which the call says that one may take part; none if it lists none.
    """
    plan = Condition.read("each.gender_plan = yes", as_of=year)
    if _ALONE.search(section):
        return [plan]
    if _OWN_RULES.search(section):
        return []
    rules: tuple[str, ...]
    if _SUPPORT.match(action):
        rules = _of_support(section, paid=paid, listed=listed)
    elif _RIA_OR_IA.match(action) and _MAY_BE_ALONE.search(section):
        rules = (_ANYONE, "members >= 1 of EU, AC")
    elif _RIA_OR_IA.match(action):
        rules = (_ANYONE, "countries >= 3 of EU, AC", "members >= 1 of EU")
    else:
        return [plan]
    return [
        *(Condition.read(rule, source=REGULATION, as_of=_ADOPTED) for rule in rules),
        plan,
    ]


def _of_support(section: str, *, paid: tuple[str, ...], listed: tuple[str, ...]) -> tuple[str, ...]:
    """Return who may carry out a coordination and support action.

    Article 22(4): legal entities of member states and associated countries, and only in exceptional
    cases those of other countries; the call then says so.
    """
    inside = ", ".join(dict.fromkeys(("EU", "AC", *paid, *listed)))
    if _THIRD.search(section):
        alone = f"note if each.country not in EU, AC: {WITHOUT_UNION}"
        if not _IF_FUNDED.search(section):
            return _ANYONE, alone
        return _ANYONE, alone, f"note if any.country not in {inside}: {IF_FUNDED}"
    seats = (f"applicant.country in {inside}", f"members >= 1 of {inside}")
    if listed:
        return seats
    return *seats, f"note if any.country not in {inside}: {IN_EXCEPTIONS}"
