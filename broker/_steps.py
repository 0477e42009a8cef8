"""What a member can do next: whom to write to, what to join, which call to read."""

from collections.abc import Collection

from broker.evidence import Evidence, Focus, focus_of, joinable, offers_of
from broker.fund import find_funding
from broker.graph import introducers, past_partners
from broker.model import Initiative, Member, Neighbour, Recommendations
from broker.rank import self_portrait, similar
from broker.wording import Words, call_name, verdict

_MATCHES = 3
"""Members to write to; more are no longer a first step."""

_FURTHER = 30
"""How far down the list to look where the nearest members are all partners already."""

_FITTING = 0.5
"""Share of a perfect fit from which a call is worth a first look."""


def first_steps(
    evidence: Evidence, *, member: str, alike: Recommendations, words: Words | None = None
) -> tuple[str, str, str]:
    """Return three things that a member can do next, made from what is on record.

    The first is to write to members who work on similar things and are no partners yet, the second
    to join an initiative that goes on, the third to read the terms of a call. Where the records
    tell none, the second is to say what the member brings, the third to write the idea down.

    Args:
        evidence: The alliance, with its funders.
        member: Name or id of the organisation whose steps they are.
        alike: Members who work on similar things, best first, as `broker.similar` gives them.
        words: The language to write in; English by default.

    Raises:
        UnknownNameError: If no organisation has this name.
    """
    speech = words or Words()
    one = evidence.find(member, what="member")
    past = past_partners(evidence.graph, one.id)
    fresh = _fresh(evidence, alike, past=past)
    if not fresh:
        # Who has worked with all who are nearest is helped most by those who come next.
        fresh = _fresh(evidence, similar(evidence, member=one.id, top=_FURTHER), past=past)
    return (
        _writing(evidence, one, others=fresh, words=speech),
        _joining(evidence, one, words=speech) or _bringing(evidence, one, words=speech),
        _applying(evidence, one, words=speech)
        or speech.say(
            "Write the idea down in a few sentences and open “Find partners”: you will see who "
            "else fits and who could pay for it."
        ),
    )


def _fresh(
    evidence: Evidence, alike: Recommendations, *, past: Collection[str]
) -> tuple[Member | Neighbour, ...]:
    """Return the nearest of those who are no partners yet."""
    near = (evidence.find(other.member) for other in alike.recommendations)
    return tuple(other for other in near if other.id not in past)[:_MATCHES]


def _writing(
    evidence: Evidence,
    one: Member | Neighbour,
    *,
    others: tuple[Member | Neighbour, ...],
    words: Words,
) -> str:
    if not others:
        return words.say("Look through the members, choose one and write to its focal point.")
    first, rest = others[0], others[1:]
    title = _nearest_work(evidence, one, other=first)
    if title:
        said = words.say(
            "Write to the focal point of %(other)s and ask about “%(title)s”.",
            other=first.name,
            title=title,
        )
    else:
        said = words.say(
            "Write to the focal point of %(other)s and tell what you work on.", other=first.name
        )
    sentences = [said, *_introduction(evidence, one, other=first, words=words)]
    if rest:
        names = words.list(tuple(other.name for other in rest))
        sentences.append(words.say("Close to your work, too: %(names)s.", names=names))
    return " ".join(sentences)


def _nearest_work(
    evidence: Evidence, one: Member | Neighbour, *, other: Member | Neighbour
) -> str | None:
    """Return the title of what somebody does that is nearest to one's own work."""
    near = evidence.similarity(self_portrait(evidence, member=one.id).text)
    work = [
        (float(near[index]) * evidence.documents[index].weight, evidence.documents[index].title)
        for index in evidence.owned[evidence.position[other.id]]
        if evidence.documents[index].kind == "activity"
    ]
    return max(work, key=lambda pair: pair[0])[1] if work else None


def _introduction(
    evidence: Evidence, one: Member | Neighbour, *, other: Member | Neighbour, words: Words
) -> list[str]:
    apart = evidence.apart_from(one.id, other.id)
    known = introducers(evidence.graph, one.id, other=other.id)
    between = [key for key in known if key not in apart]
    if not between:
        return []
    name = evidence.organisation(between[0]).name
    return [
        words.say("%(between)s has worked with both of you: ask for an introduction.", between=name)
    ]


def _joining(evidence: Evidence, one: Member | Neighbour, *, words: Words) -> str | None:
    """Name the initiative that shares most of its themes and words with what somebody does."""
    own = focus_of(evidence, one.id)
    place = evidence.position[one.id]

    def nearness(initiative: Initiative) -> float:
        near = evidence.similarity(f"{initiative.title}. {initiative.summary}")
        in_words = max(float(near[index]) for index in evidence.owned[place])
        return in_words + len(own.themes.intersection(initiative.themes)) / len(initiative.themes)

    apart = evidence.apart_from(one.id)

    def hosts(initiative: Initiative) -> list[str]:
        return [key for key in initiative.members if key in evidence.position and key not in apart]

    shared = [
        each for each in joinable(evidence, one.id) if _suits(each, focus=own) and hosts(each)
    ]
    if not shared:
        return None
    best = max(shared, key=nearness)
    past = past_partners(evidence.graph, one.id)
    # Somebody who is known already is easiest to ask.
    ask = max(hosts(best), key=lambda key: past.get(key, 0.0))
    themes = tuple(
        evidence.vocabulary.label("theme", key, language=words.language)
        for key in best.themes
        if key in own.themes
    )
    return words.say(
        "Ask %(member)s how to join “%(title)s”: it works on %(themes)s, as you do.",
        member=evidence.organisation(ask).name,
        title=best.title,
        themes=words.list(themes),
    )


def _suits(initiative: Initiative, *, focus: Focus) -> bool:
    """Tell whether somebody works on half of an initiative's themes, and in one of its places."""
    themes = focus.themes.intersection(initiative.themes)
    if not themes or 2 * len(themes) < len(initiative.themes):
        return False
    anywhere = "global" in initiative.regions or not (initiative.regions or initiative.countries)
    return (
        anywhere
        or not focus.countries.isdisjoint(initiative.countries)
        or not focus.regions.isdisjoint(initiative.regions)
    )


def _applying(evidence: Evidence, one: Member | Neighbour, *, words: Words) -> str | None:
    """Name the first call that does not refuse the member alone and fits what it does."""
    proposal = self_portrait(evidence, member=one.id).model_copy(update={"lead": one.id})
    answer = find_funding(evidence, proposal=proposal, candidates=(one,), words=words)
    for call in answer.calls:
        if call.eligible != "no" and call.score >= _FITTING:
            return words.say(
                "Read the terms of %(call)s, which fits your work (%(verdict)s).",
                call=call_name(call.funder, call.call, words=words),
                verdict=verdict(call.eligible, words=words),
            )
    return None


def _bringing(evidence: Evidence, one: Member | Neighbour, *, words: Words) -> str:
    offers = offers_of(evidence, one.id)
    if offers:
        return words.say("Say what you can bring: “%(offer)s”", offer=offers[0].text)
    return words.say(
        "Say what you can bring and what you look for: no offer of yours is on record yet."
    )
