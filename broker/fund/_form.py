"""How one applies to a call and how it pays: what excludes nobody, but must be known."""

from broker.model import Call
from broker.wording import Words


def form_sentences(call: Call, *, words: Words) -> tuple[str, ...]:
    """Return in how many stages a call is decided, how long an application may be, how it pays.

    Args:
        call: The call.
        words: The language.
    """
    say, said = words.say, []
    said += _stages(call, words=words)
    if call.pages and call.pages_first:
        said.append(
            say(
                "At most %(first)s pages at the first stage, %(pages)s at the second.",
                first=call.pages_first,
                pages=call.pages,
            )
        )
    elif call.pages:
        said.append(say("The application has at most %(pages)s pages.", pages=call.pages))
    if call.amounts_expected and call.max_grant is not None:
        most = words.amount(call.max_grant, currency=call.currency)
        said.append(say("Up to about %(most)s is expected for one project.", most=most))
    if call.lump_sum:
        said.append(say("It pays a lump sum, not the costs one by one."))
    if call.rate_varies:
        said.append(say("The share of the costs that it pays depends on who is paid."))
    if call.grants:
        said.append(
            words.count(
                "About one grant is expected.", "About %(number)s grants are expected.", call.grants
            )
        )
    return tuple(said)


def _stages(call: Call, *, words: Words) -> list[str]:
    moments = tuple(words.moment(one.isoformat()) for one in sorted(call.deadlines))
    if call.stages == "one":
        return [words.say("It is decided in one stage.")]
    if call.stages == "two":
        return [_two_stages(moments, words=words)]
    if call.stages == "cut-offs":
        days = words.list(moments)
        if len(moments) > 1:
            return [words.say("It is decided at each of several deadlines: %(days)s.", days=days)]
        return [words.say("It is decided at each of several deadlines.")]
    return []


def _two_stages(moments: tuple[str, ...], *, words: Words) -> str:
    say = words.say
    if len(moments) == 2:
        return say(
            "It is decided in two stages: the first closes on %(first)s, the second on %(second)s.",
            first=moments[0],
            second=moments[1],
        )
    if len(moments) == 1:
        return say(
            "It is decided in two stages; only one of the two deadlines is on record: %(day)s.",
            day=moments[0],
        )
    return say("It is decided in two stages.")
