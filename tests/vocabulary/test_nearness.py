import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.model import Place
from broker.vocabulary import Guards, Range, Region, Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()
ORDER = ["range", "within", "country", "region", "neighbour", "none"]


def place(name: str) -> Place:
    return VOCABULARY.place(name)


@pytest.mark.parametrize(
    ("asked", "focus", "level", "via"),
    [
        ("Andes", {"ranges": ["andes"]}, "range", "andes"),
        ("Andes", {"ranges": ["cordillera-blanca"]}, "within", "cordillera-blanca"),
        ("Cordillera Blanca", {"ranges": ["andes"]}, "within", "andes"),
        ("Karakoram", {"ranges": ["hindu-kush-himalaya"]}, "within", "hindu-kush-himalaya"),
        ("Cordillera Blanca", {"countries": ["PER"]}, "country", "PER"),
        ("Peru", {"countries": ["PER"]}, "country", "PER"),
        ("Peru", {"ranges": ["cordillera-blanca"]}, "country", "cordillera-blanca"),
        ("Peru", {"countries": ["ECU"]}, "region", "ECU"),
        ("Peru", {"regions": ["andes"]}, "region", "andes"),
        ("Central Asia", {"countries": ["KGZ"]}, "region", "KGZ"),
        ("Central Asia", {"ranges": ["tien-shan"]}, "region", "tien-shan"),
        ("Alps", {"ranges": ["carpathians"], "countries": ["UKR"]}, "region", "carpathians"),
        ("Kyrgyzstan", {"countries": ["NPL"]}, "neighbour", "NPL"),
        ("Carpathian Convention", {"ranges": ["tatra"]}, "within", "tatra"),
        ("Alpine Convention", {"ranges": ["alps"]}, "range", "alps"),
        ("Alpine Convention", {"countries": ["SVN"]}, "country", "SVN"),
        ("Balkans", {"countries": ["BIH"]}, "country", "BIH"),
        ("Balkans", {"countries": ["ITA"]}, "region", "ITA"),
        ("South America", {"countries": ["PER"]}, "region", "PER"),
        ("South America", {"regions": ["andes"]}, "region", "andes"),
        ("South America", {"ranges": ["cordillera-blanca"]}, "region", "cordillera-blanca"),
        ("Latin America", {"countries": ["PAN"]}, "neighbour", "PAN"),
        ("Sub-Saharan Africa", {"countries": ["UGA"]}, "region", "UGA"),
        ("Sub-Saharan Africa", {"countries": ["MAR"]}, "neighbour", "MAR"),
        ("Kenya", {"regions": ["sub_saharan_africa"]}, "region", "sub_saharan_africa"),
        ("South America", {"countries": ["NPL"]}, "none", None),
        ("Peru", {"countries": ["NPL"]}, "none", None),
        ("Peru", {"regions": ["global"]}, "none", None),
        ("Global", {"regions": ["global"]}, "none", None),
        ("Peru", {}, "none", None),
    ],
)
def test_levels(asked: str, focus: dict[str, list[str]], level: str, via: str | None) -> None:
    near = VOCABULARY.nearness(place(asked), **focus)
    assert (near.level, near.via) == (level, via)


def test_an_adjoining_range_or_region_is_a_neighbour() -> None:
    def mountains(key: str, *, near: str, country: str, region: str) -> Range:
        return Range(
            key=key,
            names={"en": (key,)},
            countries=(country,),
            regions=(region,),
            near=(near,),
            source="made up",
        )

    here = mountains("here", near="there", country="AND", region="east")
    there = mountains("there", near="here", country="FRA", region="west")
    regions = {
        key: Region(key=key, names={"en": (key,)}, neighbours=near)
        for key, near in (("east", ()), ("west", ()), ("north", ("east",)))
    }
    small = Vocabulary(
        themes={},
        kinds={},
        regions=regions,
        ranges={"here": here, "there": there},
        conventions={},
        countries={},
        languages={},
        guards=Guards(capital=(), hidden=(), silent=()),
    )
    asked = Place(kind="range", key="here", name="here")
    near = small.nearness(asked, ranges=["there"])
    assert (near.level, near.key, near.via) == ("neighbour", "here", "there")
    north = Place(kind="region", key="north", name="north")
    assert small.nearness(north, regions=["east"]).level == "neighbour"
    assert small.nearness(north, regions=["west"]).level == "none"


PLACES = st.one_of(
    st.sampled_from(sorted(VOCABULARY.ranges)),
    st.sampled_from(sorted(VOCABULARY.countries)),
    st.sampled_from(sorted(VOCABULARY.regions)),
    st.sampled_from(sorted(VOCABULARY.conventions)),
).map(place)
RANGES = st.sets(st.sampled_from(sorted(VOCABULARY.ranges)), max_size=3)
COUNTRIES = st.sets(st.sampled_from(sorted(VOCABULARY.countries)), max_size=3)
REGIONS = st.sets(st.sampled_from(sorted(VOCABULARY.regions)), max_size=3)


@given(PLACES, RANGES, COUNTRIES, REGIONS)
def test_via_is_in_the_focus_and_a_level_has_a_reason(asked, ranges, countries, regions) -> None:
    near = VOCABULARY.nearness(asked, ranges=ranges, countries=countries, regions=regions)
    if near.level == "none":
        assert near.via is None
    else:
        assert near.via in ranges | countries | regions


@given(PLACES, RANGES, COUNTRIES, REGIONS)
def test_more_places_of_the_same_sort_bring_nobody_further_away(
    asked, ranges, countries, regions
) -> None:
    few = VOCABULARY.nearness(asked, countries=countries)
    more = VOCABULARY.nearness(asked, countries=countries, ranges=ranges, regions=regions)
    if countries:
        assert ORDER.index(more.level) <= ORDER.index(few.level)


@given(st.sampled_from(sorted(VOCABULARY.ranges)))
def test_the_same_range_beats_its_country_beats_its_region_beats_a_neighbour(key: str) -> None:
    one = VOCABULARY.ranges[key]
    asked = Place(kind="range", key=key, name=one.label())
    levels = [
        VOCABULARY.nearness(asked, ranges=[key]).level,
        VOCABULARY.nearness(asked, countries=one.countries[:1]).level,
        VOCABULARY.nearness(asked, regions=one.regions[:1]).level,
    ]
    assert levels == ["range", "country", "region"]


def test_unknown_keys_in_a_focus_are_passed_over() -> None:
    near = VOCABULARY.nearness(place("Peru"), ranges=["atlantis"], regions=["limbo"])
    assert near.level == "none"


@pytest.mark.parametrize(
    ("text", "focus", "level"),
    [
        ("Villages of Africa", {"countries": ["MAR"]}, "region"),
        ("Villages of Africa", {"countries": ["RWA"]}, "region"),
        ("Villages of Africa", {"regions": ["east_africa"]}, "region"),
        ("Villages of Africa", {"countries": ["IRN"]}, "neighbour"),
        ("Villages of Asia", {"countries": ["IRN"]}, "region"),
        ("Villages of Asia", {"ranges": ["tien-shan"]}, "region"),
        ("Villages of Asia", {"countries": ["MAR"]}, "none"),
    ],
)
def test_who_works_in_a_country_of_a_continent_works_in_it(
    text: str, focus: dict[str, list[str]], level: str
) -> None:
    (continent,) = VOCABULARY.places_in(text)
    assert VOCABULARY.nearness(continent, **focus).level == level
