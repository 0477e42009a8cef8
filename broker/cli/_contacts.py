"""Contacts: for brokers only, shown only when they are asked for by name."""

from typing import Annotated

import typer
from rich.markup import escape

from broker.cli import _run as run
from broker.cli._console import Terminal
from broker.intake import read_shipped
from broker.model import Contact, InputError, Record, digest
from broker.store import open_catalogue

app = typer.Typer(
    help="How to reach focal points. Encrypted, kept apart, never exported.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

MemberArgument = Annotated[str, typer.Argument(metavar="MEMBER", help="Name or acronym.")]


class Contacts(Record):
    """The contacts of one organisation."""

    organisation: str
    contacts: tuple[Contact, ...]


@app.command()
def show(
    member: MemberArgument,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Show how to reach an organisation. The answer is personal data: pass it on to nobody."""
    from broker.identity import organisation_called

    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        found = organisation_called(opened.load(), member)
        contacts = opened.contacts.of(found.id)
    if as_json:
        run.emit(Contacts(organisation=found.id, contacts=contacts))
        return
    console = Terminal()
    for one in contacts:
        parts = (one.role, one.unit, one.name, one.email, one.phone, one.note)
        console.print(escape(f"{one.id}: {', '.join(part for part in parts if part)}"))
    if not contacts:
        console.print(
            escape(words.say("No contact of %(member)s is on record.", member=found.name))
        )


@app.command()
def add(
    member: MemberArgument,
    email: Annotated[str, typer.Option("--email", help="Address.")] = "",
    phone: Annotated[str, typer.Option("--phone", help="Number.")] = "",
    name: Annotated[str, typer.Option("--name", help="Name of the person.")] = "",
    role: Annotated[str, typer.Option("--role", help="What the person does.")] = "focal point",
    unit: Annotated[str | None, typer.Option("--unit", help="Desk, if it has its own.")] = None,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Keep, encrypted, how to reach an organisation or a desk."""
    from broker.identity import organisation_called

    words = run.speech(language)
    if not (email.strip() or phone.strip()):
        raise InputError("There is nothing to keep. Give --email, --phone or both.")
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        found = organisation_called(opened.load(), member)
        if unit is not None and unit not in {one.name for one in found.units}:
            known = ", ".join(repr(one.name) for one in found.units) or "none"
            raise InputError(
                "%(name)s has no desk %(unit)r. Its desks: %(known)s.",
                name=found.name,
                unit=unit,
                known=known,
            )
        key = digest(found.id, unit or "", role, name, email)
        opened.contacts.put(
            Contact(
                id=key,
                organisation=found.id,
                unit=unit,
                role=role,
                name=name,
                email=email,
                phone=phone,
            )
        )
    Terminal().print(
        escape(words.say("Kept, encrypted, for %(member)s: %(id)s", member=found.name, id=key))
    )


@app.command()
def forget(
    member: MemberArgument,
    contact: Annotated[
        str | None, typer.Option("--id", help="Only this contact; all by default.", metavar="ID")
    ] = None,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Delete the contacts of an organisation for good. Needs no key."""
    from broker.identity import organisation_called

    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        found = organisation_called(opened.load(), member)
        count = opened.contacts.forget(found.id, contact=contact)
    Terminal().print(
        escape(
            words.count(
                "One contact of %(member)s was deleted.",
                "%(number)s contacts of %(member)s were deleted.",
                count,
                member=found.name,
            )
        )
    )
