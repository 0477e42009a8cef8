"""An offline pack: the alliance as one page that works from a stick, without any request."""

import base64
import hashlib
import json
from collections.abc import Mapping
from html import escape
from pathlib import Path

from broker.export._blocks import printable
from broker.export._whole import write_files
from broker.model import Record

_HERE = Path(__file__).parent

_BYTES_EACH, _BYTES = 2_000, 1_000_000
"""Size that a pack should not exceed: so much a member, but at least a million bytes."""


class PackWork(Record):
    """Something that a member does, as the pack shows it."""

    title: str
    years: str
    source: str


class PackMatch(Record):
    """Somebody who is suggested to a member, and why."""

    member: int
    """Position in the pack."""
    because: str
    introducer: str = ""


class PackMember(Record):
    """A member, in words that are ready to be read."""

    name: str
    acronym: str = ""
    kind: str
    country: str = ""
    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    summary: str = ""
    works: tuple[PackWork, ...] = ()
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    partners: tuple[int, ...] = ()
    matches: tuple[PackMatch, ...] = ()
    source: str = ""
    year: int | None = None


class Pack(Record):
    """What an offline pack holds."""

    title: str
    language: str
    made_on: str
    """The day on which it was made, in words."""
    attribution: str
    words: dict[str, str]
    """The sentences of the page, by the names that its script knows."""
    members: tuple[PackMember, ...]

    def shortened(self, *, letters: int, works: int) -> "Pack":
        """Return the pack with texts of so many letters and so many works of each member."""
        members = (
            one.model_copy(
                update={
                    "summary": _cut(one.summary, letters),
                    "works": tuple(
                        work.model_copy(update={"title": _cut(work.title, letters)})
                        for work in one.works[:works]
                    ),
                    "offers": tuple(_cut(text, letters) for text in one.offers[:works]),
                    "needs": tuple(_cut(text, letters) for text in one.needs[:works]),
                }
            )
            for one in self.members
        )
        return self.model_copy(update={"members": tuple(members)})


_LEVELS = ((600, 12), (400, 6), (240, 4), (160, 2), (80, 1))
"""Letters of a text and works of a member, from full to short."""


def pack_page(pack: Pack) -> bytes:
    """Return the pack as one HTML page in UTF-8.

    It has at most a million bytes, or two thousand a member where there are more than five hundred:
    long texts are cut until it fits. Data stand in a block that no browser runs, with every `<`
    escaped; the script beside it makes elements and sets their text, never HTML. The page's own
    policy forbids every request, and any script but this one.
    """
    limit = max(_BYTES, _BYTES_EACH * len(pack.members))
    page = b""
    for letters, works in _LEVELS:
        page = _page(pack.shortened(letters=letters, works=works))
        if len(page) <= limit:
            break
    return page


def write_pack(pack: Pack, *, path: str | Path) -> int:
    """Write a pack to a file, as a whole or not at all, and return its size in bytes.

    Raises:
        BrokerError: If the file cannot be written.
    """
    data = pack_page(pack)
    write_files({Path(path): data})
    return len(data)


def _page(pack: Pack) -> bytes:
    script = (_HERE / "pack.js").read_text("utf-8")
    style = (_HERE / "pack.css").read_text("utf-8")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{escape(pack.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(printable(pack.title))}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            '<main id="page"></main>',
            f"<noscript>{escape(pack.words['noscript'])}</noscript>",
            f'<script type="application/json" id="data">{_data(pack)}</script>',
            f"<script>{script}</script>",
            "</body>",
            "</html>",
            "",
        )
    ).encode("utf-8")


def _data(pack: Pack) -> str:
    """Return the data as JSON that cannot end its block, nor begin another."""
    text = json.dumps(
        _clean(pack.model_dump(mode="json")), ensure_ascii=False, separators=(",", ":")
    )
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _clean(value: object) -> object:
    """Leave out what is empty, and what turns the reading direction or cannot be printed."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _clean(one) for key, one in value.items() if one not in ("", None, [], ())}
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return value


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
