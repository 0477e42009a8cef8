"""Organisations that the catalogue no longer holds, and of which something is still on record."""

from collections.abc import Collection

from broker.model import Alliance, InputError, Said, UnknownNameError, joined, slug

_SHOWN = 5
"""Ids that a message names."""


def key_on_record(alliance: Alliance, name: str, *, on_record: Collection[str]) -> str:
    """Return the id of an organisation, also of one that an import or its undoing took away.

    What stands beside the records of an alliance outlives them: whoever asks for contacts or a wish
    to be deleted is heard all the same.

    Args:
        alliance: The records.
        name: Name or id of an organisation.
        on_record: Ids of those of whom something is on record.

    Raises:
        InputError: If nobody is called so; tells who else is on record.
    """
    from broker.identity import organisation_called

    try:
        return organisation_called(alliance, name).id
    except UnknownNameError as error:
        gone = sorted(set(on_record) - alliance.by_id.keys())
        for key in (name, slug(name)):
            if key in gone:
                return key
        if not gone:
            raise
        more = " …" if len(gone) > _SHOWN else ""
        hint = Said(
            "No longer in the catalogue, but on record here: %(names)s.",
            names=", ".join(gone[:_SHOWN]) + more,
        )
        raise InputError(joined(error.said, hint)) from error
