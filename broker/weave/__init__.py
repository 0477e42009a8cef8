"""Where to weave: gaps, introductions worth making, and the phase of the network."""

from broker.weave._affinity import Affinities
from broker.weave._gaps import cells, gaps
from broker.weave._network import foresee, member_network, part_of, parts_of, state_of
from broker.weave._openings import openings
from broker.weave._phase import phase_of
from broker.weave._say import change_sentence, network_sentence, phase_meaning, phase_name
from broker.weave._weave import weave

__all__ = [
    "Affinities",
    "cells",
    "change_sentence",
    "foresee",
    "gaps",
    "member_network",
    "network_sentence",
    "openings",
    "part_of",
    "parts_of",
    "phase_meaning",
    "phase_name",
    "phase_of",
    "state_of",
    "weave",
]
