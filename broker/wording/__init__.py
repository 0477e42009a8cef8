"""The words people read, in catalogues."""

from broker.wording._words import LANGUAGES, Words

__all__ = ["LANGUAGES", "Words"]
