import pytest

from broker.vocabulary import understand


def months(text: str) -> float | None:
    return understand(text).months


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Duration: 5 yrs", 60),
        ("Durée : 18 mois", 18),
        ("Duración total: 3 años", 36),
        ("DURATA DEL PROGETTO: 12 MESI", 12),
        ("6) PERÍODO DE EXECUÇÃO: 24 meses.", 24),
        ("Projektdauer 39 Monate", 39),
        ("O projeto terá uma duração de cinco anos.", 60),
        ("Le projet durera trois ans.", 36),
        ("Das Vorhaben dauert drei Jahre.", 36),
        ("The work takes three years.", 36),
        ("Budget: 250,000 US dollars for three years.", 36),
        ("Presupuesto: 800 000 dólares en cuatro años.", 48),
        ("Budget: EUR 250,000 over 3 years.", 36),
        ("USD 1.5 million for two years", 24),
        ("We ask for €250k over 18 months", 18),
        ("un budget de 50 000 € sur 3 ans", 36),
        ("Un projet d'un an au Népal", 12),
        ("pour une durée d’un an", 12),
        ("Una iniziativa della durata d'un anno", 12),
        ("Durée : 1 an", 12),
        ("Dauer: 1 Jahr", 12),
        ("Das Projekt dauert einen Monat.", 1),
        ("The project runs for 30 months.", 30),
        ("The work lasts for two years.", 24),
        ("Through a 3-year grant, herders are trained.", 36),
        ("Dates du projet Juillet 2021 – Décembre 2022 (18 mois)", 18),
        ("Projektzeitraum 01.07.2024 bis 30.06.2027", 36),
        ("Laufzeit des Projektes\n01/09/2019 – 30/09/2024", 61),
        ("Beginn des Projektes: 01/09/2013\n\nEnde des Projektes: 31/05/2018", 57),
        ("Implementation Dates: 06/2024 – 11/2025", 18),
        ("Data de início | 01-12-2016\nData de conclusão | 30-11-2018", 24),
        ("Date de début : 25/02/2016\n\nDate de fin : 24/08/2017", 18),
        ("The work would last five years and cost 3 million euros.", 60),
        ("We look for EUR 400,000 over two years.", 24),
        ("Budget: 2.4 million dollars, four years.", 48),
        ("Le budget est de 350 000 euros sur trente mois.", 30),
        ("Quatre ans, 2 millions de dollars.", 48),
        ("El plan es de tres años, con 750 mil dólares.", 36),
        ("Pedimos 280 000 dólares para dos años.", 24),
        ("Il costo è di 640.000 euro in tre anni.", 36),
        ("Budget: 380.000 euro, diciotto mesi.", 18),
        ("Custa R$ 6 milhões (cerca de 1 milhão de dólares) em 48 meses.", 48),
        ("Prazo de três anos; 550 mil dólares.", 36),
        ("Drei Jahre, 1,4 Mio. Franken.", 36),
        ("Dauer: anderthalb Jahre", 18),
        ("45 millions de FCFA sur deux ans", 24),
        ("500 000 KES sur 2 ans", 24),
        ("Pedimos apoyo. 15 meses y 60 mil euros", 15),
        ("Plazo: un año y medio.", 18),
        ("Tiempo: 2 años y medio", 30),
        ("300 mila euro, due anni e mezzo", 30),
        ("Duration: two and a half years", 30),
        ("Laufzeit zweieinhalb Jahre", 30),
        ("**Duración:** 18 meses", 18),
        ("1,2 M€ — 4 años — LIFE", 48),
        ("400.000 €/3 anni", 36),
        ("CHF 450'000, 36 Monate", 36),
        ("120 000 euros demandés, 30 mois", 30),
        ("90 k€ par an pendant 3 ans", 36),
        ("NPR 90m (~USD 675k), 30 mths", 30),
        ("Para 3 anos pedimos 540 000 euros", 36),
        ("900 mil reais em 2 anos", 24),
        ("Calendrier : du 01/03/2026 au 28/02/2029", 36),
        ("Budget: 700 000 Euro für vierundzwanzig Monate.", 24),
    ],
)
def test_how_long_work_lasts(text: str, number: float) -> None:
    assert months(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "A ten-year-old girl herds the goats.",
        "In the last five years springs fell dry.",
        "Building on a previous five-year project, springs are restored.",
        "Duration: 24 months (phase 1), 12 months (phase 2)",
        "Durée : 18 mois\nDurée de la formation : 3 mois",
        "Laufzeit: 2022-2025",
        "300 farmers were trained over five years.",
        "The cheese ripens for 3 months.",
        "Yields of 500 over two years",
        "It is a 300-year project of terraces.",
        "After three years, 200 farmers sell cheese.",
        "In two years, 4,200 families lost 30,000 euros.",
    ],
)
def test_what_does_not_say_how_long_work_lasts(text: str) -> None:
    assert months(text) is None
