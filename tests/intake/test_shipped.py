"""The shipped alliance reads whole, and holds nothing that it should not."""

import re

import pytest

from broker.intake import _shipped, read_shipped, shipped_folder
from broker.model import BrokerError, Money, fold


@pytest.fixture(scope="module")
def alliance():
    return read_shipped()


def test_it_counts_what_its_description_says(alliance):
    assert len(alliance.members) == 119
    assert len(alliance.around) == 155
    assert len(alliance.activities) == 481
    assert len(alliance.initiatives) == 57
    assert (len(alliance.offers), len(alliance.needs)) == (134, 37)
    assert len(alliance.funders) == len(alliance.calls) == 69
    readme = (shipped_folder() / "README.md").read_text("utf-8")
    for name, count in {"members": 119, "network": 155, "activities": 481, "initiatives": 57,
                        "offers_needs": 171, "funders": 69}.items():  # fmt: skip
        assert f"| `{name}.csv` | {count} |" in readme


def test_every_record_tells_its_source_and_its_year_where_there_is_one(alliance):
    dated = (*alliance.organisations(), *alliance.activities, *alliance.initiatives)
    for one in (*dated, *alliance.funders, *alliance.calls):
        assert one.source
        assert one.as_of
    assert all(one.source for one in (*alliance.offers, *alliance.needs))


def test_ids_are_unique_and_references_hold(alliance):
    for records in (
        tuple(alliance.organisations()), alliance.activities, alliance.initiatives,
        (*alliance.offers, *alliance.needs), alliance.funders, alliance.calls,
    ):  # fmt: skip
        assert len({one.id for one in records}) == len(records)
    known = set(alliance.by_id)
    for work in alliance.activities:
        assert {work.organisation, *work.partners} <= known
        assert work.organisation not in work.partners
    assert all({*one.members} <= known for one in alliance.initiatives)
    assert all(one.organisation in known for one in (*alliance.offers, *alliance.needs))


def test_no_neighbour_is_a_member_under_any_name(alliance):
    members = {fold(name) for one in alliance.members for name in one.names}
    around = {fold(name) for one in alliance.around for name in one.names}
    assert not members & around


def test_every_restatement_of_an_initiative_names_it(alliance):
    restating = [one for one in alliance.activities if one.initiative]
    assert len(restating) == 127 + 18
    assert {one.initiative for one in restating} <= {one.id for one in alliance.initiatives}
    titles = {fold(one.title) for one in alliance.initiatives}
    assert not [
        one for one in alliance.activities if fold(one.title) in titles and not one.initiative
    ]


def test_years_run_forwards(alliance):
    for one in (*alliance.activities, *alliance.initiatives):
        assert not (one.years.start and one.years.end) or one.years.start <= one.years.end


def test_some_facts_are_as_the_sources_have_them(alliance):
    icimod = alliance.by_id["international-centre-for-integrated-mountain-development"]
    assert (icimod.acronym, icimod.country, icimod.kind) == ("ICIMOD", "NPL", "intergovernmental")
    assert icimod.steering is True
    facility = next(
        one for one in alliance.initiatives if one.id == "mountain-facility-grants-first-phase"
    )
    assert facility.budget == Money(amount=120_000, currency="USD")
    calls = {one.title: one for one in alliance.calls}
    eoca = calls["European Outdoor Conservation Association (EOCA)"]
    assert eoca.countries_excluded == ("USA", "CAN")
    alpine = calls["Interreg Alpine Space (classic projects)"]
    assert alpine.countries == ("AUT", "DEU", "FRA", "ITA", "SVN", "LIE", "CHE")
    grant = calls["Mountain Facility (Mountain Partnership)"]
    assert (grant.status, grant.max_grant, grant.amounts_verified) == ("closed", 25_000, True)


def test_ranges_of_the_same_name_are_told_apart(alliance):
    def ranges(name):
        return alliance.by_id[name].focus[0].ranges

    # Panama's own may or may not be in the vocabulary; it is never taken for another one.
    countries = ("the-dominican-republic", "the-philippines", "panama")
    central = [ranges(f"government-of-{country}") for country in countries]
    assert len(set(central)) == len(central)
    assert all(central[:2])


def test_nobody_can_be_written_to_or_called_from_the_data():
    private = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?<![\w/=%-])\+\d[\d ()-]{7,}\d")
    for path in shipped_folder().rglob("*"):
        if path.suffix in {".csv", ".json", ".md"}:
            assert not private.search(path.read_text("utf-8")), path.name


def test_no_source_is_the_name_of_a_file_that_nobody_has(alliance):
    for one in (*alliance.organisations(), *alliance.activities, *alliance.initiatives,
                *alliance.offers, *alliance.needs, *alliance.funders):  # fmt: skip
        assert one.source.startswith(("http://", "https://")) or not one.source.endswith(".txt")


def test_an_installation_without_data_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(_shipped, "_PACKAGE", tmp_path / "broker")
    with pytest.raises(BrokerError, match="Install the program again"):
        shipped_folder()


def test_the_data_inside_an_installed_package_come_first(tmp_path, monkeypatch):
    monkeypatch.setattr(_shipped, "_PACKAGE", tmp_path / "broker")
    for folder in (tmp_path / "data", tmp_path / "broker" / "shipped"):
        folder.mkdir(parents=True)
        (folder / "members.csv").touch()
    assert shipped_folder() == tmp_path / "broker" / "shipped"
