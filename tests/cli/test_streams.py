"""Answers that nobody can take: closed outputs, readers that went away, Ctrl-C at any moment."""

import os
import signal
import subprocess
import sys
import time

import pytest

BROKER = (sys.executable, "-m", "broker")


def settings(home, **more: str) -> dict[str, str]:
    catalogue, cache = str(home / "catalogue.sqlite"), str(home / "cache")
    return dict(os.environ, BROKER_CATALOGUE=catalogue, BROKER_CACHE=cache, **more)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("recommend", "PROPOSAL", "--json"), 0), (("doctor",), 0), (("similar", "no such"), 2)],
)
@pytest.mark.parametrize("closed", [(1,), (2,), (1, 2), (0, 1, 2)])
def test_closed_outputs_change_no_exit_code(home, proposal, arguments, code, closed):
    given = [proposal if one == "PROPOSAL" else one for one in arguments]
    done = subprocess.run(
        # `close` after the pipes were made, as a shell does for `>&-`.
        [sys.executable, "-c", _CLOSING, repr(closed), *BROKER, *given],
        env=settings(home),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert b"unforeseen" not in done.stderr


_CLOSING = """
import os, sys
for number in eval(sys.argv[1]):
    os.close(number)
os.execv(sys.argv[2], sys.argv[2:])
"""


def test_a_reader_that_goes_away_at_once_is_no_failure(home):
    for _ in range(4):
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "wb") as out:
            done = subprocess.run(
                [*BROKER, "doctor"],
                env=settings(home, PYTHONUNBUFFERED="1"),
                stdout=out,
                stderr=subprocess.PIPE,
                timeout=120,
                check=False,
            )
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("after", [0.1, 0.2, 0.3, 0.5])
def test_ctrl_c_while_the_program_starts_shows_no_traceback(home, after):
    running = subprocess.Popen(
        # Python says by itself when it is ready to be interrupted.
        [sys.executable, "-c", _STARTING],
        env=settings(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with running:
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(after)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert b"Traceback" not in err
    assert running.returncode in {130, -signal.SIGINT}


_STARTING = """
import sys
from broker.cli import main
print("ready", flush=True)
sys.argv = ["broker", "evaluate", "alliance"]
main()
"""
