"""Who is who: descriptions of organisations that may be of one and the same.

Newcomers and duplicates are found with evidence for each part of a record; a person decides where
it is not sure, what was decided is learnt from, and a merge can be taken back.
"""

from broker.identity._blocking import keys_of
from broker.identity._duplicates import Duplicate, Duplicates, find_duplicates
from broker.identity._engines import LARGE, Engine, pairs_of
from broker.identity._entity import Described, Entity, entity_of
from broker.identity._explain import Clue
from broker.identity._find import organisation_called
from broker.identity._former import (
    Former,
    decisions_on,
    former_organisations,
)
from broker.identity._judge import Judge, Thresholds, shipped_judge
from broker.identity._latin import latin
from broker.identity._learnt import Learnt, learn
from broker.identity._lexicon import Lexicon
from broker.identity._merge import merge, standing_merges, unmerge
from broker.identity._names import looks_like_acronym
from broker.identity._profile import Profile
from broker.identity._resolve import Resolution, recognised, resolve
from broker.identity._scorer import Match
from broker.model import Identifier, identifier_of, read_identifier

__all__ = [
    "LARGE",
    "Clue",
    "Described",
    "Duplicate",
    "Duplicates",
    "Engine",
    "Entity",
    "Former",
    "Identifier",
    "Judge",
    "Learnt",
    "Lexicon",
    "Match",
    "Profile",
    "Resolution",
    "Thresholds",
    "decisions_on",
    "entity_of",
    "find_duplicates",
    "former_organisations",
    "identifier_of",
    "keys_of",
    "latin",
    "learn",
    "looks_like_acronym",
    "merge",
    "organisation_called",
    "pairs_of",
    "read_identifier",
    "recognised",
    "resolve",
    "shipped_judge",
    "standing_merges",
    "unmerge",
]
