"""Whom of a membership a newcomer should meet first."""

from collections.abc import Collection, Iterator, Sequence

from broker.evidence import Evidence
from broker.graph import past_partners
from broker.model import Recommendation, Record
from broker.wording import Words

POOL = 15
"""Members among whom those to meet are chosen."""

_LONG_SHOT = 0.01
"""Probability of a likeness below which nobody is sent to meet an applicant."""

_NAMED = 3
"""Members whom one sentence names."""


class Meeting(Record):
    """A member to meet first, and why this one."""

    member: str
    why: str


def meetings_with(
    evidence: Evidence, near: Sequence[Recommendation], *, but: Collection[str], words: Words
) -> Iterator[Meeting]:
    """Choose three: the nearest, the nearest of another kind or country, the best connected.

    Args:
        evidence: The membership.
        near: Who is like the newcomer, the likest first.
        but: Ids of those who may be the newcomer itself.
        words: The language.
    """
    good = (one for one in near if evidence.find(one.member).id not in but)
    near = [one for one in good if one.score >= _LONG_SHOT][:POOL]
    rest = list(near)
    if not rest:
        return
    first = rest.pop(0)
    yield Meeting(
        member=first.member, why=words.say("It works on what is nearest to the applicant's work.")
    )
    other = next(
        (one for one in rest if one.kind != first.kind and one.country != first.country),
        next((one for one in rest if one.country != first.country or one.kind != first.kind), None),
    )
    if other is not None:
        rest.remove(other)
        yield Meeting(
            member=other.member,
            why=words.say(
                "It works on similar things from elsewhere, or as another kind of member."
            ),
        )
    known = {one.member: _known(evidence, one, near=near) for one in rest}
    bridge = max(rest, key=lambda one: (len(known[one.member]), -one.rank), default=None)
    if bridge is not None and len(known[bridge.member]) > 1:
        names = words.list(known[bridge.member][:_NAMED])
        yield Meeting(
            member=bridge.member,
            why=words.say(
                "It has worked with %(names)s, who do similar things, and can introduce them.",
                names=names,
            ),
        )


def _known(
    evidence: Evidence, one: Recommendation, *, near: Sequence[Recommendation]
) -> tuple[str, ...]:
    """Return the names of those nearby with whom a member has worked, the nearest first."""
    key = evidence.find(one.member).id
    past, apart = past_partners(evidence.graph, key), evidence.apart_from(key)
    others = ((other.member, evidence.find(other.member).id) for other in near)
    return tuple(name for name, other in others if other in past and other not in apart)
