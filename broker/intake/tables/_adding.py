"""What a row adds to an organisation without correcting it: it fills what is open."""

from typing import Any

from broker.model import FocusArea, Organisation


def only_added(before: Organisation, after: Organisation) -> Organisation:
    """Return an organisation with what a row adds to it; what was told of it stays.

    Args:
        before: The organisation as it was.
        after: The same one with all that the row says.
    """
    update: dict[str, Any] = {}
    for name in type(before).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if name == "focus":
            update[name] = _focus(old, new)
        elif isinstance(old, tuple):
            update[name] = tuple(dict.fromkeys((*old, *new)))
        else:
            update[name] = new if old in {None, ""} else old
    return before.model_copy(update=update)


def _focus(before: tuple[FocusArea, ...], after: tuple[FocusArea, ...]) -> tuple[FocusArea, ...]:
    """Return focus areas with the lists of the first one as they grew.

    What stands in another area is known, and from whom.
    """
    if not before or not after:
        return before or after
    first, *others = before
    lists = {
        name: (*getattr(first, name), *_news(name, value, before=before))
        for name, value in after[0]
        if isinstance(value, tuple)
    }
    return (first.model_copy(update=lists), *others)


def _news(name: str, value: tuple[str, ...], *, before: tuple[FocusArea, ...]) -> tuple[str, ...]:
    known = {key for area in before for key in getattr(area, name)}
    return tuple(key for key in value if key not in known)
