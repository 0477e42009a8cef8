"""A proposal and its translations name the same members."""

import datetime as dt
from statistics import fmean

import pytest

from broker.evidence import Evidence
from broker.intake import read_shipped, shipped_folder
from broker.rank import Query, Ranking
from broker.vocabulary import understand

FOLDER = shipped_folder() / "proposals"
NAMES = sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "README")
LANGUAGES = ("en", "fr", "es", "it", "pt", "de")


@pytest.fixture(scope="module")
def first_ten():
    evidence = Evidence(read_shipped(), on=dt.date(2026, 6, 1))

    def top(name: str, language: str) -> frozenset[int]:
        translated = FOLDER / "translations" / language / f"{name}.md"
        path = translated if translated.exists() else FOLDER / f"{name}.md"
        proposal = understand(path.read_text("utf-8"), vocabulary=evidence.vocabulary)
        assert proposal.language == language
        return frozenset(Ranking(Query(proposal=proposal, evidence=evidence)).order()[:10])

    return {(name, language): top(name, language) for name in NAMES for language in LANGUAGES}


def test_the_first_ten_are_mostly_the_same(first_ten):
    overlaps = {
        (name, language): len(first_ten[name, "en"] & first_ten[name, language]) / 10
        for name in NAMES
        for language in LANGUAGES
        if language != "en"
    }
    assert fmean(overlaps.values()) >= 0.8, overlaps
    assert min(overlaps.values()) >= 0.6, overlaps
