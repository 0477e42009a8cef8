"""Pictures for a page, as SVG that takes its colours from the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from broker.evaluate._card_page import safe

_WIDTH = 360
_LONGEST = 295
_ROW = 34


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A bar: its name, how long it is, what is written at its end, whether it stands out."""

    name: str
    value: float
    label: str
    ours: bool = False


def bars(given: Sequence[Bar], *, key: str, title: str, description: str) -> str:
    """Return horizontal bars from zero, each below its name, so that long names find room.

    Args:
        given: The bars from top to bottom.
        key: What tells this picture from others of the page.
        title: What it shows.
        description: The same in words, for those who do not see it.
    """
    longest = max((bar.value for bar in given), default=0.0) or 1.0
    rows = []
    for at, bar in enumerate(given):
        top = at * _ROW
        length = max(_LONGEST * max(bar.value, 0.0) / longest, 1.0)
        style = "ours" if bar.ours else "other"
        weight = ' class="strong"' if bar.ours else ""
        rows.append(
            f'<text x="0" y="{top + 12}"{weight}>{safe(bar.name)}</text>'
            f'<rect class="{style}" x="0" y="{top + 17}" width="{length:.1f}" height="11"/>'
            f'<text x="{length + 5:.1f}" y="{top + 27}"{weight}>{safe(bar.label)}</text>'
        )
    return _figure(
        "\n".join(rows),
        height=_ROW * len(given) + 4,
        key=key,
        title=title,
        description=description,
    )


def reliability_plot(
    bins: Sequence[tuple[float, float, int]],
    *,
    key: str,
    title: str,
    description: str,
    said: str,
    came: str,
) -> str:
    """Return a reliability diagram: what was said below, what came true at the side.

    Points on the dashed line are honest; the larger a point, the more suggestions it stands for.

    Args:
        bins: (mean probability, share that came true, number) of each bin.
        key: What tells this picture from others of the page.
        title: What it shows.
        description: The same in words.
        said: Name of the axis below.
        came: Name of the axis at the side.
    """
    left, low, side = 44, 300, 290
    most = max((number for _, _, number in bins), default=1)
    parts = [
        f'<path class="axis" d="M{left} {low - side}V{low}H{left + side}"/>',
        f'<path class="ideal" d="M{left} {low}L{left + side} {low - side}"/>',
    ]
    for percent in range(0, 101, 25):
        along = side * percent / 100
        parts.append(
            f'<text x="{left + along:.0f}" y="{low + 16}" text-anchor="middle">{percent}</text>'
            f'<text x="{left - 6}" y="{low - along + 4:.0f}" text-anchor="end">{percent}</text>'
        )
    points = [(left + side * p, low - side * share, n) for p, share, n in bins]
    if points:
        line = "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points)
        parts.append(f'<path class="path" d="M{line}"/>')
    parts += [
        f'<circle class="ours" cx="{x:.1f}" cy="{y:.1f}" r="{3 + 5 * (n / most) ** 0.5:.1f}"/>'
        for x, y, n in points
    ]
    parts.append(
        f'<text x="{left + side / 2}" y="{low + 34}" text-anchor="middle">{safe(said)}</text>'
    )
    parts.append(f'<text x="0" y="{low - side - 12}">{safe(came)}</text>')
    body = f'<g transform="translate(0 24)">{"".join(parts)}</g>'
    return _figure(body, height=low + 66, key=key, title=title, description=description)


def _figure(body: str, *, height: int, key: str, title: str, description: str) -> str:
    return (
        f"<figure>\n<figcaption>{safe(title)}</figcaption>\n"
        f'<svg role="img" viewBox="0 0 {_WIDTH} {height}" aria-labelledby="{key}-title {key}-text">'
        f'\n<title id="{key}-title">{safe(title)}</title>'
        f'<desc id="{key}-text">{safe(description)}</desc>\n{body}\n</svg>\n</figure>'
    )
