"""The front end: three pages over the engine."""

from broker.ui._assemble import assemble_page
from broker.ui._members import members_page
from broker.ui._partners import partners_page
from broker.ui._speech import heading, speech

__all__ = ["assemble_page", "heading", "members_page", "partners_page", "speech"]
