"""The same proposal in six languages is understood alike.

The measure: what at least four of the six languages find is the majority, and each language is
compared with it by Jaccard's index, the number of terms in both over the number in either.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import mean

import pytest

from broker.model import Proposal
from broker.vocabulary import LANGUAGES, understand
from tests.vocabulary.paragraphs import PARAGRAPHS

SHIPPED = Path(__file__).parents[2] / "data" / "proposals"
NAMES = sorted(path.stem for path in SHIPPED.glob("*.md") if path.stem != "README")
LEAST, LEAST_ON_AVERAGE = 0.75, 0.9

# What somebody who knows the field reads in each: themes that must be found, places, kinds.
READ = {
    "alpes-patrimoine-tourisme": (
        "tourism indigenous_peoples_culture education youth",
        "alps pyrenees FRA ITA ESP AND",
        "subnational_authority civil_society",
    ),
    "andes-mujeres-productos": (
        "gender mountain_products",
        "andes PER BOL ECU",
        "civil_society",
    ),
    "andes-watersheds": (
        "water watershed_management research climate_change",
        "andes ECU PER BOL",
        "academic_research civil_society government subnational_authority",
    ),
    "caucasus-two-lines": ("research tourism youth", "caucasus GEO ARM AZE", ""),
    "east-africa-mountain-policy": (
        "policy_law",
        "mount-elgon rwenzori virunga UGA RWA KEN COD east_africa",
        "government civil_society intergovernmental",
    ),
    "fouta-djallon-eau": (
        "water watershed_management forests",
        "fouta-djallon GIN west_central_africa",
        "civil_society academic_research government",
    ),
    "guatemala-cooperativa": (
        "forests mountain_products",
        "sierra-de-los-cuchumatanes GTM",
        "",
    ),
    "himalaya-glacial-lakes": (
        "disaster_risk_reduction climate_change",
        "himalaya karakoram tibetan-plateau BTN NPL IND PAK",
        "academic_research government civil_society",
    ),
    "pamir-village-pastures": (
        "sard_m gender mountain_products",
        "alay pamir tien-shan KGZ TJK",
        "",
    ),
}
ASPECTS: Mapping[str, Callable[[Proposal], set[str]]] = {
    "themes": lambda proposal: set(proposal.themes),
    "places": lambda proposal: {place.key for place in proposal.places},
    "kinds": lambda proposal: set(proposal.kinds),
}


def proposals(name: str) -> dict[str, Proposal]:
    """Return a shipped proposal in each language."""
    made = {}
    for language in LANGUAGES:
        translated = SHIPPED / "translations" / language / f"{name}.md"
        path = translated if translated.exists() else SHIPPED / f"{name}.md"
        made[language] = understand(path.read_text(encoding="utf-8"))
    return made


def majority(found: Mapping[str, set[str]]) -> set[str]:
    votes = Counter(key for keys in found.values() for key in keys)
    return {key for key, count in votes.items() if count >= 4}


def agreement(found: Mapping[str, set[str]]) -> dict[str, float]:
    """Return Jaccard's index of each language with the majority; two empty sets agree."""
    many = majority(found)
    return {
        language: len(keys & many) / len(keys | many) if keys | many else 1.0
        for language, keys in found.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_each_translation_is_recognised_and_has_the_same_budget(name: str) -> None:
    read = proposals(name)
    assert {language: one.language for language, one in read.items()} == {
        language: language for language in LANGUAGES
    }
    assert len({one.budget for one in read.values()}) == 1


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("name", NAMES)
def test_each_translation_is_understood_as_most_are(name: str, aspect: str) -> None:
    found = {language: ASPECTS[aspect](one) for language, one in proposals(name).items()}
    agreed = agreement(found)
    assert min(agreed.values()) >= LEAST, (agreed, found)


@pytest.mark.parametrize("aspect", ASPECTS)
def test_translations_agree_on_average(aspect: str) -> None:
    agreed = []
    for name in NAMES:
        found = {language: ASPECTS[aspect](one) for language, one in proposals(name).items()}
        agreed += agreement(found).values()
    assert mean(agreed) >= LEAST_ON_AVERAGE


@pytest.mark.parametrize("name", NAMES)
def test_most_translations_are_understood_as_a_reader_would(name: str) -> None:
    themes, places, kinds = (set(keys.split()) for keys in READ[name])
    read = proposals(name)
    found = {
        aspect: majority({language: of(one) for language, one in read.items()})
        for aspect, of in ASPECTS.items()
    }
    assert found["themes"] >= themes
    assert found["places"] == places
    assert found["kinds"] == kinds


def test_a_list_of_ministries_makes_no_theme() -> None:
    for one in proposals("east-africa-mountain-policy").values():
        assert not {"sard_m", "forests", "tourism"} & set(one.themes)


@pytest.mark.parametrize(("aspect", "least"), [("themes", 0.75), ("places", 0.95), ("kinds", 0.95)])
def test_texts_that_the_words_were_not_chosen_for(aspect: str, least: float) -> None:
    agreed = []
    for texts in PARAGRAPHS.values():
        found = {language: ASPECTS[aspect](understand(text)) for language, text in texts.items()}
        agreed += agreement(found).values()
    assert mean(agreed) >= least
