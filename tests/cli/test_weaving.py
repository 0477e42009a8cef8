"""Weaving, introductions and the offline pack from the command line."""

import datetime as dt
import json

import pytest

from broker.introduce import move, propose
from broker.model import Hold
from broker.store import open_catalogue

CONDESAN = "Consortium for the Sustainable Development of the Andean Ecoregion"


@pytest.fixture
def book(call, tmp_path):
    """Run a command on a catalogue of its own."""

    def run(*arguments):
        return call(*arguments, BROKER_CATALOGUE=str(tmp_path / "own.sqlite"))

    return run


def read(called):
    assert called.code == 0, called.err
    return json.loads(called.out)


def test_weave(call):
    found = read(call("weave", "--top", "3", "--json"))
    assert set(found) == {
        *("network", "members", "parts", "gaps", "introductions", "after", "took_ms"),
    }
    assert found["network"]["phase"] == "scattered"
    assert [one["rank"] for one in found["introductions"]] == [1, 2, 3]
    assert found["after"]["ties"] == found["network"]["ties"] + 3
    assert {count["year"] for count in found["gaps"][0]["years"]}


def test_weave_for_people_in_french(call):
    called = call("weave", "--theme", "water", "--language", "fr")
    assert called.code == 0
    assert "Mises en relation utiles" in called.out
    assert "· Langue\u00a0: anglais" in called.out.replace("\n", " ")


def test_pack(call, tmp_path):
    target = tmp_path / "pack.html"
    found = read(call("pack", "--out", str(target), "--language", "es", "--json"))
    assert found == {"file": str(target), "bytes": target.stat().st_size, "members": 119}
    assert found["bytes"] < 1_000_000
    refused = call("pack", "--out", str(target / "pack.html"))
    assert (refused.code, "Traceback" in refused.err) == (3, False)


def test_an_introduction_from_beginning_to_decline(book):
    made = read(book("introduce", "propose", "CONDESAN", "ICIMOD", "--via", "FAO", "--json"))
    row = made["introductions"][0]
    key = row["introduction"]["id"]
    assert row["one"] == CONDESAN
    assert row["introducer"].startswith("Food and Agriculture")
    moved = read(book("introduce", "move", key, "--to", "sent", "--next", "Call", "--json"))
    assert moved["introductions"][0]["introduction"]["version"] == 2
    again = book("introduce", "propose", "ICIMOD", "CONDESAN")
    assert (again.code, key in again.err) == (2, True)
    late = book("introduce", "move", key, "--to", "funded")
    assert (late.code, "cannot become" in late.err) == (2, True)
    read(book("introduce", "move", key, "--to", "declined", "--reason", "Busy", "--json"))
    steps = read(book("introduce", "history", key, "--json"))["steps"]
    assert [step["introduction"]["stage"] for step in steps] == ["proposed", "sent", "declined"]
    anew = book("introduce", "propose", "CONDESAN", "ICIMOD")
    assert (anew.code, "at present" in anew.err) == (2, True)
    shown = book("introduce", "list")
    assert CONDESAN in shown.out
    assert "Busy" in shown.out


def test_a_persons_name_is_taken_out_for_good(book):
    made = read(book("introduce", "propose", "CONDESAN", "ICIMOD", "--purpose", "Ana P.", "--json"))
    key = made["introductions"][0]["introduction"]["id"]
    said = book("introduce", "strike", "ana p.", "--language", "fr")
    assert (said.code, said.out) == (0, "Retiré d’une mise en relation et de son historique.\n")
    assert "Ana" not in book("introduce", "history", key).out
    none = book("introduce", "strike", "ana p.")
    assert none.code == 2
    assert "No introduction holds 'ana p.'" in none.err


def test_a_history_is_told_in_the_order_in_which_it_happened(book):
    made = read(book("introduce", "propose", "CONDESAN", "ICIMOD", "--json"))
    key = made["introductions"][0]["introduction"]["id"]
    book("introduce", "move", key, "--to", "sent", "--due", "2999-01-01")
    book("introduce", "move", key, "--to", "accepted")
    told = book("introduce", "history", key).out
    assert told.index("(proposed)") < told.index("(sent)") < told.index("(accepted)")
    assert told.count(CONDESAN) == 1
    assert "waiting" not in told


def test_who_is_kept_apart_is_not_suggested(book, proposal):
    before = read(book("recommend", proposal, "--lead", "ICIMOD", "--json"))
    name = before["recommendations"][0]["member"]
    assert book("introduce", "apart", "ICIMOD", name).code == 0
    after = read(book("recommend", proposal, "--lead", "ICIMOD", "--json"))
    assert name not in json.dumps([one["member"] for one in after["recommendations"]])
    assert len(read(book("introduce", "holds", "--json"))["holds"]) == 1
    assert book("introduce", "release", "ICIMOD", name).code == 0
    assert book("introduce", "release", "ICIMOD", name).code == 2


def test_who_is_kept_apart_meanwhile_is_not_introduced_any_further(book):
    made = read(book("introduce", "propose", "CONDESAN", "ICIMOD", "--json"))
    key = made["introductions"][0]["introduction"]["id"]
    assert book("introduce", "apart", "ICIMOD").code == 0
    sent = book("introduce", "move", key, "--to", "sent")
    assert (sent.code, "at present" in sent.err) == (2, True)
    assert book("introduce", "move", key, "--to", "declined", "--reason", "No").code == 0


def test_wishes_to_be_kept_apart_are_answered_in_french(book):
    noted = book("introduce", "apart", "ICIMOD", "--until", "2099-03-01", "--language", "fr")
    assert noted.out.startswith("C’est noté.")
    assert "jusqu’au 1er mars 2099" in book("introduce", "holds", "--language", "fr").out
    over = book("introduce", "apart", "FAO", "--until", "2020-01-31", "--language", "fr")
    assert (over.code, over.err.startswith("broker: Le 31 janvier 2020 est passé.")) == (2, True)
    assert book("introduce", "release", "ICIMOD", "--language", "fr").out == "Souhait retiré.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("introduce", "propose", "CONDESAN", "Nobody at all"),
        ("introduce", "propose", "CONDESAN", "CONDESAN"),
        ("introduce", "move", "0000", "--to", "sent"),
        ("introduce", "list", "--stage", "nowhere"),
        ("introduce", "apart", "CONDESAN", "--until", "tomorrow"),
        ("introduce", "apart", "CONDESAN", "--until", "2020-01-31"),
        ("weave", "--theme", "watr"),
    ],
)
def test_what_cannot_be_done_ends_with_one_clear_message(book, arguments):
    called = book(*arguments)
    assert called.code == 2
    assert called.err.startswith("broker: ")
    assert "Traceback" not in called.err


def test_a_stage_is_called_by_its_name_in_the_language_of_the_reader(book):
    made = read(book("introduce", "propose", "CONDESAN", "ICIMOD", "--json"))
    key = made["introductions"][0]["introduction"]["id"]
    late = book("introduce", "move", key, "--to", "trabajan juntas", "--language", "es")
    assert (late.code, "«propuesta»" in late.err, "enviada o rechazada" in late.err) == (2, 1, 1)
    assert book("introduce", "move", key, "--to", "enviada", "--language", "es").code == 0
    assert book("introduce", "move", key, "--to", "Accepted").code == 0
    told = book("introduce", "history", key, "--language", "es").out
    assert told.index("(propuesta)") < told.index("(enviada)") < told.index("(aceptada)")
    nowhere = book("introduce", "move", key, "--to", "soñada", "--language", "es")
    assert "propuesta, enviada, aceptada" in nowhere.err


def test_nobody_kept_apart_is_said_in_a_sentence(book):
    assert book("introduce", "holds").out == "No wish to be kept apart is on record.\n"


LONG_AGO = dt.date(2024, 2, 29)
FAO = "food-and-agriculture-organization-of-the-united-nations"
ICIMOD = "international-centre-for-integrated-mountain-development"


@pytest.fixture
def kept(book, tmp_path):
    """Give the introductions of the catalogue that the commands are called on."""
    assert book("introduce", "list").out == "No introduction is on record yet.\n"
    with open_catalogue(tmp_path / "own.sqlite") as opened:
        yield opened.introductions


def test_a_list_that_nothing_fits_does_not_say_that_there_is_nothing(book):
    book("introduce", "propose", "FAO", "ICIMOD")
    for asked in (("--stale",), ("--stage", "met"), ("--stage", "funded", "--stale")):
        told = book("introduce", "list", *asked).out
        assert told.startswith("No introduction on record fits that.")
        assert read(book("introduce", "list", *asked, "--json"))["introductions"] == []


def test_who_waits_is_told_what_to_do_at_its_stage(book, kept):
    one = propose(FAO, ICIMOD, on=LONG_AGO)
    kept.add(one)
    assert "not sent yet: send it" in book("introduce", "list").out
    kept.change(move(one, on=LONG_AGO, stage="sent"))
    assert "is waiting: ask how it goes" in book("introduce", "list").out


def test_an_introduction_of_one_that_is_gone_says_so(book, kept):
    kept.add(propose("spring-club", ICIMOD, on=LONG_AGO))
    told = "spring-club is no longer in the catalogue"
    assert told in book("introduce", "list").out
    row = read(book("introduce", "list", "--json"))["introductions"][0]
    assert row["gone"] == ["spring-club"]
    one = kept.all()[0]
    kept.change(move(one, on=LONG_AGO, stage="declined", reason="It is no more"))
    assert told not in book("introduce", "list").out


def test_a_wish_that_is_over_is_listed_as_over_and_one_of_somebody_gone_is_taken_back(book, kept):
    kept.hold(Hold(one=FAO, other=ICIMOD, until=LONG_AGO))
    kept.hold(Hold(one="spring-club", other=ICIMOD))
    told = book("introduce", "holds").out
    assert "(until 29 February 2024; this is over)" in told
    assert "this is over" not in next(line for line in told.splitlines() if "spring" in line)
    refused = book("introduce", "release", "Spring Clubb", "ICIMOD")
    assert (refused.code, "on record here: spring-club." in refused.err) == (2, True)
    assert book("introduce", "release", "ICIMOD", "Spring Club").code == 0
    assert [hold.one for hold in kept.holds()] == [FAO]


def test_a_slip_in_an_introduction_is_mended_and_its_day_taken_out(book):
    book("introduce", "propose", "FAO", "ICIMOD", "--purpose", "Exchnge")
    key = read(book("introduce", "list", "--json"))["introductions"][0]["introduction"]["id"]
    due = ("--due", "2999-01-01")
    moved = read(book("introduce", "move", key, "--purpose", "Exchange", *due, "--json"))
    one = moved["introductions"][0]["introduction"]
    assert (one["purpose"], one["due"]) == ("Exchange", "2999-01-01")
    told = book("introduce", "history", key).out
    assert told.index("Exchnge") < told.index("Exchange")
    moved = read(book("introduce", "move", key, "--due", "", "--json"))
    assert moved["introductions"][0]["introduction"]["due"] is None
    assert read(book("introduce", "move", key, "--json")) == moved


def test_who_proposes_anew_learns_what_came_of_it_the_last_time(book, kept):
    one = propose(FAO, ICIMOD, on=LONG_AGO)
    kept.add(one)
    kept.change(move(one, on=LONG_AGO, stage="declined", reason="No money then"))
    told = book("introduce", "propose", "ICIMOD", "FAO").out
    assert "These two were introduced before: declined, 29 February 2024." in told
    assert "No money then" in told
