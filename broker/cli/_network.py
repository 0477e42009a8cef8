"""Networks and introductions as people read them on a terminal."""

from collections.abc import Iterable

from rich.markup import escape
from rich.table import Table

from broker.cli._tables import Printer
from broker.introduce import IntroductionsAnswer, Listed, stage_name, waiting_words
from broker.model import Introduction, WeaveAnswer
from broker.store import Step
from broker.weave import change_sentence, network_sentence, phase_name


class NetworkPrinter(Printer):
    """Writes answers on the network for people."""

    def weave(self, answer: WeaveAnswer) -> None:
        """Write what the network is like, its gaps and introductions worth making."""
        say = self.words.say
        self.heading(say("The network"))
        self.console.print(escape(network_sentence(answer.network, words=self.words)))
        table = Table(box=None, pad_edge=False)
        for title in (say("Theme or region"), say("Members"), say("Ties"), say("Phase")):
            table.add_column(title)
        for part in answer.parts:
            table.add_row(
                escape(self.labels.term(part.what, part.key)),
                str(part.network.organisations),
                str(part.network.ties),
                phase_name(part.network.phase, words=self.words),
            )
        self.console.print(table)
        self.heading(say("Gaps"))
        if not answer.gaps:
            self.console.print(say("No gap stands out."))
        for gap in answer.gaps:
            said = say(
                "%(theme)s, %(region)s: %(members)s of kind “%(kind)s”, where about %(expected)s "
                "would be expected",
                theme=self.labels.term("theme", gap.theme),
                region=self.labels.term("region", gap.region),
                kind=self.labels.term("kind", gap.kind),
                members=gap.members,
                expected=self.words.amount(gap.expected),
            )
            self.console.print(f"   - {escape(said)}")
        self.heading(say("Introductions worth making"))
        if not answer.introductions:
            self.console.print(say("No introduction stands out."))
        for one in answer.introductions:
            names = self.words.list((one.one, one.other))
            self.console.print(f"\n[bold]{one.rank}. {escape(names)}[/bold]")
            for sentence in one.because:
                self.console.print(f"   + {escape(sentence)}")
            for brought in one.brings:
                rests_on = f"{self.words.quote(brought.quote)} — {brought.source}"
                quote = say("%(name)s: %(value)s", name=brought.member, value=rests_on)
                facts = (quote, self.labels.tongue(brought.language))
                self.console.print(f"     [dim]{escape(' · '.join(filter(None, facts)))}[/dim]")
        self.heading(say("What these introductions would change"))
        self.console.print(escape(change_sentence(answer.network, answer.after, words=self.words)))

    def introductions(self, answer: IntroductionsAnswer) -> None:
        """Write introductions, the waiting ones first."""
        say = self.words.say
        if not answer.introductions:
            self.console.print(say("No introduction is on record yet."))
        for row in answer.introductions:
            one = row.introduction
            self._entry(
                self.words.list((row.one, row.other)),
                self.words.clauses((one.id, stage_name(one.stage, words=self.words))),
            )
            if row.stale:
                self._remarks((waiting_words(one.stage, words=self.words),))
            if one.is_open:
                gone = (
                    say("%(name)s is no longer in the catalogue.", name=key) for key in row.gone
                )
                self._remarks(tuple(gone))
            self._purpose(one)
            if row.introducer:
                said = say("Introduced by: %(name)s", name=row.introducer)
                self.console.print(f"   {escape(said)}")
            self._standing(one)

    def earlier(self, introductions: Iterable[Introduction]) -> None:
        """Write what came of earlier introductions of the same two."""
        for one in introductions:
            said = self.words.say(
                "These two were introduced before: %(stage)s, %(day)s.",
                stage=stage_name(one.stage, words=self.words),
                day=self.words.day(one.moved_on),
            )
            self.console.print(f"   {escape(' '.join(filter(None, (said, self._why(one)))))}")

    def history(self, row: Listed, steps: tuple[Step, ...]) -> None:
        """Write what an introduction went through, the first step first.

        Args:
            row: The introduction with the names of those in it.
            steps: It, as it was after each change.
        """
        self.heading(self.words.list((row.one, row.other)))
        purpose = ""
        for step in steps:
            one = step.introduction
            day = self.words.day(step.day)
            self._entry(day, stage_name(one.stage, words=self.words))
            if one.purpose != purpose:
                self._purpose(one)
            purpose = one.purpose
            self._standing(one)

    def _purpose(self, one: Introduction) -> None:
        if one.purpose:
            said = self.words.say("What they could do: %(purpose)s", purpose=one.purpose)
            self.console.print(f"   {escape(said)}")

    def _why(self, one: Introduction) -> str:
        if not one.reason:
            return ""
        if one.stage == "ended":
            return self.words.say("Why it ended: %(reason)s", reason=one.reason)
        return self.words.say("Why it was declined: %(reason)s", reason=one.reason)

    def _standing(self, one: Introduction) -> None:
        """Write how an introduction stands, and what comes next."""
        say = self.words.say
        lines = [
            self._why(one),
            say("Next step: %(step)s", step=one.next_step) if one.next_step else "",
            say("In charge: %(owner)s", owner=one.owner) if one.owner else "",
            say("until %(day)s", day=self.words.day(one.due)) if one.due else "",
        ]
        for line in filter(None, lines):
            self.console.print(f"   {escape(line)}")
