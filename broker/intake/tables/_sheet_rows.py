"""The rows of a table: what says that nothing is known is empty, and constants stand in gaps."""

from collections.abc import Iterator, Mapping

from broker.intake.cells import NOTHING, ONGOING, OTHER
from broker.intake.columns import OF_ORGANISATIONS, Sheet
from broker.intake.tables._known_kind import KnownKinds
from broker.intake.tables._loose import LooseRow
from broker.intake.tables._namesakes import Namesake
from broker.intake.tables._reader import Reader
from broker.model import Said, fold

_MAY_BE_NOTHING = frozenset(
    (
        "acronym aliases kind country mp_region regions themes languages focus_countries countries "
        "mountain_ranges website identifiers url summary_own_words why_in_network_own_words "
        "source_url as_of scope role year_start year_end status_note partners member_names funders "
        "budget currency outcome min_grant max_grant eligible_countries eligible_member_kinds "
        "cofinancing_note"
    ).split()
)
"""Columns in which `-` or `n/a` means that nothing is known; in choices such a word has a meaning
of its own, and a name is a name."""


def rows_of(
    sheet: Sheet,
    *,
    reader: Reader,
    constants: Mapping[str, str],
    apart: Mapping[tuple[str, int], Namesake],
    kinds: KnownKinds,
) -> Iterator[LooseRow]:
    """Yield the rows of a table.

    Args:
        sheet: The table.
        reader: What all rows share.
        constants: Values for columns that it has not, or that are empty.
        apart: What tells organisations of one name apart, by table and row.
        kinds: Knows of what kind the known organisations are.
    """
    places = [
        (one.column, one.at) for one in sheet.columns.columns if one.column and one.at is not None
    ]
    width = max((one.at for one in sheet.columns.columns), default=-1) + 1
    exact = sheet.columns.exact
    for number, cells in sheet.rows:
        raw = {column: cells[at] for column, at in places if at < len(cells) and cells[at].strip()}
        if not exact:
            _without_nothing(raw, sheet, number=number, reader=reader)
        raw = {**{name: given for name, given in constants.items() if name != "kind"}, **raw}
        namesake = apart.get((sheet.name, number))
        if namesake and (reader.accept or namesake.known):
            _tell_apart(raw, namesake, sheet.name, number=number, reader=reader)
            namesake = None
        kinds.fill(raw, sheet=sheet)  # who is known is of a kind already
        if "kind" in constants and not _by_name(raw, sheet, reader=reader):
            raw.setdefault("kind", constants["kind"])
        row = LooseRow(raw, sheet.name, number=number, reader=reader, exact=exact)
        if namesake and namesake.other:
            _tell_namesake(row, namesake)
        if extra := next((cell for cell in cells[width:] if cell.strip()), ""):
            _tell_too_long(row, extra, cells=len(cells), width=width)
        yield row


def _without_nothing(raw: dict[str, str], sheet: Sheet, *, number: int, reader: Reader) -> None:
    """Empty the cells that say in words or signs that nothing is known."""
    of_members = sheet.kind in OF_ORGANISATIONS
    says_no_kind = reader.terms.says_no_kind if of_members else OTHER.__contains__
    for column in raw.keys() & _MAY_BE_NOTHING:
        text = fold(raw[column]).strip()
        if column == "year_end" and text in ONGOING:
            continue  # '2015 | -' is an open end
        if text in NOTHING or (column == "kind" and says_no_kind(text)):
            reader.note(sheet.name, number, column, raw.pop(column).strip(), "")


def _by_name(raw: Mapping[str, str], sheet: Sheet, *, reader: Reader) -> bool:
    """Tell whether the kind of an organisation is what its name suggests.

    In a list of organisations that tells no kinds, that goes before the one kind for all where
    suggestions are taken.
    """
    if not (reader.accept and sheet.of_organisations) or "kind" in sheet.columns.places():
        return False
    return bool(reader.terms.kind_in_name(raw.get("name", "")))


def _tell_namesake(row: LooseRow, namesake: Namesake) -> None:
    message = Said(
        "row %(row)s has the same name, in another country (%(country)s). Tell the two "
        "apart, as in %(apart)r; --accept does that for both.",
        row=namesake.row,
        country=namesake.other,
        apart=namesake.apart,
    )
    row.wrong("name", message, suggestion=namesake.apart)


def _tell_too_long(row: LooseRow, extra: str, *, cells: int, width: int) -> None:
    message = Said(
        "the row has %(cells)s cells, the header %(columns)s. A cell with the "
        "delimiter in it needs quotation marks around it.",
        cells=cells,
        columns=width,
    )
    row.wrong(None, message, value=extra)


def _tell_apart(
    raw: dict[str, str], namesake: Namesake, table: str, *, number: int, reader: Reader
) -> None:
    """Put the country behind a name that others bear, too; the plain one stays as an alias."""
    plain = raw["name"].strip()
    reader.note(table, number, "name", plain, namesake.apart)
    raw["name"] = namesake.apart
    raw["aliases"] = "; ".join(filter(None, (raw.get("aliases", ""), plain)))
