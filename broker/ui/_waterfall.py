"""How reasons add up to a fit, as steps."""

import json

from broker.model import Reason
from broker.rank import shares
from broker.ui._picture import LABELS_IN_LINES, Spec, colours, draw, in_lines
from broker.ui._setting import Setting
from broker.wording import Words

_STEP = 36
"""Height of a step with two lines beside it, in pixels; the list below has all of the reason."""


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
    steps = _steps(reasons, parts, words=words)
    label = {"field": "reason", "type": "nominal", "sort": {"field": "at"}, "title": None}
    return {
        "height": _STEP * len(steps) + 40,
        "data": {"values": steps},
        "encoding": {"y": {**label, "axis": LABELS_IN_LINES}},
        "layer": [
            _bars(words),
            {
                "mark": {"type": "text", "align": "left", "dx": 4, "color": shades.text},
                "encoding": {
                    "x": {"field": "to", "type": "quantitative"},
                    "text": {"field": "share", "type": "nominal"},
                },
            },
        ],
    }


def _steps(
    reasons: tuple[Reason, ...], parts: tuple[float, ...], *, words: Words
) -> list[dict[str, object]]:
    """Return where the step of each reason begins and ends, and what stands beside it."""
    steps: list[dict[str, object]] = []
    reached = 0.0
    for at, (reason, part) in enumerate(zip(reasons, parts, strict=True), start=1):
        steps.append(
            {
                "at": at,
                "reason": in_lines(f"{at}. {reason.text}", at=at),
                "from": reached,
                "to": reached + part,
                "share": words.percent(part),
            }
        )
        reached += part
    return steps


def _bars(words: Words) -> Spec:
    across = {
        "field": "from",
        "type": "quantitative",
        "title": words.say("Part of the fit"),
        "axis": {"labelExpr": _shares(words), "tickCount": 5},
        "scale": {"domain": [0, 1.08]},
    }
    return {
        "mark": {"type": "bar", "color": colours().mark, "height": 16},
        "encoding": {
            "x": across,
            "x2": {"field": "to"},
            "tooltip": [
                {"field": "reason", "title": words.say("Reason"), "type": "nominal"},
                {"field": "share", "title": words.say("Adds"), "type": "nominal"},
            ],
        },
    }


def _shares(words: Words) -> str:
    """Return the formula for the numbers on the axis, written as the language writes shares."""
    before, after = words.percent(0).split("0")
    return f"{json.dumps(before)} + format(100 * datum.value, '.0f') + {json.dumps(after)}"
