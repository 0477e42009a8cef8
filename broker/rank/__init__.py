"""Partners for a proposal, with reasons: signals → score → reasons and cautions."""

from broker.rank._mirror import IfChanged, Mirror, mirror
from broker.rank._query import Query
from broker.rank._reasons import shares
from broker.rank._recommend import Ranking, ranking_of, recommend, understood
from broker.rank._search import Facets, Found, search
from broker.rank._similar import self_portrait, similar
from broker.rank._support import Support
from broker.rank._weights import CALIBRATION, WEIGHTS, Calibration, Weights

__all__ = [
    "CALIBRATION",
    "WEIGHTS",
    "Calibration",
    "Facets",
    "Found",
    "IfChanged",
    "Mirror",
    "Query",
    "Ranking",
    "Support",
    "Weights",
    "mirror",
    "ranking_of",
    "recommend",
    "search",
    "self_portrait",
    "shares",
    "similar",
    "understood",
]
