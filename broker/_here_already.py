"""Whether somebody who applies is known already."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from broker.identity import Clue, Former, Match, decisions_on, former_organisations, resolve
from broker.model import Decision, Merge, Neighbour, Organisation, fold
from broker.wording import Words


def matches_of(
    applicant: Neighbour,
    *,
    known: Sequence[Organisation],
    decisions: Sequence[Decision | Merge],
    words: Words,
) -> tuple[Match, ...]:
    """Return whom the applicant may be; one that went into another counts as that one."""
    merges = [one for one in decisions if isinstance(one, Merge)]
    decided = [one for one in decisions if isinstance(one, Decision)]
    there = {one.id: one.name for one in known}
    former = {one.id: one for one in former_organisations(merges, known=there)}
    (found,) = resolve(
        [applicant],
        known=(*known, *(one.was for one in former.values())),
        decisions=decisions_on(there, decisions=decided, merges=merges),
        words=words,
    )
    matches: dict[str, Match] = {}
    for match in found.matches:
        was = former.get(match.id)
        now = _as_it_is_now(match, was, name=there[was.kept], words=words) if was else match
        matches.setdefault(now.id, now)
    return tuple(matches.values())


def _as_it_is_now(match: Match, was: Former, *, name: str, words: Words) -> Match:
    """Return the likeness with one that went into another as one with that one."""
    said = words.say(
        "%(gone)s is part of %(kept)s: a person merged the two on %(day)s.",
        gone=was.names[0],
        kept=name,
        day=words.day(was.on),
    )
    clues = (*match.clues, Clue(part="decision", text=said, contribution=0.0))
    return match.model_copy(update={"id": was.kept, "name": name, "clues": clues})


def namesakes_of(
    name: str, *, known: Iterable[Organisation], found: Collection[str]
) -> Iterator[Organisation]:
    """Yield those who are called so and have not been found by everything else.

    The first line of an application says more than a name, so that a known name of two words or
    more within it counts, too.
    """
    wanted = _folded(name)
    for one in known:
        called = {_folded(own) for own in one.names}
        within = (own for own in called if " " in own and f" {own} " in f" {wanted} ")
        if wanted and one.id not in found and (wanted in called or any(within)):
            yield one


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name)))
