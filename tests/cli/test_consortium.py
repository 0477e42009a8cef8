"""`broker consortium`: two lists from tables of consortia, and from what was kept of them."""

import json

import pytest

from tests.cli.test_evaluate_partners import MEMBER, PROJECT


@pytest.fixture(scope="module")
def cordis(tmp_path_factory):
    """Ten projects on glaciers by the same five, and one in which a sixth took part."""
    folder = tmp_path_factory.mktemp("cordis")
    projects, members = [PROJECT], [MEMBER]
    for at in range(11):
        projects.append(f"{at};Glacier water {at};2023-{at + 1:02}-01;Water of glaciers.")
        for one in range(6 if at == 10 else 5):
            role = "participant" if one else "coordinator"
            members.append(f"{at};{100 + one};Organisation {one};CH;{role}")
    (folder / "project.csv").write_text("\n".join(projects), "utf-8")
    (folder / "organization.csv").write_text("\n".join(members), "utf-8")
    return folder


@pytest.fixture(scope="module")
def text(tmp_path_factory):
    file = tmp_path_factory.mktemp("text") / "proposal.txt"
    file.write_text("Who uses the water of glaciers?", "utf-8")
    return str(file)


def test_partners_and_newcomers_are_named_and_kept(call, cordis, text, tmp_path):
    file = str(tmp_path / "kept.npz")
    asked = ("consortium", text, "--lead", "organisation 0", "--top", "4", "--json")
    first = call(*asked, "--cordis", str(cordis), "--kept", file)
    assert first.code == 0, first.err
    answer = json.loads(first.out)
    assert answer["lead"] == "Organisation 0"
    assert answer["works"] == 11
    assert answer["organisations"] == 6
    assert {one["member"] for one in answer["recommendations"]} == {
        f"Organisation {one}" for one in (1, 2, 3, 4)
    }
    assert [one["member"] for one in answer["newcomers"]] == ["Organisation 5"]
    again = json.loads(call(*asked, "--kept", file).out)
    assert {**again, "took_ms": 0, "oddities": answer["oddities"]} == {**answer, "took_ms": 0}


def test_what_is_odd_in_the_tables_is_said(call, cordis, text, tmp_path):
    for name in ("project.csv", "organization.csv"):
        (tmp_path / name).write_bytes((cordis / name).read_bytes())
    with (tmp_path / "organization.csv").open("a", encoding="utf-8") as file:
        file.write("\n3;103;Organisation 3;CH;participant")
    asked = ("consortium", text, "--cordis", str(tmp_path))
    assert json.loads(call(*asked, "--json").out)["oddities"] == {"participations listed twice": 1}
    assert "Participations listed twice, counted once: 1" in call(*asked).out


def test_people_read_reasons_and_that_the_lead_is_not_known(call, cordis, text):
    shown = call(
        "consortium", text, "--cordis", str(cordis), "--lead", "Organisatoin 2", "--top", "3"
    )
    assert shown.code == 0, shown.err
    assert "Organisation 2" in shown.out.partition("Likely partners")[0]
    assert "Newcomers" in shown.out
    assert "https://cordis.europa.eu/project/id/" in shown.out


def test_without_tables_it_says_what_to_give(call, text, tmp_path):
    for more, said in (((), "--cordis"), (("--kept", str(tmp_path / "none")), "cannot be read")):
        ended = call("consortium", text, *more)
        assert ended.code in {2, 3}
        assert said in ended.err
        assert "Traceback" not in ended.err
