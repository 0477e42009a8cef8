"""Names of methods, metrics, slices and oddities, in the reader's language."""

from broker.model import BrokerError
from broker.vocabulary import load_vocabulary
from broker.wording import Words, kind_elsewhere


def method_name(key: str, *, words: Words) -> str:
    """Return the name of a method for people; one that is not known keeps its own."""
    if key.startswith("without_"):
        signal = signal_name(key.removeprefix("without_"), words=words)
        return words.say("Without %(signal)s", signal=signal)
    names = {
        "ours": words.say("This engine"),
        "ours_raw": words.say("This engine, before sharing"),
        "ours_newcomers": words.say("This engine, newcomers alone"),
        "popularity": words.say("Most active organisations"),
        "past_partners": words.say("Past partners of the coordinator"),
        "bm25_voting": words.say("Words of similar works (BM25)"),
        "centroid": words.say("Meaning of all earlier works"),
        "matrix_factorisation": words.say("Matrix factorisation"),
        "learned": words.say("Learned elsewhere, applied here"),
        "blended": words.say("This engine and what was learned elsewhere"),
        "words": words.say("Words alone"),
        "meaning": words.say("Meaning alone"),
        "link_propagation": words.say("Partners of partners"),
        "light_graph": words.say("Nearness learned from the network"),
    }
    if key in names:
        return names[key]
    if key.endswith("_voting"):
        encoder = key.removesuffix("_voting")
        return words.say("Meaning of similar works (%(encoder)s)", encoder=encoder)
    return key


def signal_name(key: str, *, words: Words) -> str:
    """Return the name of a signal that the ranker weighs."""
    return {
        "text": words.say("similar earlier works"),
        "history": words.say("work with the coordinator"),
        "feedback": words.say("company of likely partners"),
        "name": words.say("the organisation's name"),
        "place": words.say("country"),
        "kind": words.say("kind of organisation"),
        "activity": words.say("level of activity"),
        "reciprocity": words.say("the view from its side"),
    }.get(key, key)


def slice_name(key: str, *, words: Words) -> str:
    """Return the name of a part of the questions or of the partners."""
    names = {
        "new_pairs": words.say("Partners new to the coordinator"),
        "cold_lead": words.say("Coordinators without a history"),
        "joint_work": words.say("Joint work"),
        "events": words.say("Events"),
        "newcomers": words.say("Partners with a single earlier work"),
        "established": words.say("Partners with several earlier works"),
        "unknown": words.say("Partners without any earlier work"),
        "same_community": words.say("Partners from the coordinator's own circle"),
        "other_community": words.say("Partners from other circles"),
        "brokers": words.say("Partners who reach across circles"),
    }
    if key in names:
        return names[key]
    what, _, value = key.partition(":")
    if what == "kind":
        return words.say("Kind: %(name)s", name=_term("kind", value, words=words))
    if what == "country":
        return words.say("Country: %(name)s", name=_term("country", value, words=words))
    return key


def oddity_name(key: str, *, words: Words) -> str:
    """Return the name of something odd in the data; one that is not known keeps its own."""
    return {
        "projects without a number": words.say("Projects without a number, left out"),
        "projects listed twice": words.say("Projects listed twice, the first kept"),
        "projects without members": words.say("Projects without members"),
        "projects without text": words.say("Projects without a title"),
        "projects without a start": words.say("Projects without a start"),
        "projects with an impossible start": words.say("Projects with an impossible start"),
        "projects with an impossible end": words.say("Projects with an impossible end"),
        "projects that end before they start": words.say("Projects that end before they start"),
        "projects known only from their members": words.say(
            "Projects known only from their members"
        ),
        "projects with two coordinators": words.say(
            "Second coordinators of a project, counted as partners"
        ),
        "participations listed twice": words.say("Participations listed twice, counted once"),
        "participations without a name": words.say("Participations without a name"),
        "participations without a project or an organisation": words.say(
            "Participations without a project or an organisation, left out"
        ),
        "participations with an unknown country": words.say(
            "Participations with an unknown country"
        ),
        "codes that another code of the same organisation stands for": words.say(
            "Codes that were put together with another one of the same organisation"
        ),
    }.get(key, key)


def _term(what: str, key: str, *, words: Words) -> str:
    if key in {"", "unknown"}:
        return words.say("not known")
    try:
        vocabulary = load_vocabulary()
        if what == "kind":
            return vocabulary.label("kind", key, language=words.language)
        return vocabulary.label("country", key, language=words.language)
    except BrokerError:
        known = kind_elsewhere(key, words=words) if what == "kind" else key
        return known.replace("_", " ")
