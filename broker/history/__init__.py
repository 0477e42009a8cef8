"""What organisations did together so far, in columns: the ground on which ranking is learned."""

from broker.history._build import history_of, history_of_alliance
from broker.history._history import History
from broker.history._keep import keep, kept
from broker.history._past import Past
from broker.history._reading import Reading

__all__ = ["History", "Past", "Reading", "history_of", "history_of_alliance", "keep", "kept"]
