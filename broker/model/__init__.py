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
    TeamForCall,
    TeamsForCalls,
    Understood,
)
from broker.model._care import Changed, Confirmation, Contact, Decision, Merge, Part
from broker.model._cash import CashPlan, Contribution, Limit, Unlocked, Unlocking
from broker.model._condition import Condition, Test
from broker.model._errors import BrokerError, CatalogueError, InputError, UnknownNameError
from broker.model._exchange import Exchange, ExchangeAnswer
from broker.model._funding import Call, Funder
from broker.model._names import digest, fold, slug
from broker.model._organisation import FocusArea, Member, Neighbour, Organisation, Unit
from broker.model._proposal import Place, PlaceKind, Proposal
from broker.model._record import Confidence, Money, Record, Sourced, Text, Year, Years
from broker.model._rule import Measure, Rule, Seat
from broker.model._work import Activity, Initiative, Need, Offer

__all__ = [
    "Activity",
    "Alliance",
    "BrokerError",
    "Call",
    "CallForTeam",
    "CashPlan",
    "CatalogueError",
    "Changed",
    "Condition",
    "Confidence",
    "Confirmation",
    "Contact",
    "Contribution",
    "Decision",
    "Eligible",
    "Exchange",
    "ExchangeAnswer",
    "FocusArea",
    "Funder",
    "FundingAnswer",
    "Initiative",
    "InputError",
    "Limit",
    "Measure",
    "Member",
    "Merge",
    "Money",
    "Need",
    "Neighbour",
    "Offer",
    "OneAway",
    "Organisation",
    "Part",
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
    "Seat",
    "Seated",
    "Sourced",
    "Substitute",
    "TeamAnswer",
    "TeamForCall",
    "TeamsForCalls",
    "Test",
    "Text",
    "Understood",
    "Unit",
    "UnknownNameError",
    "Unlocked",
    "Unlocking",
    "Year",
    "Years",
    "digest",
    "fold",
    "slug",
]
