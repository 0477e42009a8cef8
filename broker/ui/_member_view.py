"""One organisation's work, as its page says it."""

from broker.model import Activity
from broker.wording import Words


def status(activity: Activity, *, words: Words) -> str:
    """Return the state of an activity in words, with the source's own remark."""
    named = {
        "running": words.say("running"),
        "planned": words.say("planned"),
        "completed": words.say("completed"),
    }[activity.status]
    return f"{named} ({activity.status_note})" if activity.status_note else named


def years(activity: Activity) -> str:
    """Return when an activity runs; a dash where no source tells."""
    known = activity.years.ongoing or activity.years.last
    return str(activity.years) if known else "–"
