"""What a training run is set to."""

from dataclasses import dataclass

LANGUAGES = ("en", "fr", "es", "it", "pt", "de")
"""English first: it is what the teacher knows, and what the others are compared with."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Numbers that decide what a run learns; the defaults are those of the shipped model."""

    dimensions: int = 192
    """Length of a vector while it is learned."""
    kept: int = 136
    """How much of it is shipped: the rest says hardly anything (see the model card)."""
    nested: tuple[int, ...] = (96, 48)
    """Shorter lengths that must work as well when a vector is cut."""
    steps: int = 4500
    added_steps: int = 1000
    """How long words of the dictionary are trained afterwards, German ones and then others."""
    groups: int = 1024
    """Concepts in a step, each in two of its languages."""
    texts: int = 256
    """English texts in a step that follow the teacher."""
    pairs: int = 128
    """Pairs of English texts in a step that belong together."""
    rate: float = 2e-3
    """Highest learning rate."""
    sharpness: float = 20.0
    """What cosines are multiplied with before they compete."""
    split_words: float = 0.5
    """Share of the words of labels that are read as a random sequence of pieces."""
    split_words_in_texts: float = 0.1
    """The same for English texts."""
    own_rows_left_out: float = 0.3
    """Share of tokens that must do with the parts they have in common with others."""
    joined: float = 0.3
    """Share of pairs of labels to which another pair is joined."""
    words_left_out: float = 0.1
    """Share of words left out of texts with three or more."""
    segmentations: int = 6
    """Random sequences of pieces that are drawn for each word before training."""
    pieces: int = 30_000
    """Pieces of words at most, besides whole words, stems and parts of compounds."""
    held_out: int = 1000
    """Concepts that serve to measure the finished model."""
    development: int = 0
    """Concepts that serve to choose among settings; none once they are chosen."""
    seed: int = 1
    threads: int = 1
