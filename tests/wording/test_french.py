"""What a machine can check of good French: marks, terms, and words that fit any value."""

import re
from datetime import date

import pytest

from broker.model import Money, Said
from broker.vocabulary import load_vocabulary
from broker.wording import LANGUAGES, Words
from broker.wording.update import read

SAID = {
    form: entry.id if isinstance(entry.id, str) else entry.id[0]
    for entry in read("fr")
    if entry.id
    for form in ((entry.string,) if isinstance(entry.string, str) else entry.string)
}
"""The English of every French sentence."""

KEPT = re.compile(r"--[a-z][a-z-]*|\b[A-Z]+_[A-Z]+\b|https?://\S+|\b\w+\.(?:csv|json|md|py)\b")
"""What is typed as it stands, whatever the language."""

INSTEAD = {
    r"\b[ée]ligibles?\b": "admissible, pouvant bénéficier de",
    r"\bbas[ée]e?s? sur\b": "fondé sur",
    r"\bimpact(?:er|e|é)": "avoir un effet sur",
    r"\bopportunit": "possibilité, occasion",
    r"\bsupporter\b": "soutenir",
    r"\bdigita": "numérique",
    r"\bimplément": "mettre en œuvre",
    r"\bfocus\b|\bmatch|\bfeedback\b|\bdeadline": "the French word",
    r"\ben charge de\b": "chargé de",
    r"\bdéclin": "refuser (an introduction)",
    r"\bespèces\b(?! menacée)": "en numéraire, argent: these are no plants",
    r"\bconsign": "connu, enregistré",
    r"\babîm": "endommagé (a file)",
    r"\bcodage": "encodage",
    r"\bcatégorie": "type (a kind)",
    r"\b[Mm]anques\b": "lacunes (gaps)",
    r"\bÉnumérer\b": "montrer",
    r"\bmassifs?\b": "chaîne de montagnes",
    r"\bdes alentours\b": "autour de l’alliance",
    r"\b(?:l’|d’|un |dernier )(?:im|ex)port\b": "importation, exportation",
    r"[Pp]artenariat (?:de|des|pour la) montagnes?\b": "Partenariat de la montagne",
    r"bassins? hydrographiques?": "bassins versants",
}
"""Words that were found and went, each with what stands in its place."""

NEVER_A_NAME = {"date", "day", "first", "metric", "ratio", "second", "until", "year"}
"""Values that no vowel begins."""


def test_marks_have_the_space_that_no_line_breaks_at():
    loose = re.compile(r"[^\S\xa0][;:!?»]|«[^\xa0]|[^\xa0\s]»|[\ds][^\S\xa0]%(?!\()")
    assert not [form for form in SAID if loose.search(form)]


def test_no_space_is_double_or_of_another_width():
    assert not [form for form in SAID if re.search(r"\S[\s\xa0]{2,}|[\u2009\u202f\t]", form)]
    assert not [form for form, english in SAID.items() if form[-1:] == " " != english[-1:]]


def test_words_that_were_replaced_do_not_come_back():
    wrong = {
        form: instead for form in SAID for word, instead in INSTEAD.items() if re.search(word, form)
    }
    assert not wrong


def test_no_word_that_drops_its_vowel_stands_before_a_name():
    """`Words` makes 'd’Euromontana' of 'de'; it knows no other word, and none before braces."""
    place = re.compile(r"\b(?:qu|jus|lors|puis)?(?:que|le|la|je|ne|se) %\((\w+)\)s")
    braces = re.compile(r"\b(?:de|que|le|la) \{(?!day)")
    wrong = [form for form in SAID if not NEVER_A_NAME.issuperset(place.findall(form))]
    assert not [*wrong, *filter(braces.search, SAID)]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_what_is_typed_stays_as_it_is(language):
    catalogue = read(language)
    lost = [
        (entry.id, form)
        for entry in catalogue
        if entry.id
        for forms in [(entry.string,) if isinstance(entry.string, str) else entry.string]
        for form in forms
        for english in [entry.id if isinstance(entry.id, str) else entry.id[0]]
        if not set(KEPT.findall(form)) >= set(KEPT.findall(english))
    ]
    assert not lost


def test_a_sum_stands_before_its_currency():
    assert Words("fr").amount(50_000, currency="USD") == "50\u202f000\xa0USD"
    assert Words("en").amount(50_000, currency="USD") == "USD 50,000"


def test_a_sum_in_an_error_is_written_as_the_reader_writes_it():
    said = Said("Budget: %(amount)s", amount=Money(amount=12_000, currency="EUR"))
    assert said == "Budget: EUR 12,000"
    assert Words("fr").tell(said) == "Budget\xa0: 12\u202f000\xa0EUR"


def test_a_day_in_an_error_is_written_as_the_reader_writes_it():
    said = Said("%(day)s is over. Name a later day for the next step.", day=date(2026, 5, 1))
    assert said.startswith("2026-05-01 is over")
    assert Words("en").tell(said).startswith("1 May 2026 is over")
    assert Words("fr").tell(said).startswith("Le 1er mai 2026 est passé")
    assert Words("es").tell(said).startswith("El 1 de mayo de 2026 ya ha pasado")


def test_french_names_have_the_apostrophe_of_french():
    vocabulary = load_vocabulary()
    label = vocabulary.label("region", "west_central_africa", language="fr")
    assert label == "Afrique de l’Ouest et centrale"
    assert vocabulary.region(label) == "west_central_africa"
    assert vocabulary.label("language", "kek", language="fr") == "q'eqchi'"
    assert vocabulary.label("theme", "sustainable_livelihoods", language="fr") == (
        "Moyens d’existence durables"
    )


def test_adjectives_in_names_of_ranges_are_written_small():
    vocabulary = load_vocabulary()
    adjective = re.compile(
        r"(?<= )(?:Orient|Occident|Central|Austral|Canad|Japon|Julien|Dinar|Scandin|Sahar)"
        r"[a-zé]*(?:ale?s?|aux|iens?|iennes?|iques?|aises?|aves?|éens?)\b"
    )
    french = (one for one in vocabulary.ranges.values() if "fr" in one.names)
    names = (one.label("fr") for one in french)
    assert not [name for name in names if adjective.search(name)]
