"""Towns and provinces, which only tell the country."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from broker.model import Record
from broker.vocabulary._excluding_words import OF
from broker.vocabulary._index import Hit, PhraseIndex, Reading
from broker.vocabulary._terms import Mention
from broker.vocabulary._tokens import Token, folded, is_small

SHORTEST = 5
"""Letters of a province with a name of one word; shorter ones are often something else."""

_OTHER_NAMES = re.compile(r"\s*[\[(].*")
"""What ISO 3166-2 adds to a name: `Azad Jammu and Kashmir [Azad Kashmir]`."""

_PART_WORDS = """basin becken bezirk canton capital cercle cidade cite citta city ciudad county
    departamento departement department dipartimento distretto district districts distrito
    governorate hauptstadt highlands hills kanton mountains oblast plateau prefectura prefecture
    province provinces provincia provinz rayon regiao region regione republic stadt state tal
    valle vallee valley valleys wilaya woreda"""
_PARTS = frozenset(_PART_WORDS.split())
"""Words that may stand beside a name as a part of it: `Naryn Province`, `the Kathmandu Valley`."""

_EVENT_WORDS = """abkommen accord accordo accords acordo acuerdo agenda agreement appeal appel
    appello atelier ausstellung based call carta charte charter commitment concert concerto
    concierto concours conference conferencia conferenza congres congreso congress congresso
    contest convencao convencion convenio convention convenzione cumbre cupula declaracao
    compromesso compromiso compromisso consenso consensus declaracion declaration dichiarazione
    encontro encuentro erklarung esposizione exhibition
    exposicao exposicion exposition fair feira feria festival festivals fiera foire foro forum
    framework games gipfel incontro konferenz kongress konzert llamado manifesto meeting messe
    olympics pact principles proceso process processo processus protocol protocole protocollo
    protocolo protokoll rencontre reunion riunione seminar sommet statut statute statuto estatuto
    summit symposium tagung talks traite
    tratado trattato treaty treffen ubereinkommen vertice vertrag workshop"""
_ORGANISATION_WORDS = """academia academie academy accademia akademie ambassade association
    banca banco bank banque club college ecole embajada embassy escola escuela fachhochschule
    hochschule institut institute instituto istituto musee museo museu museum politecnico
    polytechnic school schule scuola universidad universidade universita universitat universite
    university"""
_EVENTS = frozenset(_EVENT_WORDS.split())
_ORGANISATIONS = frozenset(_ORGANISATION_WORDS.split())
"""What bears the name of a town and takes place or sits there, wherever the work is."""
_NEEDING_CAPITALS = frozenset("ecole escola escuela school scuola".split())
"""Such words name an organisation with a capital letter only: `la escuela de Quito` is there."""
_SIGNED = """adopted adopte adoptee adoptado adoptada adottato adottata assinada assinado firmada
    firmado firmata firmato held met signed signe signee unterzeichnet"""
_HELD = frozenset(_SIGNED.split())
_CLIMATE_TALKS = re.compile(r"cop\d+")
_IN = frozenset("a em en im in".split())

_OF = OF | {"the", "la", "le", "l", "il"}

_BEFORE_WORDS = """around at bei between cerca dans desde entre from für in inside like nahe
    near outside perto towards vers vicino with"""
_BEFORE = frozenset(map(folded, _BEFORE_WORDS.split()))
"""Words that may have a capital letter before a town, at the start of a sentence."""

_AROUND_WORDS = """alentours alrededor alrededores around autour bei cerca dintorni entorno intorno
    nahe near outside perto pres proximidad proximidade proximite redor umgebung vicino"""
_AROUND = frozenset(_AROUND_WORDS.split())
"""Words that say that the work is there: no event meets, and no organisation sits around a town."""

_TITLE_WORDS = "dott dr dra frau herr ing lic m mag mlle mme mr mrs ms prof sig sr sra srta"
_TITLES = frozenset(_TITLE_WORDS.split())
"""What a person is called by, before a name: `Ms. Lima`."""


class Towns(Record):
    """Towns by country (ISO 3166 alpha-3), and names of provinces that are common words, folded."""

    towns: Mapping[str, tuple[str, ...]] = {}
    silent: tuple[str, ...] = ()


def provinces() -> Iterator[tuple[str, str]]:
    """Yield the names of provinces, districts and other parts of countries by ISO 3166-2.

    Each comes with its country; a name may come several times, with one country or several.
    """
    import pycountry

    codes = {one.alpha_2: one.alpha_3 for one in pycountry.countries}
    for part in pycountry.subdivisions:
        for name in _OTHER_NAMES.sub("", part.name).split("/"):
            yield name.strip(), codes[part.country_code]


class TownFinder:
    """Finds towns and provinces in texts.

    Args:
        read: Reads them once they are needed.
        countries: Codes of the countries that are known.
        taken: Whether a folded name means something else in the vocabulary.
    """

    def __init__(
        self,
        read: Callable[[], Towns],
        *,
        countries: Collection[str],
        taken: Callable[[str], bool],
    ) -> None:
        self._read, self._countries, self._taken = read, countries, taken

    def find(self, text: str, *, found: Sequence[Token]) -> list[Hit]:
        """Return the towns and provinces of a text that has capital letters where they belong.

        A name that an event, an organisation or a person bears is none (`the Kathmandu
        declaration`, `Universität Bern`), nor is it where the same text goes on to say that the
        event was there; a province, or what lies around a town, is one all the same.
        """
        hits = [hit for hit in self._index.find(found) if _is_proper(hit, text=text, found=found)]
        parts = [hit for hit in hits if _is_part_of_name(hit, text=text, found=found)]
        borne = {_written(hit, found=found) for hit in parts if not _is_seat(hit, found=found)}
        return [
            hit
            for hit in hits
            if hit not in parts
            and (_written(hit, found=found) not in borne or _is_area(hit, text=text, found=found))
            and not _meets_there(hit, text=text, found=found)
        ]

    @cached_property
    def _index(self) -> PhraseIndex:
        towns = self._read()
        index = PhraseIndex()
        known: set[str] = set()
        for country, names in towns.towns.items():
            for name in names:
                known.add(folded(name))
                self._add(index, name, country)
        for name, country in _single(provinces(), silent=known.union(towns.silent)):
            self._add(index, name, country)
        return index

    def _add(self, index: PhraseIndex, name: str, country: str) -> None:
        if country in self._countries and not self._taken(folded(name)):
            index.add(name, Reading("country", country))


def _single(
    pairs: Iterable[tuple[str, str]], *, silent: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield the names that lie in one country only and are no common words."""
    where: dict[str, set[str]] = {}
    for name, country in pairs:
        where.setdefault(folded(name), set()).add(country)
    for name, countries in where.items():
        if len(countries) == 1 and name not in silent and (" " in name or len(name) >= SHORTEST):
            yield name, next(iter(countries))


def _is_proper(hit: Hit, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether words are written as a name, and are no acronym."""
    words = found[hit.first : hit.last + 1]
    if text[words[0].start : words[-1].end].isupper():
        return False
    return all(text[one.start].isupper() or is_small(one.form) for one in words)


def _written(hit: Hit, *, found: Sequence[Token]) -> str:
    """Return a name as its words are compared."""
    return " ".join(one.form for one in found[hit.first : hit.last + 1])


def _is_part_of_name(hit: Hit, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether the words are part of a longer name."""
    if _goes_on(hit, text=text, found=found):
        return True
    before = hit.first - 1
    gap = _gap(before, text=text, found=found) if before >= 0 else ""
    if before >= 0 and not gap.strip(" ."):
        form = found[before].form
        if form in _TITLES and text[found[before].start].isupper():
            return True
        capital = text[found[before].start].isupper() and "." not in gap
        if capital and not (is_small(form) or form in _BEFORE | _PARTS):
            return True
    at = _before(hit, skipping=_OF, text=text, found=found)
    return at >= 0 and _is_bearer(at, text=text, found=found)


def _goes_on(hit: Hit, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether a longer name goes on behind the words: `Naryn State University`."""
    after = hit.last + 1
    if after >= len(found) or _gap(hit.last, text=text, found=found).strip(" -"):
        return False
    capital = text[found[after].start].isupper()
    if _is_bearer(after, text=text, found=found) or (capital and found[after].form not in _PARTS):
        return True
    while capital and found[after].form in _PARTS:
        after += 1
        if after >= len(found) or _gap(after - 1, text=text, found=found).strip(" "):
            return False
        capital = text[found[after].start].isupper()
    return capital and _is_bearer(after, text=text, found=found)


def _is_bearer(at: int, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether a word is for an event or an organisation, which bear names of towns."""
    form = found[at].form
    if form in _NEEDING_CAPITALS and not text[found[at].start].isupper():
        return False
    return form in _EVENTS | _ORGANISATIONS or bool(_CLIMATE_TALKS.fullmatch(form))


def _is_seat(hit: Hit, *, found: Sequence[Token]) -> bool:
    """Tell whether a name only tells where somebody sits: `Naryn-based`."""
    after = hit.last + 1
    return after < len(found) and found[after].form == "based"


def _is_area(hit: Hit, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether a name is that of a province, or what lies around a town is meant."""
    after = hit.last + 1
    behind = found[after].form if after < len(found) else ""
    if behind in _PARTS and not _gap(hit.last, text=text, found=found).strip(" "):
        return True
    at = _before(hit, skipping=_OF | {"um"}, text=text, found=found)
    return at >= 0 and found[at].form in _AROUND | _PARTS | {"rund"}


def _meets_there(hit: Hit, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether an event takes place there: `the conference in Kathmandu`."""
    at = _before(hit, skipping=_OF | _IN, text=text, found=found)
    if at < 0:
        return False
    form = found[at].form
    return form in _EVENTS | _HELD or bool(_CLIMATE_TALKS.fullmatch(form))


def _before(hit: Hit, *, skipping: Collection[str], text: str, found: Sequence[Token]) -> int:
    """Return the number of the word before a name, without years and words to skip; -1 for none."""
    at = hit.first - 1
    while at >= 0 and not _gap(at, text=text, found=found).strip(" -'’"):
        if found[at].form not in skipping and not found[at].form.isdigit():
            return at
        at -= 1
    return -1


def _gap(at: int, *, text: str, found: Sequence[Token]) -> str:
    return text[found[at].end : found[at + 1].start]


def beside(found: Iterable[Mention], *, named: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that share no letter with those that stand in the order of the text."""
    starts = [one.start for one in named]
    before = ((one, bisect_left(starts, one.end)) for one in found)
    return [one for one, at in before if not at or named[at - 1].end <= one.start]
