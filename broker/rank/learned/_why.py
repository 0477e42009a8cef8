"""Reasons of a learned ranker: one sentence for each signal, with the work that it rests on."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from broker.model import Reason, UnknownNameError
from broker.rank.learned._question import Question
from broker.text import best_quote
from broker.vocabulary import load_vocabulary
from broker.wording import Words


def why(
    question: Question, *, place: int, parts: Mapping[str, float], words: Words
) -> tuple[Reason, ...]:
    """Return a reason for each signal, the weightiest first; together they make the score.

    Args:
        question: What was asked.
        place: Place of the organisation.
        parts: What each signal adds, with `base` for what every candidate starts from.
        words: The language to write in.
    """
    told = {
        "text": _alike,
        "history": _together,
        "feedback": _circle,
        "name": _name,
        "place": _place,
        "kind": _kind,
        "activity": _activity,
        "reciprocity": _other_side,
        "base": _base,
    }
    found = []
    for signal, value in parts.items():
        sentence, source, quote = told[signal](question, place, words)
        found.append(Reason(text=sentence, source=source, quote=quote, contribution=value))
    return tuple(sorted(found, key=lambda reason: -reason.contribution))


_NAMED = 2
"""Partners that are named."""

Told = tuple[str, str, str]
"""A sentence, a source, and words quoted from it."""


def _alike(question: Question, place: int, words: Words) -> Told:
    past = question.past
    works = past.incidence.works_of(place)
    works = works[past.reading.written[works]]
    if not len(works):
        return words.say("Nothing that it did so far has a text to compare."), "", ""
    best = int(works[np.argmax(question.both[works])])
    title = past.history.titles[best]
    quote = best_quote(title or past.history.texts[best], query=question.text) or title
    sentence = words.say(
        "Of what it did before, this comes nearest: %(title)s.", title=words.quote(title or quote)
    )
    return sentence, past.history.sources[best], quote


def _together(question: Question, place: int, words: Words) -> Told:
    past = question.past
    if question.lead is None:
        said = (
            words.say("The coordinator has no past here, so that work together is not known.")
            if question.stranger
            else words.say("No coordinator is named, so that past work together is not known.")
        )
        return said, "", ""
    own = past.incidence.works_of(question.lead)
    shared = np.intersect1d(own, past.incidence.works_of(place))
    if not len(shared):
        return words.say("It has not worked with the coordinator so far."), "", ""
    newest = int(shared[np.argmin(past.ages[shared])])
    title = past.history.titles[newest] or past.history.works[newest]
    sentence = words.count(
        "It worked with the coordinator once: %(title)s.",
        "It worked with the coordinator %(number)s times, last in %(title)s.",
        len(shared),
        title=words.quote(title),
    )
    return sentence, past.history.sources[newest], title


def _circle(question: Question, place: int, words: Words) -> Told:
    past = question.past
    own = past.incidence.works_of(place)
    others = question.likely != place
    together = question.likely_by_work[own]
    times = np.bincount(together.indices, minlength=len(others)) * others
    order = np.argsort(-times, kind="stable")[: int(np.count_nonzero(times))]
    met = question.likely[order]
    if not len(met):
        return words.say("It has not worked with others who are likely partners for this."), "", ""
    shared = np.repeat(own, np.diff(together.indptr))[together.indices == order[0]]
    newest = int(shared[np.argmin(past.ages[shared])])
    title = past.history.titles[newest] or past.history.works[newest]
    sentence = words.count(
        "Of the %(likely)s others whom works like this name most, it has worked with one: "
        "%(names)s.",
        "Of the %(likely)s others whom works like this name most, it has worked with %(number)s, "
        "most often with %(names)s.",
        len(met),
        likely=int(others.sum()),
        names=words.list(tuple(past.history.names[one] for one in met[:_NAMED].tolist())),
    )
    return sentence, past.history.sources[newest], title


def _name(question: Question, place: int, words: Words) -> Told:
    return words.say("Its name, compared with the text."), "", question.past.history.names[place]


def _place(question: Question, place: int, words: Words) -> Told:
    past = question.past
    country = past.history.countries[place]
    if not country:
        return words.say("Its country is not known."), "", ""
    who, works = question.taking_part
    from_there = past.countries.codes[who] == past.countries.codes[place]
    sentence = words.say(
        "Of the %(all)s works most like this, %(number)s have somebody from its country: "
        "%(country)s.",
        all=int(question.near.sum()),
        number=_different(works[from_there]),
        country=_country_name(country, words=words),
    )
    return sentence, "", country


def _different(ordered: NDArray[np.int64]) -> int:
    return int(np.count_nonzero(np.diff(ordered))) + bool(len(ordered))


def _country_name(code: str, *, words: Words) -> str:
    try:
        return load_vocabulary().label("country", code, language=words.language)
    except UnknownNameError:
        return code  # a programme may have codes that no list of countries holds


def _kind(question: Question, place: int, words: Words) -> Told:
    past = question.past
    who, _ = question.taking_part
    if not len(who):
        return words.say("No work with a text is like this."), "", ""
    alike = past.kinds.codes[who] == past.kinds.codes[place]
    sentence = words.say(
        "Of those who take part in the works most like this, %(share)s are of its kind.",
        share=words.percent(float(alike.mean())),
    )
    return sentence, "", ""


def _activity(question: Question, place: int, words: Words) -> Told:
    past = question.past
    recent = int(past.activity[place, 0])
    ever = int(past.incidence.degrees[place])
    sentence = words.count(
        "It took part in one work that is known, %(recent)s in the last three years.",
        "It took part in %(number)s works that are known, %(recent)s in the last three years.",
        ever,
        recent=recent,
    )
    return sentence, "", ""


def _other_side(question: Question, place: int, words: Words) -> Told:
    past = question.past
    works = past.incidence.works_of(place)
    told = works[past.reading.written[works]]
    sentence = words.count(
        "Seen from its side: of %(number)s work with a text, %(near)s is near to this; in about "
        "%(share)s of its works the coordinator was new to it.",
        "Seen from its side: of %(number)s works with a text, %(near)s are near to this; in about "
        "%(share)s of its works the coordinator was new to it.",
        len(told),
        near=int(question.near[told].sum()),
        share=words.percent(float(past.openness[place])),
    )
    return sentence, "", ""


def _base(question: Question, place: int, words: Words) -> Told:
    return words.say("What every candidate starts from."), "", ""
