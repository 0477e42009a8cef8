"""What can go wrong in a way that a person can mend."""

from broker.model._said import Said, joined


class BrokerError(Exception):
    """Something went wrong; the message says what, where, and what to do next.

    Args:
        message: The sentence in English, with `%(name)s` places; a `Said` is taken as it is.
        values: What fills the places.

    Attributes:
        exit_code: 2 for a wrong call or bad input, 3 for what could not be done.
        said: The message, which `broker.wording.Words.tell` says in the reader's language.
    """

    exit_code = 3

    def __init__(self, message: str, /, **values: object) -> None:
        self.said = message if isinstance(message, Said) else Said(message, **values)
        super().__init__(self.said)

    def __reduce__(self) -> tuple[object, ...]:
        # Some errors are made from other arguments than their message, so that the usual way of
        # unpickling cannot make them, and a process that waits for another one would break.
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[BrokerError], args: tuple[object, ...], state: dict[str, object]) -> object:
    """Return an error as it was before it was pickled."""
    made = kind.__new__(kind, *args)
    made.__dict__.update(state)
    return made


class InputError(BrokerError):
    """What was given cannot be used."""

    exit_code = 2


class UnknownNameError(InputError):
    """A name that the catalogue or the vocabulary does not hold.

    Args:
        what: What was looked for: `member`, `theme`, `place`, `kind` …
        name: The name as it was given.
        nearest: The most similar names that are known, best first.
        choices: All that are known, where they are few; told if none is similar.
    """

    def __init__(
        self,
        what: str,
        name: str,
        *,
        nearest: tuple[str, ...] = (),
        choices: tuple[str, ...] = (),
    ) -> None:
        self.what, self.name, self.nearest = what, name, nearest
        hint = guess(nearest, choices=choices) or Said("Check how it is written.")
        super().__init__(joined(_unknown(what, name), hint))


def guess(nearest: tuple[str, ...], *, choices: tuple[str, ...] = ()) -> str:
    """Say what may have been meant, or else what there is to choose from; empty for neither."""
    if nearest:
        return Said("Did you mean %(names)s?", names=tuple(map(repr, nearest)))
    if choices:
        return Said("Choose one of %(names)s.", names=", ".join(map(repr, choices)))
    return ""


def _unknown(what: str, name: str) -> Said:
    """Return that nothing of a sort bears a name; other languages need to know its gender."""
    return {
        "call": Said("No call is called %(name)r.", name=name),
        "convention": Said("No convention is called %(name)r.", name=name),
        "country": Said("No country is called %(name)r.", name=name),
        "kind": Said("No kind is called %(name)r.", name=name),
        "language": Said("No language is called %(name)r.", name=name),
        "member": Said("No member is called %(name)r.", name=name),
        "organisation": Said("No organisation is called %(name)r.", name=name),
        "place": Said("No place is called %(name)r.", name=name),
        "range": Said("No range is called %(name)r.", name=name),
        "region": Said("No region is called %(name)r.", name=name),
        "seat": Said("No seat is called %(name)r.", name=name),
        "theme": Said("No theme is called %(name)r.", name=name),
    }.get(what) or Said("Nothing of this sort (%(what)s) is called %(name)r.", what=what, name=name)


class CatalogueError(BrokerError):
    """A catalogue cannot be read or written."""
