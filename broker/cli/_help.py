"""What `--help` shows, in the reader's language.

The library knows English alone: the page is laid out here, from what commands and options say of
themselves.
"""

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from broker.cli._misuse import asked_language
from broker.cli._values import argument, named, option
from broker.model import Said
from broker.wording import Words

_Lines = list[tuple[str, str]]

_LIBRARY = (
    Said("Show this message and exit."),
    Said("Install completion for the current shell."),
    Said("Show completion for the current shell, to copy it or customize the installation."),
)
"""What the library says of its own options, so that the catalogues hold it."""


class SpokenCommand(TyperCommand):
    """A command that explains itself in the language that was asked for."""

    def get_help(self, ctx: Any) -> str:
        """Return the page of the command."""
        return _page(self, ctx)


class SpokenFamily(TyperGroup):
    """Commands of one family, whose page lists them."""

    def get_help(self, ctx: Any) -> str:
        """Return the page of the family."""
        return _page(self, ctx)


def family(*, about: str, **given: Any) -> typer.Typer:
    """Return an empty family of commands.

    Args:
        about: What they are for.
        **given: Anything else that `typer.Typer` takes.
    """
    return typer.Typer(
        cls=SpokenFamily, help=about, no_args_is_help=True, rich_markup_mode=None, **given
    )


def _page(command: TyperCommand | TyperGroup, ctx: typer.Context) -> str:
    """Return usage, purpose, arguments, options and commands, as wide as the terminal."""
    words = ctx.obj if isinstance(ctx.obj, Words) else Words(asked_language(()))
    formatter = ctx.make_formatter()
    pieces = named(" ".join(command.collect_usage_pieces(ctx)), words=words)
    formatter.write_usage(ctx.command_path, pieces, prefix=words.say("Usage:") + " ")
    if command.help:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(words.known(cleandoc(command.help)))
    for title, lines in _sections(command, ctx, words=words):
        if lines:
            formatter.write_paragraph()
            formatter.write(f"{title}\n")
            with formatter.indentation():
                formatter.write_dl(lines)
    return str(formatter.getvalue()).rstrip("\n")


def _sections(
    command: TyperCommand | TyperGroup, ctx: typer.Context, *, words: Words
) -> Iterator[tuple[str, _Lines]]:
    params = command.get_params(ctx)
    for kind, title in (("argument", words.say("Arguments:")), ("option", words.say("Options:"))):
        rows = [_row(one, ctx, words=words) for one in params if one.param_type_name == kind]
        yield title, [row for row in rows if row]
    if isinstance(command, TyperGroup):
        found = {name: command.get_command(ctx, name) for name in command.list_commands(ctx)}
        about = {name: words.known(cleandoc(one.help or "")) for name, one in found.items() if one}
        yield words.say("Commands:"), [(name, _first(text)) for name, text in about.items()]


def _row(param: Any, ctx: typer.Context, *, words: Words) -> tuple[str, str] | None:
    """Return how an option is written and what it does; None if nobody needs to know."""
    record = param.get_help_record(ctx)
    if record is None:
        return None
    names, told = record
    about = param.help or ""
    extra = told.removeprefix(about).strip()
    if extra.startswith("[") and extra.endswith("]"):
        details = (_detail(one, words=words) for one in extra[1:-1].split("; "))
        extra = f"[{words.clauses(details)}]"
    written = option if param.param_type_name == "option" else argument
    return written(names, words=words), "  ".join(
        part for part in (words.known(about), extra) if part
    )


def _detail(told: str, *, words: Words) -> str:
    """Return in the reader's language what the library says of a value."""
    what, _, value = told.partition(": ")
    if what == "default" and value:
        return words.say("default: %(value)s", value=words.known(value))
    if what == "env var" and value:
        return words.say("env var: %(name)s", name=value)
    return words.say("required") if told == "required" else told


def _first(text: str) -> str:
    """Return the first sentence, which is all that a list has room for."""
    sentence, dot, _ = text.partition(". ")
    return sentence + dot.strip()
