"""A person who asks in French or Spanish is answered so when something is wrong, too."""

import sys

import pytest

from broker.cli._misuse import asked_language
from broker.cli._run import progress
from broker.model import Said


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ((), "en"),
        (("recommend", "x", "--language", "fr"), "fr"),
        (("--language=es", "fund"), "es"),
        (("fund", "--language", "xx"), "en"),
        (("fund", "--language"), "en"),
    ],
)
def test_the_language_is_known_before_the_call_is(monkeypatch, arguments, language) -> None:
    monkeypatch.delenv("BROKER_LANGUAGE", raising=False)
    assert asked_language(arguments) == language
    monkeypatch.setenv("BROKER_LANGUAGE", "fr")
    assert asked_language(()) == "fr"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("recommend", "nowhere.txt"), "Il n’y a pas de fichier nowhere.txt."),
        (("recommend",), "'PROPOSITION' manque. Mode d’emploi\xa0: broker recommend --help"),
        (("recommend", "x", "--top", "0"), "'--top' doit être au moins égal à 1."),
        (("app", "--port", "70000"), "'--port' doit être au plus égal à 65535."),
        (
            ("evaluate", "partners", "--cordis", "x", "--since", "2021"),
            "'2021' n’est pas une date. Écrivez-la ainsi\xa0: 2026-05-31.",
        ),
        (("recommend", "x", "--top", "many"), "'--top' doit être un nombre entier."),
        (("recommend", "x", "--top"), "--top demande une valeur."),
        (("recommend", "x", "--tops", "3"), "Il n’y a pas d’option --tops. Vouliez-vous"),
        (("recomend", "x"), "Il n’y a pas de commande 'recomend'. Vouliez-vous"),
        (("recommend", "x", "y"), "'y' est de trop."),
        (("team", "x", "--size", "3"), "--size demande 2 valeurs."),
        (
            ("import", "nowhere.csv"),
            "nowhere.csv ne peut pas être lu (fichier ou dossier introuvable).",
        ),
        (("similar", "Nobody at all"), "Aucun membre ne s’appelle 'Nobody at all'."),
    ],
)
def test_a_wrong_call_is_answered_in_french(call, arguments, said) -> None:
    called = call(*arguments, BROKER_LANGUAGE="fr")
    assert called.code == 2
    assert called.err.startswith(f"broker: {said}")
    assert not called.out


def test_the_problems_of_a_table_are_told_in_spanish(call, tmp_path) -> None:
    table = tmp_path / "m.csv"
    table.write_text("name;kind;country\nX;ngo;Perú\n;foo;Atlantis\n", encoding="utf-8")
    called = call("import", str(table), "--kind", "members", "--language", "es")
    assert called.code == 2
    assert "m.csv (csv, utf-8, punto y coma)" in called.out
    assert "m.csv, fila 3, columna name: la celda está vacía; debe decir algo." in called.out
    assert (
        "m.csv, fila 3, columna kind: 'foo' no es un tipo de miembro conocido. Elija" in called.out
    )


def test_work_is_told_on_a_terminal_in_the_language_asked_for(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "argv", ["broker", "recommend", "x.md", "--language", "es"])
    progress(Said("Reading the projects of %(folder)s", folder="fp7"))
    assert capsys.readouterr().err == "", "a file stays clean"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress(Said("Reading the projects of %(folder)s", folder="fp7"))
    assert "Leyendo los proyectos de fp7…" in capsys.readouterr().err


def test_what_may_have_been_meant_is_named_in_the_language_asked_for(call, tmp_path) -> None:
    table = tmp_path / "m.csv"
    rows = "X;Asociación civil;Perú;manejo de cuenca\nFundación Y;foo;Perú;\n"
    table.write_text(f"Nombre;Tipo;País;Temas\n{rows}", encoding="utf-8")
    called = call("import", str(table), "--kind", "members", "--language", "es")
    assert "No se conoce 'Asociación civil' (tipo). ¿Quiso decir 'Sociedad civil'?" in called.out
    assert "¿Quiso decir 'Gestión de cuencas hidrográficas'?" in called.out
    assert "El nombre sugiere 'Sociedad civil'; --accept lo adopta." in called.out
    # What is suggested can be written into the cell.
    mended = rows.replace("Asociación civil", "Sociedad civil").replace("foo", "Sociedad civil")
    mended = mended.replace("manejo de cuenca", "Gestión de cuencas hidrográficas")
    table.write_text(f"Nombre;Tipo;País;Temas\n{mended}", encoding="utf-8")
    again = call("import", str(table), "--kind", "members", "--dry-run", "--language", "es")
    assert again.code == 0, again.out
