"""What funders paid for tells who would pay."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.fund import History, Paid, Work, find_funding, past_payments
from broker.model import Alliance, Funder, Initiative, Years
from tests import worlds

WORDS = ("water", "forest", "solar", "school", "road", "seed")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=0, max_size=5).map(" ".join)
WORKS = st.lists(
    st.builds(
        Paid,
        title=TEXTS,
        summary=TEXTS,
        places=st.sampled_from([(), ("Peru",), ("Nepal", "Bhutan")]),
        agencies=st.sampled_from([(), ("UNDP",)]),
        funder=st.sampled_from(["a", "b", "c"]),
        year=st.one_of(st.none(), st.integers(1990, 2030)),
    ),
    min_size=1,
    max_size=8,
)


def paid(title, funder, *, year=2018, agency="Agency", place="Peru"):
    return Paid(title=title, funder=funder, year=year, agencies=(agency,), places=(place,))


def first(history, **asked):
    return history.funders[int(np.argmax(history.shares([Work(**asked)])[0]))]


HISTORY = History(
    [
        paid("Solar power for villages", "energy fund", agency="Bank"),
        paid("Wind power on hills", "energy fund", agency="Bank"),
        paid("Planting forests", "forest fund", agency="Trust", place="Nepal"),
        paid("Forests of the hills", "forest fund", agency="Trust", place="Nepal"),
    ],
    year=2020,
)


@pytest.mark.parametrize(
    "asked",
    [
        {"title": "Solar pumps"},
        {"title": "Unheard", "agencies": ("Bank",)},
        {"title": "Unheard", "places": ("Peru",)},
        {"title": "", "summary": "", "agencies": ("BANK",)},
        {"title": "Powering"},
    ],
)
def test_words_places_and_agencies_each_tell_the_funder(asked):
    assert first(HISTORY, **asked) == "energy fund"


def test_what_was_paid_lately_counts_more():
    works = [paid("Water", "old", year=2004), paid("Water", "new", year=2019)]
    assert first(History(works, year=2020), title="Water") == "new"


def test_a_decision_without_a_year_counts_as_the_oldest():
    works = [paid("Water", "undated", year=None), paid("Water", "new"), paid("Oil", "x", year=2000)]
    assert first(History(works, year=2020), title="Water") == "new"


@given(works=WORKS, asked=TEXTS)
@settings(max_examples=30, deadline=None)
def test_shares_are_probabilities_and_do_not_depend_on_the_order(works, asked):
    query = [Work(title=asked, agencies=("UNDP",))]
    one = History(works, year=2020)
    other = History(works[::-1], year=2020)
    shares = one.shares(query)
    assert shares.shape == (1, len(one.funders))
    assert shares.min() >= 0
    assert shares.sum() == pytest.approx(1)
    assert other.shares(query) == pytest.approx(shares, abs=0.02)


def initiative(key, *, funders, summary, **more):
    return Initiative(
        id=key,
        title=key.replace("-", " ").capitalize(),
        type="project",
        status="completed",
        years=Years(start=2022),
        funders=funders,
        summary=summary,
        source=f"https://example.org/{key}",
        **more,
    )


def funder(key, name):
    return Funder(id=key, name=name, kind="bilateral", source=f"https://example.org/{key}")


WATERSHEDS = initiative(
    "watersheds-of-the-north",
    funders=("HDC through another house",),
    summary="Measuring small watersheds: rain and stream flow in watersheds with villages.",
)
SONGS = initiative(
    "songs", funders=("Other Foundation",), summary="Songs of elders are sung and recorded."
)
WORLD = Alliance(
    members=(worlds.member("ngo", country="PER"),),
    initiatives=(WATERSHEDS, SONGS),
    funders=(
        funder("hdc", "Highland Development Cooperation (HDC)"),
        funder("of", "Other Foundation"),
    ),
    calls=(worlds.call("from-other", funder="of"), worlds.call("from-highland", funder="hdc")),
)


def test_a_funder_who_paid_for_similar_work_comes_first_and_the_work_is_quoted():
    evidence = worlds.evidence(WORLD)
    answer = find_funding(evidence, proposal=worlds.proposal(worlds.WATER))
    assert [one.call for one in answer.calls] == ["From highland", "From other"]
    (reason,) = [one for one in answer.calls[0].reasons if "similar work" in one.text]
    assert WATERSHEDS.title in reason.text
    assert reason.source == WATERSHEDS.source
    assert reason.quote in WATERSHEDS.summary
    assert 0 < reason.contribution <= 0.1
    assert not [one for one in answer.calls[1].reasons if "similar work" in one.text]


def test_payments_are_found_by_name_and_by_acronym():
    found = past_payments(worlds.evidence(WORLD), proposal=worlds.proposal(worlds.WATER))
    assert found["hdc"].initiative == WATERSHEDS
    assert 0 < found["hdc"].value <= 1


def test_an_alliance_without_payments_has_no_history():
    empty = worlds.evidence(WORLD.model_copy(update={"initiatives": ()}))
    assert past_payments(empty, proposal=worlds.proposal(worlds.WATER)) == {}


def test_a_funder_is_paid_for_by_its_whole_name_alone():
    world = Alliance(
        members=(worlds.member("a"),),
        funders=(funder("brackets", "(Gef)"), funder("dotted", "Dept. of State U.S.")),
        initiatives=(
            initiative("x", funders=("Somebody else",), summary=worlds.WATER),
            initiative("y", funders=("Dept. of State U.S.",), summary=worlds.WATER),
        ),
    )
    found = past_payments(worlds.evidence(world), proposal=worlds.proposal(worlds.WATER))
    assert {key: past.initiative.id for key, past in found.items()} == {"dotted": "y"}
