"""Whoever goes back in their browser finds the page as its address tells it."""

import pytest

from broker.ui import _asking, _state, _wanted, _wishes
from tests.ui.reading import unharmed
from tests.ui.tiny import tiny_alliance

EXAMPLE = "pamir-village-pastures"


@pytest.fixture(autouse=True)
def small(catalogue_of) -> None:
    catalogue_of(tiny_alliance())


@pytest.fixture
def back(monkeypatch: pytest.MonkeyPatch):
    """Draw a page at an earlier address, as a browser asks for it."""

    def go(app, **query: str):
        for key in list(app.query_params):
            if key != "lang":
                del app.query_params[key]
        app.query_params.update(query)
        with monkeypatch.context() as once:
            for module in (_asking, _wanted, _state, _wishes):
                once.setattr(module, "gone_back", lambda: True)
            return app.run()

    return go


def test_the_rules_of_a_team_go_one_after_the_other(visit, back) -> None:
    app = visit("team", example=EXAMPLE)
    app.number_input(key="countries").set_value(2).run()
    app.slider(key="size").set_value((2, 4)).run()
    assert app.query_params["size"] == "2-4"
    back(app, example=EXAMPLE, countries="2")
    assert app.slider(key="size").value == (3, 6)
    assert app.number_input(key="countries").value == 2
    back(app, example=EXAMPLE)
    assert app.number_input(key="countries").value == 0
    assert "countries" not in app.query_params
    assert unharmed(app)


def test_before_the_example_there_was_no_proposal(visit, back) -> None:
    app = visit()
    app.selectbox(key="example").select(EXAMPLE).run()
    as_read = app.multiselect(key="themes").value
    app.multiselect(key="themes").set_value(["tourism"]).run()
    back(app, example=EXAMPLE)
    assert app.multiselect(key="themes").value == as_read != []
    back(app)
    assert unharmed(app)
    assert app.text_area(key="text").value == ""
    assert not app.subheader


def test_a_text_of_ones_own_stays(visit, back) -> None:
    app = visit()
    app.text_area(key="text").set_value("Herders in Kyrgyzstan plan pastures together.")
    next(one for one in app.button if one.label == "Find partners").click().run()
    app.button_group(key="view").set_value("A team").run()
    back(app)
    assert app.text_area(key="text").value == "Herders in Kyrgyzstan plan pastures together."
    assert app.button_group(key="view").value == "cards"
    assert app.subheader


def test_filters_go_and_so_does_the_switch(visit, back) -> None:
    app = visit("members")
    app.toggle(key="around switch").set_value(True).run()
    app.multiselect(key="theme").set_value(["sard_m"]).run()
    back(app, around="yes")
    assert app.multiselect(key="theme").value == []
    assert app.toggle(key="around switch").value
    back(app)
    assert not app.toggle(key="around switch").value
    assert unharmed(app)


def test_a_choice_that_is_on_its_way_is_not_undone(visit, back) -> None:
    app = visit("members")
    app.text_input(key="q").set_value("herds").run()
    app.text_input(key="q").set_value("mills")
    back(app)
    assert app.text_input(key="q").value == "mills"
