"""Seats from a file."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.model import InputError, Seat
from broker.team import read_seats
from broker.vocabulary import load_vocabulary
from broker.wording import Words

VOCABULARY = load_vocabulary()
HEADER = "seat,kinds,themes,skills,places,minimum,maximum\n"


def read(tmp_path, text, name="seats.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_seats(path, vocabulary=VOCABULARY)


def test_a_table_of_seats_is_read(tmp_path):
    seats = read(
        tmp_path,
        HEADER
        + "Science,university;NGO,gender,bee keeping; GIS,Andes;Peru,,2\n"
        + ",,,,,,\n"
        + "Anybody,,,,,,\n"
        + "Two,,,,,2,\n"
        + "Perhaps,,,,,,0\n",
    )
    science = seats[0]
    assert science.kinds == ("academic_research", "civil_society")
    assert science.themes == ("gender",)
    assert science.skills == ("bee keeping", "GIS")
    assert [place.key for place in science.places] == ["andes", "PER"]
    assert [(seat.minimum, seat.maximum) for seat in seats] == [(1, 2), (1, 1), (2, 2), (0, 0)]
    assert seats[1] == Seat(name="Anybody")


def test_the_same_in_json(tmp_path):
    rows = [{"seat": "Science", "kinds": ["university"], "places": "Andes;Peru", "maximum": 2}]
    seats = read(tmp_path, "\ufeff" + json.dumps(rows), "seats.json")
    assert seats[0].kinds == ("academic_research",)
    assert len(seats[0].places) == 2
    assert seats[0].maximum == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no 'seat'"),
        (HEADER, "no seats"),
        ("seat,colour\nA,red\n", "'colour' is not known"),
        ("name\nA\n", "no 'seat'"),
        (HEADER + "A,,,,,x,\n", "row 2: minimum: 'x' is no number"),
        (HEADER + f"A,,,,,{'9' * 5000},\n", "is no number"),
        (HEADER + "A,,,,,3,2\n", "row 2"),
        (HEADER + "A,,,,,,5000\n", "row 2"),
        (HEADER + ",civil_society,,,,,\n", "row 2"),
        (HEADER + "A,nobody,,,,,\n", "row 2: No kind is called 'nobody'"),
        (HEADER + "A,,,,,,,,,\n", "more cells"),
        (HEADER + 'A,"x\n', "quotes"),
        ("[1]", "no list of seats"),
        ("{}", "no list of seats"),
        ("[{]", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('[{"seat": "A", "kinds": 3}]', "kinds is neither"),
        (b"\xff\xfeA", "UTF-8"),
        (b"x" * 1_000_001, "too large"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tmp_path, text, said):
    with pytest.raises(InputError, match=said):
        read(tmp_path, text)


def test_a_column_that_is_not_known_is_told_in_the_readers_language(tmp_path):
    with pytest.raises(InputError) as caught:
        read(tmp_path, "seat,colour\nA,red\n")
    said = Words("fr").tell(caught.value.said)
    assert said.replace("\u00a0", " ").startswith("seats.csv, ligne 1 : 'colour' n’est pas connu")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_seats(tmp_path / "none.csv", vocabulary=VOCABULARY)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_content_ends_otherwise_than_in_seats_or_a_message(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("seats") / "seats.csv"
    for start in (b"", HEADER.encode(), b'[{"seat": '):
        path.write_bytes(start + data)
        try:
            seats = read_seats(path, vocabulary=VOCABULARY)
        except InputError:
            continue
        assert all(isinstance(seat, Seat) for seat in seats)
