"""A partner-brokering engine: partners, teams and funding for joint work, with reasons.

Example:
    >>> import broker
    >>> evidence = broker.load()
    >>> proposal = broker.read_proposal("proposal.md", evidence=evidence)
    >>> answer = broker.recommend(evidence, proposal=proposal, top=5)
    >>> answer.recommendations[0].reasons[0].quote

What people ask for most stands here, and whole tasks in `broker.tasks`; everything else is in the
rooms, such as `broker.model` and `broker.rank`. What a person can mend is raised as `BrokerError`;
a record that is not valid as it is made is refused by pydantic (`ValidationError`).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from broker._compose import brief, funding_for
    from broker._import import import_file
    from broker._load import load, read_proposal
    from broker.evaluate import evaluate_alliance
    from broker.evidence import Evidence
    from broker.export import write_brief
    from broker.model import Alliance, BrokerError
    from broker.rank import recommend, similar
    from broker.store import open_catalogue
    from broker.team import assemble

__version__ = "0.1.0"

__all__ = [
    "Alliance",
    "BrokerError",
    "Evidence",
    "assemble",
    "brief",
    "evaluate_alliance",
    "funding_for",
    "import_file",
    "load",
    "open_catalogue",
    "read_proposal",
    "recommend",
    "similar",
    "write_brief",
]

_HOMES = {
    "Alliance": "broker.model",
    "BrokerError": "broker.model",
    "Evidence": "broker.evidence",
    "assemble": "broker.team",
    "brief": "broker._compose",
    "evaluate_alliance": "broker.evaluate",
    "funding_for": "broker._compose",
    "import_file": "broker._import",
    "load": "broker._load",
    "open_catalogue": "broker.store",
    "read_proposal": "broker._load",
    "recommend": "broker.rank",
    "similar": "broker.rank",
    "write_brief": "broker.export",
}
"""Where each public name lives; it is imported when it is first used, so that a start is fast."""


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'broker' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
