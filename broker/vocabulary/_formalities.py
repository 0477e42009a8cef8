"""Lines of a form or a page that name places for formal reasons: who pays, and addresses."""

import re

from broker.model import fold

_DONORS = """
    auftraggeber | auftraggeberin | bailleur | bailleurs | bailleur de fonds | bailleurs de fonds |
    co financing | cofinanced by | cofinanciador | cofinanciadores | cofinanziatore |
    cofinanziatori | cofinanceurs | comitente | commissioned by | commettant | donante | donantes |
    donor | donor organisation | donor organization | donors | doador | doadores | donateur |
    donateurs | donatore | donatori | entidad financiadora | entidade financiadora |
    ente finanziatore | financador | financadores | finance par | financed by | financement |
    financeur | financeurs | financiado por | financiador | financiadores | finanziato da |
    finanziatore | finanziatori | finanzierung | finanzierungspartner | finanziert durch |
    finanziert uber | fordergeber | forderer | funded by | funder | funders | funding |
    geldgeber | mittelgeber
"""
_LABEL = "|".join(one.strip().replace(" ", r"\W") for one in _DONORS.split("|"))
_OPENING = re.compile(rf"\W*(?:{_LABEL})\s*(?:[:|–]|-\s)")
_BARE = re.compile(rf"\W*(?:{_LABEL})\W*")
_CONTACT = re.compile(
    r"(?i)(?<!\w)(?:t[eé]l(?:[eé](?:fono?|phone?|fone))?|fax|phone|telefon[eo]?)(?!\w)"
    r"[^\n]{0,4}[+(\d]"
    r"|[\w.-]+@[\w-]+\.\w|\[email|(?<!\w)(?:p\.?\s?o\.?\s?box|b\.\s?p\.|apartado)\s\d"
)

_FIELD = 400
"""A field of a form is so many characters long at most."""
_NEAR = 80
"""An address is so many characters long at most; some texts have no lines."""


def is_donors(text: str, *, at: int) -> bool:
    """Tell whether a place stands in the field of a form for who pays: `Donor: …`.

    The field's label opens the line, or is the line before.
    """
    floor = max(0, at - _FIELD)
    start = text.rfind("\n", floor, at) + 1
    if not start and floor:
        return False
    if _OPENING.match(fold(text[start:at])):
        return True
    lines = text[max(0, start - _NEAR) : start].splitlines()
    above = next((line for line in reversed(lines) if _letters(line)), "")
    return bool(_BARE.fullmatch(fold(above)))


def is_address(text: str, *, at: int) -> bool:
    """Tell whether a telephone number, post box or mail address stands beside a place."""
    floor = max(0, at - _NEAR)
    start = max(text.rfind("\n", floor, at) + 1, floor)
    end = text.find("\n", at, at + _NEAR)
    return bool(_CONTACT.search(text[start : end if end >= 0 else at + _NEAR]))


def _letters(line: str) -> bool:
    return any(char.isalpha() for char in line)
