"""Teams and calls whose answer was worked out by hand from the rule's own source.

`corpus/cases.csv` holds them: a call, a day, a team (`*` before who leads, `?` for a seat that is
not on record), the places of the work, its budget, what was told besides, the answer, and words of
the sentence that must give its reason. `corpus/eu_topics.csv` holds topics of the EU portal as
facts: their deadlines and, in our own rules, the conditions that their pages set.
"""

import csv
import datetime as dt
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from broker.fund import Facts, Terms, read_money
from broker.intake import read_condition, read_shipped
from broker.model import Call, Member, Place, Proposal
from broker.vocabulary import load_vocabulary
from broker.wording import Words

FOLDER = Path(__file__).parent / "corpus"
VOCABULARY = load_vocabulary()
READ_ON = dt.date(2026, 7, 1)


def rows(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(cell):
    return [part.strip() for part in cell.split(";") if part.strip()]


def topic(row):
    moment, zone = row["deadline"].split(" ")
    when = dt.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
    return Call(
        id=row["topic"],
        funder="eu",
        title=row["topic"],
        pattern="deadline",
        status=row["status"],
        deadlines=(when,),
        conditions=tuple(
            read_condition(rule, vocabulary=VOCABULARY, as_of=2026) for rule in parts(row["rules"])
        ),
        source="https://ec.europa.eu/info/funding-tenders/opportunities/portal",
        as_of=2026,
        read_on=READ_ON,
    )


def organisation(text, number):
    kind, seat = text.lstrip("*").split()
    return Member(
        id=f"o{number}",
        name=f"Organisation {number}",
        kind=kind,
        country=None if seat == "?" else seat,
        source="https://example.org",
    )


@pytest.fixture(scope="module")
def calls():
    known = {call.title: call for call in read_shipped().calls}
    return known | {row["topic"]: topic(row) for row in rows("eu_topics.csv")}


def judged(case, calls, *, told=None, shuffled=False):
    team = [organisation(text, number) for number, text in enumerate(parts(case["team"]))]
    leads = [number for number, text in enumerate(parts(case["team"])) if text.startswith("*")]
    proposal = Proposal(
        text="Work in the mountains.",
        lead=f"o{leads[0]}" if leads else None,
        places=tuple(Place(kind="country", key=key, name=key) for key in parts(case["places"])),
        budget=read_money(case["budget"]) if case["budget"] else None,
    )
    on = dt.date.fromisoformat(case["on"])
    call = calls[case["call"]]
    if shuffled:
        call = call.model_copy(update={"conditions": call.conditions[::-1]})
        team = team[::-1]
    terms = Terms(
        proposal,
        team=team,
        vocabulary=VOCABULARY,
        year=on.year,
        on=on,
        words=Words(),
        facts=Facts.read(parts(case["told"]) if told is None else told, find=by_id(team)),
    )
    return terms.check(call)


def by_id(team):
    return {one.id: one for one in team}.__getitem__


CASES = rows("cases.csv")


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{c['call']}" for n, c in enumerate(CASES, 2)])
def test_the_answer_is_the_one_worked_out_by_hand(case, calls):
    verdict, because = judged(case, calls)
    assert verdict == case["expected"], because
    assert case["because"] in " ".join(because)


def test_it_is_large_and_covers_every_shipped_call(calls):
    assert len(CASES) >= 200
    assert {case["call"] for case in CASES} == set(calls)
    answers = Counter(case["expected"] for case in CASES)
    assert min(answers["yes"], answers["no"], answers["unknown"]) >= 20


def test_what_was_told_only_settles_what_was_not_known(calls):
    for case in CASES:
        told = parts(case["told"])
        for fewer in range(len(told)):
            before, _ = judged(case, calls, told=told[:fewer] + told[fewer + 1 :])
            assert before in {"unknown", case["expected"]}, case


def test_the_order_of_rules_and_of_the_team_says_nothing(calls):
    for case in CASES:
        assert judged(case, calls, shuffled=True)[0] == case["expected"], case
