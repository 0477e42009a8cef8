"""Words of six languages for lessons, exchange, experience and comparison, folded."""

import re

_FEW = r"(?:\w+ ){0,3}"
_OF = r"(?:de|des|du|del|do|da|dos|das|di|d|dai|dal|dall|dalla|dalle|dagli|delle|degli|dei|della)"
_OTHER = r"(?:other|autres?|otr[oa]s?|altr[oi]|altre|outr[oa]s?|anderen|einem anderen)"
_LANDS = (
    r"(?:countr|continent|kontinent|contin|range|region|reg[ei]o|mountain|montan|pays|pais|paes"
    r"|land|gebirge|massif|cordillera)\w*"
)
_PHRASES = (
    # lessons
    r"learn(?:s|ing|ed|t)? (?:also |more |much )?from",
    r"(?:was|were|been|lessons) (?:learned|learnt)",
    rf"(?:lessons?|insights) {_FEW}(?:from|of)",
    rf"(?:appren\w+|enseignements?|lecons?) (?:\w+ )?{_OF}",
    rf"(?:aprend\w+|lecciones|licoes) (?:\w+ )?(?:{_OF}|com|en|em)",
    rf"(?:impar\w+|lezioni) (?:\w+ )?{_OF}",
    r"(?:lernen|lernt|gelernt|lehren) (?:\w+ )?(?:von|vom|aus)",
    r"von (?=(?:\w+ ){1,12}(?:lernen|gelernt)\b)",
    # exchange
    rf"exchanges? {_FEW}with",
    rf"echang(?:es?|er) {_FEW}avec",
    rf"intercambi(?:os?|ar) {_FEW}con",
    rf"scambi?o? {_FEW}con",
    rf"(?:intercambios?|trocas?) {_FEW}com",
    rf"(?:erfahrungs)?austausch {_FEW}mit",
    r"^mit (?=.*\b(?:partnerschaften|(?:erfahrungs)?austausch|ausgetauscht|verglichen)\b)",
    # experience
    rf"with {_FEW}experience",
    r"(?:experiences?|examples?) from",
    r"avec une (?:\w+ )?experience",
    r"(?:l|la|las|le|les|as?) (?:experiences?|experiencias?|esperienz[ae])",
    r"(?:con|com|mit) (?:\w+ )?(?:experiencias?|esperienz[ae]|erfahrung(?:en)?)",
    r"erfahrung(?:en)? (?:\w+ )?aus",
    # comparison
    rf"compar(?:e|ed|ing|isons?) {_FEW}(?:with|to)",
    rf"(?:comparee?s?|comparer|comparaisons?) {_FEW}(?:avec|a|au|aux)",
    rf"(?:compar(?:ar|aran?|ad[oa]s?|ando|acion|acoes|acao)|confront\w+) {_FEW}(?:con|com)",
    r"vergleich(?:e|en)? (?:\w+ )?mit",
    # who is from elsewhere anyhow
    rf"(?:from|in|aus|en|dans|em|{_OF[3:-1]}) (?:un )?(?:an)?{_OTHER} {_LANDS}",
    r"partner(?:region|gemeinde|stadt|land)\w*|vorbild(?:er)?",
    r"(?:extranjer|estrangeir|stranier|etranger|auslandisch)\w*",
    r"international partners?|partenaires internationaux|socios internacionales"
    r"|partner internazionali|parceiros internacionais|internationalen? partnern?",
)
LEARNING = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b")
"""Words that name the places behind them for what can be learnt there."""

APPLIED = frozenset(
    """adapt adapted adapter adaptar adattare angewandt angewendet anwenden aplicados aplicadas
    aplicar applicare applied apply applying appliquer appliquees appliques bring brought eingesetzt
    erprobt erproben llevar levar mettre pilot pilote piloted portare probar replicate replicated
    test tested testar testati testees tester tried transfer transferer transferir transferred
    trasferire ubertragen umsetzen use used using utiliser utilizar utilizzare where""".split()
)
"""Words behind which a sentence goes on to where lessons are put to use."""
