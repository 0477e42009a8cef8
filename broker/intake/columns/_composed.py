"""Names of columns that say more than what they hold: whose it is, two languages, a remark.

`partner_name` and `Org Type` hold what `name` and `type` hold, `Pays / Country` what both of its
halves do, `Themes (separated by ;)` what stands before the bracket, `websiteUrl` what two words do.
"""

import re
from collections.abc import Mapping, Sequence

from broker.model import fold

_LONGEST = 80
"""Characters of a name of a column; a longer cell is a sentence."""
_WORDS = re.compile(r"[\W_]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_HALVES = re.compile(r"\s*[/|\n]\s*|\s+[-–—·]\s+")
_BETWEEN = frozenset(
    "of the de la le les l d du des del dell della dello do da dos das der die das el los s".split()
)
_ORGANISATIONS = frozenset(
    "organisation organization organizacion organizzazione organizacao organisme organismo "
    "institution institucion istituzione instituicao einrichtung".split()
)
_NO_NAMES = frozenset("extra info information extrainfo facts details headquarters hq seat".split())
_OWNERS = (
    _ORGANISATIONS
    | _NO_NAMES
    | frozenset(
        "org orga entity entite entidad ente entidade agency agence agencia agenzia structure "
        "member membre miembro membro mitglied mitglieds partner partenaire socio socia parceiro "
        "ngo ong ongd association asociacion associazione associacao verein "
        "vereins verband verbands company".split()
    )
)
"""Words that say whose something is; alone, those for one of a list are the name of it."""
_TONGUES = frozenset(
    "en eng english anglais ingles inglese fr fra fre french francais frances francese es esp spa "
    "spanish espagnol espanol it ita italian italiano pt por portugues de deu ger deutsch".split()
)
_NAMES = frozenset("name nom nombre nome".split())
_WHOLE_NAMES = frozenset("full name|nom complet|nombre completo|nome completo".split("|"))
_OFFICIAL_NAMES = frozenset("official name|legal name|nom officiel|nombre oficial".split("|"))
_NUMBERS = frozenset(
    "id ids uuid code codes cod codigo codice nr num number numero numer logo image img icon "
    "straat strasse strada "
    "lat lng lon latitude longitude count total index key hash created modified updated "
    "timestamp horodateur horodatage zeitstempel carimbo marca cronologiche".split()
)
"""Words for what is beside the thing itself: a number in the list, a picture, a date."""

_ALIKE = str.maketrans(
    dict(zip("аеорсухіјѕһԁ", "aeopcyxijshd", strict=True))
    | dict(zip("οανιρτυκχεη", "oaviptykxen", strict=True))
)
"""Cyrillic and Greek letters that look like Latin ones, which a header may hold by accident."""


def plain(name: str) -> str:
    """Return the name of a column for comparing: folded, one space between words."""
    folded = _WORDS.sub(" ", fold(name)).strip()
    return folded if folded.isascii() else folded.translate(_ALIKE)


def spelled(header: str) -> str:
    """Return the name of a column for comparing, also of one in `camelCase`."""
    return plain(_HUMPS.sub(" ", header)) if header.isascii() else plain(header)


def known_as(header: str, *, words: Mapping[str, Sequence[str]], owned: bool = False) -> str | None:
    """Return the name that we know for a name of a column, or None.

    Args:
        header: The name as the table writes it.
        words: The names that we know, and what they stand for.
        owned: Whether words for an organisation may stand beside it.
    """
    if len(header) > _LONGEST:
        return None
    whole, bare = spelled(header), _bare(header)
    rest = without_owner(bare) if owned else ""
    for one in (plain(header), whole, bare, rest, _in_a_tongue(bare)):
        if one and one in words:
            return one
    halves = [spelled(one) for one in _HALVES.split(_REMARK.sub(" ", header)) if one]
    if len(halves) < 2:
        halves = bare.split() if len(bare.split()) == 2 else halves
    meant = {words[one][0] if one in words else None for one in halves}
    return halves[0] if len(halves) > 1 and len(meant) == 1 and None not in meant else None


def without_owner(text: str) -> str:
    """Return the name of a column without words that say whose it is; empty if it has none."""
    parts = text.split()
    rest = [one for one in parts if one not in _OWNERS]
    if len(rest) == len(parts):
        return ""
    while rest and rest[0] in _BETWEEN:
        rest.pop(0)
    while rest and rest[-1] in _BETWEEN:
        rest.pop()
    return " ".join(rest)


def is_whose(header: str) -> bool:
    """Tell whether a column is called by words for an organisation alone: `Partner`, `ONG / NGO`.

    Where no other column does, it holds the names.
    """
    parts = _bare(header).split()
    words = set(parts) - _BETWEEN
    return bool(words) and words <= _OWNERS - _NO_NAMES and parts[-1] not in _BETWEEN


def _bare(header: str) -> str:
    """Return the name of a column without remarks in brackets; empty for a sentence."""
    return spelled(_REMARK.sub(" ", header)) if len(header) <= _LONGEST else ""


def _in_a_tongue(text: str) -> str:
    """Return the name of a column without the language of what it holds: `nom_fr`, `name en`."""
    start, _, tongue = text.rpartition(" ")
    return start if tongue in _TONGUES else ""


def is_number_beside(text: str, *, like: str) -> bool:
    """Tell whether a column holds a number or picture of what one with a similar name holds."""
    return bool(set(text.split()) & _NUMBERS - set(like.split()))


def organisation_first(headers: Sequence[str], *, of_persons: bool) -> tuple[int | None, set[int]]:
    """Return which column names the organisations where several seem to, and which name persons.

    `organization_name` is fuller than `organization`. Beside a column `Organisation`, one that is
    only called `Name` holds the names of persons, and so does `Full name` where a table has more
    details of them.

    Args:
        headers: The names of the columns.
        of_persons: Whether one of them holds details of persons.
    """
    plainly = [_bare(one) for one in headers]
    persons = _NAMES | (_WHOLE_NAMES if of_persons else frozenset())
    full = [at for at, text in enumerate(plainly) if _says_name(text)]
    short = [at for at, text in enumerate(plainly) if text in _ORGANISATIONS]
    named = {at for at, text in enumerate(plainly) if text in persons}
    if named and (full or short):
        return (full or short)[0], named
    full = full or [at for at, text in enumerate(plainly) if text in _OFFICIAL_NAMES]
    return (full[0] if full and short else None), set()


def _says_name(text: str) -> bool:
    """Tell whether a column says that it holds the names of organisations: `nom de l'organisme`."""
    return bool(set(text.split()) & _NAMES) and without_owner(text) in _NAMES | _OFFICIAL_NAMES
