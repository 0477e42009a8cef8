"""Proposals as plain text, in whatever encoding, from whatever source."""

import contextlib
import io
import os
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.intake import read_text
from broker.model import InputError

FRENCH = "La gestion des forêts d'altitude, où l'érosion menace déjà les vallées."


def test_reads_a_file_by_path_or_name(tmp_path):
    path = tmp_path / "proposal.md"
    path.write_text("# Water\n\nSprings of the Andes", encoding="utf-8")
    assert read_text(path) == read_text(str(path)) == "# Water\n\nSprings of the Andes"


def test_reads_an_open_stream():
    assert read_text(io.BytesIO(b"Springs of the Andes")) == "Springs of the Andes"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1", "utf-16-le-with-mark"],
)
def test_reads_french_in_many_encodings(encoding):
    if encoding == "utf-16-le-with-mark":
        data = b"\xff\xfe" + FRENCH.encode("utf-16-le")
    else:
        data = FRENCH.encode(encoding)
    assert read_text(data) == FRENCH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Región andina: gestión del agua, ¿quién más? Niñez y montañas.", "cp1252"),
        ("Bewirtschaftung der Wälder – für größere Dörfer in den Höhenlagen.", "cp1252"),
        (FRENCH, "mac_roman"),
        ("ÉDUCATION ET FORÊTS À MADAGASCAR", "cp1252"),
        ("Устойчивое управление горными лесами и пастбищами в Кыргызстане.\n" * 3, "cp1251"),
        ("Устойчивое управление горными лесами и пастбищами в Кыргызстане.\n" * 3, "koi8_r"),
        ("Zrównoważone zarządzanie górskimi lasami i pastwiskami w Karpatach, źródła.\n", "cp1250"),
    ],
)
def test_guesses_older_encodings(text, encoding):
    assert read_text(text.encode(encoding)) == text


def test_text_is_composed_and_freed_of_control_characters():
    raw = "\ufeffFore\u0302t\x00\x07\r\nVall\u00e9e\x0b\rPic\u2028fin".replace("\x00", "")
    assert read_text(raw.encode()) == "Forêt\nVallée\n\nPic\nfin"


@given(st.text(alphabet=st.characters(exclude_characters="\x00"), min_size=1, max_size=200))
def test_any_unicode_text_is_read_or_refused(text):
    try:
        got = read_text(text.encode("utf-8", "surrogatepass"))
    except InputError:
        return
    assert got == unicodedata.normalize("NFC", got)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t" for c in got)


@given(st.binary(max_size=300))
def test_arbitrary_bytes_never_raise_anything_else(data):
    with contextlib.suppress(InputError):
        assert read_text(data).strip()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n\xef\xbb\xbf", "is empty"),
        (b"12.5 + 7 = ?", "no letters"),
        (b"abc\x00\x01\x02def", "no text file"),
        (b"\x89PNG\r\n\x1a\n0000", "picture"),
        (b"\xff\xd8\xff\xe0JFIF", "picture"),
        (b"{\\rtf1 Springs}", "RTF"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, "old format"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"\xff\xfeS\x00p\x00r", "damaged at byte 6"),
        (b"\xff\xfeSp\xd8", "damaged at byte"),
        (b"\xef\xbb\xbfabc\xff\xfe\xfd", "damaged at byte"),
        (b"\x81\x8d\x8f\x90\x9d" * 40, "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, says):
    with pytest.raises(InputError, match=r"notes\.txt") as caught:
        read_text(data, name="notes.txt")
    assert says in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_file_over_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "annexes.txt"
    with path.open("wb") as file:
        file.truncate(30_000_000)
    with pytest.raises(InputError, match=r"annexes\.txt has 30\.0 MB; a proposal may have 20 MB"):
        read_text(path)


def test_a_stream_is_read_no_further_than_the_limit():
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            assert size > 0, "the whole stream was asked for"
            Endless.given += size
            return b"a" * size

    with pytest.raises(InputError, match="20 MB"):
        read_text(Endless(), name="standard input")
    assert Endless.given == 20_000_001


def test_a_text_of_too_many_characters_is_refused():
    with pytest.raises(InputError, match="1,000,000 characters"):
        read_text(b"water " * 200_000)


def test_a_missing_file_a_folder_and_an_odd_path_are_refused(tmp_path):
    with pytest.raises(InputError, match="There is no file"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)
    for odd in ("a\x00b", "x" * 5000, ""):
        with pytest.raises(InputError):
            read_text(odd)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_file_without_permission_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "secret.txt"
    path.write_text("Springs")
    path.chmod(0)
    if os.access(path, os.R_OK):  # the superuser may read everything

        def refuse(*_, **__):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="may not be read"):
        read_text(path)


def test_a_closed_stream_is_refused():
    stream = io.BytesIO(b"Springs")
    stream.close()
    with pytest.raises(InputError, match="could not be read"):
        read_text(stream)
