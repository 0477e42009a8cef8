"""One organisation's record, shaped for its page."""

from broker.evidence import Evidence
from broker.graph import introducers, past_partners
from broker.model import Activity, Member, Need, Neighbour, Offer, Recommendations
from broker.wording import Words

_STATUS_ORDER = {"running": 0, "planned": 1, "completed": 2}


def activities_of(evidence: Evidence, organisation: str) -> tuple[Activity, ...]:
    """Return what an organisation (id) does: running work first, then planned, the newest first."""
    own = (one for one in evidence.alliance.activities if one.organisation == organisation)

    def order(one: Activity) -> tuple[int, int, str]:
        return (_STATUS_ORDER[one.status], -(one.years.last or one.as_of or 0), one.title)

    return tuple(sorted(own, key=order))


def offers_of(evidence: Evidence, organisation: str) -> tuple[Offer, ...]:
    """Return what an organisation (id) offers."""
    return tuple(one for one in evidence.alliance.offers if one.organisation == organisation)


def needs_of(evidence: Evidence, organisation: str) -> tuple[Need, ...]:
    """Return what an organisation (id) looks for."""
    return tuple(one for one in evidence.alliance.needs if one.organisation == organisation)


def status(activity: Activity, *, words: Words) -> str:
    """Return the state of an activity in words, with the source's own remark."""
    named = {
        "running": words.say("running"),
        "planned": words.say("planned"),
        "completed": words.say("completed"),
    }[activity.status]
    return f"{named} ({activity.status_note})" if activity.status_note else named


def years(activity: Activity) -> str:
    """Return when an activity runs; a dash where no source tells."""
    known = activity.years.ongoing or activity.years.last
    return str(activity.years) if known else "–"


def first_steps(
    evidence: Evidence,
    member: Member | Neighbour,
    *,
    alike: Recommendations,
    words: Words,
) -> tuple[str, ...]:
    """Return three things that a member can do next, made from what is on record.

    Args:
        evidence: The alliance.
        member: Whose steps they are.
        alike: Members who work on similar things, best first.
        words: The language to write in.
    """
    past = past_partners(evidence.graph, member.id)
    known = tuple(evidence.find(one.member) for one in alike.recommendations)
    fresh = next((one for one in known if one.id not in past), None)
    steps = []
    if fresh is None:
        steps.append(words.say("Look through the members below and choose one to write to."))
    else:
        steps.append(_writing(evidence, fresh, alike=alike, words=words))
        between = introducers(evidence.graph, member.id, other=fresh.id)
        if between:
            steps.append(
                words.say(
                    "Ask %(between)s, who has worked with both of you, to introduce you to "
                    "%(other)s.",
                    between=evidence.by_id(between[0]).name,
                    other=fresh.name,
                )
            )
    if len(steps) < 2:
        steps.append(_bringing(evidence, member, words=words))
    steps.append(
        words.say(
            "Write the idea down in a few sentences and open “Find partners”: you will see who "
            "else fits and who could pay for it."
        )
    )
    return tuple(steps)


def _writing(
    evidence: Evidence, other: Member | Neighbour, *, alike: Recommendations, words: Words
) -> str:
    running = next((one for one in activities_of(evidence, other.id)), None)
    if running is None:
        return words.say(
            "Write to the focal point of %(other)s and tell what you work on.", other=other.name
        )
    return words.say(
        "Write to the focal point of %(other)s and ask about “%(title)s”.",
        other=other.name,
        title=running.title,
    )


def _bringing(evidence: Evidence, member: Member | Neighbour, *, words: Words) -> str:
    offers = offers_of(evidence, member.id)
    if offers:
        return words.say("Say what you can bring: “%(offer)s”", offer=offers[0].text)
    return words.say(
        "Say what you can bring and what you look for: nothing is on record for you yet."
    )
