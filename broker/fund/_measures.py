"""What a condition asks of money and of time, in words."""

from broker.model import Test
from broker.wording import Words


class Measures:
    """Says how much of its own a team must bring, how large a budget may be, how long work lasts.

    Args:
        words: The language.
    """

    def __init__(self, words: Words) -> None:
        self.words = words

    def asked(self, test: Test) -> str:
        """Return what a test on a number asks."""
        if test.what in {"duration", "applications"}:
            return self._counted(test)
        what = f"{test.what} of {test.share_of}" if test.share_of else test.what
        said = self._at_least(test) if test.sign == ">=" else self._at_most(test)
        return said[what]

    def _at_least(self, test: Test) -> dict[str, str]:
        say, number = self.words.say, self._number(test)
        return {
            "cofinancing": say("the team brings at least %(share)s of the budget", share=number),
            "cash": say("the team brings at least %(share)s of the budget in cash", share=number),
            "in_kind": say(
                "the team brings at least %(share)s of the budget in kind", share=number
            ),
            "cash of cofinancing": say(
                "at least %(share)s of what the team brings is cash", share=number
            ),
            "in_kind of cofinancing": say(
                "at least %(share)s of what the team brings is in kind", share=number
            ),
            "budget": say("a budget of at least %(amount)s", amount=number),
            "grant": say("a grant of at least %(amount)s", amount=number),
        }

    def _at_most(self, test: Test) -> dict[str, str]:
        say, number = self.words.say, self._number(test)
        return {
            "cofinancing": say("the team brings at most %(share)s of the budget", share=number),
            "cash": say("the team brings at most %(share)s of the budget in cash", share=number),
            "in_kind": say("the team brings at most %(share)s of the budget in kind", share=number),
            "cash of cofinancing": say(
                "at most %(share)s of what the team brings is cash", share=number
            ),
            "in_kind of cofinancing": say(
                "at most %(share)s of what the team brings is in kind", share=number
            ),
            "budget": say("a budget of at most %(amount)s", amount=number),
            "grant": say("a grant of at most %(amount)s", amount=number),
        }

    def _counted(self, test: Test) -> str:
        """Return what is asked of months, or of applications, of which there may be just one."""
        count, number = self.words.count, round(test.number or 0)
        return {
            ("duration", ">="): count(
                "the work lasts at least one month",
                "the work lasts at least %(number)s months", number),
            ("duration", "<="): count(
                "the work lasts at most one month",
                "the work lasts at most %(number)s months", number),
            ("applications", ">="): count(
                "at least one application by the same lead",
                "at least %(number)s applications by the same lead", number),
            ("applications", "<="): count(
                "at most one application by the same lead",
                "at most %(number)s applications by the same lead", number),
        }[test.what, test.sign]  # fmt: skip

    def _number(self, test: Test) -> str:
        number = test.number or 0.0
        if test.unit == "%":
            return self.words.percent(number / 100)
        return self.words.amount(number, currency=test.unit or None)
