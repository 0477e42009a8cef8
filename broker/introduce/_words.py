"""Stages as people call them."""

from broker.model import Stage
from broker.wording import Words


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
    }[stage]
