"""Words of six languages by which a text says where work is not, who pays, and what it is like."""

from collections.abc import Mapping

# 'Menos' is left out: 'al menos en los Andes' says at least; 'apart from' may say besides.
_NOT_LISTS = {
    "en": "not neither nor",
    "fr": "pas ni",
    "es": "no ni",
    "it": "non ne",
    "pt": "nao nem",
    "de": "nicht weder",
}
_BARRING_LISTS = {
    "en": "except excepting excluding exclude excludes excluded outside exception",
    "fr": "sauf hormis excepte exceptees exceptes hors dehors excluant exclut exception",
    "es": "salvo excepto fuera excluyendo excluye excluidos excluidas excepcion",
    "it": "tranne eccetto salvo fuori escludendo esclude esclusi escluse eccezione",
    "pt": "exceto excepto salvo fora excluindo exclui excecao excepcao",
    "de": "ausser ausserhalb ausgenommen ohne ausnahme",
}
_NOBODY_LISTS = {
    "en": "no never nowhere none nothing hardly without cannot only",
    "fr": "ne n aucun aucune jamais rien sans nulle",
    "es": "ningun ninguna nunca nada sin apenas solo",
    "it": "nessun nessuna mai niente senza solo",
    "pt": "nenhum nenhuma nunca nada sem so",
    "de": "kein keine keinen keiner nie niemals nirgends nirgendwo nichts nur",
}


def _by_language(lists: dict[str, str]) -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in lists.items()}


NOT, BARRING = _by_language(_NOT_LISTS), _by_language(_BARRING_LISTS)
"""Words that exclude the place that follows: those that deny it, and those that bar it."""

DENYING = {language: NOT[language] | _by_language(_NOBODY_LISTS)[language] for language in NOT}
"""Words before which one that bars says the contrary: `nowhere outside the Alps`."""

FALSE_FRIENDS = frozenset({"no", "ne", "so", "n", "finance"})
"""'No Brasil' is 'in Brazil', and finance no verb in English: where the language is unclear,
these say nothing."""

PHRASES = (("other", "than"), ("rather", "than"), ("instead", "of"), ("no", "longer"))
NO_NEGATION = frozenset(
    {
        ("why", "not"), ("warum", "nicht"), ("pourquoi", "pas"), ("perche", "non"),
        ("porque", "nao"), ("au", "pas"), ("un", "pas"),
        ("le", "pas"), ("les", "pas"), ("premiers", "pas"), ("premier", "pas"), ("a", "salvo"),
        ("from", "outside"), ("von", "ausserhalb"), ("de", "fuera"), ("de", "fora"),
        ("da", "fuori"),
    }
)  # fmt: skip
"""Words before which another one denies nothing: tourists from outside Nepal come to it."""

OUT = frozenset(
    "outside fuera fora fuori excluded excluidos excluidas esclusi escluse exceptees".split()
)
"""Words that exclude no place before an 'in': `they learn outside in the Alps`, `women are excluded
in the Andes`."""

IN = frozenset(
    """as at au aux dans em en im in inner innerhalb inside na nas nei nel nell nella nelle negli
    no nos on within""".split()
)
SMALL = frozenset(
    """a aber al all alla alle aquelas aqueles aquellas aquellos au aux celles ceux d dai dal
    dalla dalle das de degli dei del della delle dem den der des die do dos du el for gli
    i il jedoch l la las le les lo los o of os quelle quelli the those um von""".split()
)
VERBS = frozenset(
    """abarca abarcan abrange abrangem actua actuamos actuan apply arbeiten arbeitet atua atuam
    betrifft comprende comprenden concern concerne concernent cover covers cubre cubren copre couvre
    couvrent deroule deroulent erstreckt est estan esta findet gilt inclui include includes
    including incluye incluyen inclut intervenons intervient ist lavora lavorano lavoriamo liegt
    opera operamos operano operate operates porte realiza realizan realizara riguarda riguardano se
    sera si sind sono sont svolge take takes trabaja trabajamos trabajan trabajara trabalha
    trabalham trabalhamos travaille travaillent travaillera travaillons umfasst wirkt work working
    works""".split()
)
WORKING = VERBS | frozenset(
    "active actif actifs agit durchgefuhrt lieu located place situe situee statt tatig".split()
)
"""Words for work and what it covers: with them a sentence says where the work is not."""

BETWEEN = IN | SMALL | WORKING
"""What may stand between the word that excludes and the place; 'only' and 'just' may not."""

AFTER_THE_VERB = frozenset({"pas", "plus", "nicht"})
"""Words that deny the verb before them, or what follows: `they do not stay in the Alps`."""

CONTRAST = frozenset(
    "aber also auch but doch et jedoch mais oder or und voire and donc sinon".split()
)
INSTEAD = frozenset({"sondern", "mais"})
"""What follows a place that is denied: `nicht in Nepal, sondern in Bhutan`."""

ALONE = frozenset(
    """alone only allein alleine nur seul seule seuls seules seulement solo sola solos solas soli
    sole solamente soltanto unicamente somente apenas uniquement""".split()
)
"""Words after a place that take its exclusion back: `not in the Alps alone`."""

PAID = frozenset(
    """cofinanced cofinance cofinancee cofinancees cofinances cofunded financed finance financee
    financees finances financiada financiadas financiado financiados finanziata finanziate
    finanziati finanziato finanziert funded gefordert mitfinanziert kofinanziert paid""".split()
)
BY = frozenset("by da dal dall dalla durch par pela pelo por vom von".split())
MONEY = frozenset(
    """apoio apoyo appui beitrag contribucion contribuicao contribution contributo
    financement financements financiacion financiamento
    financiamiento finanziamento finanziamenti finanzierung fondi fondos fonds fundos funding funds
    geldern grant grants loan loans mitteln money soutien sostegno support supporto
    unterstutzung""".split()
)
UNION = frozenset(
    {"european union", "union europeenne", "union europea", "unione europea", "uniao europeia",
     "europaische union", "europaischen union", "europaischen gemeinschaft"}
)  # fmt: skip
"""Who pays wherever its money or support is named, without a `with` before it."""
WITH = frozenset(
    "avec com con durch grace gracias grazie mit par through thanks using with".split()
)
_PAYS_LISTS = {
    "en": "cofinances cofunds finances funds", "fr": "cofinance finance",
    "es": "cofinancia financia", "it": "cofinanzia finanzia", "pt": "cofinancia financia",
    "de": "finanziert kofinanziert",
}  # fmt: skip
PAYS = _by_language(_PAYS_LISTS)
"""Words after a place that pays, where its sentence begins: `Norway funds a project`."""
PAYER = frozenset(
    """a da das de del der des di die do du el gobierno gouvernement government governo il l la le
    o of regierung the von""".split()
)
"""What may stand before it there."""
ITS = frozenset(
    "its own ihr ihre ihren sa sein seine seinen ses seu seus son su sua suas sue suoi sus".split()
)
"""What follows where a place pays for its own work: `Nepal funds its parks`."""
PAID_BY = frozenset(
    """aus by economico financeiro financial financier financiero finanziario
    da dal dall dalla de del dell della dem den der di die do da du des durch from d
    gobierno government governo gouvernement l la le of par pela pelo por regierung the vom
    von""".split()
)
"""What may stand between the words for money and who gives it; 'in' may not."""

OF = frozenset("of de du des d del della delle dei degli do da dos das der von".split())
LIST = frozenset("and or nor et ou ni y e o u ed od ne nem und oder noch sowie".split())

_LIKE_LISTS = {
    "en": "as like than", "fr": "comme", "es": "como", "it": "come", "pt": "como", "de": "wie als",
}  # fmt: skip
LIKE = _by_language(_LIKE_LISTS)
"""Words that compare before an 'in': `as in the Alps`; `countries like Nepal` are examples."""
LIKE_ALSO = frozenset(
    """already are bereits cas case ce cela c deja done es est existe fa fait faz feito gia gibt
    hace hecho is it ja las le on ocurre schon se si they this was ya""".split()
)
"""What may stand between those words and the 'in': `as is done in`, `como ya se hace en`."""
BOTH = frozenset(
    """asi assim aussi autant both cosi sia sowohl such tan tant tanta tanto well""".split()
)
"""Words that make a list of it: `as well as in`, `tanto en … como en …`, `such as in`."""
THAN = frozenset({"als"})
COMPARATIVE_THAN = frozenset({"als", "than"})
NO_COMPARATIVE = frozenset("aber ausser eher immer later lieber nimmer oder other rather".split())
LESS_OR_MORE = frozenset("anders mehr weniger".split())

_MODELS = """
    unlike | similar to | modelled on | modeled on | modelled after | modeled after |
    inspired by | following the example of | follow the example of | on the model of |
    in contrast to | l instar | sur le modele | a l exemple | s inspirant | inspire de |
    inspire des | inspire du | inspiree de | inspiree des | inspiree du | inspires de |
    inspires des | inspires du | contrairement | a la difference | a diferencia |
    siguiendo el ejemplo | segun el modelo | inspirado | inspirada | inspirados | inspiradas |
    similar a | a differenza | sul modello | sull esempio | seguendo l esempio | ispirato |
    ispirata | ispirati | ispirate | ao contrario | a semelhanca | a exemplo |
    seguindo o exemplo | segundo o modelo | dem vorbild | dem muster | im gegensatz |
    im unterschied | anders als | inspiriert von | inspiriert durch
"""
MODELS = tuple(tuple(phrase.split()) for phrase in _MODELS.split("|"))
"""Words before a place that others are to be like, or are not like."""
OF_MODELS = frozenset("a al alla alle an aos by con em en par por to zu zum zur".split()) | OF
"""What may stand between those and the place."""


def of_language(lists: Mapping[str, frozenset[str]], language: str | None) -> frozenset[str]:
    """Return the words of a language, or of all where it is unclear."""
    if language is not None and language in lists:
        return lists[language]
    return frozenset().union(*lists.values()) - FALSE_FRIENDS
