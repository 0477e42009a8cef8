"""What the domain is: frozen, validated records. This room imports nothing of ours."""

from broker.model._alliance import Alliance
from broker.model._answer import (
    CallForTeam,
    Eligible,
    FundingAnswer,
    OneAway,
    RankedCall,
    Reason,
    Recommendation,
    Recommendations,
    Relaxation,
    Seated,
    Substitute,
    TeamAnswer,
    Understood,
)
from broker.model._errors import BrokerError, CatalogueError, InputError, UnknownNameError
from broker.model._exchange import Exchange, ExchangeAnswer
from broker.model._funding import Call, Funder
from broker.model._names import digest, fold, slug
from broker.model._organisation import FocusArea, Member, Neighbour, Organisation, Unit
from broker.model._proposal import Place, PlaceKind, Proposal
from broker.model._record import Confidence, Money, Record, Sourced, Text, Year, Years
from broker.model._rule import Measure, Rule
from broker.model._work import Activity, Initiative, Need, Offer

__all__ = [
    "Activity",
    "Alliance",
    "BrokerError",
    "Call",
    "CallForTeam",
    "CatalogueError",
    "Confidence",
    "Eligible",
    "Exchange",
    "ExchangeAnswer",
    "FocusArea",
    "Funder",
    "FundingAnswer",
    "Initiative",
    "InputError",
    "Measure",
    "Member",
    "Money",
    "Need",
    "Neighbour",
    "Offer",
    "OneAway",
    "Organisation",
    "Place",
    "PlaceKind",
    "Proposal",
    "RankedCall",
    "Reason",
    "Recommendation",
    "Recommendations",
    "Record",
    "Relaxation",
    "Rule",
    "Seated",
    "Sourced",
    "Substitute",
    "TeamAnswer",
    "Text",
    "Understood",
    "Unit",
    "UnknownNameError",
    "Year",
    "Years",
    "digest",
    "fold",
    "slug",
]
