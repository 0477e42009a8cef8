"""The broker's journey: a proposal in, suggestions with reasons out."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from broker.model import Alliance
from tests.ui.conftest import APP
from tests.ui.reading import all_text, drawn, labels, unharmed
from tests.ui.tiny import tiny_alliance

PROPOSALS = Path(__file__).parents[2] / "data" / "proposals"
EXAMPLE = "andes-watersheds"
PASTURES = "Herders in Kyrgyzstan want to plan pastures together in village committees."


def ask(app: AppTest, text: str) -> AppTest:
    app.text_area(key="text").set_value(text)
    return next(one for one in app.button if one.label == "Find partners").click().run()


def open_view(app: AppTest, name: str) -> AppTest:
    control = app.button_group(key="view")
    return control.set_value(name).run()


def test_an_empty_page_tells_what_to_do(visit) -> None:
    app = visit()
    assert unharmed(app)
    assert [one.value for one in app.title] == ["Find partners"]
    assert "What is the work about, where is it, and who is wanted?" in labels(app, "text_area")
    assert not app.subheader


def test_pressing_the_button_without_a_text_asks_for_one(visit) -> None:
    app = ask(visit(), "   ")
    assert unharmed(app)
    assert "Write a sentence or two first" in app.warning[0].value


def test_an_example_gives_suggestions_with_reasons_and_sources(visit) -> None:
    app = visit()
    app.selectbox(key="example").select(EXAMPLE).run()
    assert unharmed(app)
    assert app.subheader[0].value.startswith("1. ")
    assert len([one for one in app.subheader if one.value[0].isdigit()]) == 10
    reasons = [one.value for one in app.markdown if one.value.startswith("- ")]
    assert len(reasons) >= 10
    assert "“" in reasons[0]
    assert "](http" in "\n".join(reasons)


def test_an_address_names_an_example(visit) -> None:
    app = visit(example=EXAMPLE)
    assert app.subheader
    assert app.query_params["example"] == EXAMPLE


def test_changing_what_was_understood_ranks_anew(visit) -> None:
    app = visit(example=EXAMPLE)
    before = [one.value for one in app.subheader]
    app.multiselect(key="themes").set_value(["tourism"])
    app.multiselect(key="places").set_value(["country:NPL"]).run()
    assert unharmed(app)
    assert [one.value for one in app.subheader] != before
    assert app.query_params["themes"] == "tourism"


def test_corrections_in_an_address_are_kept(visit) -> None:
    app = visit(example=EXAMPLE, themes=["tourism", "gender"], lead="no-such-member")
    assert unharmed(app)
    assert app.multiselect(key="themes").value == ["tourism", "gender"]
    assert app.selectbox(key="lead").value is None


def test_another_text_is_understood_anew(visit) -> None:
    app = visit(example=EXAMPLE)
    app.multiselect(key="themes").set_value(["tourism"]).run()
    ask(app, PASTURES)
    assert "country:KGZ" in app.multiselect(key="places").value
    assert "tourism" not in app.multiselect(key="themes").value
    assert "example" not in app.query_params


def test_the_lead_is_not_suggested_to_itself(visit) -> None:
    app = visit(example=EXAMPLE)
    first = app.subheader[0].value.removeprefix("1. ")
    chosen = next(
        key
        for key, name in zip(
            _keys(app.selectbox(key="lead")), app.selectbox(key="lead").options, strict=True
        )
        if name == first
    )
    app.selectbox(key="lead").set_value(chosen).run()
    assert first not in [one.value.partition(". ")[2] for one in app.subheader]


def _keys(widget) -> list[str]:
    from broker import load
    from broker.ui._view import organisation_choices
    from broker.wording import Words

    return list(organisation_choices(load(), words=Words()))


def test_every_reason_opens_as_a_step_and_in_the_list(visit) -> None:
    app = visit(example=EXAMPLE)
    assert not drawn(app)
    app.session_state["why partners 1"] = True
    app.run()
    assert len(drawn(app)) == 1
    listed = next(one.value for one in app.markdown if one.value.startswith("1. **"))
    assert "](http" in listed


@pytest.mark.parametrize("view", ["As a table", "Map", "Who worked with whom", "A team", "Funding"])
def test_every_view_shows_something_to_read(visit, view: str) -> None:
    app = open_view(visit(example=EXAMPLE), view)
    assert unharmed(app)
    assert app.get("table") or app.subheader


def test_the_brief_comes_in_three_formats(visit) -> None:
    app = open_view(visit(example=EXAMPLE), "Brief")
    assert labels(app, "download_button") == ["Word", "Web page", "Text"]


def test_a_file_is_read_as_soon_as_it_is_there(visit) -> None:
    app = visit()
    app.file_uploader(key="file").set_value(("idea.txt", PASTURES.encode(), "text/plain")).run()
    assert unharmed(app)
    assert app.text_area(key="text").value == PASTURES
    assert app.subheader


def test_a_file_that_is_no_text_is_refused_with_advice(visit) -> None:
    app = visit()
    app.file_uploader(key="file").set_value(
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "text/plain")
    ).run()
    assert not app.exception
    assert "picture" in app.error[0].value
    assert not app.subheader


def test_a_text_without_words_is_refused_with_advice(visit) -> None:
    app = ask(visit(), "1234 5678")
    assert not app.exception
    assert "nothing to go by" in app.error[0].value


def test_a_tiny_alliance_suggests_whom_it_has(visit, catalogue_of) -> None:
    catalogue_of(tiny_alliance())
    app = ask(visit(), PASTURES)
    assert unharmed(app)
    assert app.subheader[0].value == "1. Herders of the Alay"
    assert "Pasture Institute" not in all_text(app)


@pytest.mark.parametrize("page", ["", "members", "team"])
def test_an_empty_alliance_says_how_to_fill_it(visit, catalogue_of, page: str) -> None:
    catalogue_of(Alliance())
    app = visit(page)
    assert unharmed(app)
    assert "“Your own data”" in app.info[0].value
    readme = (APP.parent / "README.md").read_text("utf-8")
    assert "## Your own data" in readme


@pytest.mark.parametrize("page", ["", "members", "team"])
def test_a_catalogue_that_cannot_be_read_is_told_without_a_traceback(
    visit, tmp_path, monkeypatch, page: str
) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"this is no database" * 100)
    monkeypatch.setenv("BROKER_CATALOGUE", str(broken))
    app = visit(page)
    assert not app.exception
    assert len(app.error) == 1
    assert "Traceback" not in app.error[0].value


def test_a_subject_far_from_the_alliance_is_cautioned_on_top(visit) -> None:
    far = "Quantum computing chips cooled with liquid helium; we look for laboratories."
    app = ask(visit(), far)
    assert unharmed(app)
    assert "Nobody in the alliance clearly fits this" in app.warning[0].value
    assert app.subheader[0].value.startswith("1. ")
    app = ask(app, (PROPOSALS / f"{EXAMPLE}.md").read_text(encoding="utf-8"))
    assert not app.warning


FAR = "Quantum computing chips cooled with liquid helium; we look for laboratories."


@pytest.mark.parametrize("view", ["cards", "table", "map", "network", "team", "funding"])
def test_every_view_says_that_nobody_really_fits(visit, view: str) -> None:
    app = open_view(ask(visit(), FAR), view)
    assert unharmed(app)
    assert [one.value for one in app.warning if "Nobody in the alliance" in one.value]


def test_what_holds_for_all_suggestions_is_said_once_above_them(visit, catalogue_of) -> None:
    whole = tiny_alliance()
    undated = [one.model_copy(update={"as_of": None}) for one in whole.members]
    works = [one.model_copy(update={"as_of": None}) for one in whole.activities]
    catalogue_of(whole.model_copy(update={"members": tuple(undated), "activities": tuple(works)}))
    app = ask(visit(), PASTURES + " Schools in Kenya and water mills in Nepal take part.")
    assert unharmed(app)
    assert len([one for one in app.subheader if one.value[0].isdigit()]) == 3
    said = "No source tells for which year its facts hold"
    told = [one.value for one in app.markdown if said in one.value]
    assert len(told) == 1
    assert told[0].startswith("For all of them")


def test_how_many_to_show_is_asked_only_where_there_are_more(visit, catalogue_of) -> None:
    assert "How many to show" in labels(visit(example=EXAMPLE), "selectbox")
    catalogue_of(tiny_alliance())
    assert "How many to show" not in labels(ask(visit(), PASTURES), "selectbox")


def test_a_script_that_cannot_be_read_is_named_as_the_reason(visit) -> None:
    app = ask(visit(), "Пастухи хотят восстановить пастбища и ищут партнёров.")
    assert not app.exception
    assert "script that cannot be read" in app.error[0].value
    assert "GMBA" in all_text(app)


@pytest.mark.parametrize("view", ["cards", "team", "funding"])
def test_a_catalogue_without_calls_does_not_blame_the_proposal(
    visit, catalogue_of, view: str
) -> None:
    catalogue_of(tiny_alliance())
    text = all_text(open_view(ask(visit(), PASTURES), view))
    assert "This catalogue holds no call for funding yet." in text
    assert "fits this proposal" not in text
    assert "More under “Funding”" not in text


def test_what_was_understood_tells_of_money_and_time(visit) -> None:
    given = "Pastures in Kyrgyzstan. Budget: USD 90,000. Duration: 24 months."
    app = ask(visit(), given)
    assert "Budget: USD 90,000 · Duration: 24 months" in all_text(app)
