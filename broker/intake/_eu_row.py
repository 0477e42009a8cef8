"""A call as the EU's portal gives it, and the programme that pays."""

import re
from datetime import date
from typing import TYPE_CHECKING

from pydantic import ValidationError

from broker.intake._conditions import at_brussels
from broker.intake._eu_money import most_described
from broker.intake._eu_terms import EuTerms, read_terms
from broker.intake._mojibake import mended
from broker.intake._problem import Problem
from broker.model import Call, Condition, Funder, Said, UnknownNameError, slug

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

PORTAL = "https://ec.europa.eu/info/funding-tenders/opportunities/portal"
_SUMMARY = 1_500
"""Letters of a description that are kept."""

_READ = 1_500
"""Letters of a description in which themes are looked for."""

_STATES = {"open": "open", "forthcoming": "forthcoming", "closed": "closed"}
_STAGES = {"single-stage": "one", "two-stage": "two", "multiple cut-off": "cut-offs"}
_EVENING = 17
"""The hour in Brussels at which the portal closes calls for proposals."""

_ABROAD = "EU External Action"
"""Programme whose calls close at an hour, and are in a language, that the rows do not tell."""

_PART = re.compile(r"\bdestinations?\b", re.IGNORECASE)
"""What the programme calls its parts, and a model of the Earth: no place to travel to."""

_ZONE = re.compile(r"EuropeAid/\d+/\w+/\w+/(?P<zone>[A-Z]{2}|Multi)")
"""Reference of such a call: it ends in the country where the work is, or in `Multi` for several,
which only the title names."""


class EuRow:
    """One call as the portal gives it."""

    def __init__(
        self, cells: dict[str, object], *, file: str, number: int, problems: list[Problem]
    ) -> None:
        self._cells, self._file, self._number, self._problems = cells, file, number, problems

    def wrong(self, column: str, message: str) -> None:
        """Note a problem."""
        problem = Problem(
            file=self._file,
            row=self._number,
            column=column,
            value=self._text(column)[:80],
            message=message,
        )
        self._problems.append(problem)

    def funder(self, *, read_on: date) -> Funder:
        """Return the programme that pays."""
        name = self._funder_name()
        return Funder(
            id=slug(name),
            name=name,
            kind="EU programme",
            url=PORTAL,
            summary=f"Calls of the programme {self._text('programme')} on the EU's portal.",
            source=PORTAL,
            as_of=read_on.year,
        )

    def call(self, *, vocabulary: "Vocabulary", read_on: date) -> Call | None:
        """Return the call, or None where something in the row is wrong."""
        topic, title = self._text("topicId"), self._text("title")
        needed = ("topicId", "title", "programme")
        missing = [column for column in needed if not self._text(column)]
        for column in missing:
            self.wrong(column, Said("it is empty; it must say something."))
        deadlines = self._deadlines()
        state = _STATES.get(self._text("callStatus").casefold() or "open")
        if state is None:
            self.wrong("callStatus", Said("it is none of %(names)s.", names=", ".join(_STATES)))
        if missing or deadlines is None or state is None:
            return None
        terms = self._terms(vocabulary, year=read_on.year)
        try:
            return Call.model_validate(
                {
                    "id": slug(f"eu {topic}"),
                    "funder": slug(self._funder_name()),
                    "title": f"{title} ({topic})",
                    "pattern": "deadline",
                    "status": state,
                    "status_note": " ".join(self._remarks()),
                    "deadlines": deadlines,
                    "stages": _STAGES.get(self._text("deadlineModel"), ""),
                    "languages": () if self._abroad() else ("en",),
                    **self._subject(vocabulary),
                    **self._grant(),
                    **self._asked(terms, vocabulary=vocabulary, year=read_on.year),
                    "source": self._text("portalUrl") or PORTAL,
                    "as_of": read_on.year,
                    "read_on": read_on,
                }
            )
        except ValidationError as error:
            first = error.errors()[0]
            self.wrong(str(first["loc"][0]) if first["loc"] else "", f"{first['msg']}.")
            return None

    def _terms(self, vocabulary: "Vocabulary", *, year: int) -> EuTerms:
        """Return what the conditions of the call say."""
        return read_terms(
            self._text("topicConditions"),
            about=self._text("description"),
            # Euratom has associated countries of its own, whatever programme it is filed under.
            programme="Euratom" if "EURATOM" in self._text("topicId") else self._text("programme"),
            action=" ".join(self._text("typesOfAction").split()),
            year=year,
            vocabulary=vocabulary,
        )

    def _subject(self, vocabulary: "Vocabulary") -> dict[str, object]:
        """Return what the call is about, and where."""
        about = self._text("description")
        return {
            "summary": _cut(about),
            "themes": vocabulary.themes_in(
                _PART.sub(" ", f"{self._text('title')}. {about[:_READ]}")
            ),
            "regions": self._regions(vocabulary),
        }

    def _grant(self) -> dict[str, object]:
        """Return how much is paid for one project, and for how many."""
        most, expected = self._most(self._text("description"))
        return {
            "max_grant": most,
            "currency": "EUR" if most else None,
            "amounts_verified": True if most else None,
            "amounts_expected": expected,
            "grants": self._grants(),
        }

    def _asked(self, terms: EuTerms, *, vocabulary: "Vocabulary", year: int) -> dict[str, object]:
        """Return what applicants and their proposal must keep, and how it is paid."""
        return {
            "cofinancing": "yes" if _asks_share(terms.conditions) else "unknown",
            "conditions": (*self._zone(vocabulary, year=year), *terms.conditions),
            "payments": terms.payments,
            "pages": terms.form.pages,
            "pages_first": terms.form.pages_first,
            "lump_sum": terms.form.lump_sum,
            "rate_varies": terms.rate_varies,
        }

    def _funder_name(self) -> str:
        return f"EU {self._text('programme').removeprefix('EU ')}"

    def _deadlines(self) -> tuple[object, ...] | None:
        given = self._cells.get("deadline")
        days = given if isinstance(given, list) else [given] if given else []
        hour = 0 if self._abroad() else _EVENING
        try:
            return tuple(
                sorted(at_brussels(date.fromisoformat(str(day)[:10]), hour=hour) for day in days)
            )
        except ValueError:
            self.wrong("deadline", Said("this is no day; it should look like 2026-09-17."))
            return None

    def _abroad(self) -> bool:
        return _ABROAD in self._text("programme")

    def _zone(self, vocabulary: "Vocabulary", *, year: int) -> tuple[Condition, ...]:
        """Return where the work must be, as far as the reference of a call or its title tells."""
        found = _ZONE.fullmatch(self._text("topicId"))
        if found is None:
            return ()
        if found["zone"] == "Multi":
            where = self._titled(vocabulary, "country")
        else:
            try:
                where = (vocabulary.country(found["zone"]),)
            except UnknownNameError:
                return ()
        return (Condition.read(f"place in {', '.join(where)}", as_of=year),) if where else ()

    def _regions(self, vocabulary: "Vocabulary") -> tuple[str, ...]:
        """Return the regions of a call for several countries of which its title names none."""
        if not self._text("topicId").endswith("/Multi") or self._titled(vocabulary, "country"):
            return ()
        return self._titled(vocabulary, "region")

    def _titled(self, vocabulary: "Vocabulary", kind: str) -> tuple[str, ...]:
        """Return the places of one kind that the title names."""
        found = vocabulary.places_in(self._text("title"))
        return tuple(dict.fromkeys(one.key for one in found if one.kind == kind))

    def _most(self, about: str) -> tuple[float | None, bool]:
        """Return the largest contribution, and whether it is only what is expected."""
        told, described = self._amount("budgetMax"), most_described(about)
        if told is None:
            return described or (None, False)
        fixed = "prize" in self._text("typesOfAction").casefold()
        return told, not fixed and described != (told, False)

    def _amount(self, column: str) -> float | None:
        value = self._cells.get(column)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value) if 0 < value < float("inf") else None

    def _grants(self) -> int | None:
        number = self._cells.get("expectedGrants")
        if isinstance(number, bool) or not isinstance(number, int):
            return None
        return number if number > 0 else None

    def _remarks(self) -> list[str]:
        least, most = self._amount("budgetMin"), self._amount("budgetMax")
        said = []
        if least and most:
            amounts = dict.fromkeys((f"{least:,.0f}", f"{most:,.0f}"))
            said.append(f"About EUR {' to '.join(amounts)} is expected for one project.")
        if number := self._grants():
            grants = "one grant is" if number == 1 else f"{number} grants are"
            said.append(f"About {grants} expected.")
        if self._text("typesOfAction"):
            said.append(f"Type of action: {' '.join(self._text('typesOfAction').split())}.")
        return said

    def _text(self, column: str) -> str:
        value = self._cells.get(column)
        if not isinstance(value, str):
            return ""
        return " ".join(mended(value).replace("\x00", "").split())


def _asks_share(conditions: tuple[Condition, ...]) -> bool:
    """Tell whether a team must bring a share of the budget; the rule itself says how much."""
    return any(
        (test.what, test.sign) == ("cofinancing", ">=") for one in conditions for test in one.tests
    )


def _cut(text: str) -> str:
    """Return the beginning of a text, whole words only."""
    if len(text) <= _SUMMARY:
        return text
    return f"{text[:_SUMMARY].rsplit(' ', 1)[0]} …"
