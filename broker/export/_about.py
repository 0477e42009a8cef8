"""What a piece of work is about, as it was understood: the same in every answer."""

from broker.export._labels import Labels
from broker.model import Understood
from broker.wording import lasting


def about(understood: Understood, *, labels: Labels) -> tuple[str, ...]:
    """Return what was understood of a proposal, and what it does not say, in a sentence each."""
    words = labels.words
    none = words.say("none recognised")
    themes = words.list(tuple(labels.term("theme", key) for key in understood.themes))
    places = words.list(tuple(labels.place(name) for name in understood.places))
    kinds = words.list(tuple(labels.term("kind", key) for key in understood.kinds))
    wanted = words.say("Kinds of partner wanted: any")
    if kinds:
        wanted = words.say("Kinds of partner wanted: %(kinds)s", kinds=kinds)
    money = understood.budget
    budget = money and words.amount(money.amount, currency=money.currency)
    return (
        words.say("Themes: %(themes)s", themes=themes or none),
        words.say("Places: %(places)s", places=places or none),
        wanted,
        words.say("Budget: %(budget)s", budget=budget or words.say("not stated")),
        lasting(understood.months, words=words),
    )
