"""Paragraphs in six languages for which no theme's words were chosen."""

PARAGRAPHS = {
    "kilimanjaro": {
        "en": """\
Honey below Kilimanjaro. On the slopes of Mount Kilimanjaro in Tanzania, farmers keep bees in
coffee gardens, but they sell the honey in plastic bottles at the roadside. A group of twelve
village associations wants a common label, a small processing room and training in hygiene.
Forest fires destroy many hives each year, so the groups will also plant native trees and form
fire brigades. We need a company that exports honey, a ministry that can certify the label, and
researchers who study pollinators. We have 15,000 euros and ask for 60,000 euros.""",
        "fr": """\
Le miel au pied du Kilimandjaro. Sur les pentes du Kilimandjaro, en Tanzanie, les agriculteurs
élèvent des abeilles dans les jardins de café, mais vendent le miel dans des bouteilles en
plastique au bord de la route. Un groupe de douze associations villageoises souhaite un label
commun, un petit local de transformation et une formation à l'hygiène. Les feux de forêt
détruisent chaque année de nombreuses ruches : les groupes planteront donc aussi des arbres
indigènes et formeront des brigades contre l'incendie. Nous avons besoin d'une entreprise qui
exporte du miel, d'un ministère qui puisse certifier le label et de chercheurs qui étudient les
pollinisateurs. Nous disposons de 15 000 euros et demandons 60 000 euros.""",
        "es": """\
Miel al pie del Kilimanjaro. En las laderas del Kilimanjaro, en Tanzania, los agricultores crían
abejas en los huertos de café, pero venden la miel en botellas de plástico al borde del camino.
Un grupo de doce asociaciones de aldea quiere una etiqueta común, una pequeña sala de
procesamiento y capacitación en higiene. Los incendios forestales destruyen muchas colmenas cada
año, así que los grupos también plantarán árboles nativos y formarán brigadas contra el fuego.
Hace falta una empresa que exporte miel, un ministerio que pueda certificar la etiqueta e
investigadores que estudien los polinizadores. Tenemos 15.000 euros y pedimos 60.000 euros.""",
        "it": """\
Il miele ai piedi del Kilimangiaro. Sulle pendici del Kilimangiaro, in Tanzania, gli agricoltori
allevano api nei giardini di caffè, ma vendono il miele in bottiglie di plastica sul ciglio
della strada. Un gruppo di dodici associazioni di villaggio vuole un'etichetta comune, un
piccolo laboratorio di trasformazione e una formazione sull'igiene. Gli incendi boschivi
distruggono ogni anno molti alveari, perciò i gruppi pianteranno anche alberi autoctoni e
formeranno squadre antincendio. Ci serve un'azienda che esporti miele, un ministero che possa
certificare l'etichetta e ricercatori che studino gli impollinatori. Abbiamo 15.000 euro e
chiediamo 60.000 euro.""",
        "pt": """\
Mel aos pés do Kilimanjaro. Nas encostas do Kilimanjaro, na Tanzânia, os agricultores criam
abelhas nos quintais de café, mas vendem o mel em garrafas de plástico à beira da estrada. Um
grupo de doze associações de aldeia quer um rótulo comum, uma pequena sala de processamento e
formação em higiene. Os incêndios florestais destroem muitas colmeias todos os anos, por isso os
grupos também vão plantar árvores nativas e formar brigadas contra o fogo. É preciso uma empresa
que exporte mel, um ministério que possa certificar o rótulo e pesquisadores que estudem os
polinizadores. Temos 15.000 euros e pedimos 60.000 euros.""",
        "de": """\
Honig am Fuß des Kilimandscharo. An den Hängen des Kilimandscharo in Tansania halten Bauern
Bienen in ihren Kaffeegärten, doch sie verkaufen den Honig in Plastikflaschen am Straßenrand.
Eine Gruppe von zwölf Dorfvereinen möchte ein gemeinsames Label, einen kleinen Verarbeitungsraum
und Schulungen in Hygiene. Waldbrände zerstören jedes Jahr viele Bienenstöcke; die Gruppen
werden deshalb auch einheimische Bäume pflanzen und Feuerwehren bilden. Wir brauchen ein
Unternehmen, das Honig exportiert, ein Ministerium, das das Label zertifizieren kann, und
Forschende, die Bestäuber untersuchen. Wir haben 15.000 Euro und bitten um 60.000 Euro.""",
    },
    "paramo": {
        "en": """\
A law that protects the páramo. In the páramos of Colombia and Ecuador, mining and potato fields
reach the headwaters of the rivers that supply Bogotá and Quito. Lawyers, indigenous communities
and hydrologists propose to compare the laws of the two countries, to map the wetlands, and to
write a guide for mayors on how to protect them. The work lasts eighteen months. We are looking
for universities with law faculties, indigenous organisations, local governments in the páramo,
and an international organisation as adviser.""",
        "fr": """\
Une loi qui protège le páramo. Dans les páramos de Colombie et d'Équateur, les mines et les
champs de pommes de terre atteignent les têtes de bassin des rivières qui alimentent Bogota et
Quito. Des juristes, des communautés autochtones et des hydrologues proposent de comparer les
lois des deux pays, de cartographier les zones humides et de rédiger un guide pour les maires
sur la manière de les protéger. Le travail dure dix-huit mois. Nous recherchons des universités
dotées de facultés de droit, des organisations autochtones, des collectivités locales du páramo
et une organisation internationale comme conseillère.""",
        "es": """\
Una ley que proteja el páramo. En los páramos de Colombia y Ecuador, la minería y los cultivos
de papa llegan a las cabeceras de los ríos que abastecen a Bogotá y Quito. Abogados, comunidades
indígenas e hidrólogos proponen comparar las leyes de los dos países, cartografiar los humedales
y redactar una guía para alcaldes sobre cómo protegerlos. El trabajo dura dieciocho meses.
Buscamos universidades con facultades de derecho, organizaciones indígenas, gobiernos locales
del páramo y una organización internacional como asesora.""",
        "it": """\
Una legge che protegga il páramo. Nei páramos di Colombia ed Ecuador le miniere e i campi di
patate raggiungono le sorgenti dei fiumi che riforniscono Bogotá e Quito. Giuristi, comunità
indigene e idrologi propongono di confrontare le leggi dei due paesi, di mappare le zone umide e
di scrivere una guida per i sindaci su come proteggerle. Il lavoro dura diciotto mesi. Cerchiamo
università con facoltà di giurisprudenza, organizzazioni indigene, enti locali del páramo e
un'organizzazione internazionale come consulente.""",
        "pt": """\
Uma lei que proteja o páramo. Nos páramos da Colômbia e do Equador, a mineração e as lavouras de
batata chegam às cabeceiras dos rios que abastecem Bogotá e Quito. Advogados, comunidades
indígenas e hidrólogos propõem comparar as leis dos dois países, mapear as zonas úmidas e
escrever um guia para prefeitos sobre como protegê-las. O trabalho dura dezoito meses.
Procuramos universidades com faculdades de direito, organizações indígenas, governos locais do
páramo e uma organização internacional como assessora.""",
        "de": """\
Ein Gesetz, das den Páramo schützt. In den Páramos von Kolumbien und Ecuador erreichen Bergbau
und Kartoffelfelder die Quellgebiete der Flüsse, die Bogotá und Quito versorgen. Juristinnen,
indigene Gemeinschaften und Hydrologen wollen die Gesetze der beiden Länder vergleichen, die
Feuchtgebiete kartieren und einen Leitfaden für Bürgermeister zu ihrem Schutz schreiben. Die
Arbeit dauert achtzehn Monate. Wir suchen Universitäten mit juristischen Fakultäten, indigene
Organisationen, lokale Regierungen im Páramo und eine internationale Organisation als Beraterin.""",
    },
    "rhodope": {
        "en": """\
Songs and cheese of the Rhodopes. In the Rhodope Mountains of Bulgaria and Greece, the young
leave and the songs, looms and summer dairies go with the old. Five villages want to open a
house of crafts, record singers, and take walkers along the old herding paths with a stay in a
family. Income from guests should keep two schools open. Partners wanted: cultural associations,
municipalities and tour operators in Bulgarian or Greek border towns.""",
        "fr": """\
Chants et fromages des Rhodopes. Dans les Rhodopes, en Bulgarie et en Grèce, les jeunes partent,
et les chants, les métiers à tisser et les laiteries d'été s'en vont avec les anciens. Cinq
villages veulent ouvrir une maison de l'artisanat, enregistrer des chanteurs et emmener des
marcheurs sur les anciens chemins de transhumance, avec un séjour en famille. Le revenu tiré des
hôtes doit permettre de garder deux écoles ouvertes. Partenaires recherchés : associations
culturelles, communes et voyagistes des villes frontalières bulgares ou grecques.""",
        "es": """\
Canciones y quesos de los Ródope. En los montes Ródope, en Bulgaria y Grecia, los jóvenes se
marchan, y las canciones, los telares y las lecherías de verano se van con los ancianos. Cinco
aldeas quieren abrir una casa de artesanía, grabar a los cantantes y llevar a caminantes por los
antiguos caminos de pastoreo, con alojamiento en familia. Los ingresos de los huéspedes deben
mantener abiertas dos escuelas. Se buscan asociaciones culturales, municipios y operadores
turísticos de las ciudades fronterizas búlgaras o griegas.""",
        "it": """\
Canti e formaggi dei Rodopi. Nei monti Rodopi, in Bulgaria e in Grecia, i giovani se ne vanno e
i canti, i telai e i caseifici estivi scompaiono con gli anziani. Cinque villaggi vogliono
aprire una casa dell'artigianato, registrare i cantori e portare i camminatori lungo gli antichi
sentieri dei pastori, con ospitalità in famiglia. Il reddito degli ospiti deve tenere aperte due
scuole. Si cercano associazioni culturali, comuni e operatori turistici delle città di confine
bulgare o greche.""",
        "pt": """\
Cantos e queijos dos Ródopes. Nos montes Ródopes, na Bulgária e na Grécia, os jovens partem, e
os cantos, os teares e as queijarias de verão vão-se com os velhos. Cinco aldeias querem abrir
uma casa de artesanato, gravar os cantores e levar caminhantes pelos antigos caminhos de
pastoreio, com hospedagem em família. A renda dos hóspedes deve manter abertas duas escolas.
Procuram-se associações culturais, municípios e operadores turísticos das cidades fronteiriças
búlgaras ou gregas.""",
        "de": """\
Lieder und Käse der Rhodopen. In den Rhodopen Bulgariens und Griechenlands gehen die Jungen
fort, und mit den Alten verschwinden Lieder, Webstühle und Sommersennereien. Fünf Dörfer möchten
ein Haus des Handwerks eröffnen, Sängerinnen aufnehmen und Wanderer auf den alten Hirtenwegen
führen, mit Übernachtung in Familien. Das Einkommen durch Gäste soll zwei Schulen erhalten.
Gesucht werden Kulturvereine, Gemeinden und Reiseveranstalter in bulgarischen oder griechischen
Grenzstädten.""",
    },
}
