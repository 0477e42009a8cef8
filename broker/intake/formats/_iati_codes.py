"""Codes of the International Aid Transparency Initiative in the words of this engine.

Version 1.0x of the standard writes words where 2.0x has numbers.
"""

STATUS = {"1": "planned", "2": "running", "3": "completed", "4": "completed"}
"""Codes of the list ActivityStatus; of cancelled and suspended work the state is not known."""

HALTED = frozenset({"5", "6"})
"""Codes of ActivityStatus for cancelled and suspended work."""

STARTS, ENDS = ("2", "1"), ("4", "3")
"""Codes of the list ActivityDateType: the actual date counts more than the planned one."""

_DATES = {"start-planned": "1", "start-actual": "2", "end-planned": "3", "end-actual": "4"}

FUNDING, ACCOUNTABLE, EXTENDING, IMPLEMENTING = "1", "2", "3", "4"
"""Codes of the list OrganisationRole."""

_ROLES = {
    "funding": FUNDING,
    "accountable": ACCOUNTABLE,
    "extending": EXTENDING,
    "implementing": IMPLEMENTING,
}

SORTS = frozenset(
    "10000 11000 11001 11002 11003 11004 12000 12001 12002 12003 12004 13000 20000 21000 22000 "
    "23000 30000 31000 32000 40000 41000 46000 47000 50000 51000 52000 60000 61000 62000 63000 "
    "90000".split()
)
"""Codes of the OECD's channels that stand for a sort of organisation, such as `a local NGO`."""

_KINDS = {
    "10": "government",
    "11": "subnational_authority",
    "15": "government",
    "21": "civil_society",
    "22": "civil_society",
    "23": "civil_society",
    "24": "civil_society",
    "40": "intergovernmental",
    "60": "civil_society",
    "70": "private_sector",
    "71": "private_sector",
    "72": "private_sector",
    "73": "private_sector",
    "80": "academic_research",
}
"""Codes of the list OrganisationType and the kinds of member that come nearest."""


def role_of(text: str) -> str:
    """Return the code of a role, which 1.0x writes as a word, in any letters."""
    return _ROLES.get(text.strip().casefold(), text.strip())


def date_of(text: str) -> str:
    """Return the code of a sort of date, which 1.0x writes as words."""
    return _DATES.get(text.strip().casefold(), text.strip())


def kind_of(code: str) -> str:
    """Return the kind of an organisation, or nothing where its type says none."""
    return _KINDS.get(code.strip(), "")
