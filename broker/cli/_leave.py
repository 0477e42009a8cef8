"""Ending a membership."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.markup import escape

from broker.cli import _run as run
from broker.cli._console import Terminal
from broker.cli._identity import ByOption, DryRunOption
from broker.intake import read_shipped
from broker.model import Confirmation, Record
from broker.store import open_catalogue
from broker.wording import Words


class Left(Record):
    """A member that left."""

    id: str
    name: str
    open_introductions: int
    """Introductions with it that have not come to an end."""
    saved: bool


def leave(
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="Name or acronym.")],
    by: ByOption = "Secretariat",
    dry_run: DryRunOption = False,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """End a membership. The organisation stays known around the alliance, with its past."""
    from broker.freshness import leave
    from broker.identity import organisation_called

    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        digest, alliance = opened.digest, opened.load()
        found = organisation_called(alliance, member)
        after = leave(alliance, member=found.id)
        waiting = [
            one for one in opened.introductions.all() if one.is_open and found.id in one.pair
        ]
        contacts = opened.contacts.counts().get(found.id, 0)
        if not dry_run:
            # Should it come back, it does not ask to leave any more.
            ended = Confirmation(
                part="members", record=found.id, on=dt.date.today(), by=by, outcome="left"
            )
            opened.save(after, note=f"{found.id} left", digest=digest, together=(ended,))
    left = Left(id=found.id, name=found.name, open_introductions=len(waiting), saved=not dry_run)
    if as_json:
        run.emit(left)
        return
    console = Terminal()
    for line in _told(left, contacts=contacts, words=words):
        console.print(escape(line))


def _told(left: Left, *, contacts: int, words: Words) -> Iterator[str]:
    """Yield what is to be said of a membership that ends."""
    if left.saved:
        yield words.say(
            "%(name)s is no longer a member. It stays known around the alliance, with its past; a "
            "list with it, imported with --kind members, takes it back in.",
            name=left.name,
        )
    else:
        yield words.say("%(name)s would no longer be a member.", name=left.name)
    if left.open_introductions:
        yield words.count(
            "One introduction with it is still open: broker introduce list",
            "%(number)s introductions with it are still open: broker introduce list",
            left.open_introductions,
        )
    if contacts:
        yield words.count(
            "One contact of it is still kept. To delete it: broker contacts forget %(id)s",
            "%(number)s contacts of it are still kept. To delete them: broker contacts forget "
            "%(id)s",
            contacts,
            id=left.id,
        )
