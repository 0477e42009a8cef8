"""Figures of a finished model: other languages against English, and English against the teacher."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from broker.model import fold
from broker.text.training._sets import QUERIES_FROM, Concept, Project, plain, read_projects, rows
from broker.text.training._settings import LANGUAGES
from broker.text.training._teacher import Rows

Encode = Callable[[Sequence[str]], Rows]

VOTERS = (20, 50, 75, 100)
"""How many of the most similar past projects vote."""
_FOUND = 20
_LEAST_PARTNERS = 3


def measure_languages(
    encode: Encode, *, concepts: Sequence[Concept]
) -> dict[str, tuple[float, float]]:
    """Return accuracy@1 and mean reciprocal rank for each language but English.

    A label is looked for among the English labels of all the concepts; one that is exactly as near
    as the right one stands before it.

    Args:
        encode: Gives rows of length 1.
        concepts: That the model never saw.
    """
    keys = [fold(concept.labels["en"]) for concept in concepts]
    known = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    english = dict(
        zip(reversed(keys), (one.labels["en"] for one in reversed(concepts)), strict=True)
    )
    candidates = encode([english[key] for key in known])
    figures = {}
    for code in LANGUAGES[1:]:
        asked = [place for place, concept in enumerate(concepts) if code in concept.labels]
        if not asked:
            continue
        cosines = encode([concepts[place].labels[code] for place in asked]) @ candidates.T
        own = cosines[np.arange(len(asked)), [known[keys[place]] for place in asked]]
        ranks = (cosines >= own[:, None]).sum(axis=1)
        figures[code] = float((ranks == 1).mean()), float((1 / ranks).mean())
    return figures


@dataclass(frozen=True)
class Votes:
    """What text alone says about partners: past projects vote for their organisations.

    Queries are the projects that start from `QUERIES_FROM` on, with a coordinator and three
    partners or more; history is all earlier ones.
    """

    history: tuple[Project, ...]
    queries: tuple[Project, ...]
    organisations: Mapping[str, frozenset[str]]
    leads: Mapping[str, str]

    @classmethod
    def read(cls, data: Path) -> "Votes":
        """Read the Horizon Europe projects."""
        organisations: dict[str, set[str]] = defaultdict(set)
        leads = {}
        for row in rows(data / "cordis/horizon/organization.csv.gz", delimiter=";"):
            organisations[row["projectID"]].add(row["organisationID"])
            if plain(row["role"]) == "coordinator":
                leads[row["projectID"]] = row["organisationID"]
        projects = read_projects(data)
        asked = [
            one
            for one in projects
            if one.start >= QUERIES_FROM
            and one.number in leads
            and len(organisations[one.number]) > _LEAST_PARTNERS
        ]
        return cls(
            tuple(one for one in projects if one.start < QUERIES_FROM),
            tuple(asked),
            {number: frozenset(members) for number, members in organisations.items()},
            leads,
        )

    def recall(self, encode: Encode) -> dict[int, float]:
        """Return recall@20 of the true partners, by how many past projects vote.

        Each of them votes with its cosine for its organisations.
        """
        past = encode([one.text for one in self.history])
        now = encode([one.text for one in self.queries])
        members = [sorted(self.organisations.get(one.number, ())) for one in self.history]
        cosines = now @ past.T
        return {
            most: float(
                np.mean(
                    [
                        self._found(query, cosines=cosines[place], members=members, most=most)
                        for place, query in enumerate(self.queries)
                    ]
                )
            )
            for most in VOTERS
        }

    def _found(
        self, query: Project, *, cosines: Rows, members: Sequence[Sequence[str]], most: int
    ) -> float:
        votes: dict[str, float] = defaultdict(float)
        for place in np.argsort(-cosines, kind="stable")[:most]:
            for organisation in members[place]:
                votes[organisation] += float(cosines[place])
        lead = self.leads[query.number]
        votes.pop(lead, None)
        ranked = sorted(votes, key=lambda one: (-votes[one], one))[:_FOUND]
        true = self.organisations[query.number] - {lead}
        return len(true.intersection(ranked)) / len(true)
