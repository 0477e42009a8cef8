"""The data that ship are made by one step that changes nothing when it runs again."""

import pytest

from broker.intake import IntakeError, shipped_folder
from broker.intake.ship import TEXTS, main, ship
from broker.model import CatalogueError, InputError
from tests.intake.tiny import VOCABULARY, activity, exchange, funder, member, write

SOURCES = {
    "004_0123456789abcdef.txt": (
        "Mountain Partnership founding document 004 (report to the United Nations, 2006)"
    ),
    "001_0123456789abcdef.txt": "Mountain Partnership founding document 001",
    "GitHub public web-site source (id 7)": (
        "Web site source of the organisation (address not recorded)"
    ),
    "Day list of 2023 (address not shown by the index)": (
        "Day list of 2023 (address not recorded)"
    ),
    "search excerpt without address: Forum news": "Forum news (address not recorded)",
    "https://example.org/a;b?c=env1.txt": "https://example.org/a;b?c=env1.txt",
    "general knowledge; verify at https://example.org": (
        "general knowledge; verify at https://example.org"
    ),
}


def gathered(folder, **changes):
    """Write a tiny alliance with its texts, as it was gathered."""
    write(folder, **changes)
    for name in TEXTS:
        (folder / name).write_bytes("# Café, see 004_0123456789abcdef.txt\r\n".encode())
    return folder


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(("source", "shipped"), SOURCES.items())
def test_a_source_becomes_something_that_a_reader_can_follow(tmp_path, source, shipped):
    rows = [member(source_url=source, tags_source_url=source)]
    ship(gathered(tmp_path / "in", members=rows), tmp_path / "out", vocabulary=VOCABULARY)
    text = (tmp_path / "out" / "members.csv").read_text("utf-8")
    assert text.count(shipped) == 2
    assert shipped == source or source not in text


def test_everything_but_sources_stays_as_it_is(tmp_path):
    rows = [
        activity(title='Rivers, "springs" and canals', summary_own_words="Año; ñandú"),
        activity(title="Z before A stays before it"),
    ]
    source = gathered(tmp_path / "in", activities=rows)
    written = ship(source, tmp_path / "out", vocabulary=VOCABULARY)
    assert sorted(path.name for path in written) == sorted(contents(source))
    before = contents(source) | dict.fromkeys(TEXTS, b"")
    assert contents(tmp_path / "out") | dict.fromkeys(TEXTS, b"") == before


def test_a_second_run_changes_nothing(tmp_path):
    rows = [exchange(source_url=source, text_own_words=source) for source in SOURCES]
    first, second = tmp_path / "first", tmp_path / "second"
    ship(gathered(tmp_path / "in", offers_needs=rows), first, vocabulary=VOCABULARY)
    ship(first, second, vocabulary=VOCABULARY)
    ship(first, first, vocabulary=VOCABULARY)
    assert contents(first) == contents(second)
    assert all(b"\r" not in data for data in contents(first).values())
    assert all(b"_0123456789abcdef" not in data for data in contents(first).values())


def test_files_of_others_in_the_target_are_left_alone(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "README.md").write_text("mine")
    ship(gathered(tmp_path / "in"), tmp_path / "out", vocabulary=VOCABULARY)
    assert contents(tmp_path / "out")["README.md"] == b"mine"


@pytest.mark.parametrize("fault", ["bad row", "missing table", "missing text", "not utf-8"])
def test_a_source_that_is_not_whole_leaves_the_target_as_it_was(tmp_path, fault):
    target = tmp_path / "out"
    ship(gathered(tmp_path / "in"), target, vocabulary=VOCABULARY)
    before = contents(target)
    wrong = gathered(tmp_path / "in", funders=[funder("Other", currency="?")])
    if fault == "missing table":
        (wrong / "network.csv").unlink()
    elif fault == "missing text":
        (wrong / TEXTS[1]).unlink()
    elif fault == "not utf-8":
        (wrong / TEXTS[0]).write_bytes(b"caf\xe9")
    with pytest.raises(IntakeError if fault == "bad row" else InputError):
        ship(wrong, target, vocabulary=VOCABULARY)
    assert contents(target) == before


def test_a_target_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(CatalogueError, match="cannot be written"):
        ship(gathered(tmp_path / "in"), tmp_path / "out", vocabulary=VOCABULARY)


def test_the_committed_data_are_what_the_step_makes(tmp_path):
    assert main([str(shipped_folder()), str(tmp_path)]) == 0
    made = contents(tmp_path)
    assert made == {name: (shipped_folder() / name).read_bytes() for name in made}
    assert len(made) == 8


def test_the_command_tells_what_is_wrong_and_exits_with_2(tmp_path, capsys):
    assert main([str(tmp_path / "nowhere"), str(tmp_path / "out")]) == 2
    assert "members.csv cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
