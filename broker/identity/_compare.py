"""Two organisations side by side: what speaks for one and the same, and what against it."""

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from broker.identity._align import best_names
from broker.identity._bodies import kinds_agree, places_agree
from broker.identity._lexicon import Lexicon
from broker.identity._profile import Profile
from broker.identity._words_compared import COMPARED, words_compared

PARTS: dict[str, tuple[str, ...]] = {
    "name": (
        *("covered_least", "covered_most", "matched", "left_least", "left_most"),
        *("heaviest_left_least", "heaviest_left_most", "exact", "translated"),
        *("in_order", "sorted_letters", "joined", "longest_name", "shortest_name", "numbers"),
        *("form", "kind", "land", *COMPARED),
    ),
    "acronym": ("acronym_same", "acronym_spelt_out", "acronym_in_name", "acronym_other"),
    "place": ("country", "city", "city_in_name"),
    "website": ("website_spells_name",),
}
"""The features by the part of a record that they are about, in the order of the model."""

RISING = {
    **dict.fromkeys(("left_least", "left_most", "heaviest_left_least", "heaviest_left_most"), -1),
    **dict.fromkeys(("longest_name", "shortest_name"), 0),
    "acronym_other": -1,
    **COMPARED,
}
"""Features that do not speak for one organisation where they rise; all others do."""

WEBSITE = ("same host", "same domain", "different")
"""What two websites may say."""

_SAME_TOWN = 85
"""Likeness of letters, from 0 to 100, of one town under two spellings."""

FEATURES = tuple(feature for features in PARTS.values() for feature in features)


def features(one: Profile, other: Profile, *, lexicon: Lexicon) -> list[float]:
    """Return what a judgement rests on, in the order of `FEATURES`; the same both ways round."""
    values = {**_names(one, other, lexicon=lexicon), **_acronyms(one, other)}
    values |= _places(one, other, lexicon=lexicon) | _websites(one, other)
    return [values[feature] for feature in FEATURES]


def _names(one: Profile, other: Profile, *, lexicon: Lexicon) -> dict[str, float]:
    if not one.names or not other.names:
        return dict.fromkeys(PARTS["name"], 0.0)
    a, b, found = best_names(one, other, lexicon=lexicon)
    lengths = sorted((len(a.content), len(b.content)))
    numbers = 0.0
    if a.numbers or b.numbers:
        numbers = 1.0 if a.numbers == b.numbers else -1.0 if a.numbers and b.numbers else -0.5
    return {
        "covered_least": min(found.covered),
        "covered_most": max(found.covered),
        "matched": found.matched,
        "left_least": min(found.left),
        "left_most": max(found.left),
        "heaviest_left_least": min(found.heaviest),
        "heaviest_left_most": max(found.heaviest),
        "exact": float(found.exact),
        "translated": found.translated,
        "in_order": fuzz.ratio(a.spaced, b.spaced) / 100,
        "sorted_letters": fuzz.token_sort_ratio(a.spaced, b.spaced) / 100,
        "joined": JaroWinkler.similarity(*sorted((a.joined, b.joined))),
        "longest_name": float(min(lengths[1], 12)),
        "shortest_name": float(min(lengths[0], 12)),
        "numbers": numbers,
        "form": _agree(a.forms, b.forms),
        "kind": kinds_agree(a, b, lexicon=lexicon),
        "land": places_agree(a, b, lexicon=lexicon),
        **words_compared(found, lexicon=lexicon),
    }


def _agree(some: frozenset[str], others: frozenset[str]) -> float:
    """Return 1 where something is the same, -1 where all is different, 0 where nothing is told."""
    if not some or not others:
        return 0.0
    return 1.0 if some & others else -1.0


def _acronyms(one: Profile, other: Profile) -> dict[str, float]:
    shared = one.acronyms & other.acronyms
    spelt = (one.acronyms & other.initials) | (other.acronyms & one.initials)
    loose = max(_spells(one, other), _spells(other, one))
    words = {word for name in one.names for word in name.content}
    others = {word for name in other.names for word in name.content}
    inside = (one.acronyms & others) | (other.acronyms & words)
    apart = bool(one.acronyms and other.acronyms) and not shared
    return {
        "acronym_same": float(min(max(map(len, shared), default=0), 8)),
        "acronym_spelt_out": float(min(max(map(len, spelt), default=0), 8)) or loose,
        "acronym_in_name": float(min(max(map(len, inside), default=0), 8)),
        "acronym_other": float(apart),
    }


def _spells(one: Profile, other: Profile) -> float:
    """Return how well an acronym can be read in a name, as a share of the name's words.

    Its letters must come in order, each from the beginning of a word or right after the letter
    before it (`FORTH` in `Foundation for Research and Technology Hellas`).
    """
    best = 0.0
    for acronym in one.acronyms:
        for name in other.names:
            if len(acronym) >= 3 and len(name.content) >= 2:
                used = _heads(acronym, name.content, at=0)
                best = max(best, used / len(name.content))
    return best


def _heads(letters: str, words: tuple[str, ...], *, at: int) -> int:
    """Return over how many words the letters go; 0 where they do not fit."""
    if not letters:
        return 0
    best = 0
    for place in range(at, len(words)):
        word = words[place]
        size = 0
        while size < min(len(letters), len(word), 4) and letters[size] == word[size]:
            size += 1
            if size == len(letters):
                best = max(best, 1)
                break
            rest = _heads(letters[size:], words, at=place + 1)
            if rest:
                best = max(best, rest + 1)
    return best


def _places(one: Profile, other: Profile, *, lexicon: Lexicon) -> dict[str, float]:
    country = 0.0
    if one.country and other.country:
        country = 1.0 if one.country == other.country else -1.0
    city = 0.0
    if one.city and other.city:
        words, others = set(one.city.split()), set(other.city.split())
        same = fuzz.token_set_ratio(one.city, other.city) >= _SAME_TOWN
        same = same or any(lexicon.translates(a, b) for a in words for b in others)
        city = 1.0 if same else -1.0
    return {
        "country": country,
        "city": city,
        "city_in_name": float(_lies_in(one, other) or _lies_in(other, one)),
    }


def _lies_in(one: Profile, other: Profile) -> bool:
    return bool(one.city) and any(one.city in name.spaced for name in other.names)


def _websites(one: Profile, other: Profile) -> dict[str, float]:
    spelt = label_spells(one, other) or label_spells(other, one)
    return {"website_spells_name": float(spelt is not None)}


def website_of(one: Profile, other: Profile) -> str | None:
    """Return which entry of `WEBSITE` holds; None where a website is not known."""
    if not one.domain or not other.domain:
        return None
    if one.host == other.host:
        return "same host"
    return "same domain" if one.domain == other.domain else "different"


def label_spells(one: Profile, other: Profile) -> str | None:
    """Return the name of one that the website of the other spells; None where it spells none.

    Two that share a website need no such evidence.
    """
    label = one.label
    if len(label) < 3 or one.domain == other.domain:
        return None
    if label in other.acronyms or label in other.initials:
        return label.upper()
    return next((name.text for name in other.names if name.joined == label), None)
