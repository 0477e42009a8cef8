import json
from pathlib import Path

import pytest

from broker.model import BrokerError
from broker.vocabulary import Vocabulary, load_vocabulary
from broker.vocabulary._gmba_smaller import read_words, smaller_ranges

SHIPPED = Path(__file__).parents[2] / "data" / "vocabulary"
INVENTORY = """GMBA_V2_ID,MapName,Path,Countries,Feature,Name_EN,Name_FR,Name_ES,Name_PT,Name_DE,\
Names_Local
1,Big,Big,AAA,R,,,,,,
2,Small,Big > Small,AAA,R,,,,,,
3,Far,Far,ZZZ,R,,,,,,
4,Quombal Range,Big > Small > Quombal,ITA,R,,Monts Quombal,,,,Quombalo (Italian); Kvombal (Xhosa)
5,Zurvik Plenk,Big > Zurvik,DEU,R,,,,,Hohe Zurvik,
6,Twinnal Hills,Big > Twinnal,PER,R,,,,,,
7,Twinnal Hills,Far > Twinnal,CHL,R,,,,,,
8,Bothal Hills,Big > Bothal,PER,R,,,,,,
9,Bothal Hills,Big > Small > Bothal,PER,R,,,,,,
10,Central Range,Big > Central,PER,R,,,,,,
11,Kenya Mountains,Big > Kenya,KEN,R,,,,,,
12,Lonely Vaxx Peaks,Vaxx,PER,R,,,,,,
13,Quombal Island,Big > Island,PER,R,,,,,,
14,Santa Vixxa,Big > Saint,PER,R,,,,,,
""".replace(",R,", ",Mountain range with well-recognized name,")


def named(vocabulary: Vocabulary, text: str) -> list[tuple[str, str]]:
    return [(m.key, m.words) for m in vocabulary.mentions(text) if m.what == "range"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bergwald in den Hohen Tauern", [("eastern-alps", "Hohen Tauern")]),
        ("Almen in den Karawanken", [("eastern-alps", "Karawanken")]),
        ("Wege im Karwendelgebirge", [("eastern-alps", "Karwendelgebirge")]),
        ("pastori nel Gran Sasso", [("apennines", "Gran Sasso")]),
        ("peatlands of the Cairngorms", [("grampian-mountains", "Cairngorms")]),
        ("Cairngorms National Park", [("grampian-mountains", "Cairngorms")]),
        ("le massif de la Chartreuse", [("western-alps", "massif de la Chartreuse")]),
        ("the Chartreuse mountains", [("western-alps", "Chartreuse mountains")]),
        ("le Parc national des Écrins", [("western-alps", "Écrins")]),
        ("pastures on the Naryn Too", [("central-tien-shan", "Naryn Too")]),
        ("from Elbrus to Aconcagua", [("greater-caucasus", "Elbrus"), ("dry-andes", "Aconcagua")]),
        ("glaciares del Aconcagua", [("dry-andes", "Aconcagua")]),
        ("na encosta do Aconcágua", [("dry-andes", "Aconcágua")]),
        ("climbers on K2 in Pakistan", [("karakoram", "K2")]),
        ("Quinoa growers near Lake Titicaca", [("altiplano", "Titicaca")]),
        ("los productores del lago Titicaca", [("altiplano", "Titicaca")]),
        ("Bauern am Titicacasee", [("altiplano", "Titicacasee")]),
        ("le lac Sevan", [("armenian-highlands", "Sevan")]),
    ],
)
def test_smaller_ranges_and_peaks_are_understood_as_the_chosen_range(
    vocabulary: Vocabulary, text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(vocabulary, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Victoria and Santa Cruz",
        "the Northwest Range of products",
        "La Paz, San Juan and the Highlands of the Black Mountains",
        "vitamin K2 in food",
        "studies in naryn too",  # no capital letters, no name
        "THE CAIRNGORMS AND GRAN SASSO",
        "the cairngorms are full of snow",
        "a Kenya range of services",
        "Mr Chartreuse drinks",  # one word without an article is a person or a drink
        "Denali Therapeutics",
        "Piazzola sul Brenta",
        "the Brenta river",
        "the Notting Hill carnival",
        "Taylor and Franklin",
    ],
)
def test_other_things_are_no_smaller_ranges(vocabulary: Vocabulary, text: str) -> None:
    assert named(vocabulary, text) == []


def test_a_chosen_range_is_understood_as_itself(vocabulary: Vocabulary) -> None:
    assert named(vocabulary, "the Julian Alps and Mount Elgon") == [
        ("julian-alps", "Julian Alps"),
        ("mount-elgon", "Mount Elgon"),
    ]


def test_the_park_keeps_what_it_says(vocabulary: Vocabulary) -> None:
    found = vocabulary.mentions("rangers of the Vanoise National Park")
    assert ("theme", "biodiversity") in [(one.what, one.key) for one in found]


def test_a_name_of_several_ranges_needs_a_country(vocabulary: Vocabulary) -> None:
    assert named(vocabulary, "the Adams Range") == []
    assert named(vocabulary, "the Adams Range") == []
    assert named(vocabulary, "the Adams Range of New Zealand") == [("southern-alps", "Adams Range")]


def test_every_name_is_of_a_chosen_range(vocabulary: Vocabulary) -> None:
    made = vocabulary.smaller()
    keys = {*made.ranges, *made.peaks.values(), *(k for one in made.shared.values() for k in one)}
    assert keys - {""} <= set(vocabulary.ranges)
    assert (SHIPPED / "smaller_ranges.json").stat().st_size < 400_000


def test_names_of_unknown_ranges_are_left_out(tmp_path: Path) -> None:
    own = [one for one in json.loads((SHIPPED / "ranges.json").read_text()) if one["key"] == "alps"]
    for file in SHIPPED.glob("*.json"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "ranges.json").write_text(json.dumps(own))
    assert named(load_vocabulary(tmp_path), "in the Cairngorms and Gran Sasso") == []


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    for file in SHIPPED.glob("*.json"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "smaller_ranges.json").write_text("[")
    with pytest.raises(BrokerError, match=r"smaller_ranges\.json cannot be used"):
        load_vocabulary(tmp_path).mentions("Nepal")


def built(tmp_path: Path, **peak: str) -> dict[str, dict[str, object]]:
    (tmp_path / "gmba.csv").write_text(INVENTORY)
    header = "en,fr,es,it,pt,de\n"
    (tmp_path / "lexicon.csv").write_text(header + "central,central,central,centrale,central,\n")
    (tmp_path / "dictionary.csv").write_text(header + "range,,,,,\n")
    words = read_words(tmp_path, places=["Kenya"], taken=["Big", "Small", "Far"])
    ranges = [
        {"key": "big", "gmba": 1, "parents": []},
        {"key": "small", "gmba": 2, "parents": ["big"]},
        {"key": "far", "gmba": 3, "parents": []},
    ]
    peaks = [peak] if peak else []
    return smaller_ranges(tmp_path / "gmba.csv", ranges=ranges, words=words, peaks=peaks)


def test_the_build_keeps_names_that_say_something(tmp_path: Path) -> None:
    made = built(tmp_path)
    # Quombalo is Italian, and its country is Italy; nobody there speaks Xhosa.
    assert made["ranges"] == {
        "big": ["+bothal", "hohe zurvik", "hohen zurvik", "+santa vixxa", "zurvik plenk"],
        "small": ["+quombal", "quombalo"],
    }
    assert made["shared"] == {"+twinnal": {"big": "PER", "far": "CHL"}}


def test_peaks_are_added_by_hand(tmp_path: Path) -> None:
    made = built(tmp_path, key="far", names="Mont Vexx | Q2", only_with="CHL")
    assert made["peaks"] == {"mont vexx": "far", "q2": "far"}
    assert made["shared"]["q2"] == {"far": "CHL"}


def test_a_peak_of_no_range_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Mont Vexx: there is no range nowhere"):
        built(tmp_path, key="nowhere", names="Mont Vexx", only_with="")
