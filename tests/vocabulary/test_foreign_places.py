"""Countries of partners, payers, guests and buyers are no places of the work."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def places(text: str) -> set[str]:
    return {one.key for one in VOCABULARY.places_in(text)}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Springs in Lesotho, measured by an Italian university.", {"LSO"}),
        ("Springs of Lesotho, with the University of Turin (Italy), a partner.", {"LSO"}),
        ("Springs of Lesotho, with Hill University (the Netherlands).", {"LSO"}),
        ("Springs in Lesotho and the Government of Germany.", {"LSO"}),
        ("Springs in Lesotho, with Germany's embassy.", {"LSO"}),
        ("Herders in Morocco, trained by the US Peace Corps.", {"MAR"}),
        ("Herders in Morocco. The German Development Agency is a partner.", {"MAR"}),
        ("Herders in Morocco, with the Swiss Center for Hills.", {"MAR"}),
        ("Herders in Morocco, with the African Development Bank.", {"MAR"}),
        ("Les sources du Maroc, avec une université italienne.", {"MAR"}),
        ("Les sources du Maroc, avec des ONG françaises et suisses.", {"MAR"}),
        ("Les sources du Maroc, avec l'Agence de développement norvégienne.", {"MAR"}),
        ("Les sources du Maroc, avec l'Université de Berne (Suisse).", {"MAR"}),
        ("Les sources du Maroc, avec le Corps de la Paix des USA.", {"MAR"}),
        ("Les sources du Maroc, avec l'ambassade de Norvège.", {"MAR"}),
        ("Los manantiales del Perú, con el Gobierno Alemán.", {"PER"}),
        ("Los manantiales del Perú, con el Gobierno de Alemania.", {"PER"}),
        ("Los manantiales del Perú, con una ONG suiza.", {"PER"}),
        ("Los manantiales del Perú, con la Universidad de Berna, Suiza.", {"PER"}),
        ("Le sorgenti del Nepal, con un'università tedesca.", {"NPL"}),
        ("Le sorgenti del Nepal, con l'Università di Berna (Svizzera).", {"NPL"}),
        ("Le sorgenti del Nepal, con il Governo della Norvegia.", {"NPL"}),
        ("As nascentes do Butão, com uma universidade alemã.", {"BTN"}),
        ("As nascentes do Butão, com a Universidade de Berna (Suíça).", {"BTN"}),
        ("As nascentes do Butão, com o Governo da Noruega.", {"BTN"}),
        ("Die Quellen in Nepal, mit einer italienischen Universität.", {"NPL"}),
        ("Die Quellen in Nepal, mit der Universität Bern, Schweiz.", {"NPL"}),
        ("Die Quellen in Nepal, mit der Regierung der Schweiz.", {"NPL"}),
        ("Die Quellen in Peru, mit dem Deutschen Wetterdienst.", {"PER"}),
    ],
)
def test_the_country_of_an_organisation_from_elsewhere_is_no_place(
    text: str, left: set[str]
) -> None:
    assert places(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Quinoa from Bolivia, exported to Germany, France and the USA.", {"BOL"}),
        ("Quinoa from Bolivia, for buyers in Italy.", {"BOL"}),
        ("Herders in Kyrgyzstan get access to US markets.", {"KGZ"}),
        ("Herders in Kyrgyzstan sell their wool to Germany.", {"KGZ"}),
        ("Milk of Lesotho, and powder imported from New Zealand.", {"LSO"}),
        ("Guesthouses in Nepal for German, French and Italian tourists.", {"NPL"}),
        ("Guesthouses in Nepal, where guests come from Germany and France.", {"NPL"}),
        ("Guesthouses in Nepal, with a study tour to Switzerland.", {"NPL"}),
        ("Springs in Nepal profit from Swiss technical expertise.", {"NPL"}),
        ("Le safran du Maroc, exporté vers la France et l'Allemagne.", {"MAR"}),
        ("Gîtes du Maroc pour des touristes français et allemands.", {"MAR"}),
        ("Gîtes du Maroc pour des visiteurs venus d'Allemagne et de France.", {"MAR"}),
        ("Gîtes du Maroc, avec un voyage d'étude en Suisse.", {"MAR"}),
        ("La quinua del Perú para el mercado alemán.", {"PER"}),
        ("La quinua del Perú, vendida en Francia.", {"PER"}),
        ("Hospedajes en el Perú, con expertos de Alemania.", {"PER"}),
        ("Il tè del Nepal, esportato in Germania e venduto in Svizzera.", {"NPL"}),
        ("Rifugi in Nepal per visitatori provenienti dalla Francia.", {"NPL"}),
        ("O chá do Butão, exportado para a Alemanha e vendido na Suíça.", {"BTN"}),
        ("Pousadas no Butão para turistas alemães.", {"BTN"}),
        ("Tee aus Nepal, der nach Deutschland exportiert wird.", {"NPL"}),
        ("Tee aus Nepal, in Deutschland und in der Schweiz verkauft.", {"NPL"}),
        ("Tee aus Nepal für deutsche Kunden.", {"NPL"}),
        ("Herbergen in Nepal für Gäste aus Deutschland und Frankreich.", {"NPL"}),
    ],
)
def test_where_guests_come_from_and_goods_go_is_no_place(text: str, left: set[str]) -> None:
    assert places(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Springs in Lesotho.\nPartners: Hill Research (Italy); Valley Network, Switzerland",
        "Springs in Lesotho. Project partners: Hill Research (Italy), Valley Network (Switzerland)",
        "Des sources au Lesotho\nOrganisations partenaires\nRéseau des Vallées, Suisse\nDurée",
        "Manantiales en Lesoto\nSocios: Red de Valles (Suiza)",
        "Quellen in Lesotho. Projektpartner: Talnetz (Schweiz), Italienische Hirten",
    ],
)
def test_countries_in_a_field_for_partners_are_no_places(text: str) -> None:
    assert places(text) == {"LSO"}


def test_a_list_of_partners_with_codes_of_countries_names_none() -> None:
    text = "Schnee im Alpenraum\nHill Research/IT Talnetz/AT Swiss Center for Hills SAB/CH"
    assert places(text) == {"alps"}
    assert places("Schnee im Alpenraum, mit dem Swiss Center for Hills") == {"alps", "CHE"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Peruvian NGO seeks partners for springs.", {"PER"}),
        ("A Peruvian NGO restores springs, with a visit to Bhutan.", {"PER", "BTN"}),
        ("An Italian university and a Swiss foundation restore huts.", {"ITA", "CHE"}),
        ("We seek partners in Nepal for yaks of Bhutan.", {"NPL", "BTN"}),
        ("Springs of Nepal and villages of Bhutan, with the Government of Nepal.", {"NPL", "BTN"}),
        ("Work in the Andes with the Ministry of Environment of Peru.", {"andes", "PER"}),
        ("Yak herders of the Pamir, with Tajik universities.", {"pamir", "TJK"}),
        ("Springs in Uganda, with the Kenya Wildlife Service.", {"UGA", "KEN"}),
        ("Access to markets in Nepal for herders of the Himalaya.", {"NPL", "himalaya"}),
        ("Tea from Nepal, for the local markets in Kenya.", {"KEN", "NPL"}),
        ("Villages in Peru, and how Nepalese society changes.", {"NPL", "PER"}),
        ("Peruvian communities and Nepalese villages exchange seeds.", {"PER", "NPL"}),
        ("Water in Nepal\nCountry: Peru\nMinistry of Hills", {"PER", "NPL"}),
        ("Schools in Peru and universities in Nepal exchange pupils.", {"PER", "NPL"}),
        ("Springs in Nepal. Partners: Peru, Bolivia", {"NPL", "PER", "BOL"}),
        ("Les bergers du Pérou et les coopératives marocaines.", {"MAR", "PER"}),
        ("Las comunidades de Nepal y las cooperativas de Bolivia.", {"BOL", "NPL"}),
        ("Die Dörfer in Peru und die nepalesische Zivilgesellschaft.", {"PER", "NPL"}),
        ("Wege in Peru. In Nepal verkauft die Gruppe Tee.", {"PER", "NPL"}),
        ("Wege in Peru, die Universität Bern und Dörfer Nepals.", {"PER", "NPL"}),
        ("Sentieri in Perù, e i villaggi del Nepal con i loro mercati.", {"PER", "NPL"}),
        ("Trilhas no Peru e aldeias do Nepal, com as suas universidades.", {"PER", "NPL"}),
    ],
)
def test_a_country_where_the_work_may_be_stays(text: str, named: set[str]) -> None:
    assert places(text) == named


def test_one_that_is_named_first_leaves_where_another_is_named_much_more_often() -> None:
    text = "An Italian university measures springs in Lesotho."
    assert places(text) == {"ITA", "LSO"}
    assert places(f"{text} Lesotho is high. Villages of Lesotho pay.") == {"LSO"}


def test_one_that_is_named_more_often_than_all_others_stays() -> None:
    text = "In Nepal we host hikers from Norway"
    assert places(f"{text}.") == {"NPL"}
    assert places(f"{text}, tourists from Norway and climbers from Norway.") == {"NPL", "NOR"}


def test_an_organisation_further_on_in_the_sentence_is_not_of_that_country() -> None:
    assert places("Springs in Nepal: Swiss university staff help.") == {"NPL"}
    text = "Springs in Nepal: Swiss methods help train university staff."
    assert places(text) == {"NPL", "CHE"}


def test_local_markets_are_where_the_work_is() -> None:
    assert places("Springs in Nepal. Peruvian markets buy.") == {"NPL"}
    assert places("Springs in Nepal. Peruvian local markets buy.") == {"NPL", "PER"}


def test_names_of_organisations_with_ranges_say_nothing_of_others() -> None:
    text = "With the Himalayan Institute, the Alpine Foundation and the Institute of Peru."
    assert "PER" in places(text)


WORDS = st.sampled_from(
    "University of the Peruvian in Nepal , ( ) tourists from and markets Partners: sold to".split()
)


@given(st.lists(WORDS).map(" ".join))
def test_a_text_that_names_a_place_keeps_one(text: str) -> None:
    assert bool(places(text)) == any(word in text for word in ("Nepal", "Peruvian"))


@pytest.mark.parametrize(
    "words", ["German and ", "Nepal, ", "sold to Nepal, ", "Partner: Hill (Italy), ", "Hill, "]
)
def test_the_longest_list_of_names_is_read_in_time(words: str) -> None:
    started = time.process_time()
    places(words * 6_000)
    assert time.process_time() - started < 10, "a quadratic step takes minutes"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Young people of Nepal emigrate to Qatar and Malaysia.", {"NPL"}),
        ("Young people of Nepal leave their villages for Qatar.", {"NPL"}),
        ("Springs in Nepal, paid for by migrants in Qatar.", {"NPL"}),
        ("Les jeunes de Guinée partent vers l'Europe.", {"GIN"}),
        ("Familias de Guatemala migran a Estados Unidos.", {"GTM"}),
        ("I giovani del Nepal emigrano in Germania.", {"NPL"}),
        ("Os jovens de Angola partem para a França.", {"AGO"}),
        ("Die Jugend Nepals und ihre Abwanderung nach Russland.", {"NPL"}),
    ],
)
def test_where_people_emigrate_to_is_no_place(text: str, left: set[str]) -> None:
    assert places(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Migration in Nepal and Peru.", {"NPL", "PER"}),
        ("Migrants from Kenya and Uganda return to their springs.", {"KEN", "UGA"}),
        ("Emigration in Nepal, and schools in Peru.", {"NPL", "PER"}),
    ],
)
def test_where_people_come_from_stays_a_place(text: str, left: set[str]) -> None:
    assert places(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Manantiales en la India por 45.000 dólares US.", {"IND"}),
        ("Sorgenti in Nepal: 45.000 dollari USA.", {"NPL"}),
        ("Manantiales en Nepal: 45.000 dólares estadounidenses.", {"NPL"}),
        ("Springs in Nepal: 45,000 Canadian dollars.", {"NPL"}),
        ("En el Altiplano. Los jóvenes se van a Chile y queremos vender directo en Europa.",
         {"altiplano"}),
        ("Tejidos en Guatemala, con las remesas de EE.UU.", {"GTM"}),
        ("O café na Etiópia, com uma associação portuguesa.", {"ETH"}),
        ("Des écoles au Népal ; nous sommes une asso française.", {"NPL"}),
        ("Una asociación peruana de mujeres en Puno.", {"puno", "PER"}),
    ],
)  # fmt: skip
def test_money_migration_and_associations_from_elsewhere(text: str, left: set[str]) -> None:
    assert places(text) == left
