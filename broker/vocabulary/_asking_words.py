"""Words of six languages by which a text says which partners it looks for."""

# Words that ask in one language and mean something else in another ('cerca' is 'near').
FALSE_FRIENDS = frozenset({"cerca", "cercano"})

AHEAD = {
    "en": "seek|seeks|seeking|look for|looks for|looking for|search for|searching for|need"
    "|needs|needed|required|requires|calls for|we want|wanted|sought|invite|invites"
    "|inviting|still missing|we lack",
    "fr": "cherche|cherchent|cherchons|on recherche|recherchons|recherchent|recherchant"
    "|à la recherche|avons besoin|a besoin|ont besoin|ai besoin|faut|nous manque|sont nécessaires"
    "|nécessite|requiert|invitons",
    "es": "busca|buscan|buscamos|buscando|en busca|necesita|necesitan|necesitamos|necesito"
    "|hace falta|hacen falta|nos falta|faltan|por conseguir|requiere|requieren"
    "|requerimos|precisa|precisamos|son necesarios|son necesarias|invitamos",
    "it": "cerca|cercano|cerchiamo|cercasi|si cercano|alla ricerca|abbiamo bisogno|ha bisogno"
    "|hanno bisogno|c'è bisogno|ci serve|ci manca|ci mancano|servono|occorre|occorrono"
    "|necessita|richiede|sono necessari|sono necessarie|invitiamo",
    "pt": "procura|procuram|procuramos|à procura|busca|buscam|buscamos|em busca|precisa"
    "|precisam|precisamos|é preciso|necessita|necessitamos|são necessários"
    "|são necessárias|faltam|requer|convidamos",
    "de": "sucht|suchen|suche|gesucht|auf der suche nach|brauchen|braucht|gebraucht|benötigen"
    "|benötigt|erforderlich sind|nötig sind|gefragt sind|fehlt|fehlen|wunschpartner",
}
WITH_US = {
    "en": "partner with|partnering with|partnership with|partnerships with|work with"
    "|working with|collaborate with|cooperate with|team up with|join forces with"
    "|partner|partners|partner organisations|partner organizations",
    "fr": "travailler avec|collaborer avec|coopérer avec|partenariat avec|partenariats avec"
    "|associer|partenaire|partenaires",
    "es": "trabajar con|colaborar con|cooperar con|alianza con|alianzas con|socio|socios"
    "|socias|aliados",
    "it": "lavorare con|collaborare con|cooperare con|partenariato con|partenariati con|partner",
    "pt": "trabalhar com|colaborar com|cooperar com|parceria com|parcerias com|parceiro"
    "|parceiros|parceiras",
    "de": "zusammenarbeiten mit|zusammenarbeit mit|zusammen mit|arbeiten mit|kooperieren mit"
    "|kooperation mit|partnerschaft mit|partner|partnerinnen|partnern",
}
"""Words for partners: those that are looked for, or those that are there and have names."""
BACK = {
    "en": "wanted|sought|welcome|needed|required|are invited",
    "fr": "recherchés|recherchées|sont invités|sont invitées|bienvenus|bienvenues|sont nécessaires",
    "es": "bienvenidos|bienvenidas|son necesarios|son necesarias",
    "it": "benvenuti|benvenute|sono necessari|sono necessarie|cercasi",
    "pt": "bem vindos|bem vindas|são necessários|são necessárias",
    "de": "gesucht|gebraucht|benötigt|gefragt|willkommen|eingeladen",
}
# Partners that are there already are not asked for.
PRESENT = {
    "en": "our partners|its partners|their partners|existing partners|current partners"
    "|confirmed partners|partners on board|partners so far|with partners",
    "fr": "nos partenaires|ses partenaires|leurs partenaires|partenaires actuels"
    "|partenaires confirmés|partenaires déjà",
    "es": "nuestros socios|sus socios|socios actuales|aliados actuales|socios confirmados",
    "it": "i nostri partner|i suoi partner|i loro partner|partner presenti|partner attuali"
    "|partner confermati",
    "pt": "nossos parceiros|seus parceiros|parceiros atuais|parceiros confirmados",
    "de": "unsere partner|unseren partnern|ihre partner|ihren partnern|partner an bord"
    "|bisherige partner|bestehende partner",
}
# What follows says whom or what the work is for, no longer who is to do it.
AIM = {
    "en": "for to so because",
    "fr": "pour afin",
    "es": "para porque",
    "it": "per perche affinche",
    "pt": "para porque",
    "de": "fur um damit weil",
}
# What follows describes the partner; after a comma the list of partners may go on.
RELATIVE = {
    "en": "that which who whose whom",
    "fr": "qui que dont lequel laquelle lesquels lesquelles auxquels auxquelles",
    "es": "que quien quienes cuyo cuya cuyos cuyas",
    "it": "che cui chi quale quali",
    "pt": "que quem cujo cuja cujos cujas",
    "de": "welche welcher welches welchen",
}
# German describes with words that are articles elsewhere in a sentence, but not after a comma.
RELATIVE_AFTER_COMMA = frozenset("das dem den denen der deren dessen die".split())

WITH = frozenset("with avec con com mit".split())
FOR = frozenset("for pour para per fur".split())
AND = {
    "en": "and or",
    "fr": "et ou",
    "es": "y e o u",
    "it": "e ed o",
    "pt": "e ou",
    "de": "und oder sowie",
}

NO = {
    "en": "no not nor except excluding without",
    "fr": "pas ni aucun aucune sauf hormis sans",
    "es": "no ni ningun ninguna salvo excepto sin",
    "it": "non ne nessun nessuna nessuno tranne eccetto senza",
    "pt": "nao nem nenhum nenhuma exceto sem",
    "de": "nicht kein keine keinen keiner weder ausser ohne",
}
"""Words right before a kind, or its article, that say that it is not asked for."""
NONE = frozenset("no without kein keine keinen keiner ohne".split())
"""Of these, those that may stand before a word more: `no mining companies`."""
NOT = {
    "en": "not never t",
    "fr": "ne n",
    "es": "no nunca",
    "it": "non",
    "pt": "nao nunca",
    "de": "nicht",
}
"""Words before those that ask which turn them round: `we do not look for companies`."""

ONLY = frozenset("only que qu nur seulement solo so soltanto somente".split())
BUT = frozenset("but mais sino ma bensi mas sondern".split())
"""What follows these is asked for again: `not for companies but for universities`."""

ONE = frozenset(
    """a an un une una uno um uma ein eine einen einem einer some alguna algun algum alguma qualche
    quelque""".split()
)
ARTICLES = ONE | frozenset("d de des any of the".split())
