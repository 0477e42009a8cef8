"""Why two descriptions may be of one organisation, part by part."""

from typing import Literal

from broker.identity._align import best_names
from broker.identity._compare import label_spells
from broker.identity._lexicon import Lexicon
from broker.identity._offices import may_be_office
from broker.identity._profile import Profile
from broker.model import Record
from broker.vocabulary import KnownOrganisation, load_vocabulary
from broker.wording import Words

PartOfRecord = Literal[
    "start", "name", "acronym", "place", "website", "known", "identifier", "learnt", "decision"
]


class Clue(Record):
    """What one part of two records says."""

    part: PartOfRecord
    text: str
    """A sentence for people."""
    contribution: float
    """In log-odds: above 0 for one organisation, below 0 for two. The contributions of all clues
    add up to the log-odds of the score."""


def clues(
    one: Profile,
    other: Profile,
    *,
    parts: dict[str, float],
    lexicon: Lexicon,
    words: Words,
) -> tuple[Clue, ...]:
    """Return the clues of a pair, the heaviest first, after what is so before any clue."""
    said = {
        "start": words.say("Most organisations with something in common are not the same."),
        "name": _name(one, other, lexicon=lexicon, words=words),
        "acronym": _acronym(one, other, words=words),
        "place": _place(one, other, words=words),
        "website": _website(one, other, words=words),
        "known": _known(one, other, lexicon=lexicon, words=words),
        "identifier": _identifier(one, other, words=words),
        "learnt": words.say("What people decided about other pairs."),
        "decision": words.say("A person decided it."),
    }
    made = [
        Clue.model_validate({"part": part, "text": said[part], "contribution": share})
        for part, share in parts.items()
    ]
    return tuple(sorted(made, key=lambda clue: (clue.part != "start", -abs(clue.contribution))))


def _name(one: Profile, other: Profile, *, lexicon: Lexicon, words: Words) -> str:
    if not one.names or not other.names:
        return words.say("One of them has no name.")
    if one.known and one.known == other.known:
        mine, theirs = (words.quote(side.names[0].text) for side in (one, other))
        return words.say("%(one)s and %(other)s are names of one.", one=mine, other=theirs)
    return _names(one, other, lexicon=lexicon, words=words)


def _names(one: Profile, other: Profile, *, lexicon: Lexicon, words: Words) -> str:
    a, b, found = best_names(one, other, lexicon=lexicon)
    if a.words == b.words:
        return words.say("The names are the same: %(name)s.", name=words.quote(a.text))
    pair = {"one": words.quote(a.text), "other": words.quote(b.text)}
    if found.exact:
        return words.say("The names %(one)s and %(other)s say the same.", **pair)
    if not found.pairs:
        for name in (a, b):
            if name.joined in one.acronyms & other.acronyms:
                return words.say(
                    "%(name)s is a short name, without words to compare.",
                    name=words.quote(name.text),
                )
        return words.say("The names %(one)s and %(other)s share no word.", **pair)
    telling = sorted(found.pairs, key=lambda two: -lexicon.weight(two[0]))[:4]
    shared = tuple(x if x == y else f"{x}/{y}" for x, y in telling)
    return words.say(
        "The names %(one)s and %(other)s share: %(words)s.", **pair, words=words.list(shared)
    )


def _acronym(one: Profile, other: Profile, *, words: Words) -> str:
    written = one.short_names | other.short_names
    both = one.acronyms & other.acronyms
    if shared := sorted(both, key=lambda text: (text not in written, -len(text), text)):
        return words.say("Both are called %(short)s for short.", short=shared[0].upper())
    for mine, yours in ((one, other), (other, one)):
        if spelt := sorted(mine.acronyms & yours.initials):
            return words.say(
                "%(short)s are the first letters of %(name)s.",
                short=spelt[0].upper(),
                name=words.quote(_spelling(yours, spelt[0])),
            )
    if one.acronyms and other.acronyms:
        return words.say(
            "Their short names differ: %(one)s and %(other)s.",
            one=min(one.acronyms).upper(),
            other=min(other.acronyms).upper(),
        )
    return words.say("Nothing to compare among short names.")


def _spelling(profile: Profile, initials: str) -> str:
    return next((name.text for name in profile.names if initials in name.initials), "")


def _place(one: Profile, other: Profile, *, words: Words) -> str:
    if one.city and one.city == other.city and one.country == other.country:
        return words.say("Both are in the same town: %(city)s.", city=one.entity.city)
    if not one.country or not other.country:
        return words.say("The country of one of them is not known.")
    if one.country == other.country:
        name = _country(one.country, words=words)
        return words.say("Both are in the same country: %(country)s.", country=name)
    return words.say(
        "They are in different countries: %(one)s and %(other)s.",
        one=_country(one.country, words=words),
        other=_country(other.country, words=words),
    )


def _country(code: str, *, words: Words) -> str:
    """Return the name of a country; a code that nobody knows stays as it is."""
    known = load_vocabulary()
    key = code.upper()
    return known.label("country", key, language=words.language) if key in known.countries else code


def _website(one: Profile, other: Profile, *, words: Words) -> str:
    for mine, yours in ((one, other), (other, one)):
        if spelt := label_spells(mine, yours):
            return words.say(
                "The website %(site)s bears the name %(name)s.",
                site=mine.domain,
                name=words.quote(spelt),
            )
    if not one.domain or not other.domain:
        return words.say("The website of one of them is not known.")
    if one.domain == other.domain:
        return words.say("Both have a website at %(site)s.", site=one.domain)
    return words.say(
        "Their websites differ: %(one)s and %(other)s.", one=one.domain, other=other.domain
    )


def _known(one: Profile, other: Profile, *, lexicon: Lexicon, words: Words) -> str:
    if (known := one.known or other.known) and may_be_office(one, other, lexicon=lexicon):
        return words.say(
            "One of them may be an office of %(name)s.",
            name=words.quote(_title(known, words=words)),
        )
    if not one.known or not other.known:
        return words.say("One of them is not known by several names.")
    mine, theirs = (words.quote(_title(some, words=words)) for some in (one.known, other.known))
    if one.known != other.known:
        return words.say("They are known as two: %(one)s and %(other)s.", one=mine, other=theirs)
    if one.surely and other.surely:
        return words.say("Both are known as %(name)s.", name=mine)
    return words.say("Both may be known as %(name)s, but others have such a name, too.", name=mine)


def _title(known: KnownOrganisation, *, words: Words) -> str:
    if not known.government or not known.country:
        return known.name
    return words.say("Government (%(country)s)", country=_country(known.country, words=words))


def _identifier(one: Profile, other: Profile, *, words: Words) -> str:
    schemes = sorted(one.identifiers.keys() & other.identifiers.keys())
    for scheme in schemes:
        for value in sorted(one.identifiers[scheme] & other.identifiers[scheme]):
            return words.say("Both have the same code: %(code)s.", code=f"{scheme}:{value}")
    for scheme in schemes:
        return words.say(
            "One register gave them different codes: %(one)s and %(other)s.",
            one=f"{scheme}:{min(one.identifiers[scheme])}",
            other=f"{scheme}:{min(other.identifiers[scheme])}",
        )
    return words.say("No register has a code for both.")
