"""The total of a table of costs."""

import re
from collections.abc import Callable, Collection

from broker.model import Money, fold
from broker.vocabulary._money import (
    CODES,
    MONEY,
    NUMBER,
    SPACE,
    UNIT,
    WORDS,
    currency_named,
    franc_cfa,
    may_be_budget,
    number_written,
)

_HEAD = re.compile(
    rf"(?im)(?:[|;\t(\[]|\b(?:in|en|em|total)\b){SPACE}*(?-i:(?P<unit>{UNIT})){SPACE}*(?=[|;\t)\]]|$)"
)
"""A currency that stands alone in a cell or in brackets, for the numbers below it."""
_SUM = re.compile(
    r"(?:(?:grand|overall|montant|monto|importo|valor) )?"
    r"(?:total[ei]?|gesamt\w*|summe|somme|suma)\b"
)
_WHOLE_WORDS = """a admissibles amount amounts ammissibili ausgaben belaufe betrag budget
    complessivo costo costi cost coste costes costos costs cout couts custo custos d de del
    demande demandee depenses der des despesas di do du egresos elegibles eligible eligibles
    estimated estimado estime euro euros expenditure expenditures expense expenses for forderung
    gasto gastos general generale geral gesamt global globale grant importe importo in incl inkl
    kosten l la le montant monto necessaire of orcamento per por pour presupuesto preventivo prevu
    progetto program programme project projects projekt projekts projet projeto proyecto request
    requested required solicitada solicitado spese subvention the total ttc vat vom"""
_WHOLE = frozenset(_WHOLE_WORDS.split())
"""Words that may stand beside `total` where the whole is meant, and no part: `Total staff`."""
_LAST_NUMBER = re.compile(rf"(?P<label>\D*[^\W\d][\s:]+)(?P<number>{NUMBER})")
"""A row of a table whose columns were lost: `Total 25,000`."""

_CENT = 0.01


def total_of_table(text: str, *, countries: Callable[[], Collection[str]]) -> Money | None:
    """Return the total of a table whose currency stands in its head; None where it is unclear."""
    units = {currency_named(match["unit"]) for match in _HEAD.finditer(text)}
    if units == {"CFA"}:
        units = {franc_cfa(countries())}
    sums = {amount for line in text.splitlines() if (amount := _sum_in(line)) is not None}
    if len(units) != 1 or len(sums) != 1:
        return None
    unit, amount = WORDS.get(min(units), min(units)), sums.pop()
    known = unit in CODES and may_be_budget(amount, currency=unit)
    return Money(amount=amount, currency=unit) if known else None


def _sum_in(line: str) -> float | None:
    """Return the number of a row that begins with a word such as `total`, and means the whole.

    Of several, the last one is it if it is the sum of those before it.
    """
    bare = line.strip(" |*_-")
    row = _LAST_NUMBER.fullmatch(bare)
    parts = [row["label"], row["number"]] if row else re.split(r"[|;\t]|:\s", bare)
    label, *cells = [cell.strip(" :*_|;\t") for cell in parts]
    sign = _SUM.match(fold(label))
    if not sign or not _is_of_all(label[sign.end() :]):
        return None
    numbers = [number_written(cell, scaled=False) for cell in cells if re.fullmatch(NUMBER, cell)]
    if len(numbers) > 1 and abs(sum(numbers[:-1]) - numbers[-1]) > _CENT / 2:
        return None
    return numbers[-1] if numbers else None


def _is_of_all(words: str) -> bool:
    """Tell whether the words behind `total` speak of all the money, and not of a part."""
    rest = re.sub(rf"(?<!\w)(?:{MONEY})(?!\w)", " ", words)
    return all(fold(word) in _WHOLE for word in re.findall(r"[^\W\d_]+", rest))
