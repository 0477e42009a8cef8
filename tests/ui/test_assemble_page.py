"""The leading member's journey: rules in, a proven team or the way out."""

from broker.export import Brief
from tests.ui.reading import all_text, labels, unharmed
from tests.ui.tiny import HERDERS, tiny_alliance

EXAMPLE = "andes-watersheds"


def test_without_a_proposal_the_page_asks_for_one(visit) -> None:
    app = visit("team")
    assert unharmed(app)
    assert not app.header


def test_a_proposal_gives_a_proven_team_with_replacements_and_calls(visit) -> None:
    app = visit("team", example=EXAMPLE)
    assert unharmed(app)
    text = all_text(app)
    assert "Proven: no other team fits better under these rules" in text
    titles = [one.value for one in app.subheader]
    assert titles == ["Who could step in", "Where this team may apply"]
    assert labels(app, "download_button") == ["Word", "Web page", "Text"]


def test_rules_are_said_in_words_and_kept(visit) -> None:
    app = visit("team", example=EXAMPLE)
    app.number_input(key="countries").set_value(4)
    app.selectbox(key="most kind").set_value("government").run()
    assert unharmed(app)
    assert app.text[0].value == (
        "The team must have at least 4 countries and at most 1 of the kind “Government”."
    )
    assert app.subheader


def test_impossible_rules_name_the_conflict_and_the_ways_out(visit) -> None:
    app = visit("team", example=EXAMPLE)
    app.selectbox(key="least kind").set_value("government").run()
    app.number_input(key="least n").set_value(9).run()
    assert unharmed(app)
    assert "No team can keep these rules together:" in app.warning[0].value
    text = all_text(app)
    assert "at least 9 of the kind" in text
    assert "at most 6 members" in text
    assert "Ways out" in text
    assert not app.get("download_button")


def test_a_rule_that_is_impossible_alone_is_not_called_several(visit) -> None:
    app = visit("team", example=EXAMPLE)
    app.selectbox(key="least kind").set_value("private_sector").run()
    app.number_input(key="least n").set_value(10).run()
    app.slider(key="size").set_value((3, 12)).run()
    assert unharmed(app)
    assert app.warning[0].value == "No team can keep this rule:"
    assert "This change would make a team possible:" in all_text(app)


def test_who_must_be_in_and_out_at_once_is_told(visit) -> None:
    app = visit("team", example=EXAMPLE)
    key = "consortium-for-the-sustainable-development-of-the-andean-ecoregion"
    app.multiselect(key="lock").set_value([key])
    app.multiselect(key="exclude").set_value([key]).run()
    assert not app.exception
    assert "not both" in app.error[0].value.replace("\\", "")


def test_whoever_must_be_in_has_a_seat(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit("team", example=EXAMPLE)
    app.multiselect(key="lock").set_value([HERDERS]).run()
    assert unharmed(app)
    assert "asked for" in all_text(app)


def test_the_proposal_comes_along_from_the_first_page(visit) -> None:
    app = visit("", example=EXAMPLE)
    app.multiselect(key="themes").set_value(["tourism"]).run()
    from streamlit.util import calc_hash

    app.query_params.clear()
    app._page_hash = calc_hash("team")
    app.run()
    assert unharmed(app)
    assert app.multiselect(key="themes").value == ["tourism"]
    assert app.subheader


def test_the_brief_is_about_this_very_team(visit) -> None:
    import datetime as dt

    from broker import load
    from broker._load import read_proposal
    from broker.team import assemble
    from broker.ui._assemble import _brief
    from broker.ui._download import file_of
    from broker.ui._setting import Setting
    from broker.wording import Words

    evidence = load(on=dt.date(2026, 1, 1))
    proposal = read_proposal(b"Pastures and herders in Kyrgyzstan.", evidence=evidence)
    answer = assemble(evidence, proposal=proposal, size=(2, 2))
    setting = Setting(evidence=evidence, words=Words(), stamp=())
    brief = _brief(answer, proposal=proposal, setting=setting)
    assert isinstance(brief, Brief)
    text = file_of(brief, name="brief.txt").decode()
    assert all(seated.member in text for seated in answer.team)
    assert file_of(brief, name="brief.docx").startswith(b"PK")
