"""Looking at an applicant: what it would add is true, and whom it should meet is told truly."""

import pytest

from broker._application import Application, ApplicationAnswer, review_application
from broker.identity import merge
from broker.model import Alliance, Hold
from broker.vocabulary import load_vocabulary, understand
from tests import worlds

WATER = {"themes": ("water",), "summary": "Watersheds are measured with villages."}


def review(
    alliance: Alliance,
    text: str,
    *,
    name: str = "Applicant",
    website: str | None = None,
    **more: object,
) -> ApplicationAnswer:
    words = load_vocabulary()
    proposal = understand(text, vocabulary=words)
    asked = Application(name=name, proposal=proposal, website=website)
    return review_application(
        alliance,
        application=asked,
        encoder=worlds.WordHash(),
        on=worlds.TODAY,
        **more,
    )


def there(answer: ApplicationAnswer) -> dict[tuple[str, str], int]:
    return {(gap.theme, gap.region): gap.members for gap in answer.gaps}


def test_members_count_in_the_electoral_group_that_an_applicant_names() -> None:
    home = worlds.member("home", country="KEN", electoral_region="sub_saharan_africa", **WATER)
    found = there(review(Alliance(members=(home,)), "Water in Sub-Saharan Africa."))
    assert found["water", "sub_saharan_africa"] == 1


def test_what_members_run_counts_as_their_work() -> None:
    home = worlds.member("home", country="PER", regions=("andes",))
    work = worlds.activity("springs", of="home", themes=("water",), countries=("PER",))
    found = there(review(Alliance(members=(home,), activities=(work,)), "Water in the Andes."))
    assert found["water", "andes"] == 1


def test_every_place_that_is_named_is_looked_at() -> None:
    found = there(review(Alliance(), "Water in the Himalayas of Nepal and in Peru."))
    assert {region for _, region in found} == {"andes", "hindu_kush_himalaya"}


def world(**more: object) -> Alliance:
    keys = ("springs", "wells", "streams", "rivers")
    people = tuple(worlds.member(key, country="PER", **WATER) for key in keys)
    return Alliance(members=people, **more)


ASKED = "Watersheds are measured with villages in Peru: water."


def test_only_who_has_worked_with_others_nearby_is_said_to_introduce_them() -> None:
    alone = review(world(), ASKED).meet
    assert [one.why for one in alone] == ["It works on what is nearest to the applicant's work."]
    joint = (worlds.initiative("a", "rivers", "wells"), worlds.initiative("b", "rivers", "streams"))
    work = worlds.activity("measuring", of="springs", countries=("PER",), **WATER)
    told = review(world(initiatives=joint, activities=(work,)), ASKED).meet
    assert [one.member for one in told] == ["Springs", "Rivers"]
    assert told[1].why == (
        "It has worked with Streams and Wells, who do similar things, and can introduce them."
    )


def test_who_is_to_be_left_alone_is_nobody_to_meet() -> None:
    free = review(world(), ASKED)
    held = review(world(), ASKED, holds=[Hold(one="springs")])
    assert "Springs" in free.model_dump_json()
    assert "Springs" not in held.model_dump_json()


@pytest.mark.parametrize("known", [{"name": "Applicant"}, {"acronym": "APPLICANT"}])
def test_who_bears_the_name_of_a_member_is_told_however_little_else_it_says(known: dict) -> None:
    there = worlds.member("there", country="PER", **{**WATER, **known})
    answer = review(Alliance(members=(there, worlds.member("else", **WATER))), ASKED)
    assert {*answer.namesakes, *(one.name for one in answer.duplicates)} == {there.name}
    assert there.name not in {one.member for one in answer.meet}
    assert "namesakes" not in review(world(), ASKED).model_dump()


def test_a_member_whose_name_stands_in_the_first_line_is_told() -> None:
    club = worlds.member("club", name="Friends of the Springs", country="KEN")
    others = (worlds.member("springs", **WATER), worlds.member("else", name="Springs", **WATER))
    text = "Water in Peru."
    first = "Friends of the Springs, an NGO of Cusco: water"
    answer = review(Alliance(members=(club, *others)), text, name=first)
    assert {*answer.namesakes, *(one.name for one in answer.duplicates)} == {club.name}
    elsewhere = review(Alliance(members=(club, *others)), text, name="Friends of Springs Valley")
    assert club.name not in elsewhere.namesakes


def test_one_that_was_merged_into_another_is_recognised_by_all_that_was_known_of_it() -> None:
    kept = worlds.member("basin", country="KEN", website="https://basin.example")
    gone = worlds.member(
        "tarn", name="Tarn and River Fellowship", country="KEN", website="https://tarn.example"
    )
    after, merged = merge(
        Alliance(members=(kept, gone)), kept="basin", gone="tarn", on=worlds.TODAY, by="x", number=1
    )
    # Its name may have been taken out of the other ones since, and its website is kept nowhere.
    after = after.model_copy(update={"members": (kept,)})
    asked = {"name": "Tarn & River Fellows", "website": "https://tarn.example"}
    assert not review(after, "We keep tarns clean.", **asked).duplicates
    (found,) = review(after, "We keep tarns clean.", decisions=(merged,), **asked).duplicates
    assert (found.id, found.name) == ("basin", "Basin")
    assert found.clues[-1].text == (
        "Tarn and River Fellowship is part of Basin: a person merged the two on 1 June 2026."
    )
    undone = merged.model_copy(update={"undone": True})
    assert not review(after, "We keep tarns clean.", decisions=(merged, undone), **asked).duplicates
