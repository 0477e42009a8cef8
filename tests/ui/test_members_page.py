"""The member's journey: who works on this, and one organisation's own page."""

from tests.ui.reading import all_text, unharmed
from tests.ui.tiny import HERDERS, MILLERS, OUTSIDERS, tiny_alliance


def names(app) -> list[str]:
    return [one.label for one in app.button if str(one.key).startswith("open ")]


def test_the_whole_alliance_is_listed_at_first(visit) -> None:
    app = visit("members")
    assert unharmed(app)
    assert app.header[0].value.endswith(" members")
    shown = len(names(app))
    next(one for one in app.button if one.label == "Show more").click().run()
    assert len(names(app)) == 2 * shown


def test_a_search_in_french_finds_who_works_on_it(visit) -> None:
    app = visit("members", q="pâturages et bergers au Kirghizistan")
    assert unharmed(app)
    assert names(app)
    assert app.query_params["q"] == "pâturages et bergers au Kirghizistan"


def test_facets_come_from_the_address_and_go_there(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit("members", country=["NPL"])
    assert names(app) == ["Millers of Nepal"]
    app.multiselect(key="country").set_value([])
    app.multiselect(key="theme").set_value(["sard_m"]).run()
    assert names(app) == ["Herders of the Alay"]
    assert app.query_params["theme"] == "sard_m"
    assert "country" not in app.query_params


def test_a_search_that_finds_nobody_says_what_to_do(visit) -> None:
    app = visit("members", q="zzzzzz")
    assert unharmed(app)
    assert "Use fewer words" in app.info[0].value


def test_those_who_are_not_members_are_behind_a_switch(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit("members")
    assert "Pasture Institute" not in all_text(app)
    app.toggle[0].set_value(True).run()
    assert names(app) == ["Pasture Institute"]
    assert "could be invited" in app.header[0].value
    assert "None of these is a member." in all_text(app)


def test_a_member_opens_with_its_work_partners_and_next_steps(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit("members")
    next(one for one in app.button if one.key == f"open {HERDERS}").click().run()
    assert unharmed(app)
    assert app.query_params["member"] == HERDERS
    assert app.header[0].value == "Herders of the Alay"
    text = all_text(app)
    for expected in (
        "Pasture committees",
        "School of Kenya",
        "Shows how to plan grazing",
        "Looks for money for two bridges",
        "1. ",
        "3. ",
    ):
        assert expected in text


def test_the_way_back_leads_to_the_list(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit("members", member=MILLERS)
    app.button[0].click().run()
    assert "member" not in app.query_params
    assert len(names(app)) == 3


def test_an_address_without_the_member_leads_to_the_list(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit("members", member=MILLERS)
    del app.query_params["member"]
    app.run()
    assert len(names(app)) == 3


def test_a_member_that_is_not_there_leads_to_the_list(visit) -> None:
    app = visit("members", member="nobody-has-this-key")
    assert unharmed(app)
    assert names(app)


def test_an_organisation_around_the_alliance_is_marked_as_such(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit("members", member=OUTSIDERS)
    assert unharmed(app)
    assert app.warning[0].value == "Not a member: a candidate to invite."
    assert "No joint work is on record." in all_text(app)


def test_similar_members_come_with_reasons(visit) -> None:
    app = visit(
        "members",
        member="consortium-for-the-sustainable-development-of-the-andean-ecoregion",
    )
    assert unharmed(app)
    cards = [one.value for one in app.subheader if one.value.startswith("1. ")]
    assert cards
    assert any("](http" in one.value for one in app.markdown)


def test_a_member_s_page_tells_the_languages_of_its_texts(visit, catalogue_of) -> None:
    world = tiny_alliance(title="Comités de pâturage")
    summary = "Les comités des villages décident avec les bergers."
    first, *rest = world.activities
    changed = first.model_copy(update={"summary": summary})
    catalogue_of(world.model_copy(update={"activities": (changed, *rest)}))
    english = all_text(visit("members", member=HERDERS))
    assert "Language: French" in english
    assert "Language: English" not in english
    french = all_text(visit("members", member=HERDERS, lang="fr")).replace("\xa0", " ")
    assert "Langue : anglais" in french
    assert "Langue : français" not in french


def test_a_text_in_an_unknown_language_is_said_to_be_one(visit, catalogue_of) -> None:
    world = tiny_alliance()
    herders, *rest = world.members
    changed = herders.model_copy(update={"summary": "Тоолордогу суу ресурстарын башкаруу"})
    catalogue_of(world.model_copy(update={"members": (changed, *rest)}))
    assert "Language: not recognised" in all_text(visit("members", member=HERDERS))


def test_what_was_just_typed_wins_over_an_address_that_comes_late(visit):
    app = visit("members", q="water")
    app.text_input(key="q").set_value("pastures")
    # The browser had not yet heard of the address that belongs to the first words.
    app.query_params["q"] = "wat"
    app.run()
    assert app.text_input(key="q").value == "pastures"
    assert app.query_params["q"] == "pastures"


def test_an_address_that_was_changed_by_hand_is_followed(visit):
    app = visit("members", q="water")
    app.query_params["q"] = "pastures"
    app.run()
    assert app.text_input(key="q").value == "pastures"
