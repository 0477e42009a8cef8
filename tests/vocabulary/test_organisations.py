"""Well-known organisations: the table, and looking somebody up in it."""

import csv
from collections import Counter

import pytest

from broker.model import InputError, fold
from broker.vocabulary import (
    also_called,
    known_organisations,
    load_vocabulary,
    shipped_vocabulary,
)


def test_every_row_names_one_organisation_and_its_country():
    countries = load_vocabulary().countries
    for one in known_organisations():
        assert one.name == one.name.strip() != ""
        assert one.country is None or one.country in countries, one.name
        assert one.website is None or ("." in one.website and "/" not in one.website), one.name
        assert not any("?" in name for name in (*one.names, *one.short, *one.perhaps)), one.name


def test_no_name_stands_for_two():
    names = Counter(
        name for one in known_organisations() for name in {fold(text) for text in one.names}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_a_short_name_that_two_bear_is_only_perhaps_theirs():
    shorts = Counter(
        short for one in known_organisations() for short in {fold(text) for text in one.short}
    )
    assert [short for short, count in shorts.items() if count > 1] == []


@pytest.mark.parametrize(
    "name",
    [
        "UNDP",
        "pnud",
        "Programa de las Naciones Unidas para el Desarrollo",
        "  Programme des Nations Unies pour le développement ",
        "Entwicklungsprogramm der Vereinten Nationen",
    ],
)
def test_one_is_found_by_any_of_its_names(name):
    assert "United Nations Development Programme" in also_called(name)


@pytest.mark.parametrize("name", ["", "  ", "nobody is called so", "ADB", "x" * 10_000])
def test_who_is_not_known_or_not_the_only_one_has_no_other_names(name):
    assert also_called(name) == ()


def test_an_alliance_may_bring_a_table_of_its_own(tmp_path, monkeypatch):
    table = "name,short,other,former,country,website\nOcean League,OL,Ligue des océans,,,\n"
    (tmp_path / "organisations.csv").write_text(table, encoding="utf-8")
    monkeypatch.setenv("BROKER_VOCABULARY", str(tmp_path))
    assert also_called("ligue des oceans") == ("Ocean League", "Ligue des océans", "OL")
    assert also_called("UNDP") == ()


def test_a_table_with_other_columns_is_refused(tmp_path, monkeypatch):
    (tmp_path / "organisations.csv").write_text("name;short\nOcean League;OL\n", encoding="utf-8")
    monkeypatch.setenv("BROKER_VOCABULARY", str(tmp_path))
    with pytest.raises(InputError, match=r"organisations\.csv must have the columns name, short"):
        known_organisations()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('"Ocean League,OL,,,,\nSea League,SL,,,,\n', "quotation mark that is not closed"),
        ("Ocean League,OL,,,,\nOcean league,,,,,\n", "in several rows"),
        ("Ocean League,OL,,,Atlantis,\n", "'ATLANTIS' is no code of a country"),
        ("Ocean League, Sea Office,OL,,,,\n", "line 2: there are more cells than columns"),
    ],
)
def test_a_damaged_table_is_refused_with_what_to_do(tmp_path, monkeypatch, rows, said):
    header = "name,short,other,former,country,website\n"
    (tmp_path / "organisations.csv").write_text(header + rows, encoding="utf-8")
    monkeypatch.setenv("BROKER_VOCABULARY", str(tmp_path))
    with pytest.raises(InputError, match=said):
        known_organisations()


def test_a_website_is_that_of_one_row():
    sites = Counter(one.website for one in known_organisations() if one.website)
    assert [site for site, count in sites.items() if count > 1] == []


def test_the_table_is_in_the_order_of_its_names():
    path = shipped_vocabulary() / "organisations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        names = [fold(row["name"]) for row in csv.DictReader(file)]
    assert names == sorted(names)
