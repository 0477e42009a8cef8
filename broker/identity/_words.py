"""A name as words that can be compared, whatever its capitals, accents, points and script."""

import re
from functools import lru_cache

from broker.identity._latin import latin

_WORD = re.compile(r"[^\W_]+")
_DIGRAPHS = re.compile(r"ae|oe|ue|aa")
_PLAIN = {"ae": "a", "oe": "o", "ue": "u", "aa": "a"}
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’`´](?=s\b)|(?<=s)['’](?=\s|$)")
_LOST = re.compile(r"(?<=\w)\ufffd+(?=\w)|(?<=\w)\ufffd+|\ufffd+(?=\w)")
"""A letter that was lost on the way; what is left of the word is near enough to it."""

_MISREAD = re.compile(r"[\u00c3-\u00c5][^\x00-\x7f]")
"""A letter of two bytes that was read as two letters."""

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_RUNS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\u3400-\u9fff\uf900-\ufaff]+")

LEGAL = frozenset(
    "ab ag aisbl as asa asbl aps bhd bv bvba co company corp corporation cv cyf doo dd eeig eg "
    "ehf esv eu ev fmba gbr geie ggmbh gie gmbh gug hf iks ivzw inc incorporated jsc kda kg kft "
    "kb kgaa kk lda lbg llc llp lp ltd ltda limited mbh nv nyrt ohg ood ooo oy oyj pbc plc pllc "
    "pte pty publ pvt private rt sa sab sae sagl sal sapa sarl sas sasu sb scarl sccl scop scpa "
    "scpl scr scrl scs sdn se sgps sia sicav sl slne slu slp snc soc spa spj spol sprl spzoo sro "
    "srl srls scoop stg tov uab ug ulc vof vzw zao zrt ead ad ae oe epe ike dba ets onlus odv vvi "
    "sp zoo societa azioni responsabilita limitata cooperativa teo".split()
)
"""Words that tell a legal form: they say little about who somebody is."""

_SPELT_OUT = {
    "ab": "aktiebolag",
    "ae": "anonymi etaireia|anonymi etairia|anonymos etaireia|anonymos etairia|anonimi eteria|"
    "anonymi viomichaniki emporiki etaireia|anonymi viomichanikiemporiki etaireia",
    "ag": "aktiengesellschaft",
    "aps": "anpartsselskab",
    "as": "aktieselskab|akciova spolecnost|aksjeselskap",
    "bv": "besloten vennootschap",
    "doo": "druzba z omejeno odgovornostjo|drustvo s ogranicenom odgovornoscu",
    "epe": "etaireia periorismenis efthynis|etairia periorismenis efthinis",
    "gmbh": "gesellschaft mit beschrankter haftung",
    "kft": "korlatolt felelossegu tarsasag",
    "lbg": "cuideachta faoi theorainn rathaiochta|company limited by guarantee",
    "lda": "limitada",
    "nv": "naamloze vennootschap",
    "nyrt": "nyilvanosan mukodo reszvenytarsasag",
    "oy": "osakeyhtio",
    "sa": "spolka akcyjna|sociedad anonima|societe anonyme|sociedade anonima",
    "sas": "societe par actions simplifiee",
    "scoop": "s coop|sociedad cooperativa|sociedade cooperativa|societe cooperative",
    "scpa": "soc cons pa",
    "sl": "sociedad limitada|sociedad de responsabilidad limitada",
    "spa": "societa per azioni",
    "spzoo": "sp zoo|spolka z ograniczona odpowiedzialnoscia|spolka zoo|spolka z oo",
    "srl": "societa a responsabilita limitata|societate cu raspundere limitata",
    "sro": "spolecnost s rucenim omezenym|spolocnost s rucenim obmedzenym",
    "teo": "teoranta",
    "uab": "uzdaroji akcine bendrove",
    "ug": "ug haftungsbeschrankt|unternehmergesellschaft haftungsbeschrankt",
    "zrt": "zartkoruen mukodo reszvenytarsasag|zartkoruen mukodo reszvenytarsasaga",
}
_FORMS = {
    tuple(phrase.split()): form for form, some in _SPELT_OUT.items() for phrase in some.split("|")
}
"""Legal forms that are written out, and how they are written for short."""

_LONGEST_FORM = max(map(len, _FORMS))
_ENDS = ("spzoo", "spa", "srl", "sro", "sas", "doo", "ag", "sa", "nv", "bv", "ab", "as", "ae", "sl")
"""Legal forms whose letters stand alone at the end of others: `C R P A S P A` is CRPA SpA."""

FUNCTION = frozenset(
    "a al an and at by da das de del dell della delle degli dei des di do dos du e ed el en et "
    "for fur for i im in int la las le les los l d lo na nad no o of on og och os per por pour pro "
    "ter the to und v van vom von voor w y z za zu zum zur og i ir ja im am an der die den dem das "
    "het ten aan sur sul sulla y".split()
)
"""Words that only hold others together, in the languages of the alliance and of Europe."""


@lru_cache(maxsize=1 << 17)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in order, legal forms and small words included.

    Letters that stand alone side by side are one word (`S. p. A.`, `S P A`), German `ae`, `oe`,
    `ue` and their like are written as the plain vowel, ideographs stand in pairs.
    """
    plain = latin(_APOSTROPHE.sub("", _mended(name)))
    words: list[str] = []
    run: list[str] = []
    for word in _WORD.findall(plain):
        if len(word) == 1 and word.isalpha() and not _IDEOGRAPH.match(word):
            run.append(word)
            continue
        words += _joined(run)
        run = []
        if _IDEOGRAPH.search(word):
            for part in _RUNS.findall(word):
                words += _pairs(part) if _IDEOGRAPH.match(part) else [part]
        else:
            words.append(_DIGRAPHS.sub(lambda found: _PLAIN[found[0]], word))
    return _shortened(tuple(words + _joined(run)))


def content_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without legal forms and small words; all words where nothing else is."""
    rest = tuple(word for word in words if word not in LEGAL and word not in FUNCTION)
    return rest or words


def _joined(run: list[str]) -> list[str]:
    if not run:
        return []
    word = "".join(run)
    form = next((end for end in _ENDS if word.endswith(end)), "")
    rest = word.removesuffix(form)
    return [rest, form] if form and len(rest) > 1 else [word]


def _shortened(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words with the legal forms among them for short."""
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_FORM, len(words) - at), 0, -1):
            form = _FORMS.get(words[at : at + length])
            if form is not None:
                found.append(form)
                at += length
                break
        else:
            found.append(words[at])
            at += 1
    return tuple(found)


def _pairs(word: str) -> list[str]:
    """Return overlapping pairs: ideographs are written without spaces between words."""
    return [word[at : at + 2] for at in range(len(word) - 1)] or [word]


def _mended(name: str) -> str:
    """Undo the commonest damage: UTF-8 that somebody read as Windows-1252, and lost letters."""
    name = _MISREAD.sub(_reread, name)
    return _LOST.sub("", name) if "\ufffd" in name else name


def _reread(found: re.Match[str]) -> str:
    """Return the letter that two letters were, a lost one where the second is lost."""
    if found[0][1] == "\ufffd":
        return "\ufffd"
    try:
        return found[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return found[0]
