"""The front end: pages over the engine."""

from broker.ui._assemble import assemble_page
from broker.ui._introductions import introductions_page
from broker.ui._members import members_page
from broker.ui._partners import partners_page
from broker.ui._speech import heading, speech
from broker.ui._state import arrive
from broker.ui._weave import weave_page

__all__ = [
    "arrive",
    "assemble_page",
    "heading",
    "introductions_page",
    "members_page",
    "partners_page",
    "speech",
    "weave_page",
]
