"""A member that confirms what is known of it is no longer called silent, on the very same day."""

import os

from broker.model import Confirmation
from broker.store import open_catalogue
from tests.ui.reading import all_text
from tests.ui.tiny import HERDERS, TODAY, tiny_alliance

SILENT = "Nothing newer than 2015 is known"


def test_a_form_that_corrects_nothing_ends_the_caution_at_once(visit, catalogue_of):
    alliance = tiny_alliance()
    old = {"as_of": 2015}
    silent, *others = alliance.members
    work = tuple(one.model_copy(update=old) for one in alliance.activities)
    members = (silent.model_copy(update=old), *others)
    catalogue_of(alliance.model_copy(update={"members": members, "activities": work}))

    def told() -> str:
        return all_text(visit(example="pamir-village-pastures"))

    assert silent.id == HERDERS
    assert SILENT in told()
    with open_catalogue(os.environ["BROKER_CATALOGUE"]) as catalogue:
        said = {"on": TODAY, "by": "Secretariat"}
        catalogue.confirmations.add(
            Confirmation(part="members", record=HERDERS, **said),
            *(Confirmation(part="activities", record=one.id, **said) for one in work),
        )
    assert SILENT not in told()
