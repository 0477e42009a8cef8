"""What people call the columns of their tables, in six languages.

Written down by us from tables that secretariats keep; one line for each column, `|` between names.
"""

_ORGANISATION = {
    "name": "name | organisation | organization | organisation name | organization name | member | "
    "member name | full name | official name | institution | label | legal name | title | entity | "
    "nom | nom de l'organisation | organisme | membre | nom du membre | raison sociale | "
    "intitulé | libellé | órgão | titre | título | titolo | nombre | nombre de la organización | "
    "nombre oficial | organización | miembro | "
    "institución | "
    "entidad | razón social | nome | nome dell'organizzazione | organizzazione | membro | ente | "
    "istituzione | denominazione | nome da organização | organização | instituição | entidade | "
    "bezeichnung | organisationsname | mitglied | einrichtung | institution name | verband | "
    "name of organisation | name of the organisation | name of organization | "
    "name of the organization | name of member | name of the member | name of institution | "
    "name of the institution | nom de l'institution | nom de l'organisme | nom de la structure | "
    "structure | nom complet | nom officiel | dénomination | dénomination sociale | "
    "nom de l'association | organisation membre | nombre de la entidad | "
    "nombre de la institución | "
    "nombre del miembro | nombre completo | nome dell'ente | nome dell'istituzione | "
    "nome da instituição | nome da entidade | name der organisation | name der einrichtung | "
    "name der institution | name des mitglieds | mitgliedsorganisation",
    "acronym": "abréviation | nom court | "
    "acronym | abbreviation | short name | abbrev | abbr | initials | acronyme | sigle | "
    "acrónimo | siglas"
    " | sigla | abreviatura | nombre corto | acronimo | abkürzung | kurzname | kürzel",
    "aliases": "autres appellations | "
    "aliases | alias | nickname | other names | also known as | aka | former names | alternative "
    "names | autres noms | anciens noms | otros nombres | también conocida como | "
    "synonym | synonyms | other name | formerly | formerly known as | trading name | synonymes | "
    "autre nom | nom commercial | nombre comercial | sinónimos | sinonimi | otro nombre | "
    "alias nombres | altri nomi | outros nomes"
    " | andere namen | weitere namen | namensvarianten",
    "kind": "kind | type | category | member type | member category | organisation type | "
    "organization type | type of organisation | type of organization | kind of member | sector | "
    "stakeholder group | catégorie | type d'organisation | type de membre | genre | categoría | "
    "tipo | tipologia | tipología | typologie | "
    "tipo de organización | tipo de miembro | categoria | tipo di organizzazione | "
    "tipo di membro | tipo de organização | tipo de membro | art | kategorie | typ | "
    "organisationstyp | mitgliedsart | art der organisation | rechtsform | types | "
    "type of institution | institution type | type of entity | type of member | legal form | "
    "forme juridique | catégorie de membre | catégorie d'organisation | type d'acteur | type "
    "d'entité | "
    "statut juridique | type d'institution | type de structure | type d'organisme | nature | "
    "tipo de institución | tipo de entidad | tipo de socio | naturaleza | "
    "naturaleza jurídica | figura jurídica | forma jurídica | "
    "tipo di ente | tipo di istituzione | natura giuridica | tipo de instituição | "
    "contact subtype | contact sub type | "
    "tipo de entidade | natureza jurídica | art der einrichtung | art der institution | "
    "art des mitglieds | mitgliedstyp | mitgliedskategorie | einrichtungsart",
    "country": "country | nationality | nationalité | nacionalidad | nazionalità | "
    "nacionalidade | country code | country iso | iso3 | iso 3166 | country of seat | "
    "headquarters | hq country | country name | nation | pays | pays du siège | code pays | "
    "member state | country of registration | country of headquarters | country based | based in | "
    "état membre | estado miembro | stato membro | país de registro | pays d'enregistrement | "
    "pays d'implantation | pays d'établissement | "
    "siège | country of origin | pays d'origine | país de origen | país de origem | "
    "herkunftsland | país | pais | país de sede | país sede | país de la sede | sede central | "
    "sede | paese | nazione | "
    "paese della sede | "
    "stato | país da sede | land | staat | sitzland | ländercode | sitz",
    "mp_region": "electoral region | electoral group | constituency | région électorale | "
    "grupo electoral | región electoral | regione elettorale | grupo regional | região eleitoral | "
    "wahlregion | wahlgruppe",
    "regions": "regions | region | regions of work | geographic area | geographic areas | "
    "geographical focus | working region | régions | région | zone | zone géographique | "
    "régions d'intervention | région d'intervention | zone d'intervention | zones "
    "d'intervention | zone d'action | "
    "aire géographique | regiones | región | zona | área geográfica | regiones de trabajo | "
    "zona de trabajo | zonas de intervención | regioni | regione | "
    "area geografica | regiões | região | regionen | arbeitsregion | gebiet",
    "themes": "themes | theme | thematic area | thematic areas | topics | topic | tags | focus | "
    "focus areas | focus area | areas of focus | area of work | areas of expertise | causes | "
    "cause | issues | issue areas | areas of intervention | areas of work | expertise | "
    "thematic focus | thèmes | thème | thématique | "
    "thématiques | domaines | domaine d'activité | sujets | temas | tema | temática | temáticas | "
    "áreas temáticas | área temática | ámbitos | ámbitos de trabajo | temi | tematica | "
    "tematiche | aree tematiche | "
    "ambiti | áreas de trabalho | themen | thema | themenbereich | themenbereiche | schwerpunkte | "
    "arbeitsfelder | fachgebiet | fields of work | lines of work | work areas | keywords | "
    "subjects | interests | axes | axes de travail | axes thématiques | domaines d'intervention | "
    "domaine d'intervention | domaines d'activité | domaines de travail | thèmes de travail | "
    "domaines d'expertise | champs d'intervention | secteurs d'activité | "
    "domaines d'action | champs d'action | mots clés | líneas de trabajo | áreas de trabajo | "
    "líneas de acción | temas de interés | "
    "ejes temáticos | ejes de trabajo | campos de acción | palabras clave | linee di lavoro | "
    "aree di lavoro | settori di attività | parole chiave | linhas de trabalho | "
    "eixos temáticos | áreas de atuação | palavras-chave | arbeitsbereiche | arbeitsthemen | "
    "arbeitsschwerpunkte | tätigkeitsfelder | themenfelder | themenschwerpunkte | "
    "ambiti di attività | ambiti di intervento | campi di attività | fachgebiete | stichworte | "
    "schlagworte",
    "themes_inferred": "themes inferred",
    "languages": "languages | language | working language | working languages | langues | langue | "
    "langues de travail | langue de travail | langues parlées | idiomas | idioma | lenguas | "
    "lengua | idiomas de trabajo | lingue | "
    "lingua | línguas | língua | sprachen | sprache | arbeitssprachen",
    "focus_countries": "focus countries | countries of work | countries of operation | "
    "countries | working countries | countries active | pays d'intervention | pays d'activité | "
    "pays d'action | pays couverts | "
    "países de trabajo | países de intervención | países donde trabaja | países | paesi | "
    "paesi di attività | "
    "países de atuação | einsatzländer | länder | zielländer",
    "mountain_ranges": "mountain ranges | mountain range | mountains | range | massif | massifs | "
    "chaîne de montagnes | chaînes de montagnes | montagnes | cordillera | cordilleras | "
    "sistemas montañosos | "
    "montañas | sierra | catena montuosa | catene montuose | montagne | cadeia de montanhas | "
    "montanhas | gebirge | gebirgszug | bergregion",
    "ranges_confidence": "ranges confidence",
    "website": "website | link | lien | enlace | web site | web | collegamento | url | "
    "homepage | web page | site | internet | "
    "www | home page | site officiel | sito istituzionale | site institucional | "
    "sito internet | indirizzo web | "
    "dirección web | página oficial | site web | site internet | adresse du site | "
    "adresse web | sitio web | página web | "
    "pagina web | sito | sito web | "
    "sítio | sítio web | site oficial | webseite | webadresse | internetseite",
    "identifiers": "ror id | ror | pic code | pic number | participant identification code",
    "summary_own_words": "summary | description | about | profile | mission | mandate | "
    "desc | blurb | short description | brief description | mission statement | about us | "
    "description courte | "
    "courte description | descripción corta | breve descripción | breve descrizione | "
    "descrição curta | kurzbeschreibung | descriptif | résumé | à propos | présentation | "
    "profil | résumen | resumen | "
    "descripción | acerca de | misión | perfil | descripción breve | reseña | "
    "quiénes somos | descrizione | riassunto | sintesi | missione | "
    "descrição | resumo | missão | beschreibung | zusammenfassung | über uns | tätigkeit | "
    "objet social | objectifs | objetivos | activities | activités | actividades",
    "why_in_network_own_words": "why in network | reason | pourquoi | motivo | grund",
    "source_url": "source | source url | reference | source address | référence | "
    "références | adresse de la source | fuente | fonte | quelle | beleg | verweis | "
    "link | lien | enlace | collegamento",
    "as_of": "as of | year | date | updated | last update | last updated | année | mise à jour | "
    "dernière mise à jour | mis à jour le | date d'actualisation | "
    "date de mise à jour | año | fecha | actualizado | actualización | "
    "fecha de actualización | última actualización | anno | data | "
    "aggiornamento | aggiornato | ano | atualização | jahr | stand | datum | aktualisiert",
    "role": "role | role in the alliance | function | rôle | fonction | rol | función | cargo | "
    "ruolo | funzione | papel | função | rolle | funktion",
    "scope": "scope | level | geographic scope | portée | niveau | échelle | alcance | nivel | "
    "ámbito geográfico | portata | livello | nível | reichweite | ebene",
    "steering_or_hub_role": "steering or hub role | steering committee | comité directeur | "
    "comité de dirección | comitato direttivo | comitê diretor | lenkungsausschuss",
    "membership_evidence": "membership evidence",
    "tag_confidence": "tag confidence",
    "tags_source_url": "tags source url",
}

_CONTACT = (
    "contact | contact person | first name | last name | surname | family name | given name | "
    "job title | position | vorname | nachname | cognome | apellido | apellidos | nombres | "
    "nom de famille | sobrenome | focal point | focal points | email | e-mail | mail | phone | "
    "telephone | mobile | fax | address | person | personne de contact | point focal | "
    "nom du contact | nom du point focal | prénom | adresse électronique | adresse e-mail | "
    "adresse postale | mél | tél | gsm | portable | nom du responsable | interlocuteur | "
    "points focaux | courriel | téléphone | adresse | punto focal | puntos focales | correo | "
    "correo electrónico | teléfono | dirección | persona de contacto | contacto | celular | "
    "teléfono fijo | responsable | representante legal | dirección postal | punti focali | posta "
    "elettronica | telefono | indirizzo | ponto focal | pontos focais | telefone | endereço | "
    "ansprechpartner | ansprechperson | kontakt | telefon | anschrift | email address | "
    "phone number | telephone number | numéro de téléphone | número de teléfono | "
    "numero di telefono | número de telefone | telefonnummer | "
    "contact email | contact phone | contact name | contact mobile"
)
"""Columns with details of persons: not needed for matching, never taken over by guess."""

_WORK = {
    "title": "title | name | project | project title | project name | activity | activity title | "
    "initiative | label | titre | nom | projet | titre du projet | intitulé | activité | título | "
    "nombre | proyecto | nombre del proyecto | actividad | activities | activités | actividades | "
    "iniciativa | titolo | nome | progetto | "
    "attività | iniziativa | projeto | atividade | titel | projekt | projekttitel | "
    "bezeichnung | maßnahme | vorhaben | aktivität | initiative name | name of initiative | "
    "nom du projet | intitulé du projet | nom de l'initiative | titre de l'initiative | "
    "intitulé de l'activité | nombre de la iniciativa | título del proyecto | "
    "nombre de la actividad | nome dell'iniziativa | nome del progetto | nome da iniciativa | "
    "nome do projeto | projektname | name der initiative",
    "year_start": "year start | start | start year | start date | from | begin | beginning | "
    "début | année de début | date de début | démarrage | année de démarrage | "
    "date de démarrage | date de lancement | inicio | año de inicio | fecha de inicio | desde | "
    "inizio | anno di inizio | data di inizio | início | ano de início | data de início | beginn | "
    "startjahr | startdatum | anfang | von",
    "year_end": "year end | end | end year | end date | to | until | fin | année de fin | "
    "clôture | année de clôture | date de clôture | "
    "date de fin | año de fin | fecha de fin | hasta | término | fecha de término | "
    "fecha de finalización | fecha de cierre | año de término | fine | anno di fine | "
    "data di fine | fim | ano de fim | data de fim | ende | endjahr | enddatum | bis",
    "status": "status | state | statut | état | avancement | état d'avancement | estado | "
    "situación | stato | situação | stand | "
    "zustand",
    "status_note": "status note | remark | remarque | observación | nota | bemerkung",
    "themes": _ORGANISATION["themes"],
    "countries": "countries | country | recipient country | location | pays | pays concernés | "
    "lieu | país | países | lugar | paese | paesi | luogo | local | länder | land | ort",
    "regions": _ORGANISATION["regions"],
    "mountain_ranges": _ORGANISATION["mountain_ranges"],
    "summary_own_words": _ORGANISATION["summary_own_words"],
    "source_url": f"{_ORGANISATION['source_url']} | url | website | site web | sitio web",
    "as_of": _ORGANISATION["as_of"],
}

_PEOPLE = (
    "partners | partner | participants | members | member names | with | collaborators | "
    "partenaire | organisations partenaires | parties prenantes | "
    "partenaires | participantes | membres | socios | socio | aliados | contrapartes | "
    "organizaciones participantes | miembros | "
    "partecipanti | membri | parceiros | membros | partnerorganisationen | beteiligte | mitglieder "
    "| partner organisations | partner organizations | stakeholders"
)
_WHO = (
    "organisation | organization | member | lead | lead organisation | implementing organisation | "
    "organisation porteuse | structure porteuse | organisme porteur | "
    "organisme responsable | organisation responsable | entidad responsable | "
    "organización responsable | "
    "who | institution | organisme | membre | chef de file | organización | miembro | "
    "organización líder | entidad ejecutora | ejecutor | organizzazione | membro | capofila | "
    "organização | "
    "mitglied | träger | federführung | name | nom | nombre | nome"
)
_MONEY = {
    "currency": "currency | devise | monnaie | moneda | divisa | valuta | moeda | währung",
}

HEADERS: dict[str, dict[str, str]] = {
    "members": _ORGANISATION,
    "network": _ORGANISATION,
    "desks": {
        "organisation": "organisation | organization | member | belongs to | part of | parent | "
        "parent organisation | institution | organisme | membre | institution mère | "
        "organización | miembro | organización matriz | pertenece a | organizzazione | membro | "
        "organização | mitglied | träger | gehört zu | organisation name | organization name | "
        "name of organisation | name of the organisation | name of organization | "
        "name of the organization | member name | name of member | name of the member | "
        "nom de l'organisation | nom de l'organisme | nom du membre | nom de l'institution | "
        "nombre de la organización | nombre del miembro | nombre de la entidad | entidad | "
        "institución | nome dell'organizzazione | nome da organização | organisationsname",
        "name": "name | desk | unit | office | department | division | programme | program | "
        "team | centre | center | label | title | nom | bureau | unité | service | département | "
        "équipe | nombre | oficina | unidad | departamento | programa | equipo | nome | ufficio | "
        "unità | dipartimento | gabinete | unidade | bezeichnung | abteilung | büro | referat | "
        "desk name | name of desk | name of the desk | unit name | name of the unit | "
        "office name | department name | nom du bureau | nom du service | nom de l'unité | "
        "nom du département | nombre de la oficina | nombre de la unidad | "
        "nombre del departamento | nombre del programa",
        "summary_own_words": _ORGANISATION["summary_own_words"],
        "themes": _ORGANISATION["themes"],
        "regions": _ORGANISATION["regions"],
        "focus_countries": f"{_ORGANISATION['focus_countries']} | country | pays | país | paese | "
        "land",
        "mountain_ranges": _ORGANISATION["mountain_ranges"],
        "languages": _ORGANISATION["languages"],
        "tags_source_url": _ORGANISATION["source_url"],
    },
    "activities": {
        "organisation": _WHO,
        **_WORK,
        "kind": "kind | type | category | activity type | type d'activité | catégorie | tipo | "
        "categoría | tipo de actividad | categoria | tipo di attività | tipo de atividade | art | "
        "typ | kategorie",
        "partners": _PEOPLE,
        "signal": "signal",
        "origin": "origin",
    },
    "initiatives": {
        **_WORK,
        "type": "type | kind | category | catégorie | tipo | categoría | categoria | art | typ | "
        "kategorie",
        "member_names": _PEOPLE,
        "funders": "funders | funder | donor | donors | financed by | bailleur | bailleurs | "
        "bailleur de fonds | bailleurs de fonds | financé par | source de financement | sources"
        " de financement | financeurs | donateurs | "
        "financeur | donateur | donante | donantes | financiador | financiadores | "
        "fuente de financiamiento | fuente de financiación | finanziatore | "
        "finanziatori | donatore | doador | geldgeber | förderer | finanzierung",
        "budget": "budget total | montant total | coût total | "
        "budget | amount | total budget | cost | value | montant | coût | presupuesto | "
        "monto | importe | costo | presupuesto total | costo total | bilancio | importo | "
        "orçamento | valor | betrag | kosten | "
        "summe",
        **_MONEY,
        "outcome": "outcome | outcomes | results | result | résultat | résultats | resultado | "
        "resultados | risultato | risultati | ergebnis | ergebnisse",
    },
    "offers_needs": {
        "organisation": _WHO,
        "type": "type | offer or need | kind | offre ou besoin | oferta o necesidad | tipo | "
        "offerta o bisogno | oferta ou necessidade | angebot oder bedarf | art",
        "category": "category | catégorie | categoría | categoria | kategorie | rubrik",
        "text_own_words": "text | description | offer | need | details | texte | descriptif | "
        "texto | descripción | testo | descrizione | descrição | beschreibung | inhalt",
        "themes": _ORGANISATION["themes"],
        "languages": _ORGANISATION["languages"],
        "confidence": "confidence",
        "source_url": _WORK["source_url"],
        "as_of": _ORGANISATION["as_of"],
    },
    "funders": {
        "name": "name | funder | fund | donor | programme | program | label | title | nom | "
        "bailleur | bailleur de fonds | nom du bailleur | programme de financement | fonds | "
        "nombre | financiador | fondo | donante | nome | finanziatore | "
        "fundo | geldgeber | förderer | förderprogramm | bezeichnung",
        "kind": "kind | type | category | funder type | catégorie | tipo | categoría | categoria | "
        "art | typ | kategorie",
        "themes": _ORGANISATION["themes"],
        "regions": _ORGANISATION["regions"],
        "eligible_countries": "eligible countries | countries | pays éligibles | "
        "pays admissibles | "
        "países elegibles | países admisibles | países | paesi ammissibili | paesi | "
        "förderfähige länder | länder",
        "eligible_member_kinds": "candidats admissibles | qui peut postuler | "
        "bénéficiaires éligibles | "
        "eligible member kinds | eligible applicants | who can apply | "
        "candidats éligibles | solicitantes elegibles | quién puede presentarse | "
        "quién puede postular | postulantes | chi può candidarsi | "
        "quem pode candidatar-se | antragsberechtigt",
        "min_grant": "montant minimal | subvention minimale | plancher | "
        "min grant | minimum | minimum grant | from | montant minimum | "
        "monto mínimo | importe mínimo | importo minimo | valor mínimo | mindestbetrag",
        "max_grant": "montant maximal | subvention maximale | plafond | "
        "max grant | maximum | maximum grant | up to | montant maximum | "
        "monto máximo | importe máximo | cuantía máxima | importo massimo | valor máximo | "
        "höchstbetrag",
        **_MONEY,
        "cofinancing_required": "cofinancement requis | contrepartie | apport propre | "
        "cofinancing required | cofinancing | co-financing | "
        "cofinancement | cofinanciación | cofinanciamiento | contrapartida | cofinanziamento | "
        "cofinanciamento | kofinanzierung | "
        "eigenanteil",
        "cofinancing_note": "cofinancing note",
        "call_pattern": "call pattern | pattern | application | how to apply | rythme | "
        "convocatoria | bando | antragsfrist",
        "languages": _ORGANISATION["languages"],
        "url": "url | website | web | site web | sitio web | página web | sito web | webseite",
        "summary_own_words": _ORGANISATION["summary_own_words"],
        "source_url": _ORGANISATION["source_url"],
        "as_of": _ORGANISATION["as_of"],
        "confidence": "confidence",
        "amounts_verified": "amounts verified",
        "status_when_read": "status when read | status | statut | estado | stato | stand",
    },
}
"""For each sort of table, the names of each column."""

CONTACT = tuple(name.strip() for name in _CONTACT.split("|"))
"""Names of columns with details of persons."""
