"""Options that take several values."""

from collections.abc import Sequence

_LISTS = frozenset(
    {
        *("--theme", "--place", "--kind", "--require", "--lock", "--exclude", "--team", "--labels"),
        *("--apart", "--cover", "--told", "--cordis"),
    }
)
_FLAGS = frozenset(
    {
        *("--json", "--help", "-h", "--version", "--dry-run"),
        *("--with-call", "--cohesive", "--seed", "--invite", "--stale"),
        *("--undo", "--accept", "--replace", "--empty"),
    }
)


def spread(arguments: Sequence[str]) -> list[str]:
    """Write `--theme water gender` as `--theme water --theme gender`.

    The first word that belongs to no option is the command's own argument, such as the proposal;
    only words after it can be further values of a list. A quoted name stays one word.
    """
    spread_out: list[str] = []
    open_list: str | None = None
    words = 0
    expects_value = False
    for argument in arguments:
        if argument.startswith("-") and argument != "-":
            name = argument.split("=", 1)[0]
            open_list = name if name in _LISTS else None
            expects_value = "=" not in argument and name not in _FLAGS
            spread_out.append(argument)
        elif open_list and not expects_value and words >= 2:
            spread_out += [open_list, argument]
        else:
            if not expects_value:
                words += 1
            spread_out.append(argument)
            expects_value = False
    return spread_out
