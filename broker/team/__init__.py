"""Teams that cover what a proposal asks for, proven to be the best under their rules."""

from broker.team._assemble import assemble
from broker.team._request import DEFAULT_SIZE, Options
from broker.team._rules import cover_rule, parse_rule

__all__ = ["DEFAULT_SIZE", "Options", "assemble", "cover_rule", "parse_rule"]
