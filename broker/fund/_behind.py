"""What puts a call behind others that fit as well: a closed door, and terms read long ago."""

import datetime as dt

from broker.fund._deadline import CHECK_AFTER
from broker.fund._eligibility import Terms
from broker.model import Call, Reason
from broker.wording import Words

_DOOR = 0.15
"""What it costs to be asked in by the funder alone: as much as a sure yes is worth."""

_A_YEAR = 0.03
_MOST = 0.2
"""What each year costs after which terms should have been read again, and all of them at most."""


def held_back(call: Call, *, terms: Terms, left: float, words: Words) -> list[Reason]:
    """Return what a call loses to one that is open and was read lately.

    Args:
        call: The call.
        terms: The proposal, what was told of it, and the day.
        left: The score so far, which no more than all can be taken from.
        words: The language of the sentences.
    """
    found: list[tuple[str, str, float]] = []
    if call.pattern == "invitation" and not terms.facts.of_work("invited"):
        said = words.say("Behind open calls: it works by invitation.")
        found.append((said, call.pattern, _DOOR))
    elif _asks_to_be_named(call) and not terms.facts.of_work("nominated"):
        said = words.say("Behind open calls: others must nominate.")
        found.append((said, call.title, _DOOR))
    over = _years_over(call, on=terms.on)
    if not call.source.startswith("http"):
        said = words.say("Behind calls whose terms were read in their source.")
        found.append((said, call.title, _MOST))
    elif over is None:
        found.append((words.say("Behind calls read lately."), call.title, _MOST))
    elif over > 0:
        year = str(call.as_of or call.read_on)
        cost = min(_MOST, _A_YEAR * over)
        found.append((words.say("Behind calls read lately."), year, cost))
    reasons = []
    for said, quote, cost in found:
        taken = min(left, cost)
        left -= taken
        if taken > 0:
            reasons.append(Reason(text=said, source=call.source, quote=quote, contribution=-taken))
    return reasons


def _asks_to_be_named(call: Call) -> bool:
    """Tell whether nobody may apply whom others have not nominated."""
    return any(
        one.given is None and {test.what for test in one.tests} == {"nominated"}
        for one in call.conditions
    )


def _years_over(call: Call, *, on: dt.date) -> float | None:
    """Return the years by which the terms of a call are too old; None where their age is unknown.

    Both the day on which they were read and the year for which they hold are asked, as `must_check`
    does.
    """
    ages = []
    if call.read_on is not None:
        ages.append((on - call.read_on).days / 366)
    if call.as_of is not None:
        ages.append(float(on.year - call.as_of))
    return max(ages) - CHECK_AFTER if ages else None
