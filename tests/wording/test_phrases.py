"""One phrase for each value, as each language writes it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.wording import (
    LANGUAGES,
    Words,
    call_name,
    impossible,
    lasting,
    nobody_fits,
    odds,
    proof,
    verdict,
    ways_out,
)

_languages = st.sampled_from(LANGUAGES)


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (0.82, "82%, likely"),
        (0.496, "50%, likely"),
        (0.2, "20%, quite possible"),
        (0.196, "20%, quite possible"),
        (0.01, "1%, worth a question"),
        (0.0, "under 1%, a long shot"),
    ],
)
def test_a_score_is_a_percentage_and_a_word(score: float, said: str) -> None:
    assert odds(score, words=Words()) == said


@pytest.mark.parametrize(
    ("months", "language", "said"),
    [
        (None, "en", "Duration: not stated"),
        (1.0, "en", "Duration: 1 month"),
        (24.0, "en", "Duration: 24 months"),
        (1.5, "fr", "Durée\u00a0: 1,5 mois"),
        (30.0, "es", "Duración: 30 meses"),
    ],
)
def test_work_lasts_some_months(months: float | None, language: str, said: str) -> None:
    assert lasting(months, words=Words(language)) == said


def test_nobody_is_said_to_fit_less_than_the_percentage_below_it_tells() -> None:
    assert nobody_fits(0.104, words=Words())
    assert odds(0.106, words=Words()).startswith("11%")
    assert not nobody_fits(0.106, words=Words())


@given(_languages, st.floats(0, 1))
def test_the_percentage_of_a_score_is_never_zero(language: str, score: float) -> None:
    assert not odds(score, words=Words(language)).startswith("0")


@pytest.mark.parametrize(
    ("language", "percent", "amount", "day", "quote"),
    [
        ("en", "42%", "EUR 12,000", "1 March 2026", "“springs”"),
        ("fr", "42\xa0%", "12\u202f000\xa0EUR", "1er mars 2026", "«\xa0springs\xa0»"),
        ("es", "42\xa0%", "EUR 12\xa0000", "1 de marzo de 2026", "«springs»"),
    ],
)
def test_numbers_days_and_quotes_follow_the_language(
    language: str, percent: str, amount: str, day: str, quote: str
) -> None:
    words = Words(language)
    assert words.percent(0.42) == percent
    assert words.amount(12_000.4, currency="EUR") == amount
    assert words.day(date(2026, 3, 1)) == words.day("2026-03-01") == day
    assert words.quote("springs") == quote


def test_a_text_that_is_no_date_stays_as_it_is() -> None:
    assert Words().day("every autumn") == "every autumn"


@pytest.mark.parametrize(
    ("language", "items", "said"),
    [
        ("en", ("a", "b", "c"), "a, b or c"),
        ("fr", ("a", "b"), "a ou b"),
        ("es", ("Perú", "Ecuador"), "Perú o Ecuador"),
        ("es", ("siete", "ocho"), "siete u ocho"),
        ("es", ("agua", "hojas"), "agua u hojas"),
        ("es", ("olas",), "olas"),
        ("en", (), ""),
    ],
)
def test_a_choice_is_a_list_with_or(language: str, items: tuple[str, ...], said: str) -> None:
    assert Words(language).either(items) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_verdicts_differ(language: str) -> None:
    said = {verdict(one, words=Words(language)) for one in ("yes", "no", "unknown")}
    assert len(said) == 3


def test_a_call_that_is_called_like_its_funder_is_named_once() -> None:
    assert call_name("Fund", "Fund", words=Words()) == "Fund"
    assert call_name("Fund", "Small grants", words=Words()) == "Fund: Small grants"


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (0.0, "Proven: no other team fits better under these rules."),
        (None, "This team keeps all the rules; there may be a better one."),
        (0.25, "This team keeps all the rules; a better one could add 25% at most."),
        (0.0001, "This team keeps all the rules; a better one could add 1% at most."),
    ],
)
def test_the_proof_says_how_good_a_team_is(gap: float | None, said: str) -> None:
    assert proof(gap, words=Words()) == said


def test_a_single_rule_that_is_impossible_alone_is_not_called_several() -> None:
    assert impossible(1, words=Words()) == "No team can keep this rule:"
    assert impossible(2, words=Words()) == "No team can keep these rules together:"


def test_ways_out_are_counted() -> None:
    assert ways_out(1, words=Words()) == "This change would make a team possible:"
    assert ways_out(3, words=Words()).startswith("Any of these changes")
    assert ways_out(0, words=Words()).startswith("No single change helps")


@pytest.mark.parametrize(
    ("given", "language", "said"),
    [
        ("2026-09-17T17:00:00+02:00", "en", "17 September 2026, 17:00 (UTC+2)"),
        ("2026-12-01T17:00:00+01:00", "fr", "1er décembre 2026, 17:00 (UTC+1)"),
        ("2026-09-17T09:30:00-05:00", "es", "17 de septiembre de 2026, 09:30 (UTC-5)"),
        ("2026-09-17T17:00:00+05:45", "en", "17 September 2026, 17:00 (UTC+5:45)"),
        ("2026-09-17T17:00:00+00:00", "en", "17 September 2026, 17:00 (UTC)"),
        ("2026-09-17T00:00:00+02:00", "en", "17 September 2026"),
        ("2026-09-17", "en", "17 September 2026"),
        ("soon", "en", "soon"),
    ],
)
def test_a_moment_tells_its_hour_and_where_that_is(given, language, said):
    assert Words(language).moment(given) == said
