"""What a condition asks, said as a person would say it, in each language."""

import datetime as dt

import pytest

from broker.fund import Facts, Terms
from broker.intake import read_condition, read_shipped
from broker.model import Member, Payment, Place, Proposal
from broker.vocabulary import load_vocabulary
from broker.wording import Words
from tests import worlds

VOCABULARY = load_vocabulary()
ON = dt.date(2026, 7, 1)


def said(rule, *told, language="en"):
    """Return what is said of one rule, for an NGO of Nepal and a university of Italy."""
    team = [
        Member(id="o0", name="Spring Watch", kind="civil_society", country="NPL", source="s"),
        Member(id="o1", name="Hill School", kind="academic_research", country="ITA", source="s"),
    ]
    terms = Terms(
        Proposal(
            text="Work.",
            lead="o0",
            themes=("water",),
            places=(Place(kind="country", key="NPL", name="NPL"),),
        ),
        team=team,
        vocabulary=VOCABULARY,
        year=ON.year,
        on=ON,
        words=Words(language),
        facts=Facts.read(told, find={one.id: one for one in team}.__getitem__),
    )
    condition = read_condition(rule, vocabulary=VOCABULARY)
    call = worlds.call("c", kinds=(), conditions=(condition,))
    return " ".join(terms.check(call)[1])


@pytest.mark.parametrize(
    ("rule", "told", "english"),
    [
        ("duration <= 24", "duration=30", "the work lasts at most 24 months. Here: 30"),
        ("duration >= 1", "duration=0", "the work lasts at least one month. Here: 0"),
        ("cofinancing >= 25%", "cofinancing=5%",
         "the team brings at least 25% of the budget. Here: 5%"),
        ("grant <= 50000 EUR", "grant=80000 EUR",
         "a grant of at most EUR 50,000. Here: EUR 80,000"),
        ("applications <= 1", "applications=2",
         "at most one application by the same lead. Here: 2"),
        ("members >= 3 of AFRICAN_UNION", "", "at least 3 organisations from the member states of "
         "the African Union. Here: 0"),
        ("members >= 1 of EU, AC", "", "could apply"),
        ("members >= 2 of EU, AC", "", "at least 2 organisations from the EU member states or the "
         "countries associated to Horizon Europe. Here: 1"),
        ("countries >= 2 of EU, AC", "", "at least 2 different countries among the EU member "
         "states and the countries associated to Horizon Europe. Here: 1"),
        ("members >= 9 of subnational_authority", "",
         "at least 9 organisations of this kind: Subnational authority. Here: 0"),
        ("lead.accredited = yes", "lead.accredited=no", "the lead is accredited by the funder"),
        ("each.gender_plan = yes", "", "Not known: the gender equality plan of Hill School"),
        ("lead.registered = yes", "", "Not known: the registration of Spring Watch"),
    ],
)  # fmt: skip
def test_sentences_read_as_sentences(rule, told, english):
    assert english in said(rule, *filter(None, [told]))


@pytest.mark.parametrize(
    ("rule", "french", "spanish"),
    [
        ("duration <= 24", "le travail dure 24 mois au plus",
         "el trabajo dura 24 meses como máximo"),
        ("members >= 3 of AFRICAN_UNION", "au moins 3 organisations dont le siège est ici",
         "al menos 3 organizaciones con sede en los Estados"),
        ("note: who may apply is set out in the call document",
         "le document de l’appel indique qui peut postuler",
         "quién puede presentarse se indica en el documento de la convocatoria"),
        ("note: bring your own boots", "bring your own boots", "bring your own boots"),
    ],
)  # fmt: skip
def test_rules_and_our_own_notes_are_said_in_the_readers_language(rule, french, spanish):
    told = ["duration=30"] if rule.startswith("duration") else []
    assert french in said(rule, *told, language="fr")
    assert spanish in said(rule, *told, language="es")


@pytest.mark.parametrize(
    ("rule", "told", "english", "french"),
    [
        ("theme not in water", "", "Here: Water.", "Ici : Eau."),
        ("language in fr, es", "language=en", "Here: English.", "Ici : anglais."),
        ("language not in en", "language=inglés", "Here: English.", "Ici : anglais."),
        ("start >= 2027-01-01", "start=2026-09-01", "Here: 1 September 2026.",
         "Ici : 1er septembre 2026."),
        ("end <= 2027-01-01", "end=2028-01-01", "Here: 1 January 2028.", "Ici : 1er janvier 2028."),
    ],
)  # fmt: skip
def test_what_is_here_is_said_in_the_words_of_the_rule(rule, told, english, french):
    told = [told] if told else []
    assert said(rule, *told).endswith(english)
    assert said(rule, *told, language="fr").replace("\u00a0", " ").endswith(french)


@pytest.mark.parametrize(
    ("size", "end"),
    [(5, "N3 and N4."), (6, "N3, N4 and N5."), (7, "N3, N4 and 2 others.")],
)
def test_of_a_long_list_no_single_one_is_left_out_or_counted(size, end):
    team = [
        Member(id=f"n{at}", name=f"N{at}", kind="civil_society", source="s") for at in range(size)
    ]
    rule = read_condition("each.kind in government", vocabulary=VOCABULARY)
    terms = Terms(
        Proposal(text="Work."), team=team, vocabulary=VOCABULARY, year=ON.year, on=ON, words=Words()
    )
    paying = worlds.call("c", kinds=(), payments=(Payment(paid="yes", kinds=("civil_society",)),))
    assert any(one.startswith("Paid by") and one.endswith(end) for one in terms.check(paying)[1])
    refused = " ".join(terms.check(worlds.call("c", kinds=(), conditions=(rule,)))[1])
    assert refused.count("(Civil society)") == (size if size < 7 else 5)
    assert ("2 others" in refused) == (size == 7)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_what_shipped_calls_say_in_our_own_words_is_said_in_the_readers_language(language):
    words = Words(language)
    for call in read_shipped().calls:
        notes = [one.note for one in call.conditions if one.note]
        for text in filter(None, [*notes, call.countries_note]):
            assert words.known(text) != text, text
