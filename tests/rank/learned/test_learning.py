"""What is learned is the obvious, from the past alone, and the same each time."""

import datetime as dt

import numpy as np
import pytest

from broker.history import Past
from broker.model import InputError
from broker.rank.learned import (
    Question,
    Ranker,
    Recipe,
    candidates,
    lessons,
    train,
    train_each,
)

from .worlds import DAY, QUICK, club, subjects, trained


@pytest.fixture(scope="module")
def asked():
    past = Past(reading=subjects(), day=DAY)
    lead = past.history.position[club(1)[0]]
    return past, candidates(Question(past=past, text="snow", lead=lead))


def test_those_who_do_the_subject_come_first(asked):
    past, found = asked
    order = np.argsort(-trained().scores(found))
    best = [past.history.organisations[place] for place in found.places[order[:7]]]
    assert set(best) == set(club(1)[1:])


def test_training_again_gives_the_same_ranker():
    again = train(subjects(), until=DAY, recipe=QUICK)
    assert again == trained()


def test_what_starts_later_is_not_learned_from():
    until = dt.date(2021, 1, 1)
    earlier = int((subjects().history.starts < np.datetime64(until)).sum())
    alone = train(subjects(number=earlier), until=until, recipe=QUICK)
    assert train(subjects(), until=until, recipe=QUICK) == alone
    assert alone.until == str(until)


def test_no_lesson_knows_itself_nor_anything_that_starts_with_it():
    starts = subjects().history.starts
    last = None
    for lesson in lessons(subjects(), until=DAY, most=40):
        assert np.datetime64(lesson.question.past.day) <= starts[lesson.work]
        assert not lesson.question.past.works[lesson.work]
        assert last is None or starts[lesson.work] >= last
        assert lesson.true.sum() <= 4
        last = starts[lesson.work]


def test_only_the_latest_works_are_lessons():
    told = []
    found = [
        lesson.work
        for lesson in lessons(
            subjects(), until=DAY, most=7, progress=lambda done, total: told.append((done, total))
        )
    ]
    starts = subjects().history.starts
    earlier = np.flatnonzero(starts < np.datetime64(DAY))
    assert found == earlier[-7:].tolist()
    assert told == [(at, 7) for at in range(1, 8)]


def test_contributions_add_up_to_the_score(asked):
    _, found = asked
    rows = [0, 3, len(found.places) - 1]
    parts = trained().contributions(found, rows=rows)
    assert sum(parts.values()) == pytest.approx(trained().scores(found)[rows], abs=1e-4)
    assert set(parts) == {*found.groups, "base"}


def test_a_signal_that_is_left_out_adds_nothing(asked):
    _, found = asked
    blind = train(subjects(), until=DAY, recipe=QUICK.model_copy(update={"without": ("text",)}))
    assert not any(name.startswith("both") for name in blind.names)
    assert blind.contributions(found, rows=[0, 1])["text"].tolist() == [0, 0]


def test_a_higher_score_is_more_probable():
    said = trained().probabilities(np.array([-5.0, 0.0, 5.0]))
    assert 0 < said[0] < said[1] < said[2] < 1


def test_nobody_to_weigh_needs_no_scores():
    past = Past(reading=subjects(), day=dt.date(2000, 1, 1))
    found = candidates(Question(past=past, text="snow", lead=None))
    assert trained().scores(found).shape == (0,)


def test_too_few_works_are_refused_with_what_is_needed():
    with pytest.raises(InputError, match="20 are needed"):
        train(subjects(number=10), until=DAY, recipe=QUICK)


def test_where_everybody_takes_part_there_is_nothing_to_fit():
    from tests.history.tiny import reading

    works = [(f"w{at}", f"20{at:02}-01-01", "snow", "abcde") for at in range(1, 30)]
    ranker = train(reading(works), until=dt.date(2030, 1, 1), recipe=Recipe(trees=2))
    assert (ranker.intercept, ranker.slope) == (0.0, 1.0)


def test_a_ranker_comes_back_from_its_folder(tmp_path, asked):
    _, found = asked
    trained().save(tmp_path / "ranker")
    again = Ranker.load(tmp_path / "ranker")
    assert again == trained()
    assert np.array_equal(again.scores(found), trained().scores(found))


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "ranker.json").unlink(),
        lambda folder: (folder / "ranker.json").write_text("[]", "utf-8"),
        lambda folder: (folder / "ranker.json").write_text("{", "utf-8"),
        lambda folder: (folder / "ranker-2.txt").unlink(),
        lambda folder: (folder / "ranker-1.txt").write_text("no trees", "utf-8"),
        lambda folder: (folder / "ranker-1.txt").write_bytes(
            (folder / "ranker-2.txt").read_bytes()
        ),
    ],
    ids=["no facts", "other facts", "cut facts", "no trees", "other trees", "trees of another"],
)
def test_a_damaged_folder_is_refused_with_advice(tmp_path, damage):
    trained().save(tmp_path)
    damage(tmp_path)
    with pytest.raises(InputError, match="holds no ranker that can be read"):
        Ranker.load(tmp_path)


def test_a_ranker_for_other_features_is_refused(asked):
    _, found = asked
    other = Ranker(trees=trained().trees, names=("gone", *trained().names[1:]), until="2020-01-01")
    with pytest.raises(InputError, match="gone"):
        other.scores(found)


def test_recipes_that_share_their_lessons_learn_as_they_would_alone():
    works = lessons(subjects(), until=DAY, most=QUICK.lessons)
    recipes = {"all": QUICK, "less": QUICK.model_copy(update={"without": ("text", "feedback")})}
    together = train_each(list(works), until=DAY, recipes=recipes)
    assert together["all"] == trained()
    assert together["less"] == train(subjects(), until=DAY, recipe=recipes["less"])
    assert not any(name.startswith("both_") for name in together["less"].names)
