"""Ministries of several countries under one name, as lists of a region have them."""

from broker.model import Alliance
from tests.intake.sheets import examined

LIST = (
    "Nom;Type;Pays;Thèmes\n"
    "Ministère de l'Eau;Ministère;Pérou;\n"
    "Ministère de l'Eau;Ministère;Bolivie;\n"
    "Ligue;ONG;Bolivie;\n"
)
APART = ["Ministère de l'Eau (Pérou)", "Ministère de l'Eau (Bolivie)", "Ligue"]


def names(found):
    assert found.report.problems == ()
    return [one.name for one in found.after.members]


def test_nobody_is_told_to_leave_a_country_out(tmp_path):
    (problem,) = examined(tmp_path, LIST, there=Alliance()).report.problems
    assert (problem.row, problem.column) == (3, "name")
    assert problem.suggestion == "Ministère de l'Eau (Bolivie)"
    assert "row 2 has the same name, in another country (PER)" in problem.message
    assert "--accept" in problem.message
    assert "Keep one" not in problem.message


def test_a_person_may_have_all_told_apart_by_their_countries(tmp_path):
    found = examined(tmp_path, LIST, there=Alliance(), accept=True)
    assert names(found) == APART
    assert {one.aliases for one in found.after.members[:2]} == {("Ministère de l'Eau",)}
    read = [one for one in found.report.repairs if one.column == "name"]
    assert [one.read_as for one in read] == APART[:2]


def test_the_next_list_needs_no_word_about_it(tmp_path):
    first = examined(tmp_path, LIST, there=Alliance(), accept=True).after
    again = examined(tmp_path, LIST, there=first)
    assert names(again) == APART
    assert (again.report.new, again.report.changed, again.report.same) == (0, 0, 3)


def test_one_of_them_is_known_where_it_stands_alone_and_in_another_language(tmp_path):
    first = examined(tmp_path, LIST, there=Alliance(), accept=True).after
    alone = "Nom;Type;Pays\nMinistère de l'Eau;Ministère;Bolivie\n"
    german = "Name;Typ;Land\nMinistère de l'Eau;government;Bolivien\n"
    for text in (alone, german):
        again = examined(tmp_path, text, there=first)
        assert names(again) == APART
        assert again.report.new == 0


def test_who_is_known_by_the_plain_name_keeps_it(tmp_path):
    first = examined(tmp_path, "\n".join(LIST.split("\n")[:2]), there=Alliance()).after
    found = examined(tmp_path, LIST, there=first, accept=True)
    assert names(found) == ["Ministère de l'Eau", *APART[1:]]


def test_the_same_row_twice_is_still_refused(tmp_path):
    text = LIST + "Ministère de l'Eau;Ministère;Bolivie;\n"
    (problem,) = examined(tmp_path, text, there=Alliance(), accept=True).report.problems
    assert "Keep one of the two rows" in problem.message
