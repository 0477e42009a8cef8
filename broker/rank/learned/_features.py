"""What speaks for each organisation: the numbers that the ranker weighs."""

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from broker.rank.learned._question import Question

Floats = NDArray[np.float32]
Group = Literal["text", "history", "feedback", "name", "place", "kind", "activity", "reciprocity"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""Signals, each of several features, that can be left out to see what they are worth."""

Feature = tuple[Group, str, Floats]
_DEPTHS = (20, 100, 400)
_LIKELY = 50
_NOTHING = 1e-6


def features(question: Question) -> list[Feature]:
    """Return every feature of every organisation for one question.

    A feature is a signal it belongs to, a name, and a number for each organisation, shape
    (organisations,). All of them exist for an alliance of a few hundred members as well, and none
    knows more than the past of the question.
    """
    votes = dict(_votes(question))
    depth = votes["both_400"]
    found: list[Feature] = [("text", name, values) for name, values in votes.items()]
    found += [("text", name, values) for name, values in _single(question)]
    found += [("history", name, values) for name, values in _with_lead(question)]
    found += [("feedback", name, values) for name, values in _feedback(question, votes=depth)]
    found += [("name", name, values) for name, values in _named(question)]
    found += _alike_in(question, votes=depth)
    found += [("activity", name, values) for name, values in _activity(question)]
    columns = {name: values for _, name, values in found}
    found += [("reciprocity", name, values) for name, values in _other_side(question, of=columns)]
    return found


def _votes(question: Question) -> Iterator[tuple[str, Floats]]:
    """Past works vote for their participants (document-centric voting, Macdonald & Ounis, 2006)."""
    past = question.past
    columns: dict[str, Floats] = {}
    for name, likeness in (
        ("meaning", question.meaning),
        ("words", question.words),
        ("both", question.both),
    ):
        for most in _DEPTHS:
            columns[f"{name}_{most}"] = question.voters(likeness, most=most, among=past.told)
        if name == "both":
            continue
        columns[f"{name}_recent"] = question.voters(likeness, most=30, among=past.recent)
        columns[f"{name}_dated"] = question.voters(likeness, most=100, among=past.dated)
        wide = question.voters(likeness, most=200, among=past.told)
        columns[f"{name}_fresh"] = wide * past.freshness
        columns[f"{name}_small"] = columns[f"{name}_100"] * past.incidence.shares
        columns[f"{name}_sharp"] = question.voters(likeness, most=400, among=past.told, power=4)
    summed = past.incidence.to_organisations(np.stack(list(columns.values()), axis=1))
    for place, name in enumerate(columns):
        yield name, summed[:, place]
    degrees = np.maximum(past.incidence.degrees, 1.0)
    names = list(columns)
    yield "both_per_root", _single_precision(summed[:, names.index("both_400")] / np.sqrt(degrees))
    yield "meaning_per_work", _single_precision(summed[:, names.index("meaning_400")] / degrees)


def _single(question: Question) -> Iterator[tuple[str, Floats]]:
    """The best single work, and the mean of all."""
    past = question.past
    voters = np.flatnonzero(question.voters(question.both, most=400, among=past.told))
    matrix = past.by_work[voters]
    works = np.repeat(voters, np.diff(matrix.indptr))
    for name, likeness in (
        ("both", question.both),
        ("words", question.words),
        ("meaning", question.meaning),
    ):
        best = np.zeros(len(past.known), dtype=np.float32)
        np.maximum.at(best, matrix.indices, likeness[works])
        yield f"{name}_best", best
    yield "centroid", _told(past.centroids @ question.vector)


def _with_lead(question: Question) -> Iterator[tuple[str, Floats]]:
    """Work with the coordinator, and with its partners."""
    past, there = question.past, question.past.incidence
    nobody = np.zeros(len(past.known), dtype=np.float32)
    own = np.zeros(len(past.works), dtype=np.float32)
    if question.lead is not None:
        own[there.works_of(question.lead)] = 1.0
    weights = (
        own,
        own * there.shares,
        own * past.freshness,
        own * past.recent,
        own * question.both,
    )
    met = there.to_organisations(np.stack(weights, axis=1))
    names = ("met", "met_small", "met_fresh", "met_recent", "met_alike")
    for place, name in enumerate(names):
        yield name, met[:, place]
    if question.lead is None:
        for name in ("adamic_adar", "resource_allocation", "pagerank", "alike_paths"):
            yield name, nobody
        return
    yield "adamic_adar", there.adamic_adar(question.lead)
    yield "resource_allocation", there.resource_allocation(question.lead)
    seed = nobody.copy()
    seed[question.lead] = 1.0
    yield "pagerank", there.pagerank(seed)
    near = there.to_works(there.pagerank(seed, steps=1))
    yield "alike_paths", there.to_organisations(near * question.both * there.shares)


def _feedback(question: Question, *, votes: Floats) -> Iterator[tuple[str, Floats]]:
    """Who works with those that the votes make likely (pseudo-relevance feedback)."""
    there = question.past.incidence
    likely = votes.copy()
    if question.lead is not None:
        likely[question.lead] = 0.0
    if len(likely) > _LIKELY:
        likely[np.argpartition(-likely, _LIKELY)[_LIKELY:]] = 0.0
    damped = _single_precision(1.0 / np.sqrt(np.maximum(there.degrees, 1.0)))
    yield "likely_circle", there.pagerank(likely, steps=2)
    yield "likely_circle_damped", there.pagerank(likely * damped, steps=2) * damped


def _named(question: Question) -> Iterator[tuple[str, Floats]]:
    """What a name says; for newcomers it is all there is."""
    reading = question.past.reading
    yield "name_words", reading.lexical.against(reading.name_words, query=question.text)
    yield "name_meaning", _told(reading.names @ question.vector)


def _alike_in(question: Question, *, votes: Floats) -> list[Feature]:
    """Countries and kinds of those in similar works, and of the coordinator and its partners."""
    past = question.past
    none = np.zeros(len(past.known), dtype=np.float32)
    met = none if question.lead is None else past.incidence.past_partners(question.lead)
    found: list[Feature] = []
    groups: tuple[tuple[Literal["place", "kind"], str], ...] = (
        ("place", "country"),
        ("kind", "kind"),
    )
    for group, name in groups:
        values = past.countries if name == "country" else past.kinds
        share = values.shares(votes)
        prior = values.prior[values.codes]
        same = none if question.lead is None else values.codes == values.codes[question.lead]
        found += [
            (group, f"{name}_share", share),
            (group, f"{name}_lift", _single_precision(share / np.maximum(prior, 1e-6))),
            (group, f"{name}_prior", prior),
            (group, f"{name}_of_lead", np.asarray(same, dtype=np.float32)),
            (group, f"{name}_of_partners", values.shares(met)),
        ]
    return found


def _activity(question: Question) -> Iterator[tuple[str, Floats]]:
    """How active an organisation is, and was."""
    past = question.past
    for place, name in enumerate(("recent", "dated", "old", "fresh", "led", "company")):
        yield f"active_{name}", past.activity[:, place]
    yield "active_ever", past.incidence.degrees
    ever = 0.0 if question.lead is None else float(past.incidence.degrees[question.lead])
    yield "active_lead", np.full(len(past.known), ever, dtype=np.float32)


def _other_side(question: Question, *, of: Mapping[str, Floats]) -> Iterator[tuple[str, Floats]]:
    """The same seen from the other side: what it would gain, and how likely it is to accept.

    How much of all it does is like this, and how much of its own circle the coordinator and the
    likely partners are: what is little to a large organisation is much to a small one (Pizzato et
    al., Reciprocal recommendation, 2013). The trees join
    both sides; neither makes up for the other.
    """
    past = question.past
    works = np.maximum(past.incidence.degrees, 1.0)
    yield "theme_of_all", _single_precision(of["both_400"] / works)
    yield "lead_of_circle", _single_precision(of["pagerank"] / works)
    yield "likely_of_circle", _single_precision(of["likely_circle"] / works)
    yield "open_to_new_leads", past.openness
    yield "recent_of_all", _single_precision(past.activity[:, 0] / works)


def _single_precision(values: NDArray[np.floating]) -> Floats:
    return np.asarray(values, dtype=np.float32)


def _told(cosines: Floats) -> Floats:
    """Return cosines with zeros where rounding alone speaks."""
    return np.where(np.abs(cosines) > _NOTHING, cosines, np.float32(0.0))
