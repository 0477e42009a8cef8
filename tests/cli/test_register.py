"""The commands that keep the register true, on a catalogue of their own."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from broker.cli import _run, build
from broker.cli._lists import spread
from broker.intake import read_shipped
from broker.model import Hold
from broker.store import open_catalogue
from tests.cli.conftest import Called


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    """A catalogue with the shipped alliance, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "c.sqlite"
    open_catalogue(str(path), fill=read_shipped).close()
    return path


@pytest.fixture
def own(filled, tmp_path, monkeypatch, capfd, home):
    """Run a command, in this process for speed, on a catalogue that no other test sees."""
    shutil.copy(filled, tmp_path / "c.sqlite")
    monkeypatch.setenv("BROKER_CATALOGUE", str(tmp_path / "c.sqlite"))
    monkeypatch.setenv("BROKER_CACHE", str(home / "cache"))
    monkeypatch.setenv("BROKER_CONTACT_KEY", "")
    monkeypatch.setenv("BROKER_CONTACT_KEY_FILE", str(tmp_path / "contact.key"))

    def run(*arguments: str) -> Called:
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            _run.guarded(build, spread(arguments))
        out, err = capfd.readouterr()
        return Called(int(ended.value.code or 0), out, err)

    return run


def answer(called):
    assert called.code == 0, called.err
    return json.loads(called.out)


def test_duplicates_are_listed_with_their_evidence(own):
    found = answer(own("duplicates", "--json"))
    assert set(found) == {
        *("duplicates", "organisations", "compared", "learnt_from", "engine", "took_ms"),
    }
    for pair in found["duplicates"]:
        assert pair["verdict"] in {"same", "unsure"}
        assert all(set(clue) == {"part", "text", "contribution"} for clue in pair["clues"])


def test_a_merge_is_shown_done_and_taken_back(own):
    before = answer(own("freshness", "--json"))
    pair = ("CONDESAN", "Aspen Institute")
    assert answer(own("merge", *pair, "--dry-run", "--json"))["saved"] is False
    done = answer(own("merge", *pair, "--json"))
    assert (done["saved"], done["merge"]["number"]) == (True, 1)
    assert (done["followed"], done["set_aside"]) == ({}, {})
    assert own("merge", *pair).code == 2
    assert own("unmerge", "7").code == 2
    assert answer(own("unmerge", "1", "--json"))["merge"]["undone"] is True
    assert answer(own("freshness", "--json")) == before
    assert own("unmerge", "1").code == 2


def test_a_list_that_names_one_that_was_merged_brings_it_not_back(own, tmp_path):
    answer(own("merge", "CONDESAN", "Aspen Institute", "--json"))
    path = tmp_path / "list.csv"
    path.write_text("name\nAspen Institute\nCONDESAN\n", "utf-8")
    asked = ("import", str(path), "--kind", "members", "--dry-run")
    told = own(*asked)
    assert "Known under another name:" in told.out
    assert "A person merged the two on" in told.out
    assert "0 new" in told.out
    assert answer(own("unmerge", "1", "--json"))["saved"]
    assert "Known under another name:" not in own(*asked).out


def test_a_merge_tells_what_went_along_and_not_who_is_kept_apart(own, tmp_path):
    pair = ("CONDESAN", "Aspen Institute")
    with open_catalogue(str(tmp_path / "c.sqlite")) as opened:
        (gone,) = [one for one in opened.load().organisations() if one.name == pair[1]]
        opened.introductions.hold(Hold(one=gone.id, other="icimod"))
    told = answer(own("merge", *pair, "--dry-run", "--json"))
    done = answer(own("merge", *pair, "--json"))
    assert told["followed"] == done["followed"] == {"hold": 1}
    assert done["merge"]["followed"] == []
    tried = own("unmerge", "1", "--dry-run").out
    assert "Aspen Institute" in tried
    assert "would be two again" in tried
    assert "would come back: wishes to be kept apart (1)" in tried
    assert "wishes to be kept apart (1)" in own("unmerge", "1").out


@pytest.mark.parametrize(
    "what", [("merge", "CONDESAN", "Aspen Institute"), ("distinct", "CONDESAN", "Aspen Institute")]
)
def test_whoever_decides_has_a_name(own, what):
    said = own(*what, "--by", " ")
    assert said.code == 2
    assert "--by names no office" in said.err


def test_who_merges_two_learns_that_a_colleague_noted_that_they_are_two(own):
    pair = ("CONDESAN", "Aspen Institute")
    assert "Mind:" not in own("merge", *pair, "--dry-run").out
    own("distinct", *reversed(pair), "--by", "Andes hub")
    for asked in (("--dry-run",), ()):
        told = own("merge", *pair, *asked).out
        assert "it was noted that these are two organisations (Andes hub)" in told
    own("unmerge", "1")
    assert answer(own("merge", *pair, "--json"))["saved"]


def test_who_decided_and_what_came_after_an_import_is_told_in_the_readers_language(own, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,kind,country\nRed de la Puna,ngo,Perú\n", "utf-8")
    assert own("import", str(path), "--kind", "members").code == 0
    pair = ("CONDESAN", "Aspen Institute")
    own("distinct", *pair)
    assert "(Secretaría)" in own("merge", *pair, "--language", "es").out
    told = own("import", "--undo", "--language", "fr").err
    assert "a été fusionné avec" in told
    assert "merged" not in told


def test_what_is_distinct_is_not_listed_again(own):
    found = answer(own("duplicates", "--json"))["duplicates"]
    for pair in found[:1]:
        assert own("distinct", pair["one"], pair["other"]).code == 0
        left = answer(own("duplicates", "--json"))["duplicates"]
        assert (pair["one"], pair["other"]) not in {(one["one"], one["other"]) for one in left}
    assert own("distinct", "CONDESAN", "CONDESAN").code == 2


def test_two_that_were_taken_apart_again_are_no_duplicates_by_that_decision(own):
    before = answer(own("duplicates", "--json"))["duplicates"]
    answer(own("merge", "CONDESAN", "Aspen Institute", "--json"))
    answer(own("unmerge", "1", "--json"))
    after = answer(own("duplicates", "--json"))["duplicates"]
    assert [one["names"] for one in after] == [one["names"] for one in before]


def test_a_form_goes_out_and_its_return_makes_the_member_green(own, tmp_path):
    assert answer(own("freshness", "--json", "--on", "2026-06-01"))["lights"]["green"] == 0
    files = answer(own("form", "CONDESAN", "--out", str(tmp_path / "out"), "--json"))["files"]
    path = next(Path(one) for one in files if one.endswith(".csv"))
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "answer": "sí"} for row in rows)
    on = ("--on", "2026-06-01")
    assert answer(own("confirm", str(path), *on, "--dry-run", "--json"))["confirmations"]
    assert answer(own("freshness", "--json", *on))["lights"]["green"] == 0
    answer(own("confirm", str(path), *on, "--json"))
    found = answer(own("freshness", "--json", *on))
    due = next(one for one in found["members"] if one["name"].startswith("Consortium for the Sus"))
    assert (due["light"], due["term"], due["term_ends"]) == ("green", "running", "2030-06-01")
    assert due["records"]["red"] == 0


def test_forms_for_all_who_are_to_be_asked_are_each_in_their_language(own, tmp_path):
    out = tmp_path / "out"
    assert "broker form --due 20" in own("freshness", "--on", "2026-06-01").out
    first = answer(own("freshness", "--json", "--on", "2026-06-01"))["members"][:12]
    files = answer(own("form", "--due", "12", "--out", str(out), "--on", "2026-06-01", "--json"))
    assert len(files["files"]) == 36
    with open_catalogue(str(tmp_path / "c.sqlite")) as opened:
        there = opened.load().by_id
    titles = {"en": "Is this still true?", "fr": "Est-ce toujours vrai", "es": "¿Sigue siendo"}
    pages = [Path(one).read_text("utf-8") for one in files["files"] if one.endswith(".html")]
    for due, page in zip(first, pages, strict=True):
        spoken = there[due["organisation"]].languages
        assert titles[next((one for one in spoken if one in titles), "en")] in page
    assert len({page[:40] for page in pages}) > 1
    assert own("form", "--out", str(out)).code == 2
    assert own("form", "CONDESAN", "--due", "2", "--out", str(out)).code == 2


def test_a_member_leaves_and_comes_back(own, tmp_path):
    pair = ("CONDESAN", "ICIMOD")
    assert own("introduce", "propose", *pair).code == 0
    assert answer(own("leave", "CONDESAN", "--dry-run", "--json"))["saved"] is False
    left = answer(own("leave", "CONDESAN", "--json"))
    assert (left["open_introductions"], left["saved"]) == (1, True)
    again = own("leave", "CONDESAN", "--language", "es")
    assert again.code == 2
    assert "no es miembro" in again.err
    assert left["name"] not in own("freshness", "--json").out
    with open_catalogue(str(tmp_path / "c.sqlite")) as opened:
        assert [one.outcome for one in opened.confirmations.all()] == ["left"]
    (tmp_path / "back.csv").write_text(f"Name\n{left['name']}\n", "utf-8")
    back = answer(own("import", str(tmp_path / "back.csv"), "--kind", "members", "--json"))
    assert (back["new"], back["changed"], back["written"]) == (0, 1, True)
    assert left["name"] in own("freshness", "--json").out


def test_days_that_cannot_be_meant_are_refused(own, tmp_path):
    form = answer(own("form", "CONDESAN", "--out", str(tmp_path), "--json"))["files"]
    path = next(one for one in form if one.endswith(".csv"))
    early = own("confirm", path, "--on", "2999-01-01")
    assert early.code == 2
    assert "still to come" in early.err
    made = answer(own("introduce", "propose", "CONDESAN", "ICIMOD", "--json"))
    key = made["introductions"][0]["introduction"]["id"]
    late = own("introduce", "move", key, "--due", "2020-12-31", "--next", "Call")
    assert late.code == 2
    assert "31 December 2020 is over" in late.err
    assert own("introduce", "move", key[:10], "--due", "2999-12-31", "--next", "Call").code == 0
    assert own("contacts", "add", "CONDESAN", "--email", "focal point").code == 2


def test_contacts_are_shown_to_brokers_alone_and_forgotten(own, tmp_path):
    email = "focal@example.org"
    first = own("contacts", "add", "CONDESAN", "--email", email)
    assert first.code == 0
    assert "contact.key" in first.out
    assert "Keep a copy" in first.out
    assert f"focal point, {email}" in own("contacts", "show", "CONDESAN").out
    assert f"point focal, {email}" in own("contacts", "show", "CONDESAN", "--language", "fr").out
    assert own("contacts", "add", "CONDESAN").code == 2
    for language in ("fr", "es"):
        odd = own(
            *("contacts", "add", "CONDESAN", "--email", email),
            *("--unit", "Fish", "--language", language),
        )
        assert (odd.code, "none" in odd.err) == (2, False)
    for command in (("duplicates", "--json"), ("freshness", "--json")):
        assert email not in own(*command).out
    (tmp_path / "contact.key").unlink()
    refused = own("contacts", "show", "CONDESAN")
    assert (refused.code, email in refused.err) == (3, False)
    assert "--all" in refused.err
    assert own("contacts", "forget").code == 2
    assert own("contacts", "forget", "CONDESAN", "--all").code == 2
    assert own("contacts", "forget", "--all").code == 0
    assert answer(own("contacts", "show", "CONDESAN", "--json"))["contacts"] == []


TEXT = (
    "Hindu Kush Water Trust. We monitor springs and watersheds with villages in the mountains of "
    "Nepal and Bhutan, and train women as technicians."
)


def test_an_application_is_compared_with_the_membership(own, tmp_path):
    path = tmp_path / "application.txt"
    path.write_text(TEXT, "utf-8")
    found = answer(own("application", str(path), "--kind", "civil society", "--json"))
    assert set(found) == {"applicant", "duplicates", "nearest", "gaps", "meet", "took_ms"}
    assert len(found["meet"]) == 3
    assert len({one["member"] for one in found["meet"]}) == 3
    assert len(found["nearest"]) == 5
    assert all(gap["members"] <= 3 for gap in found["gaps"])
    same = answer(own("application", TEXT, "--kind", "civil society", "--json"))
    assert same["nearest"] == found["nearest"]


def test_an_application_that_says_nothing_sends_nobody_anywhere(own):
    nonsense = "Zzz qqq xxx www kkk"
    found = answer(own("application", nonsense, "--json"))
    assert found["gaps"] == found["meet"] == []
    assert "Nobody in the alliance clearly fits" in found["caution"]
    told = " ".join(own("application", nonsense).out.split())
    assert "no theme or no place was recognised" in told
    assert "others work on the same" not in told


def test_a_member_that_applies_again_is_recognised(own):
    found = answer(
        own("application", TEXT, "--name", "C.O.N.D.E.S.A.N. (Consortium for the Sustainable "
             "Development of the Andean Ecoregion)", "--country", "Peru", "--json")
    )  # fmt: skip
    assert found["duplicates"][0]["name"].startswith("Consortium for the Sustainable Development")
    told = own("application", TEXT, "--name", "ICIMOD").out
    assert "Integrated Mountain Development (" in " ".join(told.split())
    assert "The website icimod.org bears the name “ICIMOD”." in told
    assert "Both are known as “International Centre for Integrated Mountain" in " ".join(
        told.split()
    )
    assert "No record seems to be of the same" not in told


@pytest.mark.parametrize(
    "arguments",
    [
        ("application", "nothing.txt"),
        ("application", "12 34 56 78"),
        ("application", "mountain water in Nepal", "--identifier", "hello"),
        ("form", "Nobody Ever", "--out", "x"),
        ("confirm", "missing.csv"),
        ("freshness", "--on", "soon"),
        ("merge", "CONDESAN", "Nobody Ever"),
        ("contacts", "show", "Nobody Ever"),
        ("evaluate", "identity"),
        ("evaluate", "identity", "--ror", "missing.csv"),
    ],
)
def test_wrong_calls_end_with_a_message(own, arguments):
    called = own(*arguments)
    assert called.code == 2, called.err
    assert "Traceback" not in called.err


def test_a_name_is_told_letter_by_letter(call, tmp_path):
    table = tmp_path / "members.csv"
    table.write_text(
        "name,kind,country\nHerders [bold] of Alay,civil_society,KGZ\nMillers,civil_society,NPL\n",
        encoding="utf-8",
    )
    own = {"BROKER_CATALOGUE": str(tmp_path / "own.sqlite")}
    made = call("import", str(table), "--kind", "members", "--empty", "--source", "a list", **own)
    assert made.code == 0, made.err
    noted = call("distinct", "Herders [bold] of Alay", "Millers", **own)
    assert noted.out == "Noted: Herders [bold] of Alay and Millers are two organisations.\n"


def test_an_empty_calendar_is_called_so(call, proposal, tmp_path):
    called = call("fund", proposal, "--ics", str(tmp_path / "calls.ics"), "--json")
    assert called.code == 0
    assert "BEGIN:VEVENT" not in (tmp_path / "calls.ics").read_text()
    assert "the calendar is empty" in called.err
    assert called.out.startswith("{")


def returned(own, member, folder, **corrected):
    """Write the form of a member, filled in with corrections by field, and return its path."""
    files = answer(own("form", member, "--out", str(folder), "--json"))["files"]
    path = Path(next(one for one in files if one.endswith(".csv")))
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        for row in rows:
            writer.writerow({**row, "answer": "yes", "correction": corrected.get(row["field"], "")})
    return str(path)


def test_several_forms_are_taken_over_each_all_or_nothing(own, tmp_path):
    good = returned(own, "CONDESAN", tmp_path / "a", country="Ecuador", themes="Gender; Water")
    bad = returned(own, "ICIMOD", tmp_path / "b", country="Narnia")
    other = returned(own, "Rural Development Fund", tmp_path / "c")
    dry = own("confirm", good, bad, other, "--dry-run")
    assert dry.code == 2
    assert "Nothing was changed." in dry.out
    done = own("confirm", good, bad, other, "--language", "fr")
    assert done.code == 2
    assert "pays : Pérou → Équateur" in done.out.replace("\xa0", " ")
    assert "PER" not in done.out
    assert "Narnia" in done.out
    assert "2 formulaires repris" in done.out
    assert "Un formulaire" in done.err
    with open_catalogue(str(tmp_path / "c.sqlite")) as opened:
        there = {one.acronym: one for one in opened.load().members}
        confirmed = {one.record for one in opened.confirmations.all() if one.part == "members"}
    assert there["CONDESAN"].country == "ECU"
    assert there["ICIMOD"].country == "NPL"
    assert there["CONDESAN"].id in confirmed
    assert there["ICIMOD"].id not in confirmed
    assert len(confirmed) == 2


def test_a_dry_run_of_two_forms_of_one_member_tells_what_becomes_of_both(own, tmp_path):
    first = returned(own, "CONDESAN", tmp_path / "a", country="Ecuador")
    second = returned(own, "CONDESAN", tmp_path / "b", website="https://example.org")
    dry = own("confirm", first, second, "--dry-run")
    done = own("confirm", first, second)
    assert (dry.code, done.code) == (2, 2)
    assert "One form can be taken over" in dry.out
    assert "One form taken over" in done.out
    assert "the register says 'ECU' now" in dry.out


def test_several_forms_make_one_document(own, tmp_path):
    good = returned(own, "CONDESAN", tmp_path / "a", country="Ecuador")
    done = own("confirm", good, str(tmp_path / "missing.csv"), "--json")
    assert done.code == 2
    document = json.loads(done.out)
    (form,) = document["forms"]
    assert form["corrections"][0]["after"] == "Ecuador"
    (refused,) = document["refused"]
    assert "missing.csv" in refused["file"]
    assert refused["why"]
    one = answer(own("confirm", returned(own, "ICIMOD", tmp_path / "b"), "--json"))
    assert one["file"].endswith(".csv")


def csv_of(path: Path, *names: str) -> str:
    rows = "".join(f"{name},civil_society,PER,our list\n" for name in names)
    path.write_text(f"name,kind,country,source\n{rows}", "utf-8")
    return str(path)


def test_an_import_that_is_undone_tells_what_that_did(own, tmp_path):
    path = csv_of(tmp_path / "list.csv", "Spring Club")
    assert "Written." in own("import", path, "--kind", "members").out
    again = own("import", path, "--kind", "members").out
    assert "The catalogue held all of it already; no record was changed." in again
    assert "Written." not in again
    assert "It had changed no record." in own("import", "--undo").out
    assert "Taken out again: 1. As they were before: 0." in own("import", "--undo").out


def test_contacts_of_one_that_an_undo_took_away_are_told_of_and_deleted(own, tmp_path):
    path = csv_of(tmp_path / "list.csv", "Spring Club")
    own("import", path, "--kind", "members")
    assert own("contacts", "add", "Spring Club", "--email", "desk@example.org").code == 0
    undone = own("import", "--undo").out
    assert "no longer in the catalogue: spring-club." in undone
    assert "desk@example.org" in own("contacts", "show", "Spring Club").out
    wrong = own("contacts", "forget", "Spring Clubb")
    assert (wrong.code, "on record here: spring-club." in wrong.err) == (2, True)
    assert own("contacts", "forget", "spring-club").out.startswith("One contact of spring-club")
    assert own("contacts", "show", "Spring Club").code == 2


def test_a_contact_that_is_not_there_is_not_said_to_be_deleted(own):
    assert "No contact of Food and" in own("contacts", "forget", "FAO").out
    own("contacts", "add", "FAO", "--email", "desk@example.org")
    wrong = own("contacts", "forget", "FAO", "--id", "nope")
    assert (wrong.code, "Nothing was deleted." in wrong.err) == (2, True)
    assert own("contacts", "forget", "FAO").out.startswith("One contact of Food")


def test_who_leaves_is_told_of_with_the_contacts_that_are_still_kept(own):
    own("contacts", "add", "ICIMOD", "--email", "desk@example.org")
    assert "One contact of it is still kept." in own("leave", "ICIMOD").out
    refused = own("form", "ICIMOD", "--out", "forms")
    assert (refused.code, "is no member; only members are asked" in refused.err) == (2, True)


def test_what_a_member_answers_on_its_membership_is_told_and_not_counted_as_confirmed(
    own, tmp_path
):
    files = answer(own("form", "ICIMOD", "--out", str(tmp_path / "out"), "--json"))["files"]
    path = next(Path(one) for one in files if one.endswith(".csv"))
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    records = len({(row["part"], row["record"]) for row in rows})
    for stays, said in (("no", "asks to leave: decide"), ("yes", "stays a member.")):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            for row in rows:
                asked = row["field"] == "membership"
                writer.writerow({**row, "answer": stays if asked else "yes"})
        told = own("confirm", str(path)).out
        assert said in told
        assert f"Confirmed: {records}." in told


def test_a_form_in_an_old_encoding_is_read_as_the_one_that_is_named(own, tmp_path):
    form = answer(own("form", "CONDESAN", "--out", str(tmp_path), "--json"))["files"]
    path = next(Path(one) for one in form if one.endswith(".csv"))
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    asked = next(row for row in rows if row["field"] == "summary")
    asked.update(answer="no", correction="Müller öffnet die Brücke")
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, list(rows[0]))
    writer.writeheader()
    writer.writerow(asked)
    path.write_bytes(table.getvalue().encode("cp437", errors="replace"))
    on = ("--on", "2026-06-01", "--dry-run", "--json")
    guessed = answer(own("confirm", str(path), *on))
    assert [one["after"] for one in guessed["corrections"]] != [asked["correction"]]
    assert "its letters are read as" in guessed["open"][0]["message"]
    named = answer(own("confirm", str(path), "--encoding", "cp437", *on))
    assert [one["after"] for one in named["corrections"]] == [asked["correction"]]
    assert not named["open"]
    unknown = own("confirm", str(path), "--encoding", "klingon")
    assert (unknown.code, "klingon" in unknown.err) == (2, True)
