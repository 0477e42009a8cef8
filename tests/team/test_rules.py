"""Rules as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.model import InputError, Measure, Rule, UnknownNameError
from broker.team import parse_rule
from tests import worlds


@pytest.fixture(scope="module")
def evidence():
    world = worlds.water_world().model_copy(
        update={"funders": (worlds.PAYER,), "calls": (worlds.call("small-grants"),)}
    )
    return worlds.evidence(world)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("countries>=3", "countries>=3"),
        (" kind:private_sector <= 1 ", "kind:private_sector<=1"),
        ("kind:NGO>=1", "kind:civil_society>=1"),
        ("country:PER>=1", "country:PER>=1"),
        ("country:Peru>=1", "country:PER>=1"),
        ("theme:gender>=1", "theme:gender>=1"),
        ("region:andes>=1", "region:andes>=1"),
        ("range:Tien Shan>=1", "range:tien-shan>=1"),
        ("large <= 2", "large<=2"),
        ("around<=1", "around<=1"),
        ("around:water outside<=1", "around:Water Outside<=1"),
        ("member:quiet>=1", "member:Quiet>=1"),
        ("any:quiet | lead<=1", "any:Quiet|Lead<=1"),
        ("busy:03<=0", "busy:3<=0"),
        ("skill:bee keeping>=1", "skill:bee keeping>=1"),
        ("call:Small Grants>=1", "call:Small grants>=1"),
        ("call:payer>=1", "call:Small grants>=1"),
    ],
)
def test_rules_are_read_as_people_write_them(evidence, text, meant):
    assert str(parse_rule(text, evidence=evidence)) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("", "countries", "countries=3", "countries>=x", "countries:PER>=1", "kind>=1", "x>=1"),
        *("large:x<=1", "any<=1", "member>=1", "skill>=1", "countries>=-1", "countries>=1.5"),
        "countries>=" + "9" * 5000,
    ],
)
def test_what_is_no_rule_is_refused_with_an_example(evidence, text):
    with pytest.raises(InputError, match="countries>=3"):
        parse_rule(text, evidence=evidence)


def test_a_rule_about_an_unknown_theme_suggests_the_nearest(evidence):
    with pytest.raises(UnknownNameError, match="Gender"):
        parse_rule("theme:gendr>=1", evidence=evidence)


@pytest.mark.parametrize("text", ["busy:0<=1", "busy:x<=1"])
def test_to_be_busy_takes_a_number(evidence, text):
    with pytest.raises(InputError, match="busy:3<=0"):
        parse_rule(text, evidence=evidence)


@pytest.mark.parametrize("text", ["member:Nobodi>=1", "any:Quiet|Nobodi<=1", "seat:Chair>=1"])
def test_an_unknown_name_in_a_rule_is_refused(evidence, text):
    with pytest.raises(UnknownNameError, match=r"Nobodi|Chair"):
        parse_rule(text, evidence=evidence)


def test_an_organisation_with_a_strange_name_goes_by_its_id():
    world = worlds.water_world()
    odd = worlds.member("odd", name="A|B >= C")
    evidence = worlds.evidence(world.model_copy(update={"members": (*world.members, odd)}))
    rule = parse_rule("member:odd>=1", evidence=evidence)
    assert str(rule) == "member:odd>=1"
    assert Rule.read(str(rule)) == rule


_keys = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="<>=:"), min_size=1
)


@given(
    st.sampled_from(["kind", "theme", "skill", "member", "around", "seat", "call"]),
    _keys,
    st.booleans(),
    st.integers(0, 999),
)
def test_a_rule_is_the_text_that_it_is_made_from(what: Measure, key, at_least, number):
    rule = Rule(what=what, key=key, at_least=at_least, number=number)
    assert Rule.read(str(rule)) == rule


@pytest.mark.parametrize("text", ["call:small-grants<=0", "call:small-grants>=2"])
def test_a_rule_on_a_call_that_would_be_ignored_is_refused(evidence, text):
    with pytest.raises(InputError, match=r"Write call:small-grants>=1"):
        parse_rule(text, evidence=evidence)


def test_a_number_with_very_many_digits_is_refused(evidence):
    with pytest.raises(InputError, match="is no rule"):
        parse_rule(f"busy:{'9' * 5000}<=1", evidence=evidence)
