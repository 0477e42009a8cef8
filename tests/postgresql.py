"""A PostgreSQL server of the tests' own, on a free port of the loopback interface."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_USER = "broker"


def find_programs() -> Path | None:
    """Return the folder with initdb and pg_ctl of the newest PostgreSQL, or None."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name)
    )
    on_path = shutil.which("initdb")
    candidates = [*reversed(installed), *([Path(on_path).resolve().parent] if on_path else [])]
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    return None


@contextmanager
def running_server(programs: Path) -> Iterator[str]:
    """Give the address of a server that is thrown away afterwards; append a database's name."""
    account = _account()
    # pytest's own folders cannot be entered by another account.
    home = Path(tempfile.mkdtemp(prefix="broker-postgresql-"))
    data, secret = home / "data", home / "password"
    password = secrets.token_hex(12)
    secret.write_text(password)
    if account is not None:
        shutil.chown(home, user=account)
        shutil.chown(secret, user=account)

    def call(program: str, *arguments: str) -> None:
        # A file, not a pipe: the server keeps it open after pg_ctl has ended.
        with (home / "output").open("ab") as output:
            done = subprocess.run(
                [str(programs / program), "-D", str(data), *arguments],
                user=account,
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=120,
            )
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{(home / 'output').read_text()}")

    try:
        access = ("--auth=scram-sha-256", f"--pwfile={secret}", f"--username={_USER}")
        call("initdb", "--no-sync", "--encoding=UTF8", "--no-locale", *access)
        port = _free_port()
        options = f"-F -h 127.0.0.1 -p {port} -k '{home}' -c max_connections=40"
        call("pg_ctl", "start", "-w", "-o", options)
        try:
            yield f"postgresql://{_USER}:{password}@127.0.0.1:{port}/"
        finally:
            call("pg_ctl", "stop", "-m", "immediate")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _account() -> str | None:
    """Return whose rights the server gets: not those of root, which it refuses."""
    if os.geteuid() != 0:
        return None
    accounts = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in accounts else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
