"""The weaver's journey: whom to introduce, and what came of it."""

import os
import pathlib

import networkx as nx
import pytest

from broker.introduce import move, propose
from broker.model import Hold
from broker.store import open_catalogue
from broker.ui._weave import _mean_distance
from broker.weave import state_of
from broker.wording import Words
from tests.ui.reading import all_text, unharmed
from tests.ui.test_hostile_text import HOSTILE
from tests.ui.tiny import HERDERS, MILLERS, OUTSIDERS, TEACHERS, TODAY, tiny_alliance


@pytest.fixture
def kept(catalogue_of):
    """A tiny catalogue with one introduction; returns how to open it."""
    catalogue_of(tiny_alliance())

    def opened():
        return open_catalogue(os.environ["BROKER_CATALOGUE"])

    with opened() as catalogue:
        catalogue.introductions.add(propose(HERDERS, MILLERS, on=TODAY, purpose="Mills."))
    return opened


def pressed(app, label: str):
    return next(one for one in app.button if one.label == label)


def the_one(opened):
    with opened() as catalogue:
        return catalogue.introductions.all()[0]


def test_a_weaver_sees_introductions_the_network_and_its_gaps(visit):
    app = visit("weave")
    assert unharmed(app)
    heads = [one.value for one in app.header]
    assert heads == ["Introductions worth making", "The network", "Gaps"]
    assert "119 members, 141 ties of past work between them: scattered." in all_text(app)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_weaver_s_page_speaks_other_languages(visit, catalogue_of, language):
    catalogue_of(tiny_alliance())
    app = visit("weave", lang=language)
    assert unharmed(app)
    assert "The network" not in all_text(app)


def test_a_theme_in_the_address_narrows_the_page(visit):
    app = visit("weave", weave_theme="water")
    assert unharmed(app)
    assert "21 members" in all_text(app)


def test_an_introduction_begun_on_the_weaver_s_page_is_kept(visit, catalogue_of):
    world = tiny_alliance()
    alike = [
        one.model_copy(update={"focus": world.members[0].focus, "country": "KGZ"})
        for one in world.members
    ]
    catalogue_of(world.model_copy(update={"members": tuple(alike)}))
    app = visit("weave")
    pressed(app, "Begin this introduction").click().run()
    assert unharmed(app)
    with open_catalogue(os.environ["BROKER_CATALOGUE"]) as catalogue:
        assert len(catalogue.introductions.all()) == 1


def test_an_empty_pipeline_says_what_to_do(visit, catalogue_of):
    catalogue_of(tiny_alliance())
    app = visit("introductions")
    assert unharmed(app)
    assert "No introduction is on record yet" in app.info[0].value


def test_an_introduction_is_carried_on(visit, kept):
    app = visit("introductions", introduction=the_one(kept).id)
    assert unharmed(app)
    key = the_one(kept).id
    app.selectbox(key=f"stage {key}").set_value("sent")
    app.text_input(key=f"next_step {key}").set_value("Call them")
    pressed(app, "Save").click().run()
    assert unharmed(app)
    one = the_one(kept)
    assert (one.stage, one.next_step, one.version) == ("sent", "Call them", 2)


def test_declining_needs_a_reason_and_loses_nothing(visit, kept):
    key = the_one(kept).id
    app = visit("introductions", introduction=key)
    app.selectbox(key=f"stage {key}").set_value("declined")
    app.text_input(key=f"owner {key}").set_value("Andes hub")
    pressed(app, "Save").click().run()
    assert "Say why it was declined" in all_text(app)
    assert app.text_input(key=f"owner {key}").value == "Andes hub"
    app.text_input(key=f"reason {key}").set_value("No staff this year")
    pressed(app, "Save").click().run()
    assert the_one(kept).reason == "No staff this year"


def test_what_was_to_be_done_next_ends_with_a_decline(visit, kept):
    key = the_one(kept).id
    app = visit("introductions", introduction=key)
    app.text_input(key=f"next_step {key}").set_value("Call them")
    app.date_input(key=f"due {key}").set_value(TODAY)
    pressed(app, "Save").click().run()
    assert (the_one(kept).next_step, the_one(kept).due) == ("Call them", TODAY)
    app.selectbox(key=f"stage {key}").set_value("declined")
    app.text_input(key=f"reason {key}").set_value("No staff this year")
    pressed(app, "Save").click().run()
    assert unharmed(app)
    assert (the_one(kept).next_step, the_one(kept).due) == ("", None)
    assert "Reason or next step" in all_text(app)
    assert "No staff this year" in all_text(app)


def test_the_second_of_two_browsers_sees_what_changed_and_loses_nothing(visit, kept):
    key = the_one(kept).id
    first, second = (visit("introductions", introduction=key) for _ in range(2))
    first.text_input(key=f"next_step {key}").set_value("First: write to both")
    pressed(first, "Save").click().run()
    second.text_input(key=f"next_step {key}").set_value("Second: telephone")
    pressed(second, "Save").click().run()
    assert "Somebody else changed" in second.error[0].value
    text = all_text(second)
    assert "First: write to both" in text
    assert "Second: telephone" in text
    assert the_one(kept).next_step == "First: write to both"
    pressed(second, "Write mine over it").click().run()
    assert the_one(kept).next_step == "Second: telephone"
    with kept() as catalogue:
        said = [step.introduction.next_step for step in catalogue.introductions.steps(key)]
    assert said == ["", "First: write to both", "Second: telephone"]


def test_the_second_browser_may_keep_what_the_first_wrote(visit, kept):
    key = the_one(kept).id
    app = visit("introductions", introduction=key)
    with kept() as catalogue:
        catalogue.introductions.change(move(the_one(kept), on=TODAY, next_step="Theirs"))
    app.text_input(key=f"next_step {key}").set_value("Mine")
    pressed(app, "Save").click().run()
    pressed(app, "Keep it as it is now").click().run()
    assert unharmed(app)
    assert app.text_input(key=f"next_step {key}").value == "Theirs"


def test_who_is_kept_apart_is_on_no_page(visit, kept):
    with kept() as catalogue:
        catalogue.introductions.hold(Hold(one=HERDERS, other=TEACHERS))
    for page in ("introductions", "weave"):
        app = visit(page)
        assert unharmed(app)
        rows = [one.proto.SerializeToString() for one in app.get("table")]
        assert not any(b"School of Kenya" in row for row in rows)


def test_a_wish_is_kept_and_taken_back_without_a_list_of_wishes(visit, kept):
    app = visit("introductions")
    app.session_state["wishes"] = True
    app.run()
    for button, holds in (("Keep this wish", 1), ("Take this wish back", 0)):
        app.selectbox(key="apart one").set_value(HERDERS)
        app.selectbox(key="apart other").set_value(TEACHERS)
        pressed(app, button).click().run()
        assert unharmed(app)
        with kept() as catalogue:
            assert len(catalogue.introductions.holds()) == holds
    pressed(app, "Take this wish back").click().run()
    assert app.success[0].value == "This wish is not on record any more."


def test_a_declined_introduction_asks_for_its_reason_in_the_visitors_language(visit, kept):
    key = the_one(kept).id
    app = visit("introductions", introduction=key, lang="fr")
    app.selectbox(key=f"stage {key}").set_value("declined")
    pressed(app, "Enregistrer").click().run()
    assert "pourquoi" in app.warning[0].value
    assert the_one(kept).stage == "proposed"


def test_a_catalogue_that_vanishes_is_not_replaced_by_an_empty_one(visit, kept):
    app = visit("introductions")
    assert unharmed(app)
    pathlib.Path(os.environ["BROKER_CATALOGUE"]).unlink()
    app.run()
    assert "no longer there" in app.error[0].value
    assert not pathlib.Path(os.environ["BROKER_CATALOGUE"]).exists()


def test_a_stale_link_says_so(visit, kept):
    app = visit("introductions", introduction="not-there")
    assert unharmed(app)
    assert "not in the catalogue any more" in app.warning[0].value


def test_hostile_texts_stay_texts(visit, catalogue_of):
    catalogue_of(tiny_alliance(name=HOSTILE))
    with open_catalogue(os.environ["BROKER_CATALOGUE"]) as catalogue:
        catalogue.introductions.add(propose(HERDERS, MILLERS, on=TODAY, purpose=HOSTILE[:4000]))
        key = catalogue.introductions.all()[0].id
    for app in (visit("introductions"), visit("introductions", introduction=key), visit("weave")):
        assert unharmed(app)


def test_what_the_second_browser_wrote_outlives_a_move_by_the_first(visit, kept):
    key = the_one(kept).id
    first, second = (visit("introductions", introduction=key) for _ in range(2))
    first.selectbox(key=f"stage {key}").set_value("declined")
    first.text_input(key=f"reason {key}").set_value("No staff")
    pressed(first, "Save").click().run()
    second.selectbox(key=f"stage {key}").set_value("sent")
    second.text_input(key=f"next_step {key}").set_value("Call on Monday")
    pressed(second, "Save").click().run()
    assert "Somebody else changed" in second.error[0].value
    # Nothing leads from declined to sent, so mine cannot be written as it is: a sentence says so.
    pressed(second, "Write mine over it").click().run()
    assert not second.exception
    assert "unforeseen" not in all_text(second)
    assert second.text_input(key=f"next_step {key}").value == "Call on Monday"
    assert the_one(kept).stage == "declined"


def test_two_browsers_cannot_begin_the_same_introduction(visit, catalogue_of):
    catalogue_of(tiny_alliance())
    apps = [visit("introductions") for _ in range(2)]
    for app in apps:
        app.session_state["beginning"] = True
        app.run()
        app.selectbox(key="new one").set_value(HERDERS)
        app.selectbox(key="new other").set_value(MILLERS)
        app.text_area(key="new purpose").set_value("Mills for herders")
    for app in apps:
        pressed(app, "Begin").click().run()
        assert not app.exception
    assert "being introduced already" in apps[1].warning[0].value
    assert apps[1].text_area(key="new purpose").value == "Mills for herders"
    with open_catalogue(os.environ["BROKER_CATALOGUE"]) as catalogue:
        assert len(catalogue.introductions.all()) == 1


def test_an_alliance_without_themes_has_no_counts_to_draw(visit, catalogue_of) -> None:
    shipped = tiny_alliance()
    bare = tuple(one.model_copy(update={"focus": ()}) for one in shipped.members)
    catalogue_of(shipped.model_copy(update={"members": bare, "activities": (), "initiatives": ()}))
    app = visit("weave")
    app.session_state["counts"] = True
    app.run()
    assert unharmed(app)
    assert "It is not on record yet which members work on what" in all_text(app)


def test_the_date_of_a_next_step_can_be_taken_out(kept, visit) -> None:
    one = the_one(kept)
    with kept() as catalogue:
        catalogue.introductions.change(move(one, on=TODAY, next_step="Call", due=TODAY))
    app = visit("introductions", introduction=one.id)
    app.date_input[0].set_value(None)
    pressed(app, "Save").click()
    app.run()
    assert unharmed(app)
    assert the_one(kept).due is None
    assert the_one(kept).next_step == "Call"


def test_whoever_looks_at_everything_is_not_told_to_look_at_everything(visit, catalogue_of) -> None:
    alliance = tiny_alliance()
    lone = {"members": alliance.members[:1], "around": (), "activities": ()}
    catalogue_of(alliance.model_copy(update=lone))
    whole = visit("weave")
    assert unharmed(whole)
    assert whole.info[0].value == "No introduction stands out."
    part = visit("weave", weave_theme="sard_m")
    assert "Look at all themes and regions" in part.info[0].value


def test_gaps_have_no_column_of_dashes(visit) -> None:
    text = all_text(visit("weave"))
    assert "Members there" in text
    assert "Could be invited" not in text


@pytest.mark.parametrize("size", [50, 500])
def test_a_mean_that_comes_from_a_sample_is_said_to_be_estimated(size):
    graph = nx.relabel_nodes(nx.path_graph(size), str)
    told = _mean_distance(state_of(graph, names={}), words=Words())
    assert told.endswith("(estimated)") is (size == 500)


def test_the_stage_is_sent_anew_in_the_language_that_was_changed_to(visit, kept) -> None:
    one = the_one(kept).id
    app = visit("introductions", introduction=one).run()
    assert not app.selectbox(key=f"stage {one}").proto.set_value
    app.button_group(key="lang").set_value("fr").run()
    assert unharmed(app)
    # Else a browser goes on showing it in the language before.
    assert app.selectbox(key=f"stage {one}").proto.set_value


def test_a_quote_under_an_introduction_says_in_which_language_it_is(visit) -> None:
    english, french = visit("weave"), visit("weave", lang="fr")
    assert "Language: English" not in all_text(english)
    assert "· Langue\u00a0: anglais" in all_text(french)


@pytest.mark.parametrize("box", ["beginning", "wishes"])
def test_what_is_being_filled_in_stays_open_in_another_language(visit, kept, box) -> None:
    app = visit("introductions")
    app.session_state[box] = True
    app.run()
    field = {"beginning": "new one", "wishes": "apart one"}[box]
    app.selectbox(key=field).set_value(OUTSIDERS).run()
    app.button_group(key="lang").set_value("fr").run()
    assert unharmed(app)
    assert app.selectbox(key=field).value == OUTSIDERS
    assert "Pasture Institute (non membre)" in app.selectbox(key=field).options
    assert app.selectbox(key=field).proto.set_value
