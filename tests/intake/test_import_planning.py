"""Before anything is written, an import says what is wrong, what would change and what is new."""

import pytest

from broker.intake.tables import Recognised, Wishes, examine
from tests.intake.sheets import AYNI, DAYS, THERE, VOCABULARY, examined


def test_names_in_other_languages_are_read_and_reported(tmp_path):
    text = "name,kind,country,themes\nTian Shan,ONG,Kirghizistan,watershed mgmt\n"
    found = examined(tmp_path, text)
    assert found.report.problems == ()
    new = found.after.members[-1]
    assert (new.kind, new.country) == ("civil_society", "KGZ")
    assert new.focus[0].themes == ("watershed_management",)
    said = {(one.row, one.column, one.value, one.read_as) for one in found.report.repairs}
    assert (2, "country", "Kirghizistan", "KGZ") in said
    assert (2, "themes", "watershed mgmt", "watershed_management") in said


def test_what_is_only_similar_is_suggested_and_not_taken(tmp_path):
    text = "name,kind,themes\nTian Shan,ONG,biodiversty\n"
    found = examined(tmp_path, text)
    (problem,) = found.report.problems
    assert (problem.row, problem.column, problem.value) == (2, "themes", "biodiversty")
    assert problem.suggestion == "biodiversity"
    assert found.after is None
    accepted = examined(tmp_path, text, accept=True)
    assert accepted.after.members[-1].focus[0].themes == ("biodiversity",)


def test_the_same_value_is_reported_once_with_its_rows(tmp_path):
    rows = "".join(f"Club {number},NGO\n" for number in range(50))
    found = examined(tmp_path, f"name,kind\n{rows}")
    (repair,) = found.report.repairs
    assert (repair.row, repair.rows, repair.read_as) == (2, 50, "civil_society")


def test_a_known_member_changes_only_where_its_row_says_something_else(tmp_path):
    found = examined(tmp_path, "name,kind,website,themes\nAYNI,NGO,https://new.example,\n")
    assert (found.report.new, found.report.changed) == (0, 1)
    (entry,) = found.report.entries
    (change,) = entry.changes
    assert change.field == "website"
    assert (change.before, change.after) == ("https://ayni.example", "https://new.example")
    after = found.after.members[0]
    assert after == AYNI.model_copy(update={"website": "https://new.example"})


def test_the_same_file_twice_changes_nothing(tmp_path):
    text = "name,kind,country\nHimal,government,NPL\n"
    once = examined(tmp_path, text)
    again = examined(tmp_path, text, there=once.after)
    assert again.after == once.after
    assert (again.report.new, again.report.changed, again.report.same) == (0, 0, 1)


def test_one_that_was_around_becomes_a_member(tmp_path):
    found = examined(tmp_path, "name,kind\nPuna Lab,university\n")
    assert found.after.around == ()
    assert found.after.members[-1].id == "puna-lab"
    assert found.after.members[-1].country == "BOL"
    assert found.report.entries[0].changes[0].field == "standing"


def test_a_member_is_not_shown_the_door_by_a_list_of_others(tmp_path):
    found = examined(tmp_path, "name,kind\nAyni,NGO\n", kind="network", name="n.csv")
    assert found.after is None
    assert "is a member" in found.report.problems[0].message


def test_two_rows_for_one_organisation_are_a_problem(tmp_path):
    found = examined(tmp_path, "name,kind\nHimal,government\nHIMAL,government\n")
    (problem,) = found.report.problems
    assert (problem.row, problem.column) == (3, "name")
    assert "row 2" in problem.message


def test_nothing_is_removed_unless_a_person_says_so(tmp_path):
    text = "name,kind\nHimal,government\n"
    assert len(examined(tmp_path, text).after.members) == 2


def test_what_others_refer_to_is_not_removed(tmp_path):
    activity = "organisation,title,kind,status\nAyni,Canals,project,running\n"
    there = examined(tmp_path, activity, kind="activities", name="a.csv").after
    assert there.activities[0].organisation == "ayni"
    found = examined(tmp_path, "name,kind\nHimal,government\n", there=there, replace=True)
    assert found.after is None
    assert found.report.removed == 1
    assert "ayni" in found.report.problems[0].message


def test_removal_is_reported_by_name(tmp_path):
    found = examined(tmp_path, "name,kind\nHimal,government\n", replace=True)
    assert [one.name for one in found.report.entries if one.state == "removed"] == ["Ayni"]
    assert [one.name for one in found.after.members] == ["Himal"]


def test_work_refers_to_organisations_by_any_of_their_names(tmp_path):
    text = "organisation,title,kind,status,partners\nAY,Canals,project,running,Puna Lab;Nobody\n"
    found = examined(tmp_path, text, kind="activities", name="a.csv")
    (activity,) = found.after.activities
    assert (activity.organisation, activity.partners) == ("ayni", ("puna-lab",))
    assert activity.other_partners == ("Nobody",)


def test_work_of_nobody_is_a_problem_with_the_nearest_name(tmp_path):
    text = "organisation,title,kind,status\nAyny,Canals,project,running\n"
    (problem,) = examined(tmp_path, text, kind="activities", name="a.csv").report.problems
    assert "Did you mean 'Ayni'?" in problem.message


def test_offers_needs_funders_and_calls(tmp_path):
    text = "organisation,type,category,text\nAyni,besoin,money,Pipes\nAyni,offre,training,Canals\n"
    after = examined(tmp_path, text, kind="offers-needs", name="o.csv").after
    assert (after.needs[0].text, after.offers[0].text) == ("Pipes", "Canals")
    after = examined(tmp_path, "name,kind\nLake Fund,bank\n", kind="funders", name="f.csv").after
    assert [one.name for one in after.funders] == ["Spring Fund", "Lake Fund"]
    text = "funder,title,call_pattern\nSpring Fund,Springs 2030,deadline\n"
    after = examined(tmp_path, text, kind="calls", name="c.csv").after
    assert after.calls[0].funder == "spring-fund"


def test_a_source_can_be_given_and_is_the_file_otherwise(tmp_path):
    text = "name,kind\nHimal,government\n"
    assert examined(tmp_path, text).after.members[-1].source == "members.csv"
    after = examined(tmp_path, text, source="Letter of 3 May").after
    assert after.members[-1].source == "Letter of 3 May"


def test_another_idea_of_who_is_who_can_be_brought(tmp_path):
    path = tmp_path / "members.csv"
    path.write_text("name,kind\nAssociation for Reciprocity,NGO\n")

    def same(records, *, known):
        return Recognised(same={records[0].id: "ayni"})

    found = examine(
        path,
        alliance=THERE,
        vocabulary=VOCABULARY,
        wishes=Wishes(kind="members"),
        resolve=same,
    )
    assert [one.id for one in found.after.members] == ["ayni"]
    assert found.after.members[0].name == "Association for Reciprocity"


def test_an_initiative_keeps_its_id_under_another_spelling(tmp_path):
    text = "title,type,status\nWATER DAYS,event,terminé\n"
    found = examined(tmp_path, text, kind="initiatives", name="i.csv")
    assert [one.id for one in found.after.initiatives] == [DAYS.id]


def test_rows_that_are_alike_never_become_one_record(tmp_path):
    head = "organisation,type,category,text\nAyni,offer,money,Pipes\n"
    there = examined(tmp_path, head, kind="offers-needs", name="o.csv").after
    both = head + "Ayni,offer,training,Pipes\n"
    found = examined(tmp_path, both, kind="offers-needs", name="o.csv", there=there)
    assert (found.report.new, found.report.same) == (1, 1)
    assert [one.category for one in found.after.offers] == ["money", "training"]


def test_where_two_known_records_are_alike_neither_is_guessed_to_be_meant(tmp_path):
    head = "organisation,type,category,text\n"
    both = f"{head}Ayni,offer,money,Pipes\nAyni,offer,training,Pipes\n"
    there = examined(tmp_path, both, kind="offers-needs", name="o.csv").after
    third = f"{head}Ayni,offer,equipment,PIPES\n"
    found = examined(tmp_path, third, kind="offers-needs", name="o.csv", there=there)
    assert (found.report.new, found.report.changed) == (1, 0)
    assert [one.category for one in found.after.offers] == ["money", "training", "equipment"]


def test_two_spellings_of_a_known_title_stay_two(tmp_path):
    head = "funder,title,call_pattern\n"
    there = examined(
        tmp_path, f"{head}Spring Fund,Springs,deadline\n", kind="calls", name="c.csv"
    ).after
    rows = "Spring Fund,SPRINGS,deadline\nSpring Fund,springs,annual\n"
    found = examined(tmp_path, head + rows, kind="calls", name="c.csv", there=there)
    assert [(one.title, one.pattern) for one in found.after.calls] == [
        ("SPRINGS", "deadline"), ("springs", "annual"),
    ]  # fmt: skip


def test_a_theme_that_a_list_states_is_no_longer_a_guess(tmp_path):
    focus = AYNI.focus[0].model_copy(update={"themes_inferred": ("forests", "gender")})
    there = THERE.model_copy(update={"members": (AYNI.model_copy(update={"focus": (focus,)}),)})
    found = examined(tmp_path, "name,kind,themes\nAyni,NGO,water;forests\n", there=there)
    (area,) = found.after.members[0].focus
    assert (area.themes, area.themes_inferred) == (("water", "forests"), ("gender",))


def test_what_changes_in_a_focus_is_told_field_by_field(tmp_path):
    found = examined(tmp_path, "name,kind,themes\nAyni,NGO,forests\n")
    (entry,) = found.report.entries
    (change,) = entry.changes
    assert change.field == "focus.themes"
    assert (change.before, change.after) == (["water"], ["water", "forests"])


def test_a_new_list_of_all_tells_who_is_not_in_it_and_keeps_them(tmp_path):
    whole = "name,kind\nAyni,NGO\nHimal,NGO\nAltai,NGO\n"
    there = examined(tmp_path, whole).after
    found = examined(tmp_path, "name,kind\nAyni,NGO\nHimal,NGO\nNew,NGO\n", there=there)
    assert "Altai" in {one.name for one in found.after.members}
    (remark,) = [one for one in found.report.remarks if "this list, and stay" in one]
    assert remark.startswith("1 of the 3 members known so far")
    assert "Altai" in remark
    assert "--replace" in remark


def test_a_list_of_the_new_ones_misses_nobody(tmp_path):
    there = examined(tmp_path, "name,kind\nAyni,NGO\nHimal,NGO\nAltai,NGO\n").after
    assert examined(tmp_path, "name,kind\nNew,NGO\nAltai,NGO\n", there=there).report.remarks == ()


def test_a_list_without_any_year_says_how_to_give_one(tmp_path):
    rows = "".join(f"Club {number},NGO,{{}}\n" for number in range(3))
    undated = examined(tmp_path, "name,kind,as_of\n" + rows.format("", "", ""))
    assert any("--set 'as_of=" in one for one in undated.report.remarks)
    one_dated = examined(tmp_path, "name,kind,as_of\n" + rows.format("", "2024", ""))
    assert not any("as_of" in one for one in one_dated.report.remarks)
    told = examined(
        tmp_path, "name,kind,as_of\n" + rows.format("", "", ""), constants={"as_of": "2025"}
    )
    assert not any("as_of" in one for one in told.report.remarks)


def test_kinds_are_named_as_people_call_them_and_may_be_written_so(tmp_path):
    found = examined(tmp_path, "name,kind\nA,Zorglub\n", language="fr")
    (problem,) = found.report.problems
    names = str(problem.message).partition("Choose one of ")[2].rstrip(".").split(", ")
    assert "Gouvernement" in names
    rows = "".join(f"Club {at},{name}\n" for at, name in enumerate(names))
    kinds = {one.kind for one in examined(tmp_path, f"name,kind\n{rows}").after.members}
    assert kinds >= set(VOCABULARY.kinds)


@pytest.mark.parametrize(
    "text",
    [
        "Name;Website\nAyni;https://new.example\n",
        "Name;Type;Website\nAYNI;;https://new.example\n",
        "Name;Type;Website\nAyni;?;https://new.example\nHimal;government;\n",
    ],
)
def test_an_updated_list_need_not_repeat_the_kind_of_who_is_known(tmp_path, text):
    found = examined(tmp_path, text)
    assert found.report.problems == ()
    (ayni,) = (one for one in found.after.members if one.id == "ayni")
    assert (ayni.kind, ayni.website) == ("civil_society", "https://new.example")


def test_who_is_not_known_still_needs_a_kind(tmp_path):
    found = examined(tmp_path, "Name;Website\nAyni;https://new.example\nHimal;\n")
    (problem,) = found.report.problems
    assert (problem.row, problem.column) == (3, "kind")
    (missing,) = examined(tmp_path, "Name;Website\nHimal;\n").report.problems
    assert "--map" in missing.message


def test_a_year_that_is_still_to_come_is_told(tmp_path):
    rows = "name,kind,as_of\nHimal,NGO,2062\nTian Shan,NGO,2020\n"
    found = examined(tmp_path, rows)
    told = [one for one in found.report.remarks if "still to come" in one]
    assert len(told) == 1
    assert "row 2 holds for 2062" in told[0]
    assert found.after is not None


def test_one_kind_for_all_rows_without_one_leaves_those_that_are_known(tmp_path):
    text = "Name;Website\nAyni;https://new.example\nHimal;\n"
    found = examined(tmp_path, text, constants={"kind": "government"})
    kinds = {one.id: one.kind for one in found.after.members}
    assert kinds == {"ayni": "civil_society", "himal": "government"}
