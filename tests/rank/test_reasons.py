"""Reasons rest on words that stand in the catalogue, and the score falls without them."""

import json

import pytest

from broker.model import Alliance, FocusArea, Years
from broker.rank import Query, Ranking, recommend, similar
from broker.wording import Words
from tests import worlds

WATER_ONLY = "Watershed management with villages."


@pytest.fixture(scope="module")
def evidence():
    return worlds.evidence(worlds.water_world())


@pytest.fixture(scope="module")
def ranking(evidence):
    proposal = worlds.proposal(worlds.WATER, lead="lead")
    return Ranking(Query(proposal=proposal, evidence=evidence))


def records(alliance: Alliance) -> dict[str, str]:
    texts: dict[str, str] = {}
    for group in (alliance.members, alliance.around, alliance.activities, alliance.initiatives):
        for record in group:
            dumped = json.dumps(record.model_dump(mode="json"), ensure_ascii=False)
            texts[record.source] = texts.get(record.source, "") + dumped
    return texts


def test_contributions_add_up_to_the_score(ranking):
    for place in ranking.order():
        one = ranking.recommendation(place, rank=1, words=Words())
        total = sum(reason.contribution for reason in one.reasons)
        assert total == pytest.approx(ranking.raw[place])


def test_every_quote_stands_word_for_word_under_its_source(evidence, ranking):
    known = records(evidence.alliance)
    for place in ranking.order():
        for reason in ranking.recommendation(place, rank=1, words=Words()).reasons:
            assert reason.quote
            assert reason.quote in known[reason.source]


def test_reasons_come_weightiest_first(ranking):
    for place in ranking.order():
        one = ranking.recommendation(place, rank=1, words=Words())
        shares = [reason.contribution for reason in one.reasons]
        assert shares == sorted(shares, reverse=True)


def test_the_score_falls_when_the_quoted_activity_is_deleted(evidence, ranking):
    world = evidence.alliance
    for gone in world.activities:
        rest = world.model_copy(
            update={"activities": tuple(one for one in world.activities if one is not gone)}
        )
        after = Ranking(Query(proposal=ranking.query.proposal, evidence=worlds.evidence(rest)))
        place = evidence.position[gone.organisation]
        assert after.score(place) < ranking.score(place)


def test_a_past_partner_of_the_lead_says_so():
    world = worlds.water_world()
    world = world.model_copy(
        update={"initiatives": (worlds.initiative("shared-springs", "lead", "quiet"),)}
    )
    evidence = worlds.evidence(world)
    answer = recommend(evidence, proposal=worlds.proposal(worlds.WATER, lead="lead"))
    quiet = next(one for one in answer.recommendations if one.member == "Quiet")
    assert any("worked with Lead before" in reason.text for reason in quiet.reasons)
    assert any(reason.quote == "Shared springs" for reason in quiet.reasons)


def test_cautions_name_what_is_stale_new_or_without_a_shared_language(evidence):
    answer = recommend(evidence, proposal=worlds.proposal(worlds.WATER, lead="lead"))
    cautions = {one.member: " ".join(one.cautions) for one in answer.recommendations}
    assert "new money" in cautions["Music Andes"]
    assert "new money" not in cautions["Water Andes"]
    assert "No language in common" in cautions["Water Alps"]
    assert "No language in common" not in cautions["Water Andes"]
    assert "what is known of its work is mostly in Italy and Alps." in cautions["Water Alps"]
    assert "Nothing on record ties it" not in cautions["Water Andes"]


def test_old_facts_are_said_to_be_old():
    world = Alliance(members=(worlds.member("old", as_of=2012, summary="Watershed management."),))
    answer = recommend(worlds.evidence(world), proposal=worlds.proposal(worlds.WATER))
    assert any("2012" in caution for caution in answer.recommendations[0].cautions)


def warned(*members, activities=(), text=worlds.WATER, of=0, **more):
    world = Alliance(members=members, activities=activities)
    answer = recommend(worlds.evidence(world), proposal=worlds.proposal(text, **more))
    name = members[of].name
    return " ".join(next(one for one in answer.recommendations if one.member == name).cautions)


@pytest.mark.parametrize(("as_of", "told"), [(2021, False), (2020, True)])
def test_facts_are_old_after_five_years(as_of, told):
    old = worlds.member("old", as_of=as_of, summary="Watershed management.")
    assert (f"Nothing newer than {as_of}" in warned(old)) is told


def test_only_where_no_work_has_a_year_its_age_is_said_to_be_unknown():
    def work(key, **more):
        return worlds.activity(key, of="one", themes=("watershed_management",), **more)

    one, undated = worlds.member("one"), {"years": Years(), "as_of": None, "status": "planned"}
    asked = "No year is known for the work"
    assert asked in warned(one, activities=[work("a", **undated)])
    assert asked not in warned(one, activities=[work("a", **undated), work("b")])


@pytest.mark.parametrize(("more", "told"), [("", True), (" Se trabaja también en inglés.", False)])
def test_a_language_that_the_proposal_names_is_one_in_common(more, told):
    people = (
        worlds.member("other", themes=("watershed_management",)),
        worlds.member("lead", languages=("es",)),
    )
    text = f"Gestión de cuencas en los Andes del Perú con las aldeas.{more}"
    assert ("No language in common" in warned(*people, text=text, lead="lead")) is told


def test_inferred_themes_are_said_to_be_inferred():
    world = Alliance(
        members=(worlds.member("guessed", themes=("watershed_management",), confidence="inferred"),)
    )
    answer = recommend(worlds.evidence(world), proposal=worlds.proposal(worlds.WATER))
    assert any("inferred" in caution for caution in answer.recommendations[0].cautions)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_reasons_speak_the_reader_s_language(evidence, language):
    answer = recommend(evidence, proposal=worlds.proposal(worlds.WATER), words=Words(language))
    english = recommend(evidence, proposal=worlds.proposal(worlds.WATER))
    assert answer.recommendations[0].reasons[0].text != english.recommendations[0].reasons[0].text
    assert answer.recommendations[0].reasons[0].quote == english.recommendations[0].reasons[0].quote


def test_a_tag_is_quoted_from_the_page_on_which_it_was_read():
    area = FocusArea(themes=("watershed_management",), source="https://example.org/elsewhere")
    world = Alliance(members=(worlds.member("tagged").model_copy(update={"focus": (area,)}),))
    answer = recommend(worlds.evidence(world), proposal=worlds.proposal(WATER_ONLY))
    tags = [one for one in answer.recommendations[0].reasons if one.quote == "watershed_management"]
    assert [one.source for one in tags] == ["https://example.org/elsewhere"]


def test_work_that_was_running_long_ago_is_not_said_to_run():
    old = worlds.activity("old-canals", of="a", as_of=2009, years=Years(start=2005, ongoing=True))
    new = worlds.activity("new-canals", of="a", as_of=2025, years=Years(start=2020, ongoing=True))
    world = Alliance(members=(worlds.member("a"),), activities=(old, new))
    answer = recommend(worlds.evidence(world), proposal=worlds.proposal("Canals in watersheds."))
    told = " ".join(one.text for one in answer.recommendations[0].reasons)
    assert "It runs “New canals”" in told
    assert "It has worked on “Old canals” (2009)" in told


def test_similar_members_who_share_a_language_are_not_said_to_share_none():
    world = Alliance(
        members=(
            worlds.member("a", languages=("de", "fr"), summary="Watershed work."),
            worlds.member("b", languages=("fr",), summary="Watershed work."),
        )
    )
    answer = similar(worlds.evidence(world), member="A")
    cautions = " ".join(answer.recommendations[0].cautions)
    assert "No language" not in cautions
    assert "new money" not in cautions


def spanish_world(*, languages: tuple[str, ...] = (), title: str = "") -> Alliance:
    """A member whose work is described in Spanish."""
    return Alliance(
        members=(worlds.member("a", languages=languages, summary=""),),
        activities=(
            worlds.activity(
                "canals",
                of="a",
                title=title or "Watershed Andes",
                summary="Manejamos las cuencas con las mujeres. Watershed Andes.",
                themes=("watershed_management",),
            ),
        ),
    )


def cautions_of(world: Alliance, text: str) -> str:
    answer = recommend(worlds.evidence(world), proposal=worlds.proposal(text))
    return " ".join(answer.recommendations[0].cautions)


def test_without_stated_languages_those_of_its_texts_are_told_as_a_guess():
    said = cautions_of(spanish_world(), "Watershed management in the mountains with the villages.")
    assert "seems to be written in Spanish" in said
    assert "No source tells" in said


@pytest.mark.parametrize(
    ("languages", "text"),
    [
        ((), "Manejo de las cuencas de los Andes con las mujeres y los pueblos."),
        (("en",), "Watershed management in the mountains with the villages."),
        ((), "Watershed management with villages; reports are written in Spanish."),
    ],
)
def test_no_word_on_languages_where_one_is_shared(languages, text):
    said = cautions_of(spanish_world(languages=languages), text)
    assert "written in" not in said
    assert "No language" not in said


def test_stated_languages_count_more_than_those_of_the_texts():
    text = "Manejo de las cuencas de los Andes con las mujeres y los pueblos."
    assert "works in German" in cautions_of(spanish_world(languages=("de",)), text)


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("Manejamos las cuencas con las mujeres.", "Quoted in: Spanish."),
        ("Watershed Andes Peru. Manejamos las cuencas con las mujeres.", "Quoted in: Spanish."),
        ("Watershed Titicaca Andes Peru.", "Language of the quote: not recognised."),
        ("Watershed work with the villages and their people.", ""),
        ("Watershed.", ""),
    ],
)
def test_a_reason_tells_the_language_of_its_quote(summary, told):
    work = worlds.activity("w", of="a", summary=summary, themes=("watershed_management",))
    world = Alliance(members=(worlds.member("a"),), activities=(work,))
    answer = recommend(worlds.evidence(world), proposal=worlds.proposal("Watershed Andes."))
    reason = next(one for one in answer.recommendations[0].reasons if one.source == work.source)
    if told:
        assert reason.text.endswith(told)
    else:
        assert "uote" not in reason.text


def test_running_work_without_themes_is_not_said_to_be_missing():
    text = "Springs of watersheds are mapped with villages."
    works = (
        worlds.activity("mapping", of="a", summary=text, themes=()),
        worlds.activity("choirs", of="b", summary="Choirs sing in halls.", themes=()),
    )
    area = ("watershed_management",)
    world = Alliance(
        members=(worlds.member("a", themes=area), worlds.member("b", themes=area)),
        activities=works,
    )
    answer = recommend(worlds.evidence(world), proposal=worlds.proposal(text))
    assert answer.proposal.themes
    cautions = {one.member: " ".join(one.cautions) for one in answer.recommendations}
    assert "new money" not in cautions["A"]
    assert "new money" in cautions["B"]


@pytest.mark.parametrize(
    ("signal", "told"),
    [("one_off_event", "with ties to that region (Peru)"), ("substantive", "in Peru")],
)
def test_an_event_is_not_said_to_be_where_its_hosts_come_from(signal, told):
    text = "Forests of Peru are restored."
    event = worlds.activity(
        "forests", of="centre", summary=text, countries=("PER", "KGZ"), signal=signal
    )
    evidence = worlds.evidence(Alliance(members=(worlds.member("centre"),), activities=(event,)))
    answer = recommend(evidence, proposal=worlds.proposal(text))
    said = next(one.text for one in answer.recommendations[0].reasons if "Forests" in one.text)
    assert told in said
    assert "in the same region" not in said


def test_running_work_that_is_quoted_is_not_said_to_be_missing():
    text = "Springs of watersheds are mapped with villages."
    other = worlds.activity("mapping", of="a", summary=text, themes=("education",))
    area = ("watershed_management",)
    world = Alliance(members=(worlds.member("a", themes=area),), activities=(other,))
    answer = recommend(worlds.evidence(world), proposal=worlds.proposal(f"Watershed. {text}"))
    (one,) = answer.recommendations
    assert any("It runs" in reason.text for reason in one.reasons)
    said = " ".join(one.cautions)
    assert "No running work" not in said
    assert "close in words, but on other themes" in said


def test_a_mere_name_is_in_no_language():
    world = Alliance(
        members=(worlds.member("a", name="Puits et Forages des villages", summary=""),)
    )
    answer = recommend(
        worlds.evidence(world), proposal=worlds.proposal("Puits et Forages des villages")
    )
    (one,) = answer.recommendations
    assert one.reasons[0].quote == "Puits et Forages des villages"
    assert "uote" not in one.reasons[0].text


def test_a_kind_that_the_proposal_refuses_is_said_to_be_refused():
    world = Alliance(
        members=(
            worlds.member("firm", kind="private_sector", summary="Watershed management."),
            worlds.member("group", kind="civil_society", summary="Watershed management."),
        )
    )
    text = "Watershed management in the Andes. We look for NGOs. No mining companies, please."
    answer = recommend(worlds.evidence(world), proposal=worlds.proposal(text))
    cautions = {one.kind: " ".join(one.cautions) for one in answer.recommendations}
    assert "The proposal says “No mining companies”" in cautions["private_sector"]
    assert "The proposal says" not in cautions["civil_society"]


def test_a_kind_that_is_asked_for_by_name_is_not_refused():
    world = Alliance(
        members=(worlds.member("firm", kind="private_sector", summary="Watershed management."),)
    )
    text = "Watershed management in the Andes. No mining companies, please."
    asked = worlds.proposal(text).model_copy(update={"kinds": ("private_sector",)})
    answer = recommend(worlds.evidence(world), proposal=asked)
    assert "The proposal says" not in " ".join(answer.recommendations[0].cautions)
