"""The first three steps of a member: whom to write to, what to join, which call to read."""

import pytest

from broker import similar
from broker._steps import first_steps
from broker.evidence import Evidence
from broker.model import Alliance, Hold, Offer, Recommendations, Understood, Years
from broker.wording import LANGUAGES, Words
from tests import worlds

NOBODY = Recommendations(
    proposal=Understood(language=None, themes=(), places=()), recommendations=(), took_ms=0.0
)
WATER = {"themes": ("water",), "countries": ("PER",), "summary": "Watersheds are measured."}


def world(**more: object) -> Alliance:
    known = {
        "members": (
            worlds.member("springs", country="PER", **WATER),
            worlds.member("wells", country="PER", **WATER),
            worlds.member("streams", country="PER", **WATER),
            worlds.member("music", country="KEN", themes=("education",)),
        ),
        "activities": (worlds.activity("measuring", of="wells", **WATER),),
    }
    return Alliance(**(known | more))


def steps(evidence: Evidence, member: str, *, words: Words | None = None) -> tuple[str, ...]:
    alike = similar(evidence, member=member, top=5)
    return first_steps(evidence, member=member, alike=alike, words=words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("member", ["springs", "music"])
def test_there_are_always_three(language: str, member: str) -> None:
    said = steps(worlds.evidence(world()), member, words=Words(language))
    assert len(said) == 3
    assert all(said)


def test_the_first_is_to_write_to_those_who_are_alike() -> None:
    first = steps(worlds.evidence(world()), "springs")[0]
    assert "focal point of Wells and ask about “Measuring”" in first
    assert "Close to your work, too: Streams" in first


def test_old_partners_need_no_first_letter_but_can_introduce() -> None:
    joint = (
        worlds.initiative("a", "springs", "streams"),
        worlds.initiative("b", "streams", "wells"),
    )
    first = steps(worlds.evidence(world(initiatives=joint)), "springs")[0]
    assert "Streams has worked with both of you: ask for an introduction." in first
    assert "focal point of Streams" not in first


def test_nobody_alike_still_gives_a_step() -> None:
    alone = Alliance(members=(worlds.member("springs", country="PER", **WATER),))
    first = first_steps(worlds.evidence(alone), member="springs", alike=NOBODY)[0]
    assert first == "Look through the members, choose one and write to its focal point."


def test_the_second_is_to_join_what_goes_on_nearby_on_the_same_themes() -> None:
    running = {"years": Years(start=2024), "countries": ("PER",)}
    joint = (
        worlds.initiative("far", "music", themes=("water",), countries=("NPL",)),
        worlds.initiative("else", "music", themes=("water", "tourism", "energy"), **running),
        worlds.initiative("fits", "music", "wells", themes=("water",), **running),
        worlds.initiative("old", "wells", themes=("water",), status="completed"),
    )
    second = steps(worlds.evidence(world(initiatives=joint)), "springs")[1]
    assert second == "Ask Music how to join “Fits”: it works on Water, as you do."


def test_where_nobody_of_the_nearest_may_be_asked_the_next_is_named() -> None:
    running = {"years": Years(start=2024), "countries": ("PER",), "themes": ("water",)}
    joint = (
        worlds.initiative("watersheds", "wells", summary="Watersheds are measured.", **running),
        worlds.initiative("else", "music", **running),
    )
    seen = worlds.evidence(world(initiatives=joint))
    assert "“Watersheds”" in steps(seen, "springs")[1]
    held = seen.with_holds([Hold(one="wells", other="springs")])
    assert "Ask Music how to join “Else”" in steps(held, "springs")[1]


def test_without_an_initiative_the_second_is_to_say_what_one_brings() -> None:
    offer = Offer(id="o", organisation="springs", category="data", text="Rain.", source="x")
    assert steps(worlds.evidence(world(offers=(offer,))), "springs")[1] == (
        "Say what you can bring: “Rain.”"
    )
    assert "no offer of yours is on record" in steps(worlds.evidence(world()), "springs")[1]


def test_the_third_is_a_call_that_fits_and_does_not_refuse() -> None:
    calls = (
        worlds.call("closed-waters", themes=("water",), countries=("PER",), status="closed"),
        worlds.call("open-waters", themes=("water",), countries=("PER",), countries_note=""),
    )
    evidence = worlds.evidence(world(funders=(worlds.PAYER,), calls=calls))
    assert steps(evidence, "springs")[2] == (
        "Read the terms of Payer: Open waters, which fits your work (may apply)."
    )


def test_without_a_call_the_third_is_to_write_the_idea_down() -> None:
    calls = (worlds.call("songs", themes=("education",), countries=("KEN",)),)
    evidence = worlds.evidence(world(funders=(worlds.PAYER,), calls=calls))
    assert steps(evidence, "springs")[2].startswith("Write the idea down")


def test_who_has_worked_with_all_the_nearest_is_led_to_the_next() -> None:
    joint = worlds.initiative("joint-springs", "springs", "wells")
    evidence = worlds.evidence(world(initiatives=(joint,)))
    nearest = similar(evidence, member="springs", top=3)
    only = tuple(one for one in nearest.recommendations if one.member == "Wells")
    partners = nearest.model_copy(update={"recommendations": only})
    first = first_steps(evidence, member="springs", alike=partners)[0]
    assert "Streams" in first
    assert "Wells" not in first
