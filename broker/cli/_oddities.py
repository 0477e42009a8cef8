"""What was odd in tables that were read."""

from collections.abc import Mapping

from rich.markup import escape

from broker.cli._console import Terminal
from broker.evaluate import oddity_name
from broker.wording import Words


def say_oddities(oddities: Mapping[str, int], *, words: Words) -> None:
    """Say how often each oddity was met; nothing is dropped without a word."""
    if not oddities:
        return
    console = Terminal()
    console.print(escape(words.say("What was odd in the data")), style="bold")
    for name, count in sorted(oddities.items(), key=lambda one: (-one[1], one[0])):
        what = oddity_name(name, words=words)
        said = words.say("%(what)s: %(number)s", what=what, number=words.amount(count))
        console.print(escape(f"  {said}"))
