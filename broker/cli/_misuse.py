"""Wrong calls of the command line, said in the language that was asked for."""

import os
import re
from collections.abc import Sequence

import typer

from broker.cli._values import named
from broker.model import Said, guess, joined
from broker.wording import LANGUAGES, Words

LANGUAGE = "BROKER_LANGUAGE"
"""Variable that names the language of the answers."""

_QUOTED = re.compile(r"'([^']+)'")
_LEAST = re.compile(r"greater than or equal to (\S+)")
_MOST = re.compile(r"less than or equal to (\S+)")
_SEVERAL = re.compile(r"requires (\d+) arguments")
_FURTHER = re.compile(r"unexpected extra arguments?\S* \((.*)\)")


def asked_language(arguments: Sequence[str]) -> str:
    """Return the language that a call asks for, before anything of it was understood."""
    asked = os.environ.get(LANGUAGE, "")
    for at, argument in enumerate(arguments):
        if argument == "--language" and at + 1 < len(arguments):
            asked = arguments[at + 1]
        elif argument.startswith("--language="):
            asked = argument.partition("=")[2]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def tell_misuse(error: typer.TyperException, *, words: Words) -> None:
    """Say what is wrong with a call, and how to see what it needs."""
    said = _said(error, words=words)
    show = getattr(error, "show", None)
    if show and (said is None or words.language == LANGUAGES[0]):
        # In English the words of the library itself are good, and show the usage as well.
        show()
        return
    command = getattr(getattr(error, "ctx", None), "command_path", "broker")
    help_ = Said("To see how it is used: %(command)s --help", command=command)
    told = said or Said("The call cannot be understood: %(why)s", why=error.format_message())
    typer.secho(f"broker: {words.tell(joined(told, help_))}", err=True, fg=typer.colors.RED)


def _said(error: typer.TyperException, *, words: Words) -> Said | None:
    message = error.message
    quoted = _QUOTED.findall(message)
    if isinstance(error, typer.BadParameter):
        return _of_value(error, words=words)
    if option := getattr(error, "option_name", None):
        return _of_option(error, name=option)
    if message.startswith("No such command") and quoted:
        return joined(
            Said("There is no command %(name)r.", name=quoted[0]), guess(tuple(quoted[1:]))
        )
    if further := _FURTHER.search(message):
        return Said(
            "%(name)r is more than was asked for. Put words that belong together in quotes.",
            name=further[1],
        )
    return None


def _of_option(error: typer.TyperException, *, name: str) -> Said:
    if not _QUOTED.search(error.message):
        nearest = tuple(getattr(error, "possibilities", None) or ())
        return joined(Said("There is no option %(name)s.", name=name), guess(nearest))
    if several := _SEVERAL.search(error.message):
        return Said("%(name)s needs %(count)s values.", name=name, count=several[1])
    return Said("%(name)s needs a value.", name=name)


def _of_value(error: typer.BadParameter, *, words: Words) -> Said:
    param, message = error.param, error.message
    hint = param.get_error_hint() if param else error.param_hint
    hints = (hint,) if isinstance(hint, str) else tuple(hint or ())
    name = named(" ".join(hints), words=words) or Said("a value")
    if not message:
        return Said("%(name)s is missing.", name=name)
    if said := _beyond(message, name=name):
        return said
    if "integer" in message:
        return Said("%(name)s must be a whole number.", name=name)
    if "number" in message:
        return Said("%(name)s must be a number.", name=name)
    return Said("What is given for %(name)s cannot be used: %(why)s.", name=name, why=message)


def _beyond(message: str, *, name: str) -> Said | None:
    if least := _LEAST.search(message):
        return Said("%(name)s must be at least %(least)s.", name=name, least=least[1])
    if most := _MOST.search(message):
        return Said("%(name)s must be at most %(most)s.", name=name, most=most[1])
    return None
