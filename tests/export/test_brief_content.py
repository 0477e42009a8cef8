"""What a brief tells, in each of its languages."""

import pytest
from docx import Document

from broker.export import write_brief
from broker.model import FundingAnswer, Money, Reason, Understood
from broker.wording import LANGUAGES

from .briefs import NO_TEAM, brief, call, recommendation


def told(tmp_path, **more) -> str:
    """Return the text of a brief on one line."""
    paths = write_brief(brief(**more), folder=tmp_path)
    return " ".join(paths[2].read_text(encoding="utf-8").split())


def test_it_tells_the_whole_story(tmp_path):
    text = told(tmp_path)
    for part in (
        "Springs of the high Andes",
        "1 March 2026",
        "We want to restore springs.",
        "Language: English",
        "Themes:",
        "Places: Ecuador",
        "1. Highland Institute",
        "42%, quite possible",
        "“restores springs” [1]",
        "Near in place. [2]",
        "Nothing newer than 2006 is known",
        "write to the focal point of Highland Institute, name the activity that is quoted",
        "write to the focal point of Valley Trust, tell in two sentences",
        "Proven: no other team fits better under these rules.",
        "Covers: water and Andes",
        "Valley Trust: Ridge Union",
        "Summit Fund: Small grants",
        "It works by invitation.",
        "30 November 2026",
        "about 12,000 uncovered",
        "As of 2024. Check before use.",
        "Youth fund: add Ridge Union",
        "Members decide",
        "A fact holds for the year of its source.",
        "[1] https://example.org/towers [2] Report of 2006 [3] https://example.org/fund",
    ):
        assert part in text


def test_sources_are_counted_once_in_the_order_of_their_first_quote():
    assert brief().sources == (
        "https://example.org/towers",
        "Report of 2006",
        "https://example.org/fund",
    )


def test_an_impossible_team_is_told_with_the_ways_out(tmp_path):
    text = told(tmp_path, team=NO_TEAM)
    assert (
        "No team can keep these rules together: - at least 9 countries - at most 2 members" in text
    )
    assert (
        "This change would make a team possible: - instead of at least 9 countries: at least 2"
        in text
    )


def test_parts_without_an_answer_are_left_out(tmp_path):
    text = told(tmp_path, recommendations=(), team=None, funding=None)
    for part in ("Suggested partners", "A team", "Funding", "Sources"):
        assert part not in text
    assert "Members decide" in text


def test_what_was_not_understood_is_admitted(tmp_path):
    text = told(tmp_path, understood=Understood(language=None, themes=(), places=()))
    for what in ("Language", "Themes", "Places"):
        assert f"{what}: none recognised" in text


def test_keys_that_nobody_knows_are_shown_as_they_are(tmp_path):
    strange = Understood(language="xx", themes=("odd_theme",), places=("Nowhere at all",))
    text = told(tmp_path, understood=strange)
    assert "Language: xx" in text
    assert "Themes: odd_theme" in text
    assert "Places: Nowhere at all" in text


def test_a_long_list_of_calls_is_cut_and_says_so(tmp_path):
    calls = tuple(call(at, f"Fund {at}", deadline=None, as_of=None) for at in range(1, 13))
    text = told(tmp_path, funding=FundingAnswer(calls=calls, one_away=(), took_ms=0))
    assert "2 further calls are not shown here." in text
    assert "Fund 10:" in text
    assert "Fund 11:" not in text
    assert "The year of these terms is not known. Check before use." in text


def test_calls_that_are_closed_to_the_proposal_are_not_told(tmp_path):
    calls = (call(1, "Open Fund"), call(2, "Closed Fund", eligible="no"))
    text = told(tmp_path, team=None, funding=FundingAnswer(calls=calls, one_away=(), took_ms=0))
    assert "Open Fund" in text
    assert "Closed Fund" not in text
    assert "1 further call is not shown here." in text


def test_the_excerpt_neither_repeats_the_title_nor_shows_marks(tmp_path):
    text = told(tmp_path, title="Springs", proposal="# Springs\n\n## Aim\n\nRestore them.")
    assert "| Aim | Restore them." in text
    assert "#" not in text
    assert "| Springs" not in text


def test_a_long_excerpt_ends_at_a_word(tmp_path):
    text = told(tmp_path, proposal="springs " * 15_000)
    assert "springs …" in text
    assert len(text) < 10_000


@pytest.mark.parametrize(
    ("language", "title", "date"),
    [
        ("en", "Suggested partners", "1 March 2026"),
        ("fr", "Partenaires proposés", "1er mars 2026"),
        ("es", "Socios sugeridos", "1 de marzo de 2026"),
        ("pt", "Suggested partners", "1 March 2026"),
    ],
)
def test_it_speaks_the_language_it_is_asked_for(tmp_path, language, title, date):
    paths = write_brief(brief(language=language), folder=tmp_path)
    text = " ".join(paths[2].read_text(encoding="utf-8").split())
    assert title in text
    assert date in text
    page = paths[1].read_text(encoding="utf-8")
    assert f'<html lang="{language if language in LANGUAGES else "en"}">' in page


def test_a_brief_says_so_where_nobody_really_fits(tmp_path):
    said = "Nobody in the alliance clearly fits this"
    faint = (recommendation(score=0.06), recommendation(2, "Valley Trust", score=0.05))
    assert said in told(tmp_path / "faint", recommendations=faint)
    assert said not in told(tmp_path / "good")
    # The seventh of a list, chosen by a person, says nothing about the six before.
    assert said not in told(tmp_path / "one", recommendations=(recommendation(7, score=0.06),))


def test_nobody_is_told_to_name_what_is_not_quoted(tmp_path):
    tagged = recommendation(1, "Tag Office", quote="drinking_water")
    text = told(tmp_path, recommendations=(tagged,))
    assert "name the activity that is quoted" not in text
    assert "write to the focal point of Tag Office, tell in two sentences" in text


def test_what_speaks_against_a_call_is_told_without_words_of_its_record(tmp_path):
    behind = Reason(
        text="Behind calls read lately.",
        source="https://example.org/fund",
        quote="Small grants",
        contribution=-0.1,
    )
    old = call().model_copy(update={"reasons": (*call().reasons, behind)})
    text = told(tmp_path, funding=FundingAnswer(calls=(old,), one_away=(), took_ms=1))
    assert "Behind calls read lately. [3]" in text


def test_it_tells_which_partners_and_what_money_and_time_were_understood(tmp_path):
    asked = Understood(
        language="en",
        themes=("watershed_management",),
        places=("Ecuador",),
        kinds=("academic_research", "government"),
        budget=Money(amount=300_000, currency="EUR"),
        months=18,
    )
    paths = write_brief(brief(understood=asked), folder=tmp_path)
    cells = (one.text for one in Document(str(paths[0])).paragraphs)
    for text in (
        "\n".join(cells),
        paths[1].read_text("utf-8"),
        " ".join(paths[2].read_text("utf-8").split()),
    ):
        assert "Kinds of partner wanted: Academia and research and Government" in text
        assert "Budget: EUR 300,000" in text
        assert "Duration: 18 months" in text


def test_what_a_proposal_does_not_state_is_said_too(tmp_path):
    text = told(tmp_path)
    for part in ("Kinds of partner wanted: any", "Budget: not stated", "Duration: not stated"):
        assert part in text


def test_documents_alone_tell_more_of_what_was_understood():
    asked = Understood(language=None, themes=(), places=(), kinds=("government",), months=3)
    assert asked.model_dump(mode="json") == {"language": None, "themes": [], "places": []}
