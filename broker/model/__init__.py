"""What the domain is: frozen, validated records. This room imports nothing of ours."""

from broker.model._alliance import Alliance
from broker.model._answer import (
    CallForTeam,
    Eligible,
    FundingAnswer,
    OneAway,
    Quoted,
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
from broker.model._care import Changed, Confirmation, Contact, Decision, Followed, Merge, Part
from broker.model._cash import CashPlan, Contribution, Limit, Unlocked, Unlocking
from broker.model._condition import Condition, Test
from broker.model._day import as_day
from broker.model._errors import (
    BrokerError,
    CatalogueError,
    InputError,
    UnknownNameError,
    guess,
)
from broker.model._exchange import Exchange, ExchangeAnswer
from broker.model._funding import Call, Funder
from broker.model._identifier import Identifier, identifier_of, read_identifier
from broker.model._introduction import REASONED, Hold, Introduction, Stage
from broker.model._names import digest, fold, several, slug
from broker.model._organisation import (
    FocusArea,
    Member,
    Neighbour,
    Organisation,
    Unit,
    still_called,
)
from broker.model._payment import Payment
from broker.model._proposal import Place, PlaceKind, Proposal
from broker.model._record import Confidence, Money, Record, Sourced, Text, Year, Years
from broker.model._rule import Measure, Rule, Seat
from broker.model._said import Label, Said, Sentence, joined
from broker.model._sound import unsound
from broker.model._system import refusal
from broker.model._united import united
from broker.model._weave import (
    Bringing,
    Cell,
    Count,
    Gap,
    NetworkPart,
    NetworkState,
    Opening,
    Phase,
    WeaveAnswer,
)
from broker.model._work import Activity, Initiative, Need, Offer

__all__ = [
    "REASONED",
    "Activity",
    "Alliance",
    "Bringing",
    "BrokerError",
    "Call",
    "CallForTeam",
    "CashPlan",
    "CatalogueError",
    "Cell",
    "Changed",
    "Condition",
    "Confidence",
    "Confirmation",
    "Contact",
    "Contribution",
    "Count",
    "Decision",
    "Eligible",
    "Exchange",
    "ExchangeAnswer",
    "FocusArea",
    "Followed",
    "Funder",
    "FundingAnswer",
    "Gap",
    "Hold",
    "Identifier",
    "Initiative",
    "InputError",
    "Introduction",
    "Label",
    "Limit",
    "Measure",
    "Member",
    "Merge",
    "Money",
    "Need",
    "Neighbour",
    "NetworkPart",
    "NetworkState",
    "Offer",
    "OneAway",
    "Opening",
    "Organisation",
    "Part",
    "Payment",
    "Phase",
    "Place",
    "PlaceKind",
    "Proposal",
    "Quoted",
    "RankedCall",
    "Reason",
    "Recommendation",
    "Recommendations",
    "Record",
    "Relaxation",
    "Rule",
    "Said",
    "Seat",
    "Seated",
    "Sentence",
    "Sourced",
    "Stage",
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
    "WeaveAnswer",
    "Year",
    "Years",
    "as_day",
    "digest",
    "fold",
    "guess",
    "identifier_of",
    "joined",
    "read_identifier",
    "refusal",
    "several",
    "slug",
    "still_called",
    "united",
    "unsound",
]
