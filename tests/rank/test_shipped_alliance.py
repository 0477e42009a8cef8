"""The shipped proposals on the real alliance: sensible, checkable, and faithful to the evidence."""

import datetime as dt
from collections import Counter

import pytest

from broker.evidence import Evidence
from broker.intake import read_shipped, read_text, shipped_folder
from broker.model import Alliance, Record
from broker.rank import Query, Ranking, recommend
from broker.vocabulary import understand
from broker.wording import Words

PROPOSALS = sorted(
    path for path in (shipped_folder() / "proposals").glob("*.md") if path.stem != "README"
)
SENSIBLE = {
    "andes-watersheds": {"Consortium for the Sustainable Development of the Andean Ecoregion"},
    "pamir-village-pastures": {"Rural Development Fund"},
    "himalaya-glacial-lakes": {"International Centre for Integrated Mountain Development"},
    "east-africa-mountain-policy": {"Albertine Rift Conservation Society", "Government of Uganda"},
    "caucasus-two-lines": {"Scientific Network for the Caucasus Mountain Region"},
    "fouta-djallon-eau": {"Government of Guinea"},
    "alpes-patrimoine-tourisme": {"Museo Nazionale della Montagna"},
    "andes-mujeres-productos": {"Fundación Pasos", "Red de Agroindustria Rural del Perú"},
    "guatemala-cooperativa": {"Government of Guatemala"},
}
"""Members whom anybody who knows the alliance would expect among the first four."""


@pytest.fixture(scope="module")
def evidence():
    return Evidence(read_shipped(), on=dt.date(2026, 6, 1))


def ranking(evidence: Evidence, path) -> Ranking:
    proposal = understand(read_text(path), vocabulary=evidence.vocabulary)
    return Ranking(Query(proposal=proposal, evidence=evidence))


def told(alliance: Alliance) -> dict[str, str]:
    """Everything the catalogue holds, by source."""
    texts: dict[str, str] = {}
    for group in (alliance.members, alliance.around, alliance.activities, alliance.initiatives,
                  alliance.offers, alliance.needs):  # fmt: skip
        for record in group:
            areas = tuple(one for one in getattr(record, "focus", ()) if one.source)
            for area in areas:
                texts[area.source] = texts.get(area.source, "") + "\n".join(area.themes)
            # Themes were read on the page that their area names, not on that of the profile.
            bare = [one.model_copy(update={"themes": ()}) for one in areas]
            other = record.model_copy(update={"focus": tuple(bare)}) if areas else record
            texts[record.source] = texts.get(record.source, "") + flat(other)
    return texts


def flat(record: Record) -> str:
    return "\n".join(strings(record.model_dump(mode="json")))


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in strings(one)]


def test_there_is_an_expectation_for_every_proposal():
    assert {path.stem for path in PROPOSALS} == set(SENSIBLE)


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.stem)
def test_whom_an_informed_reader_expects_is_among_the_first(evidence, path):
    proposal = understand(read_text(path), vocabulary=evidence.vocabulary)
    answer = recommend(evidence, proposal=proposal, top=4)
    assert {one.member for one in answer.recommendations} >= SENSIBLE[path.stem]


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.stem)
def test_quotes_stand_word_for_word_under_their_source(evidence, path):
    known = told(evidence.alliance)
    ranked = ranking(evidence, path)
    for place in ranked.order()[:10]:
        one = ranked.recommendation(place, rank=1, words=Words())
        assert sum(reason.contribution for reason in one.reasons) == pytest.approx(
            ranked.raw[place]
        )
        for reason in one.reasons:
            assert reason.quote in known[reason.source]


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.stem)
def test_without_the_quoted_activity_the_score_is_lower(evidence, path):
    before = ranking(evidence, path)
    for place in before.order()[:2]:
        activities = [
            one
            for one in before.supports[place]
            if one.document is not None and one.document.kind == "activity"
        ]
        best = max(activities, key=lambda one: one.value)
        world = evidence.alliance
        rest = world.model_copy(
            update={"activities": tuple(a for a in world.activities if a.id != best.rests_on)}
        )
        smaller = Evidence(rest, encoder=evidence.encoder, on=evidence.on)
        after = Ranking(Query(proposal=before.query.proposal, evidence=smaller))
        assert after.raw[place] < before.raw[place]


def test_only_members_are_suggested(evidence):
    members = {one.name for one in evidence.alliance.members}
    for path in PROPOSALS:
        ranked = ranking(evidence, path)
        assert {evidence.organisations[place].name for place in ranked.order()} <= members


def test_a_reader_is_told_in_which_language_a_quote_is(evidence):
    text = read_text(PROPOSALS[0])
    proposal = understand(text, vocabulary=evidence.vocabulary)
    french = recommend(evidence, proposal=proposal, top=3, words=Words("fr"))
    english = recommend(evidence, proposal=proposal, top=3)
    assert any("anglais" in one.text for one in french.recommendations[0].reasons)
    assert not any("Quoted in" in one.text for one in english.recommendations[0].reasons)


def test_a_script_that_cannot_be_read_is_said_to_be_unread(evidence):
    text = "Пастбища и вода в горах Тянь-Шань"
    proposal = understand(text, vocabulary=evidence.vocabulary)
    answer = recommend(evidence, proposal=proposal, top=2)
    assert all(any("script" in said for said in one.cautions) for one in answer.recommendations)


def test_the_same_few_do_not_stand_first_on_every_list(evidence):
    firsts = Counter(
        evidence.organisations[ranking(evidence, path).order()[0]].name
        for path in [*PROPOSALS, *(shipped_folder() / "proposals" / "translations").rglob("*.md")]
    )
    name, times = firsts.most_common(1)[0]
    assert times <= 0.2 * firsts.total(), f"{name} stands first {times} times of {firsts.total()}"
