"""The front end opens from wherever the program is installed, and asks nothing of the internet."""

import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from broker.cli import _app

ROOT = Path(__file__).parents[2]


def waited_for(address: str, *, server: subprocess.Popen) -> bool:
    end = time.monotonic() + 60
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def test_it_opens_from_any_folder_with_the_settings_that_ship(tmp_path, home):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = tmp_path / "told.txt"
    with told.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "broker", "app", "--port", str(port)],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
                "BROKER_CATALOGUE": str(home / "catalogue.sqlite"),
                "HOME": str(tmp_path),
            },
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            assert waited_for(f"http://127.0.0.1:{port}/_stcore/health", server=server)
            # Nobody else on the network: all of 127.0.0.0/8 is this computer, too.
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.2", port), timeout=5)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=20)
    said = told.read_text()
    assert f"http://localhost:{port}" in said
    # Streamlit finds out an external address from a host on the internet, or says that it failed.
    assert "xternal" not in said


def test_the_page_map_is_in_the_wheel_where_it_is_looked_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    home = _app._HOMES[0].relative_to(ROOT).as_posix()
    assert carried["app.py"] == f"{home}/app.py"
    assert carried[".streamlit"] == f"{home}/.streamlit"


def test_it_says_where_the_page_map_is():
    assert _app.page_map() == ROOT / "app.py"
