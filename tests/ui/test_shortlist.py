"""What a broker keeps, declines and notes, and the links that bring it back."""

from tests.ui.reading import all_text, drawn, labels, unharmed
from tests.ui.tiny import HERDERS, MILLERS, tiny_alliance

EXAMPLE = "pamir-village-pastures"


def cards(app) -> list[str]:
    return [one.value for one in app.subheader if one.value[:1].isdigit()]


def press(app, label: str):
    return next(one for one in app.button if one.label == label).click().run()


def test_who_is_kept_stands_in_the_address_and_on_the_shortlist(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = press(visit(example=EXAMPLE), "Keep")
    assert unharmed(app)
    assert app.query_params["keep"] == HERDERS
    app = visit(example=EXAMPLE, keep=HERDERS, view="kept")
    assert unharmed(app)
    assert "1 organisation is on your shortlist." in all_text(app)
    assert labels(app, "download_button") == ["Word", "Web page", "Text"]
    app = press(app, "On the shortlist: take off")
    assert "keep" not in app.query_params


def test_who_is_declined_with_a_reason_is_not_suggested_until_called_back(visit, catalogue_of):
    catalogue_of(tiny_alliance())
    app = visit(example=EXAMPLE)
    assert cards(app)[0] == "1. Herders of the Alay"
    app.session_state[f"opinion cards {HERDERS}"] = True
    app.run()
    app.selectbox(key=f"because cards {HERDERS}").set_value("busy").run()
    assert unharmed(app)
    assert "Herders of the Alay" not in " ".join(cards(app))
    assert "it has no capacity now" in all_text(app)
    assert app.query_params["not"] == HERDERS
    # Why somebody was declined is nobody else's business.
    assert "busy" not in str(dict(app.query_params))
    app = press(app, "Suggest again")
    assert cards(app)[0] == "1. Herders of the Alay"


def test_a_note_stays_with_the_session_and_out_of_the_address(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit(example=EXAMPLE, keep=HERDERS, view="kept")
    app.session_state[f"opinion kept {HERDERS}"] = True
    app.run()
    app.text_area(key=f"note kept {HERDERS}").set_value("Call on Monday <b>").run()
    assert unharmed(app)
    assert "Call on Monday" in all_text(app)
    assert "Monday" not in str(dict(app.query_params))


def test_a_stale_link_leaves_out_who_is_no_longer_there(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit(example=EXAMPLE, keep=["gone", MILLERS], view="no such view", **{"not": "gone"})
    assert unharmed(app)
    assert app.query_params["keep"] == MILLERS
    assert "not" not in app.query_params
    assert cards(app)


def test_a_link_to_a_text_that_it_does_not_hold_says_so(visit) -> None:
    app = visit(view="team", keep="x")
    assert unharmed(app)
    assert "Paste the text again" in app.info[0].value


def test_every_view_has_an_address_in_every_language(visit) -> None:
    for language in ("en", "fr", "es"):
        app = visit(example=EXAMPLE, view="map", lang=language)
        assert unharmed(app)
        assert app.query_params["view"] == "map"
        assert len(drawn(app)) == 1


def test_a_map_is_told_in_a_sentence_and_a_table(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit("members", **{"as": "map"})
    assert unharmed(app)
    assert "Their seats are in 3 countries." in all_text(app)
    marks = drawn(app)[0]["layer"][1]["data"]["values"]
    assert {(one["country"], one["number"]) for one in marks} == {
        ("Kyrgyzstan", 1),
        ("Nepal", 1),
        ("Kenya", 1),
    }
    assert "Millers of Nepal" in all_text(app)


def test_a_map_names_a_country_of_most_only_where_there_is_one(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    assert "largest number" not in all_text(visit("members", **{"as": "map"}))
    app = visit("members", **{"as": "map", "kind": "civil_society"})
    assert "All with a known seat are in one country, Kyrgyzstan: 1." in all_text(app)
    shipped = tiny_alliance()
    more = shipped.members[0].model_copy(update={"id": "more", "name": "Shepherds of the Pamir"})
    catalogue_of(shipped.model_copy(update={"members": (*shipped.members, more)}))
    assert "The largest number is in Kyrgyzstan: 2." in all_text(visit("members", **{"as": "map"}))


def test_members_are_compared_side_by_side(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit("members", compare=[HERDERS, MILLERS])
    assert unharmed(app)
    text = all_text(app)
    assert "They have no theme in common on record." in text
    assert "Shows how to plan grazing." in text


def test_the_mirror_tells_what_would_change_a_place(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = visit("members", member=MILLERS, mirror=EXAMPLE)
    assert unharmed(app)
    text = all_text(app)
    assert "With work that you run now on these themes and places: place 1 of" not in text
    assert "With work that you run now on these themes and places: place" in text
    assert "Nothing was saved." in text


def test_ranges_and_languages_narrow_the_list(visit) -> None:
    app = visit("members", range="andes", language="es")
    assert unharmed(app)
    number = int(app.header[0].value.split()[0])
    assert 0 < number < 60


def test_a_list_for_a_text_of_one_s_own_says_what_its_address_does_not_hold(
    visit, catalogue_of
) -> None:
    catalogue_of(tiny_alliance())
    app = visit(keep=HERDERS)
    app.text_area(key="text").set_value("Herders in Kyrgyzstan want to plan pastures together.")
    press(app, "Find partners").run()
    app.button_group(key="view").set_value("kept").run()
    assert "holds this list, but not your text" in all_text(app)
    own = visit(example="pamir-village-pastures", keep=HERDERS, view="kept")
    assert "Copy the address of this page" in all_text(own)
