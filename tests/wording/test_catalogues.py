"""Every sentence has a translation that can take its place."""

import re

import pytest
from babel.messages.pofile import read_po

from broker.wording import LANGUAGES, Words
from broker.wording.update import FOLDER, merged, messages, read, rendered

from .spoken import calls

TRANSLATED = LANGUAGES[1:]
PLACE = re.compile(r"%\((\w+)\)(\w)|%(?!%)")
HOW = "run `python -m broker.wording.update` and fill in what is empty"


def places(text: str) -> set[str]:
    return {found.group() for found in PLACE.finditer(text)}


def forms(text) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


@pytest.fixture(scope="module", params=TRANSLATED)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def said():
    return messages()


def test_no_sentence_lacks_a_translation(language, said):
    catalogue = read(language)
    missing = [
        message
        for message in said
        if (entry := catalogue.get(forms(message)[0])) is None
        or entry.id != message
        or not all(form.strip() for form in forms(entry.string))
    ]
    assert not missing, f"{language}: {HOW}"


def test_no_translation_is_uncertain_or_no_longer_used(language, said):
    catalogue = read(language)
    entries = [entry for entry in catalogue if entry.id]
    assert not [entry.id for entry in entries if entry.fuzzy], f"{language}: check and unmark"
    unused = [entry.id for entry in entries if entry.id not in said]
    assert not [*unused, *catalogue.obsolete], f"{language}: {HOW}"


def test_every_translation_fills_the_same_places(language):
    wrong = []
    for entry in read(language):
        allowed = set().union(*map(places, forms(entry.id))) if entry.id else set()
        for form in forms(entry.string) if entry.id else ():
            # A language may leave out the number in the form for a single thing.
            if places(form) - allowed or allowed - places(form) - {"%(number)s"}:
                wrong.append((entry.id, form))
    assert not wrong, language


def test_every_translation_keeps_the_end_of_the_sentence(language):
    wrong = [
        (entry.id, entry.string)
        for entry in read(language)
        if isinstance(entry.id, str)
        and entry.id
        and entry.string
        and (entry.id[-1] in ".:?!" or entry.string[-1] in ".:?!")
        and entry.id[-1] != entry.string[-1]
    ]
    assert not wrong, language


def test_every_catalogue_has_the_plural_forms_of_its_language(language):
    catalogue = read(language)
    plurals = [entry for entry in catalogue if not isinstance(entry.id, str)]
    assert plurals
    assert all(len(forms(entry.string)) == catalogue.num_plurals for entry in plurals)


def test_updating_changes_nothing_that_is_up_to_date(language, said):
    file = FOLDER / f"{language}.po"
    assert rendered(merged(read(language), found=said)) == file.read_bytes(), HOW


def test_the_files_hold_neither_dates_nor_places_in_the_code(language):
    with (FOLDER / f"{language}.po").open("rb") as file:
        assert not [entry for entry in read_po(file) if entry.locations]
    text = (FOLDER / f"{language}.po").read_text(encoding="utf-8")
    assert "Date:" not in text


def test_every_catalogue_compiles_and_speaks(language):
    words = Words(language)
    assert words.language == language
    assert words.say("Funding") == {"fr": "Financement", "es": "Financiación"}[language]
    assert words.say("Funding") != Words("en").say("Funding")


def test_sentences_stand_in_the_call_that_says_them():
    """A sentence that is handed over in a variable would never reach the catalogues."""
    assert not [call.where for call in calls() if None in call.texts]


def test_every_place_in_a_sentence_gets_its_value():
    wrong = []
    for where, texts, values in calls():
        asked = {name for text in texts for name, _ in PLACE.findall(text or "") if name}
        if values is None or None in texts:
            continue
        # `count` gives the number itself; with two sentences it is always `count`.
        given = values | {"number"} if len(texts) > 1 else values
        if asked | {"number"} != given | {"number"} or asked - given:
            wrong.append((where, asked, values))
    assert not wrong
