"""Contact details: apart from all records, encrypted, and gone when somebody asks for it."""

from pathlib import Path

from sqlalchemy import delete, insert, select

from broker.model import CatalogueError, Contact, Said
from broker.store._backend import Backend
from broker.store._coding import UNREADABLE
from broker.store._seal import Seal
from broker.store._tables import CONTACT


class ContactBook:
    """The contacts of a catalogue; made by a `Catalogue`.

    Each is encrypted before the database sees it, with a key that does not lie in the catalogue:
    who copies the file has no names and no addresses. No export, brief, page or answer reads this
    table; only the commands for contacts do.
    """

    def __init__(self, backend: Backend, *, seal: Seal | None = None) -> None:
        self._backend = backend
        self._seal = seal or Seal()

    def of(self, organisation: str) -> tuple[Contact, ...]:
        """Return the contacts of an organisation.

        Raises:
            CatalogueError: If the key is missing or is another one than they were sealed with.
        """
        query = select(CONTACT).where(CONTACT.c.organisation_id == organisation)
        with self._backend.reading() as connection:
            rows = connection.execute(query.order_by(CONTACT.c.id)).mappings().all()
        return tuple(
            self._open(row["sealed"], key=row["id"], owner=row["organisation_id"]) for row in rows
        )

    def counts(self) -> dict[str, int]:
        """Return how many contacts each organisation has; needs no key."""
        counts: dict[str, int] = {}
        with self._backend.reading() as connection:
            for owner in connection.scalars(select(CONTACT.c.organisation_id)):
                counts[owner] = counts.get(owner, 0) + 1
        return counts

    def put(self, contact: Contact) -> Path | None:
        """Keep a contact; one with the same id is replaced.

        All contacts of a catalogue are sealed with one key: where another colleague's key sealed
        what is there, none is added that this colleague could not read.

        Returns:
            The file of the key, if one was made for it: without a copy of it all is lost one day.

        Raises:
            CatalogueError: If it cannot be encrypted or written, or if the others were sealed with
                another key; nothing is changed then.
        """
        with self._backend.writing() as connection:
            others = select(CONTACT.c.sealed).where(CONTACT.c.id != contact.id)
            if there := connection.scalar(others.limit(1)):
                self._seal.open(there)
            sealed = self._seal.close(contact.model_dump_json())
            connection.execute(delete(CONTACT).where(CONTACT.c.id == contact.id))
            connection.execute(
                insert(CONTACT).values(
                    id=contact.id, organisation_id=contact.organisation, sealed=sealed
                )
            )
        return self._seal.made

    def forget(self, organisation: str, *, contact: str | None = None) -> int:
        """Delete one contact of an organisation, or all; needs no key.

        Returns:
            How many were deleted.
        """
        query = delete(CONTACT).where(CONTACT.c.organisation_id == organisation)
        if contact is not None:
            query = query.where(CONTACT.c.id == contact)
        with self._backend.writing() as connection:
            return int(connection.execute(query).rowcount)

    def forget_all(self) -> int:
        """Delete the contacts of everybody, for a key that is lost; needs none.

        Returns:
            How many were deleted.
        """
        with self._backend.writing() as connection:
            return int(connection.execute(delete(CONTACT)).rowcount)

    def _open(self, sealed: str, *, key: str, owner: str) -> Contact:
        text = self._seal.open(sealed)
        try:
            contact = Contact.model_validate_json(text)
        except UNREADABLE as error:
            raise self._backend.damaged(Said("a contact in it cannot be read")) from error
        # Nobody may give one organisation the contact of another by moving what is sealed.
        if (contact.id, contact.organisation) != (key, owner):
            raise CatalogueError(
                "A contact of %(owner)r was moved there from another record. It is not "
                "shown. Delete it with: broker contacts forget",
                owner=owner,
            )
        return contact
