"""An activity that restates an initiative says so; one that only resembles it does not."""

import pytest

from broker.intake import read_alliance
from broker.intake._restated import Restated
from broker.model import Initiative, Years
from tests.intake.tiny import VOCABULARY, activity, initiative, write

PAGE = "https://example.org/days"


def days(**fields):
    plain = {
        "id": "water-days",
        "title": "Water Days (Días del agua)",
        "type": "event",
        "years": Years(start=2018, end=2018),
        "status": "completed",
        "members": ("ayni", "puna-lab"),
        "source": PAGE,
    }
    return Initiative.model_validate(plain | fields)


def found(title, *, source="https://example.org/other", years=None, participants=("ayni",)):
    known = Restated([days(), days(id="song", title="Song", source="Founding document 004")])
    span = Years(start=2018) if years is None else years
    one = known.find(title, source=source, years=span, participants=participants)
    return one.id if one else None


@pytest.mark.parametrize("title", ["Water Days", "WATER DÁYS", "Water Days (country programme)"])
def test_the_same_title_restates_it_whoever_takes_part(title):
    assert found(title, participants=("nobody",)) == "water-days"


def test_a_title_that_names_it_restates_it_where_somebody_takes_part_in_both():
    assert found("School part of the Water Days") == "water-days"
    assert found("School part of the Water Days", participants=("nobody",)) is None
    assert found("Underwater Daysailing") is None


def test_a_title_of_one_word_is_too_common_to_be_contained():
    assert found("A song for the valley") is None


def test_the_same_page_restates_it_only_with_common_people_and_years():
    assert found("Sponsor of the meeting", source=PAGE) == "water-days"
    assert found("Sponsor of the meeting", source="http://www.example.org/days/") == "water-days"
    assert found("Sponsor of the meeting", source=PAGE, participants=("nobody",)) is None
    assert found("Sponsor", source=PAGE, years=Years(start=2019)) is None
    assert found("Sponsor of the meeting") is None


def test_a_source_without_address_never_makes_two_the_same():
    assert found("Dance", source="Founding document 004") is None


def test_rows_that_come_from_the_initiatives_match_by_title_or_its_beginning():
    known = Restated([days(), days(id="b", title="Water Dayspring")])
    assert known.titled("water days").id == "water-days"
    assert known.titled("Water Dayspring").id == "b"
    assert known.titled("Water") is None
    assert known.titled("") is None


def test_a_backtest_can_tell_all_that_restates_an_initiative(tmp_path):
    rows = [
        activity(title="Water Days", origin="initiatives.csv", partners="Puna Lab"),
        activity("Puna Lab", title="Host of the Water Days", partners="Ayni"),
        activity(title="Canals", partners="Puna Lab"),
    ]
    folder = write(tmp_path, activities=rows, initiatives=[initiative()])
    alliance = read_alliance(folder, vocabulary=VOCABULARY)
    rest = [one.title for one in alliance.activities if one.initiative != "water-days"]
    assert rest == ["Canals"]
