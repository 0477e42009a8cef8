"""A member's first steps, to take along."""

import datetime as dt

from broker.export import FirstSteps, first_steps_files
from broker.model import Reason, Recommendation

REASONS = (
    Reason(text="It runs a herders' school.", source="Report", quote="A school", contribution=1),
    Reason(
        text="It is of a kind that is wanted.",
        source="Report",
        quote="civil_society",
        contribution=1,
    ),
)
FOUND = FirstSteps(
    member="Herders' Union",
    steps=("Write to the school.", "Join the forum.", "Read the terms."),
    alike=(
        Recommendation(
            rank=1, member="School", kind="academia", country="KEN", score=0.5, reasons=REASONS
        ),
    ),
    made_on=dt.date(2026, 3, 1),
)


def test_the_steps_come_first_then_who_works_on_similar_things_and_the_sources():
    text = first_steps_files(FOUND)["txt"].decode("utf-8")
    order = ["Herders' Union", "Write to the school.", "1. School", "“A school”", "Report"]
    places = [text.index(said) for said in order]
    assert places == sorted(places)
    assert "civil_society" not in text


def test_it_is_written_in_the_language_of_the_member():
    files = first_steps_files(FOUND.model_copy(update={"language": "fr"}))
    assert set(files) == {"docx", "html", "txt"}
    assert "Premiers pas pour Herders' Union" in files["txt"].decode("utf-8")
