"""Every command says what it is for, and starts fast enough to be asked."""

import subprocess
import sys

import pytest

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
