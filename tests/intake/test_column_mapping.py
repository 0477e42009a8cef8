"""Columns are recognised in six languages, can be given by hand, and are remembered."""

import pytest

from broker.intake.cells._choices import chosen
from broker.intake.columns._mapping import map_columns
from broker.intake.tables import examine
from broker.model import InputError
from tests.intake.sheets import THERE, VOCABULARY, examined


def mapped(kind, *header, **more):
    columns = map_columns(kind, header, name="t.csv", **more).columns
    return {one.header: one.column for one in columns}


@pytest.mark.parametrize(
    "header",
    [
        ("Organisation", "Type", "Country", "Themes", "Website"),
        ("Nom", "Catégorie", "Pays", "Thématique", "Site web"),
        ("Nombre", "Tipo", "País", "Áreas temáticas", "Página web"),
        ("Nome", "Tipo", "Paese", "Temi", "Sito web"),
        ("Nome", "Tipo", "País", "Áreas de trabalho", "Sítio web"),
        ("Bezeichnung", "Art", "Land", "Themen", "Webseite"),
    ],
    ids=["en", "fr", "es", "it", "pt", "de"],
)
def test_members_in_six_languages(header):
    found = mapped("members", *header)
    assert list(found.values()) == ["name", "kind", "country", "themes", "website"]


@pytest.mark.parametrize(
    ("header", "column"),
    [("pays", "country"), ("thématique", "themes"), ("Land", "country"), ("LANGUES", "languages")],
)
def test_the_words_of_secretariats(header, column):
    assert mapped("members", header)[header] == column


@pytest.mark.parametrize(
    ("kind", "header", "column"),
    [
        ("members", "Nombre oficial", "name"),
        ("members", "Nombre corto", "acronym"),
        ("members", "Forma jurídica", "kind"),
        ("members", "Sede central", "country"),
        ("members", "Zonas de intervención", "regions"),
        ("members", "Líneas de acción", "themes"),
        ("members", "Quiénes somos", "summary_own_words"),
        ("members", "Última actualización", "as_of"),
        ("activities", "Entidad ejecutora", "organisation"),
        ("activities", "Organisme responsable", "organisation"),
        ("activities", "Fecha de término", "year_end"),
        ("activities", "Contrapartes", "partners"),
        ("initiatives", "Fuente de financiamiento", "funders"),
        ("initiatives", "Costo total", "budget"),
        ("funders", "Quién puede postular", "eligible_member_kinds"),
        ("funders", "Importe máximo", "max_grant"),
        ("funders", "Contrapartida", "cofinancing_required"),
    ],
)
def test_the_words_of_secretariats_in_the_andes_and_in_spain(kind, header, column):
    assert mapped(kind, header)[header] == column


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("culminado", "completed"),
        ("Finalizada", "completed"),
        ("vigente", "running"),
        ("en proceso", "running"),
        ("prevista", "planned"),
        ("por iniciar", "planned"),
        ("sin financiamiento", "awaiting_funds"),
    ],
)
def test_a_state_is_understood_in_both_genders_and_as_the_andes_say_it(word, choice):
    assert chosen(word, among=("running", "completed", "planned", "awaiting_funds")) == choice


@pytest.mark.parametrize(
    ("kind", "column", "headers"),
    [
        ("members", "name", ("Dénomination", "Nom officiel", "Nom de l’association")),
        ("members", "kind", ("Forme juridique", "Type d’acteur", "Catégorie de membre")),
        ("members", "regions", ("Zone d’intervention", "Régions d’intervention")),
        ("members", "themes", ("Domaine d’intervention", "Secteurs d’activité", "Mots-clés")),
        ("members", "languages", ("Langue de travail", "Langue(s) de travail")),
        ("members", "as_of", ("Dernière mise à jour", "Mis à jour le")),
        ("members", "summary_own_words", ("Descriptif", "Objectifs", "Activités")),
        ("initiatives", "year_start", ("Date de démarrage", "Date de lancement")),
        ("initiatives", "year_end", ("Date de clôture",)),
        ("initiatives", "funders", ("Bailleur de fonds", "Financé par")),
        ("initiatives", "member_names", ("Organisations partenaires",)),
        ("initiatives", "budget", ("Coût total",)),
        ("activities", "organisation", ("Organisme porteur", "Structure porteuse")),
        ("funders", "max_grant", ("Montant maximal", "Plafond")),
        ("funders", "eligible_countries", ("Pays admissibles",)),
        ("funders", "eligible_member_kinds", ("Qui peut postuler",)),
    ],
)
def test_the_words_of_french_speaking_secretariats(kind, column, headers):
    assert {one: mapped(kind, one)[one] for one in headers} == dict.fromkeys(headers, column)


@pytest.mark.parametrize(
    "header", ["Nom du contact", "Adresse électronique", "Responsable", "Tél."]
)
def test_details_of_persons_in_french_are_told_as_such(header):
    (column,) = map_columns("members", [header], name="t.csv").columns
    assert (column.column, column.personal) == (None, True)


@pytest.mark.parametrize(
    "header",
    ["punto focal", "Ansprechpartner", "E-mail", "téléphone", "Celular", "Representante legal"],
)
def test_details_of_persons_are_never_taken_over_by_guess(header):
    (column,) = map_columns("members", [header], name="t.csv").columns
    assert column.column is None
    assert column.personal


@pytest.mark.parametrize(
    "header",
    ["\ufeffname", "  NAME ", "na\u200bme", "n\u0430me", "name\u00a0", "\u200fname"],
    ids=["mark", "case", "zero-width", "homoglyph", "no-break", "direction"],
)
def test_headers_that_only_look_like_a_name(tmp_path, header):
    found = examined(tmp_path, f"{header},kind\nHimal,government\n")
    assert found.report.new == 1, found.report.problems


def test_a_person_has_the_last_word():
    assert mapped("members", "Nom", "Pays", given={"pays": "mp_region"})["Pays"] == "mp_region"
    assert mapped("members", "Nom", "Pays", given={"Pays": "-"})["Pays"] is None


def test_what_a_person_names_must_be_there():
    with pytest.raises(InputError, match="no column called 'Land'"):
        mapped("members", "Nom", given={"Land": "country"})
    with pytest.raises(InputError, match="mood"):
        mapped("members", "Nom", given={"Nom": "mood"})


def test_no_two_columns_hold_the_same():
    found = mapped("members", "name", "Nom", "nombre")
    assert list(found.values()).count("name") == 1


def test_a_mapping_is_remembered(tmp_path):
    first = examined(tmp_path, "wer,kind\nHimal,government\n", columns={"wer": "name"})
    assert first.mappings
    again = examine(
        tmp_path / "members.csv",
        alliance=THERE,
        vocabulary=VOCABULARY,
        remembered=first.mappings,
    )
    assert again.report.new == 1
    hows = {one.header: one.how for one in again.report.tables[0].columns}
    assert hows["wer"] == "remembered"


def test_a_column_that_is_needed_can_be_given_for_all_rows(tmp_path):
    said = examined(tmp_path, "name\nHimal\n").report.problems
    assert [one.column for one in said] == ["kind"]
    assert "--set" in said[0].message
    assert examined(tmp_path, "name\nHimal\n", constants={"kind": "ONG"}).report.new == 1


def test_a_value_for_a_column_that_no_table_may_have_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"nothing called 'countr' to set .*country"):
        examined(tmp_path, "name,kind\nHimal,ONG\n", constants={"countr": "NPL"})


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("Nombre de la iniciativa", "permanente"),
        ("Nom du projet", "permanent"),
        ("Projektname", "dauerhaft"),
    ],
)
def test_the_name_of_an_initiative_is_its_title(tmp_path, header, status):
    text = f"{header};type;status\nFerias;project;{status}\n"
    found = examined(tmp_path, text, kind="initiatives")
    assert found.report.problems == ()
    made = found.after.initiatives[-1]
    assert (made.title, made.status) == ("Ferias", "running")


@pytest.mark.parametrize(
    ("aims", "text"),
    [("Objectifs", "Résumé"), ("Activités", "Présentation"), ("Actividades", "Descripción breve")],
)
def test_a_description_describes_rather_than_aims_and_activities(aims, text):
    found = mapped("members", "Name", aims, text)
    assert found[text] == "summary_own_words"
    assert found[aims] is None
    assert mapped("members", "Name", aims)[aims] == "summary_own_words"


@pytest.mark.parametrize("header", ["Activities", "Activités", "Actividades"])
@pytest.mark.parametrize("kind", ["activities", "initiatives"])
def test_a_column_of_activities_names_them_unless_another_does(kind, header):
    assert mapped(kind, header, "Pays")[header] == "title"
    assert mapped(kind, "Titre", header) == {"Titre": "title", header: "summary_own_words"}


@pytest.mark.parametrize(
    "header",
    [
        ("Organisation name", "Desk name"),
        ("Nom de l'organisation", "Nom du bureau"),
        ("Nombre de la organización", "Nombre de la oficina"),
        ("Organisationsname", "Abteilung"),
    ],
)
def test_desks_and_their_organisations_by_name(header):
    assert list(mapped("desks", *header).values()) == ["organisation", "name"]


def test_what_is_said_of_a_missing_column_can_be_copied(tmp_path):
    found = examined(tmp_path, "Nom;Qui c'est\nAlpes vives;x\n")
    assert """--map "Qui c'est=kind",""" in str(found.report.problems[0].message)


def test_who_names_one_table_of_cordis_is_told_how_all_are_read(tmp_path):
    header = "projectID;organisationID;name;activityType;country"
    found = examined(tmp_path, f"{header}\n1;9;Blue Yak;XYZ;NP\n", name="organization.csv")
    assert "--kind cordis" in str(found.report.problems[0].message)
    assert "cordis" not in str(examined(tmp_path, "name;x\nBlue Yak;y\n").report.problems[0])
