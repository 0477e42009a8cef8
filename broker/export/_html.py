"""A brief as one page that needs nothing else: no script, no picture, no request."""

from html import escape

from broker.export._blocks import (
    Block,
    Bullet,
    Bullets,
    Heading,
    Paragraph,
    Part,
    Sources,
    Table,
    in_parts,
    printable,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f23; --paper: #fff; --soft: #57606a; --line: #d0d7de;
  --tint: #f3f6f8; --mark: #0b5f4a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #12161b; --soft: #a3adb8;
  --line: #3a434d; --tint: #1b2128; --mark: #6fd3b3; } }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; border-bottom: 2px solid var(--mark); }
h3 { font-size: 1.08rem; margin: 1.6rem 0 .4rem; }
.note, caption { color: var(--soft); font-size: .92rem; }
.label { font-weight: 600; margin: .8rem 0 .2rem; }
blockquote { margin: .5rem 0; padding: .4rem .9rem; border-inline-start: 4px solid var(--mark);
  background: var(--tint); }
ul, ol { margin: .2rem 0 .6rem; padding-inline-start: 1.4rem; }
li { margin: .25rem 0; }
.quote { font-style: italic; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
caption { text-align: start; padding-bottom: .3rem; }
th, td { border: 1px solid var(--line); padding: .35rem .55rem; text-align: start;
  vertical-align: top; }
thead th { background: var(--tint); }
tbody th { font-weight: 600; }
a { color: var(--mark); }
:target { outline: 2px solid var(--mark); }
@media print { :root { --ink: #000; --paper: #fff; --soft: #444; --line: #999; --tint: #fff;
  --mark: #333; } main { max-width: none; padding: 0; } a { text-decoration: none; }
  h2, h3, caption { break-after: avoid; } tr, li, blockquote { break-inside: avoid; }
  thead { display: table-header-group; } .wide { overflow: visible; } }
"""


def html(blocks: tuple[Block, ...], *, language: str) -> bytes:
    """Return a brief as an HTML page in UTF-8.

    Args:
        blocks: What it says, beginning with its title.
        language: ISO 639-1 code of the language it is written in.
    """
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    body = "\n".join(_block(block) for block in blocks)
    page = f"""<!DOCTYPE html>
<html lang="{_safe(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{_safe(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<section>
{body}
</section>
</main>
</body>
</html>
"""
    return page.encode("utf-8")


def _safe(text: str) -> str:
    return escape(printable(text), quote=True)


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f'<h{level} dir="auto">{_safe(text)}</h{level}>'
        case Paragraph():
            return _paragraph(block)
        case Bullets(items, label):
            above = f'<p class="label">{_safe(label)}</p>\n' if label else ""
            return f"{above}<ul>\n{''.join(map(_bullet, items))}</ul>"
        case Table():
            return _table(block)
        case Part(language):
            return f'</section>\n<section lang="{_safe(language)}">'
        case Sources(items):
            entries = "".join(
                f'<li id="source-{at}" dir="auto">{_source(item)}</li>\n'
                for at, item in enumerate(items, start=1)
            )
            return f"<ol>\n{entries}</ol>"


def _paragraph(block: Paragraph) -> str:
    if block.style == "excerpt":
        return f'<blockquote dir="auto">{_safe(block.text)}</blockquote>'
    kind = ' class="note"' if block.style == "note" else ""
    return f'<p{kind} dir="auto">{_safe(block.text)}</p>'


def _bullet(item: Bullet) -> str:
    quote = f' <span class="quote">{_safe(item.quote)}</span>' if item.quote else ""
    number = f' <a href="#source-{item.source}">[{item.source}]</a>' if item.source else ""
    text = "".join(
        f'<span lang="{_safe(code)}">{escape(part)}</span>' if code else escape(part)
        for part, code in in_parts(printable(item.text), item.foreign)
    )
    return f'<li dir="auto">{text}{quote}{number}</li>\n'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_safe(name)}</th>' for name in table.header)
    rows = []
    for first, *rest in table.rows:
        cells = "".join(f'<td dir="auto">{_safe(cell)}</td>' for cell in rest)
        rows.append(f'<tr><th scope="row" dir="auto">{_safe(first)}</th>{cells}</tr>\n')
    return (
        f'<div class="wide"><table>\n<caption>{_safe(table.caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table></div>"
    )


def _source(text: str) -> str:
    """Return a source; only an address of the web becomes a link, and only when clicked."""
    shown = _safe(text)
    is_address = text.startswith(("https://", "http://")) and not any(map(str.isspace, text))
    return f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>' if is_address else shown
