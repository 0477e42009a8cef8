"""What every command does: open, answer, and end with a clear message."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from broker.cli import INTERRUPTED, _streams
from broker.cli._misuse import LANGUAGE, asked_language, tell_misuse
from broker.model import BrokerError, CatalogueError, InputError, Record, Said, refusal
from broker.wording import LANGUAGES, Words

if TYPE_CHECKING:
    from broker.evidence import Evidence

_WORDS = 4
"""Words from which on an argument that is no file is a text."""

_PATHS = ("/", "./", "../", "~", "\\")
_DOCUMENTS = (".doc", ".docx", ".htm", ".html", ".md", ".odt", ".pdf", ".rtf", ".txt")

ProposalArgument = Annotated[
    str,
    typer.Argument(
        metavar="PROPOSAL", help="Text, Markdown, DOCX, PDF, - for standard input, or words."
    ),
]
LeadOption = Annotated[str | None, typer.Option("--lead", help="Who leads.", metavar="NAME")]
ThemeOption = Annotated[
    list[str] | None, typer.Option("--theme", help="A theme to add.", metavar="THEME")
]
PlaceOption = Annotated[
    list[str] | None, typer.Option("--place", help="A place to add.", metavar="PLACE")
]
TopOption = Annotated[int, typer.Option("--top", help="How many to give.", min=1)]
EncodingOption = Annotated[str | None, typer.Option("--encoding", help="Encoding of a text.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document, nothing else.")]
CatalogueOption = Annotated[
    str | None,
    typer.Option(
        "--catalogue", envvar="BROKER_CATALOGUE", help="SQLite path or database URL.", metavar="URL"
    ),
]
EncoderOption = Annotated[
    str | None,
    typer.Option(
        "--encoder",
        envvar="BROKER_ENCODER",
        help="A sentence-transformers model by name or path, instead of the fast default.",
    ),
]
LanguageOption = Annotated[
    str,
    typer.Option("--language", envvar=LANGUAGE, help="Language of the answer: en, fr or es."),
]


def speech(language: str) -> Words:
    """Return the words of a language.

    Raises:
        InputError: If there is no catalogue for it.
    """
    if language not in LANGUAGES:
        raise InputError(
            "There is no %(language)r here. Choose one of %(names)s.",
            language=language,
            names=", ".join(LANGUAGES),
        )
    return Words(language)


def source(proposal: str) -> str | bytes:
    """Return the path of a text, or a text: from standard input for `-`, or as it was typed.

    Raises:
        InputError: If it is neither; said before anything long begins.
    """
    if proposal == "-":
        return _standard_input()
    try:
        path = Path(proposal)
        is_there = path.exists() and not path.is_dir()
    except (OSError, ValueError):  # a text that is too long for the name of a file
        is_there = False
    if is_there:
        return proposal
    # A few words, or what looks like a file, are a wrong path rather than a proposal.
    is_path = proposal.startswith(_PATHS) or proposal.lower().endswith(_DOCUMENTS)
    if len(proposal.split()) >= _WORDS and not is_path:
        return proposal.encode("utf-8", "surrogateescape")
    from broker.intake import read_text

    read_text(proposal)
    return proposal


def _standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise InputError("There is no standard input to read. Name a file instead of -.")
    if sys.stdin.isatty():
        raise InputError("Type or pipe the proposal into standard input, or name a file.")
    return sys.stdin.buffer.read()


def emit(answer: Record) -> None:
    """Write one JSON document to standard output, in UTF-8 whatever the terminal speaks."""
    sys.stdout.buffer.write(answer.model_dump_json(indent=2).encode("utf-8") + b"\n")
    sys.stdout.flush()


def progress(text: str) -> None:
    """Say on a terminal what is being done; files and pipes stay clean."""
    if sys.stderr.isatty():
        words = Words(asked_language(sys.argv[1:]))
        typer.secho(words.say("%(text)s …", text=words.tell(text)), err=True, dim=True)


def fail(error: BrokerError, *, words: Words) -> NoReturn:
    """Say what went wrong and end with the error's exit code."""
    typer.secho(f"broker: {words.tell(error.said)}", err=True, fg=typer.colors.RED)
    raise SystemExit(error.exit_code)


def guarded(build: Callable[[], typer.Typer], arguments: Sequence[str]) -> None:
    """Run the command line; no failure ends in a traceback.

    `BROKER_DEBUG=1` shows the traceback of what was not foreseen.
    """
    _streams.prepare()
    words = Words(asked_language(arguments))
    try:
        code = build()(args=list(arguments), prog_name="broker", standalone_mode=False, obj=words)
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except typer.Abort:
        raise SystemExit(1) from None
    except typer.TyperException as error:
        tell_misuse(error, words=words)
        raise SystemExit(error.exit_code) from None
    except BrokerError as error:
        fail(error, words=words)
    except (BrokenPipeError, SystemExit) as end:
        if not _streams.is_left(end):
            raise
        _streams.leave()
        raise SystemExit(0) from None  # that nobody reads on is no failure of ours
    except (OSError, MemoryError) as error:
        if os.environ.get("BROKER_DEBUG"):
            raise
        fail(BrokerError("The computer could not do it: %(why)s.", why=_why(error)), words=words)
    except Exception as error:
        if os.environ.get("BROKER_DEBUG"):
            raise
        fail(
            BrokerError(
                "Something unforeseen happened (%(kind)s: %(why)s). Nothing was changed. Run "
                "again with BROKER_DEBUG=1 and report what it shows.",
                kind=type(error).__name__,
                why=error,
            ),
            words=words,
        )
    raise SystemExit(code if isinstance(code, int) else 0)


def _why(error: OSError | MemoryError) -> str:
    """Return what stood in the way, and at which file."""
    if not isinstance(error, OSError):
        return str(error) or type(error).__name__
    if not error.filename:
        return refusal(error)
    return Said("%(name)s: %(why)s", name=error.filename, why=refusal(error))


def peopled(evidence: "Evidence") -> "Evidence":
    """Return the evidence of an alliance that has members.

    Raises:
        CatalogueError: If nobody in it is a member: nothing can be suggested.
    """
    if not evidence.alliance.members:
        raise CatalogueError(
            "Nobody in this catalogue is a member; organisations around the alliance that are "
            "known: %(around)s. Only members are suggested: bring your list of members in with "
            "broker import FILE --kind members.",
            around=len(evidence.alliance.around),
        )
    return evidence
