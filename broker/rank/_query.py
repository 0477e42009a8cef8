"""A proposal, prepared for scoring."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from broker.evidence import Document, Evidence
from broker.graph import adamic_adar, past_partners
from broker.model import Place, Proposal
from broker.vocabulary import Nearness

PORTRAIT = frozenset({"profile", "focus"})
"""Documents that say what somebody is, rather than what it did or offers."""

_LOCAL_KINDS = frozenset({"government", "subnational_authority"})
"""Kinds that stand for one country."""


@dataclass(frozen=True, kw_only=True)
class Query:
    """One proposal against one alliance; everything that all candidates share is computed once."""

    proposal: Proposal
    evidence: Evidence
    excluded: frozenset[str] = frozenset()
    """Ids that must not be suggested, besides the lead."""
    speaks: frozenset[str] = frozenset()
    """Languages of whoever asks, where the proposal itself does not tell them."""
    seeks_partners: bool = True
    """False where the question is only who is alike, so that nobody is asked to do new work."""
    levels: dict[tuple[str, str], dict[int, str]] = field(default_factory=dict)
    """How near the work in each scope is to a place (kind and key), as far as asked: filled by the
    signal for places."""
    strangers: dict[int, bool] = field(default_factory=dict)
    """Who is known to work far from all places of the proposal, as far as asked."""
    _near: dict[tuple[object, ...], Nearness] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a lead who is nobody.

        Raises:
            InputError: If the proposal's lead is no id of an organisation.
        """
        if self.proposal.lead:
            self.evidence.organisation(self.proposal.lead)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Ids that are never suggested: the lead, those excluded, and those kept from the lead."""
        lead = self.proposal.lead
        kept_apart = self.evidence.apart_from(lead)
        return self.excluded | kept_apart | ({lead} if lead else frozenset())

    @cached_property
    def themes(self) -> frozenset[str]:
        """Themes of the proposal."""
        return frozenset(self.proposal.themes)

    @cached_property
    def similarity(self) -> list[float]:
        """Similarity of each document to the proposal, from 0 to 1."""
        return [float(value) for value in self.evidence.similarity(self.proposal.text)]

    @cached_property
    def theme_weights(self) -> dict[str, float]:
        """Weight of each theme, from 0.5 to 1: rare ones tell more.

        Inverse document frequency over organisations, relative to the rarest theme that somebody
        has; a theme that nobody has tells nothing and does not make the others look common.
        """
        holders = dict.fromkeys(self.proposal.themes, 0)
        for organisation in self.evidence.organisations:
            for theme in {key for area in organisation.areas for key in area.themes}:
                if theme in holders:
                    holders[theme] += 1
        total = len(self.evidence.organisations)
        rarity = {key: math.log1p(total / count) for key, count in holders.items() if count}
        top = max(rarity.values(), default=1.0)
        return {key: 0.5 + 0.5 * rarity.get(key, top) / top for key in holders}

    @cached_property
    def languages(self) -> frozenset[str]:
        """Languages in which a partner could work with the lead, or read the proposal."""
        if self.speaks:
            return self.speaks
        if self.proposal.lead:
            lead = self.evidence.organisation(self.proposal.lead)
            if lead.languages:
                return frozenset(lead.languages)
        return frozenset({self.proposal.language} if self.proposal.language else ())

    @cached_property
    def unread(self) -> bool:
        """Whether most of the proposal is in a script that the text model cannot read."""
        return self.evidence.readable(self.proposal.text) < 0.5

    @cached_property
    def understood_languages(self) -> frozenset[str]:
        """Languages in which work on the proposal is likely to be possible.

        Those of the lead and of the proposal, those that its text names, and those of the
        governments of its countries.
        """
        vocabulary = self.evidence.vocabulary
        named = {
            one.key for one in vocabulary.mentions(self.proposal.text) if one.what == "language"
        }
        countries = {place.key for place in self.proposal.places if place.kind == "country"}
        spoken = {
            code
            for one in self.evidence.organisations
            if one.kind == "government" and one.country in countries
            for code in one.languages
        }
        own = {self.proposal.language} if self.proposal.language else set()
        return self.languages | named | spoken | own

    @cached_property
    def past(self) -> dict[str, float]:
        """Weights of the lead's past ties."""
        return past_partners(self.evidence.graph, self.proposal.lead or "")

    @cached_property
    def shared_partners(self) -> dict[str, float]:
        """Adamic-Adar index of each organisation with the lead."""
        return adamic_adar(self.evidence.graph, self.proposal.lead or "")

    @cached_property
    def silent(self) -> frozenset[int]:
        """Positions of works and offers that share no word, meaning or theme with the proposal.

        What goes on at present and joint work are not among them, for they speak for somebody
        whatever they are about.
        """
        joint = self.evidence.once(f"{__name__} joint work", self._joint_work)
        return frozenset(
            index
            for index, (near, one) in enumerate(
                zip(self.similarity, self.evidence.documents, strict=True)
            )
            if near <= 0
            and one.kind not in PORTRAIT
            and one.state != "current"
            and self.themes.isdisjoint(one.themes)
            and self.themes.isdisjoint(one.themes_inferred)
            and one.id not in joint
        )

    def _joint_work(self) -> frozenset[str]:
        """Return the ids of what organisations did together."""
        edges = self.evidence.graph.edges(data=True)
        return frozenset(record for _, _, data in edges for record in data["ties"])

    def asks_for(self, organisation: int) -> bool:
        """Tell whether an organisation is of a kind that the proposal asks for.

        A state or a local authority is meant only if it is of a country that the proposal names,
        or of its mountains.
        """
        kind = self.evidence.organisations[organisation].kind
        return kind in self.proposal.kinds and self.speaks_for_its_kind(organisation)

    def speaks_for_its_kind(self, organisation: int) -> bool:
        """Tell whether an organisation does here what its kind is there for.

        The authority that a project needs is that of its own country: the state of another one is
        a partner like others. Where the proposal names no place, any may be meant.
        """
        candidate = self.evidence.organisations[organisation]
        if candidate.kind not in _LOCAL_KINDS or not self._countries:
            return True
        return candidate.country in self._countries

    @cached_property
    def refused(self) -> Mapping[str, str]:
        """Kinds of partner that the proposal does not want, with its words for it.

        A kind that was asked for by name is wanted.
        """
        found = self.evidence.vocabulary.kinds_refused_in(self.proposal.text)
        return {key: words for key, words in found.items() if key not in self.proposal.kinds}

    @cached_property
    def _countries(self) -> frozenset[str]:
        """Countries of the proposal, or else of its ranges, or else of its wider places."""
        vocabulary, places = self.evidence.vocabulary, self.proposal.places
        named = {place.key for place in places if place.kind == "country"}
        ranges = [vocabulary.ranges[one.key].countries for one in places if one.kind == "range"]
        wider = [
            *(
                vocabulary.conventions[one.key].countries
                for one in places
                if one.kind == "convention"
            ),
            *(vocabulary.regions[one.key].countries for one in places if one.kind == "region"),
        ]
        return frozenset(named or {*chain(*ranges)} or {*chain(*wider)})

    def nearness(self, place: Place, *, document: Document) -> Nearness:
        """Return how near a document's places are to a place of the proposal."""
        key = (place.kind, place.key, document.ranges, document.countries, document.regions)
        if key not in self._near:
            self._near[key] = self.evidence.vocabulary.nearness(
                place,
                ranges=document.ranges,
                countries=document.countries,
                regions=document.regions,
            )
        return self._near[key]
