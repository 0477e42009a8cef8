"""Answers as people read them on a terminal."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from broker.model import FundingAnswer, Recommendation, Recommendations, TeamAnswer, Understood
from broker.vocabulary import Vocabulary, What
from broker.wording import Words

_REASONS = 3
"""Reasons shown for each suggestion; --json gives all of them."""


class Printer:
    """Writes answers for people.

    Args:
        words: The language to write in.
        vocabulary: Names of themes and kinds.
        console: Where to write; standard output by default.
    """

    def __init__(
        self, words: Words, *, vocabulary: Vocabulary, console: Console | None = None
    ) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.console = console or Console(highlight=False, soft_wrap=True)

    def heading(self, text: str) -> None:
        """Write a heading."""
        self.console.print(f"\n[bold underline]{escape(text)}[/bold underline]")

    def understood(self, proposal: Understood) -> None:
        """Say what was understood of a proposal."""
        say = self.words.say
        themes = tuple(self._label("theme", key) for key in proposal.themes)
        language = self._label("language", proposal.language) if proposal.language else None
        rows = [
            (say("Language"), language or say("not recognised")),
            (say("Themes"), ", ".join(themes) or say("none recognised")),
            (say("Places"), ", ".join(proposal.places) or say("none recognised")),
        ]
        for name, value in rows:
            self.console.print(f"[dim]{escape(name)}:[/dim] {escape(value)}")

    def recommendations(self, answer: Recommendations) -> None:
        """Write a ranked list with its reasons."""
        self.understood(answer.proposal)
        self.suggestions(answer.recommendations)

    def suggestions(self, suggestions: tuple[Recommendation, ...]) -> None:
        """Write suggestions, best first, with their main reasons and all cautions."""
        for one in suggestions:
            kind = self._label("kind", one.kind)
            seat = f", {one.country}" if one.country else ""
            self.console.print(
                f"\n[bold]{one.rank}. {escape(one.member)}[/bold] "
                f"[dim]({escape(kind)}{seat}; {one.score:.0%})[/dim]"
            )
            for reason in one.reasons[:_REASONS]:
                self.console.print(f"   + {escape(reason.text)}")
                self.console.print(
                    f"     [dim]“{escape(reason.quote)}” — {escape(reason.source)}[/dim]"
                )
            for caution in one.cautions:
                self.console.print(f"   [yellow]! {escape(caution)}[/yellow]")
        if not suggestions:
            self.console.print(self.words.say("Nobody fits: name a theme or a place."))

    def team(self, answer: TeamAnswer) -> None:
        """Write a team, or why there is none."""
        say = self.words.say
        if answer.status == "infeasible":
            self.console.print(say("No team can keep these rules together:"))
            for rule in answer.conflict:
                self.console.print(f"   - {escape(rule)}")
            for way in answer.relaxations:
                self.console.print(say("A way out: %(change)s", change=escape(way.change)))
            return
        table = Table(box=None, pad_edge=False)
        for title in (say("Member"), say("Seat"), say("Covers")):
            table.add_column(title)
        for seated in answer.team:
            table.add_row(
                escape(seated.member), self._seat(seated.seat), escape(", ".join(seated.covers))
            )
        self.console.print(table)
        if answer.status == "optimal":
            self.console.print(say("Proven: no other team fits better under these rules."))
        for call in answer.calls:
            self.console.print(f"   {self._verdict(call.eligible)}: {escape(call.call)}")
            for sentence in call.because:
                self.console.print(f"     [yellow]! {escape(sentence)}[/yellow]")

    def funding(self, answer: FundingAnswer, *, top: int) -> None:
        """Write the first calls of a list."""
        for call in answer.calls[:top]:
            self.console.print(
                f"\n[bold]{call.rank}. {escape(call.call)}[/bold] "
                f"[dim]({self._verdict(call.eligible)}; {call.score:.0%})[/dim]"
            )
            for reason in call.reasons[:2]:
                self.console.print(
                    f"   + {escape(reason.text)} [dim]“{escape(reason.quote)}”[/dim]"
                )
            for sentence in call.because:
                self.console.print(f"   [yellow]! {escape(sentence)}[/yellow]")
        for away in answer.one_away[:5]:
            self.console.print(
                self.words.say(
                    "One partner away from %(call)s: %(names)s",
                    call=escape(away.call),
                    names=escape(", ".join(away.add)),
                )
            )

    def _label(self, what: What, key: str) -> str:
        return self.vocabulary.label(what, key, language=self.words.language)

    def _seat(self, seat: str) -> str:
        if seat == "lead":
            return self.words.say("lead")
        if seat == "locked":
            return self.words.say("asked for")
        return self._label("kind", seat)

    def _verdict(self, eligible: str) -> str:
        say = self.words.say
        return {"yes": say("may apply"), "no": say("may not apply")}.get(
            eligible, say("to be checked")
        )
