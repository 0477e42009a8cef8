"""An alliance with another subject brings themes of its own; the rest stays as it ships."""

from pathlib import Path

import pytest

from broker.model import InputError
from broker.vocabulary import load_groups, load_vocabulary, shipped_vocabulary

OCEAN = """key;en;de;cues_en;near
fisheries;Fisheries;Fischerei;fishing nets|fishers;
;Marine pollution;Meeresverschmutzung;plastic litter;fisheries
"""


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "ocean"
    folder.mkdir()
    monkeypatch.setenv("BROKER_VOCABULARY", str(folder))
    return folder


def themes(folder: Path, text: str) -> None:
    (folder / "themes.csv").write_text(text, "utf-8")


def test_own_themes_stand_in_for_those_that_ship(own):
    themes(own, OCEAN)
    found = load_vocabulary()
    assert list(found.themes) == ["fisheries", "marine_pollution"]
    assert found.theme("Meeresverschmutzung") == "marine_pollution"
    assert found.themes_in("Fishers bring plastic litter home.") == (
        "fisheries",
        "marine_pollution",
    )
    assert found.label("theme", "fisheries", language="fr") == "Fisheries"
    assert found.themes["marine_pollution"].near == ("fisheries",)


def test_the_example_of_the_description_can_be_used(own):
    about = (shipped_vocabulary() / "README.md").read_text("utf-8")
    themes(own, about.partition("```csv\n")[2].partition("```")[0])
    found = load_vocabulary()
    assert list(found.themes) == ["fisheries", "marine_pollution"]
    assert found.themes_in("Trawlers gather what oil spills leave.") == (
        "fisheries",
        "marine_pollution",
    )


def test_places_and_languages_are_told_as_well_as_before(own):
    themes(own, OCEAN)
    found, shipped = load_vocabulary(), load_vocabulary(shipped_vocabulary())
    assert found.countries == shipped.countries
    for text in ("Gestión de cuencas", "Formation et recherche", "Wasser für Bergdörfer"):
        assert shipped.language_of(text) is not None
        assert found.language_of(text) == shipped.language_of(text)
    assert load_groups()["EU"].countries


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_as_any_spreadsheet_saves_it(own, delimiter):
    rows = [["es", "cues_es"], ["Seguridad ferroviaria", "pasos a nivel|accidentes"]]
    themes(own, "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows) + "\r\n\r\n")
    found = load_vocabulary()
    assert found.themes_in("Pasos a nivel sin barreras") == ("seguridad_ferroviaria",)
    assert found.label("theme", "seguridad_ferroviaria") == "Seguridad ferroviaria"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("key;themas\nx;Fischerei\n", "row 1: .* Found: key, themas"),
        ("key\nx\n", "row 1: .*one with names"),
        ("", "row 1: .*one with names"),
        ("key;en\nx;\n", "row 2: the theme has no name"),
        ("key;en\nx;One\nx;Two\n", "row 3: the key 'x' stands in row 2, too"),
        ("key;en;near\nx;One;y\n", "row 2, column near: no theme has the key 'y'"),
        ("key;en;since\nx;One;soon\n", "row 2, column since: 'soon' is no year"),
        ("key;en\n", "holds no theme"),
        ("key;en;cues_en\nx;One;*\n", r"row 2: the \* in '\*'"),
        ("key;en;cues_en\nx;One;fish nets*\n", "row 2: .* single word"),
        ("key,en\nx,Fish, nets\n", "row 2: .* quotation marks"),
    ],
)
def test_what_is_wrong_in_the_table_is_told_by_row(own, text, said):
    themes(own, text)
    with pytest.raises(InputError, match=said):
        load_vocabulary()


def test_everything_that_is_wrong_in_the_table_is_told_at_once(own):
    themes(own, "key;en;since;cues_en\nx;One;soon;fish nets*\nx;;;\ny;Two;;old boats*\n")
    with pytest.raises(InputError) as caught:
        load_vocabulary()
    told = str(caught.value).splitlines()
    assert [one.partition(", ")[2].partition(":")[0] for one in told] == [
        *("row 2, column since", "row 2", "row 3", "row 4"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-le", "mac_roman"])
def test_a_table_in_the_encoding_of_its_spreadsheet_is_read(own, encoding):
    table = "key;fr\npeche;Pêche côtière et pêcheurs\nmaree;Marées et énergie\n"
    (own / "themes.csv").write_bytes(table.encode(encoding))
    found = load_vocabulary().themes
    assert found["peche"].names["fr"] == ("Pêche côtière et pêcheurs",)
    assert found["maree"].names["fr"] == ("Marées et énergie",)


def test_a_table_in_no_encoding_is_refused(own):
    lines = "fr\nPêche\nMarée\nForêt\n".encode() + "Énergie\n".encode("cp1252")
    (own / "themes.csv").write_bytes(lines)
    with pytest.raises(InputError, match="UTF-8"):
        load_vocabulary()


def test_a_folder_that_is_none_or_empty_is_named(own, monkeypatch):
    with pytest.raises(InputError, match=r"holds no file of a vocabulary\. Put themes\.csv"):
        load_vocabulary()
    monkeypatch.setenv("BROKER_VOCABULARY", str(own / "elsewhere"))
    with pytest.raises(InputError, match="is no folder"):
        load_vocabulary()


def test_two_lists_of_themes_are_one_too_many(own):
    themes(own, OCEAN)
    (own / "themes.json").write_text("[]")
    with pytest.raises(InputError, match="Keep one of the two"):
        load_vocabulary()


def test_a_reader_of_another_language_is_shown_the_first_of_the_table(own):
    themes(own, "key;de;it\nsteam;Dampfbetrieb;Locomotive a vapore\n")
    found = load_vocabulary()
    assert found.label("theme", "steam", language="en") == "Dampfbetrieb"
    assert found.label("theme", "steam", language="it") == "Locomotive a vapore"
