"""Weaving, introductions and the offline pack from the command line."""

import json

import pytest

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


def test_pack(call, tmp_path):
    target = tmp_path / "pack.html"
    found = read(call("pack", "--out", str(target), "--language", "es", "--json"))
    assert found == {"file": str(target), "bytes": target.stat().st_size, "members": 119}
    assert found["bytes"] < 1_000_000
    refused = call("pack", "--out", str(tmp_path / "no" / "pack.html"))
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


def test_who_is_kept_apart_is_not_suggested(book, proposal):
    before = read(book("recommend", proposal, "--lead", "ICIMOD", "--json"))
    name = before["recommendations"][0]["member"]
    assert book("introduce", "apart", "ICIMOD", name).code == 0
    after = read(book("recommend", proposal, "--lead", "ICIMOD", "--json"))
    assert name not in json.dumps([one["member"] for one in after["recommendations"]])
    assert len(read(book("introduce", "holds", "--json"))["holds"]) == 1
    assert book("introduce", "release", "ICIMOD", name).code == 0
    assert book("introduce", "release", "ICIMOD", name).code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("introduce", "propose", "CONDESAN", "Nobody at all"),
        ("introduce", "propose", "CONDESAN", "CONDESAN"),
        ("introduce", "move", "0000", "--to", "sent"),
        ("introduce", "list", "--stage", "nowhere"),
        ("introduce", "apart", "CONDESAN", "--until", "tomorrow"),
        ("weave", "--theme", "watr"),
    ],
)
def test_what_cannot_be_done_ends_with_one_clear_message(book, arguments):
    called = book(*arguments)
    assert called.code == 2
    assert called.err.startswith("broker: ")
    assert "Traceback" not in called.err
