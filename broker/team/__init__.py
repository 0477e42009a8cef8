"""Teams that cover what a proposal asks for, proven to be the best under their rules."""

from broker.team._assemble import assemble
from broker.team._pairs import pair_with_calls
from broker.team._request import DEFAULT_SIZE, Options
from broker.team._rules import parse_rule, rules_for
from broker.team._seats_file import read_seats

__all__ = [
    "DEFAULT_SIZE",
    "Options",
    "assemble",
    "pair_with_calls",
    "parse_rule",
    "read_seats",
    "rules_for",
]
