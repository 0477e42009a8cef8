"""What a person decided about who is who holds for the lists that come later."""

import pytest

from broker import _import
from broker.identity import merge, unmerge
from broker.model import Alliance, Decision
from broker.store import open_catalogue
from tests.worlds import TODAY, member, neighbour

AYNI = member("ayni", name="Ayni Trust", acronym="AT", country="PER", themes=("water",)).model_copy(
    update={"website": "https://ayni.example"}
)
CUSCO = member(
    "m-17", name="Water Keepers of Cusco", country="BOL", aliases=("Guardianes del Agua",)
)  # fmt: skip
SNOW = neighbour("snow", name="Snow and Avalanche Institute", country="CHE")
OTHERS = tuple(member(f"other-{one}", country="NPL") for one in ("east", "west"))
THERE = Alliance(members=(AYNI, CUSCO, *OTHERS), around=(SNOW,))

HEAD = "name,kind,country,website,themes\n"
KEPT = "Ayni Trust,NGO,Peru,https://ayni.example,\n"
GONE = "Water Keepers of Cusco,NGO,Bolivia,https://keepers.example,forests\n"


def content(url):
    with open_catalogue(url) as opened:
        return opened.load()


def decided(one, other, verdict="same"):
    first, second = sorted((one, other))
    return Decision(one=first, other=second, verdict=verdict, on=TODAY, by="hub")


def made_one(url, kept="ayni", gone="m-17"):
    with open_catalogue(url) as opened:
        number = len(opened.merges.all()) + 1
        there = opened.load()
        after, done = merge(there, kept=kept, gone=gone, on=TODAY, by="hub", number=number)
        opened.save_merge(after, merge=done, note="merged", together=(decided(kept, gone),))


def made_two(url, number=1):
    with open_catalogue(url) as opened:
        (done,) = [one for one in opened.merges.all() if one.number == number]
        after, undone = unmerge(opened.load(), merge=done)
        opened.save_merge(after, merge=undone, note="took back")


def test_one_that_was_merged_is_recognised_with_the_day(imported, url):
    made_one(url)
    report = imported(GONE)
    assert (report.problems, report.new, report.unsure) == ((), 0, ())
    (seen,) = report.recognised
    assert (seen.likes[0].id, seen.likes[0].because) == (
        "ayni", ("A person merged the two on 1 June 2026.",),
    )  # fmt: skip


@pytest.mark.parametrize("rows", [KEPT + GONE, GONE + KEPT])
def test_the_whole_list_with_both_names_goes_to_the_one_that_stays(imported, url, rows):
    made_one(url)
    report = imported(rows)
    assert (report.problems, report.new, report.unsure) == ((), 0, ())
    assert [one.likes[0].id for one in report.recognised] == ["ayni"]
    after = content(url)
    assert len(after.members) == len(THERE.members) - 1
    before = content(url)
    assert imported(rows).changed == 0
    assert content(url) == before


def test_a_row_of_one_that_was_merged_adds_and_corrects_nothing(imported, url):
    made_one(url)
    once = content(url).by_id["ayni"]
    imported(GONE)
    after = content(url).by_id["ayni"]
    assert (after.name, after.country, after.website) == (
        "Ayni Trust", "PER", "https://ayni.example",
    )  # fmt: skip
    assert after.focus[0].themes == ("water", "forests")
    assert set(once.names) <= set(after.names)
    assert once.model_copy(update={"focus": after.focus}) == after


def test_what_stands_beside_in_the_row_of_the_one_that_stays_is_not_lost(imported, url):
    made_one(url)
    kept = "Ayni Trust,NGO,Peru,https://new.example,gender\n"
    for rows in (kept + GONE, GONE + kept):
        imported(rows)
        after = content(url).by_id["ayni"]
        assert after.website == "https://new.example"
        assert set(after.focus[0].themes) == {"water", "forests", "gender"}
        _import.undo_import(url)


@pytest.mark.parametrize("name", ["Guardianes del Agua", "GUARDIANES DEL AGUA", "M-17"])
def test_other_names_and_the_old_id_are_recognised_too(imported, url, name):
    made_one(url)
    report = imported(f"{name},NGO,Bolivia,,\n")
    assert (report.new, [one.likes[0].id for one in report.recognised]) == (0, ["ayni"])


def test_a_namesake_in_another_country_stays_apart(imported, url):
    made_one(url)
    report = imported("Water Keepers of Cusco,NGO,Nepal,,\n")
    assert (report.problems, report.new, report.recognised) == ((), 1, ())
    assert content(url).by_id["ayni"].country == "PER"


@pytest.fixture
def as_listed(url):
    """Give one the id that a row with its name has, and return it."""
    same = CUSCO.model_copy(update={"id": "water-keepers-of-cusco"})
    with open_catalogue(url) as opened:
        members = (AYNI, same, *OTHERS)
        opened.save(THERE.model_copy(update={"members": members}), note="another id")
    return same.id


def test_a_namesake_abroad_stays_apart_under_the_id_of_the_one_that_went(imported, url, as_listed):
    made_one(url, gone=as_listed)
    report = imported("Water Keepers of Cusco,NGO,Nepal,,\n")
    assert (report.new, report.recognised) == (1, ())


def test_one_that_was_made_part_of_one_that_went_too_is_the_last_one(imported, url):
    made_one(url)
    made_one(url, kept="other-east", gone="ayni")
    report = imported(KEPT + GONE)
    assert (report.problems, report.new) == ((), 0)
    assert [one.likes[0].id for one in report.recognised] == ["other-east"] * 2


def test_when_a_merge_is_taken_back_the_list_is_read_as_before(imported, url):
    made_one(url)
    made_two(url)
    report = imported(KEPT + GONE)
    assert (report.problems, report.new, report.recognised) == ((), 0, ())
    assert content(url).by_id["m-17"].country == "BOL"


def test_what_a_merge_that_was_taken_back_decided_is_forgotten(imported, url, as_listed):
    made_one(url, gone=as_listed)
    made_two(url)
    with open_catalogue(url) as opened:
        opened.save(opened.load().model_copy(update={"members": (AYNI, *OTHERS)}), note="left")
    report = imported(KEPT + GONE)
    assert (report.problems, report.new, report.recognised) == ((), 1, ())
    assert [one.likes for one in report.unsure] == []


def test_who_was_called_new_after_a_merge_is_another(imported, url):
    made_one(url)
    report = imported(KEPT + GONE, new=("3",))
    assert (report.problems, report.new, report.recognised) == ((), 1, ())
    again = imported(KEPT + GONE)
    assert (again.new, again.recognised, again.unsure) == (0, (), ())


def test_what_was_called_the_same_may_stand_beside_the_other_name(imported, url):
    other = "Altiplano Alliance,NGO,Peru,https://altiplano.example,forests\n"
    assert imported(other, same={"2": "ayni"}).new == 0
    with open_catalogue(url) as opened:
        there = opened.load()
        members = tuple(
            one.model_copy(update={"website": "https://ayni.example"}) if one.id == "ayni" else one
            for one in there.members
        )
        opened.save(there.model_copy(update={"members": members}), note="its own website")
    for rows in (KEPT + other, other + KEPT):
        report = imported(rows)
        assert (report.problems, report.new, report.unsure) == ((), 0, ())
        assert [one.likes[0].id for one in report.recognised] == ["ayni"]
        assert content(url).by_id["ayni"].website == "https://ayni.example"


def test_what_is_called_the_same_may_stand_beside_the_name_of_that_one(imported, url):
    other = "Altiplano Alliance,NGO,Peru,https://altiplano.example,forests\n"
    report = imported(KEPT + other, same={"3": "ayni"})
    assert (report.problems, report.new) == ((), 0)
    ayni = content(url).by_id["ayni"]
    assert (ayni.website, ayni.aliases) == ("https://ayni.example", ("Altiplano Alliance",))
    assert imported(KEPT + other).changed == 0


def test_what_was_called_the_same_as_one_that_went_is_the_one_that_stays(imported, url):
    imported("KEEP,NGO,Bolivia,,\n", same={"2": "m-17"})
    made_one(url)
    report = imported("KEEP,NGO,Bolivia,,\n")
    assert (report.new, [one.likes[0].id for one in report.recognised]) == (0, ["ayni"])


def test_who_is_distinct_from_one_that_went_is_so_from_the_one_that_stays(imported, url):
    with open_catalogue(url) as opened:
        opened.decisions.add(decided("guardianes-del-agua", "m-17", "different"))
    made_one(url)
    report = imported("Guardianes del Agua,NGO,,,\n")
    assert (report.new, report.recognised, report.unsure) == (1, (), ())


def test_a_neighbour_that_went_into_a_member_is_that_member_in_its_list(imported, url):
    made_one(url, gone="snow")
    row = "Snow and Avalanche Institute,university,Switzerland,,forests\n"
    report = imported(row, kind="network")
    assert (report.problems, report.new, report.unsure) == ((), 0, ())
    assert [one.likes[0].id for one in report.recognised] == ["ayni"]
    after = content(url)
    assert after.around == ()
    assert after.by_id["ayni"].standing == "member"
    assert after.by_id["ayni"].focus[0].themes == ("water", "forests")
    assert len(after.members) == len(THERE.members)


def test_a_list_of_those_around_that_replaces_takes_no_member_away(imported, url):
    made_one(url, gone="snow")
    row = "Snow and Avalanche Institute,university,Switzerland,,\nPuna Lab,NGO,Bolivia,,\n"
    report = imported(row, kind="network", replace=True)
    assert (report.problems, report.new, report.removed) == ((), 1, 0)
    after = content(url)
    assert [one.id for one in after.around] == ["puna-lab"]
    assert len(after.members) == len(THERE.members)
