"""Answers as people read them on a terminal."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from broker.cli._console import Terminal
from broker.export import Labels, about
from broker.model import (
    CashPlan,
    Exchange,
    ExchangeAnswer,
    FundingAnswer,
    Reason,
    Recommendation,
    Recommendations,
    TeamAnswer,
    TeamsForCalls,
    Understood,
    Unlocking,
)
from broker.vocabulary import Vocabulary
from broker.wording import (
    Words,
    call_name,
    exchange_category,
    impossible,
    limit,
    odds,
    one_away,
    proof,
    uncovered,
    verdict,
    ways_out,
)

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
        self.labels = Labels(words, vocabulary=vocabulary)
        self.console = console or Terminal()

    def heading(self, text: str) -> None:
        """Write a heading."""
        self.console.print(f"\n[bold underline]{escape(text)}[/bold underline]")

    def understood(self, proposal: Understood) -> None:
        """Say what was understood of a proposal."""
        say, labels = self.words.say, self.labels
        language = proposal.language and labels.term("language", proposal.language)
        spoken = say("Language: %(language)s", language=language or say("none recognised"))
        for line in (spoken, *about(proposal, labels=labels)):
            self.console.print(escape(line))

    def recommendations(self, answer: Recommendations) -> None:
        """Write a ranked list with its reasons."""
        self.understood(answer.proposal)
        if answer.caution:
            self.console.print(f"[yellow]! {escape(answer.caution)}[/yellow]")
        self.suggestions(answer.recommendations)

    def suggestions(self, suggestions: tuple[Recommendation, ...]) -> None:
        """Write suggestions, best first, with their main reasons and all cautions."""
        for one in suggestions:
            facts = [self.labels.term("kind", one.kind)]
            if one.country:
                facts.append(self.labels.term("country", one.country))
            said = (", ".join(facts), odds(one.score, words=self.words))
            self._entry(f"{one.rank}. {one.member}", self.words.clauses(said))
            for reason in one.reasons[:_REASONS]:
                self._reason(reason)
            self._remarks(one.cautions)
        if not suggestions:
            self.console.print(self.words.say("Nobody fits: name a theme or a place."))

    def team(self, answer: TeamAnswer) -> None:
        """Write a team, or why there is none."""
        if answer.status == "infeasible":
            self._conflict(answer)
            return
        say = self.words.say
        table = Table(box=None, pad_edge=False)
        for title in (say("Organisation"), say("Seat"), say("Covers")):
            table.add_column(title)
        for one in answer.team:
            covers = self.words.list(one.covers) or "–"
            table.add_row(escape(one.member), escape(self.labels.seat(one.seat)), escape(covers))
        self.console.print(table)
        self.console.print(proof(answer.gap, words=self.words))
        for call in answer.calls:
            self._entry(self._call(call.funder, call.call), self._verdict(call.eligible))
            self._remarks(call.because)

    def pairs(self, answer: TeamsForCalls) -> None:
        """Write the best pairs of a team and a call."""
        for one in answer.pairs:
            call = self._call(one.funder, one.call)
            self._entry(f"{one.rank}. {call}", self._verdict(one.eligible))
            self.console.print(f"   + {escape(self.words.list(one.team))}")
            self._remarks(one.because)
        if not answer.pairs:
            self.console.print(self.words.say("No call is open to a team that keeps these rules."))

    def funding(self, answer: FundingAnswer, *, top: int) -> None:
        """Write the first calls of a list."""
        for call in answer.calls[:top]:
            facts = [self._verdict(call.eligible), self.words.percent(call.score)]
            if call.deadline:
                day = self.words.moment(call.deadline)
                facts.append(self.words.say("until %(day)s", day=day))
            self._entry(
                f"{call.rank}. {self._call(call.funder, call.call)}", self.words.clauses(facts)
            )
            for reason in call.main_reasons(2):
                self._reason(reason)
            if call.form:
                self.console.print(f"   {escape(' '.join(call.form))}")
            self._remarks(call.because)
            if call.cash_gap:
                self._remarks((uncovered(call.cash_gap, words=self.words),))
        if not answer.calls:
            self.console.print(
                self.words.say(
                    "No call is on record that could pay for this. Calls come in with "
                    "broker import FILE --kind funders, calls or eu-calls."
                )
            )
        if len(answer.calls) > top:
            more = len(answer.calls) - top
            self.console.print(
                self.words.say("… and %(count)s more; --json lists all.", count=more), style="dim"
            )
        if answer.one_away:
            self.heading(self.words.say("One partner away"))
        for away in answer.one_away[:5]:
            self.console.print(f"   - {escape(one_away(away.call, away.add, words=self.words))}")

    def cash(self, plan: CashPlan) -> None:
        """Write what a team must bring itself."""
        say = self.words.say

        def money(value: float) -> str:
            return self.words.amount(value, currency=plan.currency)

        self.heading(self._call(plan.funder, plan.call))
        lines = [
            say("Budget: %(amount)s", amount=money(plan.budget)),
            say("The call could pay up to: %(amount)s", amount=money(plan.grant)),
            say("The team must bring: %(amount)s", amount=money(plan.own)),
            say("Counted of what comes in kind: %(amount)s", amount=money(plan.in_kind)),
            say("Cash told of: %(amount)s", amount=money(plan.cash)),
            say("Cash still missing: %(amount)s", amount=money(plan.missing)),
        ]
        if plan.limits:
            rules = self.words.list(tuple(limit(one, words=self.words) for one in plan.limits))
            lines.append(say("What makes it so: %(rules)s", rules=rules))
        if not plan.complete:
            lines.append(say("Its largest grant is not known, so more may be missing."))
        for line in lines:
            self.console.print(escape(line))
        for one in plan.each:
            said = say(
                "%(member)s: %(cash)s in cash, %(kind)s in kind, %(further)s of what is missing",
                member=one.member,
                cash=money(one.cash),
                kind=money(one.in_kind),
                further=money(one.further),
            )
            self.console.print(f"   - {escape(said)}")

    def unlocking(self, answer: Unlocking) -> None:
        """Write the calls that a member opens to others."""
        if not answer.calls:
            said = self.words.say("%(member)s opens no call to others.", member=answer.member)
            self.console.print(escape(said))
        for call in answer.calls:
            number = len(call.members)
            facts = self.words.count(
                "opened to one other member", "opened to %(number)s other members", number
            )
            self._entry(self._call(call.funder, call.call), facts)
            named = self.words.list(call.members[:_REASONS])
            if (more := number - _REASONS) > 0:
                rest = self.words.count("and %(number)s more", "and %(number)s more", more)
                named = f"{', '.join(call.members[:_REASONS])} {rest}"
            self.console.print(f"   {escape(named)}")

    def exchanges(self, answer: ExchangeAnswer, *, nothing: str = "") -> None:
        """Write what others could bring, then what others look for, or why there is nothing."""
        say = self.words.say
        for direction, title in (
            ("receives", say("What others could bring")),
            ("gives", say("What others look for")),
        ):
            found = [one for one in answer.exchanges if one.direction == direction]
            if found:
                self.heading(title)
            for one in found:
                self._exchange(one)
        if not answer.exchanges:
            usual = say("No offer answers a need here: name a theme, or say what you need.")
            self.console.print(escape(nothing or usual))

    def _exchange(self, one: Exchange) -> None:
        facts = [self.labels.term("kind", one.kind)]
        if one.country:
            facts.append(self.labels.term("country", one.country))
        facts.append(exchange_category(one.category, words=self.words))
        self._entry(one.member, ", ".join(facts))
        say = self.words.say
        lines = [say("Offer: %(text)s", text=one.offer)]
        if one.need:
            lines.append(say("Need: %(text)s", text=one.need))
        for line in lines:
            self.console.print(f"   {escape(line)}")
        for reason in one.reasons[:_REASONS]:
            self.console.print(f"   + {escape(reason.text)}")

    def _conflict(self, answer: TeamAnswer) -> None:
        self.console.print(impossible(len(answer.conflict), words=self.words))
        for rule in answer.conflict:
            self.console.print(f"   - {escape(self.labels.rule(rule))}")
        self.console.print(ways_out(len(answer.relaxations), words=self.words))
        for way in answer.relaxations:
            self.console.print(f"   - {escape(self.labels.change(way))}")

    def _entry(self, name: str, facts: str) -> None:
        self.console.print(f"\n[bold]{escape(name)}[/bold] [dim]({escape(facts)})[/dim]")

    def _reason(self, reason: Reason) -> None:
        against = reason.contribution < 0
        self.console.print(f"   {'-' if against else '+'} {escape(reason.text)}")
        said = reason.words_quoted
        # What speaks against something rests on the record that was quoted for it.
        if reason.source and not against:
            # What the sentence quotes itself needs no second time.
            quote = f"{self.words.quote(said)} — " if said and said not in reason.text else ""
            self.console.print(f"     [dim]{escape(quote + reason.source)}[/dim]")

    def _remarks(self, sentences: tuple[str, ...]) -> None:
        for sentence in sentences:
            self.console.print(f"   [yellow]! {escape(sentence)}[/yellow]")

    def _call(self, funder: str, call: str) -> str:
        return call_name(funder, call, words=self.words)

    def _verdict(self, eligible: str) -> str:
        return verdict(eligible, words=self.words)
