"""Stages as people call them."""

from collections.abc import Iterator
from typing import get_args

from broker.model import Said, Stage, fold
from broker.wording import LANGUAGES, Words


def stage_said(stage: Stage) -> Said:
    """Return what a stage is called, to be said in any language."""
    return {
        "proposed": Said("proposed"),
        "sent": Said("sent"),
        "accepted": Said("accepted"),
        "declined": Said("declined"),
        "met": Said("they have met"),
        "joint_work": Said("working together"),
        "funded": Said("funded"),
    }[stage]


def stage_name(stage: Stage, *, words: Words) -> str:
    """Return what a stage is called."""
    return words.tell(stage_said(stage))


def stage_called(text: str) -> Stage | None:
    """Return the stage of a key or a name; None if there is none.

    Args:
        text: `joint_work`, `joint work`, or what a stage is called in a language of the answers.
    """
    wanted = fold(text).strip().replace("-", " ").replace("_", " ")
    for stage in get_args(Stage):
        if wanted in _names(stage):
            found: Stage = stage
            return found
    return None


def _names(stage: Stage) -> Iterator[str]:
    yield fold(stage).replace("_", " ")
    for language in LANGUAGES:
        yield fold(stage_name(stage, words=Words(language)))
