"""What each signal adds, in worlds where two organisations differ in one thing."""

import pytest

from broker.model import Alliance, Years
from broker.rank import WEIGHTS, Query, Ranking
from tests import worlds

CARE = "Watershed management in the Andes of Peru and Ecuador."


def ranking(*members, activities=(), initiatives=(), text=CARE, **more) -> Ranking:
    world = Alliance(members=members, activities=activities, initiatives=initiatives)
    proposal = worlds.proposal(text, **more)
    return Ranking(Query(proposal=proposal, evidence=worlds.evidence(world)))


def added(found: Ranking, signal: str) -> dict[str, float]:
    """Return what a signal adds to each organisation, by id."""
    return {
        one.id: sum(support.value for support in supports if support.signal == signal)
        for one, supports in zip(found.query.evidence.organisations, found.supports, strict=True)
    }


def work(key: str, of: str, **more):
    return worlds.activity(key, of=of, **{"themes": ("watershed_management",), **more})


def test_no_signal_adds_more_than_its_weight():
    both = [worlds.initiative(f"joint-{n}", "lead", "partner", "third") for n in range(4)]
    found = ranking(
        *(worlds.member(key, kind="government", country="PER") for key in ("lead", "third")),
        worlds.member("partner", themes=("watershed_management",), ranges=("andes",)),
        activities=[
            work(f"care-{n}", "partner", summary=CARE, countries=("PER", "ECU"), ranges=("andes",))
            for n in range(8)
        ],
        initiatives=both,
        lead="lead",
        kinds=("civil_society",),
    )
    for signal in type(WEIGHTS).model_fields:
        most = getattr(WEIGHTS, signal)
        assert all(0 <= value <= most + 1e-9 for value in added(found, signal).values()), signal
    assert added(found, "history")["partner"] > 0.9 * WEIGHTS.history
    assert added(found, "text")["partner"] > 0.5 * WEIGHTS.text


def test_a_theme_that_no_source_supports_counts_far_less_than_one_that_a_source_states():
    found = ranking(
        worlds.member("states", themes=("watershed_management",)),
        worlds.member("seems", themes_inferred=("watershed_management",)),
    )
    value = added(found, "theme")
    assert 0 < value["seems"] < 0.5 * value["states"]


def test_work_on_the_theme_elsewhere_counts_but_less():
    found = ranking(
        worlds.member("here"),
        worlds.member("elsewhere"),
        activities=[
            work("care-here", "here", countries=("PER",), ranges=("andes",)),
            work("care-elsewhere", "elsewhere", countries=("NPL",), ranges=("himalaya",)),
        ],
    )
    value = added(found, "theme")
    assert 0 < value["elsewhere"] < value["here"]


@pytest.mark.parametrize("signal", ["text", "theme"])
def test_what_names_no_place_is_taken_to_be_where_its_organisation_works(signal):
    away, here = {"ranges": ("himalaya",)}, {"ranges": ("andes",)}
    found = ranking(
        worlds.member("near", **here),
        worlds.member("far", **away),
        worlds.member("unknown"),
        worlds.member("worldwide", regions=("global",), **away),
        activities=[
            work("care", key, summary=CARE) for key in ("near", "far", "unknown", "worldwide")
        ],
    )
    value = added(found, signal)
    assert value["far"] == pytest.approx(0.6 * value["near"])
    assert value["unknown"] == pytest.approx(value["near"])
    assert value["worldwide"] == pytest.approx(value["near"])


def test_work_on_something_else_in_the_same_place_counts_less_for_the_place():
    found = ranking(
        worlds.member("same"),
        worlds.member("other"),
        activities=[
            work("watershed-care", "same", ranges=("andes",)),
            work("songs", "other", ranges=("andes",), themes=("indigenous_peoples_culture",)),
        ],
    )
    value = added(found, "place")
    assert 0 < value["other"] < value["same"]


def test_an_event_somewhere_shows_its_region_rather_than_its_country():
    found = ranking(
        worlds.member("works"),
        worlds.member("came"),
        activities=[
            work("care", "works", countries=("PER",)),
            work("conference", "came", countries=("PER",), signal="one_off_event"),
        ],
        text="Watershed management in Peru.",
    )
    levels = {
        one.id: {support.level for support in supports if support.signal == "place"}
        for one, supports in zip(found.query.evidence.organisations, found.supports, strict=True)
    }
    assert "country" in levels["works"]
    assert levels["came"] == {"region"}


def test_only_work_that_goes_on_shows_who_is_active():
    found = ranking(
        worlds.member("runs"),
        worlds.member("ran"),
        worlds.member("plans"),
        activities=[
            work("now", "runs"),
            work("then", "ran", status="completed", years=Years(start=2012, end=2015)),
            work("soon", "plans", status="planned", years=Years(start=2027)),
        ],
    )
    value = added(found, "engagement")
    assert value["runs"] > 0
    assert value["ran"] == value["plans"] == 0


def test_a_kind_that_is_asked_for_counts_more_than_one_that_only_differs():
    people = (worlds.member("lead", kind="government"), worlds.member("club"))
    asked = added(ranking(*people, lead="lead", kinds=("civil_society",)), "kind")
    differs = added(ranking(*people, lead="lead"), "kind")
    assert asked["club"] > differs["club"] > 0
    assert asked["lead"] == differs["lead"] == 0


def test_past_work_with_the_lead_is_quoted_record_by_record():
    joint = [worlds.initiative(f"joint-{n}", "lead", "partner") for n in range(2)]
    found = ranking(worlds.member("lead"), worlds.member("partner"), initiatives=joint, lead="lead")
    place = found.query.evidence.position["partner"]
    told = [one for one in found.supports[place] if one.signal == "history"]
    assert [one.rests_on for one in told] == ["joint-0", "joint-1"]
    assert told[0].value == pytest.approx(told[1].value)


def test_who_could_introduce_two_is_the_one_with_the_firmer_ties():
    old = {"status": "completed", "years": Years(start=1980, end=1985)}
    ties = [
        worlds.initiative("lead-and-loose", "lead", "a-loose", **old),
        worlds.initiative("loose-and-other", "a-loose", "other"),
        worlds.initiative("lead-and-firm", "lead", "firm"),
        worlds.initiative("firm-and-other", "firm", "other"),
    ]
    people = [worlds.member(key) for key in ("lead", "a-loose", "firm", "other")]
    found = ranking(*people, initiatives=ties, lead="lead")
    place = found.query.evidence.position["other"]
    (told,) = [one for one in found.supports[place] if one.signal == "history"]
    assert (told.key, told.level, told.rests_on) == ("firm", "shared", "firm-and-other")


def test_who_bridges_circles_is_quoted_with_the_firmest_of_its_ties():
    old = {"status": "completed", "years": Years(start=1980, end=1985)}
    ties = [
        worlds.initiative("long-ago", "bridge", "z-old", **old),
        worlds.initiative("today", "bridge", "new"),
    ]
    people = [worlds.member(key) for key in ("bridge", "z-old", "new")]
    found = ranking(*people, initiatives=ties)
    (told,) = [one for one in found.supports[0] if one.signal == "bridging"]
    assert (told.key, told.rests_on) == ("new", "today")


def test_equal_scores_stand_in_the_order_of_names():
    people = [
        worlds.member(key, name=name, summary="The same.", themes=("watershed_management",))
        for key, name in (("one", "Zebu"), ("two", "Alpaca"), ("three", "Llama"))
    ]
    found = ranking(*people)
    order = [found.query.evidence.organisations[place].name for place in found.order()]
    assert order == ["Alpaca", "Llama", "Zebu"]


def test_a_theme_that_many_have_tells_less_than_a_rare_one_but_never_nothing():
    common = [worlds.member(f"m{n}", themes=("watershed_management",)) for n in range(20)]
    rare = worlds.member("rare", themes=("indigenous_peoples_culture",))
    text = "Watershed management, and songs and rites of indigenous peoples."
    weights = ranking(*common, rare, text=text).query.theme_weights
    assert weights["indigenous_peoples_culture"] == 1.0
    assert 0.5 <= weights["watershed_management"] < 0.8


def test_no_work_elsewhere_makes_other_work_count_less_where_a_profile_names_no_place():
    plain = work("care", "herders", summary=CARE)
    far = work("wool", "herders", summary="Herds in the Andes.", countries=("NPL",))
    seen = [
        added(ranking(worlds.member("herders"), activities=activities), signal)["herders"]
        for signal in ("text", "theme")
        for activities in ((plain,), (plain, far))
    ]
    assert seen[0] <= seen[1]
    assert seen[2] <= seen[3]


def test_who_works_worldwide_is_no_stranger_for_a_country_in_its_profile():
    seen = ranking(
        worlds.member("global", scope="global", ranges=("himalaya",)),
        worlds.member("unknown"),
        activities=[work("care", key, summary=CARE) for key in ("global", "unknown")],
    )
    value = added(seen, "theme")
    assert value["global"] == pytest.approx(value["unknown"])
