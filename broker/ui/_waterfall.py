"""How reasons add up to a fit, as steps."""

from broker.model import Reason
from broker.rank import shares
from broker.ui._picture import Spec, colours, draw
from broker.ui._setting import Setting

_LABEL = 60
"""Letters of a reason beside its step; the list below has all of it."""
_STEP = 26
"""Height of a step, in pixels."""


def waterfall(reasons: tuple[Reason, ...], *, setting: Setting, key: str) -> None:
    """Draw what each reason adds: every step begins where the one before it ends."""
    words = setting.words
    parts = shares(reasons)
    first = words.say(
        "The first reason makes up %(share)s of the fit.", share=words.percent(parts[0])
    )
    draw(_spec(reasons, parts, setting=setting), told=first, key=key)


def _spec(reasons: tuple[Reason, ...], parts: tuple[float, ...], *, setting: Setting) -> Spec:
    words, shades = setting.words, colours()
    steps, reached = [], 0.0
    for at, (reason, part) in enumerate(zip(reasons, parts, strict=True), start=1):
        short = reason.text if len(reason.text) <= _LABEL else reason.text[:_LABEL] + "…"
        steps.append(
            {
                "at": at,
                "reason": f"{at}. {short}",
                "from": reached,
                "to": reached + part,
                "share": words.percent(part),
            }
        )
        reached += part
    label = {"field": "reason", "type": "nominal", "sort": {"field": "at"}, "title": None}
    across = {
        "field": "from",
        "type": "quantitative",
        "title": words.say("Part of the fit"),
        "axis": {"format": ".0%", "tickCount": 5},
        "scale": {"domain": [0, 1.08]},
    }
    return {
        "height": _STEP * len(steps) + 40,
        "data": {"values": steps},
        "encoding": {"y": {**label, "axis": {"labelLimit": 190, "minExtent": 60}}},
        "layer": [
            {
                "mark": {"type": "bar", "color": shades.mark, "height": _STEP * 0.6},
                "encoding": {
                    "x": across,
                    "x2": {"field": "to"},
                    "tooltip": [
                        {"field": "reason", "title": words.say("Reason"), "type": "nominal"},
                        {"field": "share", "title": words.say("Adds"), "type": "nominal"},
                    ],
                },
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 4, "color": shades.text},
                "encoding": {
                    "x": {"field": "to", "type": "quantitative"},
                    "text": {"field": "share", "type": "nominal"},
                },
            },
        ],
    }
