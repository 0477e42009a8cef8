import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.vocabulary import Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("a budget of USD 48,000", 48_000, "USD"),
        ("35 000 euros", 35_000, "EUR"),
        ("35\u00a0000 €", 35_000, "EUR"),
        ("un presupuesto de 40.000 dólares", 40_000, "USD"),
        ("EUR 1.2 million", 1_200_000, "EUR"),
        ("1,5 Mio. Euro", 1_500_000, "EUR"),
        ("un budget de 1,2 million d'euros", 1_200_000, "EUR"),
        ("2,5 milhões de dólares", 2_500_000, "USD"),
        ("€30k", 30_000, "EUR"),
        ("CHF 50'000", 50_000, "CHF"),
        ("30 mil euros", 30_000, "EUR"),
        ("KES 1,250,000", 1_250_000, "KES"),
        ("USD 48,000.50", 48_000.5, "USD"),
        ("We ask for US$ 25,000 of a total cost of US$ 80,000", 25_000, "USD"),
        ("total budget: 120 000 USD; USD 40 000 are our own", 120_000, "USD"),
        ("EUR 5,000, that is, 5.000 euros", 5_000, "EUR"),
        ("USD 1 billion", 1e9, "USD"),
        ("EUR 1,5 Mrd.", 1.5e9, "EUR"),
        ("2 mil millones de dólares", 2e9, "USD"),
        ("3 milliards d'euros", 3e9, "EUR"),
        ("2 miliardi di euro", 2e9, "EUR"),
        ("In 2024 EUR 5 000 were promised", 5_000, "EUR"),
        ("We need USD 20,000 where people live on less than $2 a day", 20_000, "USD"),
        ("USD 10,000 to 20 villages", 10_000, "USD"),
        ("USD 40,000 - 12 months", 40_000, "USD"),
        ("Des sources au Mali, budget 1.500.000 FCFA", 1_500_000, "XOF"),
        ("Des sources au Cameroun : 12 millions de francs CFA", 12_000_000, "XAF"),
        ("Between 2019 and 2022 we spent 50,000 EUR", 50_000, "EUR"),
        ("Entre Nepal y Bután, 50.000 euros", 50_000, "EUR"),
        ("In 2027 up to USD 20,000 are needed", 20_000, "USD"),
        ("USD 1.5 M", 1_500_000, "USD"),
        ("12 Mio. CHF", 12_000_000, "CHF"),
        ("finanziato per 2 milioni 335 mila euro", 2_335_000, "EUR"),
        ("un investimento di 1 milione e 800 mila euro su tre comuni", 1_800_000, "EUR"),
        ("1 millón 250 mil dólares", 1_250_000, "USD"),
        ("uma subvenção de três milhões de dólares americanos", 3_000_000, "USD"),
        ("a budget of two million dollars", 2_000_000, "USD"),
        ("eine Million Euro", 1_000_000, "EUR"),
        ("Kosten in EUR: 81000.0\nFörderbeitrag in EUR: 36000.0", 81_000, "EUR"),
        ("Budget (USD): 250 000", 250_000, "USD"),
        ("le coût est estimé à 568 000 dirhams", 568_000, "MAD"),
        ("un presupuesto de 3 millones de bolivianos", 3_000_000, "BOB"),
        ("L'importo ammonta ad euro 1.900.000,90 dei quali euro 222.000,00 propri", 1.9e6, "EUR"),
        ("500 000 euros, dont 300 000 euros d'autres sources", 500_000, "EUR"),
        ("The total budget is $3.5m, of which $1m is requested", 1_000_000, "USD"),
        ("Budget: EUR 1.5 million – 3 years", 1_500_000, "EUR"),
        ("Budget EUR 2 million - 24 months", 2_000_000, "EUR"),
        ("EUR 5 million to 12 countries", 5_000_000, "EUR"),
        ("Project 2022-2024 - EUR 500,000", 500_000, "EUR"),
        ("Phase 1 - 1 million EUR", 1_000_000, "EUR"),
        ("USD 5,000, EUR 20,000 total", 20_000, "EUR"),
        ("We ask for $500,000 MXN", 500_000, "MXN"),
        ("un presupuesto de $ 10.000.000 (COP)", 10_000_000, "COP"),
        ("a budget of CAD $50,000", 50_000, "CAD"),
        ("a budget of USD $50,000", 50_000, "USD"),
        ("Of a budget of $80,000 EUR 20,000 are our own", 80_000, "USD"),
        ("R$ 5,000", 5_000, "BRL"),
        ("R$ 2,4 milhões, 36 meses", 2_400_000, "BRL"),
        ("900 mil reais em dois anos", 900_000, "BRL"),
        ("Kosten ca. 900 T€", 900_000, "EUR"),
        ("un million et demi de dollars", 1_500_000, "USD"),
        ("dos millones y medio de euros", 2_500_000, "EUR"),
        ("zweieinhalb Millionen Euro", 2_500_000, "EUR"),
        ("two and a half million euros", 2_500_000, "EUR"),
        ("Hay 80 mil soles, faltan unos 250 mil euros", 250_000, "EUR"),
        ("Máximo: 100.000 euros. Pediríamos 95.000 euros", 95_000, "EUR"),
        ("Orçamento: 1.250.000 €, financiamento pedido 1.000.000 €", 1_000_000, "EUR"),
        ("NPR 90m (~USD 675k)", 675_000, "USD"),
        ("INR 65 million for 36 months, or roughly 780,000 dollars", 780_000, "USD"),
        ("R$ 6 milhões (cerca de 1 milhão de dólares)", 1_000_000, "USD"),
        ("400 000 € demandés sur un coût total de 500 000 €", 400_000, "EUR"),
        ("anderthalb Millionen Euro", 1_500_000, "EUR"),
        ("EUR 200,000 (about 1.5 million birr)", 200_000, "EUR"),
        ("Budget A 350 € 300 €\nBudget B 250 € 200 €\nBudget total 600 € 500 €", 600, "EUR"),
    ],
)
def test_one_budget(vocabulary: Vocabulary, text: str, amount: float, currency: str) -> None:
    money = vocabulary.budget_in(text)
    assert money is not None
    assert (money.amount, money.currency) == (pytest.approx(amount), currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "300 farmers in 2024",
        "COP 28 in Dubai",
        "half a million dollars",
        "agency fee: USD 87,000",
        "Costs in EUR: 2024 2025 2026",
        "between USD 10,000 and USD 20,000",
        "USD 10,000-20,000",
        "EUR 100–150k",
        "US$ 200–300 thousand",
        "10 000 à 20 000 euros",
        "EUR 500,000 to 1 million",
        "500 000 - 1 million EUR",
        "EUR 800k - 1.2M",
        "USD 1 million - 3 million",
        "de 10.000 a 20.000 euros",
        "people who live on less than $2 a day",
        "50 USD/ha",
        "EUR 5,000 and USD 5,000",
        "RD$ 5,000",
        "between 2 and 3 million euros",
        "budget entre 2 et 3 millions d'euros",
        "Budget zwischen 10.000 und 20.000 Euro",
        "budget between USD 10,000 and USD 20,000",
        "Budget: from USD 10,000 up to USD 20,000",
        "Budget between 2 million euros and 3 million euros",
        "presupuesto de 10.000 euros hasta 20.000 euros",
        "2-3 millions d'euros",
        "presupuesto: $ 5 millones de pesos",
        "presupuesto de $5.000.000 pesos colombianos",
        "Des sources au Mali et au Cameroun, budget 1 500 000 FCFA",
        "budget 1 500 000 FCFA",
        "Tel. +41 79 555 12 12, founded in 1998",
        "1" * 400 + " euros",
    ],
)
def test_no_budget_or_several(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.budget_in(text) is None


@given(st.integers(100, 999_999_999), st.sampled_from([",", ".", " ", "'", "\u202f", ""]))
def test_whole_amounts_survive_any_mark_for_thousands(amount: int, mark: str) -> None:
    money = VOCABULARY.budget_in(f"We need USD {amount:,}".replace(",", mark))
    assert money is not None
    assert money.amount == amount


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("The budget is INR 25 lakh.", 2_500_000, "INR"),
        ("Budget: 2 crore INR", 20_000_000, "INR"),
        ("NPR 1.5 crore is needed", 15_000_000, "NPR"),
        ("We ask for ₹2,50,000.", 250_000, "INR"),
        ("We ask for 5 lakh Nepali rupees.", 500_000, "NPR"),
        ("Un coût de 3 Md€", 3e9, "EUR"),
        ("Costo: 2 mln EUR", 2e6, "EUR"),
        ("Total CHF 1´500`000", 1_500_000, "CHF"),
        ("Total CHF 1'500'000.–", 1_500_000, "CHF"),
        ("El presupuesto es de S/ 350,000.", 350_000, "PEN"),
        ("El presupuesto es de 350 mil soles.", 350_000, "PEN"),
        ("The budget is Nu. 20 million.", 20e6, "BTN"),
        ("Total 1\u202f500\u202f000 EUR", 1_500_000, "EUR"),
        ("Total 1\u2007500\u2007000 EUR", 1_500_000, "EUR"),
    ],
)
def test_sizes_and_marks_of_other_countries(vocabulary, text, amount, currency):
    found = vocabulary.budget_in(text)
    assert found is not None
    assert (found.amount, found.currency) == (amount, currency)


def test_a_plain_rupee_is_that_of_the_only_country(vocabulary):
    assert str(vocabulary.budget_in("Rs 25 lakh for springs in Nepal")) == "NPR 2,500,000"
    assert vocabulary.budget_in("Rs 25 lakh for springs in Nepal and India") is None
    assert vocabulary.budget_in("Rs 25 lakh for springs") is None
    assert vocabulary.budget_in("Rs 10 lakh to Rs 20 lakh in Nepal") is None


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("| item | EUR |\n|---|---|\n| seeds | 4,000 |\n| **Total** | **9,500** |", 9500, "EUR"),
        ("Presupuesto (USD)\nViajes; 3.000\nEquipos; 9.000\nTotal; 12.000", 12_000, "USD"),
        ("Poste\tMontant en CHF\nPlants\t7 500\nTotal\t8'250", 8250, "CHF"),
        ("in EUR | 2027 | 2028 | alle\nGesamtsumme | 4.000 | 6.000 | 10.000", 10_000, "EUR"),
        ("Voce | Importo (€)\nSemi | 800\nTotale | 2.800", 2800, "EUR"),
        ("| item | EUR |\n| Total seeds | 4,000 |\n| Total costs | 9,500 |", 9500, "EUR"),
        ("| in EUR | | |\n| Total | 100.10 | 200.20 | 300.30 |", 300.3, "EUR"),
        ("Posten | EUR\nGesamt Personal | 4.000\nGesamtkosten | 9.500", 9500, "EUR"),
        ("Concepto | USD\nTotal de gastos elegibles | 9.500", 9500, "USD"),
        ("Poste | EUR\nTotal des dépenses TTC | 9 500", 9500, "EUR"),
        ("Voce | EUR\nTotale spese | 9.500", 9500, "EUR"),
        ("Rubrique | FCFA\nTotal général | 3 000 000\nau Bénin", 3_000_000, "XOF"),
        ("Costos en USD\nViajes 3,000\nEquipos 9,000\nTotal 12,000", 12_000, "USD"),
        ("item | 2027 | 2028 | all\nTotal CHF | 4,000 | 6,000 | 10,000", 10_000, "CHF"),
    ],
)
def test_the_total_of_a_table_with_its_currency_in_the_head(
    vocabulary: Vocabulary, text: str, amount: float, currency: str
) -> None:
    money = vocabulary.budget_in(text)
    assert money is not None
    assert (money.amount, money.currency) == (amount, currency)


@pytest.mark.parametrize(
    "text",
    [
        "| item | USD | EUR |\n| Total | 9,000 | 8,000 |",
        "| item | EUR |\n| seeds | 4,000 |",
        "| item | EUR |\n| Total | 4,000 |\n\n| item | EUR |\n| Total | 9,000 |",
        "Total | 9,000",
        "Kosten in EUR | 2027 | 2028\nGesamtsumme | 4.000 | 6.000",
        "Total: 12 villages, in EUR regions",
        "| Total trees | 30,000 |\n| Price (EUR) | 4 |",
        "Area | EUR\nTotal families: 2,500",
    ],
)
def test_a_table_without_one_currency_and_one_total_tells_nothing(
    vocabulary: Vocabulary, text: str
) -> None:
    assert vocabulary.budget_in(text) is None


def test_a_word_in_the_next_clause_is_no_word_for_the_amount(vocabulary):
    text = "All of it costs CHF 90,000; we ask for CHF 60,000."
    assert str(vocabulary.budget_in(text)) == "CHF 60,000"
    text = "CHF 60,000 are requested; in all it costs CHF 90,000."
    assert str(vocabulary.budget_in(text)) == "CHF 60,000"
