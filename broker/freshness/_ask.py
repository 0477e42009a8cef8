"""What a member is asked to confirm: itself, its work, what it offers and needs."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from broker.export import Form, FormLine
from broker.model import Activity, Alliance, InputError, Member, Need, Offer, Part, UnknownNameError
from broker.vocabulary import What, load_vocabulary, own_vocabulary
from broker.wording import Words

MEMBERSHIP = "membership"
"""Field of the line that asks whether the member stays."""

LISTS = frozenset({"languages", "themes"})
"""Fields with several entries, separated by semicolons."""


def confirmation_form(
    alliance: Alliance, *, member: str, on: dt.date, words: Words | None = None
) -> Form:
    """Return the form for one member.

    Args:
        alliance: The records.
        member: Id of the member.
        on: The day that it is made.
        words: The language of the questions; English by default.

    Raises:
        UnknownNameError: If there is no organisation with this id.
        InputError: If it is no member.
    """
    speech = words or Words()
    found = alliance.by_id.get(member)
    if found is not None and not isinstance(found, Member):
        raise InputError("%(name)s is no member; only members are asked.", name=found.name)
    if found is None:
        raise UnknownNameError("member", member)
    lines = [*_of_member(found, words=speech)]
    for activity in alliance.activities:
        if activity.organisation == member:
            lines += _of_activity(activity, words=speech)
    for part, exchanges in (("offers", alliance.offers), ("needs", alliance.needs)):
        for one in exchanges:
            if one.organisation == member:
                lines.append(_of_exchange(part, one, words=speech))
    return Form(
        organisation=member,
        name=found.name,
        language=speech.language,
        made_on=on,
        lines=tuple(lines),
    )


def value_of(record: Member | Activity | Offer | Need, field: str) -> str:
    """Return what stands in a field of a record, as a form shows it."""
    if field == "themes" and isinstance(record, Member):
        return "; ".join(dict.fromkeys(key for area in record.focus for key in area.themes))
    value = getattr(record, field)
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return "" if value is None else " ".join(str(value).split())


def _of_member(member: Member, *, words: Words) -> Iterator[FormLine]:
    say = words.say
    line = _liner("members", member, title=say("Your organisation"))
    vocabulary = load_vocabulary()

    def named(what: What, keys: Iterable[str]) -> str:
        labels = (vocabulary.label(what, key, language=words.language) for key in keys)
        return "; ".join(labels)

    yield line("name", say("Is this your official name?"))
    yield line("acronym", say("Is this your short name?"))
    yield line(
        "country",
        say("Is your seat in this country?"),
        shown=named("country", filter(None, (member.country,))),
    )
    yield line("website", say("Is this your website?"))
    yield line(
        "languages",
        say("Do you work in these languages?"),
        shown=named("language", member.languages),
    )
    yield line("summary", say("Does this describe you?"))
    themes = dict.fromkeys(key for area in member.focus for key in area.themes)
    yield line("themes", say("Do you work on these themes?"), shown=named("theme", themes))
    # The term of four years is that of the alliance that ships.
    question = (
        say("Do you wish to stay a member?")
        if own_vocabulary()
        else say("Do you wish to stay a member for the next four years?")
    )
    yield line(MEMBERSHIP, question, value="")


def _of_activity(activity: Activity, *, words: Words) -> Iterator[FormLine]:
    say = words.say
    line = _liner("activities", activity, title=activity.title)
    yield line("title", say("Is this its title?"))
    yield line("status", say("Is this its state (running, completed or planned)?"))
    yield line("summary", say("Does this describe it?"))


def _of_exchange(part: str, record: Offer | Need, *, words: Words) -> FormLine:
    if part == "offers":
        line = _liner("offers", record, title=words.say("What you offer"))
        return line("text", words.say("Do you still offer this?"))
    line = _liner("needs", record, title=words.say("What you look for"))
    return line("text", words.say("Do you still look for this?"))


def _liner(
    part: Part, record: Member | Activity | Offer | Need, *, title: str
) -> Callable[..., FormLine]:
    def line(field: str, question: str, *, value: str | None = None, shown: str = "") -> FormLine:
        known = value_of(record, field) if value is None else value
        return FormLine(
            part=part,
            record=record.id,
            title=title,
            field=field,
            question=question,
            value=known,
            shown=shown,
        )

    return line
