"""Values as they are typed into a terminal."""

import shlex

_SPECIAL = frozenset('"$`\\!')
"""Signs that mean something to a shell even within double quotes."""


def typed(value: str) -> str:
    """Return how a value is typed into a terminal, with what its letters need around it."""
    if "'" not in value:
        return f"'{value}'"
    if not _SPECIAL.intersection(value):
        return f'"{value}"'
    return shlex.quote(value)
