"""What a call says in another language than the reader's is marked: by a word, and for machines."""

import zipfile

import pytest

from broker.export import write_brief
from broker.fund import find_funding
from broker.model import Alliance, Condition, Quoted
from broker.ui._view import remarks
from broker.wording import Words
from tests import worlds
from tests.export.briefs import brief

NOTE = "the consortium must include at least two farmers from the mountains where the work is done"
OWN = "the money is for countries where mountain producers of members work"


def answered(language, *notes, **more):
    conditions = tuple(Condition(note=one) for one in notes)
    call = worlds.call("one", conditions=conditions, **more)
    evidence = worlds.evidence(
        Alliance(members=(worlds.member("ngo"),), funders=(worlds.PAYER,), calls=(call,))
    )
    return find_funding(
        evidence,
        proposal=worlds.proposal(worlds.WATER),
        team=(evidence.organisation("ngo"),),
        words=Words(language),
    )


@pytest.mark.parametrize(("language", "word"), [("fr", "en anglais"), ("es", "en inglés")])
def test_a_condition_in_english_says_so_to_those_who_read_something_else(language, word):
    (one,) = answered(language, NOTE).calls
    (said,) = [sentence for sentence in one.because if NOTE in sentence]
    assert word in said
    assert one.quotes == (Quoted(text=NOTE, language="en"),)


def test_the_own_language_and_our_own_words_need_no_mark():
    (english,) = answered("en", NOTE).calls
    assert english.quotes == ()
    assert "quotes" not in english.model_dump(mode="json")
    (french,) = answered("fr", OWN).calls
    assert french.quotes == ()
    assert OWN not in " ".join(french.because)


def test_what_a_record_says_of_own_money_is_marked_too():
    (one,) = answered("es", cofinancing="yes", cofinancing_note=f"{NOTE}.").calls
    assert one.quotes == (Quoted(text=NOTE, language="en"),)


def test_a_brief_carries_the_language_of_each_quote(tmp_path):
    paths = write_brief(brief(funding=answered("fr", NOTE), language="fr"), folder=tmp_path)
    page = next(one for one in paths if one.suffix == ".html").read_text("utf-8")
    assert f'<span lang="en">{NOTE}</span>' in page
    document = next(one for one in paths if one.suffix == ".docx")
    inside = zipfile.ZipFile(document).read("word/document.xml").decode("utf-8")
    before, _, _ = inside.partition(NOTE)
    assert before.rpartition("<w:r>")[2].count('<w:lang w:val="en-GB"/>') == 1
    assert "en anglais" in next(one for one in paths if one.suffix == ".txt").read_text("utf-8")


def test_on_a_page_a_quote_has_its_language_and_is_no_markup():
    hostile = "who <b>leads</b> & pays"
    page = remarks((f"« {hostile} » (en anglais).",), quotes=(Quoted(text=hostile, language="en"),))
    assert '<span lang="en">who &lt;b&gt;leads&lt;/b&gt; &amp; pays</span>' in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    ("language", "mark"),
    [("en", ""), ("fr", "Langue de la citation"), ("es", "Cita en inglés")],
)
def test_the_words_that_a_reason_quotes_are_marked_as_those_of_partners_are(language, mark):
    summary = "The fund pays for springs and watershed work with mountain villages of the Andes."
    (one,) = answered(language, summary=summary).calls
    (near,) = [reason for reason in one.reasons if reason.quote == summary]
    assert mark in near.text
    assert ("Quoted in" in near.text) is False
    (bare,) = answered(language, summary="", title="Springs of the mountain villages").calls
    assert not [reason for reason in bare.reasons if mark and mark in reason.text]
