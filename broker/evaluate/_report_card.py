"""What every evaluation tells, as parts of a page and as a page of its own."""

from collections.abc import Sequence
from pathlib import Path

from broker.evaluate._card_page import heading, page, paragraph, table, write_page
from broker.evaluate._card_plots import Bar, bars
from broker.evaluate._card_words import method_name, slice_name
from broker.evaluate._compare import OURS, Report
from broker.wording import Words

_WEAK = 0.8
"""Below this share of the overall figure, a part is named as one that is served less well."""


def write_report(report: Report, *, path: str | Path, words: Words | None = None) -> None:
    """Write a report as one page that needs nothing else.

    Args:
        report: What an evaluation found.
        path: The file; an earlier one is replaced once the new one is complete.
        words: The language to write in, English by default.

    Raises:
        BrokerError: If it cannot be written; then nothing is left behind.
    """
    speech = words or Words()
    metrics = tuple(report.methods[OURS])
    asked = speech.say(
        "%(queries)s questions with a known answer were asked. %(candidates)s organisations could "
        "be named.",
        queries=speech.amount(report.queries),
        candidates=speech.amount(report.candidates),
    )
    parts = [
        paragraph(found_better(report, words=speech), style="lead"),
        paragraph(asked),
        *comparison(report, metrics=metrics, words=speech),
        *slices(report, metric=report.best_peer.metric, words=speech),
    ]
    title = speech.say("How well partners are found")
    write_page(Path(path), page(title, parts, language=speech.language))


def figure(value: float, *, words: Words) -> str:
    """Return a figure with three decimals."""
    return words.decimal(value, places=3)


def found_better(report: Report, *, words: Words) -> str:
    """Return in one sentence how our method stands against the best other one."""
    best = report.best_peer
    low, high = best.ci95
    values = {
        "metric": best.metric,
        "ratio": words.decimal(best.ratio, places=2),
        "peer": method_name(best.name, words=words),
        "low": words.decimal(low, places=2),
        "high": words.decimal(high, places=2),
    }
    if low > 1:
        return words.say(
            "This engine reaches %(ratio)s times the %(metric)s of the best other method "
            "(%(peer)s); with 95 percent certainty it is between %(low)s and %(high)s times.",
            **values,
        )
    if high < 1:
        return words.say(
            "This engine reaches only %(ratio)s times the %(metric)s of the best other method "
            "(%(peer)s); with 95 percent certainty it is between %(low)s and %(high)s times.",
            **values,
        )
    return words.say(
        "This engine reaches %(ratio)s times the %(metric)s of the best other method (%(peer)s). "
        "The 95-percent interval, %(low)s to %(high)s, leaves open which of the two is better.",
        **values,
    )


def comparison(report: Report, *, metrics: Sequence[str], words: Words) -> list[str]:
    """Return a picture for each metric, and a table of everything that was measured."""
    shown = {name: one for name, one in report.methods.items() if not name.startswith("without_")}
    parts = [heading(words.say("What it finds")), paragraph(_meaning(words))]
    for at, metric in enumerate(metrics):
        ordered = sorted(shown, key=lambda name: -shown[name][metric])
        parts.append(
            bars(
                [
                    Bar(
                        name=method_name(name, words=words),
                        value=shown[name][metric],
                        label=figure(shown[name][metric], words=words),
                        ours=name == OURS,
                    )
                    for name in ordered
                ],
                key=f"metric-{at}",
                title=metric,
                description=words.list(
                    tuple(
                        f"{method_name(name, words=words)}: "
                        f"{figure(shown[name][metric], words=words)}"
                        for name in ordered
                    )
                ),
            )
        )
    every = list(report.methods[OURS])
    rows = [
        (method_name(name, words=words), *(figure(one[metric], words=words) for metric in every))
        for name, one in shown.items()
    ]
    parts.append(
        table(
            (words.say("Method"), *every),
            rows,
            caption=words.say("All methods, measured in the same run"),
            strong=method_name(OURS, words=words),
        )
    )
    return parts


def slices(report: Report, *, metric: str, words: Words) -> list[str]:
    """Return for whom our method works less well; nothing where no part was looked at."""
    if not report.slices:
        return []
    peer = report.best_peer.name
    ordered = sorted(report.slices, key=lambda name: report.slices[name][OURS][metric])
    told = _weak_slices(report, ordered, metric=metric, words=words)
    caption = words.say("%(metric)s by part", metric=metric)
    rows = [
        (
            slice_name(name, words=words),
            figure(report.slices[name][OURS][metric], words=words),
            figure(report.slices[name][peer][metric], words=words),
        )
        for name in ordered
    ]
    return [
        heading(words.say("For whom it works less well")),
        paragraph(told),
        bars(
            [
                Bar(name=name, value=report.slices[key][OURS][metric], label=value, ours=True)
                for key, (name, value, _) in zip(ordered, rows, strict=True)
            ],
            key="slices",
            title=caption,
            description=told,
        ),
        table(
            (
                words.say("Part"),
                method_name(OURS, words=words),
                method_name(peer, words=words),
            ),
            rows,
            caption=caption,
        ),
    ]


def _weak_slices(report: Report, ordered: Sequence[str], *, metric: str, words: Words) -> str:
    """Say which parts lie clearly below the whole."""
    whole = report.methods[OURS][metric]
    weak = tuple(
        slice_name(name, words=words)
        for name in ordered
        if report.slices[name][OURS][metric] < _WEAK * whole
    )
    if not weak:
        return words.say("No part lies clearly below the whole.")
    return words.say(
        "Overall, %(metric)s is %(whole)s. Clearly below that: %(parts)s.",
        metric=metric,
        whole=figure(whole, words=words),
        parts=words.list(weak),
    )


def _meaning(words: Words) -> str:
    return words.say(
        "The number after @ tells how many of a list are looked at. recall is the share of the "
        "true partners that stand among them. ndcg counts a true partner the more, the higher it "
        "stands. mrr is one over the place of the first true partner. hit is how often at least "
        "one stands among them. For all, more is better, and 1 is the best."
    )
