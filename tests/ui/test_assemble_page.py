"""The leading member's journey: rules in, a proven team or the way out."""

from broker.export import Brief, brief_files
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
    assert titles == [
        "What each seat adds",
        "Who could step in",
        "Where this team may apply",
        "Take it along",
    ]
    assert labels(app, "download_button") == ["Word", "Web page", "Text"] * 2


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
    from broker.ui._setting import Setting
    from broker.wording import Words

    evidence = load(on=dt.date(2026, 1, 1))
    proposal = read_proposal(b"Pastures and herders in Kyrgyzstan.", evidence=evidence)
    answer = assemble(evidence, proposal=proposal, size=(2, 2))
    setting = Setting(ready=lambda: evidence, words=Words(), stamp=())
    brief = _brief(answer, proposal=proposal, setting=setting)
    assert isinstance(brief, Brief)
    files = brief_files(brief)
    assert all(seated.member in files["txt"].decode() for seated in answer.team)
    assert files["docx"].startswith(b"PK")


def test_a_member_can_be_locked_left_out_and_swapped(visit) -> None:
    app = visit("team", example=EXAMPLE)
    swap = next(one for one in app.button if str(one.key).startswith("swap "))
    gone, name = str(swap.key).removeprefix("swap "), swap.label.removeprefix("Swap for ")
    swap.click().run()
    assert unharmed(app)
    assert app.multiselect(key="exclude").value == [gone]
    assert len(app.multiselect(key="lock").value) == 1
    assert f"**{name}** · asked for" in "\n".join(one.value for one in app.markdown)
    assert app.query_params["exclude"] == gone


def test_the_cheapest_way_out_can_be_taken_at_once(visit) -> None:
    app = visit("team", example=EXAMPLE, **{"least kind": "government", "least n": "9"})
    assert "Impossible under these rules" in all_text(app)
    next(one for one in app.button if one.label == "Do this").click().run()
    assert unharmed(app)
    assert "Possible: a team of" in all_text(app)


def test_rules_seats_and_people_come_back_from_the_address(visit) -> None:
    app = visit(
        "team",
        example=EXAMPLE,
        size="2-4",
        countries="2",
        seat=["Water~civil_society~~country:PER~2", "Broken~no_such_kind~~~1", "short"],
    )
    assert unharmed(app)
    assert app.slider(key="size").value == (2, 4)
    assert app.number_input(key="countries").value == 2
    text = all_text(app)
    assert "Seats with a name (1)" in [one.label for one in app.expander]
    assert "2 members, of the kind Civil society, working in Peru" in text


def test_numbers_that_make_no_sense_in_an_address_are_not_followed(visit) -> None:
    app = visit("team", example=EXAMPLE, size="9-2", countries="999", seat="~~~~")
    assert unharmed(app)
    assert app.slider(key="size").value == (3, 6)
    assert app.number_input(key="countries").value == 0


def test_a_seat_can_be_added_and_removed(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit("team", example="pamir-village-pastures")
    app.text_input(key="seat name").set_value("School")
    app.multiselect(key="seat themes").set_value(["education"])
    next(one for one in app.button if one.label == "Add this seat").click().run()
    assert unharmed(app)
    assert "School of Kenya" in all_text(app)
    next(one for one in app.button if one.label == "Remove").click().run()
    assert unharmed(app)
    assert "seat" not in app.query_params


def test_a_work_plan_names_people_steps_and_running_work(visit) -> None:
    import datetime as dt

    from broker import load
    from broker._load import read_proposal
    from broker.export import plan_files
    from broker.team import assemble
    from broker.ui._assemble import _plan
    from broker.ui._setting import Setting
    from broker.wording import Words

    evidence = load(on=dt.date(2026, 1, 1))
    given = b"Pastures and herders in Kyrgyzstan. Budget: USD 90,000. Duration: 24 months."
    proposal = read_proposal(given, evidence=evidence)
    answer = assemble(evidence, proposal=proposal, size=(2, 2))
    setting = Setting(ready=lambda: evidence, words=Words("fr"), stamp=())
    files = plan_files(_plan(answer, proposal=proposal, rules=(), setting=setting))
    text = files["txt"].decode()
    assert text.startswith("Plan de travail")
    assert all(seated.member in " ".join(text.split()) for seated in answer.team)
    assert "15 janvier 2026" in text
    assert "Budget\u00a0: 90\u202f000\u00a0USD" in text
    assert "Durée\u00a0: 24 mois" in text
    assert files["docx"].startswith(b"PK")
    assert b'lang="fr"' in files["html"]


def test_a_proof_does_not_hide_that_nobody_really_fits(visit) -> None:
    app = visit("team", example=EXAMPLE)
    assert not app.warning
    far = "Quantum computing chips cooled with liquid helium; we look for laboratories."
    app.text_area(key="text").set_value(far)
    app = next(one for one in app.button if one.label == "Read the proposal").click().run()
    assert unharmed(app)
    assert "Proven: no other team fits better" in all_text(app)
    assert "Nobody in the alliance clearly fits this" in app.warning[0].value
