"""What a member corrected, in the reader's words."""

from broker.freshness._ask import LISTS, value_of
from broker.freshness._returned import Correction
from broker.freshness._values import Asked
from broker.model import Alliance, Member
from broker.vocabulary import TERMS, Vocabulary, load_vocabulary, value_label
from broker.wording import Words, field_name


def told(
    correction: Correction,
    *,
    alliance: Alliance,
    words: Words,
    vocabulary: Vocabulary | None = None,
) -> str:
    """Return a sentence on a correction: whose, of what, and both values.

    Args:
        correction: It.
        alliance: The records with all corrections.
        words: The reader's language.
        vocabulary: For themes, countries and languages; the one in use by default.
    """
    terms = vocabulary or load_vocabulary()
    field = correction.field
    records: tuple[Asked, ...] = getattr(alliance, correction.part)
    record = next((one for one in records if one.id == correction.record), None)
    after = correction.after if record is None else value_of(record, field)
    values = {
        name: _shown(field, value, vocabulary=terms, words=words)
        for name, value in (("before", correction.before), ("after", after))
    }
    values["field"] = _field(field, part=correction.part, words=words)
    values["name"] = _name(record, alliance=alliance) or correction.record
    if correction.part == "activities" and record is not None:
        title = words.quote(value_of(record, "title"))
        return words.say(
            "%(name)s, %(title)s, %(field)s: %(before)s → %(after)s", title=title, **values
        )
    return words.say("%(name)s, %(field)s: %(before)s → %(after)s", **values)


def _name(record: Asked | None, *, alliance: Alliance) -> str:
    if record is None or isinstance(record, Member):
        return record.name if record else ""
    owner = alliance.by_id.get(record.organisation)
    return owner.name if owner else record.organisation


def _shown(field: str, value: str, *, vocabulary: Vocabulary, words: Words) -> str:
    """Return a value as people write it; a dash for none."""
    if not value:
        return "–"
    if field in TERMS:
        keys = value.split("; ") if field in LISTS else [value]
        language = words.language
        return words.list(
            tuple(value_label(field, key, vocabulary=vocabulary, language=language) for key in keys)
        )
    states = {
        "running": words.say("running"),
        "completed": words.say("completed"),
        "planned": words.say("planned"),
    }
    return states.get(value, value) if field == "status" else value


def _field(field: str, *, part: str, words: Words) -> str:
    if part == "offers":
        return words.say("what it offers")
    if part == "needs":
        return words.say("what it looks for")
    return field_name(field, words=words)
