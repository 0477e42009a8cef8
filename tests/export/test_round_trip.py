"""What is exported is read again to the letter, from every format."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from broker.export.tables import FORMATS, LOSSLESS, export_alliance
from broker.intake import read_shipped
from broker.intake.tables import Wishes, examine
from broker.model import (
    Activity,
    Alliance,
    Call,
    FocusArea,
    Funder,
    Initiative,
    Member,
    Money,
    Years,
)
from broker.vocabulary import load_vocabulary
from tests.full import full_alliance, silent
from tests.strategies import alliances

VOCABULARY = load_vocabulary()
SOURCE = "https://example.org"


def back(alliance, format, *, there=None, replace=False):
    """Return what is read from an export, and the bytes of its files."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "all"
        made = export_alliance(alliance, format=format, out=out, vocabulary=VOCABULARY)
        found = examine(
            out,
            alliance=there or Alliance(),
            vocabulary=VOCABULARY,
            wishes=Wishes(replace=replace),
        )
        assert found.report.problems == (), found.report.problems[:3]
        return found, {Path(one).name: Path(one).read_bytes() for one in made.files}


@pytest.mark.parametrize("format", LOSSLESS)
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking a whole alliance takes long
    suppress_health_check=[HealthCheck.too_slow],
)
@given(alliance=alliances(most=2))
def test_any_alliance_comes_back_equal(format, alliance):
    # An hour that a change of the clock repeats is not equal to itself in another zone (PEP 495),
    # so that no catalogue holds it either.
    assume(Alliance.model_validate_json(alliance.model_dump_json()) == alliance)
    if alliance != Alliance():
        found, _ = back(alliance, format)
        assert found.after == alliance


@pytest.mark.parametrize("format", FORMATS)
def test_the_shipped_alliance_comes_back_equal_and_stable(format):
    shipped = read_shipped()
    found, first = back(shipped, format, there=None if format in LOSSLESS else shipped)
    assert found.after == shipped
    assert found.report.repairs == ()
    _, second = back(found.after, format, there=None if format in LOSSLESS else shipped)
    assert first == second, "the same alliance gives the same bytes"


@pytest.mark.parametrize("format", LOSSLESS)
def test_every_field_of_every_record_comes_back(format):
    found, _ = back(full_alliance(), format)
    assert found.after == full_alliance()


def test_no_field_is_left_out_of_that():
    assert silent(full_alliance()) == set()


ODD = (
    "=1+1", "＝1+1", "-a", "@x", "+", "|", "'=x", "''", "'\\", "'[1]", "[1]", "\\u0041", "a;b",
    "a\nb", "a\r\nb", "a\tb", "a  b", "e\u0301", "\ufeffa", "\u200bx", "\x7f", "\x01", "\ufffe",
    "#N/A", "1.23E+11", "007", "null", "_x0041_", "ongoing", "<b>&amp;", '"', "旅", "🏔️", "a" * 3000,
    "{}", "nan", "2019-01-01", "TRUE", " ".join(["b"] * 40), "|", "%", "a\u2028b",
)  # fmt: skip


@pytest.mark.parametrize("format", LOSSLESS)
def test_odd_texts_come_back_to_the_letter(format):
    members = tuple(
        Member(
            id=f"m{at} {text}",
            name=text,
            acronym=text,
            aliases=(text, text, ODD[at - 1]),
            kind="government",
            website=text,
            summary=text,
            languages=(text,),
            focus=(FocusArea(themes=(text,), source=text), FocusArea(countries=("PER",))),
            source=text,
        )
        for at, text in enumerate(ODD)
    )
    funder = Funder(id="f", name="=f", kind="k", url="javascript:alert(1)", source=SOURCE)
    call = Call(id="c", funder="f", title="=c", pattern="annual", min_grant=1e-7, source=SOURCE)
    works = (
        Initiative(
            id="i",
            title="Work",
            type="t",
            status="unknown",
            years=Years(start=2019, end=2012, ongoing=True),
            budget=Money(amount=1e22, currency="USD"),
            members=(members[0].id, members[0].id, "lost"),
            source=SOURCE,
        ),
    )
    alliance = Alliance(members=members, initiatives=works, funders=(funder,), calls=(call,))
    found, _ = back(alliance, format)
    assert found.after == alliance


@pytest.mark.parametrize("format", ["iati", "360giving"])
def test_standards_of_aid_keep_the_work_that_they_can_say(format):
    shipped = read_shipped()
    changed = shipped.model_copy(
        update={
            "initiatives": tuple(
                one.model_copy(update={"summary": "Changed."}) for one in shipped.initiatives
            )
        }
    )
    found, _ = back(changed, format, there=shipped)
    said = [one for one in found.report.entries if one.state == "changed"]
    assert said
    assert found.report.new == found.report.removed == 0
    for one in said:
        assert [change.field for change in one.changes] == ["summary"]


@pytest.mark.parametrize("format", LOSSLESS)
def test_a_whole_export_can_replace_what_is_there(format):
    himal = Member(id="h", name="Himal", kind="government", source=SOURCE)
    alliance = Alliance(members=(himal,))
    found, _ = back(alliance, format, there=read_shipped(), replace=True)
    assert found.after == alliance
    assert found.report.removed > 1_000


@pytest.mark.parametrize("format", LOSSLESS)
def test_an_id_that_is_the_name_of_another_stays_its_own(format):
    funders = (
        Funder(id="f1", name="Alpfund", kind="k", source=SOURCE),
        Funder(id="alpfund", name="Other", kind="k", source=SOURCE),
    )
    works = tuple(
        Initiative(id=key, title=title, type="t", status="unknown", source=SOURCE)
        for key, title in (("i1", "Alpwater"), ("alpwater", "Other"))
    )
    member = Member(
        id="m", name="M", kind="government", source=SOURCE, country="KEN", summary="Works."
    )
    done = Activity(
        id="a", organisation="m", title="Work", kind="project", status="running",
        initiative="alpwater", source=SOURCE,
    )  # fmt: skip
    alliance = Alliance(
        members=(member,),
        funders=funders,
        calls=(Call(id="c", funder="alpfund", title="C", pattern="annual", source=SOURCE),),
        initiatives=works,
        activities=(done,),
    )
    found, _ = back(alliance, format)
    assert found.after == alliance
