"""Forms that adjectives of countries take, so that one or two of them stand for all."""

from collections.abc import Iterator

# Ends of words with the ends that stand in their place in other genders and numbers. What a
# language does not have (`suisso`) is no word of another one either, and does no harm.
_FORMS = {
    "isch": ("ische", "ischen", "ischer", "isches", "ischem"),
    "ais": ("aise", "aises"),
    "ois": ("oise", "oises"),
    "ien": ("ienne", "iens", "iennes"),
    "éen": ("éenne", "éens", "éennes"),
    "ain": ("aine", "ains", "aines"),
    "and": ("ande", "ands", "andes"),
    "an": ("ane", "ans", "anes"),
    "in": ("ine", "ins", "ines"),
    "és": ("esa", "eses", "esas"),
    "ês": ("esa", "eses", "esas"),
    "ís": ("isa", "ises", "isas"),
    "án": ("ana", "anes", "anas"),
    "ão": ("ã", "ães", "ãs"),
    "ak": ("ake", "aks", "akes"),
    "ek": ("eke", "eks", "ekes"),
    "ik": ("ike", "iks", "ikes"),
    "kh": ("khe", "khs", "khes"),
    "co": ("ca", "cos", "cas", "chi", "che", "ci"),
    "go": ("ga", "gos", "gas", "ghi", "ghe"),
    "io": ("ia", "ios", "ias", "ie", "i"),
    "o": ("a", "os", "as", "i", "e"),
    "ol": ("ole", "ols", "oles", "óis"),
    "í": ("íes", "ís"),
    "ese": ("esi",),
    "e": ("es",),
}
_SHORTEST = 5


def inflected(adjective: str) -> Iterator[str]:
    """Yield the further forms of an adjective that is written small: `andorranes` of `andorran`.

    English adjectives begin with a capital letter and have one form.
    """
    if len(adjective) < _SHORTEST or not adjective[0].islower():
        return
    for size in (4, 3, 2, 1):
        if adjective[-size:] in _FORMS:
            stem = adjective[:-size]
            yield from (
                stem + end for end in _FORMS[adjective[-size:]] if len(stem + end) >= _SHORTEST
            )
            return
