"""The model card."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files
from statistics import fmean

from broker.text.training._settings import LANGUAGES, Settings

Found = Mapping[str, tuple[float, float]]
"""Accuracy@1 and mean reciprocal rank by language."""


@dataclass(frozen=True)
class Figures:
    """What was measured.

    Attributes:
        test: On concepts that training never saw, by number of dimensions.
        development: On the concepts that served to choose settings.
        teacher: The teacher's, on the same concepts as `test`.
        votes: recall@20 of the text vote by number of dimensions and of voters.
        teacher_votes: The teacher's, by number of voters.
        shipped: On the same concepts as `test`, with the whole dictionary, which names some of
            them.
    """

    test: Mapping[int, Found]
    development: Found
    teacher: Found
    votes: Mapping[int, Mapping[int, float]]
    teacher_votes: Mapping[int, float]
    shipped: Found

    def summary(self) -> str:
        """Return the main figures on a line."""
        best = self.test[max(self.test)]
        shown = "  ".join(
            f"{code} {accuracy:.3f}/{rank:.3f}" for code, (accuracy, rank) in best.items()
        )
        votes = self.votes[max(self.votes)]
        recall = " ".join(
            f"{votes[most]:.4f}/{one:.4f}" for most, one in self.teacher_votes.items()
        )
        chosen_on = [accuracy for accuracy, _ in self.development.values()]
        development = f"; development {fmean(chosen_on):.4f}" if chosen_on else ""
        return f"unseen concepts {shown}{development}; text vote {recall}"


def card(name: str, *, figures: Figures, settings: Settings, day: dt.date | None = None) -> str:
    """Return the model card in Markdown.

    Args:
        name: Of the model.
        figures: What was measured.
        settings: What the run was set to.
        day: Of the run; today by default.
    """
    here = files("broker.text.training")
    text = here.joinpath("card.md").read_text("utf-8")
    values = {
        "NAME": name,
        "DATE": f"{day or dt.datetime.now(dt.UTC).date():%Y-%m-%d}",
        "DIMENSIONS": str(min(settings.kept, settings.dimensions)),
        "NESTED": " or ".join(map(str, settings.nested)),
        "HELD_OUT": str(settings.held_out),
        "DEVELOPMENT": str(settings.development),
        "LANGUAGES": _languages(figures),
        "VOTES": _votes(figures),
        "TRIED": here.joinpath("tried.md").read_text("utf-8").strip(),
        "SETTINGS": ", ".join(f"{key} {value}" for key, value in asdict(settings).items()),
    }
    for key, value in values.items():
        text = text.replace("{{" + key + "}}", value)
    return text


def _languages(figures: Figures) -> str:
    shown = {
        **{f"this model, {width} dimensions": found for width, found in figures.test.items()},
        "this model, whole dictionary": figures.shipped,
        "all-MiniLM-L6-v2": figures.teacher,
        "this model, development set": figures.development,
    }
    head = "| acc@1 / mrr | " + " | ".join(LANGUAGES[1:]) + " |\n|" + " --- |" * len(LANGUAGES)
    lines = [
        f"| {name} | "
        + " | ".join(
            "{:.3f} / {:.3f}".format(*found[code]) if code in found else "–"
            for code in LANGUAGES[1:]
        )
        + " |"
        for name, found in shown.items()
        if found
    ]
    return "\n".join([head, *lines])


def _votes(figures: Figures) -> str:
    shown = {
        **{f"this model, {width} dimensions": found for width, found in figures.votes.items()},
        "all-MiniLM-L6-v2": figures.teacher_votes,
    }
    numbers = list(figures.teacher_votes)
    head = "| recall@20 | " + " | ".join(f"{most} voters" for most in numbers) + " |\n|"
    lines = [
        f"| {name} | " + " | ".join(f"{found[most]:.4f}" for most in numbers) + " |"
        for name, found in shown.items()
    ]
    return "\n".join([head + " --- |" * (len(numbers) + 1), *lines])
