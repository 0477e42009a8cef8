"""Kinds, themes, regions, ranges, conventions, countries, languages; finding them in text."""

from broker.vocabulary._continents import is_continent
from broker.vocabulary._encoding import best_guess, decode, western_text
from broker.vocabulary._fields import TERMS, value_label
from broker.vocabulary._groups import CountryGroup, load_groups
from broker.vocabulary._load import load_vocabulary, own_vocabulary, shipped_vocabulary
from broker.vocabulary._money import currency_named, franc_cfa
from broker.vocabulary._money_cell import AmountParts, amount_parts, amount_written
from broker.vocabulary._namesakes import several_called, told_apart
from broker.vocabulary._near_names import near_names
from broker.vocabulary._organisations import KnownOrganisation, also_called, known_organisations
from broker.vocabulary._terms import (
    LANGUAGES,
    Convention,
    Country,
    Guards,
    Language,
    Level,
    MemberKind,
    Mention,
    Nearness,
    Range,
    Region,
    Term,
    Theme,
    What,
)
from broker.vocabulary._understand import understand
from broker.vocabulary._vocabulary import Vocabulary

__all__ = [
    "LANGUAGES",
    "TERMS",
    "AmountParts",
    "Convention",
    "Country",
    "CountryGroup",
    "Guards",
    "KnownOrganisation",
    "Language",
    "Level",
    "MemberKind",
    "Mention",
    "Nearness",
    "Range",
    "Region",
    "Term",
    "Theme",
    "Vocabulary",
    "What",
    "also_called",
    "amount_parts",
    "amount_written",
    "best_guess",
    "currency_named",
    "decode",
    "franc_cfa",
    "is_continent",
    "known_organisations",
    "load_groups",
    "load_vocabulary",
    "near_names",
    "own_vocabulary",
    "several_called",
    "shipped_vocabulary",
    "told_apart",
    "understand",
    "value_label",
    "western_text",
]
