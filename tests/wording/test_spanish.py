"""Spanish that is read alike in the Andes, in Central America and in Spain."""

import re
from collections.abc import Iterator

import pytest

from broker.wording.update import read

TERMS = {
    r"alliance": "alianza",
    r"applicants?": "solicitante",
    r"briefs?": "nota informativa",
    r"cash": "efectivo",
    r"commands?": "comando",
    r"coordinators?": "coordinador",
    r"deadlines?": "fechas? límite",
    r"focal point": "punto focal",
    r"funders?": "financiador",
    r"gaps?": "vacío",
    r"in kind": "en especie",
    r"initiatives?": "iniciativa",
    r"introductions?": "presentaci",
    r"mountain range": "cordillera",
    r"Mountain Partnership": "Alianza para las Montañas",
    r"proposals?": "propuesta",
    r"ranker": "modelo de ordenación",
    r"records": "ficha",
    r"running (work|initiatives)": "en curso",
    r"Secretariat": "Secretaría",
    r"seats?": "puesto|sede",
    r"shortlist": "selección",
    r"suggested (partners|team)": "sugerid",
    r"the lead": "entidad líder",
    r"thematic area": "área temática",
    r"watershed": "cuenca hidrográfica",
}
"""The word chosen for each thing, so that one thing has one name on every page. Other words:
fit = afinidad, kind = tipo, place in a list = posición, reason = razón (of a suggestion) or motivo
(of a refusal), tie = lazo, caution = advertencia, around the alliance = entorno de la alianza."""

_ELSEWHERE = {
    "ordenador": "Spain alone: computadora",
    "vídeo": "Spain alone: video",
    "coste": "Spain alone: costo",
    "rellen(e|en|ar)": "Spain alone: complete",
    "membresía": "condición de miembro",
    "antecedentes": "trayectoria: these are no convicts",
    "sell(ó|aron|ad[oa]s?)": "cifrar (a contact)",
    "Enumerar": "Mostrar",
    "nominación": "propuesta de candidatura",
    "en base a": "sobre la base de",
    "aplicar a": "presentarse a",
    "a nivel de": "en",
    "más bien": "en su lugar, or nothing",
    "(Nombre|nombre) (un|una|otro|otra|dos) (?!que)": "Indique: nombre is read as a noun",
    "(tu|tus|tú|contigo|vosotros|vuestr[oa]s?)": "usted",
}
"""Words that no sentence has, and what stands for them."""

_OF_PEOPLE_AND_PLACES = (
    "name|names|member|members|one|other|partner|between|who|funder|organisation|place|places|"
    "country|region|range|theme|themes|kind|kinds|language|languages|title"
)
_TYPED = re.compile(r"`[^`]*`|'[^']*'|--\w[\w-]*( [.,])?|python -c .*")


def _plain(text: str) -> str:
    """Return a sentence with an x for whatever is to be typed as it stands."""
    return _TYPED.sub("x", text)


def _forms(text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _pairs() -> Iterator[tuple[str, str]]:
    for entry in read("es"):
        if entry.id:
            yield from zip(_forms(entry.id), _forms(entry.string), strict=True)


def _spanish() -> Iterator[str]:
    return (spanish for _, spanish in _pairs())


def test_a_question_is_opened_and_closed() -> None:
    wrong = [
        one
        for one in _spanish()
        if one.count("?") != one.count("¿") or one.count("!") != one.count("¡")
    ]
    assert not wrong


def test_quotation_marks_are_those_of_spanish() -> None:
    wrong = [
        spanish
        for english, spanish in _pairs()
        if spanish.count("«") != spanish.count("»")
        or set(spanish) & set("“”")
        or ('"' in spanish and '"' not in english)
    ]
    assert not wrong


def test_spaces_stand_where_spanish_has_them() -> None:
    odd = re.compile(r"\S  | [,;:?!]| …$|(?<=[\w)]) \.(?!\w)")
    assert not [one for one in _spanish() if odd.search(_plain(one))]


def test_a_percent_sign_stays_with_its_number() -> None:
    loose = re.compile(r"[\w)] ?(?<!%)%%?(?=[\s.,;)]|$)")
    assert not [one for one in _spanish() if loose.search(_plain(one).replace("=25%%", ""))]


@pytest.mark.parametrize("word", _ELSEWHERE)
def test_no_word_is_at_home_in_one_country_or_another_language_only(word: str) -> None:
    found = re.compile(rf"\b{word}\b" if word[-1] != ")" else rf"\b{word}")
    assert not [one for one in _spanish() if found.search(one)], _ELSEWHERE[word]


def test_nothing_was_left_in_english() -> None:
    english = re.compile(r"\b(the|of|and|with|which|this|is|are|was|your|from|not)\b")
    values = re.compile(r"%\(\w+\)")
    assert not [one for one in _spanish() if english.search(values.sub("%", _plain(one)))]


def test_no_article_stands_before_a_name_whose_gender_nobody_knows() -> None:
    article = re.compile(rf"\b(el|la|los|las|del|al|un|una) %\(({_OF_PEOPLE_AND_PLACES})\)")
    assert not [one for one in _spanish() if article.search(one)]


@pytest.mark.parametrize("english", TERMS)
def test_one_thing_has_one_name(english: str) -> None:
    said = re.compile(rf"\b{english}\b")
    names = re.compile(r"%\(\w+\)\w|'[^']*'|\w+\.csv|--kind .*|Mountain Research Initiative")
    wrong = [
        spanish
        for source, spanish in _pairs()
        if said.search(names.sub("", source))
        and not re.search(TERMS[english], spanish, re.IGNORECASE)
    ]
    assert not wrong
