"""Who paid for a project is looked for without its being told."""

import csv
import gzip
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.evaluate import FundNames, evaluate_funding, family, read_funds
from broker.model import InputError

COLUMNS = (
    *("Fund", "Fund Type", "Country", "Name of Project", "Summary"),
    *("Implementing Agency", "Approved year"),
)
FUNDS = (
    "Adaptation Fund (AF)",
    "Global Environment Facility (GEF6)",
    "Global Environment Facility (GEF7)",
    "Green Climate Fund IRM (GCF IRM)",
    "Forest Carbon Partnership Facility - Readiness Fund (FCPF-RF)",
    "Adaptation for Smallholder Agriculture Programme (ASAP+)",
    "Partnership for Market Readiness",
    "Amazon Fund",
    "UN-REDD Programme",
)
NAMES = FundNames(FUNDS)
_WORD = r"[^\W_]+"


def row(fund, name, year, *, agency="UNDP", country="Peru", summary=""):
    return dict(
        zip(COLUMNS, (fund, "Multilateral", country, name, summary, agency, year), strict=True)
    )


def table(rows, columns=COLUMNS):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


SOLAR, TREES = "Solar Power Fund (SPF)", "Forest Trust (FT2)"
ROWS = [
    *(row(SOLAR, f"Solar power in village {n}", "2015.0", agency="Bank") for n in "abcd"),
    *(row(TREES, f"Planting trees on hill {n}", "2016.0", country="Nepal") for n in "abcd"),
    row(SOLAR, "Solar power for schools", "2019.0", agency="Bank"),
    row(TREES, "Trees for watersheds", "2018", country="Nepal"),
    row("Late Fund", "Fund that nobody knew before", "2020"),
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "funds.csv"
    path.write_bytes(table(ROWS))
    return path


def test_the_fund_is_found_from_what_it_paid_for(file):
    report = evaluate_funding(file, since=2018)
    assert report.task == "funding"
    assert (report.queries, report.candidates) == (3, 2)
    # The third project was paid by a fund that no earlier row holds.
    assert report.methods["ours"]["acc@1"] == pytest.approx(2 / 3)
    assert report.methods["ours"]["acc@3"] == pytest.approx(2 / 3)
    assert report.methods["ours"]["mrr"] == pytest.approx(2 / 3)
    assert {"words", "popularity", "agency"} <= set(report.methods)
    assert report.best_peer.metric == "acc@1"
    assert report.slices["2019"]["ours"]["acc@1"] == 1
    for methods in (report.methods, *report.slices.values()):
        for values in methods.values():
            assert set(values) == {"acc@1", "acc@3", "mrr"}
            assert values["acc@1"] <= values["mrr"] <= 1
            assert values["acc@1"] <= values["acc@3"]


def test_a_table_with_semicolons_says_the_same(tmp_path, file):
    path = tmp_path / "saved.csv"
    cells = csv.reader(io.StringIO(file.read_text("utf-8"), newline=""))
    with path.open("w", encoding="utf-8", newline="") as saved:
        csv.writer(saved, delimiter=";").writerows(cells)
    assert evaluate_funding(path, since=2018).methods == evaluate_funding(file, since=2018).methods


def test_equal_scores_gain_nothing(tmp_path):
    path = tmp_path / "tied.csv"
    path.write_bytes(
        table([row(SOLAR, "Same", "2015"), row(TREES, "Same", "2015"), row(TREES, "Same", "2019")])
    )
    assert evaluate_funding(path, since=2018).methods["popularity"]["acc@1"] == 0


@pytest.mark.parametrize(
    ("fund", "expected"),
    [
        ("Global Environment Facility (GEF6)", "Global Environment Facility"),
        ("Green Climate Fund IRM (GCF IRM)", "Green Climate Fund"),
        ("Green Climate Fund (GCF-1)", "Green Climate Fund"),
        (FUNDS[4], "Forest Carbon Partnership Facility"),
        ("Amazon Fund", "Amazon Fund"),
        ("(X)", "(X)"),
    ],
)
def test_a_family_is_a_fund_without_its_phase(fund, expected):
    assert family(fund) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A GEF-6 project",
        "gef7 and GEF",
        "the global  environment\nfacility's work",
        "Green Climate Fund readiness (GCF IRM)",
        "REDD, UN REDD and UN-REDD programme",
        "PMR Program Brazil",
        "paid by AF/GEF",
        "ASAP+ and ASAP",
        "Fundo Amazônia",
        "Adaptation GEF Fund",
        "(FP062) water and 00103788 forests",
        "Readiness Fund Grant",
    ],
)
def test_no_fund_is_named_in_what_is_left(text):
    left = NAMES.without(text)
    for name in ("gef", "gcf", "irm", "facility", "un-redd", "un redd", "pmr", "asap", "amaz"):
        assert name not in left.casefold()
    assert not re.search(r"\baf\b|adaptation fund|readiness fund|fp062|00103788", left, re.I)


def test_words_that_only_look_like_funds_stay():
    text = "Adaptation of forests to CO2 in 2030, after refuge and safe passage; REDD+ readiness"
    assert NAMES.without(text) == text


def spaced(text):
    return f" {' '.join(re.findall(_WORD, text)).casefold()} "


@given(
    st.lists(
        st.sampled_from([*sorted(NAMES.names), *sorted(NAMES.acronyms), "water", "-", "of", "(7)"]),
        max_size=8,
    ),
    st.sampled_from([" ", "-", "  ", ", "]),
)
def test_no_order_of_words_leaves_a_name(pieces, between):
    left = NAMES.without(between.join(pieces))
    assert NAMES.without(left) == left
    for name in (*NAMES.names, *NAMES.acronyms):
        assert spaced(name) not in spaced(left)


def test_no_field_of_a_row_names_a_fund(tmp_path):
    path = tmp_path / "funds.csv"
    rows = [
        row(
            fund,
            f"{fund} project",
            "2018",
            agency=f"{fund} unit",
            country=f"Global {fund}",
            summary=fund,
        )
        for fund in FUNDS
    ]
    path.write_bytes(table(rows))
    for one in read_funds(path).rows:
        for text in (one.title, one.summary, *one.places, *one.agencies):
            assert NAMES.without(text) == text


def test_bad_rows_are_left_out_and_counted(tmp_path):
    path = tmp_path / "funds.csv.gz"
    broken = [row("", "x", "2015"), row(SOLAR, " ", "2015"), row(SOLAR, "x", "soon")]
    content = table([*ROWS, *broken]) + b"a,b,c,d,e,f,2015,too,many\nshort,row\n"
    path.write_bytes(gzip.compress(content, mtime=0))
    found = read_funds(path)
    assert len(found.rows) == len(ROWS)
    assert found.left_out == {
        "no fund": 1,
        "no project name": 2,
        "no year": 1,
        "more cells than columns": 1,
    }
    said = []
    evaluate_funding(path, since=2018, notice=said.append)
    assert len(said) == 4
    assert "1 rows left out (no year)" in " ".join(said)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no column 'Fund'"),
        (b"Fund,Country\nx,y\n", "no column 'Name of Project'"),
        (table([]), "no project"),
        (b"\x1f\x8bnothing", "cannot be read"),
        (gzip.compress(table(ROWS), mtime=0)[:-20], "cannot be read"),
        (b"\xff\xfeFund\n", "cannot be read"),
        (table([row("F" * 200_000, "x", "2015")]), "cannot be read"),
        (None, "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_used_is_named(tmp_path, content, said):
    path = tmp_path / "funds.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=said) as error:
        evaluate_funding(path, since=2018)
    assert "funds.csv" in str(error.value)


@pytest.mark.parametrize("since", [1990, 2015, 2050])
def test_a_year_without_projects_before_or_after_it_is_refused(file, since):
    with pytest.raises(InputError, match="2015 to 2020"):
        evaluate_funding(file, since=since)


def test_a_fund_that_is_too_old_to_be_learned_from_stays_a_candidate(tmp_path, monkeypatch):
    monkeypatch.setattr("broker.fund._history._MOST", 8)
    path = tmp_path / "old.csv"
    path.write_bytes(table([row("Ancient Fund", "Roads", "2001"), *ROWS[:10]]))
    report = evaluate_funding(path, since=2018)
    assert report.candidates == 3
    assert report.methods["ours"]["acc@1"] == 1


def test_a_past_that_only_names_funds_is_refused(tmp_path):
    path = tmp_path / "bare.csv"
    path.write_bytes(table([row(SOLAR, "SPF", "2015"), row(TREES, "FT", "2015"), ROWS[-1]]))
    with pytest.raises(InputError, match="no words but the names of funds"):
        evaluate_funding(path, since=2018)


def test_a_single_fund_in_the_past_is_no_fault(tmp_path):
    path = tmp_path / "one.csv"
    path.write_bytes(table([row(SOLAR, "Solar", "2015"), row(SOLAR, "Solar roof", "2019")]))
    assert evaluate_funding(path, since=2018).methods["ours"]["acc@1"] == 1
