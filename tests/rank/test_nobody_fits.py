"""A proposal that nobody in the alliance fits is answered with a word of caution on top."""

import datetime as dt
from pathlib import Path

import pytest

from broker.evidence import Evidence
from broker.intake import read_shipped
from broker.rank import recommend
from broker.vocabulary import understand
from broker.wording import Words
from tests import worlds

PROPOSALS = Path(__file__).parents[2] / "data" / "proposals"
SEA = (
    "Deep-sea mining of polymetallic nodules in the Pacific: environmental baseline studies, "
    "robotic collectors and plumes on the abyssal plain."
)
FAR = (
    SEA,
    "We plan an opera festival in Berlin with young singers and a touring orchestra, and look for "
    "theatres and sponsors.",
    "A tax accounting software for small retail shops in the Netherlands; we look for programmers.",
    "Quantum computing chips cooled with liquid helium; we look for laboratories.",
    "Minería en aguas profundas: nódulos polimetálicos, robots y plumas de sedimentos.",
)


@pytest.fixture(scope="module")
def answer():
    shipped = Evidence(read_shipped(), on=dt.date(2026, 6, 1))

    def about(text: str, **more: object):
        proposal = understand(text, vocabulary=shipped.vocabulary)
        return recommend(shipped, proposal=proposal, **more)

    return about


@pytest.mark.parametrize("text", FAR)
def test_a_subject_far_from_the_alliance_is_cautioned_and_the_list_stays(answer, text) -> None:
    found = answer(text)
    assert found.caution.startswith("Nobody in the alliance clearly fits this")
    assert len(found.recommendations) == 10


@pytest.mark.parametrize(
    "name",
    ["andes-watersheds", "himalaya-glacial-lakes", "caucasus-two-lines", "pamir-village-pastures"],
)
def test_the_work_of_the_alliance_is_not(answer, name) -> None:
    assert not answer((PROPOSALS / f"{name}.md").read_text(encoding="utf-8")).caution


def test_it_is_said_in_the_language_of_the_answer(answer) -> None:
    said = answer(SEA, words=Words("es")).caution
    assert said.startswith("Nadie en la alianza encaja claramente")


def test_the_json_holds_it_only_where_there_is_something_to_say(answer) -> None:
    assert answer(SEA).model_dump(mode="json")["caution"]
    calm = answer((PROPOSALS / "andes-watersheds.md").read_text(encoding="utf-8"))
    assert "caution" not in calm.model_dump(mode="json")


def test_an_alliance_of_nobody_needs_no_caution() -> None:
    evidence = worlds.evidence(worlds.water_world())
    answer = recommend(evidence, proposal=worlds.proposal(worlds.WATER), kinds=("private_sector",))
    assert not answer.recommendations
    assert not answer.caution
