"""The collaboration graph, built and analysed with networkx."""

from broker.graph._build import collaboration_graph
from broker.graph._circle import Tie, among, circle
from broker.graph._communities import Communities
from broker.graph._incidence import Incidence
from broker.graph._proximity import adamic_adar, introducers, past_partners, ties
from broker.graph._roles import bridging

__all__ = [
    "Communities",
    "Incidence",
    "Tie",
    "adamic_adar",
    "among",
    "bridging",
    "circle",
    "collaboration_graph",
    "introducers",
    "past_partners",
    "ties",
]
