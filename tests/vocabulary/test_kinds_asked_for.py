import pytest

from broker.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("We look for universities and municipalities.", "academic_research subnational_authority"),
        ("We are an NGO. We seek companies in the Alps.", "private_sector"),
        ("Nous cherchons des communes et des entreprises.", "subnational_authority private_sector"),
        ("Buscamos municipios y una universidad.", "subnational_authority academic_research"),
        ("Cerchiamo comuni e aziende.", "subnational_authority private_sector"),
        ("Procuramos parceiros: universidades e ONG.", "academic_research civil_society"),
        (
            "Wir suchen Gemeinden und Forschungsinstitute.",
            "subnational_authority academic_research",
        ),
        ("Partners wanted: NGOs.", "civil_society"),
        ("Municipalities are sought.", "subnational_authority"),
        ("Universidades y ONG son bienvenidas.", "academic_research civil_society"),
        ("Il faut une commune et une ONG.", "subnational_authority civil_society"),
        ("Hacen falta empresas y una universidad.", "private_sector academic_research"),
        ("Servono aziende e un ente di ricerca.", "private_sector academic_research"),
        (
            "Precisamos de um município e de um instituto de pesquisa.",
            "subnational_authority academic_research",
        ),
        (
            "Gebraucht werden Vereine und eine Forschungseinrichtung.",
            "civil_society academic_research",
        ),
        ("Vereine und Firmen werden gebraucht.", "civil_society private_sector"),
        ("It needs government disaster agencies.", "government"),
        ("Necesita agencias gubernamentales.", "government"),
        ("Wir suchen staatliche Katastrophenschutzbehörden.", "government"),
        ("Wir suchen Umweltorganisationen.", "civil_society"),
        ("We look for conservation groups and youth organisations.", "civil_society"),
        ("Nous cherchons des organisations de jeunesse.", "civil_society"),
        ("Buscamos organizaciones ambientales.", "civil_society"),
        ("Cerchiamo organizzazioni ambientaliste.", "civil_society"),
        ("Procuramos organizações juvenis.", "civil_society"),
    ],
)
def test_kinds_that_a_text_asks_for(vocabulary: Vocabulary, text: str, kinds: str) -> None:
    assert vocabulary.kinds_in(text) == tuple(kinds.split())


@pytest.mark.parametrize(
    "text",
    [
        "The university works in the valley of the company.",
        "Our partners are universities.",
        "We need training for municipalities.",
        "We seek help. The university is near.",
        "",
    ],
)
def test_kinds_that_are_only_named(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.kinds_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "We look for public authorities.",
        "Nous cherchons des autorités publiques.",
        "Buscamos autoridades públicas.",
        "Cerchiamo autorità pubbliche.",
        "Procuramos autoridades públicas.",
        "Wir suchen Behörden.",
    ],
)
def test_public_authorities_may_be_national_or_local(vocabulary: Vocabulary, text: str) -> None:
    assert set(vocabulary.kinds_in(text)) == {"government", "subnational_authority"}


@pytest.mark.parametrize(
    "text",
    [
        "We look for an intergovernmental body.",
        "Nous cherchons un organisme intergouvernemental.",
        "Buscamos un organismo intergubernamental.",
        "Cerchiamo un organismo intergovernativo.",
        "Procuramos um organismo intergovernamental.",
        "Wir suchen eine zwischenstaatliche Einrichtung.",
    ],
)
def test_an_intergovernmental_body_in_six_languages(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.kinds_in(text) == ("intergovernmental",)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("We seek NGOs that work with municipalities.", "civil_society"),
        ("Nous cherchons une ONG qui travaille avec des communes.", "civil_society"),
        ("Wir suchen NGOs, die mit Gemeinden arbeiten.", "civil_society"),
        ("We seek NGOs that know the herders, and a company.", "civil_society private_sector"),
        (
            "Buscamos ONG que trabajen con pastores y autoridades locales que usen los datos.",
            "civil_society subnational_authority",
        ),
        (
            "Wir suchen Vereine, die das Tal kennen, und Gemeinden, die Daten nutzen.",
            "civil_society subnational_authority",
        ),
        (
            "We need a government agency for water, and universities.",
            "government academic_research",
        ),
        (
            "Gebraucht werden Ministerien für Umwelt und Verkehr, Hochschulen und Vereine.",
            "government academic_research civil_society",
        ),
    ],
)
def test_what_describes_a_partner_is_not_asked_for(
    vocabulary: Vocabulary, text: str, kinds: str
) -> None:
    assert vocabulary.kinds_in(text) == tuple(kinds.split())


def test_words_that_ask_in_one_language_only(vocabulary: Vocabulary) -> None:
    assert vocabulary.kinds_in("La casa está muy cerca de la empresa y de los jardines.") == ()
    assert vocabulary.kinds_in("La rete del nostro paese cerca anche un'azienda.") == (
        "private_sector",
    )


def test_whom_the_work_is_for_is_not_asked_for(vocabulary: Vocabulary) -> None:
    text = "We look for universities to train companies."
    assert vocabulary.kinds_in(text) == ("academic_research",)


@pytest.mark.parametrize(
    "text",
    [
        "Project partners: University of Lakeside, Municipality of Upper Town, Hill Foundation.",
        "The fund is partnering with the University of Lakeside to test this with herders.",
        "In partnership with the Ministry of Climate Change, the work trains villages.",
        "Implementing partner: State Agency for Forests.",
        "Partenaires : Université Grenoble Alpes, Association Drailles.",
        "Socios locales |\nAsociación Especializada en Montañas (AEM). |",
        "São parceiros o Ministério da Terra e a Universidade de Lisboa.",
        "È gestito in partenariato con l'Università di Torino e il Comune di Morgex.",
        "Projektpartner\nPartner: Montanuniversität Leoben, Landesamt für Umwelt",
    ],
)
def test_partners_with_a_name_are_there_already(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.kinds_in(text) == ()


def test_an_organisation_that_is_looked_for_may_have_a_name(vocabulary: Vocabulary) -> None:
    assert vocabulary.kinds_in("We look for the Ministry of Environment.") == ("government",)
    assert vocabulary.kinds_in("Partners: Universities, Local Authorities.") == (
        "academic_research",
        "subnational_authority",
    )


def test_the_label_of_an_amount_asks_for_nobody(vocabulary: Vocabulary) -> None:
    text = "Bilateral partners USD 627,000 National Government USD 14,864,800 NGOs USD 300,000"
    assert vocabulary.kinds_in(text) == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("We do not look for universities.", ""),
        ("We don't need companies.", ""),
        ("Companies are not needed.", ""),
        ("We look for NGOs, no companies.", "civil_society"),
        ("We look for universities (not companies).", "academic_research"),
        ("We are not looking for companies but for universities.", "academic_research"),
        ("We do not only look for universities.", "academic_research"),
        ("We look for partners except companies.", ""),
        ("If not, we need a university.", "academic_research"),
        ("Is it easy? No. Universities are sought.", "academic_research"),
        ("Funds there are not: universities are sought.", "academic_research"),
        ("It is not easy, so we need a university.", "academic_research"),
        ("Not one of us can, and we look for a university.", "academic_research"),
        ("Nous ne cherchons pas d'entreprises mais des communes.", "subnational_authority"),
        ("Nous cherchons des communes, pas d'entreprises.", "subnational_authority"),
        ("No buscamos empresas sino universidades.", "academic_research"),
        ("Buscamos universidades, no empresas.", "academic_research"),
        ("Non cerchiamo aziende ma comuni.", "subnational_authority"),
        ("Não procuramos empresas, mas municípios.", "subnational_authority"),
        ("Procuramos parceiros: no município, universidades.",
         "subnational_authority academic_research"),
        ("Wir suchen keine Unternehmen, sondern Hochschulen.", "academic_research"),
        ("Wir suchen nicht nur Unternehmen, sondern auch Hochschulen.",
         "private_sector academic_research"),
    ],
)  # fmt: skip
def test_what_a_text_says_it_does_not_look_for(
    vocabulary: Vocabulary, text: str, kinds: str
) -> None:
    assert vocabulary.kinds_in(text) == tuple(kinds.split())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("We look for a park authority and a technical institute.",
         {"government", "academic_research"}),
        ("Nous cherchons une association de femmes et un laboratoire.",
         {"civil_society", "academic_research"}),
        ("Buscamos una asociación de mujeres y la protección civil.",
         {"civil_society", "government"}),
        ("Cerchiamo un'associazione di donne e un ente parco.", {"civil_society", "government"}),
        ("Procuramos uma associação de mulheres e um instituto agrário.",
         {"civil_society", "academic_research"}),
        ("Gesucht werden ein Frauenverein und eine Nationalparkverwaltung.",
         {"civil_society", "government"}),
    ],
)  # fmt: skip
def test_partners_of_many_names_are_of_their_kind(
    vocabulary: Vocabulary, text: str, kinds: set[str]
) -> None:
    assert set(vocabulary.kinds_in(text)) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Se necesita:\n1. Alguien para el ganado\n2. Una ONG\n3. Un municipio",
            "civil_society subnational_authority",
        ),
        (
            "We look for:\n- somebody to train guides\n- a university\n- companies",
            "academic_research private_sector",
        ),
        ("Recherchés : un institut de recherche, une ONG", "academic_research civil_society"),
        ("Fehlt noch: Forstbehörde, Stiftung", "government civil_society"),
        (
            "Socios que se buscan. Organizaciones indígenas; una universidad",
            "civil_society academic_research",
        ),
        ("**Partners sought.** Universities and companies", "academic_research private_sector"),
        (
            "Buscamos una empresa que respete la tradición; ONG internacional",
            "private_sector civil_society",
        ),
        (
            "Necesitamos: universidad que sepa de suelos, y alguna ONG de otro país.",
            "academic_research civil_society",
        ),
        (
            "On board: Hill Trust. Still missing: a municipality, an NGO",
            "subnational_authority civil_society",
        ),
        ("We look for NGOs, but no mining companies.", "civil_society"),
        ("Gesucht: Vereine, keine großen Firmen", "civil_society"),
        ("Parceiros que buscamos: ONG ambiental\nsem empresas de papel", "civil_society"),
        ("- we look for: an NGO\n- money: companies", "civil_society"),
        ("Partner an Bord: Stiftungen\nWunschpartner: Kommunen", "subnational_authority"),
    ],
)
def test_kinds_in_lists_and_forms(vocabulary: Vocabulary, text: str, kinds: str) -> None:
    assert vocabulary.kinds_in(text) == tuple(kinds.split())


def test_a_short_sentence_before_an_organisation_asks_for_nobody(vocabulary: Vocabulary) -> None:
    assert vocabulary.kinds_in("We seek your help. The university is near.") == ()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("We look for NGOs. No companies please.", "private_sector", "No companies please"),
        ("We look for universities, but no companies.", "private_sector", "no companies"),
        ("Buscamos ONG.\nSin empresas mineras, gracias.", "private_sector", "Sin empresas mineras"),
        (
            "No aceptamos socios del sector privado ni entidades del Estado.",
            "government",
            "No aceptamos socios del sector privado ni entidades del Estado",
        ),
        (
            "Pas de bureaux ni d'entreprises.",
            "private_sector",
            "Pas de bureaux ni d'entreprises",
        ),
        ("Non servono altre università.", "academic_research", "Non servono altre università"),
    ],
)
def test_kinds_that_a_text_refuses(
    vocabulary: Vocabulary, text: str, kind: str, words: str
) -> None:
    assert vocabulary.kinds_refused_in(text)[kind] == words


@pytest.mark.parametrize(
    "text",
    [
        "We look for companies.",
        "There are no companies in the valley. We look for NGOs.",
        "No mining companies, but we seek companies that sell wool.",
        "We do not look for companies but for universities, and seek a company to sell wool.",
        "",
    ],
)
def test_kinds_that_a_text_does_not_refuse(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.kinds_refused_in(text) == {}
