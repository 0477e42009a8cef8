"""An import knows who is there already under another name, and asks where it is not sure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker import _import
from broker._recognise import Recogniser
from broker.intake.tables import Wishes, examine
from broker.model import Alliance, CatalogueError, Decision, InputError
from broker.store import open_catalogue
from tests.intake.sheets import VOCABULARY
from tests.worlds import member, neighbour

ICIMOD = member(
    "centre",
    name="International Centre for Integrated Mountain Development",
    acronym="ICIMOD",
    country="NPL",
).model_copy(update={"website": "https://www.icimod.org"})
FORESTRY = member(
    "forestry", name="University of Zagreb, Faculty of Forestry", country="HRV",
)  # fmt: skip
VALDORO = member("valdoro", name="Università degli Studi di Valdoro", country="ITA")
SNOW = neighbour("snow", name="Snow and Avalanche Institute", country="CHE")
THERE = Alliance(members=(ICIMOD, FORESTRY, VALDORO), around=(SNOW,))

SURE = "Int. Centre for Integrated Mountain Development,NGO,Nepal,https://icimod.org\n"
UNSURE = "University of Valdoro,university,Italy,\n"
HEAD = "name,kind,country,website\n"


def content(url):
    with open_catalogue(url) as opened:
        return opened.load()


def decisions(url):
    with open_catalogue(url) as opened:
        return opened.decisions.all()


def test_who_is_surely_known_is_updated_and_keeps_its_name(imported, url):
    report = imported(SURE)
    assert (report.new, report.changed) == (0, 1)
    (seen,) = report.recognised
    assert (seen.row, seen.likes[0].id) == (2, "centre")
    assert any("icimod.org" in text for text in seen.likes[0].because)
    after = content(url).by_id["centre"]
    assert after.name == ICIMOD.name
    assert after.acronym == "ICIMOD"
    assert after.aliases == ("Int. Centre for Integrated Mountain Development",)
    assert after.kind == "civil_society"


def test_who_may_be_known_comes_in_as_new_and_is_said_with_evidence(imported, url):
    report = imported(UNSURE)
    assert (report.new, report.recognised) == (1, ())
    (seen,) = report.unsure
    assert (seen.key, seen.likes[0].id) == ("2", "valdoro")
    assert any("valdoro" in text.casefold() for text in seen.likes[0].because)
    assert content(url).by_id["valdoro"] == VALDORO


@pytest.mark.parametrize("wishes", [{}, {"same": {"3": "valdoro"}}, {"new": ("3",)}])
def test_a_second_import_of_the_same_file_changes_nothing(imported, url, wishes):
    imported(SURE + UNSURE, **wishes)
    before = content(url)
    again = imported(SURE + UNSURE, **wishes)
    assert (again.new, again.changed, again.removed, again.unsure) == (0, 0, 0, ())
    assert content(url) == before
    imported(SURE + UNSURE)
    assert content(url) == before


def test_what_a_person_called_the_same_is_one_and_is_remembered(imported, url):
    report = imported(UNSURE, same={"2": "valdoro"})
    assert (report.new, report.changed, report.unsure) == (0, 1, ())
    assert content(url).by_id["valdoro"].aliases == ("University of Valdoro",)
    (said,) = decisions(url)
    assert (said.pair, said.verdict) == (("university-of-valdoro", "valdoro"), "same")
    assert 0 < said.score < 1


def test_what_a_person_called_new_is_not_asked_again(imported, url):
    report = imported(UNSURE, new=("2",))
    assert (report.new, report.unsure) == (1, ())
    (said,) = decisions(url)
    assert said.verdict == "different"
    with open_catalogue(url) as opened:
        opened.save(THERE, note="without it")
    assert imported(UNSURE, dry_run=True).unsure == ()


@pytest.mark.parametrize("wished", [{"new": ("2",)}, {"same": {"2": "valdoro"}}])
def test_what_was_said_of_a_row_is_forgotten_when_the_import_is_undone(imported, url, wished):
    before = imported(UNSURE, dry_run=True)
    imported(UNSURE, **wished)
    assert _import.undo_import(url).forgotten == 1
    assert decisions(url) == ()
    assert imported(UNSURE, dry_run=True) == before


def test_a_dry_run_decides_nothing(imported, url):
    imported(UNSURE, same={"2": "valdoro"}, dry_run=True)
    assert decisions(url) == ()
    assert content(url) == THERE


def test_nothing_is_remembered_of_an_import_that_fails(imported, url, monkeypatch):
    def fails(*args, **more):
        raise CatalogueError("no room left")

    monkeypatch.setattr("broker.store._imports._set", fails)
    with pytest.raises(CatalogueError):
        imported(UNSURE, same={"2": "valdoro"})
    monkeypatch.undo()
    assert decisions(url) == ()
    assert content(url) == THERE


def test_an_undone_import_leaves_the_names_as_they_were(imported, url):
    imported(SURE)
    _import.undo_import(url)
    assert content(url) == THERE


def test_two_rows_that_seem_to_be_one_are_both_asked_about(imported):
    other = "ICIMOD Int Centre for Integrated Mountain Development,NGO,Nepal,https://icimod.org\n"
    report = imported(SURE + other)
    assert report.recognised == ()
    assert {one.row for one in report.unsure} == {2, 3}


def test_a_list_of_those_around_makes_no_neighbour_of_a_member(imported, url):
    report = imported(SURE, kind="network")
    assert report.problems == ()
    assert [one.likes[0].id for one in report.unsure] == ["centre"]
    assert content(url).by_id["centre"] == ICIMOD


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"same": {"9": "forestry"}}, "no organisation stands in that row"),
        ({"new": ("9",)}, "no organisation stands in that row"),
        ({"same": {"2": "Nobody Ever"}}, "no organisation is called 'Nobody Ever'"),
        ({"same": {"2": "forestry", "3": "forestry"}}, "which row 2 is, too"),
        ({"same": {"4": "forestry"}}, "by its name or id"),
    ],
)
def test_what_cannot_be_meant_is_a_problem_and_nothing_is_written(imported, url, wishes, said):
    rows = UNSURE + SURE + "Università degli Studi di Valdoro,university,Italy,\n"
    report = imported(rows, **wishes)
    assert any(said in one.message for one in report.problems)
    assert not report.written
    assert content(url) == THERE


def test_a_short_name_alone_is_no_evidence():
    records = [member("x", name="ICIMOD", country="NPL")]
    found = Recogniser()(records, known=THERE.members)
    assert not found.same
    assert "x" not in found.alike or found.alike["x"].score is not None


def test_a_name_that_two_known_ones_bear_decides_nothing():
    known = [
        VALDORO.model_copy(update={"aliases": ("University of Valdoro",)}),
        FORESTRY.model_copy(update={"aliases": ("University of Valdoro",), "country": "ITA"}),
    ]
    found = Recogniser()([member("x", name="University of Valdoro", country="ITA")], known=known)
    assert "x" not in found.alike


def test_what_was_called_different_is_not_recognised_by_an_alias():
    known = [VALDORO.model_copy(update={"aliases": ("University of Valdoro",)})]
    record = member("x", name="University of Valdoro", country="ITA")
    assert Recogniser()([record], known=known).alike["x"].id == "valdoro"
    said = Decision(
        one="valdoro", other="x", verdict="different", on="2026-06-01", by="Secretariat"
    )
    assert not Recogniser([said])([record], known=known).alike


NAMES = (
    "University of Zagreb", "Valdoro University", "Universita di Valdoro", "ICIMOD",
    "Snow Institute", "Integrated Mountain Development Centre", "Himal",
    "Avalanche and Snow Institute",
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from(["", "Nepal", "Italy", "Croatia", "Switzerland"]),
            st.sampled_from(["", "https://icimod.org", "https://unipd.it"]),
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda row: row[0],
    ),
    st.sampled_from(["members", "network"]),
)
def test_whatever_the_list_nothing_is_lost_and_twice_is_once(tmp_path_factory, rows, kind):
    path = tmp_path_factory.mktemp("twice") / "list.csv"
    path.write_text(HEAD + "".join(f"{n},NGO,{c},{w}\n" for n, c, w in rows), "utf-8")

    def run(there):
        wishes = Wishes(kind=kind)
        return examine(
            path, alliance=there, vocabulary=VOCABULARY, wishes=wishes, resolve=Recogniser()
        )

    once = run(THERE)
    assert once.report.problems == ()
    names = {name for one in once.after.organisations() for name in one.names}
    assert names >= {name for one in THERE.organisations() for name in one.names}
    assert names >= {row[0] for row in rows}
    again = run(once.after)
    assert again.after == once.after
    assert again.report.unsure == ()


def test_a_namesake_that_a_person_called_new_is_another_and_stays_so(imported, url):
    namesake = "Snow and Avalanche Institute,NGO,Switzerland,\n"
    with open_catalogue(url) as opened:
        opened.save(
            THERE.model_copy(update={"around": (SNOW.model_copy(update={"id": "slf"}),)}),
            note="another id",
        )
    report = imported(namesake, new=("2",))
    assert (report.problems, report.new, report.changed) == ((), 1, 0)
    assert {"slf", "snow-and-avalanche-institute"} <= set(content(url).by_id)
    (said,) = decisions(url)
    assert (said.pair, said.verdict) == (("slf", "snow-and-avalanche-institute"), "different")
    with open_catalogue(url) as opened:
        snow = SNOW.model_copy(update={"id": "slf"})
        opened.save(THERE.model_copy(update={"around": (snow,)}), note="without it")
    assert imported(namesake, dry_run=True).new == 1


def test_the_last_word_on_two_holds(imported, url):
    imported(UNSURE, new=("2",))
    _import.undo_import(url)
    report = imported(UNSURE, same={"2": "valdoro"})
    assert (report.problems, report.new, report.changed) == ((), 0, 1)
    assert imported(UNSURE).same == 1


def test_one_row_cannot_be_the_same_and_new(imported):
    report = imported(UNSURE, same={"2": "valdoro"}, new=("2",))
    (problem,) = report.problems
    assert "both" in problem.message


def test_a_row_that_is_not_there_is_said_plainly(imported):
    (problem,) = imported(UNSURE, new=("9",)).problems
    assert str(problem) == ("--new 9: no organisation stands in that row. Name a row such as 2.")


def test_where_nothing_holds_organisations_nobody_can_be_the_same(tmp_path, url):
    path = tmp_path / "calls.json"
    path.write_text("{}", "utf-8")
    with pytest.raises(InputError, match="organisations"):
        _import.import_file(path, catalogue=url, wishes=Wishes(kind="eu-calls", new=("2",)))


def test_two_rows_of_one_organisation_are_told_and_both_come_in(imported, url):
    rows = (
        "Eau Vive Sahel,NGO,Senegal,\n"
        "Pan African Water Forum,NGO,Mali,\n"
        "Eau Vive du Sahel,NGO,Senegal,\n"
    )
    report = imported(rows)
    assert report.written
    (told,) = [one for one in report.remarks if "may be one organisation" in one]
    assert "Eau Vive Sahel (row 2) and Eau Vive du Sahel (row 4)" in told
    assert len(content(url).members) == len(THERE.members) + 3
    again = imported(rows)
    assert (again.new, again.same) == (0, 3)
    assert not [one for one in again.remarks if "may be one organisation" in one]


def test_ministries_of_two_countries_are_no_twins(imported):
    rows = "Ministry of Water (Togo),government,Togo,\nMinistry of Water (Mali),government,Mali,\n"
    assert not [one for one in imported(rows).remarks if "may be one" in one]
