"""One organisation's work, as its page says it."""

from collections.abc import Sequence

from broker.evidence import languages_of
from broker.model import Activity
from broker.ui._setting import Setting
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


def foreign(organisation: str, *, setting: Setting) -> dict[str, str]:
    """Return in which languages the texts about an organisation (id) are, as far as it matters.

    Returns:
        A remark by id of the record, also where a language is not recognised; nothing for texts in
        the reader's own language.
    """
    found = languages_of(setting.evidence, organisation)
    told = {key: setting.names.tongue(code) for key, code in found.items()}
    return {key: remark for key, remark in told.items() if remark}


def in_common(keys: Sequence[str], *, remarks: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return the remark that several records have in common, and those that single ones need."""
    found = {remarks.get(key, "") for key in keys}
    return (found.pop(), {}) if len(found) == 1 else ("", remarks)
