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
        ("Forests in the mountains of the Carpathians, but not in the Alps.", {"carpathians"}),
        ("Forest fires in Europe outside the Alps and the Pyrenees.", {"europe"}),
        ("Forest fires in Europe, excluding the Alps, the Pyrenees and Norway.", {"europe"}),
        ("Neither in Nepal nor in India, but in Bhutan.", {"BTN"}),
        ("Work with herders in the Alps, except in the Swiss Alps.", {"alps"}),
        ("The project does not cover Nepal; it works with herders in Bhutan.", {"BTN"}),
        ("Les forêts d'Europe, mais pas dans les Alpes ni dans les Pyrénées.", {"europe"}),
        ("Les forêts d'Europe, à l'exception des Alpes.", {"europe"}),
        ("Le travail avec les bergers, hors des Alpes, dans les Carpates.", {"carpathians"}),
        ("Bosques de montaña del Perú, no en los Andes de Bolivia.", {"PER"}),
        ("Los bosques de montaña de Europa, excepto los Alpes.", {"europe"}),
        ("I boschi di montagna in Europa, ma non nelle Alpi.", {"europe"}),
        ("I boschi di montagna in Europa, tranne le Alpi.", {"europe"}),
        ("As florestas de montanha da Europa, mas não nos Alpes.", {"europe"}),
        ("As florestas de montanha da Europa, fora dos Alpes.", {"europe"}),
        ("Die Bergwälder in Europa, aber nicht in den Alpen.", {"europe"}),
        ("Die Bergwälder in Europa, außerhalb der Alpen.", {"europe"}),
        ("Weder in den Alpen noch in den Pyrenäen, sondern in den Karpaten.", {"carpathians"}),
        ("We no longer work in Nepal; we work in Bhutan.", {"BTN"}),
        ("Springs in Bhutan, not those in Nepal.", {"BTN"}),
        ("Work outside the Alps and in the Andes.", {"andes"}),
        ("Nous ne travaillons plus au Népal, mais au Bhoutan.", {"BTN"}),
        ("Le projet ne concerne pas le Népal mais le Bhoutan.", {"BTN"}),
        ("Le lac n'est pas en Suisse mais en Italie.", {"ITA"}),
        ("Nosotros no trabajamos en Nepal, sino en Bután.", {"BTN"}),
        ("El proyecto no se realiza en Nepal sino en Bután.", {"BTN"}),
        ("Il progetto non riguarda il Nepal ma il Bhutan.", {"BTN"}),
        ("O projeto não é no Nepal, mas no Butão.", {"BTN"}),
        ("Não trabalhamos no Brasil, mas no Peru.", {"PER"}),
        ("Das Projekt findet nicht in Nepal, sondern in Bhutan statt.", {"BTN"}),
        ("Quellen, die nicht in den Alpen liegen, sondern in den Karpaten.", {"carpathians"}),
        ("Quellen in Europa, nicht jedoch in den Alpen.", {"europe"}),
    ],
)
def test_where_the_work_is_not_is_no_place_of_it(text: str, left: set[str]) -> None:
    assert places(text) == left


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Tourism not only in the Alps.", "alps"),
        ("Farms not far from the Alps.", "alps"),
        ("Le tourisme, pas seulement dans les Alpes.", "alps"),
        ("El turismo de montaña, no solo en los Alpes.", "alps"),
        ("Queremos trabajar al menos en los Andes.", "andes"),
        ("Il turismo di montagna non solo nelle Alpi.", "alps"),
        ("O turismo de montanha não só nos Alpes.", "alps"),
        ("Trabalhamos com comunidades de montanha no Brasil.", "BRA"),
        ("turismo no Brasil", "BRA"),
        ("Der Bergtourismus nicht nur in den Alpen.", "alps"),
        ("Es gibt noch in den Alpen viele Hirten.", "alps"),
        ("It is not built yet. In Nepal we begin.", "NPL"),
        ("Not in the Alps, but lessons of the Alps are used.", "alps"),
        ("Outside the Alps, the Carpathians have most bears.", "carpathians"),
        ("Species that are found nowhere outside the Andes.", "andes"),
        ("Species that do not occur outside of the Andes.", "andes"),
        ("No country other than Nepal has such springs.", "NPL"),
        ("Des espèces qui n'existent pas hors des Alpes.", "alps"),
        ("Especies que no existen fuera de los Andes.", "andes"),
        ("Piante che non crescono fuori delle Alpi.", "alps"),
        ("Arten, die es nirgends außerhalb der Alpen gibt.", "alps"),
        ("It is not Nepal's first programme of springs, but its largest.", "NPL"),
        ("Villages just outside Nepal's parks.", "NPL"),
        ("Why not Nepal? We begin there with springs.", "NPL"),
        ("Not all of Nepal has roads.", "NPL"),
        ("Herders leave, and not in the Alps alone.", "alps"),
        ("Ce n'est pas dans les Alpes seules que les bergers partent.", "alps"),
        ("Pas à pas dans les Alpes : randonnées.", "alps"),
        ("La vie au pas des Alpes : bergers et brebis.", "alps"),
        ("Les jeunes ne restent pas dans les Alpes.", "alps"),
        ("Le travail ne se limite pas aux Alpes.", "alps"),
        ("Die Jungen bleiben nicht in den Alpen.", "alps"),
        ("Poner a salvo en los Andes a las vicuñas.", "andes"),
        ("Children who learn outside in the Alps.", "alps"),
        ("Women are excluded in Nepal from water councils.", "NPL"),
        ("Tourists from outside Nepal visit its villages.", "NPL"),
        ("No obstante, en los Andes hay pastores.", "andes"),
        ("Die Gletscher schwinden, nicht zuletzt in den Anden.", "andes"),
        ("Un villaggio non lontano dalle Alpi.", "alps"),
        ("Water in the Alps without glaciers.", "alps"),
        ("Villages that are not connected to a road in Nepal.", "NPL"),
    ],
)
def test_what_only_looks_like_it_is_a_place(text: str, place: str) -> None:
    assert place in places(text)


@pytest.mark.parametrize(
    "text",
    [
        "Springs of mountain villages in Nepal, funded by the European Union.",
        "Springs of mountain villages in Nepal, funded by Norway and Germany.",
        "Springs of mountain villages in Nepal, with a grant from Switzerland.",
        "Springs of mountain villages in Nepal, with a loan of the Asian Development Bank.",
        "Les sources des villages du Népal, financées par l'Union européenne.",
        "Les sources des villages du Népal, avec l'appui de la coopération suisse.",
        "Los manantiales de las aldeas de Nepal, con fondos de la Unión Europea.",
        "Los manantiales de las aldeas de Nepal, con apoyo de la cooperación alemana.",
        "Le sorgenti dei villaggi del Nepal, con il sostegno della cooperazione italiana.",
        "As nascentes das aldeias do Nepal, com fundos da União Europeia.",
        "Die Quellen der Bergdörfer in Nepal, finanziert von der Europäischen Union.",
        "Die Quellen der Bergdörfer in Nepal, gefördert durch die Schweiz.",
        "Norway funds springs of mountain villages in Nepal.",
        "La Norvège finance les sources des villages du Népal.",
        "El Gobierno de Alemania financia manantiales en Nepal.",
        "La Svizzera finanzia le sorgenti dei villaggi del Nepal.",
        "A Alemanha financia nascentes das aldeias do Nepal.",
        "Die Schweiz finanziert Quellen der Bergdörfer in Nepal.",
        "Les sources du Népal, grâce au financement de la Norvège.",
    ],
)
def test_who_pays_is_not_where_the_work_is(text: str) -> None:
    assert places(text) == {"NPL"}


def test_a_country_that_pays_for_its_own_work_is_its_place() -> None:
    assert places("A road programme funded by the Government of Nepal.") == {"NPL"}
    assert places("Roads of Nepal and Bhutan, funded by Nepal.") == {"NPL", "BTN"}
    assert places("Funds in Nepal for villages of India.") == {"NPL", "IND"}


@pytest.mark.parametrize(
    "text",
    [
        "The water funds of Nepal protect springs, as those of Bhutan do.",
        "Rural finance by Nepal's cooperatives, with those of Bhutan.",
        "Sustainable finance from Nepal to Bhutan for mountain villages.",
        "With loans for women of Nepal and Bhutan.",
        "Nepal funds its own springs, and so do the villages of Bhutan.",
        "Nepal fördert Frauen, und wir arbeiten auch in Bhutan.",
        "In Nepal funds are scarce, and in Bhutan they grow.",
        "Villages of Nepal finance their springs, and those of Bhutan do.",
    ],
)
def test_money_of_a_place_may_be_what_the_work_is_about(text: str) -> None:
    assert places(text) == {"NPL", "BTN"}


WORDS = st.sampled_from(["not", "in", "the", "Alps", "Nepal", "and", ",", ".", "no", "nicht", "("])


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_any_text_has_places_that_it_names(text: str) -> None:
    named = {one.key for one in VOCABULARY.mentions(text)}
    assert places(text) <= named


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Village guides in Bhutan, trained as in the Pyrenees and the Alps.", {"BTN"}),
        ("As is done in Switzerland, the farms of Lesotho will sell hay.", {"LSO"}),
        ("Unlike the Andes, the Carpathians have few mines.", {"carpathians"}),
        ("A treaty for the Balkans, modelled on the Alpine Convention.", {"balkans"}),
        ("Les guides du Bhoutan, formés comme dans les Alpes françaises.", {"BTN"}),
        ("Comme au Pérou, les éleveurs du Kenya auront leur marque.", {"KEN"}),
        ("Un traité pour les Balkans, sur le modèle de la Convention alpine.", {"balkans"}),
        ("Los guías de Bután, formados como en los Alpes.", {"BTN"}),
        ("A diferencia de los Andes, los Cárpatos tienen pocas minas.", {"carpathians"}),
        ("Le guide del Bhutan, formate come nelle Alpi svizzere.", {"BTN"}),
        ("Un trattato per i Balcani, sul modello della Convenzione delle Alpi.", {"balkans"}),
        ("Os guias do Butão, formados como nos Alpes.", {"BTN"}),
        ("Die Bergführer in Bhutan, ausgebildet wie in den Alpen.", {"BTN"}),
        ("Anders als in den Anden gibt es in den Karpaten wenig Bergbau.", {"carpathians"}),
        ("Mehr Regen als in den Anden gibt es in den Karpaten.", {"carpathians"}),
        ("Bhutan is steeper than Switzerland.", {"BTN"}),
        ("Das Tal in Bhutan ist kleiner als Liechtenstein.", {"BTN"}),
        ("Ein Vertrag für den Balkan nach dem Vorbild der Alpenkonvention.", {"balkans"}),
    ],
)
def test_what_the_work_is_like_is_no_place_of_it(text: str, left: set[str]) -> None:
    assert places(text) == left


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("As in the Alps, huts need water.", {"alps"}),
        ("Huts in the Alps, built as in the Pyrenees. The Pyrenees pay.", {"alps", "pyrenees"}),
        ("Tea in Kenya as well as in Nepal.", {"KEN", "NPL"}),
        ("Tea in steep villages, such as in Nepal, and in Kenya.", {"KEN", "NPL"}),
        ("Tea in mountain countries like Kenya and Nepal.", {"KEN", "NPL"}),
        ("Le thé dans des pays comme le Kenya et le Népal.", {"KEN", "NPL"}),
        ("Té tanto en Kenia como en Nepal.", {"KEN", "NPL"}),
        ("Tè sia in Kenya come in Nepal, nelle montagne.", {"KEN", "NPL"}),
        ("Chá tanto no Quênia como no Nepal.", {"KEN", "NPL"}),
        ("Tee in Ländern wie Kenia und Nepal.", {"KEN", "NPL"}),
        ("Tee sowohl in Kenia als auch in Nepal.", {"KEN", "NPL"}),
        ("Au Kenya comme au Népal, le thé pousse en montagne.", {"KEN", "NPL"}),
        ("En Kenia, como en Nepal, el té crece en la montaña.", {"KEN", "NPL"}),
        ("In Kenya come in Nepal il tè cresce in montagna.", {"KEN", "NPL"}),
        ("No Quênia como no Nepal, o chá cresce na montanha.", {"KEN", "NPL"}),
        ("In Kenia wie in Nepal wächst Tee an den Bergen.", {"KEN", "NPL"}),
        ("In Kenya, as in Nepal, tea grows on mountains.", {"KEN", "NPL"}),
        ("In Nepal sagt man: als in Kenia der Regen kam, wuchs der Tee.", {"KEN", "NPL"}),
    ],
)
def test_examples_and_lists_are_no_comparison(text: str, named: set[str]) -> None:
    assert places(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "Herders in Peru\n\nDonor: Ministry of the Environment of Norway\n\nPastures are restored.",
        "Pastores en el Perú\n-\nComitente\nMinisterio (MC) de Alemania\n-\nDuración",
        "Pâturages au Pérou\nBailleurs de fonds : la Norvège et le Japon\nDurée : 2 ans",
        "Pascoli in Perù\nFinanziatore | Agenzia tedesca | Germania |",
        "Weiden in Peru\nAuftraggeber: Auswärtiges Amt, Deutschland",
        "Pastores no Peru. O projeto conta também com o apoio do Japão.",
        "Pastores en el Perú, con la Agencia Española de Cooperación Internacional.",
        "Weiden in Peru. Träger: Deutsche Gesellschaft für Internationale Zusammenarbeit.",
        "Herders in Peru. Supported by the German Federal Ministry for Economic Cooperation.",
        "Pastores en el Perú. Recibe financiación de la Unión Europea desde 2023.",
        "Pastos no Peru\nApoio financeiro da União Europeia | 200.000 €",
        "Bergers du Pérou\n11, rue de la Fontaine, Paris, France – Tél : 01 00 00 00 00",
        "Herders in Peru. Atlas Award ID: 0009",
        "Herders in Peru. Total cost US$ 64.48 million",
        "Pastores en el Perú: 5 000 dólares de EE.UU.",
        "Pastores no Peru. Reunião de lançamento em maio.",
        "Bergers du Pérou. La réunion de lancement est en mai.",
    ],
)
def test_who_pays_or_where_an_office_is_makes_no_place(text: str) -> None:
    assert places(text) == {"PER"}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("With support from villages in Peru, pastures are restored.", {"PER"}),
        ("Work of the Ministry of Agriculture and Rural Development of Peru.", {"PER"}),
        ("Donors and villages work together in Peru and in Norway.", {"PER", "NOR"}),
        ("11, High Street, Lima, Peru – Tel. 01 234 567", {"PER"}),
        ("Cooperation with the herders of Peru, and with an agency.", {"PER"}),
    ],
)
def test_a_country_of_the_work_stays(text: str, keys: set[str]) -> None:
    assert places(text) == keys


def test_a_long_list_of_addresses_is_read_at_once() -> None:
    started = time.process_time()
    assert places("Tel. 123 Bern, Switzerland\n" * 11_000) == {"CHE"}
    assert time.process_time() - started < 12, "a quadratic step takes minutes"
