"""What is said of lists as they are published, and what a person can do next."""

import pytest


@pytest.fixture
def own(call, tmp_path):
    """Call the command line on a catalogue of this test alone."""

    def run(text, *arguments, name="list.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        catalogue = str(tmp_path / "own.sqlite")
        return call(
            "import", str(path), "--kind", "members", *arguments, BROKER_CATALOGUE=catalogue
        )

    return run


def test_a_column_that_may_hold_something_else_can_be_left_out(own):
    text = "name,category\nBlue Yak,gold\nHill Club,silver\nFell Club,gold\n"
    done = own(text)
    assert done.code == 2
    assert "--map 'category=-' leaves it out" in done.out
    done = own(text, "--map", "category=-", "--set", "kind=civil_society")
    assert done.code == 0, done.err
    assert "category → – (as you say)" in done.out


def test_unknown_entries_of_lists_can_be_left_out_at_once(own):
    text = "name,kind,themes\nBlue Yak,NGO,water; health; peace\n"
    done = own(text)
    assert done.code == 2
    assert "--read '*=-'" in done.out
    done = own(text, "--read", "*=-")
    assert done.code == 0, done.err
    assert "health → –" in done.out


def test_every_other_word_can_only_be_left_out(own):
    done = own("name,kind\nBlue Yak,NGO\n", "--read", "*=water")
    assert done.code == 2
    assert "can only be left out" in done.err


def test_crossed_themes_and_groups_are_told_by_their_own_names(own):
    text = "Nom;Web;Eau;Tourisme\nAssociations;;;\nYak bleu;;x;\nClub;;;x\n"
    done = own(text)
    assert done.code == 0, done.err
    assert "Eau → themes" in done.out
    assert "Eau → water" in done.out
    assert "'Associations' stands above a group of rows" in done.out
    assert "\n   → " not in done.out
