"""Every command says what it is for, and starts fast enough to be asked."""

import re
import subprocess
import sys

import pytest
from typer.main import get_command

from broker.cli import build
from broker.wording.update import read

COMMANDS = ["recommend", "similar", "team", "fund", "brief", "demo", "doctor", "evaluate"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(call, command):
    called = call(command, "--help")
    assert called.code == 0
    assert "Usage" in called.out


def test_the_commands_are_all_listed(call):
    called = call("--help")
    assert all(command in called.out for command in COMMANDS)


@pytest.mark.parametrize("family", [(), ("evaluate",), ("introduce",), ("contacts",)])
def test_no_line_of_a_list_is_cut_off(call, family):
    listed = call(*family, "--help", COLUMNS="80").out.partition("Commands:")[2]
    assert listed.strip()
    assert "..." not in listed


def explained(command):
    """Yield whatever a command, its options and the commands below it say of themselves."""
    yield command.help
    for param in command.params:
        yield getattr(param, "help", None)
    for below in getattr(command, "commands", {}).values():
        yield from explained(below)


@pytest.mark.parametrize("language", ["fr", "es"])
def test_whatever_help_says_has_a_translation(language):
    known = {entry.id for entry in read(language) if entry.string}
    assert {text for text in explained(get_command(build())) if text} <= known


def placed(command):
    """Yield what stands for the values of a command and of the commands below it."""
    for param in command.params:
        yield param.metavar or ""
    for below in getattr(command, "commands", {}).values():
        yield from placed(below)


SAME = {"CSV", "ID", "MAX", "MIN", "URL"}
"""What stands for a value in every language alike."""


@pytest.mark.parametrize("language", ["fr", "es"])
def test_what_stands_for_a_value_has_a_translation(language):
    known = {entry.id for entry in read(language) if entry.string}
    words = set(re.findall(r"[A-Z]{2,}", " ".join(placed(get_command(build())))))
    assert len(words) > 20
    assert words - SAME <= known


@pytest.mark.parametrize(
    ("command", "language", "shown"),
    [
        (("team",), "fr", ["{PROPOSITION}", "--cover THÈME|COMPÉTENCE", "--seconds N "]),
        (("fund",), "es", ["[OPCIONES] {PROPUESTA}", "--budget TEXTO", "--on FECHA"]),
        (("import",), "fr", ["'COLONNE=QUOI'", "--header-row N ", "Secrétariat]"]),
        (("merge",), "es", ["{CONSERVADA} {ABSORBIDA}", "Secretaría]"]),
        (("contacts", "add"), "fr", ["Adresse électronique.", "Numéro de tél", "point focal]"]),
        (("evaluate", "partners"), "fr", ["--since DATE", "--cordis DOSSIER"]),
        (("introduce", "release"), "es", ["[SEGUNDA]", "La otra; si no se indica"]),
        (("recommend",), "en", [" PROPOSAL Text", "--top N ", "[default: 10; x>=1]"]),
    ],
)
def test_values_are_named_in_the_language_of_the_reader(call, command, language, shown):
    page = call(*command, "--help", BROKER_LANGUAGE=language).out
    flat = re.sub(r"\s+", " ", page)
    assert [one for one in shown if one not in flat] == []
    assert "<" not in flat.replace("<=", "")


@pytest.mark.parametrize(
    ("language", "usage", "purpose", "last"),
    [
        ("fr", "Utilisation\xa0: broker team", "meilleure équipe", "Afficher ce message"),
        ("es", "Uso: broker team", "mejor equipo", "Mostrar este mensaje"),
    ],
)
def test_help_speaks_the_language_of_the_reader(call, language, usage, purpose, last):
    asked = call("team", "--language", language, "--help").out
    assert asked == call("team", "--help", BROKER_LANGUAGE=language).out
    assert asked.startswith(usage)
    assert purpose in asked
    assert last in asked
    assert not re.search(r"Usage|Options:|required|default:|env var", asked)


@pytest.mark.parametrize("given", [(), ("introduce",)])
def test_a_family_without_a_command_lists_them_in_the_language_of_the_reader(call, given):
    called = call(*given, BROKER_LANGUAGE="es")
    listed = called.out + called.err
    assert "Comandos:" in listed
    assert "Commands" not in listed


def test_what_is_installed_is_told_in_the_language_of_the_reader(call):
    call("recommend", "Water and forests in the Andes of Peru")  # fills the catalogue
    told = call("doctor", "--language", "fr").out
    assert "espace libre\xa0:" in told
    assert "free space" not in told
    assert re.search(r"membres\xa0: \d+\xa0; autour de l’alliance\xa0: \d+", told)
    assert '"free space"' in call("doctor", "--language", "fr", "--json").out


def test_nothing_heavy_is_loaded_to_recommend(proposal, call, home):
    call("recommend", proposal)  # fills catalogue and cache
    script = (
        "import sys, os\n"
        f"os.environ['BROKER_CATALOGUE'] = {str(home / 'catalogue.sqlite')!r}\n"
        f"os.environ['BROKER_CACHE'] = {str(home / 'cache')!r}\n"
        "import broker\n"
        "evidence = broker.load()\n"
        f"proposal = broker.read_proposal({proposal!r}, evidence=evidence)\n"
        "broker.recommend(evidence, proposal=proposal)\n"
        "heavy = {'torch', 'sentence_transformers', 'sklearn', 'pandas', 'streamlit', 'alembic'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_the_public_names_are_there():
    import broker

    assert len(broker.__all__) <= 14
    for name in broker.__all__:
        assert getattr(broker, name)
    with pytest.raises(AttributeError):
        _ = broker.nothing_like_this
