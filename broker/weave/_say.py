"""What a network is like, in words."""

from broker.evidence import Evidence
from broker.model import NetworkState, Phase
from broker.wording import Words

_THEMES = 3


def phase_name(phase: Phase, *, words: Words) -> str:
    """Return what a phase is called."""
    return {
        "too_small": words.say("too small to tell"),
        "scattered": words.say("scattered"),
        "hub_and_spoke": words.say("hub and spoke"),
        "multi_hub": words.say("several hubs"),
        "core_periphery": words.say("core and periphery"),
    }[phase]


def phase_meaning(phase: Phase, *, words: Words) -> str:
    """Return what a phase means, and what helps next."""
    return {
        "too_small": words.say("Fewer than four members: look at them one by one."),
        "scattered": words.say(
            "Most members have no way to each other yet. Bring small groups together first."
        ),
        "hub_and_spoke": words.say(
            "One hub holds it together. Let those around it meet each other, too."
        ),
        "multi_hub": words.say(
            "Several circles are linked. Bring members of different circles together."
        ),
        "core_periphery": words.say(
            "A close core is linked with many around it. Let new ideas in from the edge."
        ),
    }[phase]


def network_sentence(state: NetworkState, *, words: Words) -> str:
    """Say what a network is like, in a sentence or two."""
    members = words.count("%(number)s member", "%(number)s members", state.organisations)
    ties = words.count("%(number)s tie", "%(number)s ties", state.ties)
    said = words.say(
        "%(members)s, %(ties)s of past work between them: %(phase)s.",
        members=members,
        ties=ties,
        phase=phase_name(state.phase, words=words),
    )
    return f"{said} {phase_meaning(state.phase, words=words)}"


def change_sentence(before: NetworkState, after: NetworkState, *, words: Words) -> str:
    """Say what further ties would change."""
    apart = before.groups + before.alone, after.groups + after.alone
    if apart[0] == apart[1]:
        ways = words.decimal(before.distance), words.decimal(after.distance)
        if ways[0] == ways[1]:
            return words.say("The network would stay as it is in these numbers.")
        return words.say(
            "The same members would reach each other, on shorter ways: over %(before)s ties on "
            "average today, over %(after)s then.",
            before=ways[0],
            after=ways[1],
        )
    shares = words.percent(before.reachable), words.percent(after.reachable)
    if shares[0] == shares[1]:
        return words.say(
            "Separate groups, lone members included: from %(before)s to %(after)s. Of all pairs, "
            "hardly more than today would reach each other: %(now)s.",
            before=apart[0],
            after=apart[1],
            now=shares[0],
        )
    return words.say(
        "Of all pairs, %(now)s reach each other today; it would be %(then)s. Separate groups, "
        "lone members included: from %(before)s to %(after)s.",
        now=shares[0],
        then=shares[1],
        before=apart[0],
        after=apart[1],
    )


def sentences(
    evidence: Evidence,
    *,
    themes: tuple[str, ...],
    regions: tuple[str, ...],
    introducer: str | None,
    distance: int | None,
    words: Words,
) -> tuple[str, ...]:
    """Say why an introduction is worth making."""
    label, language = evidence.vocabulary.label, words.language
    said = []
    if themes:
        names = tuple(label("theme", key, language=language) for key in themes[:_THEMES])
        said.append(words.say("Both work on %(themes)s.", themes=words.list(names)))
    if regions:
        names = tuple(label("region", key, language=language) for key in regions[:_THEMES])
        said.append(words.say("Both work in: %(regions)s.", regions=words.list(names)))
    if introducer:
        said.append(
            words.say(
                "%(between)s has worked with both and could introduce them.", between=introducer
            )
        )
    elif distance is None:
        said.append(words.say("No joint work connects them, not even over others."))
    else:
        said.append(words.say("Nobody who is free has worked with both: introduce them yourself."))
    return tuple(said)
