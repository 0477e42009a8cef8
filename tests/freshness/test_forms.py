"""A form goes out and comes back: what is said is taken over, all or nothing."""

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from broker.export import guarded, unguarded, write_form
from broker.freshness import FormError, confirmation_form, leave, read_form
from broker.model import Alliance, FocusArea, InputError, Offer, UnknownNameError
from broker.vocabulary import load_vocabulary
from broker.wording import LANGUAGES, Words
from tests.intake.sheets import workbook
from tests.worlds import activity, member, neighbour

TODAY = dt.date(2026, 6, 1)
WORLD = Alliance(
    members=(
        member("club", name="Alpine Club", country="CHE", themes=("gender", "forests")),
        member("other"),
    ),
    activities=(activity("walk", of="club", summary="=HYPERLINK(evil)"),),
    offers=(Offer(id="ropes", organisation="club", category="training", text="Ropes", source="s"),),
)


def answered(
    tmp_path: Path,
    answers: dict[str, tuple[str, str]],
    *,
    rest: str = "yes",
    world: Alliance = WORLD,
) -> Path:
    """Return the form of the club, filled in by field; other lines get the same answer."""
    form = confirmation_form(world, member="club", on=TODAY)
    path = next(one for one in write_form(form, folder=tmp_path) if one.suffix == ".csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    for row in rows:
        row["answer"], row["correction"] = answers.get(row["field"], (rest, ""))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(path: Path, alliance: Alliance = WORLD):
    return read_form(
        path, alliance=alliance, vocabulary=load_vocabulary(), by="focal point", on=TODAY
    )


def test_yes_to_all_confirms_all_and_changes_nothing(tmp_path):
    after, found = read(answered(tmp_path, {}))
    assert after == WORLD
    assert {(one.record, one.outcome) for one in found.confirmations} == {
        ("club", "confirmed"), ("club", "renewed"),
        ("club/walk", "confirmed"), ("ropes", "confirmed"),
    }  # fmt: skip


def test_corrections_are_understood_in_the_member_s_words(tmp_path):
    after, found = read(
        answered(
            tmp_path,
            {
                "country": ("no", "Autriche"),
                "themes": ("", "Gender; agua"),
                "website": ("", "https://club.example"),
                "languages": ("", "français; Deutsch"),
                "membership": ("non", ""),
            },
        )
    )
    club = after.by_id["club"]
    assert (club.country, club.website, club.languages) == (
        "AUT", "https://club.example", ("fr", "de"),
    )  # fmt: skip
    assert club.focus[0].themes[0] == "gender"
    assert "forests" not in club.focus[0].themes
    assert (club.as_of, club.source) == (2026, "Alpine Club, 2026-06-01")
    assert {one.outcome for one in found.confirmations if one.record == "club"} == {
        "corrected", "leaving",
    }  # fmt: skip
    assert "club" in after.by_id


def test_a_no_without_a_correction_is_left_open(tmp_path):
    _, found = read(answered(tmp_path, {"summary": ("no", "")}))
    assert [one.column for one in found.open] == ["correction", "correction"]
    assert {one.record for one in found.confirmations} == {"club", "ropes"}
    assert {one.outcome for one in found.confirmations if one.record == "club"} == {"renewed"}


def test_lines_without_an_answer_confirm_nothing(tmp_path):
    after, found = read(answered(tmp_path, {}, rest=""))
    assert (after, found.confirmations, found.corrections) == (WORLD, (), ())
    assert found.unanswered == 11


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"country": ("", "Atlantis")}, "Atlantis"),
        ({"themes": ("", "knitting")}, "knitting"),
        ({"website": ("", "club")}, "https://"),
        ({"website": ("", "https:// club example")}, "https://"),
        ({"themes": ("no", "; ;")}, "names nothing"),
        ({"status": ("", "sleeping")}, "sleeping"),
        ({"name": ("perhaps", "")}, "yes or no"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_row_and_nothing_is_taken(tmp_path, answers, message):
    with pytest.raises(FormError, match=message) as caught:
        read(answered(tmp_path, answers))
    assert caught.value.problems[0].row


def test_a_correction_that_a_comma_cut_in_two_is_refused(tmp_path):
    path = answered(tmp_path, {"summary": ("no", "We lend ropes")})
    text = path.read_text("utf-8").replace("lend ropes", "lend ropes; boots and maps")
    path.write_text(text, "utf-8")
    with pytest.raises(FormError, match="quotation marks") as caught:
        read(path)
    assert [one.row for one in caught.value.problems] == [7, 12]


def test_what_is_written_beside_the_membership_is_left_open(tmp_path):
    after, found = read(answered(tmp_path, {"membership": ("", "only until March")}))
    assert after == WORLD
    assert [(one.column, one.value) for one in found.open] == [("correction", "only until March")]
    assert not {"renewed", "leaving"} & {one.outcome for one in found.confirmations}


def test_a_theme_that_a_member_names_is_no_longer_a_guess(tmp_path):
    guess = FocusArea(themes=("gender",), themes_inferred=("forests", "water"))
    club = WORLD.members[0].model_copy(update={"focus": (guess,)})
    world = WORLD.model_copy(update={"members": (club, *WORLD.members[1:])})
    path = answered(tmp_path, {"themes": ("no", "gender; forests")}, world=world)
    (area,) = read(path, world)[0].by_id["club"].focus
    assert (area.themes, area.themes_inferred) == (("gender", "forests"), ("water",))


def test_a_form_that_is_older_than_the_register_is_refused(tmp_path):
    path = answered(tmp_path, {})
    club = WORLD.members[0].model_copy(update={"name": "New Alpine Club"})
    with pytest.raises(FormError, match="New Alpine Club"):
        read(path, WORLD.model_copy(update={"members": (club,)}))


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"part,record\r\n",
     b"part,record,field,question,value,answer,correction",
     b'part,record,field,question,value,answer,correction\r\n"broken',
     b"part,record,field,question,value,answer,correction\r\nmembers,ghost,name,q,v,yes,\r\n",
     b"part,record,field,question,value,answer,correction\r\nmembers,club,id,q,club,yes,\r\n"],
)  # fmt: skip
def test_what_is_no_form_is_refused_with_a_message(tmp_path, content):
    path = tmp_path / "form.csv"
    path.write_bytes(content)
    with pytest.raises(InputError):
        read(path)
    with pytest.raises(InputError):
        read(tmp_path / "missing.csv")


@given(st.text(max_size=20))
def test_no_cell_is_taken_for_a_formula_and_each_comes_back(text):
    safe = guarded(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert unguarded(safe) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_is_written_for_paper_mail_and_table(tmp_path, language):
    form = confirmation_form(WORLD, member="club", on=TODAY, words=Words(language))
    files = write_form(form, folder=tmp_path)
    assert [path.name for path in files] == [
        f"confirm-alpine-club.{e}" for e in ("docx", "html", "csv")
    ]
    assert "<table>" in files[1].read_text("utf-8")
    assert "other" not in {line.record for line in form.lines}


def test_only_members_are_asked():
    with pytest.raises(UnknownNameError):
        confirmation_form(WORLD, member="nobody", on=TODAY)


def test_who_is_no_member_is_said_to_be_none_by_its_name():
    world = Alliance(members=WORLD.members, around=(neighbour("old-friend"),))
    with pytest.raises(InputError, match="Old Friend is no member; only members are asked"):
        confirmation_form(world, member="old-friend", on=TODAY)


def test_a_corrected_name_leaves_the_old_one_as_an_alias(tmp_path):
    after, found = read(answered(tmp_path, {"name": ("", "Alpine Club of Bern")}))
    club = after.by_id["club"]
    assert (club.name, club.aliases) == ("Alpine Club of Bern", ("Alpine Club",))
    told = {one.field: (one.before, one.after) for one in found.corrections}
    assert told == {
        "name": ("Alpine Club", "Alpine Club of Bern"), "aliases": ("", "Alpine Club"),
    }  # fmt: skip


def test_a_name_that_only_gets_other_capitals_leaves_no_alias(tmp_path):
    after, found = read(answered(tmp_path, {"name": ("", "ALPINE CLUB")}))
    assert (after.by_id["club"].name, after.by_id["club"].aliases) == ("ALPINE CLUB", ())
    assert [one.field for one in found.corrections] == ["name"]


def test_a_member_reads_names_and_not_keys(tmp_path):
    form = confirmation_form(WORLD, member="club", on=TODAY, words=Words("fr"))
    shown = {line.field: line.shown for line in form.lines}
    assert (shown["country"], shown["languages"]) == ("Suisse", "anglais")
    assert "gender" not in shown["themes"]
    assert shown["name"] == ""
    paths = {one.suffix: one for one in write_form(form, folder=tmp_path)}
    assert "Suisse" in paths[".html"].read_text("utf-8")
    assert "CHE" not in paths[".html"].read_text("utf-8")
    assert "(Suisse),CHE" in paths[".csv"].read_text("utf-8-sig")


def test_a_term_of_four_years_is_asked_only_where_the_alliance_has_one(tmp_path, monkeypatch):
    def asked() -> str:
        form = confirmation_form(WORLD, member="other", on=TODAY)
        return next(line.question for line in form.lines if line.field == "membership")

    assert "four years" in asked()
    (tmp_path / "themes.csv").write_text("key;en\nsea;Sea\n", "utf-8")
    monkeypatch.setenv("BROKER_VOCABULARY", str(tmp_path))
    assert asked() == "Do you wish to stay a member?"


def test_signs_that_a_word_processor_retyped_are_no_other_text(tmp_path):
    text = 'They said "rope" - the club\'s best... really!'
    club = WORLD.members[0].model_copy(update={"summary": text})
    world = WORLD.model_copy(update={"members": (club, *WORLD.members[1:])})
    path = answered(tmp_path, {}, world=world)
    retyped = "They said « rope » – the club’s best… really !"
    quoted = '"' + text.replace('"', '""') + '"'
    path.write_text(path.read_text("utf-8").replace(quoted, retyped), "utf-8")
    assert retyped in path.read_text("utf-8")
    after, found = read(path, world)
    assert after == world
    assert "club" in {one.record for one in found.confirmations}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "mac_roman"])
def test_a_form_in_the_encoding_of_its_spreadsheet_is_read(tmp_path, encoding):
    path = answered(tmp_path, {"summary": ("non", "Prête des cordes à l’été, où l’on veut.")})
    path.write_text(path.read_text("utf-8"), encoding)
    after, _ = read(path)
    assert after.by_id["club"].summary == "Prête des cordes à l’été, où l’on veut."


def test_a_form_saved_as_a_workbook_is_read(tmp_path):
    rows = list(csv.reader(answered(tmp_path, {}).read_text("utf-8").splitlines(), delimiter=";"))
    path = tmp_path / "form.xlsx"
    path.write_bytes(workbook({"Notes": [["Dear office"]], "confirm": rows}))
    _, found = read(path)
    assert "club" in {one.record for one in found.confirmations}


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        ("website", "www.club.example", "https://www.club.example"),
        ("languages", "français, allemand et italien", ("fr", "de", "it")),
        ("status", "terminé", "completed"),
        ("status", "En cours", "running"),
    ],
)
def test_a_correction_is_understood_as_an_import_would(tmp_path, field, said, value):
    after, _ = read(answered(tmp_path, {field: ("non", said)}))
    record = after.activities[0] if field == "status" else after.by_id["club"]
    assert getattr(record, field) == value


def test_a_state_that_is_none_is_refused_in_the_reader_s_language(tmp_path):
    with pytest.raises(FormError) as caught:
        read(answered(tmp_path, {"status": ("", "endormi")}))
    told = Words("fr").tell(caught.value.said)
    assert "Input should be" not in told
    assert "completed" in told


def test_a_line_that_was_deleted_confirms_nothing(tmp_path):
    path = answered(tmp_path, {})
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(one for one in lines if ";website;" not in one), "utf-8")
    _, found = read(path)
    assert found.unanswered == 1
    assert ("club", "confirmed") not in {(one.record, one.outcome) for one in found.confirmations}


def test_a_form_may_come_back_after_its_correction_was_entered(tmp_path):
    path = answered(tmp_path, {"country": ("no", "Autriche"), "languages": ("", "de; fr")})
    after, _ = read(path)
    again, found = read(path, after)
    assert (again, found.corrections) == (after, ())
    assert {one.outcome for one in found.confirmations if one.part == "members"} == {
        "confirmed", "renewed",
    }  # fmt: skip


def document(
    folder: Path, answers: dict[str, tuple[str, str]], *, language: str = "fr", rest: str = "oui"
) -> Path:
    """Return the document of the club, filled in by the first words of a question."""
    form = confirmation_form(TWO_OFFERS, member="club", on=TODAY, words=Words(language))
    path = next(one for one in write_form(form, folder=folder) if one.suffix == ".docx")
    filled = Document(str(path))
    for table in filled.tables:
        for row in table.rows[1:]:
            asked = next(
                (one for one in answers if one in row.cells[0].text + row.cells[1].text), ""
            )
            row.cells[2].text, row.cells[3].text = answers.get(asked, (rest, ""))
    filled.save(str(path))
    return path


TWO_OFFERS = WORLD.model_copy(
    update={
        "offers": (
            *WORLD.offers,
            Offer(id="maps", organisation="club", category="data", text="Maps", source="s"),
        )
    }
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_was_filled_in_as_a_document_is_read(tmp_path, language):
    path = document(tmp_path, {}, language=language)
    after, found = read(path, TWO_OFFERS)
    assert after == TWO_OFFERS
    assert {(one.record, one.outcome) for one in found.confirmations} == {
        ("club", "confirmed"), ("club", "renewed"), ("club/walk", "confirmed"),
        ("ropes", "confirmed"), ("maps", "confirmed"),
    }  # fmt: skip
    assert found.unanswered == 0


def test_corrections_in_a_document_go_to_the_right_lines(tmp_path):
    answers = {
        "Votre siège": ("non", "Autriche"),
        "Maps": ("non", "Maps of\nall paths"),
        "Est-ce son état": ("", "terminé"),
        "site web": ("", ""),
    }
    after, found = read(document(tmp_path, answers), TWO_OFFERS)
    assert after.by_id["club"].country == "AUT"
    assert [one.text for one in after.offers] == ["Ropes", "Maps of all paths"]
    assert after.activities[0].status == "completed"
    assert found.unanswered == 1
    assert ("club", "corrected") not in {(one.record, one.outcome) for one in found.confirmations}


def test_a_document_that_is_older_than_the_register_is_refused(tmp_path):
    path = document(tmp_path, {})
    club = TWO_OFFERS.members[0].model_copy(update={"country": "AUT"})
    with pytest.raises(FormError, match="AUT"):
        read(path, TWO_OFFERS.model_copy(update={"members": (club,)}))


@pytest.mark.parametrize("text", ["Dear office, all is well.", "Is this still true? Nobody Ever"])
def test_a_document_that_is_no_form_is_refused(tmp_path, text):
    path = tmp_path / "letter.docx"
    letter = Document()
    letter.add_paragraph(text)
    letter.save(str(path))
    with pytest.raises(InputError, match="form"):
        read(path)


def test_a_record_that_is_gone_since_is_not_said_never_to_have_been_asked(tmp_path):
    path = answered(tmp_path, {})
    with pytest.raises(FormError) as caught:
        read(path, WORLD.model_copy(update={"offers": ()}))
    (problem,) = caught.value.problems
    assert problem.value == "ropes"
    assert "merged or removed since" in str(problem)
    left = leave(WORLD, member="club")
    with pytest.raises(FormError, match="organisation left"):
        read(path, left)
