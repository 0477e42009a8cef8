"""Briefs and forms to send, and the names in them: as documents, pages and tables."""

from broker.export._brief import Brief
from broker.export._form import FORM_COLUMNS, Form, FormLine, guarded, unguarded, write_form
from broker.export._labels import Labels
from broker.export._write import write_brief

__all__ = [
    "FORM_COLUMNS",
    "Brief",
    "Form",
    "FormLine",
    "Labels",
    "guarded",
    "unguarded",
    "write_brief",
    "write_form",
]
