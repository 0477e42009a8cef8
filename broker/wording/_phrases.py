"""What an answer means, in words: one phrase for each value, the same wherever it is read."""

from broker.wording._words import Words

_HARDLY = 0.1
"""Probability up to which a suggestion is not one to build on."""


def odds(score: float, *, words: Words) -> str:
    """Return a probability as a percentage and in a word: '82%, likely'.

    The word follows from the percentage that is read, so that two of 50% are both likely.

    Args:
        score: From 0 to 1.
        words: The language; so below.
    """
    percent = words.percent(max(score, 0.01))
    read = round(score, 2)
    if read >= 0.5:
        return words.say("%(percent)s, likely", percent=percent)
    if read >= 0.2:
        return words.say("%(percent)s, quite possible", percent=percent)
    if score >= 0.01:
        return words.say("%(percent)s, worth a question", percent=percent)
    return words.say("under %(percent)s, a long shot", percent=percent)


def nobody_fits(best: float, *, words: Words) -> str:
    """Say, above a list, that nobody in it really fits; empty where somebody may.

    Args:
        best: Score of the first suggestion, a calibrated probability. Up to one in ten a list is
            one that, of the alliance's own initiatives, hardly any had; texts on subjects that are
            far from an alliance nearly all stay below it.
        words: The language.
    """
    # Rounded as `odds` does: nobody reads of one in ten at most above a first one of 11%.
    if round(best, 2) > _HARDLY:
        return ""
    return words.say(
        "Nobody in the alliance clearly fits this: even for the first suggestion, the chance of "
        "proving right is one in ten at most. Ask these organisations who else could help. "
        "A place, a theme or a sentence more may find others; or look beyond the alliance."
    )


def verdict(eligible: str, *, words: Words) -> str:
    """Return whether somebody may apply, given `yes`, `no` or `unknown`."""
    if eligible == "yes":
        return words.say("may apply")
    if eligible == "no":
        return words.say("may not apply")
    return words.say("to be checked")


def lasting(months: float | None, *, words: Words) -> str:
    """Say how long some work lasts; that it is not stated where it is not."""
    if months is None:
        return words.say("Duration: not stated")
    if months == int(months):
        return words.count(
            "Duration: %(number)s month",
            "Duration: %(number)s months",
            int(months),
        )
    # Half a month more is no whole one.
    return words.say("Duration: %(number)s months", number=words.decimal(months))


def field_name(field: str, *, words: Words) -> str:
    """Return what people call a field of a record; one that no word is known for as it is."""
    return {
        "acronym": words.say("short name"),
        "aliases": words.say("other names"),
        "countries": words.say("countries of work"),
        "country": words.say("country"),
        "identifiers": words.say("codes in registers"),
        "kind": words.say("kind"),
        "languages": words.say("languages"),
        "name": words.say("official name"),
        "ranges": words.say("mountain ranges"),
        "regions": words.say("regions"),
        "source": words.say("source"),
        "status": words.say("state"),
        "summary": words.say("description"),
        "themes": words.say("themes"),
        "title": words.say("title"),
        "website": words.say("website"),
    }.get(field, field)


def call_name(funder: str, call: str, *, words: Words) -> str:
    """Return the name of a call with its funder's, which often is the same."""
    return funder if funder == call else words.say("%(name)s: %(value)s", name=funder, value=call)


def kind_elsewhere(key: str, *, words: Words) -> str:
    """Return a kind that registers know and alliances do not; others as they are."""
    return {
        "university": words.say("university"),
        "research_institute": words.say("research institute"),
        "public_body": words.say("public body"),
        "other": words.say("other"),
    }.get(key, key)


def exchange_category(key: str, *, words: Words) -> str:
    """Return what an offer or a need is about, given its category; others as they are."""
    return {
        "advocacy": words.say("advocacy"),
        "convening": words.say("meetings and networks"),
        "data": words.say("data"),
        "equipment": words.say("equipment"),
        "expertise": words.say("advice and expertise"),
        "field_site": words.say("field site"),
        "finance": words.say("money"),
        "market_access": words.say("access to markets"),
        "staff_exchange": words.say("staff exchange"),
        "training": words.say("training"),
    }.get(key, key.replace("_", " "))


def one_away(call: str, add: tuple[str, ...], *, words: Words) -> str:
    """Say whose joining would open a call; any of those named is enough."""
    return words.say("%(call)s: add %(members)s", call=call, members=words.either(add))


def uncovered(amount: float, *, words: Words) -> str:
    """Say what a call would leave to be paid by others; it pays in the budget's currency."""
    return words.say(
        "It would leave about %(amount)s uncovered, in the currency of the budget.",
        amount=words.amount(amount),
    )


def limit(key: str, *, words: Words) -> str:
    """Return the rule that leaves cash to be found, given the key of a `CashPlan`'s limit."""
    return {
        "largest_grant": words.say("the largest grant"),
        "expected_grant": words.say(
            "the amount expected for one project (others may be asked for)"
        ),
        "cofinancing": words.say("the share that the team must bring"),
        "cash": words.say("the share that must be cash"),
        "in_kind": words.say("the most that counts in kind"),
    }[key]


def seat(key: str, *, kind: str, words: Words) -> str:
    """Return why somebody sits in a team.

    Args:
        key: `lead`, `locked`, or the key of the kind of member it stands for.
        kind: Name of that kind, said where it is neither of the first two.
        words: The language.
    """
    return {"lead": words.say("lead"), "locked": words.say("asked for")}.get(key, kind)


def proof(gap: float | None, *, words: Words) -> str:
    """Say how good a team is.

    Args:
        gap: What a better one could add at most, as a share of its objective; None if not known.
        words: The language.
    """
    if gap is None:
        return words.say("This team keeps all the rules; there may be a better one.")
    if gap <= 0:
        return words.say("Proven: no other team fits better under these rules.")
    return words.say(
        "This team keeps all the rules; a better one could add %(percent)s at most.",
        percent=words.percent(max(gap, 0.01)),
    )


def impossible(rules: int, *, words: Words) -> str:
    """Say, above a list of this many rules, that no team can keep them."""
    return words.count(
        "No team can keep this rule:", "No team can keep these rules together:", rules
    )


def ways_out(changes: int, *, words: Words) -> str:
    """Say, above a list of this many changes, that each helps; or, for none, what then."""
    if not changes:
        return words.say("No single change helps: change two rules at once, or free a seat.")
    return words.count(
        "This change would make a team possible:",
        "Any of these changes would make a team possible:",
        changes,
    )


def rule(what: str, number: int, *, at_least: bool, name: str, words: Words) -> str:
    """Return a rule as people say it: 'at least 3 countries'.

    Args:
        what: What is counted: a `broker.model.Measure`.
        number: The least or the most of it.
        at_least: Whether it is the least.
        name: Name of what the rule is about; empty where it needs none.
        words: The language.
    """
    if what == "member":
        return _membership(number, at_least=at_least, name=name, words=words)
    counted = (
        words.say("at least %(number)s", number=number)
        if at_least
        else words.say("at most %(number)s", number=number)
    )
    return _plain(what, number, counted=counted, words=words) or _named(
        what, counted=counted, name=name, words=words
    )


def _membership(number: int, *, at_least: bool, name: str, words: Words) -> str:
    if (number >= 1) is not at_least:
        return words.say("a team with or without %(name)s", name=name)
    if at_least:
        return words.say("a team with %(name)s", name=name)
    return words.say("a team without %(name)s", name=name)


def _plain(what: str, number: int, *, counted: str, words: Words) -> str | None:
    said = {
        "members": words.count(
            "%(counted)s member", "%(counted)s members", number, counted=counted
        ),
        "countries": words.count(
            "%(counted)s country", "%(counted)s countries", number, counted=counted
        ),
        "kinds": words.count(
            "%(counted)s kind of organisation",
            "%(counted)s kinds of organisation",
            number,
            counted=counted,
        ),
        "large": words.count(
            "%(counted)s large organisation",
            "%(counted)s large organisations",
            number,
            counted=counted,
        ),
    }
    return said.get(what)


def _named(what: str, *, counted: str, name: str, words: Words) -> str:
    said = {
        "kind": words.say("%(counted)s of the kind “%(name)s”", counted=counted, name=name),
        "theme": words.say("%(counted)s working on “%(name)s”", counted=counted, name=name),
        "country": words.say("%(counted)s from %(name)s", counted=counted, name=name),
        "skill": words.say("%(counted)s with the skill “%(name)s”", counted=counted, name=name),
        "any": words.say("%(counted)s of these: %(name)s", counted=counted, name=name),
        "busy": words.say(
            "%(counted)s already in %(name)s or more running initiatives",
            counted=counted,
            name=name,
        ),
        "seat": words.say("%(counted)s in the seat “%(name)s”", counted=counted, name=name),
        "call": words.say("%(counted)s who could apply to “%(name)s”", counted=counted, name=name),
    }
    if what == "around":
        around = words.say("%(counted)s from around the alliance", counted=counted)
        return f"{around} ({name})" if name else around
    return said.get(what) or words.say(
        "%(counted)s working in %(name)s", counted=counted, name=name
    )


def invite(names: str, *, words: Words) -> str:
    """Say whom to invite, given as a choice in words: 'A, B or C'."""
    return words.say("invite from around the alliance: %(names)s", names=names)


def change(before: str, after: str, *, words: Words) -> str:
    """Return what to ask for instead of a rule, both as `rule` says them."""
    return words.say("instead of %(before)s: %(after)s", before=before, after=after)
