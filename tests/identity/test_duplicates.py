"""Duplicates are found with their reasons, whatever the order, and what people say counts."""

import datetime as dt
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.identity import (
    Entity,
    Profile,
    find_duplicates,
    keys_of,
    learn,
    pairs_of,
    recognised,
    resolve,
    shipped_judge,
)
from broker.model import Decision, InputError
from broker.wording import LANGUAGES, Words
from tests.identity.worlds import SAME, WORLD
from tests.worlds import member

TODAY = dt.date(2026, 6, 1)

NAMES = st.lists(
    st.sampled_from(
        "University Universidad of Bern Andes Mountain Institute Montagne Water Grenoble "
        "Alpes SpA GmbH für 大学 Институт 2 II".split()
    ),
    max_size=5,
).map(" ".join)
ENTITIES = st.builds(
    Entity,
    id=st.uuids().map(str),
    names=st.lists(NAMES, max_size=3).map(tuple),
    acronyms=st.lists(st.sampled_from(["UB", "MI", "CONDESAN"]), max_size=1).map(tuple),
    country=st.sampled_from([None, "CHE", "PER"]),
    city=st.sampled_from([None, "Bern", "Lima"]),
    website=st.sampled_from([None, "https://unibe.ch", "not an address", "http://[", "mi.org"]),
    identifiers=st.lists(st.sampled_from(["pic:999984059", "x"]), max_size=1).map(tuple),
)


def decided(one: str, other: str, verdict: str, score: float | None = None) -> Decision:
    first, second = sorted((one, other))
    return Decision(
        one=first, other=second, verdict=verdict, on=TODAY, by="Secretariat", score=score
    )


def test_the_same_are_found_and_the_different_are_not():
    found = find_duplicates(WORLD).duplicates
    assert {(one.one, one.other) for one in found if one.score > 0.5} == SAME


def test_the_evidence_adds_up_to_the_score():
    for pair in find_duplicates(WORLD).duplicates:
        odds = sum(clue.contribution for clue in pair.clues)
        assert 1 / (1 + math.exp(-odds)) == pytest.approx(pair.score, abs=1e-6)
        assert {"start", "name", "place"} <= {clue.part for clue in pair.clues}


@settings(max_examples=30, deadline=None)
@given(st.lists(ENTITIES, max_size=6, unique_by=lambda one: one.id), st.randoms())
def test_the_order_of_the_records_makes_no_difference(entities, chance):
    shuffled = list(entities)
    chance.shuffle(shuffled)
    assert find_duplicates(entities).duplicates == find_duplicates(shuffled).duplicates


@settings(max_examples=60, deadline=None)
@given(ENTITIES, ENTITIES)
def test_a_pair_has_one_score_whichever_comes_first(one, other):
    a, b = Profile(one), Profile(other)
    there, back = shipped_judge().scores([(a, b), (b, a)])
    assert there == back
    assert 0 <= there <= 1


@settings(max_examples=20, deadline=None)
@given(st.lists(ENTITIES, max_size=12))
def test_memory_and_splink_find_the_same_pairs(entities):
    keys = [keys_of(Profile(one), lexicon=shipped_judge().lexicon) for one in entities]
    assert pairs_of(keys, engine="splink") == pairs_of(keys, engine="memory")


def test_both_engines_give_the_same_answer():
    plain, large = (find_duplicates(WORLD, engine=engine) for engine in ("memory", "splink"))
    assert plain.duplicates == large.duplicates
    assert (plain.engine, large.engine) == ("memory", "splink")


def test_the_same_code_decides_and_another_one_speaks_against():
    one = Entity(id="a", names=("Alpine Club",), country="CHE", identifiers=("pic:999984059",))
    renamed = Entity(id="b", names=("Bergfreunde",), identifiers=("999984059",))
    assert find_duplicates([one, renamed]).duplicates[0].verdict == "same"
    twin = Entity(id="c", names=("Alpine Club",), country="CHE")
    other = twin.model_copy(update={"identifiers": ("pic:999984058",)})
    assert find_duplicates([one, twin]).duplicates
    assert not [pair for pair in find_duplicates([one, other]).duplicates if pair.verdict == "same"]


def test_what_a_person_called_different_is_not_asked_again():
    said = [decided("padova", "padova-2", "different")]
    found = {(one.one, one.other) for one in find_duplicates(WORLD, decisions=said).duplicates}
    assert ("padova", "padova-2") not in found
    changed = [*said, decided("padova", "padova-2", "same")]
    again = find_duplicates(WORLD, decisions=changed).duplicates
    assert next(one for one in again if one.one == "padova").verdict == "same"


def test_decisions_move_the_judgement_their_way():
    strict = learn([decided(f"a{n}", f"b{n}", "different", 0.7) for n in range(30)])
    mild = learn([decided(f"a{n}", f"b{n}", "same", 0.3) for n in range(30)])
    assert strict.correct(0.0) < 0 < mild.correct(0.0)
    assert learn([]).correct(0.3) == 0.3
    assert learn([decided("a", "b", "same")]).decisions == 0


def test_a_country_that_is_not_told_is_not_another_country():
    here = Entity(id="here", names=("Alpine Research Institute",), country="CHE")
    untold = Entity(id="untold", names=("Alpine Research Institutes",))
    abroad = untold.model_copy(update={"country": "NPL"})
    found = find_duplicates([here, untold]).duplicates
    assert [one.verdict for one in found] == ["unsure"]
    place = [clue for clue in found[0].clues if clue.part == "place"]
    assert all(clue.contribution == 0 for clue in place)
    assert not find_duplicates([here, abroad]).duplicates
    same = untold.model_copy(update={"country": "CHE"})
    assert find_duplicates([here, same]).duplicates[0].score > found[0].score


def test_what_is_kept_to_learn_from_does_not_hold_what_was_learnt():
    before = find_duplicates(WORLD).duplicates
    said = [decided(f"a{n}", f"b{n}", "same", 0.3) for n in range(30)]
    after = {(one.one, one.other): one for one in find_duplicates(WORLD, decisions=said).duplicates}
    doubted = [pair for pair in before if pair.judged < 0.9999]
    assert doubted, "of what is beyond doubt nothing is learnt"
    for pair in doubted:
        corrected = after[pair.one, pair.other]
        assert corrected.score > pair.score
        assert corrected.judged == pair.judged
        assert learn([*said, decided("x", "y", "same", corrected.judged)]).decisions == 31


def test_newcomers_are_recognised_or_new():
    known = [member("alpine-club", name="Alpine Club of Nepal", acronym="ACN", country="NPL")]
    newcomers = [
        Entity(id="1", names=("ALPINE CLUB OF NEPAL (ACN)",), country="NPL"),
        Entity(id="2", names=("Fishermen of Samoa",), country="WSM"),
        Entity(id="3"),
    ]
    found = resolve(newcomers, known=known)
    assert [one.id for one in found] == ["1", "2", "3"]
    assert found[0].verdict in {"same", "unsure"}
    assert found[0].matches[0].id == "alpine-club"
    assert [one.verdict for one in found[1:]] == ["new", "new"]


def test_a_decision_on_a_newcomer_holds_without_any_likeness():
    known = [member("samoa", name="Samoa Seas", country="WSM")]
    newcomer = Entity(id="1", names=("Fishermen",))
    found = resolve([newcomer], known=known, decisions=[decided("1", "samoa", "same")])
    assert found[0].verdict == "same"


def test_two_records_with_one_id_are_refused():
    with pytest.raises(InputError, match="'padova'"):
        find_duplicates([WORLD[2], WORLD[2]])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_evidence_is_told_in_the_reader_s_language(language):
    found = find_duplicates(WORLD, words=Words(language)).duplicates
    assert all(clue.text for pair in found for clue in pair.clues)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boston College", "Boston University"),
        ("Institute of Physics", "Institute of Molecular Physics"),
        ("University of Zagreb, Faculty of Medicine", "University of Zagreb, Faculty of Law"),
        ("Alpine Foundation (AF)", "Alpine Foundation (AF) Institute of Snow"),
        ("Université de Montpellier I", "Université de Montpellier II"),
    ],
)
def test_near_names_of_different_organisations_are_never_taken_for_one(one, other):
    found = find_duplicates(
        [Entity(id="a", names=(one,), country="CHE"), Entity(id="b", names=(other,), country="CHE")]
    )
    assert not [pair for pair in found.duplicates if pair.verdict == "same"]


def test_an_empty_membership_has_no_duplicates():
    assert find_duplicates([]).duplicates == ()
    assert resolve([], known=[]) == ()


def test_with_very_many_newcomers_only_the_nearest_are_compared():
    known = [member("alpine-club", name="Alpine Club of Nepal", acronym="ACN", country="NPL")]
    newcomers = [
        Entity(id="1", names=("ALPINE CLUB OF NEPAL (ACN)",), country="NPL"),
        *(Entity(id=f"x{n}", names=(f"Fishermen {n}",), country="WSM") for n in range(20)),
    ]
    everything, little = resolve(newcomers, known=known), resolve(newcomers, known=known, most=1)
    assert everything == little
    assert [one.id for one in recognised(newcomers, known=known)] == ["1"]


def test_an_equal_code_is_found_however_few_are_compared():
    known = [
        member("bern", name="University of Bern", country="CHE").model_copy(
            update={"identifiers": ("pic:900000001", "pic:900000002")}
        )
    ]
    for code in ("pic:900000001", "pic:900000002"):
        newcomers = [
            Entity(id="1", names=("Zentrum Xyz",), country="CHE", identifiers=(code,)),
            *(Entity(id=f"x{n}", names=(f"Fishermen {n}",), country="WSM") for n in range(20)),
        ]
        (found,) = recognised(newcomers, known=known, most=1)
        assert (found.verdict, found.matches[0].id) == ("same", "bern")
        assert any(code in clue.text for clue in found.matches[0].clues)


@pytest.mark.parametrize(
    "site", ["https://www.facebook.com/{}", "https://linkedin.com/company/{}", "{}.wordpress.com"]
)
def test_pages_on_a_host_that_everybody_shares_are_no_evidence(site):
    names = ("Mountain Women of Kaski", "Kaski Mountain Porters", "Green Hills Forum")
    some = [
        member(f"o{at}", name=name, country="NPL", website=site.format(f"page{at}"))
        for at, name in enumerate(names)
    ]
    assert find_duplicates(some).duplicates == ()


def test_the_last_decision_on_a_pair_counts_also_where_nothing_was_thought():
    before = decided("a", "b", "same", score=0.5)
    assert learn([before, decided("a", "b", "different")]) == learn([])


def test_a_decision_holds_against_a_code_and_all_that_was_learnt():
    twins = [
        member(key, name="Alpine Water Institute", country="CHE", identifiers=("pic:999984059",))
        for key in ("a", "b")
    ]
    sure = [decided(f"x{at}", f"y{at}", "same", score=0.7) for at in range(900)]
    sure += [decided(f"v{at}", f"w{at}", "different", score=0.3) for at in range(900)]
    assert find_duplicates(twins, decisions=sure).duplicates
    told = [*sure, decided("a", "b", "different")]
    assert find_duplicates(twins, decisions=told).duplicates == ()


def test_a_record_without_a_country_is_compared_with_those_in_any():
    union = "International Union for Conservation of Nature"
    some = [
        member("union", name=union, acronym="IUCN", country="CHE"),
        member("short", name="IUCN", country=None),
        member("abroad", name="Green Hills Forum", country="NPL"),
        member("here", name="Green Hills Forum", country="PER"),
    ]
    for engine in ("memory", "splink"):
        found = find_duplicates(some, engine=engine).duplicates
        assert ("short", "union") in [(pair.one, pair.other) for pair in found]
    told = [one.model_copy(update={"country": one.country or "CHE"}) for one in some]
    assert find_duplicates(told).compared <= find_duplicates(some).compared


@pytest.mark.parametrize(
    ("language", "country", "said"),
    [
        ("en", "PER", "Both are in the same country: Peru."),
        ("en", "KGZ", "They are in different countries: Kyrgyzstan and Peru."),
        ("es", "PER", "Las dos están en el mismo país: Perú."),
        ("en", "XXX", "They are in different countries: XXX and Peru."),
    ],
)
def test_countries_are_told_by_their_names(language, country, said):
    one, other = WORLD[1].model_copy(update={"country": country}), WORLD[0]
    decided = Decision(one=other.id, other=one.id, verdict="same", on=TODAY, by="hub")
    (found,) = resolve([one], known=[other], decisions=[decided], words=Words(language))
    (place,) = [clue.text for clue in found.matches[0].clues if clue.part == "place"]
    assert place == said
