"""Lines of a form or a page that name places for formal reasons: who pays, and addresses."""

import re
from typing import NamedTuple

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
_PARTNERS = """
    consorcio | consortium | consorzio | cooperating agencies | cooperating agency |
    entidades parceiras | entidades socias | international partners | kooperationspartner |
    organisations partenaires | organizaciones socias | organizacoes parceiras | parceiros |
    parceiros do projeto | parcerias | partenaires | partenaires du projet | partenariat |
    partenariato | partenariats | partenaire | partner | partner di progetto |
    partner institutions | partner organisations | partner organizations | partners | partnership |
    projektpartner | project partners | socios | socios del proyecto | weitere partner
"""


class _Label(NamedTuple):
    """The label of a field: how it opens a line, and how it is one of its own."""

    opening: re.Pattern[str]
    bare: re.Pattern[str]


def _label(names: str) -> _Label:
    either = "|".join(one.strip().replace(" ", r"\W") for one in names.split("|"))
    return _Label(
        opening=re.compile(rf"\W*(?:{either})\s*(?:[:|–]|-\s)"),
        bare=re.compile(rf"\W*(?:{either})\W*"),
    )


_PAYING, _TAKING_PART = _label(_DONORS), _label(_PARTNERS)
_HEAD = re.compile(r"[^\W\d]+(?: [^\W\d]+){0,2}\s?:(?!\S)")
"""A label within a line, of one to three words."""
_SENTENCE = re.compile(r"[^\W\d]{4}\.\s")
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
    return _is_in_field(text, at=at, label=_PAYING)


def is_partners(text: str, *, at: int) -> bool:
    """Tell whether a place stands in the field of a form for partners, before it ends.

    Its label may also stand within a line, behind a full stop: pages lose their lines.
    """
    floor = max(0, at - _FIELD)
    start = max(text.rfind("\n", floor, at) + 1, floor)
    heads = list(_HEAD.finditer(text, start, at))
    if heads and _TAKING_PART.opening.match(fold(heads[-1].group())):
        return not _SENTENCE.search(text, heads[-1].end(), at)
    return not heads and _is_in_field(text, at=at, label=_TAKING_PART)


def _is_in_field(text: str, *, at: int, label: _Label) -> bool:
    floor = max(0, at - _FIELD)
    start = text.rfind("\n", floor, at) + 1
    if not start and floor:
        return False
    if label.opening.match(fold(text[start:at])):
        return True
    lines = text[max(0, start - _NEAR) : start].splitlines()
    above = next((line for line in reversed(lines) if _letters(line)), "")
    return bool(label.bare.fullmatch(fold(above)))


def is_address(text: str, *, at: int) -> bool:
    """Tell whether a telephone number, post box or mail address stands beside a place."""
    floor = max(0, at - _NEAR)
    start = max(text.rfind("\n", floor, at) + 1, floor)
    end = text.find("\n", at, at + _NEAR)
    return bool(_CONTACT.search(text[start : end if end >= 0 else at + _NEAR]))


def _letters(line: str) -> bool:
    return any(char.isalpha() for char in line)
