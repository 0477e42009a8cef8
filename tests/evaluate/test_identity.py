"""The protocol for measuring who is who, on tables of a few rows."""

import gzip
from pathlib import Path

import pytest

from broker.evaluate import evaluate_identity
from broker.identity import Lexicon
from broker.identity.training import (
    cordis_spellings,
    examples,
    in_training,
    ror_spellings,
)
from broker.model import InputError

_HEADER = "organisationID;name;shortName;city;country;organizationURL\n"
_PLACES = "Bern Lima Quito Davos Cusco Bozen Namche Leh Chamonix Almaty Osh Kabul Thimphu".split()


def cordis(folder: Path) -> Path:
    rows = [
        f"{100000000 + at};{name};;;CH;\n"
        for at, place in enumerate(_PLACES * 3)
        for name in (f"University {place} number {at}", f"UNIVERSITY {place} NUMBER-{at}")
    ]
    folder.mkdir()
    (folder / "organization.csv").write_text(_HEADER + "".join(rows) + "abc;Hash;;;CH;\n", "utf-8")
    return folder


def ror(path: Path) -> Path:
    rows = [
        f"https://ror.org/{at},Institute {place} {at},I{place.upper()}|Institut {place} {at},CH,"
        f"{place},active\n"
        for at, place in enumerate(_PLACES * 2)
    ]
    path.write_text("id,name,aliases,country,city,status\n" + "".join(rows), "utf-8")
    return path


def test_codes_that_are_no_participant_codes_are_left_out(tmp_path):
    found = cordis_spellings([cordis(tmp_path / "cordis")])
    assert len(found) == 2 * 3 * len(_PLACES)
    assert all(len(one.truth) == 9 for one in found)
    assert all(one.truth not in one.entity.names for one in found)


def test_aliases_stand_alone_or_together(tmp_path):
    path = ror(tmp_path / "ror.csv")
    assert len(ror_spellings(path)) == 3 * 2 * len(_PLACES)
    assert len(ror_spellings(path, form="together")) == 2 * 2 * len(_PLACES)
    assert not any(one.entity.city for one in ror_spellings(path, city=False))


def test_pairs_never_cross_the_halves_and_tell_the_truth(tmp_path):
    spellings = cordis_spellings([cordis(tmp_path / "cordis")])
    half = [one for one in spellings if in_training(one.truth)]
    made = examples(half, lexicon=Lexicon({}, translations={}))
    assert made.pairs
    for pair in made.pairs:
        assert pair.same == (pair.one.truth == pair.other.truth)
        assert in_training(pair.one.truth)
        assert in_training(pair.other.truth)


def test_names_that_nobody_can_tell_apart_are_counted_and_left_out(tmp_path):
    folder = tmp_path / "cordis"
    folder.mkdir()
    forms = {"111111111": "Ltd", "222222222": "Limited", "333333333": "North Ltd"}
    rows = "".join(f"{code};Alpine Club {form};;;CH;\n" for code, form in forms.items())
    (folder / "organization.csv").write_text(_HEADER + rows, "utf-8")
    made = examples(cordis_spellings([folder]), lexicon=Lexicon({}, translations={}), every=True)
    assert made.undecidable == 1
    assert [pair.same for pair in made.pairs] == [False, False]


def test_every_method_is_measured_on_the_same_pairs(tmp_path):
    report = evaluate_identity(
        cordis=[cordis(tmp_path / "cordis")], ror=ror(tmp_path / "ror.csv"), with_splink=False
    )
    assert set(report.slices) >= {"cordis", "ror each", "ror together", "cordis: only hard pairs"}
    for methods in (report.methods, *report.slices.values()):
        assert set(methods) == set(report.methods)
        for values in methods.values():
            assert set(values) == {"precision", "recall", "recall@p99"}
            assert all(0 <= value <= 1 for value in values.values())


@pytest.mark.parametrize("rows", [0, 1])
def test_a_table_with_too_little_in_it_is_refused_with_advice(tmp_path, rows):
    path = ror(tmp_path / "ror.csv")
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[: 1 + rows]), "utf-8")
    with pytest.raises(InputError, match="larger table"):
        evaluate_identity(ror=path, with_splink=False)


def test_nothing_to_measure_on_is_a_wrong_call(tmp_path):
    with pytest.raises(InputError, match="--cordis"):
        evaluate_identity()
    with pytest.raises(InputError, match="cannot be read"):
        evaluate_identity(cordis=[tmp_path])
    (tmp_path / "organization.csv").write_text("a;b\n1;2\n", "utf-8")
    with pytest.raises(InputError, match="no column"):
        evaluate_identity(cordis=[tmp_path])


def test_a_damaged_download_is_a_wrong_call(tmp_path):
    whole = gzip.compress(ror(tmp_path / "ror.csv").read_bytes())
    path = tmp_path / "ror.csv.gz"
    path.write_bytes(whole[:20] + b"\xff" * 40 + whole[60:])
    with pytest.raises(InputError, match=r"ror\.csv\.gz cannot be read"):
        evaluate_identity(ror=path, with_splink=False)
