"""Questions of a form as names of columns, in six languages."""

import pytest

from broker.intake.columns._mapping import map_columns
from broker.model import Alliance
from tests.intake.sheets import examined


def held(header, *others, kind="members"):
    columns = map_columns(kind, [header, *others], name="list").columns
    return columns[0].column


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("What is the full name of your organisation?", "name"),
        ("What type of organisation are you?", "kind"),
        ("In which country is your headquarters located?", "country"),
        ("Which themes do you work on? (select all that apply)", "themes"),
        ("In which countries do you work?", "focus_countries"),
        ("Please describe your organisation in a few sentences.", "summary_own_words"),
        ("Your organisation", "name"),
        ("Which country are you from?", "country"),
        ("Select the category that best describes your organisation", "kind"),
        ("What are your main areas of work?", "themes"),
        ("Pays où se trouve le siège", "country"),
        ("Seleccione el tipo de organización", "kind"),
        ("Bitte wählen Sie die Art der Organisation", "kind"),
        ("Quel est le nom de votre organisation ?", "name"),
        ("Dans quel pays se trouve votre siège ?", "country"),
        ("Sur quels thèmes travaillez-vous ?", "themes"),
        ("Comment s'appelle votre organisation ?", "name"),
        ("¿Cómo se llama su organización?", "name"),
        ("Come si chiama la vostra organizzazione?", "name"),
        ("¿Cuál es el nombre de su organización?", "name"),
        ("¿Qué tipo de organización es?", "kind"),
        ("¿En qué país está su sede?", "country"),
        ("Che tipo di organizzazione siete?", "kind"),
        ("In quale paese si trova la vostra sede?", "country"),
        ("Qual è il vostro sito web?", "website"),
        ("Qual é o nome da sua organização?", "name"),
        ("Em que temas trabalha?", "themes"),
        ("Wie heißt Ihre Organisation?", "name"),
        ("Um welche Art von Organisation handelt es sich?", "kind"),
        ("In welchem Land hat Ihre Organisation ihren Sitz?", "country"),
    ],
)
def test_a_question_names_the_column_that_it_asks_for(question, column):
    assert held(question) == column


@pytest.mark.parametrize(
    "question",
    [
        "What is your name?",
        "What is your full name?",
        "What is your role in the organisation?",
        "What is the name of your director?",
        "Quel est votre nom ?",
        "Does your organisation have a website?",
        "Do you work in which country?",
        "How many members does your organisation have?",
        "What is the name of your parent organisation?",
        "¿Tiene su organización un sitio web?",
        "Hat Ihre Organisation eine Website?",
        "Votre organisation a-t-elle un site web ?",
    ],
)
def test_what_asks_for_something_else_names_no_column(question):
    assert held(question) is None


def test_answers_of_a_form_come_in_without_a_word_about_columns(tmp_path):
    text = (
        'Timestamp,"What is the name of your organisation?","What type of organisation is it?"\n'
        "2024/03/01 10:22:11 AM GMT+1,Himal,NGO\n"
    )
    found = examined(tmp_path, text, there=Alliance())
    assert [one.name for one in found.after.members] == ["Himal"]


def test_when_a_form_was_sent_is_not_suggested_as_the_name(tmp_path):
    (problem, *_) = examined(tmp_path, "Timestamp,Bezug\n1.1.2024,Himal\n").report.problems
    assert "'Bezug=name'" in problem.message


def test_an_export_of_civicrm_tells_kinds_and_other_names(tmp_path):
    text = "Contact Type,Contact Subtype,Organization Name,Nickname\nOrganization,NGO,Himal,HIM\n"
    (himal,) = examined(tmp_path, text, there=Alliance()).after.members
    assert (himal.kind, himal.aliases) == ("civil_society", ("HIM",))


@pytest.mark.parametrize("question", ["Your email", "What is your phone number?", "Ihre E-Mail"])
def test_a_question_for_details_of_a_person_is_told_as_one(question):
    (column,) = map_columns("members", [question], name="list").columns
    assert (column.column, column.personal) == (None, True)
