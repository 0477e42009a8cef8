"""Whole tasks that join several rooms, as the command line and the pages do them.

An import and its undoing, a look at an applicant, three first steps for a member, an invitation
that tells both sides, and the alliance as one page that needs no network.
"""

from broker._application import Application, ApplicationAnswer, review_application
from broker._import import import_file, undo_import
from broker._pack import offline_pack
from broker._recognise import Recogniser
from broker._steps import first_steps
from broker._two_sides import two_sided
from broker.intake.tables import ImportReport, Wishes

__all__ = [
    "Application",
    "ApplicationAnswer",
    "ImportReport",
    "Recogniser",
    "Wishes",
    "first_steps",
    "import_file",
    "offline_pack",
    "review_application",
    "two_sided",
    "undo_import",
]
