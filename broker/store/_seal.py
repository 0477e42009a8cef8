"""The key for contact details, and what it locks and unlocks."""

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from broker.model import CatalogueError, InputError

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

KEY = "BROKER_CONTACT_KEY"
"""Name of the environment variable that holds the key."""

KEY_FILE = "BROKER_CONTACT_KEY_FILE"
"""Name of the environment variable that names the file with the key."""

_PRIVATE = 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Seal:
    """Encrypts and decrypts texts with Fernet: AES-128 in CBC mode, authenticated by HMAC-SHA256.

    The key comes from `BROKER_CONTACT_KEY`, else from the file that `BROKER_CONTACT_KEY_FILE`
    names, else from `contact.key` in the user's settings; such a file is made on first use and may
    be read by its owner only.
    """

    def __init__(self) -> None:
        self.made: Path | None = None
        """The file in which a new key was made; None where there was one already."""

    def close(self, text: str) -> str:
        """Return a text encrypted.

        Raises:
            InputError: If the key is none.
            CatalogueError: If the key's file cannot be made or is open to others.
        """
        return self._fernet(make=True).encrypt(text.encode()).decode("ascii")

    def open(self, sealed: str) -> str:
        """Return a text decrypted.

        Raises:
            InputError: If the key is none.
            CatalogueError: If there is no key, or if the text was sealed with another one.
        """
        from cryptography.fernet import InvalidToken

        try:
            return self._fernet(make=False).decrypt(sealed.encode("utf-8", "replace")).decode()
        except InvalidToken as error:
            raise CatalogueError(
                "The contacts were sealed with another key, or were damaged. Give the key "
                "that was used, in %(key)s or in the file that %(key_file)s names, or ask a "
                "colleague who has it. If it is lost for everybody, nobody can "
                "read them any more: broker contacts forget --all deletes them, to begin anew.",
                key=KEY,
                key_file=KEY_FILE,
            ) from error

    def _fernet(self, *, make: bool) -> "Fernet":
        from cryptography.fernet import Fernet

        key, where = os.environ.get(KEY, "").strip(), KEY
        if not key:
            path = _file()
            key, where = self._from_file(path, make=make), str(path)
        try:
            return Fernet(key)
        except ValueError as error:
            # The key itself is never shown.
            raise InputError(
                "What %(where)s holds is no key: it needs 32 random bytes, written in "
                "URL-safe base64 with 44 characters. Remove it to have a new one made, "
                "unless contacts were sealed with another key.",
                where=where,
            ) from error

    def _from_file(self, path: Path, *, make: bool) -> str:
        try:
            if not path.exists():
                if not make:
                    raise CatalogueError(
                        "The key for contacts is not there: neither %(key)s nor the file %(path)s. "
                        "Put back the key that they were sealed with, or ask a colleague who "
                        "has it. If it is lost for everybody, nobody can read them any more: "
                        "broker contacts forget --all deletes them, to begin anew.",
                        key=KEY,
                        path=path,
                    )
                if _make(path):
                    self.made = path
            if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & _OTHERS:
                raise CatalogueError(
                    "Others than you may read the key in %(path)s. Close it to them with: chmod "
                    "600 %(path)s",
                    path=path,
                )
            return path.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise CatalogueError(
                "The key for contacts in %(path)s cannot be used: %(why)s.", path=path, why=error
            ) from error


def _file() -> Path:
    if named := os.environ.get(KEY_FILE):
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path("partner-broker", appauthor=False) / "contact.key"


def _make(path: Path) -> bool:
    from cryptography.fernet import Fernet

    path.parent.mkdir(parents=True, exist_ok=True)
    # Made closed from its first moment, and never over a key that another process made.
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(Fernet.generate_key() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return True
