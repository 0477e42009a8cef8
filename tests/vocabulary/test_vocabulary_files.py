import csv
import json
import shutil
from pathlib import Path

import pytest

from broker.model import BrokerError
from broker.vocabulary import Vocabulary, load_vocabulary
from broker.vocabulary._tokens import forms, is_small
from broker.vocabulary.build import main

SHIPPED = Path(__file__).parents[2] / "data" / "vocabulary"
NEEDED = "themes kinds regions ranges conventions countries languages guards".split()
INVENTORY = """GMBA_V2_ID,MapName,Path,Countries,Area,Lat_Centr,Lon_Centr,Elev_High,Name_EN,\
Name_FR,Name_ES,Name_PT,Name_DE,Name_RU,Names_Local
1,Andes,South America > Andes,"ARG, PER, XXX",1000000,-20,-70,6898.0,Andes,Andes,,,Anden,,\
Ande (Italian)
2,White One,South America > Andes > White One,PER,3000,-9,-77,6544.4,White One,Perou,,,,,
3,Other One,South America > Andes > Other One,PER,3000,-9.3,-77,6000,Other One,,,,,,
"""
NO_PEAKS = "key,names,only_with\n"
CHOSEN = """key,gmba,names,near,countries,regions,parents,parts,source
andes,1,en: Andes | Andean,,,,,,
white,2,en: White Range,,,,,,
other,3,en: Other Range,,,,,,
whole,,en: Whole,,,andes,,andes,by hand
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "vocabulary"))


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / f"{name}.json").unlink()
    with pytest.raises(BrokerError, match=f"lacks {name}.json"):
        load_vocabulary(folder)


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("content", ["", "{", "[1]", '[{"key": "x"}]', "\x00"])
def test_a_broken_file_is_named(folder: Path, name: str, content: str) -> None:
    (folder / f"{name}.json").write_text(content)
    with pytest.raises(BrokerError, match=rf"{name}\.json cannot be used"):
        load_vocabulary(folder)


def test_a_folder_is_read_once(folder: Path) -> None:
    assert load_vocabulary(folder) is load_vocabulary(folder)
    assert load_vocabulary() is load_vocabulary()


def test_sources_are_named(vocabulary: Vocabulary) -> None:
    assert "GMBA Mountain Inventory v2, Snethlage et al. 2022, CC BY 4.0" in vocabulary.attribution
    assert "CLDR" in vocabulary.attribution


def test_marks_in_words_are_used_as_they_work(vocabulary: Vocabulary) -> None:
    terms = [*vocabulary.themes.values(), *vocabulary.kinds.values()]
    cues = [cue for one in terms for many in one.cues.values() for cue in many]
    names = [name for one in terms for many in one.names.values() for name in many]
    assert [cue for cue in cues if "*" in cue.strip("*") or ("*" in cue and " " in cue)] == []
    assert [name for name in names if "*" in name] == []
    assert [
        one.label(language) for one in terms for language in one.names if "=" in one.label()
    ] == []


def test_several_words_never_shrink_to_one(vocabulary: Vocabulary) -> None:
    # 'a valle' without its small word would find every valley.
    terms = [*vocabulary.themes.values(), *vocabulary.kinds.values()]
    phrases = [
        p for one in terms for field in (one.names, one.cues) for m in field.values() for p in m
    ]
    shrunk = [p for p in phrases if len(forms(p)) > 1 == sum(not is_small(w) for w in forms(p))]
    assert shrunk == []


def test_ranges_are_built_from_the_inventory(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "gmba.csv").write_text(INVENTORY)
    (folder / "ranges_chosen.csv").write_text(CHOSEN)
    (folder / "peaks.csv").write_text(NO_PEAKS)
    main(["--gmba", str(tmp_path / "gmba.csv"), "--out", str(folder)])
    built = {one["key"]: one for one in json.loads((folder / "ranges.json").read_text())}
    assert built["andes"]["countries"] == ["ARG", "PER"]
    assert built["andes"]["names"] == {
        "en": ["Andes", "Andean"],
        "fr": ["Andes"],
        "de": ["Anden"],
        "it": ["Ande"],
    }
    assert built["white"]["parents"] == ["andes", "whole"]
    assert built["white"]["near"] == ["other"]
    assert built["white"]["elevation"] == 6544
    assert "fr" not in built["white"]["names"]  # a range is not called after a country
    assert built["whole"]["countries"] == ["ARG", "PER"]


def test_countries_and_languages_are_what_the_build_gives(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "gmba.csv").write_text(INVENTORY)
    (folder / "ranges_chosen.csv").write_text(CHOSEN)
    (folder / "peaks.csv").write_text(NO_PEAKS)
    before = {name: (folder / f"{name}.json").read_bytes() for name in ("countries", "languages")}
    main(["--gmba", str(tmp_path / "gmba.csv"), "--out", str(folder)])
    assert before == {name: (folder / f"{name}.json").read_bytes() for name in before}


def test_an_unknown_id_of_the_inventory_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "gmba.csv").write_text(INVENTORY)
    (folder / "ranges_chosen.csv").write_text(CHOSEN.replace("white,2", "white,99"))
    with pytest.raises(ValueError, match="white: the inventory has no range 99"):
        main(["--gmba", str(tmp_path / "gmba.csv"), "--out", str(folder)])


def test_the_shipped_ranges_are_those_that_were_chosen(vocabulary: Vocabulary) -> None:
    with (SHIPPED / "ranges_chosen.csv").open(encoding="utf-8", newline="") as file:
        chosen = {row["key"]: row["gmba"] for row in csv.DictReader(file)}
    assert {key: str(one.gmba or "") for key, one in vocabulary.ranges.items()} == chosen
