"""Bad input: one clear message that says what to do, exit 2 or 3, nothing lost, no traceback."""

import os
import subprocess
import sys

import pytest


def refused(called, *, code=2):
    assert called.code == code, (called.code, called.err)
    assert called.out == ""
    assert "Traceback" not in called.err
    assert called.err.strip()
    return called.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"   \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64), ""),
        (b"%PDF-1.4\nbroken", ""),
        (b"PK\x03\x04" + bytes(30), ""),
        (b"12345 67890", "nothing to go by"),
    ],
    ids=["empty", "blank", "picture", "broken-pdf", "broken-docx", "numbers"],
)
def test_a_proposal_that_is_no_text(call, tmp_path, content, said):
    path = tmp_path / "proposal.txt"
    path.write_bytes(content)
    assert said in refused(call("recommend", str(path), "--json")).casefold()


def test_a_proposal_that_is_too_large(call, tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert "MB" in refused(call("recommend", str(path)))


def test_a_proposal_that_is_not_there(call, tmp_path):
    assert "missing.md" in refused(call("recommend", str(tmp_path / "missing.md")))


@pytest.mark.parametrize(
    "proposal",
    [
        "water in the high Andes.docx",
        "water in the high Andes.rtf",
        "/a folder with four words/andes",
        "water",
        ".",
    ],
)
@pytest.mark.parametrize("command", ["recommend", "team", "fund"])
def test_a_wrong_path_is_told_before_anything_is_read(call, tmp_path, command, proposal):
    catalogue = tmp_path / "none.sqlite"
    refused(call(command, proposal, "--catalogue", str(catalogue)))
    assert not catalogue.exists()


def test_a_member_that_is_not_known_comes_with_the_nearest(call):
    said = refused(call("similar", "Mountain Reserch Initiative"))
    assert "Mountain Research Initiative" in said


@pytest.mark.parametrize(
    ("option", "given", "meant"),
    [
        ("--theme", "biodiversty", "biodiversity"),
        ("--place", "Kyrgystann", "Kyrgyzstan"),
        ("--kind", "goverment", "government"),
        ("--lead", "Euromontanna", "Euromontana"),
    ],
)
def test_a_name_that_is_not_known_comes_with_the_nearest(call, proposal, option, given, meant):
    assert meant.casefold() in refused(call("recommend", proposal, option, given)).casefold()


def test_a_name_that_is_like_no_other_comes_without_a_guess(call, proposal):
    for options in (("--lead", "Nobody Inc"), ("--lead", "Nope such")):
        said = refused(call("recommend", proposal, *options))
        assert "Did you mean" not in said
        assert "Check how it is written" in said


def test_a_kind_or_theme_like_no_other_comes_with_all_there_are(call, proposal):
    assert "'academic_research'" in refused(call("recommend", proposal, "--kind", "banana"))
    assert "'water'" in refused(call("recommend", proposal, "--theme", "banana"))


def test_an_acronym_with_a_slip_is_understood_where_introductions_are_made(call):
    assert "CONDESAN" not in refused(call("introduce", "propose", "ICIMOD", "Xyzzy"))
    said = refused(call("introduce", "propose", "ICIMOD", "CONDESN"))
    assert "Andean Ecoregion" in said


def test_a_rule_that_is_none(call, proposal):
    assert "countries>=3" in refused(call("team", proposal, "--require", "lots of countries"))


def test_a_date_that_is_none(call, proposal):
    assert "2026-05-31" in refused(call("fund", proposal, "--on", "soon"))


def test_a_language_that_is_not_there(call, proposal):
    assert "en, fr, es" in refused(call("recommend", proposal, "--language", "xx"))


def test_an_unknown_option_or_command(call, proposal):
    refused(call("recommend", proposal, "--colour", "red"))
    refused(call("recomend", proposal))


def test_an_encoder_that_is_not_there(call, proposal):
    refused(call("recommend", proposal, "--encoder", "no/such-model"))


def test_a_damaged_catalogue_is_left_alone(call, proposal, tmp_path):
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(b"this is no database" * 400)
    refused(call("recommend", proposal, BROKER_CATALOGUE=str(path)), code=3)
    assert path.read_bytes() == b"this is no database" * 400


def test_a_folder_that_cannot_be_written(call, proposal, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    refused(call("brief", proposal, "--out", str(blocked / "brief")), code=3)
    refused(call("recommend", proposal, BROKER_CATALOGUE=str(blocked / "c.sqlite")), code=3)


def test_a_cache_that_cannot_be_written_does_not_matter(call, proposal, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    called = call("recommend", proposal, "--json", BROKER_CACHE=str(blocked / "cache"))
    assert called.code == 0
    assert called.err == ""


def test_the_doctor_makes_no_catalogue_and_sees_a_damaged_one(call, tmp_path):
    absent = tmp_path / "absent.sqlite"
    assert call("doctor", BROKER_CATALOGUE=str(absent)).code == 0
    assert not absent.exists()
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"this is no database" * 400)
    called = call("doctor", BROKER_CATALOGUE=str(damaged))
    assert called.code == 3
    assert "wrong" in called.out


def test_a_text_in_which_nothing_is_recognised_is_said_to_be_so(call, tmp_path):
    path = tmp_path / "proposal.txt"
    path.write_text("xyzzy qwrtp", "utf-8")
    for command in ("recommend", "team", "fund"):
        assert "recognised" in refused(call(command, str(path), "--json"))


def test_a_brief_that_is_there_is_kept(call, proposal, tmp_path):
    (tmp_path / "brief.docx").write_text("edited by hand")
    called = call("brief", proposal, "--out", str(tmp_path), "--top", "2")
    assert called.code == 0
    assert (tmp_path / "brief.docx").read_text() == "edited by hand"
    assert (tmp_path / "brief-2.docx").exists()


def test_a_terminal_that_cannot_show_all_letters(call, proposal):
    for encoding in ("ascii", "latin-1"):
        called = call("recommend", proposal, "--top", "2", PYTHONIOENCODING=encoding)
        assert called.code == 0, called.err
    called = call("recommend", proposal, "--json", PYTHONIOENCODING="latin-1")
    assert called.code == 0
    assert "“" in called.out or "–" in called.out or "é" in called.out


def test_a_narrow_terminal_shows_the_answer_all_the_same(call, proposal):
    assert "1. " in call("recommend", proposal, "--top", "1", COLUMNS="0").out


def test_a_reader_who_has_seen_enough(home, proposal):
    command = f"{sys.executable} -m broker recommend {proposal} | head -n 1"
    settings = {
        **os.environ,
        "BROKER_CATALOGUE": str(home / "catalogue.sqlite"),
        "BROKER_CACHE": str(home / "cache"),
    }
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        env=settings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


def test_a_catalogue_in_memory_is_refused(call, proposal):
    refused(call("recommend", proposal, "--catalogue", ":memory:"))
