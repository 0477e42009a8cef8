"""What the alliance knows, made ready for matching: text, graph and places together."""

from broker.evidence._document import Document, DocumentKind
from broker.evidence._evidence import Evidence

__all__ = ["Document", "DocumentKind", "Evidence"]
