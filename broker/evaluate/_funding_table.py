"""Climate Funds Update tables: who paid for what, with every trace of the fund's name taken out."""

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from broker.evaluate._table_text import table_rows, unreadable
from broker.fund import Paid
from broker.model import InputError

_FUND, _NAME, _SUMMARY = "Fund", "Name of Project", "Summary"
_COUNTRY, _AGENCY, _YEAR = "Country", "Implementing Agency", "Approved year"
_COLUMNS = (_FUND, _NAME, _SUMMARY, _COUNTRY, _AGENCY, _YEAR)

_LONGEST = 131_072
"""Letters that a cell may have."""

_A_YEAR = re.compile(r"(?<!\d)(?:19[89]|20\d)\d(?!\d)")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PHASE = re.compile(r"(?<=\w)\s+[A-Z0-9+]{2,}$")
"""A window or a replenishment after the name, as in 'Green Climate Fund IRM'."""

_ALSO = (
    *("BioCarbon Fund", "Climate Investment Fund", "Climate Investment Funds"),
    *("Fundo Amazônia", "Fundo Amazonia", "MDG Fund", "Strategic Climate Fund", "UN-REDD"),
)
_ALSO_SHORT = ("CIF", "CIFs", "MDG-F", "SCF")
"""Short and Portuguese names of funds in the table, and of the houses that several belong to."""

_NUMBERED = re.compile(r"(?<![^\W_])(?:[A-Z]{1,8}\d{2,}[A-Z\d]*|\d{5,})(?![^\W_])")
"""Numbers that funds give to their projects, such as FP062: they name the fund to who knows."""


@dataclass(frozen=True, kw_only=True)
class FundTable:
    """What a table holds."""

    rows: tuple[Paid, ...]
    """Projects in the table's order, with the fund family as funder and no fund named elsewhere."""
    left_out: Counter[str]
    """Rows that could not be used, by what they lack."""


def family(fund: str) -> str:
    """Return the family of a fund: its name without window, phase or replenishment.

    What stands in brackets, after a spaced hyphen, or in capitals at the end goes: 'Global
    Environment Facility (GEF6)' and '(GEF7)' are one family, and so are the two funds of the Forest
    Carbon Partnership Facility and the two phases of the Green Climate Fund.
    """
    plain = " ".join(_BRACKETS.sub(" ", fund).split())
    plain = re.split(r"\s[-–—]\s", plain)[0].strip()
    return _PHASE.sub("", plain) or fund.strip()


class FundNames:
    """Takes the names and acronyms of funds out of texts.

    Args:
        funds: Funds as a table writes them: 'Least Developed Countries Fund (LDCF)'.
    """

    def __init__(self, funds: Collection[str]) -> None:
        self.names: set[str] = set(_ALSO)
        self.acronyms: set[str] = set(_ALSO_SHORT)
        for fund in funds:
            self._add(fund)
        longest = sorted(map(_loose, self.names), key=len, reverse=True)
        short = sorted(map(_loose, self.acronyms), key=len, reverse=True)
        # A number or a plus may follow an acronym: GEF-6, GEF7, ASAP+.
        known = "|".join([*longest, rf"(?:{'|'.join(short)})(?:[-\s]?\d{{1,2}}(?!\d))?\+?"])
        self._named = re.compile(rf"(?<![^\W_])(?:{known})(?![^\W_])", re.IGNORECASE)

    def without(self, text: str) -> str:
        """Return a text without them, and without the numbers that funds give to projects."""
        before = None
        while text != before:  # what is left around a name may make another one
            before = text
            text = self._named.sub(" ", text)
            text = " ".join(_NUMBERED.sub(" ", text).split())
        return text

    def _add(self, fund: str) -> None:
        plain = " ".join(_BRACKETS.sub(" ", fund).split())
        found = (plain, family(fund), *re.split(r"\s[-–—]\s", plain))
        self.names.update(name.strip() for name in found if _words(name))
        for acronym in _BRACKETS.findall(fund):
            bare = re.sub(r"[-\s]*\d*\+?$", "", acronym)
            pieces = (re.sub(r"[\d+]+$", "", piece) for piece in re.split(r"[\s-]+", acronym))
            capitals = (piece for piece in pieces if len(piece) > 1 and piece.isupper())
            self.acronyms.update(one for one in (bare, *capitals) if _words(one))
        initials = "".join(word[0] for word in _words(plain) if word[0].isupper())
        if len(initials) > 2:
            self.acronyms.add(initials)


def read_funds(path: str | Path) -> FundTable:
    """Read a table of projects in the layout of Climate Funds Update, gzipped or not.

    Rows without a fund, a project name or a year, and rows with more cells than columns, are left
    out and counted.

    Raises:
        InputError: If it is no such table, or no row of it can be used.
    """
    path = Path(path)
    left_out: Counter[str] = Counter()
    rows = []
    usual = csv.field_size_limit(_LONGEST)
    try:
        for row in _records(path):
            lack = _lack(row)
            if lack:
                left_out[lack] += 1
            else:
                rows.append({column: " ".join((row[column] or "").split()) for column in _COLUMNS})
    except csv.Error as error:
        raise unreadable(path, error) from error
    finally:
        # The limit is one for the whole program.
        csv.field_size_limit(usual)
    if not rows:
        raise InputError(
            "%(path)s holds no project with a fund, a name and a year. Give a table of projects "
            "as Climate Funds Update publishes it, as CSV.",
            path=path,
        )
    names = FundNames({row[_FUND] for row in rows})
    return FundTable(rows=tuple(_paid(row, names=names) for row in rows), left_out=left_out)


def _records(path: Path) -> Iterator[dict[str | None, str | None]]:
    reader = table_rows(path)
    missing = [column for column in _COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise InputError(
            "%(path)s has no column %(columns)s. Give a table of projects as Climate Funds Update "
            "publishes it, as CSV.",
            path=path,
            columns=", ".join(map(repr, missing)),
        )
    yield from reader


def _lack(row: dict[str | None, str | None]) -> str:
    if None in row:
        return "more cells than columns"
    for column, lack in ((_FUND, "no fund"), (_NAME, "no project name")):
        if not (row[column] or "").strip():
            return lack
    return "" if _A_YEAR.search(row[_YEAR] or "") else "no year"


def _paid(row: dict[str, str], *, names: FundNames) -> Paid:
    found = _A_YEAR.search(row[_YEAR])
    place, agency = names.without(row[_COUNTRY]), names.without(row[_AGENCY])
    return Paid(
        title=names.without(row[_NAME]),
        summary=names.without(row[_SUMMARY]),
        places=(place,) if place else (),
        agencies=(agency,) if agency else (),
        funder=family(row[_FUND]),
        year=int(found[0]) if found else None,
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _loose(name: str) -> str:
    """Return a pattern for a name, whatever stands between its words."""
    return r"[\W_]*".join(map(re.escape, re.findall(r"[^\W_]+", name)))
