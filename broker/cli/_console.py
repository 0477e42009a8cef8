"""Where people read answers."""

from typing import NoReturn

from rich.console import Console

from broker.cli._streams import leave

_NARROWEST = 40


class Terminal(Console):
    """A console that never hides an answer and takes no offence at a reader who has seen enough."""

    def __init__(self) -> None:
        super().__init__(highlight=False, soft_wrap=True)
        self.width = max(self.width, _NARROWEST)

    def on_broken_pipe(self) -> NoReturn:
        """End quietly when the reader, such as `head`, went away."""
        self.quiet = True
        leave()
        raise SystemExit(0)
