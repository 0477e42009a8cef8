"""From what was asked for to a request in numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from broker.evidence import Evidence
from broker.model import InputError, Member, Neighbour, Proposal, Rule, Seat, several
from broker.rank import Ranking, ranking_of
from broker.team._calls import Calls
from broker.team._problem import Problem
from broker.team._rules import parse_rule
from broker.team._solve import SECONDS
from broker.team._traits import Traits, safe_name
from broker.team._worth import Core, pose
from broker.vocabulary import Vocabulary
from broker.wording import Words

DEFAULT_SIZE = (3, 6)
"""Fewest and most members of a team when nothing else is asked for, the lead included."""

_ALLOWED = range(1, 1000)


def _silent(_: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """What else a team can be asked for."""

    seats: tuple[Seat, ...] = ()
    """Named seats; with any, everybody but the lead and those locked takes exactly one."""
    seconds: float = SECONDS
    """Time for the proof; with 0 a good team comes back at once, with a bound."""
    cohesive: bool = False
    """Whether every pair in the team that has worked together counts, not only those with the lead
    and those locked."""
    pairs: int = 3
    """How many pairs of a team and a call are looked for."""
    progress: Callable[[str], None] = field(default=_silent)
    """Called with a short text when a long step begins."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """A request for a team, with what it was made from."""

    ranking: Ranking
    calls: Calls
    core: Core
    rules: tuple[Rule, ...]
    options: Options
    problem: Problem

    @property
    def evidence(self) -> Evidence:
        """The alliance."""
        return self.ranking.query.evidence

    @property
    def lead_rule(self) -> Rule | None:
        """The rule that the lead is in."""
        if self.core.lead is None:
            return None
        return _is_in(self.evidence, self.core.lead)

    @property
    def is_open(self) -> bool:
        """Whether organisations around the alliance were asked for already."""
        return any(rule.what == "around" for rule in self.rules)

    def person(self, candidate: int) -> Member | Neighbour:
        """Return the organisation that a candidate is."""
        return self.evidence.organisations[self.problem.pool[candidate]]

    def with_rules(self, rules: tuple[Rule, ...]) -> "Request":
        """Return the request under other rules, which may count other things."""
        return replace(self, rules=rules, problem=_posed(self, rules=rules))


def prepare(
    evidence: Evidence,
    *,
    proposal: Proposal,
    size: tuple[int, int] | None,
    require: Sequence[str | Rule],
    lock: Sequence[str],
    exclude: Sequence[str],
    options: Options,
    words: Words,
) -> Request:
    """Read what was asked for.

    Raises:
        InputError: If a rule cannot be read, or somebody is both locked and excluded.
        UnknownNameError: If a name is not known.
    """
    core, excluded = _people(evidence, lead=proposal.lead, lock=lock, exclude=exclude)
    seats = _named_seats(options, vocabulary=evidence.vocabulary)
    options = replace(options, seats=seats)
    names = tuple(seat.name for seat in seats)
    rules = [
        *_size_rules(size, options=options, core=core),
        *([_is_in(evidence, core.lead)] if core.lead is not None else []),
        *(_is_in(evidence, place) for place in sorted(core.locked)),
        *(parse_rule(text, evidence=evidence, seats=names) for text in several(require)),
        *(_is_in(evidence, place, out=True) for place in sorted(excluded)),
        *_seat_rules(seats),
    ]
    ranking = ranking_of(evidence, proposal=proposal)
    if not core.all:
        ranking.require_content()
    empty = Problem(pool=(), gain=(), aspects=(), rules=(), groups={})
    request = Request(
        ranking=ranking,
        calls=Calls(evidence, proposal=proposal, words=words),
        core=core,
        rules=(),
        options=options,
        problem=empty,
    )
    return request.with_rules(tuple(dict.fromkeys(rules)))


def _people(
    evidence: Evidence, *, lead: str | None, lock: Sequence[str], exclude: Sequence[str]
) -> tuple[Core, set[int]]:
    """Return who must be in a team, and who must not."""
    locked = {evidence.position[evidence.find(name).id] for name in several(lock)}
    excluded = {evidence.position[evidence.find(name).id] for name in several(exclude)}
    first = evidence.position[evidence.organisation(lead).id] if lead else None
    core = Core(lead=first, locked=frozenset(locked))
    both = sorted(evidence.organisations[place].name for place in core.all & excluded)
    if both:
        raise InputError(
            "%(name)s must be in and must not be in: lock or exclude it, not both.", name=both[0]
        )
    return core, excluded


def _named_seats(options: Options, *, vocabulary: Vocabulary) -> tuple[Seat, ...]:
    """Return the seats of a team, each with a name of its own."""
    seats = tuple(_known(seat, vocabulary=vocabulary) for seat in options.seats)
    if len({seat.name for seat in seats}) < len(seats):
        raise InputError("Two seats have the same name: give each seat a name of its own.")
    return seats


def _known(seat: Seat, *, vocabulary: Vocabulary) -> Seat:
    """Return a seat with the keys of what it names; an unknown key would fit nobody.

    Raises:
        UnknownNameError: If it names a kind or a theme that is not known.
    """
    kinds = tuple(map(vocabulary.kind, seat.kinds))
    themes = tuple(map(vocabulary.theme, seat.themes))
    return seat.model_copy(update={"kinds": kinds, "themes": themes})


def _posed(request: Request, *, rules: tuple[Rule, ...]) -> Problem:
    """Pose the problem to the members; to those around the alliance where a rule allows them.

    Candidates stand in the order of their ids, so that the answer does not depend on the order in
    which the catalogue happens to hold them.
    """
    evidence, core = request.evidence, request.core
    invited = _invited(rules, evidence=evidence)
    asked = core.all | _asked(rules, evidence=evidence)
    hidden = evidence.apart_from(*(evidence.organisations[place].id for place in core.all))
    pool = [
        place
        for place, one in enumerate(evidence.organisations)
        if place in asked
        or (one.id not in hidden and (place in invited or isinstance(one, Member)))
    ]
    pool.sort(key=lambda place: evidence.organisations[place].id)
    return pose(
        request.ranking,
        traits=Traits(evidence, pool=pool),
        calls=request.calls,
        core=core,
        rules=rules,
        seats=request.options.seats,
        tied=request.options.cohesive,
        asked=asked,
    )


def _asked(rules: Sequence[Rule], *, evidence: Evidence) -> frozenset[int]:
    """Return the members whom a rule asks for by name."""
    wanted = (rule for rule in rules if rule.what == "member" and rule.at_least and rule.number)
    names = (name for rule in wanted for name in rule.names or (rule.key,))
    found = (evidence.position[evidence.find(name).id] for name in names)
    return frozenset(place for place in found if isinstance(evidence.organisations[place], Member))


def _invited(rules: Sequence[Rule], *, evidence: Evidence) -> frozenset[int]:
    """Return the organisations around the alliance that some rule allows or asks for."""
    invited: set[int] = set()
    for rule in rules:
        if rule.what == "around" and (rule.at_least or rule.number):
            invited |= (
                {evidence.position[evidence.find(name).id] for name in rule.names}
                if rule.key
                else set(range(len(evidence.organisations)))
            )
    return frozenset(invited)


def _is_in(evidence: Evidence, place: int, *, out: bool = False) -> Rule:
    name = safe_name(evidence.organisations[place], evidence=evidence)
    return Rule(what="member", key=name, at_least=not out, number=0 if out else 1)


def _size_rules(size: tuple[int, int] | None, *, options: Options, core: Core) -> tuple[Rule, Rule]:
    """Return the rules on size; where seats are named, they set it unless it is given."""
    smallest, largest = size or DEFAULT_SIZE
    if size is None and options.seats:
        smallest = 1
        largest = sum(seat.maximum for seat in options.seats) + len(core.all)
    if not (smallest in _ALLOWED and largest in _ALLOWED and smallest <= largest):
        raise InputError(
            "A team of %(smallest)s to %(largest)s members cannot be: check the size.",
            smallest=smallest,
            largest=largest,
        )
    return (
        Rule(what="members", at_least=True, number=smallest),
        Rule(what="members", at_least=False, number=largest),
    )


def _seat_rules(seats: Sequence[Seat]) -> list[Rule]:
    return [
        Rule(what="seat", key=seat.name, at_least=at_least, number=number)
        for seat in seats
        for at_least, number in ((True, seat.minimum), (False, seat.maximum))
        if number or not at_least
    ]
