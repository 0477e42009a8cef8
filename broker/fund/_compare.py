"""What a test asks for, compared with what is known."""

from broker.fund._facts import Value
from broker.fund._places import Truth, negated
from broker.model import Test

_NEARLY = 1e-9
"""Part of a limit by which an amount or a share may miss it through binary fractions alone."""


def signed(test: Test, value: Truth) -> Truth:
    """Return an answer, turned round where the test asks that something is not so."""
    return negated(value) if test.sign == "not in" else value


def between(test: Test, least: float, most: float) -> Truth:
    """Compare a value that lies somewhere between two bounds."""
    limit = test.number or 0.0
    if test.sign == ">=":
        limit *= 1 - _NEARLY
        return True if least >= limit else False if most < limit else None
    limit *= 1 + _NEARLY
    return True if most <= limit else False if least > limit else None


def compared(test: Test, told: Value | None) -> Truth:
    """Compare a fact that was told; not known where none was."""
    if told is None:
        return None
    if isinstance(told, bool):
        return told == (test.values == ("yes",))
    if isinstance(told, float):
        return between(test, told, told)
    if isinstance(told, str) and test.values:
        return told >= test.values[0] if test.sign == ">=" else told <= test.values[0]
    return None
