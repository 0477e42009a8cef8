"""What an offline pack holds: every member, with suggestions."""

from broker._thanks import named_ranges, of_the_inventory, thanks
from broker.evidence import Evidence, Focus, activities_of, focus_of, needs_of, offers_of
from broker.export import Labels, Pack, PackMatch, PackMember, PackWork
from broker.graph import introducers, past_partners
from broker.model import Member
from broker.weave import Affinities
from broker.wording import Words

_MATCHES = 5
"""Suggestions for each member."""

_LOOKED_AT = 30
"""How many of the nearest are looked at, for some are partners already or kept apart."""


def offline_pack(evidence: Evidence, *, words: Words | None = None) -> Pack:
    """Return the alliance's members, ready to be searched without a network.

    Suggestions are members with much in common who have not worked together; who is not to be
    introduced is left out without a word. It holds no contact and nothing about introductions.

    Args:
        evidence: The alliance.
        words: The language of the pack; English by default.
    """
    speech = words or Words()
    members = tuple(one for one in evidence.organisations if isinstance(one, Member))
    number = {one.id: at for at, one in enumerate(members)}
    labels = Labels(speech, vocabulary=evidence.vocabulary)
    matches = _matches(evidence, tuple(number), labels=labels, words=speech)
    return Pack(
        title=speech.say("Who works on what in the alliance"),
        language=speech.language,
        made_on=speech.day(evidence.on),
        attribution=thanks(
            ranges=of_the_inventory(
                named_ranges(evidence.alliance), vocabulary=evidence.vocabulary
            ),
            words=speech,
        ),
        words=_sentences(speech),
        members=tuple(
            _member(evidence, one, number=number, matches=matches[at], labels=labels)
            for at, one in enumerate(members)
        ),
    )


def _member(
    evidence: Evidence,
    one: Member,
    *,
    number: dict[str, int],
    matches: tuple[PackMatch, ...],
    labels: Labels,
) -> PackMember:
    focus = focus_of(evidence, one.id)
    known = past_partners(evidence.graph, one.id)
    return PackMember(
        name=one.name,
        acronym=one.acronym or "",
        kind=labels.term("kind", one.kind),
        country=labels.term("country", one.country) if one.country else "",
        themes=tuple(labels.term("theme", key) for key in sorted(focus.themes)),
        regions=tuple(labels.term("region", key) for key in sorted(focus.regions)),
        summary=one.summary,
        works=tuple(
            PackWork(
                title=work.title,
                years=str(work.years) if str(work.years) != "?" else "",
                source=work.source,
            )
            for work in activities_of(evidence, one.id)
        ),
        offers=tuple(offer.text for offer in offers_of(evidence, one.id)),
        needs=tuple(need.text for need in needs_of(evidence, one.id)),
        partners=tuple(number[key] for key in known if key in number),
        matches=matches,
        source=one.source,
        year=one.as_of,
    )


def _matches(
    evidence: Evidence, ids: tuple[str, ...], *, labels: Labels, words: Words
) -> list[tuple[PackMatch, ...]]:
    affinities = Affinities(evidence, ids)
    found = []
    for at, near in enumerate(affinities.nearest(most=_LOOKED_AT)):
        one, focus = ids[at], affinities.focus[at]
        hidden = evidence.apart_from(one) | set(past_partners(evidence.graph, one))
        chosen: list[PackMatch] = []
        for candidate in near:
            other = ids[candidate.place]
            if other in hidden or len(chosen) == _MATCHES:
                continue
            apart = evidence.apart_from(one, other)
            between = [
                key for key in introducers(evidence.graph, one, other=other) if key not in apart
            ]
            chosen.append(
                PackMatch(
                    member=candidate.place,
                    because=_because(
                        focus, affinities.focus[candidate.place], labels=labels, words=words
                    ),
                    introducer=evidence.organisation(between[0]).name if between else "",
                )
            )
        found.append(tuple(chosen))
    return found


def _because(one: Focus, other: Focus, *, labels: Labels, words: Words) -> str:
    """Say what two have in common: themes, else regions, and only where both fail their words."""
    if themes := sorted(one.themes & other.themes):
        names = tuple(labels.term("theme", key) for key in themes)
        return words.say("Both work on %(themes)s.", themes=words.list(names))
    if regions := sorted((one.regions & other.regions) - {"global"}):
        names = tuple(labels.term("region", key) for key in regions)
        return words.say("Both work in: %(regions)s.", regions=words.list(names))
    return words.say("What both do is close in words.")


def _sentences(words: Words) -> dict[str, str]:
    say = words.say
    return {
        "noscript": say("This page needs JavaScript, which is switched off."),
        "made": say("Made on {day}. It holds what public sources told until then."),
        "search": say("Words, or a name"),
        "any": say("Any"),
        "theme": say("Theme"),
        "region": say("Region"),
        "kind": say("Kind"),
        "count": say("Members found: {number}"),
        "nobody": say("Nobody matches. Use fewer words, or take a filter away."),
        "back": say("Back to the list"),
        "back_to": say("Back to {a}"),
        "themes": say("Themes: {list}"),
        "regions": say("Regions: {list}"),
        "matches": say("Members to get to know, and why"),
        "brief": say("Brief for both"),
        "works": say("What it runs, plans and has done"),
        "offers": say("What it offers"),
        "needs": say("What it needs"),
        "partners": say("With whom it has worked"),
        "source": say("Source:"),
        "between": say("{a} and {b}"),
        "brings": say("What {a} could bring to {b}"),
        "common": say("Common ground"),
        "first": say("A first step"),
        "ask": say("Ask {between}, who has worked with both, to introduce you."),
        "write": say("{a} writes to the focal point of {b} and proposes a call of half an hour."),
        "nothing": say("Nothing is on record. Ask its focal point."),
        "print": say("Print"),
        "save": say("Save as text"),
    }
