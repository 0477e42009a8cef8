"""Of a list with seats only, a seat tells where somebody is; a bare name is not worth quoting."""

from broker.model import Alliance
from broker.rank import recommend
from tests.worlds import activity, evidence, member, proposal

WISH = "Watershed monitoring in Peru"


def bare(key, **more):
    return member(key, summary="", **more)


def found(*members, activities=(), text=WISH):
    world = evidence(Alliance(members=members, activities=activities))
    return {one.member: one for one in recommend(world, proposal=proposal(text)).recommendations}


def test_who_has_its_seat_there_comes_before_who_has_not():
    area = {"themes": ("watershed_management",)}
    names = list(found(bare("one", country="ITA", **area), bare("two", country="PER", **area)))
    assert names[0] == "Two"


def test_where_somebody_works_counts_more_than_the_seat():
    area = {"themes": ("watershed_management",), "countries": ("ITA",)}
    answer = found(bare("one", country="PER", **area))
    assert "in Peru" not in " ".join(reason.text for reason in answer["One"].reasons)


def test_a_worldwide_organisation_is_not_at_home_where_its_seat_is():
    area = {"themes": ("watershed_management",)}
    answer = found(bare("one", country="PER", kind="intergovernmental", **area))
    assert "in Peru" not in " ".join(reason.text for reason in answer["One"].reasons)


def test_a_mere_name_is_no_quote_where_a_theme_says_more():
    area = {"themes": ("watershed_management",)}
    answer = found(bare("one", country="PER", **area))
    assert all(reason.quote != "One" for reason in answer["One"].reasons)


def test_work_of_no_known_year_is_told():
    dated = activity("watershed-study", of="one", as_of=2024, status="completed")
    undated = activity("watershed-monitoring", of="two", as_of=None, years={}, status="completed")
    answer = found(bare("one"), bare("two"), activities=(dated, undated))
    said = "No year is known for the work that speaks for it: check how old it is."
    assert said in answer["Two"].cautions
    assert said not in answer["One"].cautions
