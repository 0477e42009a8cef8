"""Teams that cover what a proposal asks for, proven to be the best under their rules."""

from broker.team._assemble import DEFAULT_SIZE, assemble
from broker.team._rules import parse_rule

__all__ = ["DEFAULT_SIZE", "assemble", "parse_rule"]
