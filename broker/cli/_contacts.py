"""Contacts: for brokers only, shown only when they are asked for by name."""

from typing import Annotated

import typer
from rich.markup import escape

from broker.cli import _run as run
from broker.cli._console import Terminal
from broker.cli._gone import key_on_record
from broker.cli._help import SpokenCommand, family
from broker.intake import read_shipped
from broker.model import Contact, InputError, Organisation, Record, digest
from broker.store import Catalogue, open_catalogue

app = family(about="How to reach focal points. Encrypted, kept apart, never exported.")

MemberArgument = Annotated[str, typer.Argument(metavar="MEMBER", help="Name or acronym.")]


class Contacts(Record):
    """The contacts of one organisation."""

    organisation: str
    contacts: tuple[Contact, ...]


@app.command(cls=SpokenCommand)
def show(
    member: MemberArgument,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Show how to reach an organisation. The answer is personal data: pass it on to nobody."""
    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        key, name = _whose(opened, member)
        contacts = opened.contacts.of(key)
    if as_json:
        run.emit(Contacts(organisation=key, contacts=contacts))
        return
    console = Terminal()
    for one in contacts:
        parts = (words.known(one.role), one.unit, one.name, one.email, one.phone, one.note)
        told = ", ".join(part for part in parts if part)
        console.print(escape(words.say("%(name)s: %(value)s", name=one.id, value=told)))
    if not contacts:
        console.print(escape(words.say("No contact of %(member)s is on record.", member=name)))


@app.command(cls=SpokenCommand)
def add(
    member: MemberArgument,
    email: Annotated[str, typer.Option("--email", help="E-mail address.")] = "",
    phone: Annotated[str, typer.Option("--phone", help="Phone number.")] = "",
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
    if email.strip() and "@" not in email.strip()[1:-1]:
        raise InputError("%(text)r is no e-mail address. Check how it is written.", text=email)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        found = organisation_called(opened.load(), member)
        if unit is not None and unit not in {one.name for one in found.units}:
            raise _no_such_desk(found, unit)
        key = digest(found.id, unit or "", role, name, email)
        made = opened.contacts.put(
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
    console = Terminal()
    console.print(
        escape(words.say("Kept, encrypted, for %(member)s: %(id)s", member=found.name, id=key))
    )
    if made:
        said = words.say(
            "A new key was made in %(path)s. Keep a copy in a safe place, for without it nobody "
            "can read the contacts. Colleagues who work on this catalogue need the same key.",
            path=made,
        )
        console.print(escape(said))


@app.command(cls=SpokenCommand)
def forget(
    member: Annotated[str | None, typer.Argument(metavar="MEMBER", help="Name or acronym.")] = None,
    contact: Annotated[
        str | None, typer.Option("--id", help="Only this contact; all by default.", metavar="ID")
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="Those of everybody, if the key is lost.")
    ] = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Delete the contacts of an organisation for good. Needs no key."""
    words = run.speech(language)
    if (member is None) != everybody or (everybody and contact):
        raise InputError("Name one organisation, or give --all alone.")
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        if member is None:
            count = opened.contacts.forget_all()
            said = words.count(
                "One contact was deleted.", "%(number)s contacts were deleted.", count
            )
        else:
            key, name = _whose(opened, member)
            count = opened.contacts.forget(key, contact=contact)
            if contact is not None and not count:
                raise InputError(
                    "No contact of %(member)s has the id %(id)r. Nothing was deleted. broker "
                    "contacts show tells the ids; without --id, all of them are deleted.",
                    member=name,
                    id=contact,
                )
            said = (
                words.count(
                    "One contact of %(member)s was deleted.",
                    "%(number)s contacts of %(member)s were deleted.",
                    count,
                    member=name,
                )
                if count
                else words.say("No contact of %(member)s is on record.", member=name)
            )
    Terminal().print(escape(said))


def _whose(opened: Catalogue, member: str) -> tuple[str, str]:
    """Return id and name of an organisation; of one that is gone, its id twice."""
    alliance = opened.load()
    key = key_on_record(alliance, member, on_record=opened.contacts.counts().keys())
    found = alliance.by_id.get(key)
    return key, found.name if found else key


def _no_such_desk(found: Organisation, unit: str) -> InputError:
    if not found.units:
        return InputError("%(name)s has no desks on record. Leave --unit out.", name=found.name)
    return InputError(
        "%(name)s has no desk %(unit)r. Its desks: %(known)s.",
        name=found.name,
        unit=unit,
        known=", ".join(repr(one.name) for one in found.units),
    )
