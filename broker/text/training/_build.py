"""From the sets to a model in a folder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from broker.text._static import StaticEncoder
from broker.text.training._card import Figures, card
from broker.text.training._dictionary import Finished, add_words
from broker.text.training._export import finished, save, write_card
from broker.text.training._holdout import Split, split
from broker.text.training._loop import Lessons, learn
from broker.text.training._measure import Votes, measure_languages
from broker.text.training._partners import turned
from broker.text.training._sets import (
    English,
    Group,
    read_concepts,
    read_dictionary,
    read_english,
    read_lexicon,
    read_names,
    read_works,
)
from broker.text.training._settings import LANGUAGES, Settings
from broker.text.training._table import Table
from broker.text.training._teacher import Projection, Rows, Teacher
from broker.text.training._texts import Texts
from broker.text.training._vocabulary import Vocabulary, make_tokenizer, make_vocabulary

_ROMANCE = ("fr", "es", "it", "pt")


@dataclass(frozen=True)
class _Material:
    """What a run learns from, held-out concepts left out."""

    groups: tuple[Group, ...]
    english: English
    words: tuple[str, ...]

    @cached_property
    def texts(self) -> list[str]:
        """All that is read, with repetitions."""
        forms = [form for group in self.groups for one in group.values() for form in one]
        return [*forms, *self.english.texts, *self.words]

    def but(self, *codes: str) -> list[str]:
        """Return labels, terms and names in all other languages, and single English words."""
        forms = [
            form
            for group in self.groups
            for code, one in group.items()
            if code not in codes
            for form in one
        ]
        return [*forms, *self.words]

    @cached_property
    def taught(self) -> list[str]:
        """All English texts that the teacher is asked about, each once."""
        forms = [form for group in self.groups for form in group["en"]]
        return sorted({*forms, *self.english.texts, *self.words})


def build(
    data: Path,
    *,
    out: Path,
    settings: Settings,
    teacher: Teacher,
    tell: Callable[[str], None],
    progress: Callable[[int, Mapping[str, float]], None],
) -> Figures:
    """Train a model, measure it and write it with its card.

    The same data, settings and machine give the same files, save for the time in the card.

    Args:
        data: Folder with `cordis/` and `thesauri/`.
        out: Folder of the model.
        settings: What the run is set to.
        teacher: What English texts are learned from.
        tell: Called with the name of each stage.
        progress: Called with the number and the losses of each step.

    Raises:
        InputError: If the data cannot be read.
    """
    import torch

    torch.set_num_threads(settings.threads)
    tell("Reading the sets")
    concepts = split(read_concepts(data), test=settings.held_out, development=settings.development)
    material = _Material(
        tuple(_groups(concepts)),
        read_english(data, concepts=concepts.train),
        tuple(teacher.words()),
    )
    tell(f"Asking the teacher about {len(material.taught)} texts")
    opinions = teacher.encode(material.taught)
    tell("Learning pieces of words")
    vocabulary = _vocabulary(material, settings=settings)
    tell(f"Reading {len(material.texts)} texts as {len(vocabulary.tokens)} tokens")
    rng = np.random.default_rng(settings.seed)
    texts = Texts(material.texts, vocabulary=vocabulary, settings=settings, rng=rng)
    lessons = _lessons(material, texts=texts, opinions=opinions, settings=settings, rng=rng)
    tokens = [token for token, _ in vocabulary.tokens]
    table = Table(tokens, settings=settings, rng=rng)
    tell(f"Training in {settings.steps} steps")
    learn(table, lessons=lessons, settings=settings, rng=rng, progress=progress)
    first = Finished(vocabulary=vocabulary, rows=finished(table.rows(), tokens=tokens))

    works = read_works(data)
    vectors = first.embed(works.texts)

    def with_words(words: Sequence[Group]) -> None:
        tell(f"Adding {len(words)} groups of words")
        whole = _with_words(
            first, words=words, material=material, settings=settings, progress=progress
        )
        rows = turned(whole.rows, vectors=vectors, partners=works.partners, kept=settings.kept)
        save(out, rows=rows, tokenizer=make_tokenizer(whole.vocabulary))

    words = read_dictionary()
    with_words(concepts.unseen(words))
    tell("Measuring")
    figures = _figures(out, data=data, split_=concepts, teacher=teacher, settings=settings)
    # What is shipped may know the words that had to be left out to measure it.
    with_words(words)
    shipped = measure_languages(StaticEncoder(out).encode, concepts=concepts.test)
    figures = replace(figures, shipped=shipped)
    write_card(out, card(out.name, figures=figures, settings=settings))
    tell(figures.summary())
    return figures


def _with_words(
    table: Finished,
    *,
    words: Sequence[Group],
    material: _Material,
    settings: Settings,
    progress: Callable[[int, Mapping[str, float]], None],
) -> Finished:
    """Return a table with the dictionary's words: German first, whose compounds need pieces."""
    groups = [*material.groups, *words]
    german = [form for group in words for form in group.get("de", ())]
    stages = (
        (("de",), material.but("de")),
        (_ROMANCE, [*material.but(*_ROMANCE), *german]),
    )
    for codes, labels in stages:
        table = add_words(
            table,
            codes=codes,
            groups=groups,
            labels=labels,
            texts=material.english.texts,
            settings=settings,
            progress=progress,
        )
    return table


def _groups(concepts: Split) -> list[Group]:
    labels: list[Group] = [
        {code: (label,) for code, label in concept.labels.items()} for concept in concepts.train
    ]
    return [*labels, *concepts.unseen([*read_lexicon(), *read_names()])]


def _vocabulary(material: _Material, *, settings: Settings) -> Vocabulary:
    labels = {
        code: [form for group in material.groups for form in group.get(code, ())]
        for code in LANGUAGES
    }
    return make_vocabulary(
        labels, english=material.english.texts, known=material.words, size=settings.pieces
    )


def _lessons(
    material: _Material,
    *,
    texts: Texts,
    opinions: Rows,
    settings: Settings,
    rng: np.random.Generator,
) -> Lessons:
    place = {text: number for number, text in enumerate(material.taught)}
    projection = Projection(opinions, dimensions=settings.dimensions, rng=rng)
    targets = [
        np.mean([opinions[place[form]] for form in one["en"]], axis=0) for one in material.groups
    ]
    english = [*material.english.texts, *material.words]
    pairs = np.array([texts.numbers(pair) for pair in material.english.pairs])
    silent = texts.empty(pairs.reshape(-1)).reshape(pairs.shape).any(axis=1)
    return Lessons(
        texts=texts,
        groups=material.groups,
        group_targets=projection.of(np.array(targets)),
        english=texts.numbers(english),
        english_targets=projection.of(opinions[[place[text] for text in english]]),
        pairs=pairs[~silent],
    )


def _figures(
    out: Path, *, data: Path, split_: Split, teacher: Teacher, settings: Settings
) -> Figures:
    votes = Votes.read(data)
    encoders = {
        width: StaticEncoder(out, dimensions=width) for width in _widths(out, settings=settings)
    }
    widest = max(encoders)
    return Figures(
        test={
            width: measure_languages(one.encode, concepts=split_.test)
            for width, one in encoders.items()
        },
        development=measure_languages(encoders[widest].encode, concepts=split_.development),
        teacher=measure_languages(teacher.encode, concepts=split_.test),
        votes={width: votes.recall(one.encode) for width, one in encoders.items()},
        teacher_votes=votes.recall(teacher.encode),
        shipped={},
    )


def _widths(out: Path, *, settings: Settings) -> Sequence[int]:
    whole = StaticEncoder(out).dimensions
    return [width for width in (whole, *settings.nested) if width <= whole]
