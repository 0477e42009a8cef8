"""What the conditions of a call are about."""

from broker.model import Call, Condition

Rules = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str, tuple[Condition, ...]]
"""What of a call decides who may apply."""

COUNTED = frozenset({"members", "partners", "countries", "kinds"})
"""Of what a condition may ask a number."""
_TEAM = frozenset({"lead", "partner", "each", "any", "applicant"})


def rules_of(call: Call) -> Rules:
    """Return what of a call decides who may apply: calls that share it have the same answer."""
    return (
        call.kinds,
        call.countries,
        call.countries_excluded,
        call.countries_note,
        call.conditions,
    )


def about_team(condition: Condition) -> bool:
    """Tell whether another team could answer a condition otherwise."""
    tests = (*condition.tests, *([condition.given] if condition.given else []))
    return any(test.who in _TEAM or test.what in COUNTED for test in tests)


def about_applicant(condition: Condition) -> bool:
    """Tell whether a condition is one on whoever applies: one and the same must keep them all."""
    tests = (*condition.tests, *([condition.given] if condition.given else []))
    return any(test.who == "applicant" for test in tests)
