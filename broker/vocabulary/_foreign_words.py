"""Words of six languages for organisations, guests and buyers, who may be from elsewhere."""

ORGANISATIONS = frozenset(
    """academy academia academie accademia akademie asso asociacion associacao association
    associazione verein
    agence agences agencia agencias agencies agency agentur agenzia agenzie
    ambasciata ambassade embaixada embajada embassy botschaft
    azienda charity companhia company compania consultancy empresa entreprise firm firma
    impresa unternehmen
    fondation fondations fondazione fondazioni fundacao fundacion foundation foundations stiftung
    stiftungen gobierno governo government gouvernement regierung
    institut institute instituten institutes instituto institutos instituts istituti istituto
    laboratoire laboratorio laboratory ministere ministerio ministerium ministero ministry
    ngo ngos nro ong ongs organisation organisazione organizacao organizacion organization
    organizzazione universidad universidade universidades universidades universita universitat
    universitaten universite universites universities university hochschule
    hochschulen""".split()
)
"""Words for organisations that need no capital: `an Italian university`."""
NAMED = frozenset(
    """alliance alliances alianza allianz banca
    banco bank banque bureau center centre centro college comision comissao
    comitato comite commission commissione committee conseil consejo consiglio conselho
    consorcio consortium consorzio
    corporation council department dienst federacao federacion federation federazione fondo fonds
    forum foro fund fundo grants gesellschaft kooperation museo museu museum network netzwerk
    office observatoire observatorio observatory red rede reseau rete secretariat service
    servicio servico servizio sociedad sociedade societa societe society trust verband
    zentrum""".split()
)
"""Words for organisations that need one: `Swiss Center for Mountain Regions`."""
ENDINGS = (
    "agentur", "akademie", "bank", "behorde", "dienst", "hochschule", "institut",
    "ministerium", "ministeriums", "regierung", "stiftung", "universitat", "unternehmen",
    "verband", "verein", "zentrum",
)  # fmt: skip
"""How German words for organisations end, behind other words: `Wetterdienst`."""
SOCIETIES = frozenset("gesellschaft kooperation sociedad sociedade societa societe society".split())
"""These are organisations only with more of their name: not `the Nepalese society`."""
NAMING = frozenset("de for for fur of para per por pour der".split())
"""What goes on with such a name: `Deutsche Gesellschaft für …`."""
ENVOYS = frozenset("ambasciata ambassade embaixada embajada embassy botschaft".split())
CORPS, PEACE = frozenset("corpo corps cuerpo".split()), frozenset("pace paix paz peace".split())
"""Words for envoys and, together, for a peace corps: they are never at home where they are."""

PARTIES = frozenset(
    """consultant consultants consulente consulenti consultor consultores donor donors donante
    donantes doador doadores donatore donatori bailleur bailleurs donateur donateurs geldgeber
    expert experta experten expertes experti experto expertos expertas experts esperti esperto
    especialistas especialista spezialisten engineer engineers ingenieur ingenieurs ingenieure
    investor investors investoren investisseurs inversores investitori investidores
    partenaire partenaires parceiro parceiros partner partners partnern projektpartner
    projektpartnern socio socios scientists scientist wissenschaftler cientificos cientistas
    scientifiques volunteers volunteer volontaires voluntarios volontari freiwillige freiwilligen
    expertise knowhow fachwissen""".split()
)
"""Words for others who take part, and what they bring."""
GUESTS = frozenset(
    """besucher besuchern gast gaste gasten guest guests hikers hospedes huespedes ospiti
    tourist tourists touriste touristes touristen turista turistas turisti
    travellers travelers trekkers urlauber urlaubern urlaubsgaste urlaubsgasten
    urlaubsgaste visitantes visitante visitatori visiteurs visiteur visitors visitor viaggiatori
    viajeros viajantes voyageurs wanderer alpinistes climbers mountaineers alpinistas
    alpinisti reisende reisenden""".split()
)
"""Words for those who come on a visit."""
BUYERS = frozenset(
    """abnehmer abnehmern acheteur acheteurs acquirenti acquirente buyer buyers client clients
    clientes clienti compradores comprador consommateurs consumer consumers consumidores
    consumatori customer customers einkaufer handler handlern importateurs importers importeure
    importadores importatori kaufer kaufern kunden market markets marche marches mercado
    mercados mercati mercato markt markte markten retailers supermarkets supermarches supermercados
    supermercati verbraucher""".split()
)
"""Words for those who buy, and where."""
SOLD = frozenset(
    """export exported exporting exports exporte exportee exportees exportes exporter exportation
    exportations exportacion exportaciones exportada exportadas exportado exportados exportar
    exportacao exportacoes exportiert exportieren esportare esportata esportate esportati esportato
    esportazione esportazioni sales sell selling sold vend vendre vendu vendue vendues vendus
    vente ventes venta ventas vender vendida vendidas vendido vendidos venda vendas vendere
    venduta vendute venduti venduto vendita vendite verkauf verkauft verkaufen absatz
    ausfuhr ausgefuhrt""".split()
)
"""Words for what is sold to a place."""
BOUGHT = frozenset(
    """import imported imports importe importee importees importes importations importation
    importada importadas importado importados importaciones importacoes importazioni importata
    importate importati importato importiert importierte importierten
    remesas remessas remittances rimesse ruckuberweisungen""".split()
)
"""Words for what comes from a place."""
LEAVING = frozenset(
    """abwandern abwanderung auswandern auswanderung depart departs emigra emigrado emigram emigran
    emigrano emigrant emigrants emigrar emigrare emigrate emigrated emigrates emigration emigre
    emigrent emigrer emigrazione emigracion emigracao leave leaves leaving left migracion migracao
    migra migram migran migrano migrar migrare migrate migrated migrates migration migrazione
    migrent migrer parte partent partem parten partono partir partire partis partiti salen
    sair van vanno vao vont gehen""".split()
)
"""Words for people who go away, and where to."""
EMIGRATING = frozenset(
    """emigra emigram emigran emigrano emigrar emigrare emigrent emigrer migrano migrare migrent
    partono vanno vont""".split()
)
"""Of these, those that say it with an 'in', too: `emigrano in Germania`."""
MIGRANTS = frozenset(
    """auswanderer auswanderern diaspora diasporas emigrantes emigranti emigres emigrants
    migranten migrantes migranti migrants wanderarbeiter""".split()
)
"""Words for those who have gone, and where they are."""
LOCAL = frozenset(
    """domestic interieur interior interna interno lokal lokale lokalen lokaler local locale locales
    locali locais locaux nearby national nationale nationaux nacional nacionales nacionais nazionale
    nazionali regional regionale regionales regionaux regionalen rural village weekly""".split()
)
"""Beside a word for markets, these say that they are where the work is."""
DIRECT = frozenset(
    "direct directamente directement directly directo diretamente direttamente direkt".split()
)
STUDY = frozenset("estudo estudio etude etudes studio study".split())
JOURNEY = frozenset(
    "tour tours trip trips viaggio viaje viagem visit visita visite visits voyage".split()
)
STUDY_JOURNEY = frozenset("studienreise studienreisen exkursion studienaufenthalt".split())
"""Words for a journey to learn: `a study tour to Nepal`."""

IN = frozenset("at au aux dans em en im in na nas nei nel nell nella negli no nos on".split())
"""Words for where something is."""
TOWARDS = frozenset(
    """a agli ai al alla alle ao aos for fur hacia into nach para per pour pro to vers verso zu zum
    zur""".split()
)
"""Words for where something goes, beside those for where it is."""
GERMAN_TOWARDS = frozenset("in nach".split())
GERMAN_SOLD = frozenset("ausgefuhrt exportiert verkauft".split())
GERMAN_ENDING = frozenset("oder und werden wird wurde wurden".split())
"""In German the verb stands behind: `nach Peru verkauft wird`, but not `in Peru verkauft sie`."""
FROM = frozenset("aus dal dalla dall dai dagli dalle from".split())
"""Words for where somebody comes from."""
COMING = frozenset(
    """arrivano arrivant arrivent arrive chegam come comes coming kommen llegados llegan originaires
    procedentes provenant provenientes provenienti vem venant vengono venidos venues venus viennent
    vienen vindas vindos""".split()
)
"""Words that make that of an 'of': `visiteurs venus de Norvège`."""
OF = frozenset("d da das de degli dei del dell della delle dello des di do dos du of von".split())
THE = frozenset("a as das dem den der die el gli i il l la las le les lo los o os the".split())
AND = frozenset("and e ed et i o oder or ou sowie u und y".split())
WHERE = frozenset(
    """country countries dove donde land lander location localisation localizacion
    localizzazione lieu lugar luogo local ort paese paesi pais paises pays region where
    wo""".split()
)
"""Labels of the fields of a form that tell where the work is."""
