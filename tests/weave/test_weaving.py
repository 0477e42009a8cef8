"""Gaps and introductions worth making, in worlds whose answer is obvious."""

from collections import Counter

import pytest

from broker.model import Alliance, InputError, UnknownNameError
from broker.weave import Affinities, cells, gaps, member_network, openings, weave
from broker.weave._openings import _Pair
from tests.worlds import activity, evidence, initiative, member, neighbour


def worker(key, *, kind="civil_society", themes=("water",), regions=("andes",), **more):
    return member(key, kind=kind, themes=themes, regions=regions, **more)


def world(**parts):
    return evidence(Alliance(**parts))


def test_a_gap_is_where_a_kind_is_missing():
    here = tuple(worker(f"here-{n}") for n in range(6))
    there = tuple(worker(f"there-{n}", kind="government", regions=("caucasus",)) for n in range(6))
    guest = neighbour("guest", kind="government", themes=("water",), regions=("andes",))
    found = gaps(world(members=(*here, *there), around=(guest,)))
    assert {(gap.region, gap.kind) for gap in found} == {
        ("andes", "government"),
        ("caucasus", "civil_society"),
    }
    andes = next(gap for gap in found if gap.region == "andes")
    assert (andes.members, andes.expected, andes.together) == (0, 3.0, 6)
    assert andes.around == ("Guest",)
    assert [(count.year, count.organisations) for count in andes.years] == [(2024, 6)]


def test_facts_of_different_years_are_counted_apart():
    old = worker("old", as_of=2011)
    unknown = worker("unknown", as_of=None)
    found = {(c.theme, c.region): c for c in cells(world(members=(old, worker("new"), unknown)))}
    years = [(one.year, one.organisations) for one in found["water", "andes"].years]
    assert years == [(2024, 1), (2011, 1), (None, 1)]
    assert found["energy", "andes"].members == 0


def test_who_works_worldwide_counts_in_no_region_not_even_that_of_its_seat():
    seat = worker("seat", regions=("global",), country="ITA")
    home = worker("home", regions=(), country="ITA")
    found = {(c.theme, c.region): c.members for c in cells(world(members=(seat, home)))}
    assert found["water", "europe"] == 1


def test_the_smallest_alliances_have_no_gaps_and_no_introductions():
    for members in ((), (worker("one"),)):
        seen = world(members=members)
        assert gaps(seen) == ()
        assert openings(seen, member_network(seen)) == ()
        assert weave(seen).network.phase == "too_small"


def joined():
    """Two who do the same and share a partner; a third who does something else."""
    same = "Rain and stream flow are measured in small watersheds with villages."
    return world(
        members=(
            worker("left", kind="academic_research"),
            worker("right"),
            worker("between", themes=("forests",)),
            worker("apart", themes=("tourism",), regions=("europe",)),
        ),
        activities=(
            activity("flow", of="left", summary=same, themes=("water",)),
            activity("rain", of="right", summary=same, themes=("water",)),
        ),
        initiatives=(initiative("one", "left", "between"), initiative("two", "between", "right")),
    )


def test_two_who_fit_are_introduced_by_whom_both_know():
    seen = joined()
    first = openings(seen, member_network(seen))[0]
    assert {first.one, first.other} == {"Left", "Right"}
    assert first.introducer == "Between"
    assert first.distance == 2
    assert first.themes == ("water",)
    assert {said.member for said in first.brings} == {"Left", "Right"}
    known = {document.source: document for document in seen.documents}
    for said in first.brings:
        document = known[said.source]
        assert said.quote in f"{document.title} {document.summary}"
    assert any("Between has worked with both" in sentence for sentence in first.because)


def test_who_works_together_or_is_being_introduced_is_not_proposed():
    seen = joined()
    network = member_network(seen)
    pairs = [{one.one, one.other} for one in openings(seen, network, top=50)]
    assert {"Left", "Between"} not in pairs
    known = {frozenset({"left", "right"})}
    again = openings(seen, network, top=50, known=known)
    assert {"Left", "Right"} not in [{one.one, one.other} for one in again]


def test_nobody_stands_in_more_than_two_introductions():
    seen = world(members=tuple(worker(f"one-{n}") for n in range(12)))
    found = openings(seen, member_network(seen), top=50)
    names = [name for one in found for name in (one.one, one.other)]
    assert max(names.count(name) for name in names) <= 2


def test_whoever_comes_last_by_id_stands_in_no_more_than_two_either():
    same = "Rain and stream flow are measured in small watersheds with villages."
    keys = ("a", "b", "c", "d", "zz")
    themes = {
        key: ("water", "forests", "tourism", "energy")[n : n + 1] for n, key in enumerate(keys)
    }
    themes["zz"] = ("water", "forests", "tourism", "energy")
    found = world(
        members=tuple(worker(key, themes=themes[key]) for key in keys),
        activities=tuple(
            activity(f"flow-{key}", of=key, summary=same, themes=themes[key]) for key in keys
        ),
    )
    pairs = openings(found, member_network(found), top=20)
    often = Counter(name for one in pairs for name in (one.one, one.other))
    assert pairs
    assert max(often.values()) <= 2


def test_a_pair_counts_more_where_somebody_knows_both_or_the_way_around_is_long():
    def score(distance, *known_to):
        return _Pair("a", "b", affinity=0.5, distance=distance, joined=0.2, known_to=known_to).score

    assert score(2, "c") > score(2)
    assert score(2) < score(3) < score(4) <= score(5) <= 0.5


def test_affinity_is_symmetric_and_between_nothing_and_one():
    seen = joined()
    table = Affinities(seen, tuple(seen.position)).rows(0, len(seen.position))
    assert (table >= 0).all()
    assert (table <= 1.0001).all()
    assert abs(table - table.T).max() < 1e-5


def test_a_part_of_the_alliance_is_looked_at_alone():
    answer = weave(joined(), theme="water")
    assert set(answer.members) == {"Left", "Right"}
    assert answer.after.ties == answer.network.ties + 1
    assert answer.parts == weave(joined()).parts


def test_two_on_the_theme_that_is_asked_for_are_found_among_many_who_are_nearer():
    crowd = tuple(
        worker(f"{theme}-{n:02}", themes=(theme,)) for theme in ("water", "forests")
        for n in range(30)
    )  # fmt: skip
    pair = (
        worker("one", kind="government", themes=("gender", "water")),
        worker("other", kind="academic_research", themes=("gender", "forests")),
    )
    seen = world(members=(*crowd, *pair))
    (found,) = openings(seen, member_network(seen), theme="gender")
    assert {found.one, found.other} == {"One", "Other"}


def test_what_cannot_be_asked_is_said():
    with pytest.raises(UnknownNameError):
        weave(joined(), theme="watr")
    with pytest.raises(InputError):
        weave(joined(), top=0)


@pytest.mark.parametrize(
    ("title", "summary", "language"),
    [
        ("Manantiales", "Restauramos los manantiales con las familias de la comunidad.", "es"),
        ("Springs", "We restore the springs together with the families of the villages.", "en"),
        ("Xyz", "", ""),
        ("Qwrt zxcv bnmk plkj", "", None),
    ],
)
def test_a_quote_is_known_by_its_language(title, summary, language):
    works = (
        activity("w1", of="one", title=title, summary=summary, themes=("water",)),
        activity("w2", of="other", title="Springs of the valley", themes=("water",)),
    )
    seen = world(members=(worker("one"), worker("other")), activities=works)
    found = openings(seen, member_network(seen))
    brought = next(said for said in found[0].brings if said.member == "One")
    assert brought.quote in {title, summary}
    assert brought.language == language
