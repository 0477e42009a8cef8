"""What identity is judged by: names, place, website and identifiers of one organisation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from broker.identity._latin import latin
from broker.identity._words import FUNCTION, LEGAL, content_of, words_of
from broker.model import InputError, Organisation, Record, read_identifier

_LONGEST_ACRONYM = 12
"""Letters from which on a short name is a name, too."""

_MOST_NAMES = 16
"""Names that are looked at; who has more is known well enough by the first ones."""

_ACRONYM = re.compile(r"[^\W\d_][\w.&/+-]{1,11}")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,14})[)\]]")
_COUNTRIES = {"EL": "GR", "UK": "GB"}
"""Codes of the European Commission that are not those of ISO 3166."""

_ROMAN = frozenset("ii iii iv vi vii viii ix xi xii xiii".split())
"""Numbers that are not taken for initials or small words."""

_LEGAL_KIND = {
    **dict.fromkeys(("limited", "ltd", "pty", "pte", "pvt"), "ltd"),
    **dict.fromkeys(("incorporated", "inc", "corp", "corporation"), "inc"),
    **dict.fromkeys(("company", "co", "private", "publ"), ""),
    **dict.fromkeys(("og", "oeg", "eg"), "og"),
    **dict.fromkeys(("srl", "srls", "sarl"), "srl"),
}
"""Legal forms under one name; empty where a word tells none."""

_LAST_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,14})[)\]]\s*$")
_PAGES = frozenset(
    "facebook.com fb.com instagram.com linkedin.com linktr.ee medium.com sites.google.com "
    "twitter.com x.com youtube.com".split()
)
"""Hosts on which very many have a page: they tell nothing of who somebody is."""

_SITES = frozenset(
    "blogspot.com github.io jimdofree.com squarespace.com webnode.com weebly.com wixsite.com "
    "wordpress.com".split()
)
"""Domains below which everybody has a host of their own."""

_SECOND_LEVEL = frozenset("ac co com edu gob gov gouv go govt mil net ne nic or org sch".split())


class Entity(Record):
    """One description of an organisation, from wherever it was read.

    Nothing in it is needed but an id; the more there is, the surer a judgement.
    """

    id: str
    names: tuple[str, ...] = ()
    """Names and aliases, the official one first."""
    acronyms: tuple[str, ...] = ()
    country: str | None = None
    """ISO 3166 code; one form, of two or three letters, throughout a comparison."""
    city: str | None = None
    website: str | None = None
    identifiers: tuple[str, ...] = ()
    """As `read_identifier` writes them: `ror:03vek6s52`, `pic:999984059`, `GB-CHC-202918`."""


def entity_of(organisation: Organisation) -> Entity:
    """Return what identifies a record of the catalogue."""
    return Entity(
        id=organisation.id,
        names=(organisation.name, *organisation.aliases),
        acronyms=(organisation.acronym,) if organisation.acronym else (),
        country=organisation.country,
        website=organisation.website,
        identifiers=organisation.identifiers,
    )


Described = Entity | Organisation


def described(one: Described) -> Entity:
    """Return what identity is judged by, of a record or as it is."""
    return one if isinstance(one, Entity) else entity_of(one)


def distinct(some: Iterable[Described]) -> None:
    """Raise an `InputError` if two records have the same id."""
    seen: set[str] = set()
    for one in some:
        if one.id in seen:
            raise InputError(
                "Two records have the id %(id)r. Give each an id of its own.", id=one.id
            )
        seen.add(one.id)


@dataclass(frozen=True)
class Name:
    """A name, made ready for comparing."""

    text: str
    words: tuple[str, ...]
    content: tuple[str, ...]

    @cached_property
    def distinct(self) -> tuple[str, ...]:
        """Content words, each once."""
        return tuple(dict.fromkeys(self.content))

    @cached_property
    def joined(self) -> str:
        """All content words without spaces."""
        return "".join(self.content)

    @cached_property
    def spaced(self) -> str:
        """All content words, with spaces."""
        return " ".join(self.content)

    @cached_property
    def initials(self) -> frozenset[str]:
        """First letters of all words, and of the words that carry content."""
        if len(self.words) < 2:
            return frozenset()
        some = tuple(word for word in self.words if word not in FUNCTION)
        spelt = {"".join(word[0] for word in chosen) for chosen in (self.words, some, self.content)}
        return frozenset(one for one in spelt if len(one) > 1)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Words with a digit in them, such as the number of a laboratory."""
        last = self.words[-1:] if self.words[-1:] in {("i",), ("v",), ("x",)} else ()
        some = (word for word in self.words if any(c.isdigit() for c in word) or word in _ROMAN)
        return frozenset((*some, *last))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Legal forms that stand in it."""
        some = (_LEGAL_KIND.get(word, word) for word in self.words if word in LEGAL)
        return frozenset(form for form in some if form)


class Profile:
    """An entity, made ready for comparing with many others."""

    def __init__(self, entity: Entity) -> None:
        self.entity = entity
        self.country = _COUNTRIES.get(entity.country or "", entity.country)
        self.acronyms = frozenset(_acronyms(entity))
        # Registers keep whole names, often in another language, where a short name should stand.
        long = (text for text in entity.acronyms if len(text) > _LONGEST_ACRONYM or " " in text)
        self.names = _names((*entity.names, *long)[:_MOST_NAMES], acronyms=self.acronyms)
        self.city = " ".join(words_of(entity.city)) if entity.city else ""
        self.host = host_of(entity.website)
        self.domain = domain_of(self.host)
        found = (read_identifier(text) for text in entity.identifiers)
        codes: dict[str, set[str]] = {}
        for one in found:
            if one:
                codes.setdefault(one.scheme, set()).add(one.value)
        # One that two were merged into has the codes of both.
        self.identifiers = {scheme: frozenset(some) for scheme, some in codes.items()}

    @cached_property
    def initials(self) -> frozenset[str]:
        """Initials of all names."""
        return frozenset(one for name in self.names for one in name.initials)

    @cached_property
    def label(self) -> str:
        """The telling part of the website's name: `vito` for `www.vito.be`."""
        return re.sub(r"[^a-z0-9]", "", self.domain.split(".")[0])


def host_of(website: str | None) -> str:
    """Return the host of an address, without `www.`.

    Empty where there is none, or only a page on a host that very many share.
    """
    if not website:
        return ""
    text = website.strip().lower()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    host = re.sub(r"^www\d?\.", "", host).strip(".")
    shared = any(host == one or host.endswith(f".{one}") for one in _PAGES)
    return host if "." in host and not shared else ""


def domain_of(host: str) -> str:
    """Return the part of a host that somebody registered: `ox.ac.uk` of `eng.ox.ac.uk`."""
    labels = host.split(".")
    if len(labels) < 3:
        return host
    own = ".".join(labels[-2:]) in _SITES
    keep = 3 if own or (len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL) else 2
    return ".".join(labels[-keep:])


def looks_like_acronym(text: str) -> bool:
    """Tell whether a name is short, one word, and mostly in capitals."""
    bare = text.strip(" .")
    capitals = sum(letter.isupper() for letter in bare)
    return (
        bool(_ACRONYM.fullmatch(bare))
        and len(bare) <= 10
        and capitals >= 2
        and 2 * capitals >= sum(letter.isalpha() for letter in bare)
    )


def _names(texts: Iterable[str], *, acronyms: frozenset[str]) -> tuple[Name, ...]:
    made: dict[tuple[str, ...], Name] = {}
    for text in texts:
        for part in (text, *_parts(text)):
            words = words_of(part)
            # `Institut … de Toulouse INSAT` is also called the same without its short name.
            plain = tuple(word for word in words if word not in acronyms)
            telling = any(word not in LEGAL and word not in FUNCTION for word in plain)
            for some in (words, plain if len(plain) > 1 and telling else ()):
                if some and some not in made:
                    made[some] = Name(text=part, words=some, content=content_of(some))
    return tuple(made.values())


def _parts(text: str) -> list[str]:
    """Return the names in a name: without what stands in brackets, and on each side of a star."""
    bare = _IN_BRACKETS.sub(" ", text).strip()
    parts = [bare, *(part.strip() for part in text.split("*"))] if "*" in text else [bare]
    return [part for part in parts if part and part != text.strip()]


def _acronyms(entity: Entity) -> Iterable[str]:
    for text in entity.acronyms:
        yield from _spelt(text)
    for name in entity.names[:_MOST_NAMES]:
        if looks_like_acronym(name):
            yield from _spelt(name)
        # At the end it is the short name of the whole; before, often that of a parent.
        last = _LAST_BRACKETS.search(name)
        if last and looks_like_acronym(last[1]):
            yield from _spelt(last[1])


def _spelt(text: str) -> Iterable[str]:
    """Yield an acronym in plain letters; of `IASB - BIRA` both."""
    parts = [re.sub(r"[\W_]", "", latin(part)) for part in re.split(r"\s[-/|]\s|[/|,;]", text)]
    yield from (part for part in parts if 1 < len(part) <= 24)
