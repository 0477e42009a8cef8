"""Values of options: how one is typed, and days that are none."""

import shlex

import pytest

from broker.intake.tables import typed


@pytest.mark.parametrize(
    "value",
    ["Ministry=…", "Fishers' cooperative=-", 'the "O\'Hara"=-', "it's $HOME=-", "l'ONG `x`!=-", ""],
)
def test_what_is_to_be_typed_arrives_as_it_was_meant(value):
    assert shlex.split(f"--read {typed(value)}") == ["--read", value]


def test_a_hint_for_a_word_with_an_apostrophe_can_be_copied(call, tmp_path):
    table = tmp_path / "members.csv"
    table.write_text("Name,Type,Country\nBlue Trust,Fishers' cooperative,Kenya\n", encoding="utf-8")
    shown = call(
        *("import", str(table), "--kind", "members", "--empty", "--dry-run"),
        *("--catalogue", str(tmp_path / "own.sqlite")),
    )
    assert shown.code == 2
    assert '--read "Fishers\' cooperative=-" leaves it out.' in shown.out


def test_a_day_that_is_none_is_told_alike_by_every_command(call, tmp_path, proposal):
    told = "broker: 'soon' is no date. Write it as 2026-05-31.\n"
    for asked in (
        ("evaluate", "partners", "--cordis", str(tmp_path), "--since", "soon"),
        ("fund", proposal, "--on", "soon"),
        ("freshness", "--on", "soon"),
    ):
        assert call(*asked).err == told


def test_a_table_to_measure_on_that_is_not_there(call, tmp_path):
    missing = str(tmp_path / "none.csv")
    for asked in (
        ("languages", "--labels", missing),
        ("funding", "--since", "2019", "--projects", missing),
    ):
        shown = call("evaluate", *asked)
        assert shown.code == 2
        assert f"{missing} cannot be read as a table (No such file or directory)." in shown.err
        assert "Errno" not in shown.err
