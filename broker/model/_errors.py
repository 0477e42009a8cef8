"""What can go wrong in a way that a person can mend."""


class BrokerError(Exception):
    """Something went wrong; the message says what, where, and what to do next.

    Attributes:
        exit_code: 2 for a wrong call or bad input, 3 for what could not be done.
    """

    exit_code = 3


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
        meant = f"Did you mean {' or '.join(repr(one) for one in nearest)}?"
        known = f"Choose one of {', '.join(repr(one) for one in choices)}."
        hint = meant if nearest else known if choices else "Check how it is written."
        super().__init__(f"No {what} is called {name!r}. {hint}")


class CatalogueError(BrokerError):
    """A catalogue cannot be read or written."""
