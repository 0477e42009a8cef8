"""Streamlit's own files, sent compressed: on a weak line they are nearly all of the first wait."""

import gzip
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from posixpath import normpath
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Served = Callable[[Message, Receive, Send], Awaitable[None]]
"""What answers requests, as the standard ASGI has it."""

_WHERE = "/static/"
_ENDINGS = (".js", ".css")
_OWN = frozenset({b"content-length", b"accept-ranges", b"etag", b"vary"})
"""Headers that do not hold for the compressed file."""


@dataclass(frozen=True, kw_only=True)
class _File:
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Compressed:
    """Sends scripts and styles compressed to browsers that read it; all else as it is.

    Streamlit leaves this to a server in front of it, which few have. A file is compressed once
    and kept: there are some hundred of them, named after their content. Nothing else is kept,
    whatever somebody asks for: of names that it does not know, Streamlit shows the first page.
    """

    def __init__(self, app: Served) -> None:
        self._app = app
        self._files: dict[str, _File] = {}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not _is_wanted(scope):
            await self._app(scope, receive, send)
            return
        path = normpath(scope["path"])
        file = self._files.get(path)
        if file is None:
            start, body = await self._answer(scope, receive)
            if start["status"] != 200 or _is_a_page(start):
                await send(start)
                await send({"type": "http.response.body", "body": body})
                return
            file = self._files[path] = _compressed(start["headers"], body)
        await send({"type": "http.response.start", "status": 200, "headers": file.headers})
        await send({"type": "http.response.body", "body": file.body})

    async def _answer(self, scope: Message, receive: Receive) -> tuple[Message, bytes]:
        """Return the whole answer of what is behind."""
        starts: list[Message] = []
        parts: list[bytes] = []

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                starts.append(message)
            elif message["type"] == "http.response.body":
                parts.append(message.get("body", b""))

        await self._app(_whole(scope), receive, keep)
        return starts[0], b"".join(parts)


def _is_wanted(scope: Message) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path = scope["path"]
    headers = dict(scope["headers"])
    return (
        _WHERE in path
        and path.endswith(_ENDINGS)
        and b"gzip" in headers.get(b"accept-encoding", b"")
        and b"range" not in headers
    )


def _is_a_page(start: Message) -> bool:
    kinds = (value for name, value in start["headers"] if name.lower() == b"content-type")
    return any(kind.startswith(b"text/html") for kind in kinds)


def _whole(scope: Message) -> Message:
    """Return a request for the file as it is, whatever the browser has of it already."""
    asked = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    headers = [one for one in scope["headers"] if one[0] not in asked]
    # A server that sends files by itself would leave nothing to be compressed.
    given = {key: one for key, one in scope.get("extensions", {}).items() if "pathsend" not in key}
    return {**scope, "headers": headers, "extensions": given}


def _compressed(headers: list[tuple[bytes, bytes]], body: bytes) -> _File:
    small = gzip.compress(body, compresslevel=9, mtime=0)
    kept = [(name, value) for name, value in headers if name.lower() not in _OWN]
    added = [
        (b"content-encoding", b"gzip"),
        (b"content-length", str(len(small)).encode()),
        (b"vary", b"Accept-Encoding"),
    ]
    return _File(headers=[*kept, *added], body=small)
