"""Teams: the best one, under rules, or the rules that make it impossible."""

import random

import pytest

from broker.model import Alliance, InputError, Seat, TeamAnswer, UnknownNameError
from broker.team import Options, assemble, parse_rule, rules_for
from broker.vocabulary import load_vocabulary
from tests import worlds


@pytest.fixture(scope="module")
def evidence():
    world = worlds.water_world()
    return worlds.evidence(
        world.model_copy(
            update={
                "members": (
                    *world.members,
                    worlds.member("bank", kind="private_sector", country="PER"),
                    worlds.member("town", kind="subnational_authority", country="BOL"),
                )
            }
        )
    )


def assembled(evidence, **more):
    proposal = worlds.proposal(worlds.WATER, lead=more.pop("lead", None))
    return assemble(evidence, proposal=proposal, **more)


def names(answer):
    return {seated.member for seated in answer.team}


def test_the_team_is_proven_and_covers_what_is_asked_for(evidence):
    answer = assembled(evidence)
    assert answer.status == "optimal"
    assert answer.bound == pytest.approx(answer.objective)
    assert "Water Andes" in names(answer)
    assert any("Andes" in seated.covers for seated in answer.team)


def test_shares_add_up_to_the_objective(evidence):
    answer = assembled(evidence, size=(3, 5))
    assert sum(seated.share for seated in answer.team) == pytest.approx(answer.objective)


def test_the_lead_sits_first(evidence):
    answer = assembled(evidence, lead="lead")
    assert (answer.team[0].member, answer.team[0].seat) == ("Lead", "lead")


def test_locked_members_are_in_and_excluded_ones_are_not(evidence):
    answer = assembled(evidence, lock=["Quiet"], exclude=["Water Andes"])
    assert "Quiet" in names(answer)
    assert "Water Andes" not in names(answer)


def test_rules_are_kept(evidence):
    answer = assembled(
        evidence, require=["countries>=3", "kind:private_sector<=0", "country:BOL>=1"]
    )
    assert "Town" in names(answer)
    assert "Bank" not in names(answer)


def test_an_impossible_request_names_the_rules_and_a_way_out(evidence):
    answer = assembled(evidence, require=["country:BOL>=2", "kinds>=2"])
    assert answer.status == "infeasible"
    assert [str(rule) for rule in answer.conflict] == ["country:BOL>=2"]
    assert answer.relaxations[0].change == "country:BOL>=2 → country:BOL>=1"
    assert answer.team == ()


def test_the_json_of_an_impossible_team_is_as_documented_and_can_be_read_back(evidence):
    answer = assembled(evidence, require=["country:BOL>=2"])
    written = answer.model_dump(mode="json")
    assert written["conflict"] == ["country:BOL>=2"]
    way = answer.relaxations[0]
    assert written["relaxations"] == [
        {"change": "country:BOL>=2 → country:BOL>=1", "objective": way.objective}
    ]
    assert TeamAnswer.model_validate_json(answer.model_dump_json()) == answer


def test_contradicting_rules_are_both_named(evidence):
    answer = assembled(evidence, require=["kinds>=3", "kinds<=1"])
    assert {str(rule) for rule in answer.conflict} == {"kinds>=3", "kinds<=1"}


def test_replacements_cost_nothing_or_more(evidence):
    answer = assembled(evidence, size=(2, 3))
    assert set(answer.replacements) == names(answer)
    for substitutes in answer.replacements.values():
        losses = [one.loss for one in substitutes]
        assert losses == sorted(losses)
        assert all(loss >= 0 for loss in losses)
        assert not {one.member for one in substitutes} & names(answer)


def test_locking_and_excluding_the_same_member_is_refused(evidence):
    with pytest.raises(InputError, match="not both"):
        assembled(evidence, lock=["Quiet"], exclude=["quiet"])


def test_an_unknown_name_comes_with_the_nearest(evidence):
    with pytest.raises(UnknownNameError, match="Water Andes"):
        assembled(evidence, lock=["Water Ande"])


@pytest.mark.parametrize("size", [(0, 3), (4, 3)])
def test_a_size_that_cannot_be_is_refused(evidence, size):
    with pytest.raises(InputError, match="size"):
        assembled(evidence, size=size)


def test_an_empty_alliance_has_no_team():
    answer = assemble(worlds.evidence(Alliance()), proposal=worlds.proposal(worlds.WATER))
    assert answer.status == "infeasible"
    assert [str(rule) for rule in answer.conflict] == ["members>=3"]


def test_a_country_does_not_cover_its_mountains():
    world = Alliance(
        members=(
            worlds.member("in-the-alps", ranges=("alps",), countries=("ITA",)),
            worlds.member("in-italy", countries=("ITA",)),
        )
    )
    answer = assemble(
        worlds.evidence(world), proposal=worlds.proposal("Work in the Alps of Italy."), size=(2, 2)
    )
    covers = {one.member: set(one.covers) for one in answer.team}
    assert covers == {"In The Alps": {"Alps", "Italy"}, "In Italy": {"Italy"}}


GENDER = "Watershed management, gender and biodiversity in the Andes of Peru."


def far_world(**more) -> Alliance:
    """A team at home in the Andes lacks what somebody on another continent is known for."""
    here = {"ranges": ("andes",), "countries": ("PER",)}
    there = {"ranges": ("himalaya",), "countries": ("NPL",)}
    return Alliance(
        members=(
            worlds.member("water", country="PER", themes=("watershed_management",), **here),
            worlds.member("birds", country="PER", themes=("biodiversity",), **here),
            worlds.member("far-women", country="NPL", themes=("gender",), **{**there, **more}),
        )
    )


def covered(alliance: Alliance, *, text: str = GENDER, size=(1, 3)) -> dict[str, set[str]]:
    answer = assemble(worlds.evidence(alliance), proposal=worlds.proposal(text), size=size)
    assert answer.status == "optimal"
    assert sum(one.share for one in answer.team) == pytest.approx(answer.objective)
    return {one.member: set(one.covers) for one in answer.team}


def test_nobody_is_brought_from_the_other_end_of_the_world_for_a_theme():
    assert "Far Women" not in covered(far_world())


def test_another_kind_counts_for_nothing_at_the_other_end_of_the_world():
    def objective(kind: str, **more) -> float:
        alliance = far_world()
        lab = worlds.member("lab", kind=kind, country="NPL", **more)
        world = alliance.model_copy(update={"members": (*alliance.members, lab)})
        found = assemble(worlds.evidence(world), proposal=worlds.proposal(GENDER), size=(4, 4))
        return found.objective or 0.0

    assert objective("academic_research") == pytest.approx(objective("civil_society"))
    near = {"ranges": ("andes",), "countries": ("PER",)}
    assert objective("academic_research", **near) > objective("civil_society", **near)


def test_who_works_near_as_well_is_brought_for_the_theme():
    found = covered(far_world(ranges=("himalaya", "andes"), countries=("NPL", "PER")))
    assert "Gender" in found["Far Women"]


def test_what_somebody_knows_from_elsewhere_is_said_to_be_from_elsewhere():
    assert covered(far_world(), size=(3, 3))["Far Women"] == {"Gender (elsewhere)"}


def test_where_no_place_is_named_a_theme_counts_from_anywhere():
    found = covered(far_world(), text="Watershed management, gender and biodiversity.")
    assert "Gender" in found["Far Women"]


def test_to_have_been_at_an_event_in_a_region_covers_nothing_there():
    met = worlds.activity(
        "forum", of="far-women", signal="participation", themes=("gender",), countries=("PER",)
    )
    world = far_world().model_copy(update={"activities": (met,)})
    found = covered(world, text=f"{GENDER} It serves South America.", size=(3, 3))
    assert found["Far Women"] == {"Gender (elsewhere)"}


def test_the_order_of_the_records_makes_no_difference(evidence):
    alliance = evidence.alliance
    before = assembled(evidence, size=(2, 4))
    for seed in range(3):
        members = list(alliance.members)
        random.Random(seed).shuffle(members)
        mixed = worlds.evidence(alliance.model_copy(update={"members": tuple(members)}))
        after = assembled(mixed, size=(2, 4))
        assert [one.member for one in after.team] == [one.member for one in before.team]
        assert after.objective == pytest.approx(before.objective, abs=1e-6)


def test_a_locked_member_in_the_way_is_named_and_could_be_let_go(evidence):
    answer = assembled(evidence, lock=["Bank"], require=["kind:private_sector<=0"])
    assert {str(rule) for rule in answer.conflict} == {
        *("member:Bank>=1", "kind:private_sector<=0"),
    }
    assert {way.change for way in answer.relaxations} == {
        "member:Bank>=1 → member:Bank>=0",
        "kind:private_sector<=0 → kind:private_sector<=1",
    }


def test_a_lead_is_never_let_go(evidence):
    answer = assembled(evidence, lead="lead", require=["kind:government<=0"])
    assert "member:Lead>=1" in {str(rule) for rule in answer.conflict}
    assert [way.change for way in answer.relaxations] == ["kind:government<=0 → kind:government<=1"]


def test_an_excluded_member_who_is_needed_is_named(evidence):
    answer = assembled(evidence, exclude=["Town"], require=["country:BOL>=1"])
    assert {str(rule) for rule in answer.conflict} == {"country:BOL>=1", "member:Town<=0"}
    assert "member:Town<=0 → member:Town<=1" in {way.change for way in answer.relaxations}


def test_whom_to_invite_is_among_the_ways_out():
    world = worlds.water_world()
    around = (
        worlds.neighbour("herders", country="CHL", summary="Watershed monitoring."),
        worlds.neighbour("skiers", country="CHL", summary="Sport."),
        worlds.neighbour("elsewhere", country="ARG"),
    )
    evidence = worlds.evidence(world.model_copy(update={"around": around}))
    answer = assembled(evidence, require=["country:CHL>=1", "members>=2"])
    assert [str(rule) for rule in answer.conflict] == ["country:CHL>=1"]
    changes = {way.change: way.objective for way in answer.relaxations}
    invited = "around<=0 → around:Herders|Skiers<=1"
    assert set(changes) == {"country:CHL>=1 → country:CHL>=0", invited}
    after = invited.partition(" → ")[2]
    opened = assembled(evidence, require=["country:CHL>=1", "members>=2", after])
    assert opened.status == "optimal"
    assert "Herders" in names(opened)
    assert opened.objective == pytest.approx(changes[invited])


def test_those_around_are_in_only_if_a_rule_allows_them(evidence):
    assert "Water Outside" not in names(assembled(evidence, size=(5, 6)))
    assert "Water Outside" in names(assembled(evidence, require=["around>=1"]))
    assert "Water Outside" in names(assembled(evidence, require=["around:water outside>=1"]))


def test_two_who_must_be_apart_are(evidence):
    both = {"Water Andes", "Music Andes"}
    free = assembled(evidence, lock=["Water Andes"], size=(6, 7))
    assert both <= names(free)
    apart = assembled(
        evidence,
        lock=["Water Andes"],
        size=(5, 6),
        require=rules_for(evidence, apart=["water andes", "music andes"]),
    )
    assert not both <= names(apart)
    assert "Music Andes" not in {
        one.member for name in ("Bank", "Town") for one in apart.replacements.get(name, ())
    }


@pytest.mark.parametrize("apart", [["Bank"], ["Bank", "bank"]])
def test_to_be_apart_takes_two(evidence, apart):
    with pytest.raises(InputError, match="two"):
        rules_for(evidence, apart=apart)


def test_large_organisations_are_capped():
    water = {"themes": ("watershed_management",), "ranges": ("andes",), "countries": ("PER",)}
    giants = tuple(worlds.member(key, scope="global", **water) for key in ("giant", "colossus"))
    evidence = worlds.evidence(Alliance(members=(*giants, worlds.member("small"))))
    assert names(assembled(evidence, size=(2, 2))) == {"Giant", "Colossus"}
    capped = assembled(evidence, size=(2, 2), require=rules_for(evidence, large_at_most=1))
    assert "Small" in names(capped)


def test_whoever_has_far_more_partners_than_others_is_large():
    others = [f"m{number}" for number in range(30)]
    world = Alliance(
        members=tuple(worlds.member(key) for key in ("hub", *others)),
        initiatives=tuple(worlds.initiative(f"work-{key}", "hub", key) for key in others),
    )
    evidence = worlds.evidence(world)
    answer = assembled(evidence, lock=["Hub"], require=["large<=0"])
    assert {str(rule) for rule in answer.conflict} == {"member:Hub>=1", "large<=0"}
    assert assembled(evidence, lock=["M1"], require=["large<=0"]).status == "optimal"


def test_who_has_enough_to_do_can_be_spared():
    world = worlds.water_world()
    initiatives = tuple(worlds.initiative(f"work-{n}", "water-andes", "quiet") for n in range(3))
    evidence = worlds.evidence(world.model_copy(update={"initiatives": initiatives}))
    assert "Water Andes" in names(assembled(evidence, require=["busy:3<=1"]))
    spared = assembled(evidence, require=["busy:3<=0"])
    assert not {"Water Andes", "Quiet"} & names(spared)


def test_those_who_worked_with_the_core_are_preferred():
    people = tuple(worlds.member(key, country="PER") for key in ("a", "b", "lead"))
    plain = Alliance(members=people)
    tied = plain.model_copy(update={"initiatives": (worlds.initiative("work", "b", "lead"),)})
    chosen = assembled(worlds.evidence(tied), lock=["Lead"], size=(2, 2))
    assert names(chosen) == {"B", "Lead"}
    first = assembled(worlds.evidence(plain), lock=["Lead"], size=(2, 2))
    assert names(first) == {"A", "Lead"}


def test_with_cohesion_all_who_worked_together_count():
    keys = ("a", "b", "c", "d")
    world = Alliance(
        members=tuple(worlds.member(key, country="PER") for key in keys),
        initiatives=(worlds.initiative("work", "c", "d"),),
    )
    evidence = worlds.evidence(world)
    proposal = worlds.proposal("Work in Peru.")
    plain = assemble(evidence, proposal=proposal, size=(2, 2), lock=["A"])
    tied = assemble(
        evidence, proposal=proposal, size=(3, 3), lock=["A"], options=Options(cohesive=True)
    )
    assert plain.status == tied.status == "optimal"
    assert names(tied) == {"A", "C", "D"}
    assert sum(one.share for one in tied.team) == pytest.approx(tied.objective)


SEATS = (
    Seat(name="Science", kinds=("academic_research",)),
    Seat(name="Town hall", kinds=("subnational_authority", "government"), maximum=2),
)


def test_named_seats_are_filled_and_nobody_sits_elsewhere(evidence):
    answer = assembled(evidence, lock=["Bank"], options=Options(seats=SEATS))
    seats = {one.member: one.seat for one in answer.team}
    assert seats["Water Andes"] == "Science"
    assert seats["Bank"] == "locked"
    assert set(seats) - {"Water Andes", "Bank"} <= {"Town", "Lead"}
    assert all(seats[name] == "Town hall" for name in {"Town", "Lead"} & set(seats))


def test_a_seat_that_nobody_can_take_is_named(evidence):
    seats = (*SEATS, Seat(name="Skill", skills=("beekeeping",)))
    answer = assembled(evidence, options=Options(seats=seats))
    assert [str(rule) for rule in answer.conflict] == ["seat:Skill>=1"]
    assert answer.relaxations[0].change == "seat:Skill>=1 → seat:Skill>=0"


def test_one_member_cannot_take_two_seats(evidence):
    seats = tuple(Seat(name=name, kinds=("academic_research",)) for name in ("One", "Two"))
    answer = assembled(evidence, options=Options(seats=seats))
    assert {str(rule) for rule in answer.conflict} == {"seat:One>=1", "seat:Two>=1"}


def test_the_lead_sits_in_no_named_seat(evidence):
    """Whoever leads is no answer to a seat, though of its kind: somebody else must take it."""
    options = Options(
        seats=(Seat(name="Town hall", kinds=("government", "subnational_authority")),)
    )
    answer = assembled(evidence, lead="town", options=options)
    seats = {one.member: one.seat for one in answer.team}
    assert seats["Town"] == "lead"
    assert sorted(seats.values()) == ["Town hall", "lead"]
    alone = assembled(evidence, lead="town", size=(1, 1), options=options)
    assert alone.status == "infeasible"


def test_two_seats_of_one_name_are_refused(evidence):
    with pytest.raises(InputError, match="same name"):
        assembled(evidence, options=Options(seats=(SEATS[0], SEATS[0])))


def test_a_skill_is_covered_by_who_offers_it(evidence):
    answer = assembled(evidence, require=rules_for(evidence, cover=["songs are recorded"]))
    assert "Music Andes" in names(answer)
    theme = rules_for(evidence, cover=["gender"])
    assert theme == ("theme:gender>=1",)


def test_a_call_is_fitted_and_judged_first():
    world = worlds.water_world()
    calls = (
        worlds.call("for-governments", kinds=("government",)),
        worlds.call("for-anybody", kinds=()),
    )
    evidence = worlds.evidence(
        world.model_copy(update={"funders": (worlds.PAYER,), "calls": calls})
    )
    free = assembled(evidence, size=(2, 2))
    assert "Lead" not in names(free)
    fitted = assembled(evidence, size=(2, 2), require=rules_for(evidence, call="For governments"))
    assert "Lead" in names(fitted)
    assert (fitted.calls[0].call, fitted.calls[0].eligible) == ("For governments", "yes")
    none = assembled(
        evidence,
        require=rules_for(evidence, call="for-governments"),
        exclude=["Lead"],
    )
    assert {str(rule) for rule in none.conflict} == {"call:For governments>=1", "member:Lead<=0"}


def test_an_unknown_call_comes_with_the_nearest():
    world = worlds.water_world().model_copy(
        update={"funders": (worlds.PAYER,), "calls": (worlds.call("small-grants"),)}
    )
    with pytest.raises(UnknownNameError, match="Small grants"):
        rules_for(worlds.evidence(world), call="Smal grant")


def test_a_team_at_once_comes_with_a_bound(evidence):
    hurried = assembled(evidence, options=Options(seconds=0.0))
    proven = assembled(evidence)
    assert hurried.status in {"optimal", "feasible"}
    assert hurried.objective <= proven.objective + 1e-9 <= hurried.bound + 2e-6


def test_a_team_that_is_not_proven_to_be_the_best_is_not_called_so():
    drawn = random.Random(1)
    themes = list(load_vocabulary().themes)[:10]
    people = tuple(
        worlds.member(
            f"m-{at}",
            country=drawn.choice(["PER", "ECU", "BOL", "COL"]),
            kind=drawn.choice(["civil_society", "government", "academic_research"]),
            themes=tuple(drawn.sample(themes, 2)),
        )
        for at in range(60)
    )
    many = worlds.evidence(Alliance(members=people))
    asked = worlds.proposal("Work of villages in Peru, Ecuador and Bolivia.", themes=themes)
    rules = {"size": (3, 6), "require": ["countries<=2", "kind:government<=1"]}
    hurried = assemble(many, proposal=asked, options=Options(seconds=0), **rules)
    proven = assemble(many, proposal=asked, **rules)
    assert proven.status == "optimal"
    assert hurried.objective < proven.objective - 1e-6, "else this test shows nothing"
    assert hurried.status == "feasible"
    assert hurried.bound >= proven.objective - 1e-6


def test_progress_is_told(evidence):
    told = []
    assembled(evidence, options=Options(progress=told.append))
    assembled(evidence, options=Options(progress=told.append), require=["countries>=9"])
    assert any("is found" in text for text in told)
    assert any("possible" in text for text in told)


def test_asking_for_more_than_there_are_is_answered(evidence):
    answer = assembled(evidence, size=(900, 999))
    assert [str(rule) for rule in answer.conflict] == ["members>=900"]
    assert answer.relaxations[0].change == "members>=900 → members>=7"


@pytest.mark.parametrize("text", ["members>=99999999", "kinds<=0", "countries<=0", "large>=1"])
def test_odd_rules_have_an_answer(evidence, text):
    answer = assembled(evidence, require=[text])
    assert answer.status == "infeasible"
    assert str(parse_rule(text, evidence=evidence)) in {str(rule) for rule in answer.conflict}


HERDS = "Herders in the mountains of Morocco agree on rules for pastures."


def test_the_authority_in_a_team_is_that_of_the_place():
    here, far = {"countries": ("MAR",)}, {"countries": ("NPL",)}
    world = Alliance(
        members=(
            worlds.member("herders", country="MAR", themes=("sard_m",), **here),
            worlds.member("state-here", kind="government", country="MAR", **here),
            worlds.member("state-far", kind="government", country="NPL", **far),
        ),
        activities=(
            worlds.activity("pasture", of="herders", summary=HERDS, **here),
            worlds.activity("grazing", of="state-far", summary="Rules for pastures.", **far),
        ),
    )
    answer = assemble(worlds.evidence(world), proposal=worlds.proposal(HERDS), size=(2, 2))
    assert names(answer) == {"Herders", "State Here"}


def test_where_no_place_is_named_any_authority_is_one():
    people = (
        worlds.member("herders", country="MAR"),
        worlds.member("more-herders", country="MAR"),
        worlds.member("state", kind="government", country="NPL"),
    )
    proposal = worlds.proposal("Herders agree on rules for pastures.")
    evidence = worlds.evidence(Alliance(members=people))
    assert "State" in names(assemble(evidence, proposal=proposal, size=(2, 2)))
