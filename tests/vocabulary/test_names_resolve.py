import csv
from pathlib import Path

import pytest

from broker.model import UnknownNameError
from broker.vocabulary import Vocabulary

DATA = Path(__file__).parents[2] / "data"

RANGES_OF_THE_ALLIANCE = """\
Himalayas|Alps|Andes|Tien Shan|Caucasus|Rocky Mountains|Pamir|Pyrenees|Apennines
Cordillera Central|Karakoram|Carpathians|Atlas|Mt Elgon|Cordillera Blanca
Hindu Kush Himalaya|Altai|Anti-Atlas|Albertine Rift|Gobi-Altai|East African mountains
Trás-os-Montes|Chittagong Hills|Cordillera Volcánica Central|Virunga|Ethiopian Highlands
Mulanje|Serra da Estrela|Pamir-Alay|Tatra|Fouta Djallon|Rif|Balkans|Sierra Maestra
Drakensberg|Maloti-Drakensberg|Julian Alps|Wasatch|Mount Cameroon|Middle Atlas|Alborz
Nilgiris|Western Ghats|Dinaric Alps|Margalla Hills|Kelabit Highlands|Alay|Massif Central
Apuseni|Rwenzori|Escambray|Kilimanjaro|Nyika|Dolomites|Coast Mountains|Azores|Mt Kenya
Zagros|Taurus|Pontic Mountains|Sudetes|Khangai|Blue Mountains|Sierra Madre
Sierra de los Cuchumatanes|Hindu Kush""".replace("\n", "|").split("|")


@pytest.mark.parametrize("what", ["theme", "kind", "region", "country", "language"])
def test_every_name_in_every_language_gives_its_own_key(vocabulary: Vocabulary, what: str) -> None:
    terms = {
        "theme": vocabulary.themes,
        "kind": vocabulary.kinds,
        "region": vocabulary.regions,
        "country": vocabulary.countries,
        "language": vocabulary.languages,
    }[what]
    resolve = getattr(vocabulary, what)
    wrong = {
        (key, name): resolve(name)
        for key, term in terms.items()
        for many in term.names.values()
        for name in many
        if resolve(name) != key
    }
    assert wrong == {}


def test_every_name_of_a_range_gives_it_when_its_countries_are_told(vocabulary: Vocabulary) -> None:
    for key, one in vocabulary.ranges.items():
        for many in one.names.values():
            for name in many:
                found = vocabulary.range_of(name, countries=one.countries)
                shared = set(one.countries) & set(vocabulary.ranges[found].countries)
                assert found == key or shared, (key, name, found)


def test_every_label_of_a_range_is_its_own(vocabulary: Vocabulary) -> None:
    for key, one in vocabulary.ranges.items():
        assert vocabulary.place(one.label()).key == key


@pytest.mark.parametrize("name", RANGES_OF_THE_ALLIANCE)
def test_ranges_of_the_alliance_are_known(vocabulary: Vocabulary, name: str) -> None:
    assert vocabulary.range_of(name) in vocabulary.ranges


@pytest.mark.parametrize(
    ("country", "key"),
    [
        ("DOM", "cordillera-central-dominican-republic"),
        ("PHL", "luzon-cordillera-central"),
        ("COL", "cordillera-central-colombia"),
        ("CRI", "cordillera-volcanica-central-costa-rica"),
        ("PER", "cordillera-central-andes"),
    ],
)
def test_a_country_tells_which_cordillera_central(
    vocabulary: Vocabulary, country: str, key: str
) -> None:
    assert vocabulary.range_of("Cordillera Central", countries=[country]) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kyrgyz Republic", "KGZ"),
        ("Kirghizistan", "KGZ"),
        ("DR Congo", "COD"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Swaziland", "SWZ"),
        ("bolivia", "BOL"),
        ("IT", "ITA"),
        ("per", "PER"),
        ("Fouta-Djalon", "fouta-djallon"),
        ("Hindou Kouch", "hindu-kush"),
        ("tian_shan", "tien-shan"),
        ("Тянь-Шань", "tien-shan"),
        ("PYRÉNÉES", "pyrenees"),
        ("Alpenkonvention", "alpine-convention"),
        ("Central Asia", "central_asia"),
        ("Cordillera Central, Dominican Republic", "cordillera-central-dominican-republic"),
        ("Sierra Nevada (Spain)", "sierra-nevada-spain"),
    ],
)
def test_places_by_name_code_and_country(vocabulary: Vocabulary, name: str, key: str) -> None:
    assert vocabulary.place(name).key == key


def test_capitals_accents_and_hyphens_make_no_difference(vocabulary: Vocabulary) -> None:
    assert vocabulary.theme("WATERSHED-management") == "watershed_management"
    assert vocabulary.theme("Éducation") == vocabulary.theme("education")
    assert vocabulary.kind("Private_Sector") == "private_sector"
    assert vocabulary.language("QUECHUA") == "qu"


def test_an_unknown_name_tells_the_nearest(vocabulary: Vocabulary) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'Forests'") as caught:
        vocabulary.theme("forrests")
    assert caught.value.nearest[0] == "Forests"
    with pytest.raises(UnknownNameError, match="No place is called 'Perru'") as caught:
        vocabulary.place("Perru")
    assert "Peru" in caught.value.nearest
    assert len(caught.value.nearest) <= 3


@pytest.mark.parametrize(
    ("what", "name", "nearest"),
    [
        ("theme", "foret", "Forêts"),
        ("theme", "forrests", "Forests"),
        ("country", "Madagasikar", "Madagascar"),
        ("language", "malgach", "malgache"),
        ("region", "Afrique de l'Oest", "Afrique de l’Ouest et centrale"),
    ],
)
def test_the_nearest_is_told_in_the_language_it_was_asked_in(
    vocabulary: Vocabulary, what: str, name: str, nearest: str
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        getattr(vocabulary, what)(name)
    assert caught.value.nearest[0] == nearest


@pytest.mark.parametrize("name", ["", "   ", "\ud800", "—", "xyzzy qwertz"])
def test_a_hopeless_name_is_refused_kindly(vocabulary: Vocabulary, name: str) -> None:
    for resolve in (vocabulary.theme, vocabulary.place, vocabulary.range_of):
        with pytest.raises(UnknownNameError):
            resolve(name)


def test_labels_are_given_in_the_language_asked_for(vocabulary: Vocabulary) -> None:
    assert vocabulary.label("country", "CHE", language="fr") == "Suisse"
    assert vocabulary.label("range", "alps", language="de") == "Alpen"
    assert vocabulary.label("kind", "civil_society", language="xx") == "Civil society"
    with pytest.raises(UnknownNameError):
        vocabulary.label("theme", "astrology")


def test_every_term_has_a_label_in_the_six_languages(vocabulary: Vocabulary) -> None:
    for terms in (vocabulary.themes, vocabulary.kinds, vocabulary.regions, vocabulary.conventions):
        for term in terms.values():
            assert {"en", "fr", "es", "it", "pt", "de"} <= term.names.keys()


def test_terms_point_only_at_terms_that_exist(vocabulary: Vocabulary) -> None:
    for theme in vocabulary.themes.values():
        assert set(theme.near) <= vocabulary.themes.keys() - {theme.key}
    for region in vocabulary.regions.values():
        assert set(region.countries) <= vocabulary.countries.keys()
        assert set(region.neighbours) <= vocabulary.regions.keys() - {region.key}
    for one in vocabulary.ranges.values():
        assert one.countries
        assert set(one.countries) <= vocabulary.countries.keys()
        assert one.regions
        assert set(one.regions) <= vocabulary.regions.keys()
        assert set(one.parents) | set(one.near) <= vocabulary.ranges.keys() - {one.key}
        assert all(one.key in vocabulary.ranges[near].near for near in one.near)
        for parent in one.parents:
            assert set(vocabulary.ranges[parent].parents) <= set(one.parents)
    for treaty in vocabulary.conventions.values():
        assert set(treaty.countries) <= vocabulary.countries.keys()
        assert set(treaty.ranges) <= vocabulary.ranges.keys()


def _cells(*columns: str) -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(DATA.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in columns:
                    names = [name.strip() for name in (row.get(column) or "").split(";")]
                    found += [(path.name, column, name) for name in names if name]
    return sorted(set(found))


def test_what_the_shipped_files_name_is_known(vocabulary: Vocabulary) -> None:
    unknown = [
        cell
        for column, resolve in (
            ("themes", vocabulary.theme),
            ("themes_inferred", vocabulary.theme),
            ("regions", vocabulary.region),
            ("mp_region", vocabulary.region),
            ("languages", vocabulary.language),
            ("country", vocabulary.country),
            ("focus_countries", vocabulary.country),
            ("countries", vocabulary.country),
            ("mountain_ranges", vocabulary.range_of),
            ("eligible_member_kinds", vocabulary.kind),
        )
        for cell in _cells(column)
        if not _resolves(resolve, cell[2])
    ]
    assert unknown == []


def _resolves(resolve, name: str) -> bool:
    try:
        return bool(resolve(name))
    except UnknownNameError:
        return False
