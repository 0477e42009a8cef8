"""Words that people write for the few choices of a column, in six languages."""

from broker.model import fold

_WORDS = {
    "yes": "y true 1 x oui sí si sì sim ja vrai verdadero vero verdadeiro wahr",
    "no": "n false 0 non nein não falso faux falsch nessuno",
    "unknown": "? inconnu desconocido sconosciuto desconhecido unbekannt n/a na none",
    "running": "ongoing active current open permanent permanente dauerhaft|en cours|actif|"
    "en curso|en ejecución|activo|activa|vigente|en proceso|en marcha|in corso|attivo|em curso|"
    "em andamento|ativo|"
    "laufend|aktiv|implementation|under way",
    "completed": "finished done closed ended past|terminé|achevé|clos|clôturé|terminado|"
    "terminada|concluido|"
    "concluida|finalizado|finalizada|culminado|culminada|ejecutado|cerrado|completado|concluso|"
    "terminato|chiuso|concluído|encerrado|abgeschlossen|"
    "beendet|finalisation|finalised",
    "planned": "future upcoming pipeline|prévu|planifié|à venir|previsto|prevista|planificado|"
    "planificada|programado|por iniciar|en preparación|en formulación|pianificato|"
    "planejado|planeado|geplant|pipeline/identification",
    "awaiting_funds": "unfunded|awaiting funds|en attente de financement|sin financiación|"
    "sin financiamiento|"
    "in attesa di fondi|sem financiamento|ohne finanzierung",
    "event": "conference workshop meeting|événement|atelier|conférence|réunion|evento|taller|"
    "conferencia|reunión|convegno|incontro|oficina|encontro|veranstaltung|tagung",
    "programme": "program|programa|programma|programm",
    "project": "projet proyecto progetto projeto projekt",
    "network": "réseau red rete rede netzwerk netz",
    "research": "study studies|recherche|étude|investigación|estudio|ricerca|studio|pesquisa|"
    "estudo|forschung|studie",
    "service": "services|servicio|servizio|serviço|dienst|dienstleistung",
    "offer": "offers|offre|oferta|ofrece|offerta|angebot|offering",
    "need": "needs|besoin|necesidad|necesita|demanda|requerimiento|bisogno|necessidade|bedarf|"
    "request",
    "global": "worldwide international|mondial|mundial|mondiale|internacional|weltweit",
    "regional": "régional|regionale",
    "national": "nacional|nazionale|country",
    "subnational": "local|infranational|subnacional|subnazionale|lokal|provincial",
    "deadline": "fixed|date limite|fecha límite|plazo|scadenza|prazo|frist|stichtag",
    "annual": "yearly|annuel|anual|annuale|jährlich",
    "rolling": "open|continuous|en continu|continuo|abierta|laufend|fortlaufend",
    "invitation": "by invitation|sur invitation|por invitación|su invito|por convite|auf einladung",
    "preferred": "recommended|souhaité|preferido|preferito|bevorzugt",
    "stated": "confirmed|source|confirmé|confirmado|confermato|bestätigt",
    "inferred": "assumed|supposé|inferido|dedotto|vermutet",
}

ONGOING = frozenset(
    map(
        fold,
        (
            "ongoing|open|open-ended|present|now|today|current|en cours|à ce jour|présent|"
            "actualidad|en curso|presente|hoy|in corso|oggi|attuale|em curso|atual|hoje|laufend|"
            "heute|offen|unbefristet|9999|-"
        ).split("|"),
    )
)
"""Words for an end that is not known."""

NOTHING = frozenset(
    map(
        fold,
        (
            "-|--|---|–|—|−|?|??|???|/|.|…|n/a|n.a.|n. a.|n/d|n.d.|s/d|s.d.|k.a.|k. a.|k.a|"
            "tbd|tbc|t.b.d.|null|nil|none|unknown|under construction|coming soon|"
            "not known|not available|not applicable|none given|"
            "aucun|aucune|en construction|en construcción|no tiene|ninguno|ninguna|"
            "in costruzione|nessuno|nessuna|em construção|nenhum|nenhuma|im aufbau|keine|keiner|"
            "inconnu|inconnue|non disponible|non renseigné|non communiqué|sans objet|"
            "desconocido|desconocida|no disponible|no aplica|sin datos|sin información|"
            "sconosciuto|non disponibile|desconhecido|não disponível|sem dados|"
            "unbekannt|keine angabe|keine angaben|nicht bekannt|nicht verfügbar|entfällt"
        ).split("|"),
    )
)
"""What people write into a cell of which nothing is known."""

_ERRORS = "#N/A #REF! #VALUE! #DIV/0! #NAME? #NULL! #NUM! #SPILL! #CALC! #FIELD! #BLOCKED! #NV"
_ERRORS += " #BEZUG! #WERT! #ZAHL! #VALEUR! #NOM? #NOMBRE! #¡REF! #¡VALOR! #VALOR! #RIF! #VALORE!"
ERRORS = frozenset(_ERRORS.split())
"""What spreadsheets show where a formula failed."""


def chosen(text: str, *, among: tuple[str, ...]) -> str | None:
    """Return the choice that a word stands for, or None where it is none or several."""
    folded = fold(text).strip().replace("_", " ")
    found = {one for one in among if folded == fold(one).replace("_", " ")}
    found = found or {one for one in among if folded in _folded(one)}
    return found.pop() if len(found) == 1 and folded else None


def _folded(choice: str) -> frozenset[str]:
    return _TABLE.get(choice, frozenset())


def _listed(words: str) -> frozenset[str]:
    # Phrases stand between bars; what comes before the first bar are single words.
    first, _, rest = words.partition("|")
    return frozenset(map(fold, (*first.split(), *rest.split("|"))))


_TABLE = {choice: _listed(words) for choice, words in _WORDS.items()}
