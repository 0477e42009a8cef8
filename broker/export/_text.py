"""A brief as plain text, for an e-mail or a weak connection."""

from textwrap import wrap

from broker.export._blocks import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Paragraph,
    Part,
    Sources,
    Table,
    printable,
)
from broker.wording import Words

_WIDTH = 78


def text(blocks: tuple[Block, ...], *, words: Words) -> bytes:
    """Return a brief as plain text in UTF-8, with lines that fit any screen.

    Args:
        blocks: What it says, beginning with its title.
        words: The language it is written in.
    """
    pieces = ("\n".join(_block(block, words=words)) for block in blocks)
    return ("\n\n".join(pieces) + "\n").encode("utf-8")


def _block(block: Block, *, words: Words) -> list[str]:
    match block:
        case Heading(said, level):
            return _heading(said, level=level)
        case Paragraph(said, style):
            bar = "  | " if style == "excerpt" else ""
            return _lines(said, first=bar, then=bar)
        case Bullets(items, label):
            above = _lines(label) if label else []
            return above + [line for item in items for line in _bullet(item)]
        case Table():
            return _table(block, words=words)
        case Part():
            return ["", "* * *", ""]
        case Sources(items):
            return [
                line
                for at, item in enumerate(items, start=1)
                for line in _lines(item, first=f"[{at}] ", then="    ")
            ]


def _heading(said: str, *, level: int) -> list[str]:
    lines = _lines(said)
    if level > 2:
        return lines
    rule = "=" if level == 1 else "-"
    return [*lines, rule * min(_WIDTH, max(map(len, lines), default=0))]


def _bullet(item: Bullet) -> list[str]:
    number = f"[{item.source}]" if item.source else ""
    said = " ".join(part for part in (item.text, item.quote, number) if part)
    return _lines(said, first="- ", then="  ")


def _table(table: Table, *, words: Words) -> list[str]:
    """Write each row as a small paragraph: columns do not survive in an e-mail."""
    lines = _lines(table.caption)
    for first, *rest in table.rows:
        lines += _lines(first, first="* ", then="  ")
        for name, cell in zip(table.header[1:], rest, strict=True):
            said = words.say("%(name)s: %(value)s", name=name, value=cell)
            lines += _lines(said, first="    ", then="      ")
    return lines


def _lines(said: str, *, first: str = "", then: str = "") -> list[str]:
    # Long words are mostly addresses, which must stay in one piece.
    return wrap(
        printable(said),
        width=_WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
