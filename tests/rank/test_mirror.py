"""The mirror: why somebody is suggested or not, and what would change it."""

import pytest

from broker import Evidence
from broker.model import Alliance, FocusArea, Member, Place, Proposal
from broker.rank import mirror, recommend
from tests import worlds
from tests.ui.tiny import HERDERS, MILLERS, OUTSIDERS, TEACHERS, tiny_alliance

PROPOSAL = Proposal(
    text="Herders plan pastures in Kyrgyzstan.",
    language="en",
    themes=("sard_m",),
    places=(Place(kind="country", key="KGZ", name="Kyrgyzstan"),),
)


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return Evidence(tiny_alliance())


def test_the_mirror_shows_what_the_broker_sees(evidence: Evidence) -> None:
    answer = recommend(evidence, proposal=PROPOSAL)
    for one in answer.recommendations:
        seen = mirror(evidence, proposal=PROPOSAL, member=one.member)
        assert (seen.rank, seen.score, seen.reasons) == (one.rank, one.score, one.reasons)


def test_every_change_that_is_named_would_raise_the_fit(evidence: Evidence) -> None:
    for member in (HERDERS, MILLERS, TEACHERS):
        seen = mirror(evidence, proposal=PROPOSAL, member=member)
        assert all(change.score > seen.score for change in seen.changes)
        ranks = [change.rank for change in seen.changes]
        assert ranks == sorted(ranks)


def test_what_is_there_already_is_not_asked_for(evidence: Evidence) -> None:
    whats = {change.what for change in mirror(evidence, proposal=PROPOSAL, member=HERDERS).changes}
    assert not whats & {"theme", "place", "language"}


def test_a_change_does_what_the_changed_catalogue_would_do() -> None:
    world = tiny_alliance()
    promised = mirror(Evidence(world), proposal=PROPOSAL, member=TEACHERS)
    theme = next(change for change in promised.changes if change.what == "theme")
    changed = tuple(
        one.model_copy(update={"focus": (*one.focus, FocusArea(themes=("sard_m",)))})
        if one.id == TEACHERS
        else one
        for one in world.members
    )
    after = mirror(
        Evidence(world.model_copy(update={"members": changed})),
        proposal=PROPOSAL,
        member=TEACHERS,
    )
    assert after.rank == theme.rank
    # That one more carries the theme makes it a little commoner, which the promise leaves out.
    assert after.score == pytest.approx(theme.score, abs=0.02)


def pastures(*others: Member) -> Alliance:
    """Somebody who herds in Kyrgyzstan, beside others who do not."""
    herders = worlds.member("herders", summary="Herds.", themes=("sard_m",), countries=("KGZ",))
    return Alliance(members=(herders, *others))


def test_what_would_not_bring_somebody_onto_the_list_is_not_promised() -> None:
    world = pastures(worlds.member("silent", summary="", languages=("de",), countries=("PER",)))
    seen = mirror(worlds.evidence(world), proposal=PROPOSAL, member="silent")
    assert seen.rank is None
    assert {change.what for change in seen.changes} == {"theme", "place", "work"}


def test_the_language_of_the_lead_is_the_one_to_learn() -> None:
    lead = worlds.member("lead", languages=("fr",))
    far = worlds.member("far", summary="Herds.", themes=("sard_m",), languages=("de",))
    led = PROPOSAL.model_copy(update={"lead": "lead"})
    seen = mirror(worlds.evidence(pastures(lead, far)), proposal=led, member="far")
    assert [change.key for change in seen.changes if change.what == "language"] == ["fr"]


def test_a_state_is_not_promised_places_where_it_would_not_count() -> None:
    state = worlds.member("state", kind="government", country="NPL", countries=("NPL",))
    world = pastures(state)
    seen = mirror(worlds.evidence(world), proposal=PROPOSAL, member="state")
    more = world.model_copy(
        update={"members": (world.members[0], state.model_copy(update={
            "focus": (FocusArea(countries=("NPL", "KGZ")),)}))}
    )  # fmt: skip
    after = mirror(worlds.evidence(more), proposal=PROPOSAL, member="state")
    assert after.score == seen.score
    assert not [change for change in seen.changes if change.what == "place"]


def test_looking_changes_nothing(evidence: Evidence) -> None:
    before = (evidence.documents, evidence.organisations, evidence.owned)
    first = mirror(evidence, proposal=PROPOSAL, member=MILLERS)
    assert (evidence.documents, evidence.organisations, evidence.owned) == before
    assert mirror(evidence, proposal=PROPOSAL, member=MILLERS) == first


def test_the_lead_is_told_that_it_leads(evidence: Evidence) -> None:
    led = PROPOSAL.model_copy(update={"lead": HERDERS})
    seen = mirror(evidence, proposal=led, member=HERDERS)
    assert seen.leads
    assert seen.rank is None
    assert not seen.changes


def test_who_is_not_a_member_has_no_place(evidence: Evidence) -> None:
    assert mirror(evidence, proposal=PROPOSAL, member=OUTSIDERS).rank is None
