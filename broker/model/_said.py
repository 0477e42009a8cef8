"""Sentences that remember how they were made, so that a face can say them in any language."""

from collections.abc import Callable
from typing import Annotated, Any, Self

from pydantic import WrapValidator


class Said(str):
    """A sentence in English, made of a pattern and its values.

    It is a text like any other; `broker.wording.Words.tell` says it in another language, since it
    knows its pattern. A value that is itself a `Said` is said in that language too; a tuple of
    texts is said as a choice, 'a, b or c', a list line by line, and a date in words.

    Args:
        pattern: The English sentence with `%(name)s` places, written out where it is said so that
            the catalogues find it. A percent sign is doubled where there are values.
        values: What fills the places.

    Example:
        >>> Said("There is no file %(name)s.", name="plan.pdf")
        'There is no file plan.pdf.'
    """

    pattern: str
    values: dict[str, object]

    def __new__(cls, pattern: str, /, **values: object) -> Self:
        """Return the sentence with its places filled."""
        filled = {name: _filled(value) for name, value in values.items()}
        made = super().__new__(cls, pattern % filled if values else pattern)
        made.pattern, made.values = pattern, values
        return made


class Label(str):
    """The name of something that every language calls its own way, such as a country.

    Args:
        english: The name in English, which the text is.
        spoken: Gives the name in a language, by its code.
    """

    spoken: Callable[[str], str] | None

    def __new__(cls, english: str, /, *, spoken: Callable[[str], str] | None = None) -> Self:
        """Return the name."""
        made = super().__new__(cls, english)
        made.spoken = spoken
        return made

    def __reduce__(self) -> tuple[object, ...]:
        # What says it in other languages belongs to a vocabulary; a pickle keeps the English.
        return type(self), (str(self),)


def joined(*sentences: str) -> Said:
    """Return sentences one after the other; empty ones are left out."""
    said = {f"part{at}": one for at, one in enumerate(sentences) if one}
    return Said(" ".join(f"%({name})s" for name in said), **said)


def _filled(value: object) -> object:
    if isinstance(value, list):
        return "\n".join(map(str, value))
    if isinstance(value, tuple):
        *others, last = map(str, value)
        return f"{', '.join(others)} or {last}" if others else last
    return value


def _as_it_is(given: object, read: Callable[[object], Any]) -> Any:
    return given if isinstance(given, Said) else read(given)


Sentence = Annotated[str, WrapValidator(_as_it_is)]
"""A text of a record for people, which stays a `Said` where it is one."""
