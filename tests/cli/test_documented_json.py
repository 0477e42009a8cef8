"""The JSON that the documentation promises, key by key."""

import json
from pathlib import Path

import pytest


def answer(call, *arguments, **more):
    called = call(*arguments, "--json", **more)
    assert called.code == 0, called.err
    return json.loads(called.out)


REASON = {"text", "source", "quote", "contribution"}


def test_recommend(call, proposal):
    found = answer(call, "recommend", proposal, "--top", "4", "--theme", "gender")
    assert set(found) == {"proposal", "recommendations", "took_ms"}
    assert set(found["proposal"]) == {"language", "themes", "places"}
    assert found["proposal"]["language"] == "en"
    assert "watershed_management" in found["proposal"]["themes"]
    assert "gender" in found["proposal"]["themes"]
    assert "Andes" in found["proposal"]["places"]
    assert len(found["recommendations"]) == 4
    for one in found["recommendations"]:
        assert set(one) == {
            *("rank", "member", "kind", "country", "score", "reasons", "cautions"),
        }
        assert 0 <= one["score"] <= 1
        assert all(set(reason) == REASON for reason in one["reasons"])


def test_similar(call):
    found = answer(call, "similar", "CONDESAN", "--top", "3")
    names = [one["member"] for one in found["recommendations"]]
    assert len(names) == 3
    assert "Consortium for the Sustainable Development of the Andean Ecoregion" not in names


def test_team(call, proposal):
    found = answer(
        call, "team", proposal, "--lead", "CONDESAN", "--size", "3", "5",
        "--require", "countries>=3", "kind:government<=2", "--exclude", "FAO",
    )  # fmt: skip
    assert set(found) == {
        *("status", "team", "objective", "bound", "conflict", "relaxations"),
        *("replacements", "calls", "took_ms"),
    }
    assert found["status"] == "optimal"
    assert found["team"][0]["seat"] == "lead"
    assert 3 <= len(found["team"]) <= 5
    assert all(set(one) == {"member", "seat", "covers", "share"} for one in found["team"])
    for one in found["calls"]:
        assert set(one) == {"funder", "call", "eligible", "because"}


def test_team_with_further_wishes(call, proposal, tmp_path):
    seats = tmp_path / "seats.csv"
    seats.write_text("seat,kinds\nScience,academic_research\nState,government\n", "utf-8")
    found = answer(
        call, "team", proposal, "--lead", "CONDESAN", "--seats", str(seats), "--cohesive",
        "--apart", "FAO", "Government of Peru", "--cover", "water", "--large-at-most", "2",
        "--call", "Adaptation Fund",
    )  # fmt: skip
    assert found["status"] == "optimal"
    assert {one["seat"] for one in found["team"]} == {"lead", "Science", "State"}
    assert found["calls"][0]["call"] == "Adaptation Fund"


def test_team_with_call(call, proposal):
    found = answer(call, "team", proposal, "--with-call")
    assert set(found) == {"pairs", "took_ms"}
    assert [one["rank"] for one in found["pairs"]] == [1, 2, 3]
    for one in found["pairs"]:
        assert set(one) == {
            *("rank", "funder", "call", "eligible", "because", "team"),
            *("objective", "fit", "value"),
        }
        assert one["eligible"] in {"yes", "unknown"}


def test_fund(call, proposal):
    found = answer(call, "fund", proposal, "--team", "CONDESAN", "--on", "2026-05-01")
    assert set(found) == {"calls", "one_away", "took_ms"}
    assert len(found["calls"]) == 69
    for one in found["calls"]:
        assert set(one) == {
            *("rank", "funder", "call", "eligible", "because", "score", "deadline"),
            *("cash_gap", "as_of", "reasons"),
        }
        assert one["eligible"] in {"yes", "no", "unknown"}
        assert all(set(reason) == REASON for reason in one["reasons"])


def test_doctor(call):
    found = answer(call, "doctor")
    states = {finding["what"]: finding["state"] for finding in found["findings"]}
    assert states["shipped data"] == states["vocabulary"] == "ok"


def test_brief(call, proposal, tmp_path):
    found = answer(call, "brief", proposal, "--out", str(tmp_path), "--top", "3")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("brief.docx", "brief.html", "brief.txt"),
    ]
    assert len(found["files"]) == 3


def test_standard_input(call, proposal):
    found = answer(call, "recommend", "-", stdin=Path(proposal).read_bytes())
    assert found == {**answer(call, "recommend", proposal), "took_ms": found["took_ms"]}


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_answer_s_language(call, proposal, language):
    found = answer(call, "recommend", proposal, "--language", language)
    english = answer(call, "recommend", proposal)
    assert found["recommendations"][0]["member"] == english["recommendations"][0]["member"]
    assert found["recommendations"][0]["reasons"] != english["recommendations"][0]["reasons"]


def test_a_proposal_may_be_typed(call):
    text = "Watershed management with women farmers in the Andes"
    typed = answer(call, "recommend", text, "--top", "3")
    piped = answer(call, "recommend", "-", "--top", "3", stdin=text.encode())
    assert typed["proposal"]["themes"] == ["watershed_management", "gender"]
    assert typed["recommendations"] == piped["recommendations"]
