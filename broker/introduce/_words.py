"""Stages as people call them."""

import re
from functools import partial
from typing import get_args

from broker.model import InputError, Label, Stage, fold
from broker.wording import LANGUAGES, Words


def stage_name(stage: Stage, *, words: Words) -> str:
    """Return what a stage is called."""
    return {
        "proposed": words.say("proposed"),
        "sent": words.say("sent"),
        "accepted": words.say("accepted"),
        "declined": words.say("declined"),
        "met": words.say("they have met"),
        "joint_work": words.say("working together"),
        "funded": words.say("funded"),
        "ended": words.say("ended"),
    }[stage]


def waiting_words(stage: Stage, *, words: Words) -> str:
    """Return what to do about an introduction that should have moved on."""
    if stage == "proposed":
        return words.say("This one was not sent yet: send it, or note why it is declined.")
    return words.say("This one is waiting: ask how it goes.")


def stage_label(stage: Stage) -> Label:
    """Return what a stage is called, for sentences that are told in any language."""
    return Label(stage_name(stage, words=Words()), spoken=partial(_spoken, stage))


def stage_called(name: str) -> Stage:
    """Return the stage that a person means, by its key or its name in any of our languages.

    Raises:
        InputError: If there is none; all that there are come with it.
    """
    wanted, stages = _plain(name), get_args(Stage)
    for stage in stages:
        names = (_spoken(stage, language) for language in LANGUAGES)
        if wanted in {_plain(stage), *map(_plain, names)}:
            found: Stage = stage
            return found
    raise InputError(
        "%(text)r is no stage. Choose one of %(names)s.",
        text=name,
        names=tuple(map(stage_label, stages)),
    )


def _spoken(stage: Stage, language: str) -> str:
    return stage_name(stage, words=Words(language))


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(name)))
