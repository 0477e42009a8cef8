"""What was measured on real consortia, as a page that a steering committee can read."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from broker.evaluate._card_page import heading, page, paragraph, table, write_page
from broker.evaluate._card_plots import Bar, bars, reliability_plot
from broker.evaluate._card_words import method_name, oddity_name
from broker.evaluate._compare import OURS, Report
from broker.evaluate._partners import PartnersReport
from broker.evaluate._partners_answers import RAW
from broker.evaluate._report_card import comparison, figure, found_better, slices
from broker.wording import Words


def write_card(
    found: PartnersReport,
    *,
    path: str | Path,
    oddities: Mapping[str, int],
    words: Words | None = None,
) -> None:
    """Write what was measured as one page that needs nothing else.

    Args:
        found: What `evaluate_partners` found.
        path: The file; an earlier one is replaced once the new one is complete.
        oddities: How often each oddity was met in the data.
        words: The language to write in, English by default.

    Raises:
        BrokerError: If it cannot be written; then nothing is left behind.
    """
    speech = words or Words()
    title = speech.say("How well partners are found")
    parts = [
        *_opening(found.report, words=speech),
        *comparison(found.report, metrics=("ndcg@20", "recall@20", "recall@100"), words=speech),
        *_missed(found, words=speech),
        *slices(found.report, metric="recall@100", words=speech),
        *_calibration(found, words=speech),
        *_exposure(found, words=speech),
        *_ablation(found.report, words=speech),
        *_oddities(oddities, words=speech),
    ]
    write_page(Path(path), page(title, parts, language=speech.language))


def _opening(report: Report, *, words: Words) -> list[str]:
    asked = words.say(
        "%(queries)s works that really formed were asked about, each with its text and its "
        "coordinator alone. %(candidates)s organisations could be named, and only what was known "
        "before was used.",
        queries=words.amount(report.queries),
        candidates=words.amount(report.candidates),
    )
    return [paragraph(found_better(report, words=words), style="lead"), paragraph(asked)]


def _missed(found: PartnersReport, *, words: Words) -> list[str]:
    ours, facts = found.report.methods[OURS], found.facts
    steps = (
        (words.say("Took part"), 1.0),
        (words.say("Known from earlier works"), facts["true_partners_known"]),
        (words.say("Weighed as candidates"), facts["true_partners_weighed"]),
        (words.say("Among the first 100"), ours["recall@100"]),
        (words.say("Among the first 20"), ours["recall@20"]),
    )
    told = words.say(
        "Of all partners, %(unknown)s had no earlier work, so that nobody could have named them. "
        "%(first)s stood among the first 20, %(later)s among the first 100.",
        unknown=words.percent(1 - facts["true_partners_known"]),
        first=words.percent(ours["recall@20"]),
        later=words.percent(ours["recall@100"]),
    )
    caption = words.say("How far the true partners came")
    rows = [(name, words.percent(share)) for name, share in steps]
    return [
        heading(words.say("What it misses")),
        paragraph(told),
        bars(
            [Bar(name=n, value=share, label=words.percent(share), ours=True) for n, share in steps],
            key="steps",
            title=caption,
            description=told,
        ),
        table((words.say("Step"), words.say("Share")), rows, caption=caption),
    ]


def _calibration(found: PartnersReport, *, words: Words) -> list[str]:
    error = found.facts["calibration_error"]
    told = words.say(
        "A suggestion comes with a probability. On average, what was said and what came true lie "
        "%(error)s percentage points apart; of all candidates, %(base)s percent took part.",
        error=words.decimal(100 * error, places=2),
        base=words.decimal(100 * found.facts["base_rate"], places=2),
    )
    caption = words.say("What was said and what came true")
    said, came = words.say("Said, in percent"), words.say("Came true, in percent")
    rows = [
        (words.decimal(100 * one), words.decimal(100 * share), words.amount(number))
        for one, share, number in found.bins
    ]
    header = (said, came, words.say("Suggestions"))
    return [
        heading(words.say("Whether its probabilities can be trusted")),
        paragraph(told),
        reliability_plot(
            found.bins,
            key="reliability",
            title=caption,
            description=words.say(
                "Points on the dashed line are honest; the larger a point, the more suggestions "
                "it stands for. The table holds the numbers."
            ),
            said=header[0],
            came=header[1],
        ),
        table(header, rows, caption=caption),
    ]


def _exposure(found: PartnersReport, *, words: Words) -> list[str]:
    facts, methods = found.facts, found.report.methods
    before, after = facts["exposure_gini_raw"], facts["exposure_gini"]
    cost = 1 - methods[OURS]["ndcg@20"] / max(methods[RAW]["ndcg@20"], 1e-9)
    told = words.say(
        "Places in lists of 20 are shared on purpose: whoever was shown often makes room for the "
        "next in line. The Gini coefficient of exposure (0 when all have the same, 1 when one has "
        "all) goes from %(before)s to %(after)s, and %(shown)s organisations are shown instead of "
        "%(raw)s. It costs %(cost)s percent of ndcg@20.",
        before=figure(before, words=words),
        after=figure(after, words=words),
        shown=words.amount(facts["organisations_shown"]),
        raw=words.amount(facts["organisations_shown_raw"]),
        cost=words.decimal(100 * cost),
    )
    names = (method_name(RAW, words=words), method_name(OURS, words=words))
    caption = words.say("Gini coefficient of exposure")
    shown = [(name, words.amount(count)) for name, count in found.shown]
    return [
        heading(words.say("Who is shown")),
        paragraph(told),
        bars(
            [
                Bar(name=names[0], value=before, label=figure(before, words=words)),
                Bar(name=names[1], value=after, label=figure(after, words=words), ours=True),
            ],
            key="exposure",
            title=caption,
            description=told,
        ),
        table(
            (words.say("Method"), caption),
            ((names[0], figure(before, words=words)), (names[1], figure(after, words=words))),
            caption=caption,
            strong=names[1],
        ),
        table(
            (words.say("Organisation"), words.say("Lists")),
            shown,
            caption=words.say("Shown most often in lists of 20"),
        ),
    ]


def _ablation(report: Report, *, words: Words) -> list[str]:
    metric = "ndcg@20"
    without = {name: one for name, one in report.methods.items() if name.startswith("without_")}
    if not without:
        return []
    full = report.methods[RAW][metric]
    ordered = sorted(without, key=lambda name: without[name][metric])
    change = {name: 100 * (without[name][metric] / max(full, 1e-9) - 1) for name in ordered}
    rows: Sequence[tuple[str, str, str]] = [
        (
            method_name(name, words=words),
            figure(without[name][metric], words=words),
            f"{'+' if change[name] >= 0 else ''}{words.decimal(change[name])}",
        )
        for name in ordered
    ]
    told = words.say("The ranker was trained again without each signal; less is lost below.")
    caption = words.say("%(metric)s without each signal", metric=metric)
    return [
        heading(words.say("What each signal is worth")),
        paragraph(told),
        bars(
            [
                Bar(name=name, value=without[key][metric], label=value)
                for key, (name, value, _) in zip(ordered, rows, strict=True)
            ],
            key="ablation",
            title=caption,
            description=told,
        ),
        table((words.say("Method"), metric, words.say("Change in percent")), rows, caption=caption),
    ]


def _oddities(oddities: Mapping[str, int], *, words: Words) -> list[str]:
    title = heading(words.say("What was odd in the data"))
    if not oddities:
        return [title, paragraph(words.say("Nothing odd was met."))]
    rows = [
        (oddity_name(name, words=words), words.amount(count))
        for name, count in sorted(oddities.items(), key=lambda one: -one[1])
    ]
    return [
        title,
        paragraph(words.say("Everything odd was counted, and handled as the table says.")),
        table(
            (words.say("What"), words.say("How often")),
            rows,
            caption=words.say("Oddities of the data"),
        ),
    ]
