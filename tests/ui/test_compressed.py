"""Streamlit's own files reach a browser compressed, and everything else as it is."""

import asyncio
import gzip
from typing import Any

import pytest

from broker.compressed import Compressed

SCRIPT = b"const one = 1;\n" * 500
GZIP = (b"accept-encoding", b"gzip, br")


class Files:
    """What is behind: it counts how often it is asked, and sends each answer in two parts."""

    def __init__(self, *, status: int = 200, kind: bytes = b"text/javascript") -> None:
        self.asked: list[dict[bytes, bytes]] = []
        self.status, self.kind = status, kind

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(dict(scope["headers"]))
        headers = [
            (b"content-type", self.kind),
            (b"content-length", str(len(SCRIPT)).encode()),
            (b"cache-control", b"public, immutable, max-age=31536000"),
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": SCRIPT[:10], "more_body": True})
        await send({"type": "http.response.body", "body": SCRIPT[10:]})


def asked(app: Compressed, path: str, *headers: tuple[bytes, bytes], method: str = "GET"):
    """Return the status, the headers and the body of an answer."""
    sent: list[dict] = []

    async def send(message: dict) -> None:
        sent.append(message)

    async def receive() -> dict:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": method, "path": path, "headers": list(headers)}
    asyncio.run(app(scope, receive, send))
    body = b"".join(one.get("body", b"") for one in sent[1:])
    return sent[0]["status"], dict(sent[0]["headers"]), body


def test_a_script_is_compressed_once_and_stays_what_it_is() -> None:
    files = Files()
    app = Compressed(files)
    for _ in range(3):
        status, headers, body = asked(app, "/static/js/index.abc.js", GZIP)
        assert status == 200
        assert headers[b"content-encoding"] == b"gzip"
        assert headers[b"content-length"] == str(len(body)).encode()
        assert headers[b"cache-control"] == b"public, immutable, max-age=31536000"
        assert headers[b"vary"] == b"Accept-Encoding"
        assert gzip.decompress(body) == SCRIPT
        assert len(body) < len(SCRIPT) / 10
    assert len(files.asked) == 1


def test_below_another_address_it_is_the_same() -> None:
    _, headers, _ = asked(Compressed(Files()), "/broker/static/css/index.abc.css", GZIP)
    assert headers[b"content-encoding"] == b"gzip"


def test_what_a_browser_has_already_is_not_kept_as_an_empty_file() -> None:
    files = Files()
    asked(Compressed(files), "/static/js/index.abc.js", GZIP, (b"if-none-match", b'"abc"'))
    assert b"if-none-match" not in files.asked[0]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/static/js/index.abc.js", ()),
        ("/static/js/index.abc.js", (GZIP, (b"range", b"bytes=0-9"))),
        ("/static/media/letters.abc.woff2", (GZIP,)),
        ("/media/abc.docx", (GZIP,)),
        ("/", (GZIP,)),
    ],
)
def test_everything_else_passes_as_it_is(path: str, headers: tuple) -> None:
    _, got, body = asked(Compressed(Files()), path, *headers)
    assert b"content-encoding" not in got
    assert body == SCRIPT


@pytest.mark.parametrize(
    ("files", "path"),
    [
        (Files(status=404), "/static/js/gone.js"),
        (Files(kind=b"text/html; charset=utf-8"), "/anything/static/of/this/name.js"),
    ],
    ids=["nothing", "the first page"],
)
def test_what_comes_in_place_of_a_file_is_not_kept(files: Files, path: str) -> None:
    app = Compressed(files)
    for _ in range(2):
        status, headers, body = asked(app, path, GZIP)
        assert (status, body) == (files.status, SCRIPT)
        assert b"content-encoding" not in headers
    assert len(files.asked) == 2


def test_a_file_is_kept_once_however_it_is_asked_for() -> None:
    files = Files()
    app = Compressed(files)
    for path in ("/static/js/a.js", "/static//js/a.js", "/static/js/../js/./a.js"):
        assert asked(app, path, GZIP)[0] == 200
    assert len(files.asked) == 1
