"""What the alliance knows, made ready for matching: text, graph and places together."""

from broker.evidence._document import Document, DocumentKind
from broker.evidence._evidence import Evidence
from broker.evidence._focus import Focus, focus_of
from broker.evidence._ground import Ground
from broker.evidence._held import (
    activities_of,
    joinable,
    languages_of,
    needs_of,
    offers_of,
    quoted_in,
)

__all__ = [
    "Document",
    "DocumentKind",
    "Evidence",
    "Focus",
    "Ground",
    "activities_of",
    "focus_of",
    "joinable",
    "languages_of",
    "needs_of",
    "offers_of",
    "quoted_in",
]
