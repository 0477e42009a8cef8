"""Budgets as people write them into tables."""

import pytest

from broker.model import Money
from tests.intake.sheets import examined

HEAD = "título\ttipo\testado\tpaíses\tpresupuesto\tmoneda\n"


def read(folder, amount, currency="", *, countries="", **wishes):
    text = f"{HEAD}Ferias\tproyecto\ten curso\t{countries}\t{amount}\t{currency}\n"
    found = examined(folder, text, name="i.tsv", kind="initiatives", **wishes)
    if found.report.problems:
        return found.report.problems
    return found.after.initiatives[-1].budget


@pytest.mark.parametrize(
    ("written", "amount", "code"),
    [
        ("USD 1,2 millones", 1_200_000, "USD"),
        ("1,5 M€", 1_500_000, "EUR"),
        ("12 Mio. €", 12_000_000, "EUR"),
        ("250 mil dólares", 250_000, "USD"),
        ("€ 350.000,50", 350_000.5, "EUR"),
        ("US$ 3.5 million", 3_500_000, "USD"),
        ("BRL 300 mil", 300_000, "BRL"),
        ("450 000 000 XOF", 450_000_000, "XOF"),
        ("CHF 1'200'000.-", 1_200_000, "CHF"),
        ("INR 25 lakh", 2_500_000, "INR"),
        ("1.5 crore NPR", 15_000_000, "NPR"),
        ("INR 12,50,000", 1_250_000, "INR"),
        ("CHF 1`200´000", 1_200_000, "CHF"),
        ("EUR 150 000,-", 150_000, "EUR"),
    ],
)
def test_scale_and_currency_may_stand_beside_the_amount(tmp_path, written, amount, code):
    assert read(tmp_path, written) == Money(amount=amount, currency=code)


@pytest.mark.parametrize(
    ("countries", "code"), [("Malí, Níger", "XOF"), ("Camerún", "XAF"), ("Malí; Perú", "XOF")]
)
def test_the_franc_cfa_is_that_of_the_countries(tmp_path, countries, code):
    read_as = Money(amount=12_000_000, currency=code)
    assert read(tmp_path, "12 000 000 FCFA", countries=countries) == read_as
    assert read(tmp_path, "12 millones", "francs CFA", countries=countries) == read_as


def test_a_franc_cfa_and_its_code_are_one_currency(tmp_path):
    assert read(tmp_path, "450 000 FCFA", "XAF") == Money(amount=450_000, currency="XAF")
    assert read(tmp_path, "450 000 XOF", "FCFA") == Money(amount=450_000, currency="XOF")


@pytest.mark.parametrize("countries", ["", "Malí, Camerún"])
def test_a_franc_that_may_be_either_is_asked_for(tmp_path, countries):
    (problem,) = read(tmp_path, "12 000 000 FCFA", countries=countries)
    assert problem.column == "currency"


def test_a_cell_and_a_column_that_differ_are_not_settled_by_chance(tmp_path):
    (problem,) = read(tmp_path, "450 000 XOF", "EUR")
    assert problem.column == "currency"
    assert "XOF" in problem.message


def test_a_sign_of_many_currencies_is_no_dollar(tmp_path):
    (problem,) = read(tmp_path, "$ 350 000")
    assert problem.column == "currency"
    assert read(tmp_path, "$ 350 000", "MXN") == Money(amount=350_000, currency="MXN")


@pytest.mark.parametrize("written", ["1.250 millones USD", "1,200 k USD"])
def test_thousands_of_millions_are_asked_for(tmp_path, written):
    (problem,) = read(tmp_path, written)
    assert "--decimal" in problem.message


@pytest.mark.parametrize("written", ["ca. 20000 €", "20000-30000 €", "por definir"])
def test_what_is_no_single_amount_is_none(tmp_path, written):
    assert "is no number" in read(tmp_path, written)[0].message


@pytest.mark.parametrize(
    ("written", "amount"),
    [("1,200", 1_200), ("1,25", 1.25), ("1200,5", 1_200.5), ("1.200.000", 1_200_000),
     ("1,200,000", 1_200_000), ("1.200,50", 1_200.5), ("1,200.50", 1_200.5), ("12.5", 12.5)],
)  # fmt: skip
def test_an_amount_by_itself_is_read_by_its_signs(tmp_path, written, amount):
    assert read(tmp_path, written, "EUR") == Money(amount=amount, currency="EUR")
